-- The worker in Lua: the module ESL, and fslua for received calls. `lua worker.lua PORT MODULES FSLUA_PORT`; `README.md` has what a worker does and says.
-- It reads a line of standard input for each turn, so that it ends when its input does.

local port, modules, fslua = arg[1], arg[2], arg[3]
package.cpath = modules .. "/?.so;" .. package.cpath
require "ESL"

local right, failed, wrong = {}, {}, {}

local function count(counts, what) counts[what] = (counts[what] or 0) + 1 end

local function quoted(text) return '"' .. text:gsub('[%c"\\]', function(c) return ("\\u%04x"):format(c:byte()) end) .. '"' end

local function counts(of)
  local all = {}
  for what, number in pairs(of) do all[#all + 1] = quoted(what) .. ":" .. number end
  return "{" .. table.concat(all, ",") .. "}"
end

local function say()
  local texts = {}
  for i = 1, math.min(#wrong, 20) do texts[i] = quoted(wrong[i]) end
  print(('{"right":%s,"failed":%s,"wrong":[%s]}'):format(counts(right), counts(failed), table.concat(texts, ",")))
  io.stdout:flush()
end

local function compare(what, got, expected)
  if got == expected then
    count(right, what)
  else
    wrong[#wrong + 1] = ("%s: got %q, not %q"):format(what, tostring(got), expected)
  end
end

local con

-- The body of an answer; nil, and counted, where the connection has ended.
local function api(command, argument)
  local answer = con:api(command, argument)
  if not answer or con:connected() == 0 then
    count(failed, "disconnected")
    return nil
  end
  return answer:getBody()
end

-- The event that `is` holds for; nil, and counted, where it does not come.
local function await(is)
  local deadline = os.time() + 6
  while con:connected() == 1 do
    local event = con:recvEventTimed(1000)
    if event and is(event) then return event end
    if os.time() > deadline then
      count(failed, "timeout")
      return nil
    end
  end
  count(failed, "disconnected")
  return nil
end

local function job(token)
  local reply = con:bgapi("echo", token)
  local id = reply and reply:getHeader("Job-UUID")
  if not id then return count(failed, "disconnected") end
  local event = await(function(event) return event:getHeader("Job-UUID") == id and event:getType() == "BACKGROUND_JOB" end)
  if event then compare("job", event:getBody(), token) end
end

local function event(token)
  local text = "a b% ü " .. token
  local sent = ESL.ESLevent("CUSTOM", "soak::lua")
  sent:addHeader("Token", token)
  sent:addHeader("Text", text)
  sent:addBody("body of " .. token)
  con:sendEvent(sent)
  local came = await(function(event) return event:getHeader("Token") == token end)
  if came then compare("event", came:getHeader("Text") .. came:getBody(), text .. "body of " .. token) end
end

local function hung_up(uuid)
  return function(event) return event:getHeader("Unique-ID") == uuid and event:getType() == "CHANNEL_HANGUP_COMPLETE" end
end

-- A call on the switch, looked at from its connection.
local function placed(token)
  local answer = api("originate", "{soak=" .. token .. "}loopback/9196/default &park")
  if not answer then return end
  local uuid = answer:match("^%+OK (%S+)")
  -- It rang while the connection or the switch was away.
  if not uuid then return count(failed, "not_answered") end
  local got = api("uuid_getvar", uuid .. " soak")
  if not got or not api("uuid_kill", uuid .. " USER_BUSY") then return end
  local ended = await(hung_up(uuid))
  if not ended then return end
  -- After a restart of the switch its calls are gone, and it says so.
  if got:find("^%-ERR") then return count(failed, "hung_up") end
  compare("placed call", got .. " " .. ended:getHeader("Hangup-Cause"), token .. " USER_BUSY")
end

-- A call that fslua serves with received.lua, which leaves the digits in a variable.
local function received(token)
  local answer = api("originate", "{originate_timeout=5,soak=" .. token .. "}test/soak '&socket(127.0.0.1:" .. fslua .. " async full)'")
  if not answer then return end
  local uuid = answer:match("^%+OK (%S+)")
  if not uuid then return count(failed, "not_answered") end
  local ended = await(hung_up(uuid))
  if not ended then return end
  -- The connection of the script was lost, or the switch was restarted.
  local digits = ended:getHeader("variable_digits")
  if not digits then return count(failed, "hung_up") end
  compare("received call", ended:getHeader("variable_soak") .. " " .. digits, token .. " 12")
end

local function connect()
  con = ESL.ESLconnection("127.0.0.1", port, "ClueCon")
  if con:connected() == 1 then
    con:events("plain", "BACKGROUND_JOB CHANNEL_HANGUP_COMPLETE CUSTOM soak::lua")
  else
    count(failed, "connect_failed")
  end
end

connect()
local turn = 0
for _ in io.lines() do
  for _ = 1, 8 do
    if con:connected() == 0 then connect() end
    if con:connected() == 0 then break end
    turn = turn + 1
    local token = "lua-" .. turn
    local got = api("echo", token)
    if got then compare("command", got, token) end
    if con:connected() == 1 then job(token) end
    if con:connected() == 1 then event(token) end
    if turn % 4 == 0 and con:connected() == 1 then placed(token) end
    if turn % 4 == 0 and con:connected() == 1 then received(token) end
  end
  say()
end
con:disconnect()
say()
