//! A connection to the test switch that waits for each answer.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use eslng_engine::command::{Application, Command};

pub struct Client {
    stream: BufReader<TcpStream>,
    /// Events that came while an answer was waited for.
    events: Vec<String>,
}

impl Client {
    pub fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("the switch listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a socket has a timeout");
        let mut client = Client { stream: BufReader::new(stream), events: Vec::new() };
        client.frame();
        client.command(b"auth ClueCon\n\n");
        client
    }

    pub fn api(&mut self, line: &str) -> String {
        let packet = Command::api(line).encode().expect("a line that was written can be sent");
        self.command(&packet)
    }

    /// Sends a packet and gives the body of its answer, or the answer itself if it has none.
    pub fn command(&mut self, packet: &[u8]) -> String {
        self.stream.get_mut().write_all(packet).expect("the switch reads");
        self.answer()
    }

    fn answer(&mut self) -> String {
        loop {
            let (head, body) = self.frame();
            if head.contains("text/event-plain") {
                self.events.push(body);
            } else {
                return if head.contains("api/response") { body } else { head };
            }
        }
    }

    /// Sends packets, and waits until the last of them has been answered.
    pub fn commands(&mut self, packets: &[u8]) {
        let mut answer = self.command(&[packets, b"api echo all answered\n\n"].concat());
        while answer != "all answered" {
            answer = self.answer();
        }
    }

    /// Runs an application on a channel of its own and waits until it has begun or has ended the call.
    pub fn run(&mut self, application: Application) {
        self.events.clear();
        let answer = self.api("originate loopback/9196/default &park");
        let uuid = answer.trim().strip_prefix("+OK ").expect("the call is answered").to_owned();
        let name = format!("Application: {}\n", application.name);
        self.command(&super::packet(&uuid, application));
        let ours = |event: &String| event.contains(&format!("Unique-ID: {uuid}\n"));
        let seen = |event: &String| ours(event) && (event.contains(&name) || event.contains("Event-Name: CHANNEL_HANGUP\n"));
        while !self.events.iter().any(seen) {
            let (head, body) = self.frame();
            assert!(head.contains("text/event-plain"), "{head}");
            self.events.push(body);
        }
        self.api("hupall NORMAL_CLEARING");
    }

    fn frame(&mut self) -> (String, String) {
        let mut head = String::new();
        while !head.ends_with("\n\n") {
            let read = self.stream.read_line(&mut head).expect("the switch answers in time");
            assert!(read > 0, "the switch closed: {head}");
        }
        let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: ")?.parse().ok()).unwrap_or(0);
        let mut body = vec![0; length];
        self.stream.read_exact(&mut body).expect("the body comes");
        (head, String::from_utf8_lossy(&body).into_owned())
    }
}
