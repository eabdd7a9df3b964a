//! Commands to bytes: the one place where a packet is put together, and where what would inject a line is refused.

use bytes::Bytes;

use super::error::{self, CommandError, Problem, check_name, check_word};
use super::{Command, Filter, HeaderList, Subscription};

const JOB_UUID: &[u8] = b"\nJob-UUID: ";

/// What the switch answers a command with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnswerKind {
    /// `command/reply`.
    Reply,
    /// `api/response`, or `command/reply` when permission is denied (`in_userauth`).
    Api,
    /// `command/reply` that is the channel's data.
    Connect,
}

impl Command {
    /// The packet's bytes, its closing blank line included.
    ///
    /// # Errors
    /// An argument that would leave its line or its word, or that the switch would cut.
    pub fn encode(&self) -> Result<Bytes, CommandError> {
        let word = self.word();
        let mut packet = Vec::with_capacity(self.length_hint(word));
        packet.extend(word.as_bytes());
        match self {
            Command::Connect | Command::Exit | Command::Resume | Command::NoEvents | Command::NoLinger | Command::NoLog => {}
            Command::Auth { password } => {
                check_line(word, "the password", password.expose())?;
                append(&mut packet, password.expose());
            }
            Command::UserAuth { user, password } => {
                check_line(word, "the user", user)?;
                check_line(word, "the password", password.expose())?;
                append(&mut packet, user);
                packet.push(b':');
                packet.extend(password.expose());
            }
            Command::Api { line, console } => {
                check_line(word, "the command line", line)?;
                append(&mut packet, line);
                if *console {
                    packet.extend(b"\nconsole_execute: true");
                }
            }
            Command::BgApi { line, job_uuid } => {
                check_line(word, "the command line", line)?;
                append(&mut packet, line);
                if let Some(job_uuid) = job_uuid {
                    check_word(word, "Job-UUID", job_uuid)?;
                    packet.extend(JOB_UUID);
                    packet.extend(job_uuid);
                }
            }
            Command::Event { format, events } => {
                if let Some(format) = format {
                    append(&mut packet, format.word().as_bytes());
                }
                append_events(&mut packet, word, events)?;
            }
            Command::NixEvent { events } => append_events(&mut packet, word, events)?,
            Command::MyEvents { uuid, format } => {
                if let Some(uuid) = uuid {
                    check_word(word, "the channel's UUID", uuid)?;
                    append(&mut packet, uuid);
                }
                if let Some(format) = format {
                    append(&mut packet, format.word().as_bytes());
                }
            }
            Command::DivertEvents { on } => append(&mut packet, if *on { b"on" } else { b"off" }),
            Command::Filter(filter) => append_filter(&mut packet, word, filter)?,
            Command::Linger { seconds } => {
                if let Some(seconds) = seconds {
                    append(&mut packet, seconds.to_string().as_bytes());
                }
            }
            Command::Log { level } => {
                if let Some(level) = level {
                    check_word(word, "the level", level.word())?;
                    append(&mut packet, level.word());
                }
            }
            Command::SendEvent { name, headers, body } => {
                check_word(word, "the event's name", name)?;
                append(&mut packet, name);
                return finish_with_headers(packet, word, headers, body.as_deref());
            }
            Command::SendMsg(message) => {
                if let Some(uuid) = &message.uuid {
                    check_word(word, "the channel's UUID", uuid)?;
                    append(&mut packet, uuid);
                }
                return finish_with_headers(packet, word, &message.headers, message.body.as_deref());
            }
            Command::GetVar { name } => {
                check_word(word, "the variable's name", name)?;
                append(&mut packet, name);
            }
            Command::Raw(raw) => {
                let raw = raw.expose();
                if let Some(at) = memchr::memchr(0, raw) {
                    return Err(CommandError { command: word, argument: "the packet", problem: Problem::Nul(at) });
                }
                packet.clear();
                packet.extend(raw);
                if packet.ends_with(b"\n\n") {
                    return Ok(packet.into());
                }
            }
        }
        packet.extend(b"\n\n");
        Ok(packet.into())
    }

