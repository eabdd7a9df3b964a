-- The page's "session:sayPhrase". Mended: session:answer(), and the `end`s.
function key_press(session, input_type, data, args)
    if input_type == "dtmf" then
        session:consoleLog("info", "Key pressed: " .. data["digit"])
        return "break"
    end
end
if session:ready() then
    session:answer()
    session:execute("sleep", "1000")
    session:setInputCallback("key_press", "")
    session:sayPhrase("voicemail_menu", "1:2:3:#", "en")
end
