use proptest::prelude::*;

use super::*;
use crate::command::Subscription;
use crate::event::Format;

const GREETING: &str = "Content-Type: auth/request\n\n";
const ACCEPTED: &str = "Content-Type: command/reply\nReply-Text: +OK accepted\n\n";
const GOODBYE: &str = "Content-Type: text/disconnect-notice\nContent-Length: 8\n\ngoodbye\n";

fn reply(text: &str) -> String {
    format!("Content-Type: command/reply\nReply-Text: {text}\n\n")
}

fn api(body: &str) -> String {
    format!("Content-Type: api/response\nContent-Length: {}\n\n{body}", body.len())
}

fn event(name: &str) -> String {
    let text = format!("Event-Name: {name}\n\n");
    format!("Content-Length: {}\nContent-Type: text/event-plain\n\n{text}", text.len())
}

/// Outputs as one line each.
fn drain(connection: &mut Connection) -> Vec<String> {
    let show = |output| match output {
        Output::Transmit(bytes) => format!("transmit {}", String::from_utf8_lossy(&bytes).escape_debug()),
        Output::Answer { id, answer: Answer::Reply(reply) } => format!("{} reply {}", id.0, reply.text()),
        Output::Answer { id, answer: Answer::Api(response) } => format!("{} api {}", id.0, response.text()),
        Output::Failed { id, failure } => format!("{} failed {}", id.0, failure.kind().name()),
        Output::Event(event) => format!("event {}", event.name().map(|name| name.to_string()).unwrap_or_default()),
        Output::Closed(reason) => format!("closed {}", reason.kind().name()),
        Output::Unsolicited(Message::Reply(reply)) => format!("unsolicited {}", reply.text()),
        Output::Unsolicited(_) => "unsolicited".into(),
        Output::Deadline(at) => format!("deadline {at:?}"),
        Output::Authenticated(_) => "authenticated".into(),
        Output::Connected(channel) => format!("connected {}", channel.get("Unique-ID").unwrap_or_default()),
        Output::Notice(_) => "notice".into(),
        Output::Lingering(notice) => format!("lingering {:?}", notice.linger_seconds()),
        Output::Warning(warning) => format!("warning {warning:?}"),
        Output::Close => "close".into(),
        Output::AuthRequest => "auth request".into(),
        other => format!("{other:?}"),
    };
    std::iter::from_fn(|| connection.poll_output()).map(show).collect()
}

fn feed(connection: &mut Connection, text: &str) -> Vec<String> {
    connection.feed(text.as_bytes());
    drain(connection)
}

fn inbound() -> Connection {
    Connection::inbound(Handshake::Auth { password: Secret::new("ClueCon") }, Config::default(), Duration::ZERO)
}

/// Logged in and drained.
fn ready() -> Connection {
    let mut connection = inbound();
    feed(&mut connection, &[GREETING, ACCEPTED].concat());
    assert!(connection.is_ready());
    connection
}

fn send(connection: &mut Connection, line: &str) {
    connection.send(&Command::raw(line)).expect("the command is fine");
}

#[test]
fn a_login_comes_before_everything() {
    let mut connection = inbound();
    connection.send(&Command::api("status")).unwrap();
    assert_eq!(drain(&mut connection), ["deadline Some(20s)"]);
    assert_eq!(feed(&mut connection, GREETING), ["transmit auth ClueCon\\n\\n"]);
    assert_eq!(feed(&mut connection, ACCEPTED), ["authenticated", "transmit api status\\n\\n", "deadline None"]);
    assert_eq!(feed(&mut connection, &api("up")), ["0 api up"]);
}

#[test]
fn what_comes_behind_many_unanswered_commands_is_gathered() {
    let mut connection = ready();
    connection.gathers = true;
    for i in 0..GATHERED {
        send(&mut connection, &format!("a{i}"));
        assert_eq!(drain(&mut connection).len(), 1);
    }
    send(&mut connection, "b");
    send(&mut connection, "c");
    assert_eq!(drain(&mut connection), [""; 0]);
    // One answer, and there is room.
    assert_eq!(feed(&mut connection, &reply("+OK")), ["0 reply +OK", "transmit b\\n\\nc\\n\\n"]);
    for _ in 1..GATHERED {
        send(&mut connection, "d");
        assert_eq!(drain(&mut connection), [""; 0]);
    }
    send(&mut connection, "d");
    assert_eq!(drain(&mut connection), [format!("transmit {}", "d\\n\\n".repeat(GATHERED))]);
    send(&mut connection, "e");
    connection.end_of_stream();
    let failed = drain(&mut connection);
    let last = 2 * GATHERED + 2;
    assert_eq!(
        failed[failed.len() - 3..],
        [format!("{} failed disconnected", last - 1), format!("{last} failed not_sent"), "closed disconnected".into()]
    );
}

