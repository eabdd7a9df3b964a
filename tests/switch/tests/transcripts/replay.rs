//! The client's side of a recording, played to a test switch.

use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

use eslng_switch::{Action, Switch};

use crate::message::{self, Kind, Stream};
use crate::recording::{Direction, Step};
use crate::scripts;

/// Both sides of one connection.
pub struct Played {
    pub connection: String,
    /// Whether the switch opened it.
    pub outbound: bool,
    /// What the client sent, as recorded.
    pub sent: Vec<u8>,
    pub recorded: Stream,
    pub heard: Stream,
}

/// What a connection's thread has read.
#[derive(Default)]
struct Heard {
    stream: Mutex<Stream>,
    more: Condvar,
}

/// A connection of the replay.
struct Live {
    name: String,
    socket: TcpStream,
    heard: Arc<Heard>,
    recorded: Stream,
    outbound: bool,
    sent: Vec<u8>,
    /// Whether the store has dropped what follows.
    cut: bool,
    /// As many replies have been looked through for UUIDs.
    learnt: usize,
}

impl Live {
    fn new(name: &str, socket: TcpStream, outbound: bool) -> Self {
        let heard = Arc::new(Heard::default());
        let mut reader = socket.try_clone().expect("a socket can be cloned");
        let shared = Arc::clone(&heard);
        std::thread::spawn(move || {
            let mut buffer = [0; 65536];
            loop {
                let count = reader.read(&mut buffer).unwrap_or(0);
                let mut stream = shared.stream.lock().expect("no reader panics");
                stream.feed(&buffer[..count]);
                stream.ended |= count == 0;
                shared.more.notify_all();
                if count == 0 {
                    return;
                }
            }
        });
        Live {
            name: name.to_owned(),
            socket,
            heard,
            recorded: Stream::default(),
            outbound,
            sent: Vec::new(),
            cut: false,
            learnt: 0,
        }
    }

    /// Waits until as many messages of each sort have come as were recorded by now.
    fn catch_up(&self, deadline: Instant) {
        let wanted = &self.recorded;
        let mut stream = self.heard.stream.lock().expect("no reader panics");
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let complete = stream.replies >= wanted.replies
                && stream.messages.len() >= wanted.messages.len()
                && (stream.ended || !wanted.ended);
            if complete || left.is_zero() {
                return;
            }
            stream = self.heard.more.wait_timeout(stream, left).expect("no reader panics").0;
        }
    }

    /// Learns from the replies which UUID of this run stands for which of the recording.
    fn learn(&mut self, names: &mut HashMap<String, String>) {
        let heard = self.heard.stream.lock().expect("no reader panics");
        let replies = |stream: &Stream| -> Vec<String> {
            let replies = stream.messages.iter().filter(|message| message.kind == Kind::Reply);
            replies.skip(self.learnt).map(|message| message.text.clone()).collect()
        };
        let (recorded, heard) = (replies(&self.recorded), replies(&heard));
        for (recorded, heard) in recorded.iter().zip(&heard) {
            for (recorded, heard) in message::uuids(recorded).zip(message::uuids(heard)) {
                names.entry(recorded.to_owned()).or_insert_with(|| heard.to_owned());
            }
        }
        self.learnt += recorded.len().min(heard.len());
    }
}

