-- What starved.c runs: each kind of answer and of error, a little of each.
require "ESL"
local event = ESL.ESLevent("CUSTOM", "shop::open")
assert(event:addHeader("Door", 1) and event:getHeader("Door") == "1" and event:getHeader("none") == nil)
assert(event:addBody(("x"):rep(5000)) and #event:getBody() == 5000 and #event.serialized_string > 5000)
assert(tostring(ESL.ESLevent(event)):find("ESLevent", 1, true))
local con = ESL.ESLconnection(999999)
assert(con:connected() == 0 and con:recvEvent():getType() == "SERVER_DISCONNECTED" and con:api("status") == nil)
-- An error that the script makes is a text, one of no memory goes on to the program.
local done, message = pcall(event.addHeader, event, "A", {})
if message:find("not enough memory", 1, true) then error(message, 0) end
assert(not done and message:find("bad argument #2 to addHeader", 1, true), message)
