//! The engine behind the smallest shell there is, a blocking socket.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::time::Duration;

use eslng_bench::report::Counted;
use eslng_engine::command::{Command, Secret, Subscription};
use eslng_engine::engine::{Answer, Config, Connection, Handshake, Output};
use eslng_engine::event::Format;

use crate::Result;
use crate::count::count;

/// A connection and its socket.
struct Client {
    socket: TcpStream,
    connection: Connection,
}

impl Client {
    fn connect(port: u16) -> Result<Self> {
        let socket = TcpStream::connect((Ipv4Addr::LOCALHOST, port))?;
        socket.set_nodelay(true)?;
        let handshake = Handshake::Auth { password: Secret::new("ClueCon") };
        let mut client = Self { socket, connection: Connection::inbound(handshake, Config::default(), Duration::ZERO) };
        while !matches!(client.next()?, Output::Authenticated(_)) {}
        Ok(client)
    }

    /// The next output for the application; the shell's work is done on the way.
    fn next(&mut self) -> Result<Output> {
        loop {
            match self.connection.poll_output() {
                Some(Output::Transmit(bytes)) => self.socket.write_all(&bytes)?,
                Some(Output::Deadline(_)) => {}
                Some(Output::Closed(reason)) => return Err(format!("closed: {reason:?}").into()),
                Some(output) => return Ok(output),
                None => match self.socket.read(self.connection.spare())? {
                    0 => self.connection.end_of_stream(),
                    count => self.connection.advance(count),
                },
            }
        }
    }
}

/// Reads a whole flood.
pub fn flood(port: u16) -> Result<Counted> {
    let mut client = Client::connect(port)?;
    let mut counted = Counted::default();
    let all = Command::event(Format::Plain, Subscription::all());
    client.connection.send(&all)?;
    loop {
        if let Output::Event(event) = client.next()?
            && !count(&event, &mut counted)
        {
            return Ok(counted);
        }
    }
}

/// One `api` after the other, each answer awaited.
pub fn round_trip(port: u16, count: usize) -> Result<Counted> {
    let mut client = Client::connect(port)?;
    let mut counted = Counted::default();
    while counted.events < count {
        let sent = client.connection.send(&Command::api("echo round-trip"))?;
        loop {
            match client.next()? {
                Output::Answer { id, answer: Answer::Api(response) } if id == sent => {
                    counted.body_bytes += response.body().len();
                    counted.events += 1;
                    break;
                }
                Output::Failed { failure, .. } => return Err(format!("{failure:?}").into()),
                _ => {}
            }
        }
    }
    Ok(counted)
}
