//! What the classes log on standard error at each level.
//!
//! A program and no test harness: it runs itself once more, to see what that writes.

use std::io::Write;
use std::os::unix::net::UnixStream;
use std::process::Command;

use eslng_blocking::compat::{EslConnection, EslEvent, Hooks, Login, log};

/// Set in the run that logs: its level, or nothing to set none.
const LEVEL: &str = "ESLNG_TEST_LOG_LEVEL";

fn main() {
    if let Ok(level) = std::env::var(LEVEL) {
        if let Ok(level) = level.parse() {
            log::set_log_level(level);
        }
        act();
        return;
    }
    for (level, debug, warnings, errors) in
        [("none", 0, 0, 0), ("2", 0, 0, 0), ("3", 0, 0, 2), ("4", 0, 1, 2), ("7", 4, 1, 2), ("-1", 4, 1, 2)]
    {
        let this = std::env::current_exe().expect("a test has a path");
        let output = Command::new(this).env(LEVEL, level).output().expect("it can be run");
        let text = String::from_utf8(output.stderr).expect("it is text");
        let count = |mark: &str| text.lines().filter(|line| line.starts_with(mark)).count();
        let counted = (count("[DEBUG] libesl "), count("[WARNING] libesl "), count("[ERROR] libesl "));
        assert!(output.status.success() && counted == (debug, warnings, errors), "level {level}: {text}");
        assert!(!text.contains("secret"), "{text}");
        if level == "7" {
            assert!(text.contains("[DEBUG] libesl api() SEND\napi echo x\n\n\n[DEBUG] libesl api() RECV MESSAGE\n"), "{text}");
            assert!(text.contains("[ERROR] libesl api() "), "{text}");
        }
    }
    println!("log: ok");
}

/// Two packets with their answers, a call that is refused, a connection that does not come about, an event whose type is changed.
fn act() {
    let (mut peer, ours) = UnixStream::pair().expect("a socket pair");
    peer.write_all(b"Content-Type: command/reply\nReply-Text: +OK\n\nContent-Type: api/response\nContent-Length: 1\n\nx")
        .expect("there is room");
    let connection = EslConnection::attach(ours.into(), Hooks::default()).expect("nothing interrupts");
    assert!(connection.api(Some(b"echo"), Some(b"x")).expect("nothing interrupts").is_some());
    assert!(connection.api(Some(b"echo"), Some(b"x\ny")).expect("nothing interrupts").is_none());
    let login = Login { host: b"127.0.0.1", port: None, user: None, password: b"secret" };
    assert_eq!(EslConnection::connect(&login, Hooks::default()).expect("nothing interrupts").connected(), 0);
    assert_eq!(EslEvent::new(Some(b"API"), Some(b"lab::x")).get_type(), "CUSTOM");
}
