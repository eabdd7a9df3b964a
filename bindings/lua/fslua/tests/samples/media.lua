-- The page's session:speak, say, streamFile and transfer, each whole.
session:set_tts_params("flite", "kal")
session:speak("Please say the name of the person you're trying to contact");
session:say("12345", "en", "number", "pronounced");
session:streamFile("/tmp/blah.wav", 8000);
session:transfer("3000", "XML", "default");
