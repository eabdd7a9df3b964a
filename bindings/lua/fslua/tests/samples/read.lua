-- The page's "session:read", its second sample, whole.
session:setVariable("read_terminator_used", "")
digits = session:read(5, 10, "/sr8k.wav", 3000, "*#")
terminator = session:getVariable("read_terminator_used")
session:consoleLog("info", "Got dtmf: " .. digits .. " terminator: " .. terminator .. "\n")
