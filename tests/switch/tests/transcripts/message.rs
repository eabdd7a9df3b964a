//! Messages of a stream, sorted and made comparable.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Captures, Regex};

/// What a message is to the client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The answer to a command, the greeting or a notice: one follows the other.
    Reply,
    /// An event, of a channel or of none: ordered among those of the same key.
    Event { key: String },
    /// A log line.
    Log,
}

/// Events that the real switch fires by its own clock: they are left out.
const BY_THE_CLOCK: [&str; 2] = ["HEARTBEAT", "RE_SCHEDULE"];

/// One message with its text as received.
#[derive(Clone, Debug)]
pub struct Message {
    pub kind: Kind,
    pub text: String,
}

impl Message {
    fn is_by_the_clock(&self) -> bool {
        matches!(&self.kind, Kind::Event { key } if BY_THE_CLOCK.contains(&key.as_str()))
    }
}

/// A stream as it grows, with the messages that are complete in it.
#[derive(Default)]
pub struct Stream {
    pub messages: Vec<Message>,
    pub replies: usize,
    pub ended: bool,
    rest: Vec<u8>,
}

impl Stream {
    pub fn feed(&mut self, bytes: &[u8]) {
        self.rest.extend_from_slice(bytes);
        let (messages, left) = split(&self.rest);
        self.rest.drain(..self.rest.len() - left);
        self.replies += messages.iter().filter(|message| message.kind == Kind::Reply).count();
        self.messages.extend(messages.into_iter().filter(|message| !message.is_by_the_clock()));
    }
}

/// All messages that are complete in `stream`, and the number of bytes behind them.
fn split(stream: &[u8]) -> (Vec<Message>, usize) {
    let mut messages = Vec::new();
    let mut rest = stream;
    loop {
        let blank = rest.iter().take_while(|byte| **byte == b'\n').count();
        rest = &rest[blank..];
        let Some(end) = rest.windows(2).position(|pair| pair == b"\n\n").map(|at| at + 2) else { break };
        let header = String::from_utf8_lossy(&rest[..end]).into_owned();
        let connected = header.starts_with("Event-Name");
        let length = header
            .lines()
            .filter_map(|line| line.strip_prefix("Content-Length: "))
            .filter_map(|length| length.parse().ok())
            .next_back()
            .filter(|_| !connected)
            .unwrap_or(0);
        if rest.len() < end + length {
            break;
        }
        let text = String::from_utf8_lossy(&rest[..end + length]).into_owned();
        rest = &rest[end + length..];
        let kind = if header.contains("Content-Type: text/event-") {
            Kind::Event { key: key(&text) }
        } else if header.starts_with("Content-Type: log/data") {
            Kind::Log
        } else {
            Kind::Reply
        };
        messages.push(Message { kind, text });
    }
    (messages, rest.len())
}

