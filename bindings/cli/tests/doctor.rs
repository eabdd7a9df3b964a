//! What doctor finds: at test switches, and at event sockets that are made ill.

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};

use eslng_switch::{Switch, User};
use support::{Ended, ended, eslng, eslng_for};

/// The verdict on each check.
fn verdicts(out: &str) -> Vec<(String, String)> {
    let read = |line: &str| {
        let line: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let text = |name: &str| line[name].as_str().expect("text").to_owned();
        assert!(line["verdict"] == "ok" || line["advice"].is_string(), "advice is missing: {line}");
        (text("check"), text("verdict"))
    };
    out.lines().map(read).collect()
}

fn has(found: &Ended, check: &str, verdict: &str) {
    assert!(verdicts(&found.out).contains(&(check.into(), verdict.into())), "{check} {verdict}: {}", found.out);
}

fn doctor(switch: &Switch, arguments: &[&str], password: &str) -> Ended {
    let mut command = eslng_for(switch, &[arguments, &["doctor", "--json"]].concat());
    command.env("ESLNG_PASSWORD", password);
    ended(command)
}

#[test]
fn nothing_is_wrong() {
    let switch = Switch::builder().password("not the usual").start().expect("a port");
    let found = doctor(&switch, &[], "not the usual");
    assert_eq!(found.code, Some(0), "{}", found.out);
    assert!(verdicts(&found.out).iter().all(|(_, verdict)| verdict == "ok"), "{}", found.out);
    assert!(!found.out.contains("not the usual"), "a password is not printed: {}", found.out);
    // The same for people.
    let mut command = eslng_for(&switch, &["doctor"]);
    command.env("ESLNG_PASSWORD", "not the usual");
    let found = ended(command);
    assert!(found.out.lines().all(|line| line.starts_with("ok     ")), "{}", found.out);
}

#[test]
fn logins() {
    let switch = Switch::builder()
        .password("not the usual")
        .user(User::new("7", "lab.test", "seven").with_api(["status"]).without_log())
        .start()
        .expect("a port");
    let found = doctor(&switch, &[], "ClueCon");
    assert_eq!(found.code, Some(80));
    has(&found, "login", "change");
    let found = doctor(&switch, &["--user", "7@lab.test"], "seven");
    assert_eq!(found.code, Some(0));
    for check in ["permissions", "listening", "module_exists", "log"] {
        has(&found, check, "note");
    }
}

#[test]
fn the_password_that_everybody_knows() {
    let switch = Switch::builder().start().expect("a port");
    let found = doctor(&switch, &[], "ClueCon");
    assert_eq!(found.code, Some(0));
    // Only this host reaches it.
    has(&found, "password", "note");
}

#[test]
fn nobody_gets_in() {
    let refusing = Switch::builder().deny([127, 0, 0, 1].into()).start().expect("a port");
    let found = doctor(&refusing, &[], "ClueCon");
    assert_eq!(found.code, Some(80));
    has(&found, "access list", "change");
    let port = refusing.port().to_string();
    drop(refusing);
    let found = ended(eslng(&["--port", &port, "doctor", "--json"]));
    assert_eq!(found.code, Some(80));
    has(&found, "reach", "change");
    assert!(found.out.contains("nobody listens"), "{}", found.out);
}

/// Serves each connection with this, and doctor's findings there.
fn doctor_at(serve: fn(TcpStream)) -> Ended {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("it is bound").port().to_string();
    std::thread::spawn(move || {
        while let Ok((stream, _)) = listener.accept() {
            std::thread::spawn(move || serve(stream));
        }
    });
    ended(eslng(&["--port", &port, "doctor", "--json"]))
}

#[test]
fn what_is_no_event_socket() {
    let silent = doctor_at(|mut stream| {
        // It waits for the other's word, until that goes.
        let _ = stream.read(&mut [0]);
    });
    assert_eq!(silent.code, Some(80));
    has(&silent, "reach", "change");
    assert!(silent.out.contains("says nothing"), "{}", silent.out);
    let other = doctor_at(|mut stream| {
        stream.write_all(b"SSH-2.0-OpenSSH\r\n\r\n").expect("it reads");
    });
    assert_eq!(other.code, Some(80));
    assert!(other.out.contains("is no event socket"), "{}", other.out);
}

const STATUS: &str = "UP 0 years, 3 days, 4 hours, 7 minutes, 1 second, 63 milliseconds, 59 microseconds\n\
    FreeSWITCH (Version 1.10.12 64bit) is paused\n\
    9000 session(s) since startup\n\
    950 session(s) - peak 990, last 5min 980 \n\
    3 session(s) per Sec out of max 30, peak 29, last 5min 20 \n\
    1000 session(s) max\n\
    min idle cpu 0.00/1.00\n\
    Current Stack Size/Max 240K/8192K\n";

const SETTINGS: &str = r#"<configuration name="event_socket.conf"><settings>
    <param name="listen-ip" value="0.0.0.0"/><param name="password" value="ClueCon"/>
    </settings></configuration>"#;

/// A switch that lets everybody in, has no modules and no calls to give away, loses what is fired, and sends 5,000 events at once.
fn ill(stream: TcpStream) {
    let mut out = stream.try_clone().expect("a socket");
    out.write_all(b"Content-Type: auth/request\n\n").expect("it reads");
    let mut lines = BufReader::new(stream).lines();
    while let Some(Ok(command)) = lines.next() {
        // The rest of the command, until its blank line.
        while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
        let answer = match command.strip_prefix("api ") {
            Some(command) => {
                let body = match command.split(' ').next().unwrap_or_default() {
                    "status" => STATUS,
                    "module_exists" => "false",
                    "xml_locate" => SETTINGS,
                    _ => "-ERR no reply\n",
                };
                format!("Content-Type: api/response\nContent-Length: {}\n\n{body}", body.len())
            }
            None => format!("Content-Type: command/reply\nReply-Text: +OK {command}\n\n"),
        };
        let event = "Event-Name: HEARTBEAT\n\n";
        let event = format!("Content-Length: {}\nContent-Type: text/event-plain\n\n{event}", event.len());
        let flood = if command.starts_with("event ") && command.ends_with(" ALL") { event.repeat(5000) } else { String::new() };
        if out.write_all((answer + &flood).as_bytes()).is_err() {
            return;
        }
    }
}

#[test]
fn an_ill_switch() {
    let found = doctor_at(ill);
    assert_eq!(found.code, Some(80), "{}", found.err);
    for (check, verdict) in [
        ("password", "change"),
        ("listening", "note"),
        ("switch", "ok"),
        ("calls", "change"),
        ("calls", "note"),
        ("modules", "change"),
        ("events", "change"),
        ("event flow", "note"),
    ] {
        has(&found, check, verdict);
    }
    assert!(found.out.contains("2500 a second"), "{}", found.out);
}