    /// What the switch answers this command with.
    pub fn answer_kind(&self) -> AnswerKind {
        match self {
            Command::Api { .. } => AnswerKind::Api,
            Command::Connect => AnswerKind::Connect,
            Command::Raw(raw) => raw_answer_kind(raw.expose()),
            _ => AnswerKind::Reply,
        }
    }

    /// The packet's length where it is a line with one argument, or a job: `Bytes` of a vector that is full take no second allocation.
    fn length_hint(&self, word: &str) -> usize {
        match self {
            Command::Api { line, console: false } | Command::BgApi { line, job_uuid: None } => word.len() + line.len() + 3,
            Command::BgApi { line, job_uuid: Some(job_uuid) } => word.len() + line.len() + JOB_UUID.len() + job_uuid.len() + 3,
            Command::GetVar { name } => word.len() + name.len() + 3,
            Command::Raw(raw) => raw.expose().len().max(word.len()) + 2,
            _ => 64,
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Command::Auth { .. } => "auth",
            Command::UserAuth { .. } => "userauth",
            Command::Connect => "connect",
            Command::Exit => "exit",
            Command::Resume => "resume",
            Command::Api { .. } => "api",
            Command::BgApi { .. } => "bgapi",
            Command::Event { .. } => "event",
            Command::NixEvent { .. } => "nixevent",
            Command::NoEvents => "noevents",
            Command::MyEvents { .. } => "myevents",
            Command::DivertEvents { .. } => "divert_events",
            Command::Filter(_) => "filter",
            Command::Linger { .. } => "linger",
            Command::NoLinger => "nolinger",
            Command::Log { .. } => "log",
            Command::NoLog => "nolog",
            Command::SendEvent { .. } => "sendevent",
            Command::SendMsg(_) => "sendmsg",
            Command::GetVar { .. } => "getvar",
            Command::Raw(_) => "a raw packet",
        }
    }
}

/// The switch skips newlines before a command and matches it by its first bytes, in any case (`in_api_edge`).
fn raw_answer_kind(raw: &[u8]) -> AnswerKind {
    let newlines = raw.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
    let line = &raw[newlines..];
    let begins = |word: &[u8]| line.len() >= word.len() && line[..word.len()].eq_ignore_ascii_case(word);
    if begins(b"api") {
        AnswerKind::Api
    } else if begins(b"connect") {
        AnswerKind::Connect
    } else {
        AnswerKind::Reply
    }
}

/// Refuses what would leave the line.
fn check_line(command: &'static str, argument: &'static str, value: &[u8]) -> Result<(), CommandError> {
    // One pass over a short text says that there is no control character at all, for less than a search for three begins with.
    if value.len() <= 64 && error::all_above(b'\r', value) {
        return Ok(());
    }
    error::check_line(command, argument, value)
}

fn append(packet: &mut Vec<u8>, argument: &[u8]) {
    packet.push(b' ');
    packet.extend(argument);
}

fn append_events(packet: &mut Vec<u8>, word: &'static str, events: &Subscription) -> Result<(), CommandError> {
    if events.names.is_empty() && events.subclasses.is_empty() {
        return Err(CommandError { command: word, argument: "the list of events", problem: Problem::Empty });
    }
    let custom = crate::vocabulary::EventName::Custom;
    // CUSTOM comes last: every word behind it is a subclass.
    for name in events.names.iter().filter(|&name| *name != custom) {
        check_word(word, "an event's name", name.as_str().as_bytes())?;
        append(packet, name.as_str().as_bytes());
    }
    if !events.subclasses.is_empty() || events.names.contains(&custom) {
        append(packet, b"CUSTOM");
    }
    for subclass in &events.subclasses {
        check_word(word, "a subclass", subclass)?;
        append(packet, subclass);
    }
    Ok(())
}

