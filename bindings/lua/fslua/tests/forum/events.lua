-- The first case: an event hook that places a call, with data for the dialplan. The presence notification says that an extension is free again; the
-- call goes to an agent, with a caller ID that says what to do, and then into the dialplan, which finds the data in channel variables.
local account = event:getHeader("Extension")
if event:getHeader("State") == "ready" then
    local api = freeswitch.API()
    local data = "{origination_caller_id_name='Call back " .. account .. "',origination_caller_id_number=" .. account .. ",lab_account=" .. account .. "}"
    freeswitch.consoleLog("info", api:executeString("originate " .. data .. "test/agent 5100 XML default"))
end
