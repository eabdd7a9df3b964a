-- bridge.lua DIAL-STRING DIAL-STRING: calls the one, then the other, and connects them.
local options = "{ignore_early_media=true,originate_timeout=20}"
local first = freeswitch.Session(options .. argv[1])
if not first:ready() then
    stream:write("first: " .. first:hangupCause() .. "\n")
    return
end
local second = freeswitch.Session(options .. argv[2], first)
if second:ready() then
    freeswitch.bridge(first, second)
    stream:write("they have talked\n")
else
    stream:write("second: " .. second:hangupCause() .. "\n")
end
first:hangup()
