//! Recorded packets back to typed commands. What is written in a way that no client of ours writes gives `None`.

use eslng_engine::command::{Command, Execute, Filter, HeaderList, LogLevel, Secret, SendMsg, Subscription, Text};
use eslng_engine::event::Format;
use eslng_engine::vocabulary::EventName;

pub fn command(packet: &[u8]) -> Option<Command> {
    let (head, body) = split(packet)?;
    let mut lines = head.split(|&byte| byte == b'\n');
    let line = lines.next()?;
    let headers: HeaderList = lines.map(header).collect::<Option<_>>()?;
    let (word, argument) = match line.iter().position(|&byte| byte == b' ') {
        Some(at) => (&line[..at], Some(&line[at + 1..])),
        None => (line, None),
    };
    let bare = headers.is_empty() && body.is_empty();
    match (word, argument) {
        (b"sendevent", Some(name)) => {
            let (headers, body) = with_body(headers, body)?;
            one_word(name)?;
            Some(Command::SendEvent { name: name.to_vec(), headers, body })
        }
        (b"sendmsg", uuid) => {
            let uuid = uuid.map(|uuid| one_word(uuid).map(<[u8]>::to_vec));
            if uuid == Some(None) || headers.is_empty() {
                return None;
            }
            let (headers, body) = with_body(headers, body)?;
            let message = SendMsg { uuid: uuid.flatten(), headers, body };
            Some(execute(&message).unwrap_or(Command::SendMsg(message)))
        }
        (b"api", Some(line)) if body.is_empty() => {
            let console = headers == [("console_execute".into(), "true".into())];
            (console || headers.is_empty()).then_some(())?;
            Some(Command::Api { line: a_line(line)?, console })
        }
        (b"bgapi", Some(line)) if body.is_empty() => {
            let job_uuid = match &headers[..] {
                [] => None,
                [(name, uuid)] if name == b"Job-UUID" => Some(one_word(uuid)?.to_vec()),
                _ => return None,
            };
            Some(Command::BgApi { line: a_line(line)?, job_uuid })
        }
        (b"filter", Some(argument)) if bare => filter(argument).map(Command::Filter),
        _ if bare => simple(word, argument),
        _ => None,
    }
}

/// Commands of one line.
fn simple(word: &[u8], argument: Option<&[u8]>) -> Option<Command> {
    Some(match (word, argument) {
        (b"auth", Some(password)) => Command::auth(a_line(password)?),
        (b"userauth", Some(login)) => {
            let colon = login.iter().position(|&byte| byte == b':')?;
            Command::UserAuth { user: login[..colon].to_vec(), password: Secret::new(&login[colon + 1..]) }
        }
        (b"connect", None) => Command::Connect,
        (b"exit", None) => Command::Exit,
        (b"resume", None) => Command::Resume,
        (b"noevents", None) => Command::NoEvents,
        (b"nolinger", None) => Command::NoLinger,
        (b"nolog", None) => Command::NoLog,
        (b"linger", None) => Command::Linger { seconds: None },
        (b"linger", Some(seconds)) => Command::Linger { seconds: Some(std::str::from_utf8(seconds).ok()?.parse().ok()?) },
        (b"log", None) => Command::Log { level: None },
        (b"log", Some(level)) => Command::Log { level: Some(log_level(level)?) },
        (b"getvar", Some(name)) => Command::GetVar { name: one_word(name)?.to_vec() },
        (b"divert_events", Some(b"on")) => Command::DivertEvents { on: true },
        (b"divert_events", Some(b"off")) => Command::DivertEvents { on: false },
        (b"myevents", None) => Command::MyEvents { uuid: None, format: None },
        (b"myevents", Some(argument)) => {
            let words = words(argument)?;
            match (&words[..], format(words[words.len() - 1])) {
                ([_], Some(format)) => Command::MyEvents { uuid: None, format: Some(format) },
                ([uuid], None) => Command::MyEvents { uuid: Some(uuid.to_vec()), format: None },
                ([uuid, _], Some(format)) => Command::MyEvents { uuid: Some(uuid.to_vec()), format: Some(format) },
                _ => return None,
            }
        }
        (b"event", Some(argument)) => {
            let words = words(argument)?;
            let format = format(words[0]);
            Command::Event { format, events: subscription(&words[format.is_some() as usize..])? }
        }
        (b"nixevent", Some(argument)) => Command::NixEvent { events: subscription(&words(argument)?)? },
        _ => return None,
    })
}

fn filter(argument: &[u8]) -> Option<Filter> {
    let (first, rest) = split_word(argument)?;
    match first {
        b"delete" if rest == Some(b"all") => Some(Filter::DeleteAll),
        b"delete" => {
            let (header, value) = split_word(rest?)?;
            Some(Filter::Delete { header: header.to_vec(), value: value.map(<[u8]>::to_vec) })
        }
        b"add" => {
            let (header, value) = split_word(rest?)?;
            Some(Filter::Add { header: header.to_vec(), value: a_line(value?)?, spelled_out: true })
        }
        header => Some(Filter::add(header, a_line(rest?)?)),
    }
}

