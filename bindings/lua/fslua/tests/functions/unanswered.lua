-- for a call
local check = require "check"
local same = check.same
same(session:ready(), true)
same(session:answered(), false)
same(session:mediaReady(), false)
-- Nothing is collected before the answer: the sound plays, and that is all.
same(session:playAndGetDigits(1, 1, 1, 50, "#", "/tmp/prompt.wav", "", "\\d+"), "")
same(session:answered(), false)
same(session:answer(), 1)
same(session:answered(), true)
same(session:mediaReady(), true)
same(session:getVariable("account"), "42")
same(env:getHeader("variable_account"), "42")
same(argv[0]:match("[^/]+$"), "unanswered.lua")
