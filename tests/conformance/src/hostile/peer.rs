//! Peers that do wrong: what they send, and how they treat a connection.

use std::io::{self, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::time::Duration;

use rand::rngs::SmallRng;
use rand::seq::IndexedRandom;
use rand::{Rng, RngExt, SeedableRng};

/// How much an endless message brings, unless the client ends the connection before: far more than a client may hold of one.
const ENDLESS: usize = 320 << 20;
/// How much events without an end are: more than is kept of them.
const EVENTS: usize = 384 << 20;
/// How long a peer holds a connection on which it does nothing, or whose client reads nothing.
const HOLD: Duration = Duration::from_millis(400);

/// Something that a peer does wrong.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Wrong {
    /// A line of a header block that never ends.
    EndlessLine,
    /// A header block of short lines that never ends.
    EndlessBlock,
    /// A header block just under the limit, of 100,000 lines, and a message behind it; an event of as many.
    ManyLines,
    /// Bodies of impossible lengths.
    Length(&'static str),
    /// A body of the largest length that is taken, and the end of the stream in its middle.
    HalfABody,
    /// An event whose lengths, outer and inner, say different things.
    InnerLength,
    /// JSON and XML nested deeper than a stack is high.
    Nested,
    /// A header of 200,000 array elements.
    ManyElements,
    /// Percent signs that begin nothing.
    Percent,
    /// Replies that nobody asked for, without an end.
    Replies,
    /// Events without an end, while a command waits for its answer.
    Events,
    /// Any bytes.
    Noise,
    /// What a switch said once, with bytes changed, lost, doubled and put elsewhere.
    Mutated,
    /// Nothing.
    Silence,
    /// Nothing is read.
    Deaf,
    /// One byte now and then.
    Drip,
    /// A reset in the place of an end.
    Reset,
}

/// Everything that a peer may do wrong but `Mutated`, which takes the next seed each time.
pub(crate) const FIXED: [Wrong; 21] = [
    Wrong::EndlessLine,
    Wrong::EndlessBlock,
    Wrong::ManyLines,
    Wrong::Length("-5"),
    Wrong::Length("99999999999999999999999999"),
    Wrong::Length("2147483648"),
    Wrong::Length("16777217"),
    Wrong::Length("0x10"),
    Wrong::Length(""),
    Wrong::HalfABody,
    Wrong::InnerLength,
    Wrong::Nested,
    Wrong::ManyElements,
    Wrong::Percent,
    Wrong::Replies,
    Wrong::Events,
    Wrong::Silence,
    Wrong::Deaf,
    Wrong::Drip,
    Wrong::Reset,
    Wrong::Noise,
];

impl Wrong {
    /// Whether a client can tell the beginning of this from the greeting or the answer that should be in its place.
    fn differs_early(self) -> bool {
        !matches!(
            self,
            Wrong::Length("0x10" | "" | "2147483648" | "16777217")
                | Wrong::InnerLength
                | Wrong::Nested
                | Wrong::ManyElements
                | Wrong::Percent
                | Wrong::Deaf
        )
    }

    /// The places in which it is worth trying.
    pub(crate) fn places(self) -> &'static [When] {
        if self.differs_early() { &[When::AtOnce, When::AtTheFirstAnswer, When::LoggedIn] } else { &[When::LoggedIn] }
    }
}

/// When a peer begins to do wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// In the place of the greeting.
    AtOnce,
    /// In the place of the answer to the first command: `auth`, or `connect` of an outbound connection.
    AtTheFirstAnswer,
    /// After a good login.
    LoggedIn,
}

/// Plays a peer on a connection until the client ends it, or there is nothing more to do.
pub(crate) fn play(mut stream: TcpStream, wrong: Wrong, when: When, seed: u64, recorded: &[Vec<u8>]) {
    // Whatever the client does with the connection is right.
    let _ = stream.set_read_timeout(Some(HOLD)).and_then(|()| stream.set_write_timeout(Some(HOLD)));
    let _ = begin(&mut stream, when).and_then(|()| misbehave(&mut stream, wrong, seed, recorded));
    if !matches!(wrong, Wrong::Reset) {
        let _ = stream.shutdown(Shutdown::Write);
    }
}

fn begin(stream: &mut TcpStream, when: When) -> io::Result<()> {
    if when == When::AtOnce {
        return Ok(());
    }
    stream.write_all(b"Content-Type: auth/request\n\n")?;
    stream.read_exact(&mut [0])?;
    if when == When::LoggedIn {
        stream.write_all(b"Content-Type: command/reply\nReply-Text: +OK accepted\n\n")?;
    }
    Ok(())
}

