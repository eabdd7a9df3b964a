//! `status`, as text and by the JSON API (mod_commands.c, `status_function`; switch_console.c).

use serde::Serialize;
use serde_json::Value;

use super::ReplyError;

/// How long the switch has run, as it says it: a year has 365 days.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Uptime {
    /// Years.
    pub years: u64,
    /// Days.
    pub days: u64,
    /// Hours.
    pub hours: u64,
    /// Minutes.
    pub minutes: u64,
    /// Seconds.
    pub seconds: u64,
    /// Milliseconds.
    pub milliseconds: u64,
    /// Microseconds.
    pub microseconds: u64,
}

/// How many sessions there are and how fast they come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sessions {
    /// Since the switch began.
    pub total: u64,
    /// Now.
    pub active: u64,
    /// The most at a time.
    pub peak: u64,
    /// The most at a time in the last five minutes.
    pub peak_5_minutes: u64,
    /// The most that are allowed.
    pub limit: u64,
    /// Begun in the last second.
    pub rate: u64,
    /// The most that may begin in a second.
    pub rate_limit: u64,
    /// The most that began in a second.
    pub rate_peak: u64,
    /// The same in the last five minutes.
    pub rate_peak_5_minutes: u64,
}

/// What the switch is doing.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Status {
    /// How long it has run.
    pub uptime: Uptime,
    /// Its version, as it says it here.
    pub version: String,
    /// Whether it takes calls.
    pub ready: bool,
    /// Sessions.
    pub sessions: Sessions,
    /// Below how much idle CPU, in percent, it refuses calls.
    pub idle_cpu_least: f64,
    /// Idle CPU, in percent.
    pub idle_cpu: f64,
    /// The stack of a thread in kB: now and at most.
    pub stack_kb: Option<(u64, u64)>,
    /// Lines that are not known here.
    pub other: Vec<String>,
}

impl Status {
    /// Reads the text of `status`.
    ///
    /// # Errors
    /// Text without its first two lines.
    pub fn text(text: &str) -> Result<Status, ReplyError> {
        let mut status = Status::default();
        let mut lines = text.lines();
        let up = lines.next().and_then(|line| line.strip_prefix("UP ")).ok_or(ReplyError::Lacks("line that begins with UP"))?;
        status.uptime = Uptime::read(up);
        let state = lines.next().and_then(|line| line.strip_prefix("FreeSWITCH (Version "));
        let (version, state) = state.and_then(|line| line.split_once(") ")).ok_or(ReplyError::Lacks("line with the version"))?;
        status.version = version.to_owned();
        status.ready = state.trim_end() == "is ready";
        let sessions = &mut status.sessions;
        for line in lines {
            let numbers: Vec<u64> = numbers(line);
            match (line, numbers.as_slice()) {
                (_, &[total]) if line.contains("session(s) since startup") => sessions.total = total,
                (_, &[rate, limit, peak, _, recent]) if line.contains("session(s) per Sec") => {
                    (sessions.rate, sessions.rate_limit, sessions.rate_peak, sessions.rate_peak_5_minutes) =
                        (rate, limit, peak, recent);
                }
                (_, &[active, peak, _, recent]) if line.contains("session(s) - peak") => {
                    (sessions.active, sessions.peak, sessions.peak_5_minutes) = (active, peak, recent);
                }
                (_, &[limit]) if line.contains("session(s) max") => sessions.limit = limit,
                (_, &[now, most]) if line.starts_with("Current Stack Size/Max ") => status.stack_kb = Some((now, most)),
                _ => match line.strip_prefix("min idle cpu ").and_then(|cpu| cpu.split_once('/')) {
                    Some((least, idle)) => {
                        status.idle_cpu_least = least.trim().parse().map_err(|_| ReplyError::Lacks("number of idle CPU"))?;
                        status.idle_cpu = idle.trim().parse().map_err(|_| ReplyError::Lacks("number of idle CPU"))?;
                    }
                    None if line.is_empty() => {}
                    None => status.other.push(line.to_owned()),
                },
            }
        }
        Ok(status)
    }

    /// Reads the answer of `json {"command":"status","data":""}`.
    ///
    /// # Errors
    /// No JSON, or no such object.
    pub fn json(text: &str) -> Result<Status, ReplyError> {
        let value: Value = serde_json::from_str(text).map_err(|error| ReplyError::Json(error.to_string()))?;
        let response = value.get("response").filter(|response| response.is_object()).ok_or(ReplyError::Lacks("response"))?;
        let at = |path: &str| response.pointer(path).and_then(Value::as_u64).unwrap_or_default();
        let decimal = |path: &str| response.pointer(path).and_then(Value::as_f64).unwrap_or_default();
        let text = |path: &str| response.pointer(path).and_then(Value::as_str).unwrap_or_default();
        let known = ["systemStatus", "uptime", "version", "sessions", "idleCPU", "stackSizeKB"];
        let other = response.as_object().into_iter().flatten().filter(|(name, _)| !known.contains(&name.as_str()));
        Ok(Status {
            uptime: Uptime {
                years: at("/uptime/years"),
                days: at("/uptime/days"),
                hours: at("/uptime/hours"),
                minutes: at("/uptime/minutes"),
                seconds: at("/uptime/seconds"),
                milliseconds: at("/uptime/milliseconds"),
                microseconds: at("/uptime/microseconds"),
            },
            version: text("/version").to_owned(),
            ready: text("/systemStatus") == "ready",
            sessions: Sessions {
                total: at("/sessions/count/total"),
                active: at("/sessions/count/active"),
                peak: at("/sessions/count/peak"),
                peak_5_minutes: at("/sessions/count/peak5Min"),
                limit: at("/sessions/count/limit"),
                rate: at("/sessions/rate/current"),
                rate_limit: at("/sessions/rate/max"),
                rate_peak: at("/sessions/rate/peak"),
                rate_peak_5_minutes: at("/sessions/rate/peak5Min"),
            },
            idle_cpu_least: decimal("/idleCPU/used"),
            idle_cpu: decimal("/idleCPU/allowed"),
            stack_kb: response.get("stackSizeKB").map(|_| (at("/stackSizeKB/current"), at("/stackSizeKB/max"))),
            other: other.map(|(name, value)| format!("{name}: {value}")).collect(),
        })
    }
}

impl Uptime {
    fn read(text: &str) -> Uptime {
        let mut uptime = Uptime::default();
        for part in text.split(", ") {
            let Some((number, unit)) = part.split_once(' ') else { continue };
            let Ok(number) = number.parse() else { continue };
            match unit.trim_end().trim_end_matches('s') {
                "year" => uptime.years = number,
                "day" => uptime.days = number,
                "hour" => uptime.hours = number,
                "minute" => uptime.minutes = number,
                "second" => uptime.seconds = number,
                "millisecond" => uptime.milliseconds = number,
                "microsecond" => uptime.microseconds = number,
                _ => {}
            }
        }
        uptime
    }
}

/// Every run of digits.
fn numbers(line: &str) -> Vec<u64> {
    line.split(|character: char| !character.is_ascii_digit()).filter_map(|run| run.parse().ok()).collect()
}
