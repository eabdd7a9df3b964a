local check = require "check"
local same = check.same
local a, b = check.call("alice"), check.call("bob")
local con = freeswitch.EventConsumer("CHANNEL_BRIDGE")
-- One side is hung up while they are connected: the other goes on with the script.
freeswitch.API():execute("sched_hangup", "+1 " .. b:get_uuid())
freeswitch.bridge(a, b)
same(con:pop(1, 1000) ~= nil, true)
same(b:ready(), false)
same(a:ready(), true)
same(a:streamFile("/tmp/prompt.wav"), 1)
freeswitch.bridge(a, b)
freeswitch.bridge(a, freeswitch.Session())
check.fails("Session expected", function() freeswitch.bridge(a, "x") end)
