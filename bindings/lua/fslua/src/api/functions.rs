//! The functions of `freeswitch`, and `freeswitch.API`.

use std::io::Write;
use std::rc::Rc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use mlua::{Lua, LuaString, MultiValue, Result, Table, UserData, UserDataMethods};

use super::arguments::{Arguments, raise};
use super::context::Context;
use super::session;

/// API commands that may take long: they run in the background of the switch, where they keep no event from coming.
const SLOW: [&str; 8] = ["originate", "msleep", "lua", "luarun", "python", "system", "bgsystem", "fetch"];

/// Puts the functions into the table `freeswitch`.
pub(crate) fn add(lua: &Lua, freeswitch: &Table, context: &Rc<Context>) -> Result<()> {
    for name in ["consoleLog", "console_log"] {
        let context = Rc::clone(context);
        let write = lua.create_function(move |lua, values: MultiValue| {
            let arguments = Arguments::new("freeswitch.consoleLog", &values);
            log(&context, lua, &arguments.text(0)?, &arguments.text(1)?)
        })?;
        freeswitch.set(name, write)?;
    }
    for name in ["consoleLog2", "console_log2"] {
        let context = Rc::clone(context);
        let write = lua.create_function(move |lua, values: MultiValue| {
            let arguments = Arguments::new("freeswitch.consoleLog2", &values);
            log(&context, lua, &arguments.text(0)?, &arguments.text(4)?)
        })?;
        freeswitch.set(name, write)?;
    }
    for name in ["consoleCleanLog", "console_clean_log"] {
        let write = lua.create_function(|_, values: MultiValue| {
            let text = Arguments::new("freeswitch.consoleCleanLog", &values).bytes(0)?;
            // Nobody is left to be told when this fails.
            let _ = std::io::stderr().lock().write_all(&text);
            Ok(())
        })?;
        freeswitch.set(name, write)?;
    }
    let shared = Rc::clone(context);
    let get = lua.create_function(move |_, values: MultiValue| {
        let name = Arguments::new("freeswitch.getGlobalVariable", &values).text(0)?;
        let value = run(&shared, &format!("global_getvar {name}"))?;
        Ok(Some(value).filter(|value| !value.is_empty()))
    })?;
    freeswitch.set("getGlobalVariable", get)?;
    let shared = Rc::clone(context);
    let set = lua.create_function(move |_, values: MultiValue| {
        let arguments = Arguments::new("freeswitch.setGlobalVariable", &values);
        let (name, value) = (arguments.text(0)?, arguments.optional(1)?.unwrap_or_default());
        if name.is_empty() || name.contains(['=', ' ']) {
            return Err(raise(format!("setGlobalVariable: {name:?} is no name of a variable")));
        }
        run(&shared, &format!("global_setvar {name}={value}")).map(drop)
    })?;
    freeswitch.set("setGlobalVariable", set)?;
    let shared = Rc::clone(context);
    let sleep = lua.create_function(move |_, values: MultiValue| {
        let ms = Arguments::new("freeswitch.msleep", &values).count_or(0, 0)?;
        shared.wait(async { tokio::time::sleep(Duration::from_millis(ms)).await })
    })?;
    freeswitch.set("msleep", sleep)?;
    let shared = Rc::clone(context);
    let running = lua.create_function(move |_, ()| {
        let has_call = shared.own.as_ref().is_some_and(|call| !call.status().is_over);
        Ok(has_call || shared.switch().map(|_| shared.is_up())?)
    })?;
    freeswitch.set("running", running)?;
    let bridge = lua.create_function(|lua, values: MultiValue| {
        let arguments = Arguments::new("freeswitch.bridge", &values);
        let a = session::of(arguments.value(0), "freeswitch.bridge")?;
        let b = session::of(arguments.value(1), "freeswitch.bridge")?;
        a.0.bridge(lua, &b.0)
    })?;
    freeswitch.set("bridge", bridge)
}

/// Logs, in the switch and here. In the switch a line each, since none can hold a line break.
pub(crate) fn log(context: &Rc<Context>, _lua: &Lua, level: &str, text: &str) -> Result<()> {
    let text = text.trim_end_matches(['\r', '\n']);
    match level.to_ascii_lowercase().as_str() {
        "debug" => tracing::debug!(target: "script", "{text}"),
        "warning" | "warn" => tracing::warn!(target: "script", "{text}"),
        "err" | "error" | "crit" | "alert" | "emerg" | "console" => tracing::error!(target: "script", "{text}"),
        _ => tracing::info!(target: "script", "{text}"),
    }
    let word =
        if level.is_empty() || level.contains(|character: char| !character.is_ascii_alphanumeric()) { "debug" } else { level };
    let client = context.client()?;
    for line in text.split(['\r', '\n', '\0']).filter(|line| !line.is_empty()) {
        let answer = context.wait(client.api(format!("log {word} {line}")))?;
        context.succeeded(answer)?;
    }
    Ok(())
}

/// Runs an API command; what it printed. Without a connection: an error, since a script can't go on as if it had been done.
pub(crate) fn run(context: &Rc<Context>, line: &str) -> Result<String> {
    let client = context.client()?;
    let name = line.split(' ').next().unwrap_or_default();
    if SLOW.contains(&name) {
        let job = context.wait(client.bgapi(line))?.map_err(raise)?;
        return Ok(job.body_text().map(|text| text.into_owned()).unwrap_or_default());
    }
    let answer = context.wait(client.api(line))?.map_err(raise)?;
    // A command that prints nothing answers so.
    Ok(Some(answer.text()).filter(|text| text != "-ERR no reply\n").map(|text| text.into_owned()).unwrap_or_default())
}

/// `freeswitch.API`
pub(crate) struct Api(pub Rc<Context>);

impl UserData for Api {
    fn add_methods<M: UserDataMethods<Self>>(methods: &mut M) {
        methods.add_method("execute", |lua, this, values: MultiValue| -> Result<LuaString> {
            let arguments = Arguments::new("API:execute", &values);
            let line = match arguments.optional(1)?.filter(|argument| !argument.is_empty()) {
                Some(argument) => format!("{} {argument}", arguments.text(0)?),
                None => arguments.text(0)?,
            };
            lua.create_string(run(&this.0, &line)?)
        });
        methods.add_method("executeString", |lua, this, values: MultiValue| {
            lua.create_string(run(&this.0, &Arguments::new("API:executeString", &values).text(0)?)?)
        });
        methods.add_method("getTime", |_, _, ()| {
            let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            Ok(now.as_millis().to_string())
        });
    }
}
