-- ivr.lua: run by `fslua serve`, for a call that the dialplan hands over
session:answer()
local digits = session:playAndGetDigits(1, 4, 3, 5000, "#", "ivr/ivr-welcome.wav", "ivr/ivr-invalid_entry.wav", "\\d+")
freeswitch.consoleLog("info", session:getVariable("caller_id_number") .. " entered " .. digits .. "\n")
if digits ~= "" then session:transfer(digits, "XML", "default") end
