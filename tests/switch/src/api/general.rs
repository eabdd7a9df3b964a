//! Commands that need no channel.

use std::rc::Rc;
use std::time::Duration;

use super::tables::usage;
use crate::application;
use crate::core::{Core, Origin, new_uuid};
use crate::log::{self, LogLine};

/// The release that the switch stands for, as recorded.
pub(crate) const VERSION_TEXT: &str = "1.11.3-dev+git~20260821T141014Z~cc93a683ca~64bit";
const VERSION_DATE: &str = "(git cc93a68 2026-08-21 14:10:14Z 64bit)";
const SHORT_VERSION: &str = "1.11.3-dev";
const STATUS_VERSION: &str = "1.11.3-dev git cc93a68 2026-08-21 14:10:14Z 64bit";

pub(super) fn create_uuid(_: &Rc<Core>, _: &str) -> String {
    new_uuid()
}

pub(super) fn hostname(core: &Rc<Core>, _: &str) -> String {
    core.config.hostname.clone()
}

/// One global variable, or all as `name=value` lines.
pub(super) fn global_getvar(core: &Rc<Core>, argument: &str) -> String {
    if argument.is_empty() {
        let store = core.state.borrow();
        return store.globals.iter().map(|(name, value)| format!("{name}={value}\n")).collect();
    }
    core.global(argument).unwrap_or_default()
}

/// `NAME=VALUE[=OLD]`: nothing happens where an old value is named and is not the present one.
pub(super) fn global_setvar(core: &Rc<Core>, argument: &str) -> String {
    let parts: Vec<&str> = argument.splitn(3, '=').collect();
    let (name, value) = match parts.as_slice() {
        [name] if !name.is_empty() => (*name, ""),
        [name, value] if !name.is_empty() => (*name, *value),
        [name, value, old] if !name.is_empty() => {
            if core.global(name).unwrap_or_default() != *old {
                return "-ERR old value does not match\n".to_owned();
            }
            (*name, *value)
        }
        _ => return usage("global_setvar"),
    };
    core.state.borrow_mut().set_global(name, value);
    "+OK".to_owned()
}

/// Scripts that the test has registered.
pub(super) async fn lua(core: Rc<Core>, argument: String) -> String {
    match core.config.scripts.find(&argument) {
        Some(script) => core.run_script(&script).await,
        None => format!("-ERR no script {argument:?} is registered with the test switch\n"),
    }
}

/// The same in the background: its output goes nowhere.
pub(super) fn luarun(core: &Rc<Core>, argument: &str) -> String {
    let (core, text) = (Rc::clone(core), argument.to_owned());
    tokio::task::spawn_local(async move {
        if let Some(script) = core.config.scripts.find(&text) {
            core.run_script(&script).await;
        }
    });
    "+OK\n".to_owned()
}

/// `log LEVEL text`.
pub(super) fn log(core: &Rc<Core>, argument: &str) -> String {
    let Some((level, text)) = argument.split_once(' ') else { return "-USAGE: <level> <message>\n".to_owned() };
    let Some(level) = log::level(level) else { return "-ERR Invalid log level\n".to_owned() };
    core.log(LogLine::new(core, level, Origin("mod_commands.c", "log_function", 7247), "", text));
    "+OK\n".to_owned()
}

/// Sleeps so many milliseconds.
pub(super) async fn msleep(argument: &str) -> String {
    match argument.parse() {
        Ok(time) => {
            tokio::time::sleep(Duration::from_millis(time)).await;
            "+OK".to_owned()
        }
        Err(_) => "-USAGE: <number of milliseconds to sleep>\n".to_owned(),
    }
}

/// How long the switch runs, in words.
pub(crate) fn uptime_in_words(core: &Core) -> String {
    let up = core.clock.uptime();
    let seconds = up.as_secs();
    let parts = [
        (seconds / 31_536_000, "year"),
        (seconds / 86_400 % 365, "day"),
        (seconds / 3600 % 24, "hour"),
        (seconds / 60 % 60, "minute"),
        (seconds % 60, "second"),
        (u64::from(up.subsec_millis()), "millisecond"),
        (u64::from(up.subsec_micros() % 1000), "microsecond"),
    ];
    parts.map(|(count, unit)| format!("{count} {unit}{}", if count == 1 { "" } else { "s" })).join(", ")
}

