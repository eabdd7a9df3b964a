//! Events and log lines for people.

use std::io::{self, Write};

use eslng::event::{Event, Header};
use eslng::wire::LogLine;
use serde_json::json;

use crate::output::harmless;

/// What is told of an event, where it is there: what one asks first.
const TOLD: [&str; 16] = [
    "Unique-ID",
    "Caller-Caller-ID-Number",
    "Caller-Destination-Number",
    "Channel-Call-State",
    "Application",
    "Application-Data",
    "Application-Response",
    "Other-Leg-Unique-ID",
    "Hangup-Cause",
    "DTMF-Digit",
    "Job-UUID",
    "Job-Command",
    "Job-Command-Arg",
    "API-Command",
    "API-Command-Argument",
    "Event-Info",
];

/// An event in one line.
pub fn line(event: &Event) -> String {
    let get = |name: &str| event.get(name).unwrap_or_default();
    // 2026-11-22 19:31:59 and the microseconds of its timestamp.
    let timestamp = get("Event-Date-Timestamp");
    let is_number = timestamp.len() > 6 && timestamp.bytes().all(|byte| byte.is_ascii_digit());
    let fraction = if is_number { &timestamp[timestamp.len() - 6..][..3] } else { "000" };
    let mut line = format!("{}.{fraction} {}", get("Event-Date-Local"), get("Event-Name"));
    if let Some(subclass) = event.subclass() {
        line += &format!(" {subclass}");
    }
    for name in TOLD {
        if let Some(value) = event.get(name).filter(|value| !value.is_empty()) {
            line += &format!(" {name}={}", quoted(&value));
        }
    }
    line
}

/// A value that can stand between others: in quotes where it would fall apart.
fn quoted(value: &str) -> String {
    let plain = !value.chars().any(|character| character.is_whitespace() || character.is_control() || character == '"');
    if plain { value.to_owned() } else { format!("{value:?}") }
}

/// Every header, decoded, a blank line, and the body.
pub fn whole(event: &Event, out: &mut impl Write) -> io::Result<()> {
    for header in event.headers() {
        writeln!(out, "{}: {}", header.name(), one_line(&header))?;
    }
    writeln!(out)?;
    if let Some(body) = event.body() {
        out.write_all(body)?;
        writeln!(out, "{}", if body.ends_with(b"\n") { "" } else { "\n" })?;
    }
    Ok(())
}

/// A value whose control characters can't be taken for the end of its line, or for a command to the terminal.
fn one_line(header: &Header<'_>) -> String {
    let escape = |character: char| if character.is_control() { character.escape_default().to_string() } else { character.into() };
    header.value().chars().map(escape).collect()
}

/// What a level looks like on a terminal, as fs_cli shows it.
pub fn colour(level: Option<u8>) -> &'static str {
    match level {
        Some(0..=3) => "\x1b[31m",
        Some(4) => "\x1b[35m",
        Some(5) => "\x1b[36m",
        Some(6) => "\x1b[32m",
        Some(7) => "\x1b[33m",
        _ => "",
    }
}

/// Back to what the terminal had.
pub const PLAIN: &str = "\x1b[0m";

/// A log line.
pub fn log(line: &LogLine, colours: bool, out: &mut impl Write) -> io::Result<()> {
    let text = line.text();
    let text = harmless(text.trim_end_matches('\n'));
    let begin = if colours { colour(line.level()) } else { "" };
    writeln!(out, "{begin}{text}{}", if begin.is_empty() { "" } else { PLAIN })
}

/// A log line as JSON.
pub fn log_json(line: &LogLine) -> serde_json::Value {
    let header = |name: &str| line.headers().get(name).filter(|value| !value.is_empty()).map(|value| value.into_owned());
    json!({
        "log": line.text().trim_end_matches('\n'),
        "level": line.level(),
        "file": header("Log-File"),
        "function": header("Log-Func"),
        "line": header("Log-Line"),
        "channel": header("User-Data"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use eslng::event::Format;

    #[test]
    fn an_event_in_one_line() {
        let event = Event::new(
            Format::Plain,
            "Event-Name: CHANNEL_EXECUTE\nEvent-Date-Local: 2026-11-22%2019%3A31%3A59\nEvent-Date-Timestamp: 1795375919038315\n\
             Unique-ID: u-1\nApplication: set\nApplication-Data: a%3Db%20%22c%22%0Ad\n\n",
        );
        assert_eq!(
            line(&event),
            r#"2026-11-22 19:31:59.038 CHANNEL_EXECUTE Unique-ID=u-1 Application=set Application-Data="a=b \"c\"\nd""#
        );
        let odd = Event::new(Format::Plain, "Event-Name: X\nEvent-Date-Timestamp: 1é\n\n");
        assert_eq!(line(&odd), ".000 X");
    }

    #[test]
    fn a_header_stays_in_its_line() {
        let event = Event::new(Format::Plain, "A: x%0AB%3A%20y%1B%5B2J\nContent-Length: 2\n\nhi");
        let mut out = Vec::new();
        whole(&event, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "A: x\\nB: y\\u{1b}[2J\nContent-Length: 2\n\nhi\n\n");
    }
}
