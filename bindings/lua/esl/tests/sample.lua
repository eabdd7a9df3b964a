-- The sample of FreeSWITCH's Lua API reference. The page has lost: the first line, the host, `:getBody()` and `end`. Here the host and the
-- port are arguments.
require("ESL")
--connect to freeswitch esl
local con = ESL.ESLconnection(arg[1], arg[2], "ClueCon");
--if successful connection give notice in FS log and lua script
if con:connected() == 1 then
con:api("log","notice Lua ESL connected")
--send version command
version_response_body = con:api("version"):getBody()
--log version number to freeswitch logfile
con:api("log","notice " .. version_response_body)
--print version to Lua output
print("Your FS version is: " .. version_response_body)
end
