//! The commands that libesl builds: the same headers in the same order, so the same bytes.
//!
//! An argument that would leave its line is refused, where libesl sent it and the switch read what followed as headers or commands.

use eslng_engine::command::{Command, CommandError, Problem, SendMsg};

/// A packet with the empty line that ends it, which is added where it lacks.
pub fn closed(packet: &[u8]) -> Vec<u8> {
    let mut packet = packet.to_vec();
    if !packet.ends_with(b"\n\n") {
        packet.extend_from_slice(b"\n\n");
    }
    packet
}

/// `auth`, or `userauth` when there is a user.
///
/// # Errors
/// An argument that would leave its line.
pub fn login(user: Option<&[u8]>, password: &[u8]) -> Result<Vec<u8>, CommandError> {
    match user.filter(|user| !user.is_empty()) {
        None => Ok([b"auth ", line("auth", "password", password)?, b"\n\n"].concat()),
        Some(user) => {
            Ok([b"userauth ", line("userauth", "user", user)?, b":", line("userauth", "password", password)?, b"\n\n"].concat())
        }
    }
}

/// `event FORMAT NAMES`.
///
/// # Errors
/// An argument that would leave its line.
pub fn events(format: &str, names: &[u8]) -> Result<Vec<u8>, CommandError> {
    Ok([b"event ", format.as_bytes(), b" ", line("event", "names", names)?, b"\n\n"].concat())
}

/// `filter HEADER VALUE`.
///
/// # Errors
/// An argument that would leave its line.
pub fn filter(header: &[u8], value: &[u8]) -> Result<Vec<u8>, CommandError> {
    Ok([b"filter ", line("filter", "header", header)?, b" ", line("filter", "value", value)?, b"\n\n"].concat())
}

/// `api COMMAND ARGUMENT`, with the blank where there is no argument too. Newlines at their ends are left out.
///
/// # Errors
/// An argument that would leave its line.
pub fn api(command: &[u8], argument: Option<&[u8]>) -> Result<Vec<u8>, CommandError> {
    let argument = last_line("api", "argument", argument.unwrap_or_default())?;
    Ok([b"api ", last_line("api", "command", command)?, b" ", argument, b"\n\n"].concat())
}

/// `bgapi COMMAND[ ARGUMENT]`, and `Job-UUID` where there is one. Newlines at their ends are left out.
///
/// # Errors
/// An argument that would leave its line.
pub fn bgapi(command: &[u8], argument: Option<&[u8]>, job_uuid: Option<&[u8]>) -> Result<Vec<u8>, CommandError> {
    let mut packet = [b"bgapi ", last_line("bgapi", "command", command)?].concat();
    if let Some(argument) = argument {
        packet.push(b' ');
        packet.extend_from_slice(last_line("bgapi", "argument", argument)?);
    }
    if let Some(job_uuid) = job_uuid {
        packet.extend_from_slice(b"\nJob-UUID: ");
        packet.extend_from_slice(last_line("bgapi", "job_uuid", job_uuid)?);
    }
    packet.extend_from_slice(b"\n\n");
    Ok(packet)
}

/// `sendmsg` that runs an application. An argument with a newline travels as a `text/plain` body, the only way that carries it.
///
/// # Errors
/// An argument that would leave its line.
pub fn execute(
    uuid: Option<&[u8]>,
    application: Option<&[u8]>,
    argument: Option<&[u8]>,
    event_lock: bool,
    asynchronous: bool,
) -> Result<Vec<u8>, CommandError> {
    let body = argument.filter(|argument| argument.contains(&b'\n'));
    let fields: [(&str, Option<&[u8]>); 6] = [
        ("call-command", Some(b"execute")),
        ("execute-app-name", application),
        ("execute-app-arg", argument.filter(|_| body.is_none())),
        ("content-type", body.map(|_| &b"text/plain"[..])),
        ("event-lock", event_lock.then_some(b"true")),
        ("async", asynchronous.then_some(b"true")),
    ];
    let headers = fields.iter().filter_map(|(name, value)| Some(((*name).into(), value.as_ref()?.to_vec()))).collect();
    let message = SendMsg { uuid: uuid.map(<[u8]>::to_vec), headers, body: body.map(<[u8]>::to_vec) };
    Ok(Command::SendMsg(message).encode()?.to_vec())
}

/// `sendevent NAME` with an event's headers and body as `esl_event_serialize` writes them.
///
/// # Errors
/// A header that would leave its line.
pub fn sendevent<'a>(
    name: &[u8],
    headers: impl Iterator<Item = (&'a [u8], &'a [u8])>,
    body: Option<&[u8]>,
) -> Result<Vec<u8>, CommandError> {
    with_event([b"sendevent ", line("sendevent", "name", name)?, b"\n"].concat(), "sendevent", headers, body)
}

/// `sendmsg` with an event's headers and body as `esl_event_serialize` writes them, for the call `uuid` or the connection's own.
///
/// # Errors
/// A header or a uuid that would leave its line.
pub fn sendmsg<'a>(
    uuid: Option<&[u8]>,
    headers: impl Iterator<Item = (&'a [u8], &'a [u8])>,
    body: Option<&[u8]>,
) -> Result<Vec<u8>, CommandError> {
    let mut packet = b"sendmsg".to_vec();
    if let Some(uuid) = uuid {
        packet.push(b' ');
        packet.extend_from_slice(line("sendmsg", "uuid", uuid)?);
    }
    packet.push(b'\n');
    with_event(packet, "sendmsg", headers, body)
}