pub(super) fn status(core: &Rc<Core>, _: &str) -> String {
    let store = core.state.borrow();
    let settings = &store.settings;
    format!(
        "UP {}\n\
         FreeSWITCH (Version {STATUS_VERSION}) is {}\n\
         {} session(s) since startup\n\
         {} session(s) - peak {}, last 5min {} \n\
         {} session(s) per Sec out of max {}, peak {}, last 5min {} \n\
         {} session(s) max\n\
         min idle cpu {:.2}/99.00\n\
         Current Stack Size/Max 240K/8192K\n",
        uptime_in_words(core),
        if settings.paused { "not ready" } else { "ready" },
        core.sessions_since_start(),
        core.channels().len(),
        core.peak_channels(),
        core.peak_channels(),
        core.sessions_last_second(),
        settings.sessions_per_second,
        core.peak_sessions_per_second(),
        core.peak_sessions_per_second(),
        settings.max_sessions,
        settings.min_idle_cpu,
    )
}

/// The same as the response of the JSON command `status`.
pub(super) fn status_as_json(core: &Core) -> String {
    let up = core.clock.uptime();
    let seconds = up.as_secs();
    let store = core.state.borrow();
    let settings = &store.settings;
    format!(
        "{{\"systemStatus\":\"{}\",\"uptime\":{{\"years\":{},\"days\":{},\"hours\":{},\"minutes\":{},\"seconds\":{},\
         \"milliseconds\":{},\"microseconds\":{}}},\"version\":\"{STATUS_VERSION}\",\"sessions\":{{\"count\":{{\"total\":{},\
         \"active\":{},\"peak\":{},\"peak5Min\":{},\"limit\":{}}},\"rate\":{{\"current\":{},\"max\":{},\"peak\":{},\
         \"peak5Min\":{}}}}},\"idleCPU\":{{\"used\":{},\"allowed\":99}},\"stackSizeKB\":{{\"current\":240,\"max\":8192}}}}",
        if settings.paused { "not ready" } else { "ready" },
        seconds / 31_536_000,
        seconds / 86_400 % 365,
        seconds / 3600 % 24,
        seconds / 60 % 60,
        seconds % 60,
        up.subsec_millis(),
        up.subsec_micros() % 1000,
        core.sessions_since_start(),
        core.channels().len(),
        core.peak_channels(),
        core.peak_channels(),
        settings.max_sessions,
        core.sessions_last_second(),
        settings.sessions_per_second,
        core.peak_sessions_per_second(),
        core.peak_sessions_per_second(),
        settings.min_idle_cpu,
    )
}

/// `[INTERVAL] [COUNT] [TIMER]`, the interval in milliseconds: waits so often and tells how long it took.
pub(super) async fn timer_test(argument: &str) -> String {
    let mut words = argument.split(' ').filter(|word| !word.is_empty());
    let interval: u64 = words.next().and_then(|word| word.parse().ok()).unwrap_or(20).clamp(1, 1000);
    let count: u32 = words.next().and_then(|word| word.parse().ok()).unwrap_or(50).clamp(1, 500);
    let begun = tokio::time::Instant::now();
    for _ in 0..count {
        tokio::time::sleep(Duration::from_millis(interval)).await;
    }
    let total = begun.elapsed();
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    format!("Avg: {:.3}ms Total Time: {:.3}ms\n", milliseconds(total / count), milliseconds(total))
}

/// The argument with `${...}` expanded, by the channel that `uuid:UUID ` in front names.
pub(super) async fn eval(core: Rc<Core>, argument: String) -> String {
    expanded(&core, &argument).await
}

/// The same, run as a command.
pub(super) async fn expand(core: Rc<Core>, argument: String) -> String {
    let command = expanded(&core, &argument).await;
    let (name, argument) = command.split_once(' ').unwrap_or((&command, ""));
    super::execute(&core, name, argument).await
}

async fn expanded(core: &Rc<Core>, argument: &str) -> String {
    let (channel, text) = match argument.strip_prefix("uuid:").and_then(|rest| rest.split_once(' ')) {
        Some((uuid, text)) => (core.channel(uuid), text),
        None => (None, argument),
    };
    application::expand(core, channel.as_deref(), text).await
}

/// Seconds since the start, or another unit: `ms`, `us`, `m`, `h`, `d`.
pub(super) fn uptime(core: &Rc<Core>, argument: &str) -> String {
    let up = core.clock.uptime();
    let value = match argument {
        "us" => up.as_micros(),
        "ms" => up.as_millis(),
        "m" => u128::from(up.as_secs() / 60),
        "h" => u128::from(up.as_secs() / 3600),
        "d" => u128::from(up.as_secs() / 86_400),
        _ => u128::from(up.as_secs()),
    };
    format!("{value}\n")
}

pub(super) fn version(_: &Rc<Core>, argument: &str) -> String {
    let version = if argument.eq_ignore_ascii_case("short") {
        SHORT_VERSION.to_owned()
    } else {
        format!("FreeSWITCH Version {VERSION_TEXT} {VERSION_DATE}")
    };
    format!("{version}\n")
}
