//! The methods by name.

use std::rc::Rc;

use eslng_engine::command::Argument;
use eslng_engine::event::{Event, Format};
use mlua::{Lua, MetaMethod, MultiValue, Result, UserData, UserDataFields, UserDataMethods, Value};

use super::super::arguments::{Arguments, raise, unavailable};
use super::super::{event, functions};
use super::digits::{Collect, Prompt};
use super::{Callback, Session, dialling};

/// How long a script waits that does not say, in ms.
const TIMEOUT: u64 = 5000;

impl UserData for Session {
    fn add_fields<F: UserDataFields<Self>>(fields: &mut F) {
        fields.add_field_method_get("uuid", |_, this| Ok(this.0.uuid()));
        fields.add_field_method_get("cause", |_, this| Ok(this.0.cause().as_str().to_owned()));
        fields.add_field_method_get("tts_name", |_, this| Ok(this.0.tts.borrow().0.clone()));
        fields.add_field_method_get("voice_name", |_, this| Ok(this.0.tts.borrow().1.clone()));
        fields.add_field_method_get("allocated", |_, this| Ok(i32::from(this.0.call().is_some())));
        const NOT_REMOTE: [(&str, &str); 4] = [
            ("session", "it is the core's own object: use the session's methods"),
            ("channel", "it is the core's own object: use session:getVariable(name)"),
            ("flags", "they are internal to mod_lua: use session:ready(), session:answered() or session:bridged()"),
            ("hook_state", "it is internal to mod_lua: use session:getState()"),
        ];
        for (name, instead) in NOT_REMOTE {
            fields.add_field_method_get(name, move |_, _| -> Result<Value> {
                Err(unavailable(&format!("session.{name}"), instead))
            });
        }
    }

    fn add_methods<M: UserDataMethods<Self>>(methods: &mut M) {
        methods.add_meta_method(MetaMethod::Eq, |_, this, other: Value| {
            let uuid = this.0.uuid();
            Ok(uuid.is_some() && super::of(&other, "==").is_ok_and(|other| other.0.uuid() == uuid))
        });
        signalling(methods);
        media(methods);
        digits(methods);
        variables(methods);
        callbacks(methods);
        others(methods);
        not_remote(methods);
    }
}

/// What an application that has ended is to a script: 1, 0, or -1 without a session.
fn status(session: &Session, done: bool) -> i32 {
    if session.0.call().is_none() { -1 } else { i32::from(done) }
}

fn signalling<M: UserDataMethods<Session>>(methods: &mut M) {
    methods.add_method("answer", |lua, this, ()| {
        if this.0.is_answered() {
            return Ok(1);
        }
        let done = this.0.operate(lua, eslng::operations::answer())?.is_some();
        Ok(status(this, done))
    });
    methods.add_method("preAnswer", |lua, this, ()| {
        let done = this.0.operate(lua, eslng::operations::pre_answer())?.is_some();
        Ok(status(this, done))
    });
    methods.add_method("hangup", |lua, this, values: MultiValue| {
        let cause = Arguments::new("hangup", &values).optional(0)?;
        this.0.hangup(lua, cause.as_deref().unwrap_or_default())
    });
    methods.add_method("transfer", |lua, this, values: MultiValue| {
        let arguments = Arguments::new("transfer", &values);
        let [dialplan, context] = [arguments.optional(1)?, arguments.optional(2)?];
        let done = this.0.transfer(lua, &arguments.text(0)?, dialplan.as_deref(), context.as_deref())?;
        Ok(status(this, done))
    });
    methods.add_method("originate", |lua, this, values: MultiValue| {
        let arguments = Arguments::new("originate", &values);
        let a_leg = match arguments.value(0) {
            Value::Nil => None,
            value => Some(super::of(value, "originate")?),
        };
        let timeout = u32::try_from(arguments.count_or(2, u64::from(dialling::TIMEOUT))?).unwrap_or(u32::MAX);
        this.0.originate(lua, a_leg.as_ref(), &arguments.text(1)?, timeout)
    });
    methods.add_method("waitForAnswer", |lua, this, caller: Value| {
        let caller = if caller.is_nil() { None } else { Some(super::of(&caller, "waitForAnswer")?) };
        this.0.wait_for_answer(lua, caller.as_ref().map(|caller| &caller.0))
    });
    methods.add_method("destroy", |_, this, values: MultiValue| {
        this.0.destroy(Arguments::new("destroy", &values).optional(0)?.as_deref())
    });
    methods.add_method("setAutoHangup", |_, this, values: MultiValue| {
        this.0.auto_hangup.set(Arguments::new("setAutoHangup", &values).flag_or(0, true));
        Ok(0)
    });
    methods.add_method("setCallerData", |_, this, values: MultiValue| {
        let arguments = Arguments::new("setCallerData", &values);
        this.0.caller.borrow_mut().insert(arguments.text(0)?, arguments.text(1)?);
        Ok(())
    });
    methods.add_method("ready", |lua, this, ()| {
        this.0.note_waiting();
        let ready = this.0.ready();
        this.0.check_hook(lua)?;
        Ok(ready)
    });
    methods.add_method("answered", |_, this, ()| Ok(this.0.is_answered()));
    methods.add_method("bridged", |_, this, ()| Ok(this.0.status().is_some_and(|status| status.is_bridged)));
    methods.add_method("mediaReady", |_, this, ()| Ok(this.0.has_media()));
    methods.add_method("getState", |_, this, ()| {
        let state = this.0.status().and_then(|status| match status.cause {
            Some(_) => Some("CS_HANGUP".to_owned()),
            None => status.channel_state.map(|state| state.as_str().to_owned()),
        });
        Ok(state.unwrap_or_else(|| "ERROR".to_owned()))
    });
    methods.add_method("hangupCause", |_, this, ()| Ok(this.0.cause().as_str().to_owned()));
    methods.add_method("get_uuid", |_, this, ()| Ok(this.0.uuid()));
}

