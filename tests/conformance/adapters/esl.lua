-- The adapter of the Lua module ESL: LUA esl.lua FOLDER, where FOLDER/ESL.so is the module of that Lua. It needs LuaSocket and dkjson.

package.cpath = arg[1] .. "/?.so;" .. package.cpath
local json = require "dkjson"
local socket = require "socket"
require "ESL"

local connection, listener, event

-- Bytes as JSON text: what is no UTF-8 becomes the character U+EF00 + byte, and so do the bytes of U+EF80 to U+EFFF themselves.

local function stand_in(byte)
  return string.char(0xEE, 0xBC + math.floor(byte / 64), 0x80 + byte % 64)
end

-- How long the valid character at a place is; nil where there is none.
local function character(text, at)
  local a, b, c, d = text:byte(at, at + 3)
  local function tail(byte) return byte and byte >= 0x80 and byte <= 0xBF end
  if a < 0x80 then return 1 end
  if a >= 0xC2 and a <= 0xDF and tail(b) then return 2 end
  if a >= 0xE0 and a <= 0xEF and tail(b) and tail(c) then
    if (a == 0xE0 and b < 0xA0) or (a == 0xED and b > 0x9F) then return nil end
    return 3
  end
  if a >= 0xF0 and a <= 0xF4 and tail(b) and tail(c) and tail(d) then
    if (a == 0xF0 and b < 0x90) or (a == 0xF4 and b > 0x8F) then return nil end
    return 4
  end
  return nil
end