#[test]
fn a_wrong_password_ends_it() {
    let mut connection = inbound();
    connection.send(&Command::api("status")).unwrap();
    feed(&mut connection, GREETING);
    assert_eq!(feed(&mut connection, &[&reply("-ERR invalid"), GOODBYE].concat()), ["notice"]);
    connection.end_of_stream();
    assert_eq!(drain(&mut connection), ["deadline None", "0 failed not_sent", "closed auth_rejected"]);
    let error = connection.send(&Command::Exit).expect_err("it has ended");
    assert!(!error.to_string().contains("ClueCon"), "{error}");
}

#[test]
fn an_address_that_is_refused() {
    let mut connection = inbound();
    feed(&mut connection, "Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n");
    feed(&mut connection, GOODBYE);
    connection.end_of_stream();
    assert_eq!(drain(&mut connection).last().map(String::as_str), Some("closed access_denied"));
}

#[test]
fn a_user_is_told_what_is_granted() {
    let handshake = Handshake::UserAuth { user: "1001@lab.test".into(), password: Secret::new("x") };
    let mut connection = Connection::inbound(handshake, Config::default(), Duration::ZERO);
    assert!(feed(&mut connection, GREETING).contains(&"transmit userauth 1001@lab.test:x\\n\\n".into()));
    connection.feed(
        b"Content-Type: command/reply\nReply-Text: +OK accepted\nAllowed-Events: CHANNEL_CREATE,DTMF\nAllowed-API: all\nAllowed-LOG: false\n\n",
    );
    let Some(Output::Authenticated(granted)) = connection.poll_output() else { panic!("logged in") };
    assert_eq!(granted.events, super::super::Allowed::Only(vec!["CHANNEL_CREATE".into(), "DTMF".into()]));
    assert_eq!((granted.api, granted.log), (super::super::Allowed::All, Some(false)));
}

#[test]
fn many_in_flight_are_answered_in_order() {
    let mut connection = ready();
    for line in ["api status", "event plain ALL", "api nope", "exit"] {
        send(&mut connection, line);
    }
    assert_eq!(
        drain(&mut connection),
        ["transmit api status\\n\\nevent plain ALL\\n\\napi nope\\n\\nexit\\n\\n"],
        "written as one piece"
    );
    let stream = [
        api("up"),
        event("HEARTBEAT"),
        reply("+OK events"),
        reply("-ERR permission denied"),
        event("DTMF"),
        reply("+OK bye"),
        GOODBYE.into(),
    ];
    assert_eq!(
        feed(&mut connection, &stream.concat()),
        [
            "0 api up",
            "event HEARTBEAT",
            "1 reply +OK events",
            "2 reply -ERR permission denied",
            "event DTMF",
            "3 reply +OK bye",
            "notice"
        ]
    );
    connection.end_of_stream();
    assert_eq!(drain(&mut connection), ["closed disconnected"]);
}

#[test]
fn an_answer_is_never_given_to_another_command() {
    let mut connection = ready();
    assert_eq!(feed(&mut connection, &reply("+OK nobody asked")), ["unsolicited +OK nobody asked"]);
    send(&mut connection, "event plain ALL");
    send(&mut connection, "api status");
    assert_eq!(feed(&mut connection, &[api("?"), reply("+OK")].concat())[1..], ["0 failed out_of_step", "1 failed out_of_step"]);
    send(&mut connection, "api version");
    assert_eq!(feed(&mut connection, &api("1.11"))[1..], ["2 api 1.11"]);
}

#[test]
fn an_outbound_call() {
    let mut connection = Connection::outbound(Config::default(), Duration::ZERO);
    connection.send(&Command::MyEvents { uuid: None, format: None }).unwrap();
    assert_eq!(drain(&mut connection), ["transmit connect\\n\\n", "deadline Some(20s)"]);
    let data = "Event-Name: CHANNEL_DATA\nUnique-ID: u-1\nContent-Type: command/reply\nReply-Text: %2BOK%0A\nControl: full\n\n";
    assert_eq!(feed(&mut connection, data), ["connected u-1", "transmit myevents\\n\\n", "deadline None"]);
    let linger = "Content-Type: text/disconnect-notice\nContent-Disposition: linger\nLinger-Time: 2\nContent-Length: 0\n\n";
    assert_eq!(
        feed(&mut connection, &[reply("+OK Events Enabled"), linger.into()].concat()),
        ["0 reply +OK Events Enabled", "lingering Some(2)"]
    );
    send(&mut connection, "getvar x");
    assert_eq!(
        feed(&mut connection, &[&reply("line1\nline2"), GOODBYE].concat())[1..],
        ["1 reply line1", "warning StrayLines { count: 1 }", "notice"]
    );
}

#[test]
fn a_handshake_has_its_deadline() {
    let mut connection = inbound();
    drain(&mut connection);
    connection.handle_timeout(Duration::from_secs(19));
    assert!(drain(&mut connection).is_empty());
    connection.handle_timeout(Duration::from_secs(20));
    assert_eq!(drain(&mut connection), ["deadline None", "close", "closed timeout"]);
    let mut connection = ready();
    connection.handle_timeout(Duration::from_secs(1000));
    assert!(drain(&mut connection).is_empty(), "none is left after the login");
}

