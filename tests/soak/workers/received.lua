-- The call of worker.lua, under fslua: what was pressed is left in a variable of the call, which is hung up behind the script.
session:answer()
session:setVariable("digits", session:playAndGetDigits(1, 4, 1, 5000, "#", "silence_stream://5000", "", "\\d+"))