fn append_filter(packet: &mut Vec<u8>, word: &'static str, filter: &Filter) -> Result<(), CommandError> {
    match filter {
        Filter::Add { header, value, spelled_out } => {
            check_word(word, "the header", header)?;
            check_line(word, "the value", value)?;
            if value.is_empty() {
                return Err(CommandError { command: word, argument: "the value", problem: Problem::Empty });
            }
            if *spelled_out || header.eq_ignore_ascii_case(b"add") || header.eq_ignore_ascii_case(b"delete") {
                append(packet, b"add");
            }
            append(packet, header);
            append(packet, value);
        }
        Filter::Delete { header, value } => {
            check_word(word, "the header", header)?;
            append(packet, b"delete");
            append(packet, header);
            if let Some(value) = value {
                check_line(word, "the value", value)?;
                append(packet, value);
            }
        }
        Filter::DeleteAll => packet.extend(b" delete all"),
    }
    Ok(())
}

fn finish_with_headers(
    mut packet: Vec<u8>,
    word: &'static str,
    headers: &HeaderList,
    body: Option<&[u8]>,
) -> Result<Bytes, CommandError> {
    for (name, value) in headers {
        check_name(word, name)?;
        check_line(word, "a header's value", value)?;
        packet.push(b'\n');
        packet.extend(name);
        packet.extend(b": ");
        packet.extend(value);
    }
    match body {
        Some(body) if !body.is_empty() => {
            if let Some(at) = memchr::memchr(0, body) {
                return Err(CommandError { command: word, argument: "the body", problem: Problem::Nul(at) });
            }
            packet.extend(format!("\nContent-Length: {}\n\n", body.len()).as_bytes());
            packet.extend(body);
        }
        _ => packet.extend(b"\n\n"),
    }
    Ok(packet.into())
}

#[cfg(test)]
mod tests {
    use super::super::{Execute, LogLevel, SendMsg};
    use super::*;
    use crate::event::Format;
    use crate::vocabulary::EventName;

    fn bytes(command: Command) -> String {
        String::from_utf8(command.encode().expect("the arguments are fine").to_vec()).expect("ASCII")
    }

    #[test]
    fn each_form() {
        let events = Subscription::names([EventName::Custom, EventName::Heartbeat]).with_subclasses(["a::b", "c::d"]);
        for (command, expected) in [
            (Command::auth("ClueCon"), "auth ClueCon\n\n"),
            (Command::user_auth("1000@lab.test", "x"), "userauth 1000@lab.test:x\n\n"),
            (Command::api("status"), "api status\n\n"),
            (Command::Api { line: "s".into(), console: true }, "api s\nconsole_execute: true\n\n"),
            (Command::bgapi("status", "j-1"), "bgapi status\nJob-UUID: j-1\n\n"),
            (Command::event(Format::Json, events.clone()), "event json HEARTBEAT CUSTOM a::b c::d\n\n"),
            (Command::NixEvent { events }, "nixevent HEARTBEAT CUSTOM a::b c::d\n\n"),
            (Command::MyEvents { uuid: Some("u".into()), format: Some(Format::Xml) }, "myevents u xml\n\n"),
            (Command::DivertEvents { on: true }, "divert_events on\n\n"),
            (Command::Filter(Filter::add("Unique-ID", "a b")), "filter Unique-ID a b\n\n"),
            (Command::Filter(Filter::add("delete", "x")), "filter add delete x\n\n"),
            (Command::Filter(Filter::Delete { header: "H".into(), value: None }), "filter delete H\n\n"),
            (Command::Filter(Filter::DeleteAll), "filter delete all\n\n"),
            (Command::Linger { seconds: Some(2) }, "linger 2\n\n"),
            (Command::Log { level: Some(LogLevel::Debug) }, "log 7\n\n"),
            (Command::GetVar { name: "x".into() }, "getvar x\n\n"),
            (Command::raw("api status\n\n"), "api status\n\n"),
            (Command::raw("api status"), "api status\n\n"),
            (
                Command::SendMsg(SendMsg::hangup(None, Some("USER_BUSY".into()))),
                "sendmsg\ncall-command: hangup\nhangup-cause: USER_BUSY\n\n",
            ),
        ] {
            assert_eq!(bytes(command), expected);
        }
    }