local function to_text(bytes)
  if not bytes:find("[\128-\255]") then return bytes end
  local out, at = {}, 1
  while at <= #bytes do
    local length = character(bytes, at)
    local piece = bytes:sub(at, at + (length or 1) - 1)
    if not length or piece:find("^\238[\190\191]") then
      piece = piece:gsub(".", function(byte) return stand_in(byte:byte()) end)
    end
    out[#out + 1] = piece
    at = at + (length or 1)
  end
  return table.concat(out)
end

local function from_text(text)
  return text and (text:gsub("\238([\190\191])([\128-\191])", function(high, low)
    return string.char((high:byte() - 0xBC) * 64 + low:byte() - 0x80)
  end))
end

-- Errors are tables: the name in the error table, and a message.
local function fail(name, message) error({name = name, message = message}, 0) end

local function array(list) return setmetatable(list, {__jsontype = "array"}) end
local function object(list) return setmetatable(list or {}, {__jsontype = "object"}) end

local function header(of, name) return of:getHeader(name) or "" end

local function refusal(text)
  if text:find("^%-ERR permission denied") then fail("permission_denied", to_text(text)) end
  if text:find("^%-ERR") or text:find("^%-USAGE") then fail("command_failed", to_text(text)) end
end

-- Names and values in order. The cursor tells how many there are, the serialised text their values, encoded.
local function header_list(of)
  local count, name = 0, of:firstHeader()
  while name do
    count, name = count + 1, of:nextHeader()
  end
  local list = {}
  for line in of:serialize():gmatch("[^\n]*\n") do
    if #list == count then break end
    local key, value = line:match("^(.-): (.*)\n$")
    value = value == "_undef_" and "" or value:gsub("%%(%x%x)", function(hex) return string.char(tonumber(hex, 16)) end)
    list[#list + 1] = {key, value}
  end
  return list
end

-- An event or a message. The class puts an Event-Name of its own before the headers of a message.
local function show(of, is_event)
  local shown = array {}
  for at, pair in ipairs(header_list(of)) do
    if is_event or at > 1 then shown[#shown + 1] = array {to_text(pair[1]), to_text(pair[2])} end
  end
  local result = object {headers = shown}
  local name, body = of:getHeader("Event-Name"), of:getBody()
  if is_event and name then result.name = to_text(name) end
  if body and body ~= "" then result.body = to_text(body) end
  return result
end

local function values(of, name)
  local found = array {}
  for _, pair in ipairs(header_list(of)) do
    if pair[1]:lower() == name:lower() then
      local elements = pair[2]:match("^ARRAY::(.*)$")
      if elements then
        for element in (elements .. "|:"):gmatch("(.-)|:") do found[#found + 1] = to_text(element) end
      else
        found[#found + 1] = to_text(pair[2])
      end
    end
  end
  return found
end

local function connected()
  if not connection or connection:connected() ~= 1 then fail("not_sent", "there is no connection") end
  return connection
end

-- Why a connected object's call failed.
local function why()
  if connection:connected() == 1 then fail("invalid_argument", "it was refused") end
  fail("disconnected", "the connection has ended")
end

local function status(code)
  if code ~= 0 then why() end
  return object {}
end

local function shown_reply(reply)
  local shown = show(reply, false)
  shown.reply = to_text(header(reply, "Reply-Text"))
  return shown
end

local function accepted(reply)
  if not reply then why() end
  refusal(header(reply, "Reply-Text"))
  return shown_reply(reply)
end

local function fill(of, args)
  for _, pair in ipairs(args.headers or {}) do of:addHeader(from_text(pair[1]), from_text(pair[2])) end
  if args.body then of:addBody(from_text(args.body)) end
end

local function current()
  if not event then fail("invalid_argument", "the last message is no event") end
  return event
end

local KINDS = {
  ["log/data"] = "log", ["text/disconnect-notice"] = "notice", ["command/reply"] = "reply", ["api/response"] = "reply",
}

local verbs = {}

function verbs.connect(args)
  connection = nil
  collectgarbage()
  local host, password = from_text(args.host) or "127.0.0.1", from_text(args.password)
  local made
  if args.user then
    made = ESL.ESLconnection(host, args.port, from_text(args.user), password)
  else
    made = ESL.ESLconnection(host, tostring(args.port), password)
  end
  if made:connected() ~= 1 then fail("connect_failed", "the object is not connected") end
  connection = made
  return object {}
end

function verbs.disconnect()
  if connection then connection:disconnect() end
  connection = nil
  return object {}
end

function verbs.connected()
  return {connected = connection ~= nil and connection:connected() == 1}
end

function verbs.api(args)
  local line = from_text(args.line)
  local command, argument = line:match("^(.-) (.*)$")
  -- Without an argument the method sends the blank before it all the same.
  local answer
  if command then answer = connected():api(command, argument) else answer = connected():sendRecv("api " .. line) end
  if not answer then why() end
  local text
  if header(answer, "Content-Type") == "api/response" then text = answer:getBody() or "" else text = header(answer, "Reply-Text") end
  refusal(text)
  return {body = to_text(text)}
end

function verbs.bgapi(args)
  local reply = connected():bgapi(from_text(args.line), nil, from_text(args.job_uuid))
  if not reply then why() end
  refusal(header(reply, "Reply-Text"))
  return {job_uuid = to_text(header(reply, "Job-UUID"))}
end

function verbs.command(args)
  local reply = connected():sendRecv(from_text(args.packet))
  if not reply then why() end
  return shown_reply(reply)
end

function verbs.send(args) return status(connected():send(from_text(args.packet))) end

function verbs.events(args)
  local words = {}
  for _, name in ipairs(args.names or {}) do words[#words + 1] = from_text(name) end
  if args.subclasses and #args.subclasses > 0 then words[#words + 1] = "CUSTOM" end
  for _, name in ipairs(args.subclasses or {}) do words[#words + 1] = from_text(name) end
  return status(connected():events(from_text(args.format), table.concat(words, " ")))
end

function verbs.filter(args)
  return accepted(connected():filter(from_text(args.header), from_text(args.value)))
end

function verbs.send_event(args)
  local name = from_text(args.name)
  local made = ESL.ESLevent(name)
  if made:getType():upper() ~= name:upper() then fail("invalid_argument", "the class would take it for MESSAGE") end
  fill(made, args)
  -- What it gives is the event that was received before, so that only the end of the connection is seen.
  connected():sendEvent(made)
  if connection:connected() ~= 1 then fail("disconnected", "the connection has ended") end
  return object {}
end

function verbs.execute(args)
  connected():setEventLock(args.event_lock == true and "true" or "false")
  return accepted(connection:execute(from_text(args.application), from_text(args.argument), from_text(args.uuid)))
end

function verbs.receive(args)
  event = nil
  if not connection then fail("disconnected", "there is no connection") end
  local got = connection:recvEventTimed(args.timeout_ms or 5000)
  if not got then
    if connection:connected() ~= 1 then fail("disconnected", "the connection has ended") end
    return {kind = "timeout"}
  end
  local content, kind = header(got, "Content-Type"), nil
  if got:getType() ~= "SOCKET_DATA" then
    kind = "event"
  elseif content == "text/event-plain" or content == "text/event-json" then
    fail("malformed", "the message came as it was: there is no event in it")
  else
    kind = KINDS[content] or "unknown"
  end
  local shown = show(got, kind == "event")
  shown.kind = kind
  if kind == "event" then event = got end
  return shown
end

function verbs.get(args)
  local value = current():getHeader(from_text(args.name))
  return object {value = value and to_text(value)}
end

function verbs.values(args) return {values = values(current(), from_text(args.name))} end

function verbs.make_event(args)
  event = ESL.ESLevent("CLONE")
  fill(event, args)
  return object {}
end

function verbs.serialize(args)
  return {text = to_text(current():serialize((args.format:gsub("^libesl%-", ""))))}
end

function verbs.listen()
  listener = assert(socket.bind("127.0.0.1", 0))
  local _, port = listener:getsockname()
  return {port = tonumber(port)}
end

function verbs.accept(args)
  if not listener then fail("closed", "nothing listens") end
  listener:settimeout((args.timeout_ms or 5000) / 1000)
  local client = listener:accept()
  if not client then fail("timeout", "no call came") end
  connection = ESL.ESLconnection(client:getfd())
  -- The descriptor is the connection's now.
  client:setfd(-1)
  local info = connection:getInfo()
  if not info then fail("disconnected", "the connection has ended") end
  local shown = show(info, false)
  -- Behind the message's own name stands the event's.
  shown.name = values(info, "Event-Name")[2]
  event = info
  return shown
end

local face = arg[2] or "esl-lua"
io.write(json.encode({face = face, capabilities = {"nul", "libesl", "outbound"}}), "\n")
io.flush()
for line in io.lines() do
  local step = json.decode(line)
  local done, answer = pcall(function()
    local act = verbs[step["do"]] or fail("internal", "this adapter does no such thing")
    return act(step.args or {})
  end)
  if done then
    answer = {ok = answer}
  elseif type(answer) == "table" then
    answer = {error = answer.name, message = answer.message}
  else
    answer = {error = "internal", message = tostring(answer)}
  end
  io.write(json.encode(answer), "\n")
  io.flush()
end
