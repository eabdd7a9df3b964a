//! API commands, run by `api` and `bgapi`.

mod general;
mod originate;
mod show;
mod uuid;

use std::rc::Rc;

use crate::core::{Core, Origin};

/// What answers for a command: at once, or after it has waited for something.
enum Command {
    Now(fn(&Rc<Core>, &str) -> String),
    Msleep,
    Originate,
}

fn find(name: &str) -> Option<Command> {
    Some(match name.to_ascii_lowercase().as_str() {
        "create_uuid" => Command::Now(general::create_uuid),
        "echo" => Command::Now(general::echo),
        "global_getvar" => Command::Now(general::global_getvar),
        "hostname" | "switchname" => Command::Now(general::hostname),
        "hupall" => Command::Now(uuid::hupall),
        "log" => Command::Now(general::log),
        "lua" | "luarun" => Command::Now(general::lua),
        "msleep" => Command::Msleep,
        "originate" => Command::Originate,
        "show" => Command::Now(show::show),
        "status" => Command::Now(general::status),
        "strftime" => Command::Now(general::strftime),
        "uptime" => Command::Now(general::uptime),
        "uuid_answer" => Command::Now(uuid::answer),
        "uuid_break" => Command::Now(uuid::interrupt),
        "uuid_broadcast" => Command::Now(uuid::broadcast),
        "uuid_dump" => Command::Now(uuid::dump),
        "uuid_exists" => Command::Now(uuid::exists),
        "uuid_flush_dtmf" => Command::Now(uuid::flush_dtmf),
        "uuid_getvar" => Command::Now(uuid::getvar),
        "uuid_kill" => Command::Now(uuid::kill),
        "uuid_recv_dtmf" => Command::Now(uuid::recv_dtmf),
        "uuid_send_dtmf" => Command::Now(uuid::send_dtmf),
        "uuid_setvar" => Command::Now(uuid::setvar),
        "uuid_setvar_multi" => Command::Now(uuid::setvar_multi),
        "uuid_transfer" => Command::Now(uuid::transfer),
        "version" => Command::Now(general::version),
        _ => return None,
    })
}

/// Whether the switch has this command.
pub(crate) fn exists(name: &str) -> bool {
    find(name).is_some()
}

/// The output for a command that does not exist.
pub(crate) fn not_found(name: &str) -> String {
    format!("-ERR {name} Command not found!\n")
}

/// Runs a command and gives its output. The API event that tells of it has its number from before and is fired after.
pub(crate) async fn execute(core: &Rc<Core>, name: &str, argument: &str) -> String {
    let argument = argument.trim();
    let mut event = core.event("API", Origin("switch_loadable_module.c", "switch_api_execute", 3140));
    event.add("API-Command", name);
    event.add("API-Command-Argument", argument);
    let output = match find(name) {
        Some(Command::Now(run)) => run(core, argument),
        Some(Command::Msleep) => general::msleep(argument).await,
        Some(Command::Originate) => originate::originate(core, argument).await,
        None => not_found(name),
    };
    core.fire(event);
    output
}