/// An `execute` whose headers stand in the order in which ours do.
fn execute(message: &SendMsg) -> Option<Command> {
    let mut headers = message.headers.iter().peekable();
    let mut next = |wanted: &str| headers.next_if(|(name, _)| name == wanted.as_bytes()).map(|(_, value)| value.clone());
    (next("call-command")? == b"execute").then_some(())?;
    let mut execute = Execute { application: next("execute-app-name")?, ..Execute::default() };
    execute.argument = next("execute-app-arg");
    if let Some(body) = &message.body {
        (execute.argument.is_none() && next("content-type")? == b"text/plain" && body.contains(&b'\n')).then_some(())?;
        execute.argument = Some(body.clone());
    }
    execute.loops = next("loops").and_then(|loops| String::from_utf8(loops).ok()?.parse().ok());
    execute.event_lock = next("event-lock").is_some_and(|value| value == b"true");
    execute.asynchronous = next("async").is_some_and(|value| value == b"true");
    execute.event_uuid = next("Event-UUID");
    let uuid = message.uuid.as_ref().map(|uuid| String::from_utf8_lossy(uuid).into_owned());
    headers.next().is_none().then(|| Command::execute(uuid.as_deref(), execute))
}

fn subscription(words: &[&[u8]]) -> Option<Subscription> {
    let names = |words: &[&[u8]]| -> Option<Vec<EventName>> {
        words.iter().map(|word| Some(EventName::from(std::str::from_utf8(word).ok()?))).collect()
    };
    let custom = words.iter().position(|word| *word == b"CUSTOM").unwrap_or(words.len());
    let subclasses: Vec<Text> = words.iter().skip(custom + 1).map(|word| word.to_vec()).collect();
    let until = if subclasses.is_empty() { words.len() } else { custom };
    (!words.is_empty()).then_some(Subscription { names: names(&words[..until])?, subclasses })
}

fn log_level(word: &[u8]) -> Option<LogLevel> {
    use LogLevel::*;
    let numbered = [Console, Alert, Crit, Error, Warning, Notice, Info, Debug];
    match word {
        [digit @ b'0'..=b'7'] => numbered.into_iter().nth((digit - b'0') as usize),
        word => Some(Other(one_word(word)?.to_vec())),
    }
}

fn format(word: &[u8]) -> Option<Format> {
    [Format::Plain, Format::Json, Format::Xml].into_iter().find(|format| format.word().as_bytes() == word)
}

/// The header block without its blank line, and the body.
fn split(packet: &[u8]) -> Option<(&[u8], &[u8])> {
    let blank = packet.windows(2).position(|pair| pair == b"\n\n")?;
    Some((&packet[..blank], &packet[blank + 2..]))
}

fn header(line: &[u8]) -> Option<(Text, Text)> {
    let colon = line.iter().position(|&byte| byte == b':')?;
    if line.iter().any(|byte| matches!(byte, b'\r' | 0)) {
        return None;
    }
    (line.get(colon + 1) == Some(&b' ')).then(|| (line[..colon].to_vec(), line[colon + 2..].to_vec()))
}

/// Takes the length that belongs to the body: the last header, or it is none of ours.
fn with_body(mut headers: HeaderList, body: &[u8]) -> Option<(HeaderList, Option<Text>)> {
    let lengths = headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case(b"Content-Length")).count();
    if lengths == 0 {
        return body.is_empty().then_some((headers, None));
    }
    let (name, length) = headers.pop()?;
    let ours = lengths == 1
        && !body.contains(&0)
        && name == b"Content-Length"
        && length == body.len().to_string().into_bytes()
        && !body.is_empty();
    ours.then(|| (headers, Some(body.to_vec())))
}

fn words(argument: &[u8]) -> Option<Vec<&[u8]>> {
    let words: Vec<&[u8]> = argument.split(|&byte| byte == b' ').collect();
    words.iter().all(|word| one_word(word).is_some()).then_some(words)
}

fn split_word(argument: &[u8]) -> Option<(&[u8], Option<&[u8]>)> {
    let (word, rest) = match argument.iter().position(|&byte| byte == b' ') {
        Some(at) => (&argument[..at], Some(&argument[at + 1..])),
        None => (argument, None),
    };
    Some((one_word(word)?, rest))
}

fn one_word(word: &[u8]) -> Option<&[u8]> {
    (!word.is_empty() && !word.iter().any(|byte| matches!(byte, b' ' | b'\t' | b'\r' | 0))).then_some(word)
}

/// The rest of a line: not empty, no blank in front, nothing that would be refused.
fn a_line(rest: &[u8]) -> Option<Text> {
    (!rest.is_empty() && rest[0] != b' ' && !rest.iter().any(|byte| matches!(byte, b'\r' | 0))).then(|| rest.to_vec())
}
