-- for a call
local check = require "check"
local same = check.same
session:answer()
local got
function on_event(s, kind, object)
    if kind == "event" then
        got = object
        return "break"
    end
    return "true"
end
session:setInputCallback("on_event", "")
local event = freeswitch.Event("custom", "lab::told")
event:addHeader("hi", "there")
session:sendEvent(event)
session:streamFile("/tmp/long.wav")
same(got ~= nil, true)
same(got:getHeader("hi"), "there")
same(session:ready(), true)
same(session:flushEvents(), 0)
check.fails("Event expected", function() session:sendEvent("x") end)
