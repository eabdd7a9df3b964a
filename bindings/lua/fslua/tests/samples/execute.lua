-- The page's "session:execute" and what it says of a transfer by it, both whole.
local mySound = "/usr/local/freeswitch/sounds/music/16000/partita-no-3-in-e-major-bwv-1006-1-preludio.wav"
session:execute("playback", mySound)
session:execute("transfer", "3000 XML default")
after = session:get_uuid()
