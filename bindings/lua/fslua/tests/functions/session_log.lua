-- for a call
session:consoleLog("info", "lua rocks\n")
session:consoleLog2("info", "file.lua", "function", 7, "lua rocks\n")
