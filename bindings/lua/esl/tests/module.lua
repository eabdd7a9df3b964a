-- What the module promises beyond what the conformance suite asks it: SWIG's ways with names, arguments and errors.
local host, port = arg[1], arg[2]
local module = require "ESL"
assert(module == ESL and type(ESL.ESLconnection) == "function")

local function refused(part, call, ...)
  local done, message = pcall(call, ...)
  assert(not done, "it was taken")
  assert(tostring(message):find(part, 1, true), tostring(message) .. " lacks " .. part)
end

-- Constructors: a port may be a number or a text, a password a number; what fits none raises.
for _, con in ipairs { ESL.ESLconnection(host, tonumber(port), "ClueCon"), ESL.ESLconnection(host, port, "", "ClueCon") } do
  assert(con:connected() == 1 and con:socketDescriptor() >= 0 and con:getInfo() == nil)
  assert(con:disconnect() == 0 and con:connected() == 0 and con:disconnect() == 0)
  assert(con:api("status") == nil and con:socketDescriptor() == -1)
  assert(con:recvEvent():getType() == "SERVER_DISCONNECTED")
end
assert(ESL.ESLconnection(host, port, 4711):connected() == 0)
assert(ESL.ESLconnection(999999):connected() == 0)
refused("wrong number or type of arguments", ESL.ESLconnection)
refused("wrong number or type of arguments", ESL.ESLconnection, host, port)
refused("bad argument #1 to ESLconnection", ESL.ESLconnection, {}, port, "ClueCon")

local con = ESL.ESLconnection(host, port, "ClueCon")
refused("api takes 1 to 2 arguments, and got 0", con.api, con)
refused("bad argument #1 to api: a string expected, got table", con.api, con, {})
refused("bad argument #1 to sendEvent: an ESLevent expected, got string", con.sendEvent, con, "CUSTOM")
refused("bad argument #1 to recvEventTimed", con.recvEventTimed, con, "soon")
assert(con:api(nil) == nil and con:api("echo", 12):getBody() == "12")
assert(con:api("echo a\nexit") == nil and con:connected() == 1, "a line break is refused, the connection stays")
assert(con:setAsyncExecute("on") == 1 and con:setEventLock("false") == 0)
assert(con:recvEventTimed(1) == nil and con:connected() == 1)

-- Events.
local event = ESL.ESLevent("custom", "shop::open")
assert(event:getType() == "CUSTOM" and event:getHeader("event-subclass") == "shop::open")
assert(event:addHeader("Door", 1) == true and event:getHeader("Door") == "1" and event:getHeader("None") == nil)
assert(event:pushHeader("List", "a") and event:pushHeader("List", "b") and event:getHeader("List", 1) == "b")
assert(event:unshiftHeader("First", "x") and event:firstHeader() == "First" and event:nextHeader() == "Event-Name")
assert(event:addBody("hi") and event:getBody() == "hi" and event:setPriority(2) and event:getHeader("priority") == "HIGH")
assert(event:delHeader("Door") and event:delHeader("Door") and event.mine == 1)
assert(event:serialize():find("Event-Subclass: shop%3A%3Aopen\n", 1, true))
assert(event:serialize("json"):find('"_body":\t"hi"', 1, true) and event.serialized_string:find("Content-Length: 2\n\nhi", 1, true))
assert(ESL.ESLevent("json", event:serialize("json")):getHeader("Event-Subclass") == "shop::open")
assert(ESL.ESLevent("json", "no json"):getType() == "invalid")
assert(ESL.ESLevent("no such type"):getType() == "MESSAGE")
local other = ESL.ESLevent(event)
other:addHeader("Shared", "yes")
assert(event:getHeader("Shared") == "yes")
refused("bad argument #2 to addHeader", event.addHeader, event, "A", {})
refused("ESLevent takes 1 to 2 arguments", ESL.ESLevent)

-- It goes round: subscribed to, fired, received.
assert(con:events("plain", "CUSTOM shop::open") == 0)
con:sendEvent(event)
local came = con:recvEvent()
assert(came:getHeader("Event-Subclass") == "shop::open" and came:getBody() == "hi")
ESL.eslSetLogLevel(0)
con = nil
collectgarbage()
print("ok " .. _VERSION)
