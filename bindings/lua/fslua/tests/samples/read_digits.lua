-- The page's "session:read", its first sample, whole.
digits = session:read(5, 10, "/sr8k.wav", 3000, "#");
session:consoleLog("info", "Got dtmf: ".. digits .."\n");
