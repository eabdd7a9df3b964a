local check = require "check"
local same = check.same

-- playAndGetDigits: the terminator ends it and is noted.
local session = check.call("pin")
same(session:playAndGetDigits(2, 5, 3, 3000, "#", "/tmp/prompt.wav", "/tmp/error.wav", "\\d+"), "1234")
same(session:getVariable("read_terminator_used"), "#")
session:hangup()

-- At once at the most digits, without a terminator: nobody waits for the timeout.
session = check.call("five")
same(session:playAndGetDigits(2, 5, 3, 600000, "#", "/tmp/prompt.wav", "/tmp/error.wav", "\\d+", "lab_digits"), "12345")
same(session:getVariable("lab_digits"), "12345")
same(session:getVariable("read_terminator_used") or "", "")
session:hangup()

-- Without the terminator the digits come after the timeout.
session = check.call("pin-no-end")
same(session:playAndGetDigits(2, 5, 3, 400, "#", "/tmp/prompt.wav", "/tmp/error.wav", "\\d+"), "123")
session:hangup()

-- A digit that does not fit plays the error, and what is pressed next counts.
session = check.call("nine-then-three")
local con = freeswitch.EventConsumer("PLAYBACK_START")
same(session:playAndGetDigits(1, 1, 3, 1000, "", "/tmp/prompt.wav", "/tmp/error.wav", "[134]", "digits_received", 300), "3")
same(session:getVariable("digits_received"), "3")
local played = {}
for event in function() return con:pop() end do
    if event:getHeader("Unique-ID") == session:get_uuid() then played[#played + 1] = event:getHeader("Playback-File-Path") end
end
same(table.concat(played, " "), "/tmp/prompt.wav /tmp/error.wav /tmp/prompt.wav")
session:hangup()

-- Digits during the error prompt are dropped.
session = check.call("during-error")
same(session:playAndGetDigits(1, 1, 2, 300, "", "/tmp/prompt.wav", "/tmp/error.wav", "[134]"), "")
session:hangup()

-- Empty when the tries run out; the failure's extension is where the call goes.
session = check.call("alice")
same(session:playAndGetDigits(1, 1, 2, 50, "", "/tmp/prompt.wav", "/tmp/error.wav", "[134]"), "")
same(session:ready(), true)
local uuid = session:get_uuid()
same(session:playAndGetDigits(1, 1, 1, 50, "", "/tmp/prompt.wav", "/tmp/error.wav", "[134]", "digits_received", 30, "1000 XML default"), "")
same(session:ready(), false)
freeswitch.API():execute("uuid_kill", uuid)

-- A star in the expression is quoted twice.
session = check.call("star")
same(session:playAndGetDigits(1, 1, 1, 1000, "#", "/tmp/prompt.wav", "", "\\d+|\\*"), "*")
session:hangup()

-- read
session = check.call("pin")
session:setVariable("read_terminator_used", "")
same(session:read(2, 10, "/tmp/prompt.wav", 1000, "*#"), "1234")
same(session:getVariable("read_terminator_used"), "#")
session:hangup()
session = check.call("alice")
same(session:read(2, 10, "/tmp/prompt.wav", 50, "#"), "")
session:hangup()

-- getDigits: what is typed while a file plays is there, and what comes after.
session = check.call("pin")
session:streamFile("/tmp/prompt.wav")
same(session:getDigits(5, "#", 1000), "1234")
same(session:getDigits(1, "#", 50), "")
session:hangup()
session = check.call("slow")
session:streamFile("silence_stream://10")
same(session:getDigits(3, "", 2000, 1000), "123", "the time begins again with each digit")
session:hangup()
session = check.call("slow")
session:streamFile("silence_stream://10")
same(session:getDigits(3, "", 2000, 1000, 250), "12", "the time for all of it")
session:hangup()

-- Digits that wait are thrown away.
session = check.call("pin")
session:streamFile("/tmp/prompt.wav")
same(session:flushDigits(), 0)
same(session:getDigits(1, "", 50), "")
session:hangup()

-- collectDigits gives them to the callback.
local got = ""
function collected(s, kind, object, argument)
    got = got .. object.digit
    return got == "123" and "break" or "true"
end
session = check.call("slow")
session:setInputCallback("collected", "")
session:streamFile("silence_stream://10")
same(session:collectDigits(5000), 0)
same(got, "123")
same(session:collectDigits(50, 100), 0)
session:hangup()

-- What the switch is asked to put in front of the caller's digits (uuid_recv_dtmf) is a digit too.
session = check.call("alice")
freeswitch.API():execute("uuid_recv_dtmf", session:get_uuid() .. " 42#")
same(session:streamFile("/tmp/prompt.wav"), 1)
same(session:getDigits(5, "#", 3000), "42")
session:hangup()