/// The channel that an event is about, or its name where it is about none.
fn key(text: &str) -> String {
    static CHANNEL: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?m)(?:^|"|<)Unique-ID(?:: |":"|>)([0-9a-f-]{36})"#));
    static NAME: LazyLock<Regex> = LazyLock::new(|| pattern(r#"(?m)(?:^|"|<)Event-Name(?:: |":"|>)(\w+)"#));
    let first = |pattern: &Regex| pattern.captures(text).map(|found| found[1].to_owned());
    first(&CHANNEL).or_else(|| first(&NAME)).unwrap_or_else(|| "no name".to_owned())
}

/// Every UUID in a text, in order.
pub fn uuids(text: &str) -> impl Iterator<Item = &str> {
    static UUID: LazyLock<Regex> = LazyLock::new(|| pattern(UUID_PATTERN));
    UUID.find_iter(text).map(|found| found.as_str())
}

const UUID_PATTERN: &str = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

/// What may differ between two runs of the same switch, and what it is written as. This is the whole list.
static VOLATILE: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    [
        // Names of things that each run makes anew.
        (UUID_PATTERN, "UUID"),
        (r"127\.0\.0\.1(:|%3A)\d+", "ADDRESS"),
        // Moments: microseconds and seconds since 1970, dates in two forms, plain and percent-encoded.
        (r"\b1[0-9]{15}\b", "MICROSECONDS"),
        (r"\b1[0-9]{9}\b", "SECONDS"),
        (r"\b20\d\d-\d\d-\d\d( |%20)\d\d(:|%3A)\d\d(:|%3A)\d\d", "DATE"),
        (r"[A-Z][a-z]{2},( |%20)\d\d( |%20)[A-Z][a-z]{2}( |%20)\d{4}( |%20)[0-9:A3%]+( |%20)GMT", "DATE"),
        // Counters.
        (r#"(Event-Sequence(?:: \[?|":"|>))\d+"#, "${1}N"),
        (r#"(variable_session_id(?:: \[?|":"|>))\d+"#, "${1}N"),
        (r"(\+OK Added: )\d+", "${1}N"),
        (r#"("task_id":")\d+"#, "${1}N"),
        // Spans of a call.
        (r#"(variable_\w*(?:duration|billsec|sec|msec|usec)(?:: |":"|>))\d+"#, "${1}SPAN"),
        // What `status` says of load and of the past.
        (r"UP 0 years?, .*microseconds?", "UP"),
        (
            r"\d+ session\(s\)( since startup| - peak \d+, last 5min \d+ | per Sec out of max 2000, peak \d+, last 5min \d+ )",
            "SESSIONS",
        ),
        (r"min idle cpu [0-9./]+", "IDLE"),
        (r#""uptime":\{[^}]*\}"#, "UP"),
        (r#""count":\{[^}]*\},"rate":\{[^}]*\}"#, "SESSIONS"),
        (r#""idleCPU":\{[^}]*\}"#, "IDLE"),
        (r"(last sessions per second: )\d+", "${1}N"),
        (r"\b(CALLS-IN|CALLS-OUT|FAILED-CALLS-IN|FAILED-CALLS-OUT)( *\t)\d+", "${1}${2}N"),
    ]
    .into_iter()
    .map(|(expression, text)| (pattern(expression), text))
    .collect()
});

/// Replies that are nothing but a measurement, or the day.
static MEASURED: LazyLock<Vec<(&str, Regex)>> = LazyLock::new(|| {
    [
        ("api strftime", r"\d{4}-\d\d-\d\d$"),
        ("api uptime", r"\d+\n$"),
        ("api getcputime", r"\d+, \d+$"),
        ("api timer_test", r"\d+\.\d+ms Total Time: \d+\.\d+ms"),
    ]
    .into_iter()
    .map(|(command, expression)| (command, pattern(expression)))
    .collect()
});

/// The reply to a command with everything volatile replaced.
pub fn normal_reply(message: &Message, command: Option<&str>) -> String {
    let measured = MEASURED.iter().find(|(measured, _)| command.is_some_and(|command| command.starts_with(measured)));
    let Some((_, expression)) = measured else { return normal(message) };
    let text = expression.replace(&message.text, "MEASURED").into_owned();
    static LENGTH: LazyLock<Regex> = LazyLock::new(|| pattern(r"Content-Length: \d+"));
    LENGTH.replace(&text, "Content-Length: N").into_owned()
}

/// The text with everything volatile replaced. Where that changed the body, or the message is an event, its length is volatile
/// too.
pub fn normal(message: &Message) -> String {
    static LENGTH: LazyLock<Regex> = LazyLock::new(|| pattern(r#"((?:^|\n| *<|")Content-Length(?:: |":"|>))\d+"#));
    static PLAYED: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"(variable_playback_(?:last_offset_pos|seconds|ms|samples): )\d+"));
    let mut text = message.text.clone();
    for (expression, replacement) in VOLATILE.iter() {
        if let Cow::Owned(changed) = expression.replace_all(&text, *replacement) {
            text = changed;
        }
    }
    // How far a playback came that a hangup cut off.
    if text.contains("PLAYBACK%20ERROR") {
        text = PLAYED.replace_all(&text, "${1}N").into_owned();
    }
    if text != message.text || message.kind != Kind::Reply {
        text = LENGTH.replace_all(&text, |found: &Captures<'_>| format!("{}N", &found[1])).into_owned();
    }
    text
}

fn pattern(expression: &str) -> Regex {
    Regex::new(expression).expect("the expressions of this test compile")
}
