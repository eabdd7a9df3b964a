-- The page's session:consoleLog, freeswitch.consoleLog and freeswitch.consoleCleanLog, each whole.
session:consoleLog("info",   "lua rocks\n");
session:consoleLog("notice", "lua rocks\n");
session:consoleLog("err", "lua rocks\n");
session:consoleLog("debug", "lua rocks\n");
session:consoleLog("warning","lua rocks\n");
freeswitch.consoleLog("info",   "lua rocks\n");
freeswitch.consoleLog("notice", "lua rocks\n");
freeswitch.consoleLog("err", "lua rocks\n");
freeswitch.consoleLog("debug", "lua rocks\n");
freeswitch.consoleLog("warning","lua rocks\n");
freeswitch.consoleCleanLog("This Rocks!!!\n");
