local check = require "check"
local same = check.same
stream:write("a")
stream:write(1)
stream:raw_write("bcdef", 2)
same(stream:get_data(), "a1bc")
local other = freeswitch.Stream()
other:write("x")
same(other:read(), "x")
same(other:read(), nil)
other:raw_write("yz", 9)
same(other:read(), "yz")
same(other:get_data(), "xyz")

local dtmf = freeswitch.DTMF("5", 800)
same(dtmf.digit, "5")
same(dtmf.duration, 800)
dtmf.digit, dtmf.duration = "6", 900
same(dtmf.digit .. dtmf.duration, "6900")
same(freeswitch.DTMF("5").duration, 2000)
check.fails("empty", function() freeswitch.DTMF("") end)
