//! Calls that the switch hands to a program which listens for them.

mod client;

use std::net::TcpListener;

use client::Client;
use eslng_switch::{Action, ControlError, Switch};

fn listener() -> (TcpListener, String) {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a loopback port is free");
    let address = listener.local_addr().expect("a bound socket has an address").to_string();
    (listener, address)
}

fn accept(listener: &TcpListener) -> Client {
    Client::new(listener.accept().expect("the switch dials").0)
}

fn execute(client: &mut Client, application: &str, argument: &str) {
    let command = format!("sendmsg\ncall-command: execute\nexecute-app-name: {application}\nexecute-app-arg: {argument}");
    assert_eq!(client.command(&command).reply(), "+OK");
}

#[test]
fn a_program_asks_for_digits_and_hangs_up() {
    let (listener, address) = listener();
    let switch = Switch::builder().start().expect("a loopback port is free");
    let uuid = switch.call(&address, "async full", [("account", "4 2")]).expect("the switch runs");
    let mut program = accept(&listener);
    let data = program.command("connect");
    assert_eq!(data.value("Unique-ID").as_deref(), Some(uuid.as_str()));
    assert_eq!(data.value("variable_account").as_deref(), Some("4 2"));
    assert!(data.text.ends_with("Content-Type: command/reply\nReply-Text: %2BOK%0A\nSocket-Mode: async\nControl: full\n\n"));
    assert_eq!(program.command("myevents").reply(), "+OK Events Enabled");
    assert_eq!(program.command("linger 1").reply(), "+OK will linger 1 seconds");
    execute(&mut program, "answer", "");
    execute(&mut program, "play_and_get_digits", "1 3 1 5000 # tone_stream://%(100,50,440) silence_stream://1 pin \\d+ 2000");
    program.events_until(|event| event.value("Application").as_deref() == Some("play_and_get_digits"));
    switch.press(&uuid, "12#").expect("the call is up");
    let digits: Vec<_> = (0..3).filter_map(|_| program.event("DTMF").value("DTMF-Digit")).collect();
    assert_eq!(digits, ["1", "2", "#"]);
    assert_eq!(program.event("CHANNEL_EXECUTE_COMPLETE").value("variable_pin").as_deref(), Some("12"));
    assert_eq!(program.command("getvar pin").reply(), "12");
    assert_eq!(program.command("sendmsg\ncall-command: hangup\nhangup-cause: CALL_REJECTED").reply(), "+OK");
    assert_eq!(program.event("CHANNEL_HANGUP").value("Hangup-Cause").as_deref(), Some("CALL_REJECTED"));
    let mut notices = Vec::new();
    while let Some(message) = program.try_message() {
        if let Some(disposition) = message.header("Content-Disposition") {
            notices.push((disposition.to_owned(), message.header("Linger-Time").map(str::to_owned)));
        }
    }
    assert_eq!(notices, [("linger".to_owned(), Some("1".to_owned())), ("disconnect".to_owned(), None)]);
    assert_eq!(switch.press(&uuid, "1"), Err(ControlError::NoSuchChannel(uuid)));
}

#[test]
fn a_synchronous_program_waits_for_each_application() {
    let (listener, address) = listener();
    let switch = Switch::builder().start().expect("a loopback port is free");
    switch.call(&address, "", []).expect("the switch runs");
    let mut program = accept(&listener);
    assert!(program.command("connect").text.contains("Socket-Mode: static\nControl: single-channel\n"));
    assert_eq!(program.command("api version").reply(), "-ERR command not found");
    execute(&mut program, "answer", "");
    execute(&mut program, "sleep", "30");
    execute(&mut program, "set", "a=1");
    assert_eq!(program.command("getvar a").reply(), "1");
    execute(&mut program, "hangup", "USER_BUSY");
    let notice = program.message();
    assert_eq!(notice.header("Content-Disposition"), Some("disconnect"));
    assert!(program.try_message().is_none());
}

#[test]
fn an_unknown_application_kills_the_channel() {
    let (listener, address) = listener();
    let switch = Switch::builder().start().expect("a loopback port is free");
    switch.call(&address, "async full", []).expect("the switch runs");
    let mut program = accept(&listener);
    program.command("connect");
    program.command("myevents");
    execute(&mut program, "nosuchapp", "x");
    let hangup = program.event("CHANNEL_HANGUP");
    assert_eq!(hangup.value("Hangup-Cause").as_deref(), Some("DESTINATION_OUT_OF_ORDER"));
    let rest = String::from_utf8_lossy(&program.rest()).into_owned();
    assert!(!rest.contains("Application: nosuchapp"), "{rest}");
}

#[test]
fn the_dialplan_goes_on_when_the_program_leaves() {
    let (listener, address) = listener();
    let socket = Action::new("socket", format!("127.0.0.1:1|{address}/path async full"));
    let actions = [socket, Action::new("set", "after=${socket_path}"), Action::new("park", "")];
    let switch = Switch::builder().extension("7000", actions).start().expect("a loopback port is free");
    let mut control = Client::log_in(&switch);
    control.command("event plain CHANNEL_EXECUTE");
    control.send("bgapi originate loopback/7000/default &park");
    let mut program = accept(&listener);
    let uuid = program.command("connect").value("Unique-ID").expect("the data of a channel");
    assert_eq!(program.command("exit").reply(), "+OK bye");
    control.events_until(|event| event.value("Application").as_deref() == Some("park"));
    assert_eq!(control.command(&format!("api uuid_getvar {uuid} after")).body(), "path");
}

#[test]
fn messages_nest_unless_they_are_locked() {
    let (listener, address) = listener();
    let switch = Switch::builder().start().expect("a loopback port is free");
    switch.call(&address, "async full", []).expect("the switch runs");
    let mut program = accept(&listener);
    program.command("connect");
    program.command("myevents");
    for (lock, order) in [("false", "q0 q1 q1 q0"), ("true", "q0 q0 q1 q1")] {
        let message = |uuid: &str| {
            let application = "execute-app-name: sleep\nexecute-app-arg: 100";
            format!("sendmsg\ncall-command: execute\n{application}\nEvent-UUID: {uuid}\nevent-lock: {lock}")
        };
        program.send(&[message("q0"), message("q1")].join("\n\n"));
        let mut seen = Vec::new();
        program.events_until(|event| {
            seen.extend(event.value("Application-UUID"));
            seen.len() == 4
        });
        assert_eq!(seen.join(" "), order);
    }
}
