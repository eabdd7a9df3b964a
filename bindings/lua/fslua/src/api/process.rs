//! Lua's own functions that would reach past one script: the process, and the hook that keeps the limits.

use std::process::{Child, Command, ExitStatus};
use std::rc::Rc;
use std::time::Duration;

use mlua::{Lua, MultiValue, Result, Table, Value};

use super::arguments::{Arguments, raise};
use super::context::Context;
use crate::limits::{Reason, Stopped};

/// How often a command's end is looked for.
const LOOK: Duration = Duration::from_millis(10);

pub(crate) fn add(lua: &Lua, context: &Rc<Context>) -> Result<()> {
    let os: Table = lua.globals().get("os")?;
    // It would end the host and every other script.
    let shared = Rc::clone(context);
    let exit = lua.create_function(move |_, _: MultiValue| -> Result<()> {
        shared.stop.stop(Reason::Exit);
        Err(mlua::Error::external(Stopped(Reason::Exit)))
    })?;
    os.set("exit", exit)?;
    let shared = Rc::clone(context);
    os.set("execute", lua.create_function(move |lua, values: MultiValue| execute(&shared, lua, &values))?)?;
    if let Ok(debug) = lua.globals().get::<Table>("debug") {
        let refuse = lua.create_function(|_, _: MultiValue| -> Result<()> {
            Err(raise("debug.sethook is fslua's: the limits of scripts hang on it"))
        })?;
        debug.set("sethook", refuse)?;
    }
    Ok(())
}

/// `os.execute`, which ends with the script's run: its command is killed then.
fn execute(context: &Rc<Context>, lua: &Lua, values: &MultiValue) -> Result<MultiValue> {
    let arguments = Arguments::new("os.execute", values);
    let Some(command) = arguments.optional(0)? else { return Ok(MultiValue::from_iter([Value::Boolean(true)])) };
    let status = wait(context, Command::new("sh").arg("-c").arg(&command).spawn().map_err(raise)?)?;
    let (how, number) = match status.code() {
        Some(code) => ("exit", code),
        None => ("signal", std::os::unix::process::ExitStatusExt::signal(&status).unwrap_or(0)),
    };
    let succeeded = if status.success() { Value::Boolean(true) } else { Value::Nil };
    Ok(MultiValue::from_iter([succeeded, Value::String(lua.create_string(how)?), Value::Integer(number.into())]))
}

/// Waits for a command's end; it is killed with the script's run.
pub(crate) fn wait(context: &Context, mut child: Child) -> Result<ExitStatus> {
    loop {
        if let Some(status) = child.try_wait().map_err(raise)? {
            return Ok(status);
        }
        if let Err(error) = context.wait(async { tokio::time::sleep(LOOK).await }) {
            // It may have ended in between.
            let _ = child.kill();
            let _ = child.wait();
            return Err(error);
        }
    }
}
