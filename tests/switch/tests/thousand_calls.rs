//! A thousand calls at once to a program in a process of its own, each an IVR of five steps.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use eslng_switch::Switch;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// On a machine with other work a thousand calls take a while.
const PATIENCE: Duration = Duration::from_secs(300);

const CALLS: usize = 1000;
/// Makes this test's own binary the program under test.
const ROLE: &str = "ESLNG_SWITCH_TEST_PROGRAM";

#[test]
fn a_thousand_calls_at_once() {
    let mut program = Command::new(std::env::current_exe().expect("a test has a binary"))
        .args(["the_program", "--exact", "--nocapture"])
        .env(ROLE, "1")
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary runs again");
    let mut output = BufReader::new(program.stdout.take().expect("stdout is piped"));
    let mut line = String::new();
    while !line.contains("port ") {
        line.clear();
        assert!(output.read_line(&mut line).expect("the program writes") > 0, "the program ended early");
    }
    let port: u16 = line[line.find("port ").expect("just seen") + 5..].trim().parse().expect("a port number");
    let switch = Switch::builder().start().expect("a loopback port is free");
    let events = switch.events().expect("the switch runs");
    let begun = Instant::now();
    let mut digits = HashMap::new();
    for index in 0..CALLS {
        let digit = (index % 10).to_string();
        let uuid =
            switch.call(&format!("127.0.0.1:{port}"), "async full", [("expected", digit.as_str())]).expect("the switch runs");
        digits.insert(uuid, digit);
    }
    // Each caller presses its own digit when it is prompted.
    while !digits.is_empty() {
        let prompt = events.wait_for(PATIENCE, |event| event.name() == "PLAYBACK_START").expect("every call is prompted");
        if let Some(digit) = prompt.get("Unique-ID").and_then(|uuid| Some((digits.remove(&uuid)?, uuid))) {
            switch.press(&digit.1, &digit.0).expect("the call is up");
        }
    }
    let mut rest = String::new();
    output.read_to_string(&mut rest).expect("the program writes text");
    assert!(program.wait().expect("the program ends").success(), "{rest}");
    println!("{CALLS} calls in {:?}", begun.elapsed());
    assert!(rest.contains(&format!("correct {CALLS}")), "{rest}");
}

/// The program under test, when this binary is started as such.
#[test]
fn the_program() {
    if std::env::var_os(ROLE).is_none() {
        return;
    }
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().expect("a runtime of one thread");
    runtime.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a loopback port is free");
        println!("port {}", listener.local_addr().expect("a bound socket has an address").port());
        let mut calls = Vec::new();
        for _ in 0..CALLS {
            let (socket, _) = listener.accept().await.expect("the switch dials");
            calls.push(tokio::spawn(ivr(socket)));
        }
        let mut correct = 0;
        for call in calls {
            correct += usize::from(call.await.expect("no call panics"));
        }
        println!("correct {correct}");
    });
}

/// Answers, asks for a digit, notes it, plays a tone, hangs up. True where the digit was the caller's.
async fn ivr(socket: TcpStream) -> bool {
    let mut call = Call { socket, input: Vec::new() };
    let data = call.command("connect").await;
    let expected = value(&data, "variable_expected").expect("the caller's digit");
    call.command("myevents").await;
    call.execute("answer", "").await;
    let asked = call.execute("play_and_get_digits", "1 1 1 20000 # silence_stream://20000 silence_stream://1 pin \\d").await;
    let pin = value(&asked, "variable_pin");
    call.execute("set", "noted=${pin}").await;
    let played = call.execute("playback", "tone_stream://%(20,0,440)").await;
    let noted = value(&played, "variable_noted");
    call.send("sendmsg\ncall-command: hangup\nhangup-cause: NORMAL_CLEARING").await;
    let hangup = call.until("CHANNEL_HANGUP").await;
    let cause = value(&hangup, "Hangup-Cause");
    pin.as_ref() == Some(&expected) && noted.as_ref() == Some(&expected) && cause.as_deref() == Some("NORMAL_CLEARING")
}

struct Call {
    socket: TcpStream,
    input: Vec<u8>,
}

impl Call {
    async fn send(&mut self, command: &str) {
        self.socket.write_all(format!("{command}\n\n").as_bytes()).await.expect("the switch reads");
    }

    async fn command(&mut self, command: &str) -> String {
        self.send(command).await;
        self.message().await
    }

    /// Runs an application to its end.
    async fn execute(&mut self, name: &str, argument: &str) -> String {
        self.send(&format!("sendmsg\ncall-command: execute\nexecute-app-name: {name}\nexecute-app-arg: {argument}")).await;
        loop {
            let event = self.until("CHANNEL_EXECUTE_COMPLETE").await;
            if value(&event, "Application").as_deref() == Some(name) {
                return event;
            }
        }
    }

    async fn until(&mut self, name: &str) -> String {
        loop {
            let message = self.message().await;
            if value(&message, "Event-Name").as_deref() == Some(name) {
                return message;
            }
        }
    }

    async fn message(&mut self) -> String {
        loop {
            if let Some(end) = self.input.windows(2).position(|pair| pair == b"\n\n").map(|at| at + 2) {
                let header = String::from_utf8_lossy(&self.input[..end]).into_owned();
                let length = value(&header, "Content-Length").and_then(|length| length.parse().ok()).unwrap_or(0);
                if self.input.len() >= end + length {
                    let message: Vec<u8> = self.input.drain(..end + length).collect();
                    return String::from_utf8_lossy(&message).into_owned();
                }
            }
            let mut buffer = [0; 16 * 1024];
            let count = self.socket.read(&mut buffer).await.expect("the switch writes");
            assert!(count > 0, "the switch closed early");
            self.input.extend_from_slice(&buffer[..count]);
        }
    }
}

fn value(message: &str, name: &str) -> Option<String> {
    message.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": ").map(str::to_owned))
}
