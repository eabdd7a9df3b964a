local check = require "check"
local same = check.same
local session = check.call("alice")

session:setVariable("lab_x", "it's ${uuid}, 100%")
same(session:getVariable("lab_x"), "it's ${uuid}, 100%", "setVariable expands nothing")
session:setVariable("lab_x", "")
same(session:getVariable("lab_x"), nil)
session:setVariable("lab_n", 42)
same(session:getVariable("lab_n"), "42")
same(session:getVariable("lab_none"), nil)
same(session:getVariable("lab_global"), "from the switch")
same(session:getVariable("uuid"), session:get_uuid())
for _, text in ipairs { "a\nb", "a\rb", "a\0b" } do
    check.fails("", function() session:setVariable("lab_x\n" .. text, "1") end)
    pcall(session.setVariable, session, "lab_y", text)
    same(session:getVariable("lab_x"), nil, "nothing is injected")
end

session:setPrivate("key", "value")
same(session:getPrivate("key"), "value")
same(session:getPrivate("other"), nil)

local event = freeswitch.Event("custom", "lab::data")
session:setEventData(event)
same(event:getHeader("Unique-ID"), session:get_uuid())
same(event:getHeader("variable_lab_n"), "42")

session:hangup()
same(session:getVariable("lab_n"), "42", "the last event tells it after the end")
