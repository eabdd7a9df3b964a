//! `eslng forward`, against the test switch and Debian's nats-server.

#[path = "support/nats.rs"]
mod nats;
mod support;

use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};

use async_nats::jetstream;
use eslng_switch::{Event, Switch};
use nats::Nats;
use support::{Limit, PATIENCE, Running, ended, eslng, eslng_for, until};
use tokio::runtime::Runtime;

/// A forwarder, and what it says on standard error.
struct Forwarder {
    child: Child,
    said: Receiver<String>,
    _limit: Limit,
}

impl Forwarder {
    /// Starts one and waits until it listens.
    fn start(switch: &Switch, nats: &Nats, more: &[&str]) -> Forwarder {
        let url = nats.url();
        let arguments = [&["forward", "--nats", &url, "--switch", "s1", "--subclass", "shop::open"], more].concat();
        let mut child = eslng_for(switch, &arguments).stdin(Stdio::null()).stderr(Stdio::piped()).spawn().expect("it was built");
        let err = BufReader::new(child.stderr.take().expect("it is piped"));
        let (say, said) = channel();
        std::thread::spawn(move || {
            for line in err.lines().map_while(Result::ok) {
                // The test may be over.
                let _ = say.send(line);
            }
        });
        let forwarder = Forwarder { _limit: Limit::of(&child), child, said };
        forwarder.says(" goes to ");
        forwarder
    }

    /// Waits until it says that.
    fn says(&self, what: &str) -> String {
        loop {
            let line = self.said.recv_timeout(PATIENCE).unwrap_or_else(|_| panic!("it does not say {what:?}"));
            if line.contains(what) {
                return line;
            }
        }
    }

    /// Asks it to end, and gives what it counted.
    fn ends(mut self) -> String {
        let sent =
            std::process::Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill is there");
        assert!(sent.success());
        let counts = self.says(" stored, ");
        assert_eq!(self.child.wait().expect("it was started").code(), Some(0));
        counts
    }
}