fn misbehave(stream: &mut TcpStream, wrong: Wrong, seed: u64, recorded: &[Vec<u8>]) -> io::Result<()> {
    let mut random = SmallRng::seed_from_u64(seed);
    match wrong {
        Wrong::Deaf => {
            std::thread::sleep(HOLD);
            return Ok(());
        }
        Wrong::Drip => {
            let until = std::time::Instant::now() + HOLD;
            for byte in message("text/event-plain", b"Event-Name: HEARTBEAT\n\n").iter().cycle() {
                stream.write_all(&[*byte])?;
                std::thread::sleep(Duration::from_millis(20));
                if std::time::Instant::now() > until {
                    return Ok(());
                }
            }
        }
        // What is closed without lingering is reset.
        Wrong::Reset => return Ok(rustix::net::sockopt::set_socket_linger(&stream, Some(Duration::ZERO))?),
        _ => {}
    }
    // What the client sends is read and thrown away.
    let mut reader = stream.try_clone()?;
    let drain = std::thread::spawn(move || while matches!(reader.read(&mut [0; 65536]), Ok(1..)) {});
    match wrong {
        Wrong::EndlessLine => {
            stream.write_all(b"Content-Type: text/event-plain\nX: ")?;
            endless(stream, &[b'a'; 65536], ENDLESS)?;
        }
        Wrong::EndlessBlock => endless(stream, &b"X-Header: value\n".repeat(4096), ENDLESS)?,
        Wrong::ManyLines => {
            let lines = format!("{}: b\n", "a".repeat(96)).repeat(100_000);
            stream.write_all(lines.as_bytes())?;
            stream.write_all(b"\n")?;
            stream.write_all(&message("text/event-plain", format!("{lines}\n").as_bytes()))?;
        }
        Wrong::Length(length) => {
            stream.write_all(format!("Content-Type: text/event-plain\nContent-Length: {length}\n\n").as_bytes())?;
            endless(stream, &b"Event-Name: HEARTBEAT\n\n".repeat(1000), ENDLESS)?;
        }
        Wrong::HalfABody => {
            stream.write_all(b"Content-Type: api/response\nContent-Length: 16777216\n\n")?;
            stream.write_all(&vec![b'x'; 8 << 20])?;
        }
        Wrong::InnerLength => {
            for inner in ["-1", "5", "4294967295", "99999999999999999999", "x"] {
                let event = format!("Event-Name: CUSTOM\nContent-Length: {inner}\n\n{inner}");
                stream.write_all(&message("text/event-plain", event.as_bytes()))?;
                let event = format!("{{\"Event-Name\":\"CUSTOM\",\"Content-Length\":\"{inner}\",\"_body\":\"b\"}}");
                stream.write_all(&message("text/event-json", event.as_bytes()))?;
            }
        }
        Wrong::Nested => {
            for (kind, open) in [("text/event-json", "["), ("text/event-json", "{\"a\":"), ("text/event-xml", "<a>")] {
                stream.write_all(&message(kind, open.repeat(500_000).as_bytes()))?;
            }
        }
        Wrong::ManyElements => {
            let elements = format!("Event-Name: CUSTOM\nX: ARRAY::{}\n\n", "a|:".repeat(200_000));
            stream.write_all(&message("text/event-plain", elements.as_bytes()))?;
            let elements = format!("{{\"Event-Name\":\"CUSTOM\",\"X\":[{}\"a\"]}}", "\"a\",".repeat(200_000));
            stream.write_all(&message("text/event-json", elements.as_bytes()))?;
        }
        Wrong::Percent => {
            for text in ["%", "%4", "%%", "%zz", "%00", "%0a%0a", "%ff%fe", "%u0041"] {
                let event = format!("Event-Name: CUSTOM\nX-{text}: {text}\nVariable: {}\n\n", text.repeat(1000));
                stream.write_all(&message("text/event-plain", event.as_bytes()))?;
            }
        }
        Wrong::Replies => endless(stream, &b"Content-Type: command/reply\nReply-Text: +OK\n\n".repeat(1000), ENDLESS)?,
        Wrong::Events => {
            let event = message(
                "text/event-plain",
                &[&b"Event-Name: CUSTOM\nEvent-Subclass: lab::x\n"[..], &[b'f'; 4000], b": x\n\n"].concat(),
            );
            endless(stream, &event.repeat(16), EVENTS)?;
        }
        Wrong::Noise => {
            let mut noise = vec![0; 1 << 20];
            random.fill_bytes(&mut noise);
            // Lines and their ends are what a parser takes notice of.
            noise
                .iter_mut()
                .for_each(|byte| *byte = if *byte > 200 { b"\n\n\n::%CcEe- "[usize::from(*byte) % 12] } else { *byte });
            stream.write_all(&noise)?;
        }
        Wrong::Mutated => stream.write_all(&mutated(&mut random, recorded))?,
        Wrong::Silence | Wrong::Deaf | Wrong::Drip | Wrong::Reset => {}
    }
    // Until the client closes, or has been silent for a while.
    drain.join().map_err(|_| io::Error::other("the reading thread panicked"))
}

/// Writes the same again and again, until the client ends the connection or reads nothing for a while.
fn endless(stream: &mut TcpStream, piece: &[u8], length: usize) -> io::Result<()> {
    for _ in 0..length / piece.len() {
        stream.write_all(piece)?;
    }
    Ok(())
}

/// A message of this type with this body.
fn message(kind: &str, body: &[u8]) -> Vec<u8> {
    [format!("Content-Length: {}\nContent-Type: {kind}\n\n", body.len()).as_bytes(), body].concat()
}

/// A piece of what switches said, changed in some places.
fn mutated(random: &mut SmallRng, recorded: &[Vec<u8>]) -> Vec<u8> {
    let from = random.random_range(0..recorded.len());
    let mut bytes = recorded[from..(from + 200).min(recorded.len())].concat();
    for _ in 0..random.random_range(1..50) {
        if bytes.len() < 2 {
            break;
        }
        let at = random.random_range(0..bytes.len() - 1);
        let end = (at + random.random_range(1..2000)).min(bytes.len());
        match random.random_range(0..5) {
            0 => bytes[at] = random.random(),
            1 => drop(bytes.drain(at..end)),
            2 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            3 => bytes[at..end].reverse(),
            _ => {
                let line: &[u8] =
                    [&b"\n\n"[..], b"Content-Length: 7\n", b"Content-Length: 70000\n", b"\0", b"Content-Type: text/event-json\n"]
                        .choose(random)
                        .expect("there are some");
                bytes.splice(at..at, line.iter().copied());
            }
        }
    }
    bytes
}
