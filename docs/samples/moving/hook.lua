-- hook.lua: for NOTIFY_IN; calls the agents when an extension of the other PBX is free again.
local document = event:getHeader("pl_data") or ""
local extension = document:match('entity="sip:(%d+)@')
if extension and document:find("<state>terminated</state>", 1, true) then
    local data = "{origination_caller_id_number=" .. extension .. ",account=" .. extension
    local dial = data .. ",ignore_early_media=true,originate_timeout=30}sofia/gateway/mine/7000"
    local answer = freeswitch.API():executeString("originate " .. dial .. " call_back XML default")
    freeswitch.consoleLog("info", "calling back " .. extension .. ": " .. answer)
end
