-- bridge.lua DIAL-STRING DIAL-STRING: calls the one, then the other, and connects them.
local first = freeswitch.Session("{originate_timeout=20}" .. argv[1])
if not first:ready() then
    stream:write("first: " .. first:hangupCause() .. "\n")
    return
end
local second = freeswitch.Session("{originate_timeout=20}" .. argv[2], first)
if second:ready() then
    freeswitch.bridge(first, second)
    stream:write("they have talked\n")
else
    stream:write("second: " .. second:hangupCause() .. "\n")
end
first:hangup()