fn with_event<'a>(
    mut packet: Vec<u8>,
    command: &'static str,
    headers: impl Iterator<Item = (&'a [u8], &'a [u8])>,
    body: Option<&[u8]>,
) -> Result<Vec<u8>, CommandError> {
    for (name, value) in headers {
        packet.extend_from_slice(line(command, "a header's name", name)?);
        packet.extend_from_slice(b": ");
        packet.extend_from_slice(if value.is_empty() { b"_undef_" } else { line(command, "a header's value", value)? });
        packet.push(b'\n');
    }
    match body.filter(|body| !body.is_empty()) {
        Some(body) => {
            packet.extend_from_slice(format!("Content-Length: {}\n\n", body.len()).as_bytes());
            packet.extend_from_slice(body);
        }
        None => packet.push(b'\n'),
    }
    Ok(closed(&packet))
}

/// Of what ends a command's line: programs pass on lines that they read, with their ends.
fn last_line<'a>(command: &'static str, argument: &'static str, value: &'a [u8]) -> Result<&'a [u8], CommandError> {
    let end = value.iter().rposition(|byte| !matches!(byte, b'\r' | b'\n')).map_or(0, |last| last + 1);
    line(command, argument, &value[..end])
}

fn line<'a>(command: &'static str, argument: &'static str, value: &'a [u8]) -> Result<&'a [u8], CommandError> {
    let problem = match value.iter().position(|byte| matches!(byte, b'\r' | b'\n' | 0)) {
        None => return Ok(value),
        Some(at) if value[at] == b'\r' => Problem::CarriageReturn(at),
        Some(at) if value[at] == b'\n' => Problem::LineFeed(at),
        Some(at) => Problem::Nul(at),
    };
    Err(CommandError { command, argument, problem })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(packet: Result<Vec<u8>, CommandError>) -> String {
        String::from_utf8(packet.expect("it can be sent")).expect("it is text")
    }

    #[test]
    fn the_bytes_that_libesl_sends() {
        assert_eq!(text(login(None, b"ClueCon")), "auth ClueCon\n\n");
        assert_eq!(text(login(Some(b""), b"ClueCon")), "auth ClueCon\n\n");
        assert_eq!(text(login(Some(b"1000@lab.test"), b"x")), "userauth 1000@lab.test:x\n\n");
        assert_eq!(text(api(b"status", None)), "api status \n\n");
        assert_eq!(text(api(b"uuid_dump\n", Some(b"u json\r\n"))), "api uuid_dump u json\n\n");
        assert_eq!(text(bgapi(b"status", None, None)), "bgapi status\n\n");
        assert_eq!(text(bgapi(b"msleep", Some(b"5"), Some(b"j"))), "bgapi msleep 5\nJob-UUID: j\n\n");
        assert_eq!(text(events("plain", b"ALL")), "event plain ALL\n\n");
        assert_eq!(text(filter(b"Unique-ID", b"u")), "filter Unique-ID u\n\n");
        assert_eq!(
            text(execute(Some(b"u"), Some(b"playback"), Some(b"a.wav"), true, true)),
            "sendmsg u\ncall-command: execute\nexecute-app-name: playback\nexecute-app-arg: a.wav\nevent-lock: true\nasync: true\n\n"
        );
        assert_eq!(
            text(execute(None, Some(b"answer"), None, false, false)),
            "sendmsg\ncall-command: execute\nexecute-app-name: answer\n\n"
        );
        assert_eq!(
            text(execute(None, Some(b"set"), Some(b""), false, false)),
            "sendmsg\ncall-command: execute\nexecute-app-name: set\nexecute-app-arg: \n\n"
        );
        let headers = [(&b"Event-Name"[..], &b"CUSTOM"[..]), (b"E", b"")];
        assert_eq!(text(sendevent(b"CUSTOM", headers.into_iter(), None)), "sendevent CUSTOM\nEvent-Name: CUSTOM\nE: _undef_\n\n");
        assert_eq!(
            text(sendmsg(Some(b"u"), headers[..1].iter().copied(), Some(b"hi"))),
            "sendmsg u\nEvent-Name: CUSTOM\nContent-Length: 2\n\nhi\n\n"
        );
    }

    #[test]
    fn an_argument_of_several_lines_travels_as_body() {
        let packet = text(execute(None, Some(b"lua"), Some(b"a\nb"), false, false));
        assert_eq!(
            packet,
            "sendmsg\ncall-command: execute\nexecute-app-name: lua\ncontent-type: text/plain\nContent-Length: 3\n\na\nb"
        );
    }

    #[test]
    fn what_would_leave_its_line_is_refused() {
        assert!(login(None, b"x\n\napi shutdown").is_err());
        assert!(login(Some(b"u\r"), b"x").is_err());
        assert!(api(b"a\nb", None).is_err());
        assert!(api(b"a", Some(b"b\n\nexit")).is_err());
        assert!(bgapi(b"a", Some(b"b\0"), None).is_err());
        assert!(bgapi(b"a", None, Some(b"j\nx: y")).is_err());
        assert!(events("plain", b"ALL\n\nexit").is_err());
        assert!(filter(b"a", b"b\n").is_err());
        assert!(execute(Some(b"u\nloops: 9"), None, None, false, false).is_err());
        assert!(sendevent(b"CUSTOM", [(&b"A"[..], &b"x\ny: z"[..])].into_iter(), None).is_err());
        assert!(sendmsg(None, [(&b"A\n"[..], &b"x"[..])].into_iter(), None).is_err());
    }

    #[test]
    fn a_packet_is_closed_once() {
        assert_eq!(closed(b"api status"), b"api status\n\n");
        assert_eq!(closed(b"api status\n\n"), b"api status\n\n");
        assert_eq!(closed(b"api status\n"), b"api status\n\n\n");
        assert_eq!(closed(b""), b"\n\n");
    }
}
