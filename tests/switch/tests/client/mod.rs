//! A client of the event socket that knows just enough for these tests.

// Each test file compiles this module and uses its own part.
#![allow(dead_code)]

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

use eslng_switch::Switch;
use regex::Regex;

/// How long a test waits for something that has to come.
const PATIENCE: Duration = Duration::from_secs(20);

/// One message: its header block and body, and both as one text.
pub struct Message {
    header: String,
    body: String,
    pub text: String,
}

impl Message {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.header.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    pub fn body(&self) -> &str {
        &self.body
    }

    /// Reply-Text, or nothing.
    pub fn reply(&self) -> &str {
        self.header("Reply-Text").unwrap_or_default()
    }

    pub fn is_event(&self) -> bool {
        self.header("Content-Type").is_some_and(|kind| kind.starts_with("text/event-"))
    }

    /// A header of an event in whichever format, decoded.
    pub fn value(&self, name: &str) -> Option<String> {
        let json = self.header("Content-Type") == Some("text/event-json");
        let pattern =
            if json { format!(r#""{name}":"((?:[^"\\]|\\.)*)""#) } else { format!(r"(?m)^(?: *<)?{name}(?:: |>)([^<\n]*)") };
        let found = Regex::new(&pattern).expect("a header's name").captures(&self.text)?[1].to_owned();
        Some(if json { found } else { percent_decode(&found) })
    }
}

fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        match (byte, code) {
            (b'%', Some(code)) => {
                bytes.push(code);
                rest = &after[2..];
            }
            _ => {
                bytes.push(byte);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

pub struct Client {
    pub socket: TcpStream,
    input: Vec<u8>,
}

impl Client {
    /// A client on a connection that there is already.
    pub fn new(socket: TcpStream) -> Self {
        socket.set_read_timeout(Some(PATIENCE)).expect("a socket takes a timeout");
        Client { socket, input: Vec::new() }
    }

    /// A client that has not logged in; the greeting is unread.
    pub fn connect(port: u16) -> Self {
        Client::new(TcpStream::connect(("127.0.0.1", port)).expect("the switch listens"))
    }

    /// A client that has logged in.
    pub fn log_in(switch: &Switch) -> Self {
        let mut client = Client::connect(switch.port());
        assert_eq!(client.message().header("Content-Type"), Some("auth/request"));
        assert_eq!(client.command("auth ClueCon").reply(), "+OK accepted");
        client
    }

    pub fn send(&mut self, command: &str) {
        self.socket.write_all(format!("{command}\n\n").as_bytes()).expect("the switch reads");
    }

    /// Sends a command and gives its answer; events before it are passed over.
    pub fn command(&mut self, command: &str) -> Message {
        self.send(command);
        loop {
            let message = self.message();
            if !message.is_event() {
                return message;
            }
        }
    }

    /// The events up to the one that `last` accepts; other messages are passed over.
    pub fn events_until(&mut self, mut last: impl FnMut(&Message) -> bool) -> Vec<Message> {
        let mut events = Vec::new();
        loop {
            let message = self.message();
            if message.is_event() {
                let end = last(&message);
                events.push(message);
                if end {
                    return events;
                }
            }
        }
    }

    /// The event of this name, and all before it are passed over.
    pub fn event(&mut self, name: &str) -> Message {
        let mut events = self.events_until(|event| event.value("Event-Name").as_deref() == Some(name));
        events.pop().expect("the last event is the one that was waited for")
    }

    /// The next message.
    pub fn message(&mut self) -> Message {
        self.try_message().expect("the connection is open")
    }

    /// The next message, or nothing at the end of the stream.
    pub fn try_message(&mut self) -> Option<Message> {
        loop {
            if let Some(message) = self.take() {
                return Some(message);
            }
            let mut buffer = [0; 16 * 1024];
            match self.socket.read(&mut buffer) {
                Ok(0) => return None,
                Ok(count) => self.input.extend_from_slice(&buffer[..count]),
                Err(error) => panic!("nothing came: {error}; unread {:?}", String::from_utf8_lossy(&self.input)),
            }
        }
    }

    /// Everything up to the end of the stream.
    pub fn rest(&mut self) -> Vec<u8> {
        let mut rest = std::mem::take(&mut self.input);
        self.socket.read_to_end(&mut rest).expect("the connection ends");
        rest
    }

    fn take(&mut self) -> Option<Message> {
        let end = self.input.windows(2).position(|pair| pair == b"\n\n")? + 2;
        let header = String::from_utf8_lossy(&self.input[..end]).into_owned();
        let length = header.lines().find_map(|line| line.strip_prefix("Content-Length: ")?.parse().ok());
        let length: usize = length.filter(|_| !header.starts_with("Event-Name")).unwrap_or(0);
        if self.input.len() < end + length {
            return None;
        }
        let body = String::from_utf8_lossy(&self.input[end..end + length]).into_owned();
        self.input.drain(..end + length);
        Some(Message { text: format!("{header}{body}"), header, body })
    }
}
