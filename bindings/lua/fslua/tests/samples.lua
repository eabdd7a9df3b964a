-- Runs each of the page's samples and checks that it did what the page says.
local samples = argv[1]
package.path = samples .. "/../functions/?/init.lua;" .. package.path
local check = require "check"
local same, has = check.same, check.has
local function run(name) return dofile(samples .. "/" .. name .. ".lua") end

local con = freeswitch.EventConsumer("MESSAGE_WAITING")
run "mwi"
same(con:pop(1, 5000):getHeader("MWI-Message-Account"), "sip:1002@lab.example")

dial_record_id, Disposition, Campaign, dial_num = 1234, "AA", 20, 7777777
con = freeswitch.EventConsumer("CUSTOM", "dial::dial-result")
run "add_body"
has(con:pop(1, 5000):getBody(), "dial_record_id: 1234\ncall_disposition: AA\n")

for name, wanted in pairs { alice = "answered", busy = "busy" } do
    address = "test/" .. name
    run "outbound"
    same(done, wanted)
end
address = "{originate_timeout=1}test/silent"
run "outbound"
same(done, "no answer")

originate_str1 = "test/alice"
run "retry"
same(session1:ready(), true)
same(retries, 1)

session = check.call("pin")
run "digits"
same(digits, "1234")
session = check.call("one")
run "digits_or_operator"
same(digits, "1")
same(session:getVariable("digits_received"), "1")
session = check.call("alice")
run "digits_or_operator"
same(digits, "")
same(session:ready(), false, "transferred to the operator")
session = check.call("six-star")
run "read"
same(digits .. terminator, "123456*")
session = check.call("pin")
session:streamFile("/prompt.wav")
run "get_digits"
same(digits, "1234")

session = check.call("nine-then-three")
session:execute("playback", "/prompt.wav")
run "record"
same(test, 0, "a digit ended it")
session = check.call("alice")
run "say_phrase"
session = check.call("alice")
run "hangup_hook"
session:hangup()
same(seen, "hangup")
session = check.call("one")
run "input_callback"
same(seen.type .. " " .. seen.arg, "dtmf args")

session = check.call("alice")
run "media"
same(session:ready(), false)

first, second = "test/alice", "test/leaves-soon"
run "bridge"
same(session2:ready(), false)

run "dbh"
has(stream:get_data(), "    1 : foo\n    2 : bar\n")
has(stream:get_data(), "Affected rows: 2\n")
run "poll"
same(poll(), false)
address, seen = "test/leaves-soon", nil
run "consumer"
same(seen > 0, true)
run "api"
same(#time, 13)
has(reply, "FreeSWITCH")
has(sofia, "profile")
con = freeswitch.EventConsumer("CUSTOM", "my::event")
local messages = freeswitch.EventConsumer("MESSAGE")
run "custom_event"
same(con:pop(1, 5000):getHeader("My-Header"), "test")
FSMan:fire(" A-Name ", nil, "text")
same(messages:pop(1, 5000):getHeader("A-Name"), "Header_Generic")
run "hello"
has(stream:get_data(), "hello world")
env = freeswitch.Event("message")
env:addHeader("command", "echo from the page")
run "page"
has(stream:get_data(), "<pre>from the page</pre>")
has(stream:get_data(), "cool: true")
dialA, dialB = "test/alice", "test/leaves-soon"
run "call_control"
same(dispoA .. dispoB, "ANSWERANSWER")
same(legB:ready(), false)

session = check.call("alice")
con = freeswitch.EventConsumer("API")
run "console_log"
local logged = 0
while logged < 10 do
    local event = con:pop(1, 5000)
    if not event then error("lines of the log are missing: " .. logged) end
    if event:getHeader("API-Command") == "log" then logged = logged + 1 end
end
run "variables"
same(moh, freeswitch.getGlobalVariable("hold_music"))
same(my_globalvar, nil)
same(session:getVariable("varname"), "varval")
con = freeswitch.EventConsumer("CHANNEL_EXECUTE")
run "execute"
has(check.ran(con, session, "playback"), "partita-no-3")
same(check.ran(con, session, "transfer"), "3000 XML default")
same(after ~= nil and session:ready(), false, "it goes on, without the call")
session = check.call("alice")
local _, message = pcall(run, "insert_file")
has(message, "session:insertFile is not possible outside of FreeSWITCH")
session = check.call("leaves-soon")
run "ready"
same(bridged, nil)
same(times > 0, true)
session = check.call("pin")
run "digits_or_star"
same(digits, "1234")
session = check.call("ten")
run "read_digits"
same(digits, "1234567890")
session = check.call("star")
run "menu"
same(session:getVariable("ivr_menu_status"), "success")
same(session:ready(), true)

address, con = "test/alice", freeswitch.EventConsumer("CHANNEL_EXECUTE")
run "new_session"
same(first:ready(), false, "transferred")
same(second:ready() and new_session:ready() and old_session:ready(), true)
same(originated, 0)
same(check.ran(con, second, "info"), "notice")
run "consumers"
same(nothing == nil and later == nil, true)
local event = freeswitch.Event("custom", "multicast::event")
event:fire()
same(multiple:pop(1, 5000):getHeader("Event-Subclass"), "multicast::event")
