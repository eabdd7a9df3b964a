local check = require "check"
local same = check.same

local function fire(subclass, number)
    local event = freeswitch.Event("custom", subclass)
    event:addHeader("Number", number)
    event:fire()
end

local con = freeswitch.EventConsumer("CUSTOM", "lab::one")
same(con:pop(), nil)
same(con:pop(1, 50), nil)
fire("lab::other", 0)
fire("lab::one", 1)
fire("lab::one", 2)
same(con:pop(1):getHeader("Number"), "1")
same(con:pop(1, 5000):getHeader("Number"), "2")
same(con:bind("CUSTOM", "lab::other"), 1)
same(con:bind("no such event"), 0)
fire("lab::other", 3)
same(con:pop(1, 5000):getHeader("Number"), "3")
con:cleanup()
fire("lab::one", 4)
same(con:pop(1, 50), nil)

-- The queue drops the newest when it is full.
local short = freeswitch.EventConsumer("CUSTOM", "lab::many", 2)
local last = freeswitch.EventConsumer("CUSTOM", "lab::last")
for number = 1, 5 do fire("lab::many", number) end
fire("lab::last", 0)
last:pop(1, 5000)
freeswitch.msleep(50)
same(short:pop():getHeader("Number"), "1")
same(short:pop():getHeader("Number"), "2")
same(short:pop(), nil)
local all = freeswitch.EventConsumer("all")
fire("lab::any", 9)
local event
repeat event = all:pop(1, 5000) until not event or event:getHeader("Event-Subclass") == "lab::any"
same(event ~= nil, true)
