local check = require "check"
local same = check.same
local con = freeswitch.EventConsumer("CHANNEL_EXECUTE")

local function played(uuid)
    local list = {}
    for event in function() return con:pop() end do
        if event:getHeader("Unique-ID") == uuid then
            local words = {}
            for word in (event:getHeader("Application-Data") or ""):gmatch("%S+") do words[#words + 1] = word end
            local name = event:getHeader("Application")
            if name == "playback" then list[#list + 1] = words[1] end
            if name == "play_and_get_digits" then list[#list + 1] = "ask " .. words[6] end
            if name == "set" and words[1]:match("^lab_") then list[#list + 1] = words[1] end
            if name == "phrase" then list[#list + 1] = "phrase " .. words[1] end
        end
    end
    return table.concat(list, ", ")
end

local function menu(main, name, digits, confirm)
    return freeswitch.IVRMenu(main, name, "/tmp/" .. name .. ".wav", "/tmp/" .. name .. "-short.wav", "/tmp/invalid.wav", "/tmp/exit.wav",
        "/tmp/transfer.wav", confirm, confirm and "1", nil, nil, 3, 300, digits, 1000, 2, 2)
end

-- 2 leads into a submenu, 1 runs an application there, 77 matches a pattern, 0 leads back to the top, where two timeouts end it.
local top = menu(nil, "top", 1)
local sub = menu(top, "sub", 2)
top:bindAction("menu-sub", "sub", "2")
top:bindAction("menu-exit", nil, "*")
top:bindAction("menu-play-sound", "/tmp/prompt.wav", "3")
sub:bindAction("menu-exec-app", "set lab_menu=one", "1")
sub:bindAction("menu-exec-app", "set lab_menu=$1", "/^(7[0-9])$/")
sub:bindAction("menu-back", nil, "5")
sub:bindAction("menu-top", nil, "0")
sub:bindAction("menu-say-phrase", "time now", "6")
check.fails("is none of", function() top:bindAction("menu-nothing", nil, "1") end)
check.fails("bindAction", function() top:bindAction("menu-back", nil, "/(/") end)
check.fails("needs a name", function() freeswitch.IVRMenu() end)

local session = check.call("menu")
top:execute(session, "top")
local text = played(session:get_uuid())
check.has(text, "ask /tmp/top.wav, ask /tmp/sub.wav, lab_menu=one, ask /tmp/sub-short.wav, lab_menu=77, ask /tmp/sub-short.wav, ask /tmp/top.wav")
check.has(text, "/tmp/exit.wav")
same(session:getVariable("lab_menu"), "77")
same(session:getVariable("ivr_menu_status"), "timeout")
check.fails("there is no menu", function() top:execute(session, "none") end)
session:hangup()

-- What does not fit plays the invalid sound, and too much of it ends the menu.
session = check.call("nine-then-three")
local small = menu(nil, "small", 1)
small:bindAction("menu-play-sound", "/tmp/prompt.wav", "3")
small:execute(session, "small")
text = played(session:get_uuid())
check.has(text, "ask /tmp/small.wav, /tmp/invalid.wav, ask /tmp/small-short.wav, /tmp/prompt.wav")
session:hangup()

-- An entry that has to be confirmed.
session = check.call("two")
local sure = menu(nil, "sure", 1, "confirm_macro")
sure:bindAction("menu-exit", nil, "1")
sure:execute(session, "sure")
check.has(played(session:get_uuid()), "ask /tmp/sure.wav, phrase confirm_macro,1")
session:hangup()
