//! Commands that need no channel.

use std::rc::Rc;
use std::time::Duration;

use crate::clock;
use crate::core::{Core, Origin, new_uuid};
use crate::log::{self, LogLine};

/// The release that the switch stands for, as recorded.
const VERSION: &str = "1.11.3-dev+git~20260821T141014Z~cc93a683ca~64bit (git cc93a68 2026-08-21 14:10:14Z 64bit)";
const SHORT_VERSION: &str = "1.11.3-dev";
const STATUS_VERSION: &str = "1.11.3-dev git cc93a68 2026-08-21 14:10:14Z 64bit";

pub(super) fn create_uuid(_: &Rc<Core>, _: &str) -> String {
    new_uuid()
}

pub(super) fn echo(_: &Rc<Core>, argument: &str) -> String {
    argument.to_owned()
}

pub(super) fn hostname(core: &Rc<Core>, _: &str) -> String {
    core.config.hostname.clone()
}

/// One global variable, or all as `name=value` lines.
pub(super) fn global_getvar(core: &Rc<Core>, argument: &str) -> String {
    let globals = &core.config.globals;
    if argument.is_empty() {
        return globals.iter().map(|(name, value)| format!("{name}={value}\n")).collect();
    }
    globals.get(argument).cloned().unwrap_or_default()
}

/// Scripts that the test has registered.
pub(super) fn lua(core: &Rc<Core>, argument: &str) -> String {
    match core.config.scripts.get(argument) {
        Some(output) => output.clone(),
        None => format!("-ERR no script {argument:?} is registered with the test switch\n"),
    }
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

pub(super) fn status(core: &Rc<Core>, _: &str) -> String {
    let up = core.clock.uptime();
    let seconds = up.as_secs();
    let (years, days) = (seconds / 31_536_000, seconds / 86_400 % 365);
    let (hours, minutes) = (seconds / 3600 % 24, seconds / 60 % 60);
    format!(
        "UP {years} year{}, {days} day{}, {hours} hour{}, {minutes} minute{}, {} second{}, {} millisecond{}, {} microsecond{}\n\
         FreeSWITCH (Version {STATUS_VERSION}) is ready\n\
         {} session(s) since startup\n\
         {} session(s) - peak {}, last 5min {} \n\
         0 session(s) per Sec out of max 2000, peak 0, last 5min 0 \n\
         2000 session(s) max\n\
         min idle cpu 0.00/99.00\n\
         Current Stack Size/Max 240K/8192K\n",
        plural(years),
        plural(days),
        plural(hours),
        plural(minutes),
        seconds % 60,
        plural(seconds % 60),
        up.subsec_millis(),
        plural(u64::from(up.subsec_millis())),
        up.subsec_micros() % 1000,
        plural(u64::from(up.subsec_micros() % 1000)),
        core.sessions_since_start(),
        core.channels().len(),
        core.peak_channels(),
        core.peak_channels(),
    )
}

fn plural(count: u64) -> &'static str {
    if count == 1 { "" } else { "s" }
}

pub(super) fn strftime(core: &Rc<Core>, argument: &str) -> String {
    clock::format(core.clock.now(), if argument.is_empty() { "%Y-%m-%d %T" } else { argument })
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
    let version =
        if argument.eq_ignore_ascii_case("short") { SHORT_VERSION.to_owned() } else { format!("FreeSWITCH Version {VERSION}") };
    format!("{version}\n")
}
