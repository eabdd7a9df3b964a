---@meta
-- The API of mod_lua as fslua has it, for editors (LuaCATS). MOD_LUA.md says how each function is done.

---@type freeswitch.Session
session = nil
---@type table<integer, string>
argv = {}
---@type freeswitch.Event
env = nil
---@type freeswitch.Event
event = nil
---@type freeswitch.Stream
stream = nil

freeswitch = {}

---API `log`, a line of the log for each line of the text, and fslua's own log.
---@param level string
---@param text string
function freeswitch.consoleLog(level, text) end

---As consoleLog; file, function and line are not the switch's to show.
---@param level string
---@param file string
---@param func string
---@param line integer
---@param text string
function freeswitch.consoleLog2(level, file, func, line, text) end

---consoleLog by its other name.
---@param level string
---@param text string
function freeswitch.console_log(level, text) end

---consoleLog2 by its other name.
---@param level string
---@param file string
---@param func string
---@param line integer
---@param text string
function freeswitch.console_log2(level, file, func, line, text) end

---To fslua's standard error: the switch's console has no command for it.
---@param text string
function freeswitch.consoleCleanLog(text) end

---consoleCleanLog by its other name.
---@param text string
function freeswitch.console_clean_log(text) end

---API `global_getvar`.
---@param name string
---@return string?
function freeswitch.getGlobalVariable(name) end

---API `global_setvar`.
---@param name string
---@param value string
function freeswitch.setGlobalVariable(name, value) end

---Here; the sockets are read meanwhile.
---@param ms integer
function freeswitch.msleep(ms) end

---Whether there is a connection to the switch, or the script's call is there.
---@return boolean
function freeswitch.running() end

---Sent from this host, by SMTP (`--smtp`) or sendmail; the file is this host's.
---@param to string
---@param from string
---@param headers? string
---@param body? string
---@param file? string
---@param convert_cmd? string
---@param convert_ext? string
---@return boolean
function freeswitch.email(to, from, headers, body, file, convert_cmd, convert_ext) end

---API `uuid_bridge`; comes back when the two have parted.
---@param a freeswitch.Session
---@param b freeswitch.Session
function freeswitch.bridge(a, b) end

---A UUID is attached to without the core's lock, so the channel may go at any time; a dial string is called with `originate ... &park`, which comes back at early media or the answer; of an a-leg its caller ID and its end are carried over, its ringback is not.
---@param target? string
---@param a_leg? freeswitch.Session
---@return freeswitch.Session
function freeswitch.Session(target, a_leg) end

---The session that it may be given is not used: name the channel in the command.
---@param session? freeswitch.Session
---@return freeswitch.API
function freeswitch.API(session) end

---Here.
---@param type string
---@param subclass? string
---@return freeswitch.Event
function freeswitch.Event(type, subclass) end

---A queue here of the events that the switch sends; what comes when it is full is dropped.
---@param name? string
---@param subclass? string
---@param length? integer
---@return freeswitch.EventConsumer
function freeswitch.EventConsumer(name, subclass, length) end

---Databases of this host, `sqlite://` and `core:` in the folder `--databases`; `odbc://` with fslua's feature `odbc`.
---@param dsn string
---@param user? string
---@param password? string
---@return freeswitch.Dbh
function freeswitch.Dbh(dsn, user, password) end

---Here.
---@return freeswitch.JSON
function freeswitch.JSON() end

---Here.
---@return freeswitch.Stream
function freeswitch.Stream() end

---Run here, with play_and_get_digits.
---@param main? freeswitch.IVRMenu
---@param name string
---@param greeting? string
---@param short_greeting? string
---@param invalid? string
---@param exit? string
---@param transfer? string
---@param confirm_macro? string
---@param confirm_key? string
---@param tts_engine? string
---@param tts_voice? string
---@param confirm_attempts? integer
---@param inter_timeout? integer
---@param digit_len? integer
---@param timeout? integer
---@param max_failures? integer
---@param max_timeouts? integer
---@return freeswitch.IVRMenu
function freeswitch.IVRMenu(main, name, greeting, short_greeting, invalid, exit, transfer, confirm_macro, confirm_key, tts_engine, tts_voice, confirm_attempts, inter_timeout, digit_len, timeout, max_failures, max_timeouts) end

---Here.
---@param digit string
---@param duration? integer
---@return freeswitch.DTMF
function freeswitch.DTMF(digit, duration) end

---@class freeswitch.API
local API = {}

---API command; those that take long run as a job (`bgapi`).
---@param command string
---@param arguments? string
---@return string
function API:execute(command, arguments) end

---As execute.
---@param line string
---@return string
function API:executeString(line) end

---This host's clock.
---@return string
function API:getTime() end

---@class freeswitch.Event
---@field serialized_string string
---@field mine integer
local Event = {}

---Here; also get_header.
---@param name string
---@return string?
function Event:getHeader(name) end