    #[test]
    fn a_multi_line_argument_travels_as_a_body() {
        let execute = Execute { event_uuid: Some("e-1".into()), ..Execute::new("set", "a=1\n2") };
        assert_eq!(
            bytes(Command::execute(Some("u"), execute)),
            "sendmsg u\ncall-command: execute\nexecute-app-name: set\ncontent-type: text/plain\nEvent-UUID: e-1\nContent-Length: 5\n\na=1\n2"
        );
    }

    #[test]
    fn nothing_injects_a_line() {
        let evil = "x\n\napi system rm";
        let header = |name: &str, value: &str| vec![(name.into(), value.into())];
        let send_event = |name: &str, headers| Command::SendEvent { name: name.into(), headers, body: None };
        for command in [
            Command::auth(evil),
            Command::user_auth(evil, "x"),
            Command::user_auth("x", evil),
            Command::api(evil),
            Command::bgapi(evil, "j"),
            Command::bgapi("status", evil),
            Command::bgapi("status", "a b"),
            Command::event(Format::Plain, Subscription::names([EventName::from(evil)])),
            Command::event(Format::Plain, Subscription::names([EventName::from("A CUSTOM")])),
            Command::event(Format::Plain, Subscription::default().with_subclasses([evil])),
            Command::event(Format::Plain, Subscription::default()),
            Command::MyEvents { uuid: Some(evil.into()), format: None },
            Command::Filter(Filter::add(evil, "x")),
            Command::Filter(Filter::add("x", evil)),
            Command::Filter(Filter::add("x", "")),
            Command::Filter(Filter::Delete { header: "x".into(), value: Some(evil.into()) }),
            Command::Log { level: Some(LogLevel::Other(evil.into())) },
            send_event(evil, vec![]),
            send_event("CUSTOM", header("X", evil)),
            send_event("CUSTOM", header(evil, "x")),
            send_event("CUSTOM", header("A: b\r", "x")),
            send_event("CUSTOM", header("A:b", "x")),
            send_event("CUSTOM", header("content-length", "1000")),
            Command::SendMsg(SendMsg { uuid: Some(evil.into()), ..SendMsg::default() }),
            Command::execute(None, Execute::new("set", "a\rb")),
            Command::execute(None, Execute::new("set", "a\nb\0")),
            Command::execute(None, Execute::new(evil, "")),
            Command::GetVar { name: evil.into() },
            Command::raw("api status\0"),
        ] {
            let error = command.encode().expect_err(&format!("{command:?}"));
            assert_eq!(error.kind(), crate::vocabulary::ErrorKind::InvalidArgument);
        }
        let error = Command::bgapi("status", "a\nb").encode().expect_err("a line feed");
        assert_eq!(error.to_string(), "bgapi: Job-UUID holds a line feed at byte 1, which would inject a line: nothing was sent");
    }

    #[test]
    fn a_password_is_in_no_error_and_no_debug_output() {
        let command = Command::user_auth("u", "hunter2\n");
        let raw = Command::raw("auth hunter2");
        let shown = format!("{command:?} {raw:?} {}", command.encode().expect_err("a line feed"));
        assert!(!shown.contains("hunter2"), "{shown}");
    }

    #[test]
    fn what_answers_a_raw_packet() {
        for (raw, kind) in [("\nAPI status", AnswerKind::Api), ("connect", AnswerKind::Connect), ("bgapi x", AnswerKind::Reply)] {
            assert_eq!(Command::raw(raw).answer_kind(), kind);
        }
    }
}
