-- A flood read by a program with the module ESL: three headers and the body of each event. LUA flood.lua FOLDER PORT COUNT, where FOLDER/ESL.so is
-- the module of that Lua.
package.cpath = arg[1] .. "/?.so;" .. package.cpath
require "ESL"

local connection = ESL.ESLconnection("127.0.0.1", arg[2], "ClueCon")
assert(connection:connected() == 1, "no connection")
assert(connection:events("plain", "ALL") == 0, "no subscription")

local events, wanted_bytes, body_bytes = 0, 0, 0
while true do
    local event = connection:recvEvent()
    local name = event:getHeader("Event-Name")
    local uuid = event:getHeader("Unique-ID")
    local sip = event:getHeader("variable_sip_req_uri")
    if name == "CUSTOM" and event:getHeader("Event-Subclass") == "bench::end" then break end
    assert(name ~= "SERVER_DISCONNECTED", "the connection has ended")
    wanted_bytes = wanted_bytes + #name + (uuid and #uuid or 0) + (sip and #sip or 0)
    local body = event:getBody()
    if body then body_bytes = body_bytes + #body end
    events = events + 1
end
print(string.format('{"events": %d, "wanted_bytes": %d, "body_bytes": %d}', events, wanted_bytes, body_bytes))
