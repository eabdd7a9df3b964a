local check = require "check"
local same = check.same
local calls = {}

function on_input(s, kind, object, argument)
    calls[#calls + 1] = { s = s, kind = kind, object = object, argument = argument }
    return answer
end

-- The names of globals: an argument of a name that there is not is nil, one without a name is not passed.
blah = "the value of blah"
local session = check.call("one")
session:setInputCallback("on_input", "blah")
answer = "break"
same(session:streamFile("/tmp/long.wav"), 0)
same(#calls, 1)
same(calls[1].s == session, true)
same(calls[1].kind, "dtmf")
same(calls[1].object.digit, "1")
same(calls[1].object["duration"], 2000)
same(calls[1].argument, "the value of blah")
session:hangup()

-- "true" goes on.
calls, answer = {}, "true"
session = check.call("one")
session:setInputCallback("on_input", "no such global")
same(session:streamFile("/tmp/prompt.wav"), 1)
same(session:sleep(100), 1)
same(#calls, 1)
same(calls[1].argument, nil)
session:hangup()

-- What changes the file while it plays.
local con = freeswitch.EventConsumer("API")
calls, answer = {}, "seek:+3000"
session = check.call("one")
session:setInputCallback("on_input")
same(session:streamFile("/tmp/prompt.wav"), 1)
same(#calls, 1)
local event
repeat event = con:pop(1, 5000) until not event or event:getHeader("API-Command") == "uuid_fileman"
same(event and event:getHeader("API-Command-Argument"), session:get_uuid() .. " seek:+3000")
session:hangup()

-- Never during execute, and never when it was unset.
calls, answer = {}, "break"
session = check.call("one")
session:setInputCallback("on_input", "")
session:execute("playback", "/tmp/prompt.wav")
session:execute("sleep", "100")
same(#calls, 0)
session:hangup()
session = check.call("one")
session:setInputCallback("on_input", "")
session:unsetInputCallback()
same(session:streamFile("/tmp/prompt.wav"), 1)
same(#calls, 0)
session:hangup()

-- In recordFile and sleep too: a first digit comes while a file plays, the second later, and ends what nobody waits for.
for name, act in pairs {
    recordFile = function(s) return s:recordFile("/tmp/lab.wav", 600) end,
    sleep = function(s) return s:sleep(600000) end,
    collectDigits = function(s) return s:collectDigits(600000) end,
} do
    calls, answer = {}, "break"
    session = check.call("nine-then-three")
    session:setInputCallback("on_input", "")
    same(session:streamFile("/tmp/long.wav"), 0)
    same(act(session), 0, name)
    same(#calls, 2, name)
    session:hangup()
end

-- One that fails is logged, and the call goes on.
function broken() error("broken") end
session = check.call("one")
session:setInputCallback("broken", "")
same(session:streamFile("/tmp/prompt.wav"), 1)
same(session:ready(), true)
session:setInputCallback("no_such_function", "")
same(session:sleep(20), 1)
session:hangup()

-- The hangup hook, once, with what happened and its argument.
local hooks = {}
function on_hangup(s, how, argument) hooks[#hooks + 1] = how .. " " .. tostring(argument) end
session = check.call("gone")
session:setHangupHook("on_hangup", "blah")
session:streamFile("/tmp/long.wav")
session:sleep(10)
same(session:ready(), false)
same(table.concat(hooks, ","), "hangup the value of blah")
hooks = {}
session = check.call("alice")
session:setHangupHook("on_hangup")
session:transfer("1000", "XML", "default")
same(table.concat(hooks, ","), "transfer nil")
freeswitch.API():execute("uuid_kill", session:get_uuid())

-- A hook that returns "exit" ends the script.
function enough() return "exit" end
session = check.call("alice")
session:setHangupHook("enough")
session:hangup()
error("not reached")
