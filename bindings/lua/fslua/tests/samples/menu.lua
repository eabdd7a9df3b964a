-- The page's freeswitch.IVRMenu, menu:bindAction and menu:execute. Mended: the arguments, of which the page says only what they are.
menu = freeswitch.IVRMenu(
    nil, -- ?IVRMenu: the top level menu or nil if this is the top level one
    "lua_demo_ivr", -- ?string: the name of the menu
    "/menu.wav", -- ?string: the menu prompt played the first time the menu is played
    nil, -- ?string: the short version of the menu prompt played on subsequent loops
    "/error.wav", -- ?string: the sound to play when an invalid entry/no entry is made
    nil, -- ?string: played when the menu is terminated
    nil, -- ?string: the sound to play on transfer
    nil, -- ?string: phrase macro name to confirm input
    nil, -- ?string: the key used to confirm a digit entry
    nil, -- ?string: the TTS engine to use for this menu
    nil, -- ?string: the TTS voice to use for this menu
    nil, -- ?int: number of times to prompt to confirm input before failure
    nil, -- ?int: inter-digit timeout
    nil, -- ?int: max number of digits
    3000, -- ?int: number of milliseconds to pause before looping
    3, -- ?int: threshold of failures before hanging up
    3) -- ?int: threshold of timeouts before hanging up
menu:bindAction("menu-exit", nil, "*")
menu:bindAction("menu-back", nil, "5")
menu:bindAction("menu-exec-app", "transfer 888 XML default", "7")
menu:execute(session, "lua_demo_ivr")