impl Drop for Forwarder {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn open(switch: &Switch, doors: std::ops::Range<u32>) {
    for door in doors {
        let event = Event::new("CUSTOM").with_subclass("shop::open").with_header("Door", door.to_string());
        switch.emit(event).expect("it runs");
    }
}

/// What is in the stream: the doors in their order, and the notices.
fn stored(runtime: &Runtime, nats: &Nats) -> (Vec<u32>, Vec<serde_json::Value>) {
    runtime.block_on(async {
        let client = async_nats::connect(nats.url()).await.expect("it runs");
        let mut stream = jetstream::new(client).get_stream("fs").await.expect("a forwarder made it");
        let last = stream.info().await.expect("it answers").state.last_sequence;
        let (mut doors, mut notices) = (Vec::new(), Vec::new());
        for sequence in 1..=last {
            let message = stream.get_raw_message(sequence).await.expect("it keeps all");
            let event: serde_json::Value = serde_json::from_slice(&message.payload).expect("JSON");
            match &*message.subject {
                "fs.s1.CUSTOM.shop::open" => {
                    doors.push(event["Door"].as_str().and_then(|door| door.parse().ok()).expect("a number"))
                }
                "fs.s1.ESLNG_GAP" => notices.push(event),
                other => panic!("{other}"),
            }
        }
        (doors, notices)
    })
}

/// Waits until the stream has so many messages: the doors, and notices.
fn until_stored(runtime: &Runtime, nats: &Nats, count: u64) {
    until("all messages", || {
        runtime.block_on(async {
            let client = async_nats::connect(nats.url()).await.expect("it runs");
            let mut stream = jetstream::new(client).get_stream("fs").await.expect("a forwarder made it");
            stream.info().await.expect("it answers").state.messages >= count
        })
    });
}

#[test]
fn each_event_is_there_once_and_in_order_whatever_ends() {
    let runtime = Runtime::new().expect("a runtime");
    let switch = Switch::builder().start().expect("a port");
    let mut nats = Nats::start("once");
    let (first, second) = (Forwarder::start(&switch, &nats, &[]), Forwarder::start(&switch, &nats, &[]));
    open(&switch, 0..200);
    // The broker ends in the middle of them, and comes back.
    nats.kill();
    open(&switch, 200..400);
    first.says("trying on");
    second.says("trying on");
    nats.run();
    first.says("connected again");
    second.says("connected again");
    open(&switch, 400..500);
    // One of the two ends in the middle of them.
    drop(second);
    open(&switch, 500..600);
    until_stored(&runtime, &nats, 600);
    // One that comes later adds nothing, and sees what is new.
    let third = Forwarder::start(&switch, &nats, &[]);
    open(&switch, 600..700);
    until_stored(&runtime, &nats, 700);
    let (doors, notices) = stored(&runtime, &nats);
    assert_eq!(doors, (0..700).collect::<Vec<_>>());
    assert!(notices.is_empty(), "{notices:?}");

    // The switch is restarted: each forwarder tells its gap and goes on.
    switch.restart().expect("it begins again");
    first.says("the switch was restarted");
    third.says("the switch was restarted");
    open(&switch, 700..800);
    until_stored(&runtime, &nats, 802);
    let (doors, notices) = stored(&runtime, &nats);
    assert_eq!(doors, (0..800).collect::<Vec<_>>());
    for notice in &notices {
        assert_eq!((notice["Gap-Reason"].as_str(), notice["Gap-Restarted"].as_str()), (Some("connection-lost"), Some("true")));
    }
    assert_ne!(notices[0]["Gap-Forwarder"], notices[1]["Gap-Forwarder"]);
    let number = |counts: &str, what: &str| -> u32 {
        let counted = counts.split([':', ',']).find_map(|part| part.strip_suffix(what)).expect(counts);
        counted.trim().parse().expect(counts)
    };
    let (first, third) = (first.ends(), third.ends());
    // Each took all that it was sent; what the broker stored once, it had once when the other came.
    assert_eq!(number(&third, " stored") + number(&third, " were there"), 201, "{third}");
    for counts in [&first, &third] {
        assert_eq!((number(counts, " refused"), number(counts, " dropped"), number(counts, " gaps")), (0, 0, 1), "{counts}");
    }
}

#[test]
fn the_same_sequence_with_another_text_is_another_event() {
    // As the chat core fires a message again with more in it (recording in_message_chat).
    let runtime = Runtime::new().expect("a runtime");
    let switch = Switch::builder().start().expect("a port");
    let nats = Nats::start("text");
    let _forwarder = Forwarder::start(&switch, &nats, &[]);
    for door in ["1", "2"] {
        let event = Event::new("CUSTOM").with_subclass("shop::open").with_header("Door", door);
        switch.emit(event.with_header("Core-UUID", "fake").with_header("Event-Sequence", "1")).expect("it runs");
    }
    until_stored(&runtime, &nats, 2);
    assert_eq!(stored(&runtime, &nats).0, [1, 2]);
}

#[test]
fn commands_by_request() {
    let runtime = Runtime::new().expect("a runtime");
    let switch = Switch::builder().start().expect("a port");
    let nats = Nats::start("commands");
    let client = runtime.block_on(async_nats::connect(nats.url())).expect("it runs");
    let ask = |line: &str| {
        let answer = runtime.block_on(client.request("fs.s1.api", line.to_owned().into()));
        answer.map(|answer| {
            let header =
                |name: &str| answer.headers.as_ref().and_then(|headers| headers.get(name)).map(|value| value.to_string());
            (
                String::from_utf8_lossy(&answer.payload).into_owned(),
                header("Nats-Service-Error-Code"),
                header("Nats-Service-Error"),
            )
        })
    };
    // Off by default.
    let forwarder = Forwarder::start(&switch, &nats, &[]);
    assert!(ask("status").is_err());
    drop(forwarder);
    let two =
        [1, 2].map(|_| Forwarder::start(&switch, &nats, &["--allow", "echo", "--allow", "uuid_kill", "--allow", "originate"]));
    let watch = switch.events().expect("it runs");
    assert_eq!(ask("echo one;;status").expect("an answer"), ("one;;status".into(), None, None));
    let (_, code, text) = ask("status").expect("an answer");
    assert_eq!((code.as_deref(), text.as_deref()), (Some("9"), Some("permission_denied: \"status\" is not allowed here")));
    let hostile = [
        "",
        "system ls",
        " \tsystem ls",
        "echo;;system ls",
        "echo ${system(ls)}",
        "echo a\napi system ls",
        "originate loopback/9196/default &system(ls)",
        "originate loopback/9196/default &sys''tem(ls)",
        "originate loopback/9196/default '\\ssystem:ls' inline",
        "originate loopback/9196/default &lua(~os.execute('ls'))",
        "originate {api_on_answer='bg_system ls'}loopback/9196/default &park",
    ];
    for line in hostile {
        let (body, code, why) = ask(line).expect("an answer");
        assert_eq!((&*body, code.as_deref()), ("", Some("9")), "{line:?}: {why:?}");
    }
    // What would end the command's line is no argument, whatever the command.
    for line in ["echo a\n\napi status", "echo a\r\nstatus", "echo a\0b"] {
        assert_eq!(ask(line).expect("an answer").1.as_deref(), Some("1"), "{line:?}");
    }
    let not_text = runtime.block_on(client.request("fs.s1.api", vec![b'e', 0xff].into())).expect("an answer");
    assert!(
        not_text.headers.is_some_and(|headers| headers.get("Nats-Service-Error-Code").is_some_and(|code| code.as_str() == "1"))
    );
    let (body, code, _) = ask("uuid_kill nonesuch").expect("an answer");
    assert_eq!((body.trim_end(), code.as_deref()), ("-ERR No such channel!", Some("8")));
    // Who does not want an answer gets nothing done.
    runtime.block_on(client.publish("fs.s1.api", "echo unanswered".into())).expect("it is sent");
    // Of two forwarders one carries a command out, and what is refused does not reach the switch.
    assert_eq!(ask("echo last").expect("an answer").0, "last");
    let mut seen = Vec::new();
    while seen.last().is_none_or(|last| last != "echo last") {
        let api = watch.wait_for(PATIENCE, |event| event.name() == "API").expect("it was run");
        let get = |name: &str| api.get(name).unwrap_or_default().to_string();
        seen.push(format!("{} {}", get("API-Command"), get("API-Command-Argument")));
    }
    // A client asks for this one itself, to know the switch again.
    seen.retain(|line| !line.starts_with("global_getvar"));
    assert_eq!(seen, ["echo one;;status", "uuid_kill nonesuch", "echo last"]);
    drop(two);
}

#[test]
fn a_shell_has_to_be_allowed_by_name() {
    for (arguments, why) in
        [(["--allow", "system"], "takes --allow-shell too"), (["--allow", "uuid_kill 1234"], "the name of one command is wanted")]
    {
        let ended = ended(eslng(&[&["--port", "1", "forward", "--nats", "nats://127.0.0.1:1"], &arguments[..]].concat()));
        assert_eq!(ended.code, Some(1), "{}", ended.err);
        assert!(ended.err.contains(why), "{}", ended.err);
    }
}

#[test]
fn it_can_be_ended_while_the_broker_is_away() {
    let switch = Switch::builder().start().expect("a port");
    let mut nats = Nats::start("away");
    let mut forwarder = Forwarder::start(&switch, &nats, &[]);
    nats.kill();
    forwarder.says("trying on");
    let sent = std::process::Command::new("kill").args(["-TERM", &forwarder.child.id().to_string()]).status();
    assert!(sent.expect("kill is there").success());
    forwarder.says("0 messages were not acknowledged");
    assert_eq!(forwarder.child.wait().expect("it was started").code(), Some(69));
}

#[test]
fn lines_of_json() {
    let switch = Switch::builder().start().expect("a port");
    let mut forwarder = Running::start(eslng_for(&switch, &["forward", "HEARTBEAT"]));
    let (seen, lines) = channel();
    let line = std::thread::scope(|scope| {
        scope.spawn(|| seen.send(forwarder.line()));
        let mut line = None;
        // Until it has asked for them it is sent none.
        until("a line", || {
            switch.emit(Event::new("HEARTBEAT")).expect("it runs");
            line = lines.recv_timeout(std::time::Duration::from_millis(20)).ok();
            line.is_some()
        });
        line.expect("it came")
    });
    let event: serde_json::Value = serde_json::from_str(&line).expect("JSON");
    assert_eq!(event["Event-Name"], "HEARTBEAT");
    forwarder.signal("-TERM");
    assert_eq!(forwarder.ended().code, Some(0));
}

#[test]
fn no_broker() {
    let switch = Switch::builder().start().expect("a port");
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("it is bound");
    let url = format!("nats://me:secret@{free}");
    let ended = ended(eslng_for(&switch, &["forward", "--nats", &url]));
    assert_eq!(ended.code, Some(69), "{}", ended.err);
    assert!(ended.err.contains(&free.to_string()) && !ended.err.contains("secret"), "{}", ended.err);
}