/// Plays the steps. Before each the replay waits for what had been received by then, no longer than the recording did
/// and `grace`.
pub fn play(steps: &[Step], outbound: &TcpListener, switch: &Switch, grace: Duration) -> Vec<Played> {
    let mut live: Vec<Live> = Vec::new();
    let mut names: HashMap<String, String> = HashMap::new();
    let begun = Instant::now();
    let mut late = Duration::ZERO;
    let mut source = None;
    let mut half_close = false;
    for (index, step) in steps.iter().enumerate() {
        let at = live.iter().rposition(|live| live.name == step.connection);
        match (step.direction, at) {
            (Direction::Receive, Some(at)) if live[at].cut => {}
            (Direction::Receive, Some(at)) => live[at].recorded.feed(&step.bytes),
            (Direction::EndOfStream, Some(at)) => live[at].recorded.ended = !live[at].cut,
            _ => {
                // In the rhythm of the recording, and not before what it had heard by then has come.
                let due = begun + late + Duration::from_secs_f64(step.time);
                std::thread::sleep(due.saturating_duration_since(Instant::now()));
                catch_up(&live, grace);
                late += Instant::now().saturating_duration_since(due);
                live.iter_mut().for_each(|live| live.learn(&mut names));
            }
        }
        match (step.direction, at) {
            (Direction::Open, _) => {
                let called = step.bytes.starts_with(b"accepted");
                let socket = if called { accept(outbound) } else { connect(switch, source.take()) };
                live.push(Live::new(&step.connection, socket, called));
            }
            (Direction::Send, Some(at)) => {
                live[at].sent.extend_from_slice(&step.bytes);
                let bytes = rename(&step.bytes, &names);
                // A connection that the switch has ended takes no more; the comparison tells whether that was right.
                let _ = live[at].socket.write_all(&bytes);
                if std::mem::take(&mut half_close) {
                    let _ = live[at].socket.shutdown(Shutdown::Write);
                }
            }
            (Direction::Note, _) => {
                let note = String::from_utf8_lossy(&step.bytes);
                source = note.strip_prefix("source address ").and_then(|rest| rest.split(' ').next()?.parse().ok()).or(source);
                half_close |= note.contains("half-closes");
                if note.contains("the middle is not stored")
                    && let Some(at) = live.iter().rposition(|live| Some(live.name.as_str()) == last_heard(&steps[..index]))
                {
                    live[at].cut = true;
                }
                if let (Some(length), Some(last)) = (unstored(&note, "sent ", " bytes, no newline"), live.last_mut()) {
                    let mut block = b"api echo ".to_vec();
                    block.resize(length, b'x');
                    last.sent.extend_from_slice(b"api echo x\n\n");
                    let _ = last.socket.write_all(&block);
                }
                if let (Some(length), Some(last)) = (unstored(&note, "reply api/response body ", ""), live.last_mut()) {
                    last.recorded.feed(&vec![b'x'; length]);
                }
            }
            _ => {}
        }
        if let Some(at) = at.filter(|_| closes(steps, index)) {
            catch_up(&live, grace);
            let _ = live[at].socket.shutdown(Shutdown::Both);
        }
    }
    let last = steps.last().map_or(0.0, |step| step.time);
    let rest = (begun + late + Duration::from_secs_f64(last)).saturating_duration_since(Instant::now());
    catch_up(&live, rest + grace);
    live.into_iter()
        .map(|live| {
            let _ = live.socket.shutdown(Shutdown::Both);
            let mut heard = std::mem::take(&mut *live.heard.stream.lock().expect("no reader panics"));
            if live.cut {
                heard.messages.truncate(live.recorded.messages.len());
            }
            let Live { name: connection, outbound, sent, recorded, .. } = live;
            Played { connection, outbound, sent, recorded, heard }
        })
        .collect()
}

/// The connection that was heard last.
fn last_heard(steps: &[Step]) -> Option<&str> {
    steps.iter().rev().find(|step| step.direction == Direction::Receive).map(|step| step.connection.as_str())
}

/// The number in a note about bytes that were not stored.
fn unstored(note: &str, before: &str, behind: &str) -> Option<usize> {
    let rest = note.strip_prefix(before)?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    rest[digits..].starts_with(behind).then(|| rest[..digits].parse().ok()).flatten()
}

fn catch_up(live: &[Live], time: Duration) {
    let deadline = Instant::now() + time;
    live.iter().for_each(|live| live.catch_up(deadline));
}

/// The recorded bytes with the UUIDs of this run, byte for byte of the same length.
fn rename(bytes: &[u8], names: &HashMap<String, String>) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (recorded, heard) in names {
        let mut from = 0;
        while let Some(at) = bytes[from..].windows(recorded.len()).position(|part| part == recorded.as_bytes()) {
            bytes[from + at..from + at + recorded.len()].copy_from_slice(heard.as_bytes());
            from += at + recorded.len();
        }
    }
    bytes
}

/// Whether the client closed the connection behind this step: nothing more comes on it, and no end of stream was recorded.
fn closes(steps: &[Step], index: usize) -> bool {
    let step = &steps[index];
    let mut later = steps[index + 1..].iter().filter(|later| later.connection == step.connection);
    let traffic = matches!(step.direction, Direction::Send | Direction::Receive);
    traffic && later.next().is_none_or(|later| later.direction == Direction::Open)
}

fn connect(switch: &Switch, source: Option<IpAddr>) -> TcpStream {
    let Some(source) = source else { return TcpStream::connect(switch.address()).expect("the switch listens") };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().expect("a runtime of one thread");
    runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().expect("a socket");
        socket.bind(SocketAddr::from((source, 0))).expect("a loopback address");
        let socket = socket.connect(switch.address()).await.expect("the switch listens");
        let socket = socket.into_std().expect("the runtime gives the socket back");
        socket.set_nonblocking(false).expect("a socket can block");
        socket
    })
}

fn accept(outbound: &TcpListener) -> TcpStream {
    let (socket, _) = outbound.accept().expect("the switch dials");
    socket
}

/// A switch like that of the recordings, whose `socket` extensions dial `outbound`.
pub fn switch(outbound: SocketAddr) -> Switch {
    let socket = |mode: &str| Action::new("socket", format!("{outbound} {mode}"));
    let plain = |name: &str| Action::new(name, "");
    let failover = Action::new("socket", format!("127.0.0.1:1|{outbound}/some/path async full"));
    Switch::builder()
        .hostname("vm")
        .lua_reader(scripts::read)
        .system("echo hi", "hi\n")
        .extension("5000", [socket("async full")])
        .extension("5001", [socket("full")])
        .extension("5002", [socket("async")])
        .extension("5003", [Action::new("socket", outbound.to_string())])
        .extension("5004", [plain("answer"), socket("async full"), Action::new("set", "after_socket=yes"), plain("park")])
        .extension("5005", [failover])
        .start()
        .expect("a loopback port is free")
}

/// A port for the switch to dial.
pub fn outbound() -> TcpListener {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a loopback port is free")
}
