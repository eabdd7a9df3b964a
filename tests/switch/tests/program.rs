//! The program: its first line, its controls as JSON lines, its end.

mod client;

use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use client::Client;
use serde_json::{Value, json};

struct Program {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Program {
    fn start(arguments: &[&str]) -> (Self, u16) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_eslng-switch"))
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program has been built");
        let input = child.stdin.take();
        let output = BufReader::new(child.stdout.take().expect("stdout is piped"));
        let mut program = Program { child, input, output };
        let first = program.line();
        let port = first["port"].as_u64().and_then(|port| u16::try_from(port).ok()).expect("the first line holds the port");
        assert_eq!(first["core_uuid"].as_str().map(str::len), Some(36));
        (program, port)
    }

    fn line(&mut self) -> Value {
        let mut line = String::new();
        self.output.read_line(&mut line).expect("the program writes");
        serde_json::from_str(&line).expect("each line is JSON")
    }

    fn control(&mut self, order: Value) -> Value {
        writeln!(self.input.as_mut().expect("the input is open"), "{order}").expect("the program reads");
        self.line()
    }

    fn code(mut self) -> Option<i32> {
        self.input = None;
        self.child.wait().expect("the program ends").code()
    }
}

#[test]
fn controls_are_lines() {
    let (mut program, port) = Program::start(&["--password", "secret", "--user", "7@a.test:seven"]);
    let mut client = Client::connect(port);
    client.message();
    assert!(client.command("userauth 7@a.test:seven").text.contains("Allowed-API: all"));
    client.command("event json CUSTOM lab::x");
    let event = json!({"do": "emit", "name": "CUSTOM", "subclass": "lab::x", "headers": [["A", "1"], ["A", "2"]], "body": "b"});
    assert_eq!(program.control(event), json!({"ok": true}));
    let heard = client.message();
    assert!(heard.body().contains(r#""A":"1","A":"2""#) && heard.body().ends_with(r#""_body":"b"}"#), "{}", heard.body());
    assert_eq!(program.control(json!({"do": "raw", "b64": "WDogAQoK"})), json!({"ok": true}));
    assert_eq!(client.message().header("X"), Some("\u{1}"));
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a loopback port is free");
    let address = listener.local_addr().expect("a bound socket has an address").to_string();
    let call = program.control(json!({"do": "call", "address": address, "mode": "async", "variables": {"a": 1}}));
    let uuid = call["uuid"].as_str().expect("the call has a uuid").to_owned();
    let mut outbound = Client::new(listener.accept().expect("the switch dials").0);
    assert_eq!(outbound.command("connect").value("variable_a").as_deref(), Some("1"));
    assert_eq!(program.control(json!({"do": "press", "uuid": uuid, "digits": "1"})), json!({"ok": true}));
    assert_eq!(program.control(json!({"do": "hangup", "uuid": uuid})), json!({"ok": true}));
    assert_eq!(outbound.message().header("Content-Disposition"), Some("disconnect"));
    for order in [json!({"do": "sing"}), json!({"do": "hangup", "uuid": "none"}), json!({"do": "dribble"}), json!([])] {
        let answer = program.control(order);
        assert!(answer["ok"] == json!(false) && answer["error"].is_string(), "{answer}");
    }
    writeln!(program.input.as_mut().expect("the input is open"), "{}", json!({"do": "quit"})).expect("the program reads");
    assert_eq!(program.code(), Some(0));
}

#[test]
fn parties_time_and_faults_are_lines_too() {
    let (mut program, port) = Program::start(&["--virtual-time", "--heartbeat", "1000", "--lua", "x.lua=printed"]);
    let mut client = Client::connect(port);
    client.message();
    client.command("auth ClueCon");
    assert_eq!(client.command("api lua x.lua").body(), "printed");
    let ok = json!({"ok": true});
    let steps = json!(["ring", {"wait_ms": 500}, "answer", "prompt", {"press": "7"}, {"hang_up": "CALL_REJECTED"}]);
    assert_eq!(program.control(json!({"do": "wait"}))["ok"], json!(false), "nothing is watched yet");
    assert_eq!(program.control(json!({"do": "watch"})), ok);
    assert_eq!(program.control(json!({"do": "party", "name": "ann", "steps": steps})), ok);
    client.command("bgapi originate test/ann &playback(silence_stream://1000)");
    let rings = program.control(json!({"do": "wait", "name": "CHANNEL_PROGRESS", "headers": {"Channel-Name": "test/ann"}}));
    assert_eq!(rings["ok"], json!(true), "{rings}");
    assert_eq!(program.control(json!({"do": "advance", "ms": 3000})), ok);
    let over = program.control(json!({"do": "wait", "name": "CHANNEL_HANGUP", "timeout_ms": 9000}));
    let headers = over["headers"].as_array().expect("the event has headers");
    assert!(headers.contains(&json!(["Hangup-Cause", "CALL_REJECTED"])), "{over}");
    for order in [
        json!({"do": "answer_twice"}),
        json!({"do": "answer_late", "delay_ms": 1}),
        json!({"do": "stall_reading"}),
        json!({"do": "clear_faults"}),
        json!({"do": "malformed", "kind": "invalid_utf8"}),
    ] {
        assert_eq!(program.control(order), ok);
    }
    assert!(client.message().is_event());
    let restarted = program.control(json!({"do": "restart"}));
    assert_eq!(restarted["core_uuid"].as_str().map(str::len), Some(36));
    assert_eq!(program.control(json!({"do": "ring", "uuid": "none"}))["ok"], json!(false));
    assert_eq!(program.code(), Some(0));
}

#[test]
fn the_end_of_input_ends_it() {
    let (program, _) = Program::start(&[]);
    assert_eq!(program.code(), Some(0));
}

#[test]
fn a_port_that_is_taken_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("the kernel picks a port");
    let port = taken.local_addr().expect("it listens").port();
    let output = Command::new(env!("CARGO_BIN_EXE_eslng-switch")).args(["--port", &port.to_string()]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.starts_with(&format!("eslng-switch: 127.0.0.1:{port}: Address already in use")), "{said}");
}

#[test]
fn a_wrong_option_is_refused() {
    let output = Command::new(env!("CARGO_BIN_EXE_eslng-switch")).args(["--port", "many"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("--port many: not a port number"));
}
