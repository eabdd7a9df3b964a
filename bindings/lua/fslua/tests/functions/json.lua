local check = require "check"
local same = check.same
local json = freeswitch.JSON()

local value = json:decode('{"a": [1, 2.5, "x", true, null], "b": {"c": "d"}}')
same(value.a[1], 1)
same(value.a[2], 2.5)
same(value.a[3], "x")
same(value.b.c, "d")
same(json:decode("no json"), nil)
json:return_unformatted_json(true)
same(json:encode({ 1, 2, "x" }), '[1,2,"x"]')
same(json:encode({ a = { b = true } }), '{"a":{"b":true}}')
same(json:encode({}), "{}")
json:encode_empty_table_as_object(false)
same(json:encode({}), "[]")
json:return_unformatted_json(false)
check.has(json:encode({ a = 1 }), "\n")
local loop = {}
loop.loop = loop
check.fails("hold itself", function() json:encode(loop) end)
check.fails("has no form", function() json:encode({ f = print }) end)

-- The switch's json command.
local answer = json:execute({ command = "status", data = {} })
same(type(answer), "table")
check.has(json:execute2('{"command": "status"}'), "{")
check.fails("JSON:execute", function() json:execute("no json") end)
check.fails("a table or a text", function() json:execute(print) end)
