local check = require "check"
local same = check.same
local folder = argv[1]
local function mail()
    local file = io.open(folder .. "/mail")
    return file:read("*a")
end

same(freeswitch.email("1001@lab.example", "fs@lab.example", "subject: you've got mail!\n", "Hello,\n\nYou've got a voicemail.\n"), true)
check.has(mail():lower(), "subject: you've got mail!")
check.has(mail(), "To: 1001@lab.example")
check.has(mail(), "You've got a voicemail.")

-- With a file, converted first: COMMAND FILE FILE.EXTENSION.
local file = io.open(folder .. "/message.wav", "w")
file:write("sound")
file:close()
same(freeswitch.email("a@lab.example,b@lab.example", "fs@lab.example", "subject: x\nX-Lab: 1\n", "body", folder .. "/message.wav", "cp", "mp3"), true)
check.has(mail(), 'filename="message.mp3"')
check.has(mail(), "X-Lab: 1")
same(io.open(folder .. "/message.mp3"), nil)

check.fails("", function() freeswitch.email("no address", "fs@lab.example", "subject: x\n") end)
check.fails("", function() freeswitch.email("a@lab.example\nBcc: b@lab.example", "fs@lab.example", "subject: x\n") end)
check.fails("is no header", function() freeswitch.email("a@lab.example", "fs@lab.example", "x\n") end)
check.fails("/no/such", function() freeswitch.email("a@lab.example", "fs@lab.example", "subject: x\n", "", "/no/such.wav") end)