fn media<M: UserDataMethods<Session>>(methods: &mut M) {
    methods.add_method("execute", |lua, this, values: MultiValue| {
        let arguments = Arguments::new("execute", &values);
        let data = if arguments.value(1).is_nil() { None } else { Some(arguments.bytes(1)?) };
        this.0.execute(lua, &arguments.text(0)?, data.as_deref()).map(drop)
    });
    methods.add_method("streamFile", |lua, this, values: MultiValue| {
        let arguments = Arguments::new("streamFile", &values);
        let done = this.0.stream_file(lua, &arguments.text(0)?, arguments.count_or(1, 0)?)?;
        Ok(status(this, done))
    });
    methods.add_method("recordFile", |lua, this, values: MultiValue| {
        let arguments = Arguments::new("recordFile", &values);
        let limits = [arguments.count_or(1, 0)?, arguments.count_or(2, 0)?, arguments.count_or(3, 0)?];
        let done = this.0.record_file(lua, &arguments.text(0)?, limits)?;
        Ok(status(this, done))
    });
    methods.add_method("sleep", |lua, this, values: MultiValue| {
        let done = this.0.sleep(lua, Arguments::new("sleep", &values).count_or(0, 0)?)?;
        Ok(status(this, done))
    });
    methods.add_method("speak", |lua, this, values: MultiValue| {
        let done = this.0.speak(lua, &Arguments::new("speak", &values).text(0)?)?;
        Ok(status(this, done))
    });
    for name in ["set_tts_params", "set_tts_parms"] {
        methods.add_method(name, |_, this, values: MultiValue| {
            let arguments = Arguments::new("set_tts_params", &values);
            this.0.tts.replace((arguments.text(0)?, arguments.text(1)?));
            Ok(())
        });
    }
    methods.add_method("say", |lua, this, values: MultiValue| {
        let arguments = Arguments::new("say", &values);
        let [text, module, kind, method] = [arguments.text(0)?, arguments.text(1)?, arguments.text(2)?, arguments.text(3)?];
        this.0.say(lua, &text, [&module, &kind, &method], arguments.optional(4)?.as_deref())
    });
    methods.add_method("sayPhrase", |lua, this, values: MultiValue| {
        let arguments = Arguments::new("sayPhrase", &values);
        let [data, language] = [arguments.optional(1)?, arguments.optional(2)?].map(Option::unwrap_or_default);
        this.0.say_phrase(lua, &arguments.text(0)?, &data, &language)
    });
    methods.add_method("detectSpeech", |lua, this, values: MultiValue| {
        let arguments = Arguments::new("detectSpeech", &values);
        let words = (0..4).filter_map(|at| arguments.optional(at).transpose()).collect::<Result<Vec<_>>>()?;
        let line = Argument::text(words.join(" "));
        let done = this.0.execute(lua, "detect_speech", Some(line.written().as_bytes()))?.is_some();
        Ok(status(this, done))
    });
    methods.add_method("playAndDetectSpeech", |lua, this, values: MultiValue| {
        let arguments = Arguments::new("playAndDetectSpeech", &values);
        let line = Argument::text(format!("{} detect:{} {}", arguments.text(0)?, arguments.text(1)?, arguments.text(2)?));
        let event = this.0.execute(lua, "play_and_detect_speech", Some(line.written().as_bytes()))?;
        Ok(event.and_then(|event| event.get("variable_detect_speech_result").map(|text| text.into_owned())).unwrap_or_default())
    });
    methods.add_method("print", |_, this, values: MultiValue| {
        let text = Arguments::new("print", &values).text(0)?;
        this.0.ask(|uuid| format!("uuid_send_text {uuid} {text}")).map(drop)
    });
}

