local check = require "check"
local same = check.same
local api = freeswitch.API()

-- Logs of every form, with what can't stand in a log line taken out of the way.
for _, level in ipairs { "info", "notice", "err", "debug", "warning", "INFO", "", "no such" } do
    freeswitch.consoleLog(level, "lua rocks\nand on\n\n")
end
freeswitch.console_log("info", "lua rocks\n")
freeswitch.consoleLog2("info", "file.lua", "function", 7, "lua rocks\n")
freeswitch.console_log2("info", "file.lua", "function", 7, "lua rocks\n")
freeswitch.consoleCleanLog("")
freeswitch.console_clean_log("")

same(freeswitch.getGlobalVariable("lab_global"), "from the switch")
same(freeswitch.getGlobalVariable("lab_none"), nil)
freeswitch.setGlobalVariable("lab_set", "it's 1")
same(freeswitch.getGlobalVariable("lab_set"), "it's 1")
check.fails("no name of a variable", function() freeswitch.setGlobalVariable("a=b", "c") end)
check.fails("", function() freeswitch.getGlobalVariable("a\n\napi hupall") end)
check.fails("", function() freeswitch.setGlobalVariable("lab_set", "x\n\napi hupall") end)
same(freeswitch.getGlobalVariable("lab_set"), "it's 1")

local begun = tonumber(api:getTime())
freeswitch.msleep(30)
same(tonumber(api:getTime()) - begun >= 29, true)
same(freeswitch.running(), true)

-- API
same(api:execute("echo", "hello"), "hello")
same(api:executeString("echo hello"), "hello")
check.has(api:execute("status"), "UP ")
same(freeswitch.API(nil):execute("no_such_command"), "-ERR no_such_command Command not found!\n")
check.fails("", function() api:executeString("echo a\n\napi hupall") end)
check.fails("", function() api:execute("echo", "a\r\n\r\napi hupall") end)

-- What belongs to the script alone.
check.fails("string expected", function() freeswitch.consoleLog("info") end)
same(os.execute("exit 3"), nil)
same(select(3, os.execute("exit 3")), 3)
