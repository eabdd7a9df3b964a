//! API commands, run by `api` and `bgapi`, by schedules and inside `${...}`.

mod chat;
mod directory;
mod expression;
mod general;
mod json;
mod modules;
mod originate;
mod schedule;
mod show;
mod stores;
mod strings;
mod system;
mod tables;
mod uuid;

use std::pin::Pin;
use std::rc::Rc;

pub(crate) use general::{VERSION_TEXT, uptime_in_words};
pub(crate) use originate::{Dialled, dial};
pub(crate) use schedule::hang_up_later;
pub(crate) use stores::take_limit;

use crate::conference;
use crate::core::{Core, Origin};

type Output = Pin<Box<dyn Future<Output = String>>>;

/// What answers for a command: at once, or after it has waited for something.
enum Command {
    Now(fn(&Rc<Core>, &str) -> String),
    Later(fn(Rc<Core>, String) -> Output),
}

fn find(name: &str) -> Option<Command> {
    use Command::{Later, Now};
    Some(match name.to_ascii_lowercase().as_str() {
        "acl" => Now(system::acl),
        "alias" => Now(system::alias),
        "banner" => Now(system::banner),
        "bg_system" | "bg_spawn" => Now(system::bg_system),
        "bgapi" => Now(system::bgapi),
        "break" => Now(uuid::interrupt),
        "callcenter_config" => Now(modules::callcenter_config),
        "chat" => Now(chat::chat),
        "coalesce" => Now(strings::coalesce),
        "complete" => Now(system::complete),
        "cond" => Now(strings::cond),
        "conference" => Now(conference::api),
        "console_complete" => Now(system::console_complete),
        "create_uuid" => Now(general::create_uuid),
        "db" => Now(stores::db),
        "domain_exists" => Now(directory::domain_exists),
        "echo" => Now(strings::echo),
        "escape" => Now(strings::escape),
        "eval" => Later(|core, argument| Box::pin(general::eval(core, argument))),
        "event_sink" => Now(system::event_sink),
        "expand" => Later(|core, argument| Box::pin(general::expand(core, argument))),
        "expr" => Now(expression::expr),
        "fifo" => Now(modules::fifo),
        "file_exists" => Now(system::file_exists),
        "fsctl" => Now(system::fsctl),
        "getcputime" => Now(system::getcputime),
        "global_getvar" => Now(general::global_getvar),
        "global_setvar" => Now(general::global_setvar),
        "hash" => Now(stores::hash),
        "hash_dump" => Now(stores::hash_dump),
        "help" => Now(show::help),
        "host_lookup" => Now(strings::host_lookup),
        "hostname" | "switchname" => Now(general::hostname),
        "hupall" => Now(uuid::hupall),
        "interface_ip" => Now(system::interface_ip),
        "is_lan_addr" => Now(strings::is_lan_addr),
        "json" => Later(|core, argument| Box::pin(json::json(core, argument))),
        "limit_hash_usage" => Now(stores::limit_hash_usage),
        "limit_reset" => Now(stores::limit_reset),
        "limit_status" => Now(stores::limit_status),
        "limit_usage" => Now(stores::limit_usage),
        "list_users" => Now(directory::list_users),
        "load" => Now(system::load),
        "log" => Now(general::log),
        "lua" => Later(|core, argument| Box::pin(general::lua(core, argument))),
        "luarun" => Now(general::luarun),
        "md5" => Now(strings::md5),
        "module_exists" => Now(system::module_exists),
        "msleep" => Later(|_, argument| Box::pin(async move { general::msleep(&argument).await })),
        "msrp" => Now(system::msrp),
        "nat_map" => Now(system::nat_map),
        "originate" => Later(|core, argument| Box::pin(async move { originate::originate(&core, &argument).await })),
        "pause" => Now(uuid::pause),
        "quote_shell_arg" => Now(strings::quote_shell_arg),
        "regex" => Now(strings::regex),
        "reload" => Now(system::reload),
        "reloadacl" => Now(system::reloadacl),
        "reloadxml" => Now(system::reloadxml),
        "replace" => Now(strings::replace),
        "say_string" => Now(strings::say_string),
        "sched_api" => Now(schedule::api),
        "sched_broadcast" => Now(schedule::broadcast),
        "sched_del" => Now(schedule::delete),
        "sched_hangup" => Now(schedule::hangup),
        "sched_transfer" => Now(schedule::transfer),
        "show" => Now(show::show),
        "sofia" => Now(modules::sofia),
        "sofia_contact" => Now(directory::sofia_contact),
        "status" => Now(general::status),
        "strepoch" => Now(strings::strepoch),
        "strftime" => Now(strings::strftime),
        "strftime_tz" => Now(strings::strftime_tz),
        "strmicroepoch" => Now(strings::strmicroepoch),
        "stun" => Now(system::stun),
        "system" => Now(system::system),
        "timer_test" => Later(|_, argument| Box::pin(async move { general::timer_test(&argument).await })),
        "tolower" => Now(strings::tolower),
        "toupper" => Now(strings::toupper),
        "unload" => Now(system::unload),
        "unsched_api" => Now(schedule::unschedule),
        "uptime" => Now(general::uptime),
        "url_decode" => Now(strings::url_decode),
        "url_encode" => Now(strings::url_encode),
        "user_data" => Now(directory::user_data),
        "user_exists" => Now(directory::user_exists),
        "valet_info" => Now(modules::valet_info),
        "version" => Now(general::version),
        "xml_locate" => Now(directory::xml_locate),
        "xml_wrap" => Later(|core, argument| Box::pin(json::xml_wrap(core, argument))),
        other => return uuid::find(other).map(Now),
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
        Some(Command::Later(run)) => run(Rc::clone(core), argument.to_owned()).await,
        None => not_found(name),
    };
    core.fire(event);
    output
}
