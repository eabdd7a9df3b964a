//! A switch's side of outbound calls: it connects to a program for each call and answers what the program asks.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};

use rustix::net::{AddressFamily, SocketType, bind, getsockname, socket, sockopt};

/// A port of the kernel's choice that a program may listen on, and nobody else, while this lives.
pub struct Port {
    _reserved: rustix::fd::OwnedFd,
    pub address: SocketAddr,
}

impl Port {
    pub fn reserve() -> Self {
        let reserved = socket(AddressFamily::INET, SocketType::STREAM, None).expect("a socket");
        sockopt::set_socket_reuseaddr(&reserved, true).expect("a socket takes it");
        bind(&reserved, &SocketAddr::from(([127, 0, 0, 1], 0))).expect("loopback can be bound");
        let address = SocketAddr::try_from(getsockname(&reserved).expect("it is bound")).expect("an internet address");
        Port { _reserved: reserved, address }
    }

    /// Connects, as soon as the program listens.
    pub fn connect(&self) -> TcpStream {
        loop {
            match TcpStream::connect(self.address) {
                Ok(stream) => return stream,
                Err(error) if error.kind() == ErrorKind::ConnectionRefused => std::thread::yield_now(),
                Err(error) => panic!("{error}"),
            }
        }
    }
}

/// Reads a packet up to its empty line; empty at the end of the stream.
fn packet(program: &mut TcpStream) -> String {
    let mut packet = Vec::new();
    let mut byte = [0];
    while !packet.ends_with(b"\n\n") && program.read(&mut byte).expect("the program lives") == 1 {
        packet.push(byte[0]);
    }
    String::from_utf8(packet).expect("a text")
}

/// One call, from `connect` to the end of the stream: the packets that the program sent, by their first words.
pub fn call(mut program: TcpStream) -> Vec<String> {
    let mut sent = Vec::new();
    loop {
        let packet = packet(&mut program);
        let Some(word) = packet.split([' ', '\n']).next().filter(|word| !word.is_empty()) else { return sent };
        let reply = |text: &str| format!("Content-Type: command/reply\nReply-Text: {text}\n\n");
        let answer = match word {
            "connect" => {
                "Event-Name: CHANNEL_DATA\nUnique-ID: u1\nContent-Type: command/reply\nReply-Text: %2BOK%0A\nSocket-Mode: async\n\
                          Control: full\n\n"
                    .to_owned()
            }
            "myevents" => reply("+OK Events Enabled"),
            "sendmsg" => {
                let event = |name: &str| {
                    let event = format!("Event-Name: {name}\nUnique-ID: u1\nApplication: playback\n\n");
                    format!("Content-Length: {}\nContent-Type: text/event-plain\n\n{event}", event.len())
                };
                format!("{}{}{}", reply("+OK"), event("CHANNEL_EXECUTE"), event("CHANNEL_EXECUTE_COMPLETE"))
            }
            "exit" => reply("+OK bye"),
            other => panic!("an unexpected {other}"),
        };
        sent.push(word.to_owned());
        program.write_all(answer.as_bytes()).expect("the program lives");
    }
}
