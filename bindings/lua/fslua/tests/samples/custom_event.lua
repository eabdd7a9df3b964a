-- The page's "freeswitch.Event". Mended: event:fire() and myEvent:addBody and myEvent:fire, the `end`s, and Utils:trim, which is not FreeSWITCH's.
local event = freeswitch.Event("custom", "my::event");
event:addHeader("My-Header", "test");
event:fire();
-- Send an event MESSAGE to a receiver
FSMan, Utils = {}, {}
function Utils:trim(text) return text and text:match("^%s*(.-)%s*$") or false end
function FSMan:fire(nameHeader, header, body)
    local myEvent = freeswitch.Event("MESSAGE");
    nameHeader = Utils:trim(nameHeader); header = Utils:trim(header); body = Utils:trim(body);
    if (nameHeader == false ) then nameHeader="Generic_Name_Header" end
    if (header == false) then header="Header_Generic" end
    if (body == false) then body="Body_Generic" end
    myEvent:addHeader(nameHeader, header);
    myEvent:addBody(body);
    myEvent:fire();
end