---Here; also get_body.
---@return string?
function Event:getBody() end

---Here; also get_type.
---@return string
function Event:getType() end

---Text, `json` or `xml`.
---@param format? "text"|"json"|"xml"
---@return string
function Event:serialize(format) end

---0 normal, 1 low, 2 high; also set_priority.
---@param priority integer
---@return boolean
function Event:setPriority(priority) end

---Here; also add_body.
---@param body string
---@return boolean
function Event:addBody(body) end

---Here; also add_header.
---@param name string
---@param value string|number
---@return boolean
function Event:addHeader(name, value) end

---Here; also del_header.
---@param name string
---@return boolean
function Event:delHeader(name) end

---`sendevent`.
---@return boolean
function Event:fire() end

---Here.
---@param other freeswitch.Event
---@return boolean
function Event:merge(other) end

---API `chat`.
---@param proto? string
---@return integer
function Event:chat_send(proto) end

---@class freeswitch.EventConsumer
local EventConsumer = {}

---1, or 0 for a name that there is not.
---@param name string
---@param subclass? string
---@return integer
function EventConsumer:bind(name, subclass) end

---Nil at once, or waits, or waits so many ms.
---@param block? integer
---@param ms? integer
---@return freeswitch.Event?
function EventConsumer:pop(block, ms) end

---Asks for nothing more and throws away what waits.
function EventConsumer:cleanup() end

---@class freeswitch.Dbh
local Dbh = {}

---Whether the handle can be used.
---@return boolean
function Dbh:connected() end

---Back to the pool.
---@return boolean
function Dbh:release() end

---Rows of text; a number that is not 0 from the function ends them.
---@param sql string
---@param on_row (fun(row: table<string, string
---@return ): integer?)? > boolean
function Dbh:query(sql, on_row) end

---All rows as a table.
---@param sql string
---@return table<string, string>[]?
function Dbh:query_rows(sql) end

---Of the last INSERT, UPDATE or DELETE.
---@return integer
function Dbh:affected_rows() end

---Nil where there was none.
---@return string?
function Dbh:last_error() end

---Here.
function Dbh:clear_error() end

---Runs the second and the third when the first fails.
---@param test string
---@param drop? string
---@param reactive? string
---@return boolean
function Dbh:test_reactive(test, drop, reactive) end

---Sqlite alone.
---@param path string
---@return integer
function Dbh:load_extension(path) end

---@class freeswitch.JSON
local JSON = {}

---Here.
---@param value any
---@return string
function JSON:encode(value) end

---Here.
---@param text string
---@return any
function JSON:decode(text) end

---API `json`.
---@param request table|string
---@return any
function JSON:execute(request) end

---API `json`, its answer as text.
---@param request table|string
---@return string?
function JSON:execute2(request) end

---Here.
---@param flag boolean
function JSON:encode_empty_table_as_object(flag) end

---Here.
---@param flag boolean
function JSON:return_unformatted_json(flag) end

---@class freeswitch.Stream
local Stream = {}

---Here; the script's own `stream` is what `fslua run` prints.
---@param text string|number
function Stream:write(text) end

---Here.
---@param text string
---@param length integer
function Stream:raw_write(text, length) end

---What was written since the last read.
---@return string?
function Stream:read() end

---All that was written.
---@return string
function Stream:get_data() end

---@class freeswitch.IVRMenu
local IVRMenu = {}

---Every action; `/pattern/` is a regular expression, `$1` its group.
---@param action "menu-exit"|"menu-sub"|"menu-exec-app"|"menu-say-phrase"|"menu-play-sound"|"menu-back"|"menu-top"
---@param argument? string
---@param bind string
function IVRMenu:bindAction(action, argument, bind) end

---Sets ivr_menu_status.
---@param session freeswitch.Session
---@param name string
function IVRMenu:execute(session, name) end

---@class freeswitch.Session
---@field uuid string?
---@field cause string
---@field allocated integer
---@field tts_name string
---@field voice_name string
local Session = {}

---Application `answer`.
---@return integer
function Session:answer() end

---Application `pre_answer`.
---@return integer
function Session:preAnswer() end

---Waits until the switch has said so.
---@param cause? string
function Session:hangup(cause) end

---False after the hangup and after a transfer.
---@return boolean
function Session:ready() end

---From the call's events.
---@return boolean
function Session:answered() end

---From the call's events.
---@return boolean
function Session:bridged() end

---Early media or answered, as the events say.
---@return boolean
function Session:mediaReady() end

---From the call's events.
---@return string
function Session:getState() end

---NONE while there is none.
---@return string
function Session:hangupCause() end

---API `uuid_setvar`; nothing is expanded.
---@param name string
---@param value? string|number
function Session:setVariable(name, value) end

---Nil where there is none; after the end from the last event.
---@param name string
---@return string?
function Session:getVariable(name) end

---Kept with the session object here.
---@param name string
---@param value? string
function Session:setPrivate(name, value) end

