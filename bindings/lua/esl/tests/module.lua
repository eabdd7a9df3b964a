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
refused("wrong number or type of arguments", ESL.ESLconnection, host, port, "", "ClueCon", "")
refused("wrong number or type of arguments", ESL.ESLconnection, host, port, "", "ClueCon", "", "")
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

refused("getHeader takes 1 to 2 arguments, and got 0", event.getHeader, event)
refused("bad argument #1 to getHeader: a string expected, got ESLevent", event.getHeader, event, event)
refused("bad argument #2 to getHeader: a number expected, got string", event.getHeader, event, "List", "second")
assert(event:getHeader("List", nil) == "ARRAY::a|:b" and event:getHeader("List", "1") == "b" and event:getHeader(nil) == nil)
assert(event:addHeader("Half", 0.5) and event:getHeader("Half") == "0.5" and event:getHeader("none") == nil)

-- Objects: of what a method is called, what can be done with one, and nothing else.
assert(event.getType(event) == "CUSTOM" and event.no_such_thing == nil and con.no_such_thing == nil)
assert(tostring(event):find("^ESLevent: ") and tostring(con):find("^ESLconnection: "), tostring(event))
assert(getmetatable(event) == false and not pcall(setmetatable, event, {}))
assert(not pcall(function() event.mine = 2 end) and event.mine == 1)
refused("getType belongs to an ESLevent: call it with a colon", event.getType)
refused("getType belongs to an ESLevent: call it with a colon", event.getType, con)
refused("api belongs to an ESLconnection: call it with a colon", con.api, "status")
refused("api belongs to an ESLconnection: call it with a colon", con.api, io.stdout, "status")
refused("serialized_string belongs to an ESLevent", debug.getmetatable(event).__index, con, "serialized_string")
local _, message = pcall(function() con:recvEventTimed() end)
assert(message:find("module.lua:%d+: recvEventTimed takes 1 arguments, and got 0$"), message)
assert(coroutine.wrap(function(of) return of:getHeader("priority") end)(event) == "HIGH")

-- What is collected is gone, once; what another holds isn't.
local gone = ESL.ESLevent(event)
debug.getmetatable(gone).__gc(gone)
debug.getmetatable(gone).__gc(gone)
debug.getmetatable(gone).__gc(con)
refused("getType belongs to an ESLevent", gone.getType, gone)
assert(event:getType() == "CUSTOM" and con:connected() == 1)
for _ = 1, 2000 do ESL.ESLevent(event):getHeader("Shared") end
collectgarbage()

-- A module that is loaded anew knows the objects that are there.
package.loaded.ESL = nil
assert(require("ESL").ESLevent(event):getHeader("Shared") == "yes")

-- It goes round: subscribed to, fired, received.
assert(con:events("plain", "CUSTOM shop::open") == 0)
con:sendEvent(event)
local came = con:recvEvent()
assert(came:getHeader("Event-Subclass") == "shop::open" and came:getBody() == "hi")
ESL.eslSetLogLevel(0)
con = nil
collectgarbage()
print("ok " .. _VERSION)
