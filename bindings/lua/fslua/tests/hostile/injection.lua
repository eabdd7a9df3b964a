-- Puts line breaks, NUL and expressions into every text of every function. What the switch was asked, the test reads on the wire; here is what it
-- has done: a global variable for each expression that was carried out. Most of the time is waited, so several runs share it: the arguments are which
-- one this is, from 0, and of how many.
local share, shares = tonumber(argv[1]), tonumber(argv[2])
local nasty = {
    ["line break"] = function(mark) return "x\nlab-injected: 1\n\napi global_setvar " .. mark .. "=1\n\n" end,
    ["CR and LF"] = function(mark) return "x\r\nlab-injected: 1\r\n\r\napi global_setvar " .. mark .. "=1\r\n\r\n" end,
    ["CR"] = function(mark) return "x\rlab-injected: 1\r\rapi global_setvar " .. mark .. "=1\r\r" end,
    ["NUL"] = function(mark) return "x\0lab-injected: 1\0\0api global_setvar " .. mark .. "=1" end,
    ["expression"] = function(mark) return "${global_setvar(" .. mark .. "=1)}" end,
    ["escaped"] = function(mark) return "\\${global_setvar(" .. mark .. "=1)}" end,
    ["quoted"] = function(mark) return "it's \\\\${global_setvar(" .. mark .. "=1)}" end,
}

