-- The page's "session:playAndGetDigits", its second sample. Mended: the timeouts are shorter here.
digits = session:playAndGetDigits(1, 1, 3, 100, "", "/menu.wav", "/error.wav", "[134]", "digits_received", 3, "operator XML default")
session:consoleLog("info", "Got DTMF digits: ".. digits .."\n")
