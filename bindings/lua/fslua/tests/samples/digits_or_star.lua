-- The page's "session:playAndGetDigits", its third sample, whole.
digits = session:playAndGetDigits(2, 5, 3, 3000, "#", "/sr8k.wav", "", "\\d+|\\*");
