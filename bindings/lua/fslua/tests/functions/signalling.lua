local check = require "check"
local same = check.same

-- A call that is answered.
local session = freeswitch.Session("test/alice")
same(session:ready(), true)
same(session:answered(), true)
same(session:mediaReady(), true)
same(session:bridged(), false)
same(session:hangupCause(), "NONE")
same(session.cause, "NONE")
same(session.allocated, 1)
same(session:getState(), "CS_EXECUTE")
same(session.uuid, session:get_uuid())
same(session:answer(), 1)

-- The same call by its UUID.
local again = freeswitch.Session(session:get_uuid())
same(again:ready(), true)
same(again == session, true)
again:destroy()
same(again:get_uuid(), nil)
same(again:ready(), false)
same(again.allocated, 0)
same(again:answer(), -1)
same(session:ready(), true, "who attaches does not hang up")
check.fails("for a reason", function() again:destroy("for a reason") end)

session:hangup("user_busy")
same(session:ready(), false)
same(session:hangupCause(), "USER_BUSY")
same(session.cause, "USER_BUSY")
same(session:getState(), "CS_HANGUP")
session:hangup()

-- Calls that do not come about.
local busy = freeswitch.Session("test/busy")
same(busy:ready(), false)
same(busy:hangupCause(), "USER_BUSY")
same(busy:get_uuid(), nil)
local none = freeswitch.Session("{originate_timeout=1}test/silent")
same(none:ready(), false)
same(none:hangupCause(), "NO_ANSWER")
same(freeswitch.Session():ready(), false)
check.fails("can't stand in a dial string", function() freeswitch.Session("test/al\nice") end)

-- Early media is enough, as in mod_lua.
local late = freeswitch.Session("test/late")
same(late:ready(), true)
same(late:answered(), false)
late:waitForAnswer(late)
same(late:answered(), true)
late:hangup()
local early = freeswitch.Session("test/early")
same(early:preAnswer(), 1)
early:hangup()

-- With an a-leg: whom it is shown from.
local a = check.call("alice")
a:setVariable("effective_caller_id_number", "4711")
local b = freeswitch.Session("test/bob", a)
same(b:ready(), true)
local seen = freeswitch.API():execute("uuid_dump", b:get_uuid())
check.has(seen, "4711")
b:hangup()

-- The deprecated form: 0 is success.
local c = freeswitch.Session()
same(c:originate(a, "test/bob", 5), 0)
same(c:ready(), true)
c:hangup()
same(freeswitch.Session():originate(a, "test/busy"), 1)

-- Who is shown to the called.
local d = freeswitch.Session()
d:setCallerData("caller_id_name", "Door")
same(d:originate(nil, "test/bob"), 0)
check.has(freeswitch.API():execute("uuid_dump", d:get_uuid()), "Door")
d:hangup()

-- A transfer ends the script's control, and with it the hangup at the end.
local uuid = a:get_uuid()
same(a:transfer("1000", "XML", "default"), 1)
same(a:ready(), false)
a = nil
collectgarbage() collectgarbage()
same(freeswitch.API():execute("uuid_exists", uuid), "true")
freeswitch.API():execute("uuid_kill", uuid)

-- A session that is dropped is hung up, unless it asked not to be.
local dropped = check.call("alice")
local id = dropped:get_uuid()
local con = freeswitch.EventConsumer("CHANNEL_HANGUP_COMPLETE")
dropped = nil
collectgarbage() collectgarbage()
local event
repeat event = con:pop(1, 5000) until not event or event:getHeader("Unique-ID") == id
same(event ~= nil, true, "a dropped session is hung up")
local kept = check.call("alice")
same(kept:setAutoHangup(false), 0)
id = kept:get_uuid()
kept = nil
collectgarbage() collectgarbage()
same(freeswitch.API():execute("uuid_exists", id), "true")
freeswitch.API():execute("uuid_kill", id)
