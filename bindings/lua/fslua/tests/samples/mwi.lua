-- The page's "event:fire". Mended: the last line, event:fire(), which the page has lost, and the domain behind the @.
local event = freeswitch.Event("message_waiting");
event:addHeader("MWI-Messages-Waiting", "no");
event:addHeader("MWI-Message-Account", "sip:1002@lab.example");
event:addHeader("Sofia-Profile", "internal");
event:fire();
