//! Commands on the switch as a whole: modules, `fsctl`, aliases, the console, other processes.

use std::path::Path;
use std::rc::Rc;

use super::{tables, tables::usage};
use crate::channel::{self, Cause};
use crate::config::Stop;
use crate::core::{Core, new_uuid};
use crate::log;

const BANNER: &str = "
.=============================================================.
|   _____              ______        _____ _____ ____ _   _   |
|  |  ___| __ ___  ___/ ___\\ \\      / /_ _|_   _/ ___| | | |  |
|  | |_ | '__/ _ \\/ _ \\___ \\\\ \\ /\\ / / | |  | || |   | |_| |  |
|  |  _|| | |  __/  __/___) |\\ V  V /  | |  | || |___|  _  |  |
|  |_|  |_|  \\___|\\___|____/  \\_/\\_/  |___| |_| \\____|_| |_|  |
|                                                             |
.=============================================================.
|   Anthony Minessale II, Michael Jerris, Brian West, Others  |
|   FreeSWITCH (http://www.freeswitch.org)                    |
|   Paypal Donations Appreciated: paypal@freeswitch.org       |
|   Brought to you by ClueCon http://www.cluecon.com/         |
.=============================================================.

";

pub(super) fn banner(_: &Rc<Core>, _: &str) -> String {
    BANNER.to_owned()
}

fn is_loaded(name: &str) -> bool {
    tables::interfaces().any(|entry| entry.module == name)
}

pub(super) fn module_exists(_: &Rc<Core>, argument: &str) -> String {
    if argument.is_empty() { usage("module_exists") } else { is_loaded(argument).to_string() }
}

pub(super) fn load(_: &Rc<Core>, argument: &str) -> String {
    match argument {
        "" => usage("load"),
        name if is_loaded(name) => "+OK Reloading XML\n-ERR [Module already loaded]\n".to_owned(),
        _ => "+OK Reloading XML\n-ERR [module load file routine returned an error]\n".to_owned(),
    }
}

pub(super) fn unload(_: &Rc<Core>, argument: &str) -> String {
    match argument {
        "" => usage("unload"),
        name if is_loaded(name) => "+OK\n".to_owned(),
        _ => "-ERR [No such module!]\n".to_owned(),
    }
}

pub(super) fn reload(_: &Rc<Core>, argument: &str) -> String {
    match argument {
        "" => usage("reload"),
        name if is_loaded(name) => "+OK Reloading XML\n+OK module unloaded\n+OK module loaded\n".to_owned(),
        _ => "+OK Reloading XML\n-ERR unloading module [No such module!]\n-ERR loading module \
              [module load file routine returned an error]\n"
            .to_owned(),
    }
}

pub(super) fn reloadxml(_: &Rc<Core>, _: &str) -> String {
    "+OK [Success]\n".to_owned()
}

pub(super) fn reloadacl(_: &Rc<Core>, _: &str) -> String {
    "+OK acl reloaded\n".to_owned()
}

/// `ADDRESS LIST`: the addresses that the switch rejects are those of no list.
pub(super) fn acl(core: &Rc<Core>, argument: &str) -> String {
    let mut words = argument.split(' ').filter(|word| !word.is_empty());
    match (words.next().map(str::parse), words.next()) {
        (Some(Ok(address)), Some(_)) => (!core.config.denied.contains(&address)).to_string(),
        (Some(Err(_)), Some(_)) => "false".to_owned(),
        _ => "-ERR".to_owned(),
    }
}

pub(super) fn file_exists(core: &Rc<Core>, argument: &str) -> String {
    match argument {
        "" => usage("file_exists"),
        path => (core.config.media.contains_key(path) || Path::new(path).exists()).to_string(),
    }
}

/// The output that the test has registered for a shell command; the test switch runs none.
pub(super) fn system(core: &Rc<Core>, argument: &str) -> String {
    match argument {
        "" => usage("system"),
        command => core.config.commands.get(command).cloned().unwrap_or_default(),
    }
}

pub(super) fn bg_system(_: &Rc<Core>, argument: &str) -> String {
    if argument.is_empty() { usage("bg_system") } else { "+OK\n".to_owned() }
}

pub(super) fn interface_ip(core: &Rc<Core>, _: &str) -> String {
    core.global("local_ip_v4").unwrap_or_default()
}

pub(super) fn stun(_: &Rc<Core>, _: &str) -> String {
    "-STUN Failed! NO STUN SERVER\n".to_owned()
}

pub(super) fn nat_map(_: &Rc<Core>, argument: &str) -> String {
    if argument.starts_with("status") || argument.is_empty() { "false".to_owned() } else { usage("nat_map") }
}

pub(super) fn msrp(_: &Rc<Core>, _: &str) -> String {
    "-ERR usage: debug <on|off>|restart\n".to_owned()
}

/// What is for web pages only says so.
pub(super) fn event_sink(_: &Rc<Core>, _: &str) -> String {
    "This is a web application!\n".to_owned()
}

/// User and system time of this process in milliseconds.
pub(super) fn getcputime(core: &Rc<Core>, _: &str) -> String {
    let milliseconds = core.clock.uptime().as_millis();
    format!("{milliseconds}, {milliseconds}")
}

/// `add|stickyadd ALIAS COMMAND` or `del ALIAS|*`. Aliases work where `console_execute` asks for them.
pub(super) fn alias(core: &Rc<Core>, argument: &str) -> String {
    let aliases = &mut core.state.borrow_mut().aliases;
    let mut words = argument.splitn(3, ' ');
    match (words.next(), words.next(), words.next()) {
        (Some("add" | "stickyadd"), Some(alias), Some(command)) => {
            aliases.insert(alias.to_owned(), command.to_owned());
        }
        (Some("del"), Some("*"), None) => aliases.clear(),
        (Some("del"), Some(alias), None) => {
            aliases.remove(alias);
        }
        _ => return usage("alias"),
    }
    "+OK\n".to_owned()
}

/// Completions cannot be added here.
pub(super) fn complete(_: &Rc<Core>, argument: &str) -> String {
    let mut words = argument.split(' ');
    match (words.next(), words.next()) {
        (Some("add" | "del"), Some(_)) => "+OK\n".to_owned(),
        _ => usage("complete"),
    }
}

/// The commands that begin with the text, four to a line, and how much of them is common.
pub(super) fn console_complete(_: &Rc<Core>, argument: &str) -> String {
    let found: Vec<String> = tables::api().map(|entry| entry.name).filter(|name| name.starts_with(argument)).collect();
    let mut out = "\n\n".to_owned();
    for (index, word) in found.iter().enumerate() {
        out.push_str(&format!("[{word:>20}]\t"));
        if index % 4 == 3 {
            out.push('\n');
        }
    }
    out.push_str("\n\n");
    let common = found.first().map(|first| {
        let shared = |word: &String| first.bytes().zip(word.bytes()).take_while(|(one, other)| one == other).count();
        &first[..found.iter().map(shared).min().unwrap_or_default()]
    });
    if let Some(common) = common.filter(|common| common.len() > argument.len()) {
        out.push_str(&format!("write={}:{common}", argument.len()));
    }
    out
}

/// `fsctl`: settings of the core, and its end.
pub(super) fn fsctl(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let [verb, rest @ ..] = words.as_slice() else { return invalid_fsctl() };
    let number = rest.first().and_then(|word| word.parse().ok());
    let mut store = core.state.borrow_mut();
    let settings = &mut store.settings;
    let set = |setting: &mut u32| {
        if let Some(number) = number {
            *setting = number;
        }
        *setting
    };
    match verb.to_ascii_lowercase().as_str() {
        "hupall" => {
            drop(store);
            let cause = rest.first().and_then(|cause| Cause::named(cause)).unwrap_or(Cause::MANAGER_REQUEST);
            core.channels().iter().for_each(|channel| channel::hangup(core, channel, cause));
            "+OK\n".to_owned()
        }
        "pause" => {
            settings.paused = true;
            "+OK\n".to_owned()
        }
        "resume" => {
            settings.paused = false;
            "+OK\n".to_owned()
        }
        "shutdown" => match rest.first() {
            Some(&"cancel") => "+OK\n".to_owned(),
            word => {
                let restart = rest.contains(&"restart");
                core.stop(if restart { Stop::Restart } else { Stop::End }, word == Some(&"elegant"));
                "+OK\n".to_owned()
            }
        },
        "api_expansion" => {
            if let Some(word) = rest.first() {
                settings.api_expansion = matches!(*word, "on" | "true" | "yes" | "1");
            }
            format!("+OK api_expansion is {} \n", if settings.api_expansion { "on" } else { "off" })
        }
        "max_sessions" => format!("+OK max sessions: {}\n", set(&mut settings.max_sessions)),
        "sps" => format!("+OK sessions per second: {}\n", set(&mut settings.sessions_per_second)),
        "sps_peak_reset" => "+OK max sessions per second counter reset\n".to_owned(),
        "last_sps" => format!("+OK last sessions per second: {}\n", core.sessions_last_second()),
        "min_dtmf_duration" => format!("+OK min dtmf duration: {}\n", set(&mut settings.min_dtmf_duration)),
        "max_dtmf_duration" => format!("+OK max dtmf duration: {}\n", set(&mut settings.max_dtmf_duration)),
        "default_dtmf_duration" => format!("+OK default dtmf duration: {}\n", set(&mut settings.default_dtmf_duration)),
        "min_idle_cpu" => {
            if let Some(percent) = rest.first().and_then(|word| word.parse().ok()) {
                settings.min_idle_cpu = percent;
            }
            match settings.min_idle_cpu {
                percent if percent > 0.0 => format!("+OK min idle cpu: {percent:.2}%\n"),
                _ => "+OK min idle cpu: DISABLED\n".to_owned(),
            }
        }
        "loglevel" => {
            if let Some(word) = rest.first() {
                match log::level(word) {
                    Some(level) => settings.log_level = level,
                    None => return "-ERR syntax error, log level not set!\n".to_owned(),
                }
            }
            format!("+OK log level: {} [{}]\n", log::name(settings.log_level), settings.log_level)
        }
        "debug_level" => format!("+OK DEBUG level: {}\n", set(&mut settings.debug_level)),
        "sync_clock" => "+OK clock synchronized\n".to_owned(),
        "sync_clock_when_idle" => "+OK clock synchronized\n".to_owned(),
        "reclaim_mem" => "+OK\n".to_owned(),
        "uuid_version" => "+OK uuid version is 4\n".to_owned(),
        "recover" => "+OK recovered 0 session(s)\n".to_owned(),
        _ => invalid_fsctl(),
    }
}

fn invalid_fsctl() -> String {
    let syntax = tables::usage("fsctl");
    format!("-ERR Invalid command\n{}", syntax.replacen("-USAGE: ", "USAGE: fsctl ", 1))
}

/// Runs an API command in the background, for nobody's connection.
pub(super) fn bgapi(core: &Rc<Core>, argument: &str) -> String {
    if argument.is_empty() {
        return "-ERR Invalid syntax\n".to_owned();
    }
    let job = new_uuid();
    let (name, argument) = argument.split_once(' ').unwrap_or((argument, ""));
    let (core, id, name, argument) = (Rc::clone(core), job.clone(), name.to_owned(), argument.to_owned());
    tokio::task::spawn_local(async move {
        let output = super::execute(&core, &name, &argument).await;
        let mut event = core.event("BACKGROUND_JOB", crate::core::Origin("mod_commands.c", "bgapi_exec", 5347));
        event.add("Job-UUID", id);
        event.add("Job-Command", name);
        event.add("Job-Command-Arg", argument);
        if !output.is_empty() {
            event.set_body(output);
        }
        core.fire(event);
    });
    format!("+OK Job-UUID: {job}\n")
}
