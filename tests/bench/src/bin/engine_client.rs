//! `engine-client flood|round-trip PORT COUNT`: the engine behind the smallest shell
//! there is, a blocking socket. Measured as `engine`.

use std::error::Error;
use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::process::ExitCode;
use std::time::Duration;

use eslng_bench::flood::WANTED;
use eslng_bench::report::{self, Counted};
use eslng_engine::command::{Command, Secret, Subscription};
use eslng_engine::engine::{Answer, Config, Connection, Handshake, Output};
use eslng_engine::event::{Event, Format};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

fn main() -> ExitCode {
    let (job, port, count) = report::arguments();
    let done = match job.as_str() {
        "flood" => flood(port),
        "round-trip" => round_trip(port, count),
        _ => Err(format!("there is no job {job}: give flood or round-trip").into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("engine-client: {error}");
            ExitCode::FAILURE
        }
    }
}

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

/// Counts every event of a flood, three of its headers and its body.
fn flood(port: u16) -> Result<()> {
    let mut client = Client::connect(port)?;
    let mut counted = Counted::default();
    client.connection.send(&Command::event(Format::Plain, Subscription::all()))?;
    loop {
        if let Output::Event(event) = client.next()?
            && !count(&event, &mut counted)
        {
            break;
        }
    }
    counted.report();
    Ok(())
}

/// Counts one event; false when it is the one that ends the flood.
fn count(event: &Event, counted: &mut Counted) -> bool {
    let mut wanted_bytes = 0;
    for name in WANTED {
        let Some(value) = event.get_bytes(name) else {
            continue;
        };
        wanted_bytes += value.len();
        if name == WANTED[0] && *value == *b"CUSTOM" {
            let subclass = event.get_bytes("Event-Subclass");
            if subclass.is_some_and(|subclass| *subclass == *b"bench::end") {
                return false;
            }
        }
    }
    counted.events += 1;
    counted.wanted_bytes += wanted_bytes;
    counted.body_bytes += event.body().map_or(0, <[u8]>::len);
    true
}

/// One `api` after the other, each answer awaited.
fn round_trip(port: u16, count: usize) -> Result<()> {
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
    counted.report();
    Ok(())
}