local kinds = {}
for kind in pairs(nasty) do kinds[#kinds + 1] = kind end
table.sort(kinds)

local api = freeswitch.API()
local number, tried, marks, session = 0, 0, {}, nil

-- A text of an argument: what it is while another one is tried.
local function T(text) return { text = text } end

local function a_call()
    if not (session and session:ready()) then
        session = freeswitch.Session("test/alice")
        if not session:ready() then error("no call: " .. session:hangupCause()) end
    end
    return session
end

-- Calls a function with each of its texts made nasty, one at a time.
local function try(name, call, ...)
    local arguments, count = { ... }, select("#", ...)
    for at = 1, count do
        if type(arguments[at]) == "table" and arguments[at].text then
            for _, kind in ipairs(kinds) do
                number = number + 1
                if number % shares ~= share then goto next end
                local mark = ("lab_%s_%d_%s"):format(name, at, kind):gsub("%W", "_")
                local given = {}
                for other = 1, count do
                    local argument = arguments[other]
                    given[other] = type(argument) == "table" and argument.text or argument
                end
                given[at] = nasty[kind](mark)
                marks[#marks + 1] = mark
                -- It may refuse, with an error that can be read.
                local done, message = pcall(call, table.unpack(given, 1, count))
                if not done and #tostring(message) == 0 then error(name .. ": an error without a text") end
                tried = tried + 1
                ::next::
            end
        end
    end
end

local function method(name, ...)
    try(name, function(...) local session = a_call() return session[name](session, ...) end, ...)
end

method("hangup", T "normal_clearing")
method("transfer", T "1000", T "XML", T "default")
method("setVariable", T "lab_name", T "value")
method("getVariable", T "lab_name")
method("setPrivate", T "name", T "value")
method("getPrivate", T "name")
method("execute", T "set")
method("streamFile", T "/prompt.wav", 0)
method("recordFile", T "/tmp/x.wav", 1, 30, 1)
method("set_tts_params", T "flite", T "kal")
try("speak", function(text)
    local session = a_call()
    session:set_tts_params("flite", "kal")
    return session:speak(text)
end, T "hello")
try("speak_as", function(engine, voice)
    local session = a_call()
    session:set_tts_params(engine, voice)
    return session:speak("hello")
end, T "flite", T "kal")
method("say", T "1", T "en", T "number", T "pronounced")
method("say", T "1", T "en", T "number", T "pronounced", T "feminine")
method("sayPhrase", T "name", T "data", T "en")
method("detectSpeech", T "engine", T "grammar", T "name", T "address")
method("playAndDetectSpeech", T "/prompt.wav", T "engine", T "grammar")
method("print", T "text")
method("getDigits", 1, T "#", 20)
method("read", 1, 1, T "/prompt.wav", 20, T "#")
method("playAndGetDigits", 1, 1, 1, 20, T "#", T "/prompt.wav", T "/error.wav", T "\\d", T "lab_digits", 20, T "1000 XML default")
method("setInputCallback", T "name", T "argument")
method("setHangupHook", T "name", T "argument")
session = nil
method("setCallerData", T "caller_id_name", T "value")
try("setCallerData_dialled", function(value)
    local later = freeswitch.Session()
    later:setCallerData("caller_id_name", value)
    later:originate(nil, "test/alice", 5)
    later:hangup()
end, T "name")
method("consoleLog", T "info", T "text")
method("consoleLog2", T "info", T "file", T "function", 1, T "text")
method("destroy", T "")
try("originate", function(target) return freeswitch.Session():originate(a_call(), target, 1) end, T "test/busy")
try("Session", function(target) return freeswitch.Session(target) end, T "test/busy")
try("Session_variable", function(value) return freeswitch.Session("{lab_x='" .. value .. "'}test/busy") end, T "x")

for _, name in ipairs { "consoleLog", "console_log" } do try(name, freeswitch[name], T "info", T "text") end
for _, name in ipairs { "consoleLog2", "console_log2" } do try(name, freeswitch[name], T "info", T "file", T "function", 1, T "text") end
try("getGlobalVariable", freeswitch.getGlobalVariable, T "name")
try("setGlobalVariable", freeswitch.setGlobalVariable, T "lab_name", T "value")
try("email", freeswitch.email, T "a@lab.example", T "b@lab.example", T "subject: x", T "body", T "/no/such", T "true", T "mp3")
try("API", function(...) return api:execute(...) end, T "echo", T "x")
try("API_line", function(line) return api:executeString(line) end, T "echo x")

local function fired(change)
    return function(...)
        local event = freeswitch.Event("custom", "lab::event")
        change(event, ...)
        event:fire()
        event:serialize("json")
        event:serialize("xml")
        return a_call():sendEvent(event)
    end
end
try("Event", function(...) return freeswitch.Event(...):fire() end, T "custom", T "lab::event")
try("Event_json", function(text) return freeswitch.Event("json", text) end, T "{}")
try("addHeader", fired(function(event, ...) event:addHeader(...) end), T "name", T "value")
try("delHeader", fired(function(event, ...) event:delHeader(...) end), T "name")
try("addBody", fired(function(event, text) event:addBody(text) end), T "text")
try("chat_send", function(proto, from, to, body)
    local event = freeswitch.Event("message")
    event:addHeader("from", from)
    event:addHeader("to", to)
    event:addBody(body)
    return event:chat_send(proto)
end, T "event", T "a", T "b", T "text")
try("EventConsumer", function(...) return freeswitch.EventConsumer(...) end, T "CUSTOM", T "lab::event")
local consumer = freeswitch.EventConsumer()
try("bind", function(...) return consumer:bind(...) end, T "CUSTOM", T "lab::event")

local json = freeswitch.JSON()
try("decode", function(text) return json:decode(text) end, T "{}")
try("encode", function(text) return json:encode({ [text] = text }) end, T "x")
try("JSON", function(text) return json:execute(text) end, T '{"command":"status"}')
try("JSON_value", function(text) return json:execute2({ command = text, data = { text } }) end, T "status")

local function menu(...)
    local arguments, session = { ... }, a_call()
    local made = freeswitch.IVRMenu(nil, table.unpack(arguments, 1, 16))
    made:bindAction("menu-play-sound", arguments[17], arguments[18])
    made:execute(session, arguments[1])
end
-- Its times are 1 ms, its failures 1.
try("IVRMenu", menu, T "name", T "/prompt.wav", T "/prompt.wav", T "/error.wav", T "/error.wav", T "/error.wav", T "macro", T "1", T "flite", T "kal",
    1, 1, 1, 1, 1, 1, T "/prompt.wav", T "1")
try("bindAction", function(...) return freeswitch.IVRMenu(nil, "m"):bindAction(...) end, T "menu-back", T "x", T "1")
for _, dsn in ipairs { "sqlite://lab", "pgsql://host=127.0.0.1 port=1" } do
    try("Dbh", function(...) return freeswitch.Dbh(...):query("SELECT 1") end, T(dsn), T "user", T "password")
end
local dbh = freeswitch.Dbh("sqlite://lab")
try("query", function(...) return dbh:query(...) end, T "SELECT 1")
try("test_reactive", function(...) return dbh:test_reactive(...) end, T "SELECT 1", T "SELECT 2", T "SELECT 3")
try("load_extension", function(path) return dbh:load_extension(path) end, T "/no/such")

-- The argument of execute() alone is the switch's to expand, as it is mod_lua's; whoever puts a caller's text there must escape it.
a_call():execute("set", "lab_own=${global_setvar(lab_asked_for=1)}")

-- The connection and the call are as good as ever, and nothing was carried out.
a_call()
if api:execute("echo", "still here") ~= "still here" then error("the connection is out of step") end
local done = {}
for _, mark in ipairs(marks) do
    if freeswitch.getGlobalVariable(mark) then done[#done + 1] = mark end
end
if #done > 0 then error("carried out: " .. table.concat(done, ", ")) end
if not freeswitch.getGlobalVariable("lab_asked_for") then error("the switch expands nothing, so that this shows nothing") end
stream:write(tried)
