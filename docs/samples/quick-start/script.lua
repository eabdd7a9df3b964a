-- script.lua HOST PORT PASSWORD
require "ESL"

local con = ESL.ESLconnection(arg[1], arg[2], arg[3])
if con:connected() == 0 then error("no connection") end
print(con:api("status"):getBody())
con:events("plain", "CHANNEL_HANGUP_COMPLETE")
local job = con:bgapi("originate", "loopback/9196/default &hangup"):getHeader("Job-UUID")
print("placed by the job " .. job)
local event = con:recvEventTimed(10000)
print("ended: " .. event:getHeader("Hangup-Cause"))