---As setPrivate.
---@param name string
---@return string?
function Session:getPrivate(name) end

---Merges `uuid_dump`, or the last event.
---@param event freeswitch.Event
function Session:setEventData(event) end

---Caller_id_name and caller_id_number, for a call that is placed later.
---@param field string
---@param value string
function Session:setCallerData(field, value) end

---Comes back when the application has ended; its argument is expanded; no callbacks.
---@param application string
---@param data? string|number
function Session:execute(application, data) end

---Application `playback`.
---@param path string
---@param samples? integer
---@return integer
function Session:streamFile(path, samples) end

---Application `sleep`, with callbacks.
---@param ms integer
---@return integer
function Session:sleep(ms) end

---Application `speak`.
---@param text string
---@return integer
function Session:speak(text) end

---Also set_tts_parms.
---@param engine string
---@param voice string
function Session:set_tts_params(engine, voice) end

---Set_tts_params by its other name.
---@param engine string
---@param voice string
function Session:set_tts_parms(engine, voice) end

---Application `say`.
---@param text string
---@param module string
---@param type string
---@param method string
---@param gender? string
function Session:say(text, module, type, method, gender) end

---Application `phrase`.
---@param name string
---@param data? string
---@param language? string
function Session:sayPhrase(name, data, language) end

---Application `record`: the file is the switch's.
---@param path string
---@param seconds? integer
---@param threshold? integer
---@param silence? integer
---@return integer
function Session:recordFile(path, seconds, threshold, silence) end

---Application `detect_speech`.
---@param a0 string
---@param a1? string
---@param a2? string
---@param a3? string
---@return integer
function Session:detectSpeech(a0, a1, a2, a3) end

---Application `play_and_detect_speech`.
---@param file string
---@param engine string
---@param grammar string
---@return string
function Session:playAndDetectSpeech(file, engine, grammar) end

---API `uuid_send_text`.
---@param text string
function Session:print(text) end

---Collected here from DTMF events; times are not exact to the frame.
---@param max integer
---@param terminators string
---@param timeout integer
---@param between? integer
---@param most? integer
---@return string
function Session:getDigits(max, terminators, timeout, between, most) end

---Application `read`, unless digits were typed ahead: those are collected here.
---@param min integer
---@param max integer
---@param file string
---@param timeout integer
---@param terminators string
---@param digit_timeout? integer
---@return string
function Session:read(min, max, file, timeout, terminators, digit_timeout) end

---Application `play_and_get_digits`, unless digits were typed ahead: those are collected here.
---@param min integer
---@param max integer
---@param tries integer
---@param timeout integer
---@param terminators string
---@param file string
---@param invalid_file string
---@param regex string
---@param variable? string
---@param digit_timeout? integer
---@param transfer_on_failure? string
---@return string
function Session:playAndGetDigits(min, max, tries, timeout, terminators, file, invalid_file, regex, variable, digit_timeout, transfer_on_failure) end

---Gives them to the input callback.
---@param ms integer
---@param most? integer
---@return integer
function Session:collectDigits(ms, most) end

---Those noted here, and API `uuid_flush_dtmf`.
---@return integer
function Session:flushDigits() end

---Those that wait here.
---@return integer
function Session:flushEvents() end

---`sendevent` with the channel's id.
---@param event freeswitch.Event
function Session:sendEvent(event) end

---By DTMF and diverted events, while streamFile, sayPhrase, speak, recordFile, sleep and collectDigits wait: some ms late.
---@param name string
---@param argument? string
function Session:setInputCallback(name, argument) end

---Here.
function Session:unsetInputCallback() end

---Called in the script's thread, before or after the method that waited; not in the channel's.
---@param name string
---@param argument? string
function Session:setHangupHook(name, argument) end

---Application `transfer`; the session is the script's no more.
---@param extension string
---@param dialplan? string
---@param context? string
---@return integer
function Session:transfer(extension, dialplan, context) end

---Deprecated; 0 is success; see freeswitch.Session for the a-leg.
---@param a_leg? freeswitch.Session
---@param dial string
---@param seconds? integer
---@return integer
function Session:originate(a_leg, dial, seconds) end

---From the call's events.
---@param caller freeswitch.Session
function Session:waitForAnswer(caller) end

---What becomes of the call at the script's end.
---@param flag boolean
---@return integer
function Session:setAutoHangup(flag) end

---Lets the call go as the script's end would.
---@param error? string
function Session:destroy(error) end

---Here.
---@return string?
function Session:get_uuid() end

---As freeswitch.consoleLog.
---@param level string
---@param text string
function Session:consoleLog(level, text) end

---As freeswitch.consoleLog2.
---@param level string
---@param file string
---@param func string
---@param line integer
---@param text string
function Session:consoleLog2(level, file, func, line, text) end

---@class freeswitch.DTMF
---@field digit string
---@field duration integer