fn digits<M: UserDataMethods<Session>>(methods: &mut M) {
    methods.add_method("getDigits", |lua, this, values: MultiValue| {
        let arguments = Arguments::new("getDigits", &values);
        let given = |ms: u64| Some(ms).filter(|ms| *ms > 0);
        let collect = Collect {
            min: 1,
            max: arguments.count_or(0, 1)?.max(1),
            timeout: arguments.count_or(2, TIMEOUT)?,
            terminators: &arguments.optional(1)?.unwrap_or_default(),
            between: given(arguments.count_or(3, 0)?),
            most: given(arguments.count_or(4, 0)?),
        };
        this.0.get_digits(lua, &collect)
    });
    methods.add_method("read", |lua, this, values: MultiValue| {
        let arguments = Arguments::new("read", &values);
        let collect = Collect {
            min: arguments.count_or(0, 1)?,
            max: arguments.count_or(1, 128)?,
            timeout: arguments.count_or(3, TIMEOUT)?,
            terminators: &arguments.optional(4)?.unwrap_or_default(),
            between: Some(arguments.count_or(5, 0)?).filter(|ms| *ms > 0),
            most: None,
        };
        this.0.read(lua, &collect, &arguments.optional(2)?.unwrap_or_default())
    });
    methods.add_method("playAndGetDigits", |lua, this, values: MultiValue| {
        let arguments = Arguments::new("playAndGetDigits", &values);
        let text = |at: usize| arguments.optional(at).map(Option::unwrap_or_default);
        let [terminators, file, invalid_file, expression] = [text(4)?, text(5)?, text(6)?, text(7)?];
        let (variable, failure) = (arguments.optional(8)?.filter(|name| !name.is_empty()), arguments.optional(10)?);
        let collect = Collect {
            min: arguments.count_or(0, 1)?,
            max: arguments.count_or(1, 128)?,
            timeout: arguments.count_or(3, TIMEOUT)?,
            terminators: &terminators,
            between: Some(arguments.count_or(9, 0)?).filter(|ms| *ms > 0),
            most: None,
        };
        let prompt = Prompt {
            tries: arguments.count_or(2, 1)?,
            file: &file,
            invalid_file: &invalid_file,
            expression: &expression,
            variable: variable.as_deref(),
            failure: failure.as_deref(),
        };
        this.0.play_and_get_digits(lua, &collect, &prompt)
    });
    methods.add_method("collectDigits", |lua, this, values: MultiValue| {
        let arguments = Arguments::new("collectDigits", &values);
        let (between, most) = match arguments.count() {
            0 | 1 => (None, arguments.count_or(0, TIMEOUT)?),
            _ => (Some(arguments.count_or(0, TIMEOUT)?), arguments.count_or(1, TIMEOUT)?),
        };
        this.0.check_hook(lua)?;
        this.0.wait_with_input(lua, most, between)?;
        this.0.check_hook(lua)?;
        Ok(0)
    });
    methods.add_method("flushDigits", |_, this, ()| {
        this.0.note_waiting();
        this.0.digits.borrow_mut().clear();
        this.0.ask(|uuid| format!("uuid_flush_dtmf {uuid}"))?;
        Ok(0)
    });
}

fn variables<M: UserDataMethods<Session>>(methods: &mut M) {
    methods.add_method("setVariable", |_, this, values: MultiValue| {
        let arguments = Arguments::new("setVariable", &values);
        this.0.set_variable(&arguments.text(0)?, &arguments.optional(1)?.unwrap_or_default())
    });
    methods.add_method("getVariable", |_, this, values: MultiValue| {
        this.0.get_variable(&Arguments::new("getVariable", &values).text(0)?)
    });
    methods.add_method("setPrivate", |_, this, values: MultiValue| {
        let arguments = Arguments::new("setPrivate", &values);
        this.0.private.borrow_mut().insert(arguments.text(0)?, arguments.optional(1)?.unwrap_or_default());
        Ok(())
    });
    methods.add_method("getPrivate", |_, this, values: MultiValue| {
        let name = Arguments::new("getPrivate", &values).text(0)?;
        Ok(this.0.private.borrow().get(&name).cloned())
    });
    methods.add_method("setEventData", |_, this, into: mlua::AnyUserData| {
        let data = match this.0.last_event() {
            Some(event) => Some(event),
            None => this.0.ask(|uuid| format!("uuid_dump {uuid}"))?.map(|dump| Event::new(Format::Plain, dump.into_bytes())),
        };
        if let Some(data) = data {
            into.borrow_mut::<event::Event>()?.merge(&data);
        }
        Ok(())
    });
}

