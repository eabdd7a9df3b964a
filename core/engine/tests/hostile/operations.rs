//! The same texts as every argument of every operation on a call.

use std::time::Duration;

use eslng_engine::call::NamedOperation;
use eslng_engine::command::syntax::Value;
use eslng_engine::engine::{Client as Machine, ClientConfig, Handshake, Output};
use eslng_switch::Switch;

use super::client::Client;
use super::{HOSTILE, pwned};

const NOW: Duration = Duration::from_secs(1);

/// Each operation that takes an argument, with good ones.
const OPERATIONS: [(&str, &[(&str, &str)]); 17] = [
    ("hangup", &[("cause", "USER_BUSY")]),
    ("bridge", &[("dial", "error/USER_BUSY")]),
    ("transfer", &[("extension", "9196"), ("dialplan", "XML"), ("context", "default")]),
    ("playback", &[("file", "x")]),
    ("say", &[("module", "en"), ("kind", "NUMBER"), ("method", "PRONOUNCED"), ("text", "1")]),
    ("speak", &[("engine", "flite"), ("voice", "slt"), ("text", "x")]),
    ("say_phrase", &[("name", "x"), ("data", "y")]),
    (
        "play_and_get_digits",
        &[
            ("file", "x"),
            ("min", "1"),
            ("max", "1"),
            ("tries", "1"),
            ("timeout", "1"),
            ("terminators", "#"),
            ("invalid_file", "y"),
            ("regexp", "."),
            ("digit_timeout", "1"),
            ("failure", "z"),
        ],
    ),
    ("read_digits", &[("file", "x"), ("min", "1"), ("max", "1"), ("timeout", "1"), ("terminators", "#"), ("digit_timeout", "1")]),
    ("record", &[("path", "x"), ("limit_seconds", "1"), ("silence_threshold", "1"), ("silence_seconds", "1")]),
    ("record_session", &[("path", "x")]),
    ("stop_record_session", &[("path", "x")]),
    ("send_dtmf", &[("digits", "1"), ("tone_ms", "1")]),
    ("broadcast", &[("file", "x"), ("legs", "both")]),
    ("set_variable", &[("name", "x"), ("value", "y")]),
    ("get_variable", &[("name", "x")]),
    ("execute", &[("application", "set"), ("argument", "x=y")]),
];
/// Those that take none, or whose arguments have no names of their own.
const OTHERS: [&str; 7] = ["answer", "break_media", "hold", "park", "pre_answer", "ring_ready", "set_variables"];

/// What a connection sends for an operation; nothing where it is refused.
fn packet(uuid: &str, name: &str, arguments: &[(&str, Value)]) -> Option<Vec<u8>> {
    let operation = NamedOperation::new(uuid, name, arguments).ok()?;
    let mut machine = Machine::new(ClientConfig::new(Handshake::ByCaller, 7), NOW);
    machine.connected(NOW);
    // What a client asks of a new connection.
    for packet in String::from_utf8_lossy(&sent(&mut machine)).split_terminator("\n\n") {
        machine.feed(
            match packet.starts_with("api ") {
                true => b"Content-Type: api/response\nContent-Length: 3\n\nx-1",
                false => b"Content-Type: command/reply\nReply-Text: +OK\n\n",
            },
            NOW,
        );
    }
    sent(&mut machine);
    assert!(machine.is_up());
    let asked = machine.operate(uuid, operation.request(), None, NOW);
    let sent = sent(&mut machine);
    assert_eq!(asked.is_ok(), !sent.is_empty(), "{name}: {asked:?}");
    asked.is_ok().then_some(sent)
}

fn sent(machine: &mut Machine) -> Vec<u8> {
    let mut sent = Vec::new();
    while let Some(output) = machine.poll_output() {
        if let Output::Transmit(bytes) = output {
            sent.extend_from_slice(&bytes);
        }
    }
    sent
}

#[test]
fn every_operation_on_a_call() {
    let mut names: Vec<_> = OPERATIONS.iter().map(|(name, _)| *name).chain(OTHERS).collect();
    names.sort_unstable();
    let mut all = NamedOperation::NAMES.to_vec();
    all.retain(|name| *name != "unhold");
    assert_eq!(names, all, "an operation is missing here");
    let switch = Switch::builder().start().expect("a switch starts");
    let mut client = Client::connect(switch.address());
    client.command(b"event plain CHANNEL_EXECUTE CHANNEL_HANGUP\n\n");
    let (mut sent, mut refused) = (0, 0);
    let mut named: Vec<_> =
        OPERATIONS.iter().flat_map(|(name, good)| (0..good.len()).map(move |at| (*name, good.to_vec(), at))).collect();
    named.extend(HOSTILE.iter().map(|text| ("set_variables", vec![(*text, "x")], 0)));
    for (name, good, at) in named {
        for text in HOSTILE {
            let arguments: Vec<_> = good
                .iter()
                .enumerate()
                .map(|(i, (argument, value))| (*argument, Value::from(if i == at { text } else { value })))
                .collect();
            // An argument of `execute` is given as it stands on the wire only where that is said; a text is a text.
            let answer = client.api("originate loopback/9196/default &park");
            let uuid = answer.trim().strip_prefix("+OK ").expect("the call is answered").to_owned();
            match packet(&uuid, name, &arguments) {
                Some(packet) => {
                    client.commands(&packet);
                    sent += 1;
                }
                None => refused += 1,
            }
            assert_eq!(pwned(&mut client), "-ERR no reply\n", "{name} {arguments:?}");
            client.api("hupall NORMAL_CLEARING");
        }
    }
    // As the id of the call itself.
    for text in HOSTILE {
        if let Some(packet) = packet(text, "set_variable", &[("name", "x".into()), ("value", "y".into())]) {
            client.commands(&packet);
            assert_eq!(pwned(&mut client), "-ERR no reply\n", "{text}");
        }
    }
    println!("{sent} operations sent, {refused} refused");
    assert!(sent > 60 && refused > 40, "{sent} sent, {refused} refused");
}