#[test]
fn an_end_inside_a_frame_is_a_truncation() {
    for (part, text) in [
        ("Content-Type: api/resp", None),
        ("Content-Length: 580\nContent-Type: text/event-plain\n\nEvent-Name: CUSTOM\nFreeSWITCH-IP", None),
        (
            "Content-Length: 580\nContent-Type: text/event-plain\n\nEvent-Name: CUSTOM\nXContent-Type: text/disconnect-notice\nContent-Length: 5\n\nlost\n",
            Some("lost"),
        ),
    ] {
        let mut connection = ready();
        assert!(feed(&mut connection, part).is_empty());
        connection.end_of_stream();
        let outputs: Vec<_> = std::iter::from_fn(|| connection.poll_output()).collect();
        assert!(
            matches!(&outputs[..], [Output::Closed(CloseReason::Truncated { notice })] if notice.as_deref() == text),
            "{outputs:?}"
        );
    }
}

#[test]
fn nothing_that_came_is_held_after_the_end() {
    let mut connection = ready();
    feed(&mut connection, &format!("Content-Length: 10000000\nContent-Type: api/response\n\n{}", "x".repeat(5_000_000)));
    connection.close();
    drain(&mut connection);
    for _ in 0..1000 {
        let room = connection.spare().len();
        assert!(room <= 8192, "{room}");
        connection.advance(room);
        connection.feed(&[b'x'; 4096]);
        assert!(drain(&mut connection).is_empty());
    }
}

#[test]
fn a_notice_that_completes_an_event_makes_no_event_of_it() {
    let notice = "Content-Type: text/disconnect-notice\nContent-Length: 39\n\nkilled listener because of lost events\n";
    let text = format!("Event-Name: CUSTOM\nFreeSWITCH-IP{notice}");
    for missing in 0..39 {
        let mut connection = ready();
        let frame = format!("Content-Length: {}\nContent-Type: text/event-plain\n\n{text}", text.len() - missing);
        assert_eq!(feed(&mut connection, &frame), ["close", "closed truncated"], "{missing} bytes were missing");
    }
}

#[test]
fn bytes_that_are_no_frames_end_it() {
    let mut connection = ready();
    send(&mut connection, "api status");
    drain(&mut connection);
    assert_eq!(feed(&mut connection, "Content-Length: -1\n\n"), ["close", "0 failed disconnected", "closed protocol"]);
    assert!(feed(&mut connection, &api("late")).is_empty());
}

#[test]
fn what_the_shell_never_took_was_not_sent() {
    let mut connection = ready();
    send(&mut connection, "api one");
    drain(&mut connection);
    send(&mut connection, "api two");
    connection.close();
    assert_eq!(drain(&mut connection), ["close", "0 failed disconnected", "1 failed not_sent", "closed closed"]);
}

#[test]
fn a_login_by_the_caller() {
    let mut connection = Connection::inbound(Handshake::ByCaller, Config::default(), Duration::ZERO);
    assert_eq!(feed(&mut connection, GREETING), ["auth request"]);
    connection.send(&Command::api("status")).unwrap();
    connection.send(&Command::auth("no")).unwrap();
    assert_eq!(
        feed(&mut connection, &[reply("-ERR command not found"), reply("-ERR invalid"), GOODBYE.into()].concat())[1..],
        ["0 reply -ERR command not found", "1 reply -ERR invalid", "notice"]
    );
    connection.end_of_stream();
    assert_eq!(drain(&mut connection), ["closed auth_rejected"]);
}

proptest! {
    /// Whatever comes: each command ends once, nothing follows the end, and how the bytes are cut changes nothing.
    #[test]
    fn every_command_ends_once(
        pieces in proptest::collection::vec(prop_oneof![
            Just(ACCEPTED.to_string()), Just(GREETING.to_string()), Just(api("x")), Just(reply("+OK")), Just(event("DTMF")),
            Just(GOODBYE.to_string()), "[ -~\n]{0,30}", Just("Content-Length: 9\n\n".to_string()),
        ], 0..20),
        commands in 0usize..6,
        cut in 1usize..50,
    ) {
        let run = |chunk: usize| {
            let mut connection = ready();
            let mut seen = Vec::new();
            for i in 0..commands {
                let command = if i % 2 == 0 { Command::api("x") } else { Command::event(Format::Plain, Subscription::all()) };
                connection.send(&command).unwrap();
            }
            seen.extend(drain(&mut connection));
            for chunk in pieces.concat().as_bytes().chunks(chunk) {
                connection.feed(chunk);
                seen.extend(drain(&mut connection));
            }
            connection.end_of_stream();
            seen.extend(drain(&mut connection));
            seen
        };
        let seen = run(usize::MAX);
        for id in 0..commands {
            let ends = seen.iter().filter(|line| line.starts_with(&format!("{id} "))).count();
            prop_assert_eq!(ends, 1, "{:?}", seen);
        }
        prop_assert_eq!(seen.iter().position(|line| line.starts_with("closed")), Some(seen.len() - 1));
        prop_assert_eq!(run(cut), seen);
    }
}