fn callbacks<M: UserDataMethods<Session>>(methods: &mut M) {
    fn callback(function: &'static str, values: &MultiValue) -> Result<Callback> {
        let arguments = Arguments::new(function, values);
        Ok(Callback { function: arguments.text(0)?, argument: arguments.optional(1)?.filter(|name| !name.is_empty()) })
    }
    methods.add_method("setInputCallback", |_, this, values: MultiValue| {
        this.0.input.replace(Some(callback("setInputCallback", &values)?));
        this.0.divert()
    });
    methods.add_method("unsetInputCallback", |_, this, ()| {
        this.0.input.take();
        Ok(())
    });
    methods.add_method("setHangupHook", |_, this, values: MultiValue| {
        this.0.hangup_hook.replace(Some(callback("setHangupHook", &values)?));
        Ok(())
    });
    methods.add_method("flushEvents", |_, this, ()| {
        // The switch keeps none of them: they are here.
        if this.0.diverted.take().is_some() {
            this.0.divert()?;
        }
        Ok(0)
    });
}

fn others<M: UserDataMethods<Session>>(methods: &mut M) {
    methods.add_method("consoleLog", |lua, this, values: MultiValue| {
        let arguments = Arguments::new("session:consoleLog", &values);
        let (level, text) = (arguments.text(0)?, arguments.text(1)?);
        functions::log(&this.0.context, lua, &level, &text)
    });
    methods.add_method("consoleLog2", |lua, this, values: MultiValue| {
        let arguments = Arguments::new("session:consoleLog2", &values);
        let (level, text) = (arguments.text(0)?, arguments.text(4)?);
        functions::log(&this.0.context, lua, &level, &text)
    });
    methods.add_method("sendEvent", |_, this, given: Value| {
        let event = event::of(&given, "sendEvent")?;
        let Some(uuid) = this.0.uuid() else { return Ok(()) };
        let client = this.0.context.client()?;
        let reply = this.0.context.wait(client.command(event.command(&[("unique-id", &uuid)])))?;
        this.0.context.succeeded(reply).map(drop)
    });
}

/// What only mod_lua can do, and what it uses itself.
fn not_remote<M: UserDataMethods<Session>>(methods: &mut M) {
    const NOT_REMOTE: [(&str, &str); 12] = [
        ("hangupState", "the state that a hook ran in is not told over the event socket: use session:hangupCause()"),
        ("insertFile", "files are the switch's: use api:executeString(\"lua ~...\") there, or sox on this host"),
        (
            "getXMLCDR",
            "the core makes it: use mod_xml_cdr or mod_json_cdr, or api:execute(\"uuid_dump\", uuid .. \" xml\") while the call lasts",
        ),
        ("setDTMFCallback", "it is internal to mod_lua: use session:setInputCallback(name)"),
        ("process_callback_result", "it is internal to mod_lua: return the text from the callback"),
        ("begin_allow_threads", "it is internal to mod_lua: leave it out"),
        ("end_allow_threads", "it is internal to mod_lua: leave it out"),
        ("check_hangup_hook", "it is internal to mod_lua: the hook is called by itself"),
        ("run_dtmf_callback", "it is internal to mod_lua: the callback is called by itself"),
        ("setLUA", "it is internal to mod_lua: leave it out"),
        ("get_cb_args", "it is internal to mod_lua: leave it out"),
        ("getLUA", "it is internal to mod_lua: leave it out"),
    ];
    for (name, instead) in NOT_REMOTE {
        methods.add_method(name, move |_: &Lua, _, _: MultiValue| -> Result<()> {
            Err(unavailable(&format!("session:{name}"), instead))
        });
    }
}

impl super::SessionState {
    /// Runs an API command that names the call; what it printed, if it did not fail.
    fn ask(self: &Rc<Self>, line: impl FnOnce(&str) -> String) -> Result<Option<String>> {
        let Some(uuid) = self.uuid() else { return Ok(None) };
        let line = line(&uuid);
        if line.contains(['\r', '\n', '\0']) {
            return Err(raise("a line break can't travel in an API command"));
        }
        let client = self.context.client()?;
        let answer = self.context.wait(client.api(line))?;
        let answer = self.context.succeeded(answer)?.filter(|answer| answer.error_kind().is_none());
        Ok(answer.map(|answer| answer.text().into_owned()))
    }
}
