//! A face against peers that do wrong: whatever they send, every step of the adapter ends in time with an answer or an error, its memory
//! stays within a bound, it ends by itself at the end, and after each peer it serves a good one as if nothing had been.

mod peer;

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Command;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::{Value, json};

use crate::play::{Face, PROGRAM, capabilities};
use crate::program::Program;
use crate::recorder::Recorder;
use peer::{FIXED, When, Wrong};

/// How long a step may take, on a machine that does much else. The longest wait for a peer that holds the connection and says nothing.
const STEP: Duration = Duration::from_secs(60);
/// How much more memory than at its start an adapter may have held: a header block or a body at its limit, copied from the library
/// to the language, to a list of headers and to a line of JSON.
const MEMORY: u64 = 224 << 20;
/// The same for a face that keeps libesl's pairing: all that comes before a reply waits for it, 256 MiB at most, which libesl's structs make more of.
const MEMORY_OF_LIBESL: u64 = 768 << 20;

/// What a face went through.
#[derive(Debug)]
pub struct Survived {
    /// With how many peers.
    pub peers: usize,
    /// How many steps ended with an error.
    pub errors: usize,
    /// How many with an answer.
    pub answers: usize,
    /// By how many bytes its memory grew at most.
    pub memory: u64,
}

/// Has a face meet every peer that does wrong in a fixed way, and for each of the seeds one that sends what was recorded, changed by chance.
///
/// # Errors
/// Which peer, and what the face did.
pub fn survive(face: &Face, seeds: std::ops::Range<u64>, recorded: &Arc<[Vec<u8>]>) -> Result<Survived, String> {
    let mut adapter = Program::start(&face.name, Command::new(&face.program).args(&face.arguments))?;
    let capabilities = capabilities(face, &adapter.line(PROGRAM)?)?;
    let before = peak(&adapter)?;
    let pairs = capabilities.iter().any(|name| name == "pairs_replies");
    let bound = if pairs { MEMORY } else { MEMORY_OF_LIBESL };
    let mut stage = Stage { adapter, capabilities, survived: Survived { peers: 0, errors: 0, answers: 0, memory: 0 } };
    let fixed = FIXED.into_iter().flat_map(|wrong| wrong.places().iter().map(move |&when| (wrong, when, 1)));
    let random = seeds.map(|seed| (Wrong::Mutated, [When::AtOnce, When::LoggedIn][usize::from(seed % 4 > 0)], seed));
    for (wrong, when, seed) in fixed.chain(random) {
        let what = format!("{wrong:?} {when:?} seed {seed}");
        stage.meet(wrong, when, seed, recorded).map_err(|error| format!("{what}: {error}"))?;
        let memory = peak(&stage.adapter)?.saturating_sub(before);
        stage.survived.memory = memory;
        if memory > bound {
            return Err(format!("{what}: it holds {memory} bytes more than at its start"));
        }
        stage.survived.peers += 1;
    }
    stage.adapter.end(None, PROGRAM)?;
    Ok(stage.survived)
}

/// The most memory that a program has held, in bytes.
fn peak(program: &Program) -> Result<u64, String> {
    let path = format!("/proc/{}/status", program.id());
    let status = std::fs::read_to_string(&path).map_err(|error| format!("{path}: {error}"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("the kernel tells no VmHWM")?;
    let kilobytes = line.trim().trim_end_matches(" kB").parse::<u64>().map_err(|error| format!("VmHWM:{line}: {error}"))?;
    Ok(kilobytes * 1024)
}

struct Stage {
    adapter: Program,
    capabilities: Vec<String>,
    survived: Survived,
}

impl Stage {
    fn can(&self, capability: &str) -> bool {
        self.capabilities.iter().any(|name| name == capability)
    }

    /// One peer as a server and, where the face takes calls, as a caller; then a good one.
    fn meet(&mut self, wrong: Wrong, when: When, seed: u64, recorded: &Arc<[Vec<u8>]>) -> Result<(), String> {
        let (port, served) = serve(wrong, when, seed, recorded)?;
        let deaf = matches!(wrong, Wrong::Deaf) && when == When::LoggedIn;
        if self.ask("connect", json!({"port": port, "password": "ClueCon", "timeout_ms": 250}))? {
            self.converse(deaf)?;
        }
        self.ask("disconnect", json!({}))?;
        // Nobody came, where the port was not even tried.
        drop(TcpStream::connect((Ipv4Addr::LOCALHOST, port)));
        served.join().map_err(|_| "the peer panicked")?;
        if self.can("outbound") && when == When::AtOnce {
            self.answer_a_call(wrong, seed, recorded)?;
        }
        self.meet_a_good_one()
    }

    /// The face is called by the peer, which does wrong at once or behind the first command.
    fn answer_a_call(&mut self, wrong: Wrong, seed: u64, recorded: &Arc<[Vec<u8>]>) -> Result<(), String> {
        let listening = self.answer("listen", json!({}))?;
        let port = listening["ok"]["port"].as_u64().and_then(|port| u16::try_from(port).ok()).ok_or("it does not listen")?;
        let stream = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).map_err(|error| error.to_string())?;
        let recorded = recorded.clone();
        let caller = std::thread::spawn(move || peer::play(stream, wrong, When::AtOnce, seed, &recorded));
        if self.ask("accept", json!({"timeout_ms": 250}))? {
            self.converse(false)?;
        }
        self.ask("disconnect", json!({}))?;
        caller.join().map_err(|_| "the peer panicked".to_owned())
    }

    /// All that can be done with a connection, whatever comes of it.
    fn converse(&mut self, deaf: bool) -> Result<(), String> {
        self.ask("events", json!({"format": "plain", "names": ["ALL"]}))?;
        if deaf {
            let packet = format!("api echo {}", "x".repeat(8_000_000));
            self.ask("command", json!({"packet": packet, "timeout_ms": 300}))?;
        }
        self.ask("api", json!({"line": "status", "timeout_ms": 300}))?;
        for _ in 0..30 {
            let answer = self.answer("receive", json!({"timeout_ms": 100}))?;
            if answer["ok"]["kind"] == "event" {
                self.read_the_event()?;
            } else if answer.get("error").is_some() || answer["ok"]["kind"] == "timeout" {
                break;
            }
        }
        self.ask("command", json!({"packet": "noevents", "timeout_ms": 300}))?;
        self.ask("connected", json!({}))?;
        Ok(())
    }

    fn read_the_event(&mut self) -> Result<(), String> {
        self.ask("get", json!({"name": "Event-Name"}))?;
        self.ask("values", json!({"name": "X"}))?;
        let formats = [
            ("serialize", "plain"),
            ("serialize", "json"),
            ("serialize", "xml"),
            ("libesl", "libesl-plain"),
            ("libesl", "libesl-json"),
        ];
        for (capability, format) in formats {
            if self.can(capability) {
                self.ask("serialize", json!({"format": format}))?;
            }
        }
        Ok(())
    }

    fn meet_a_good_one(&mut self) -> Result<(), String> {
        let good = Recorder::start().map_err(|error| error.to_string())?;
        for (verb, arguments) in [
            ("connect", json!({"port": good.port, "password": "ClueCon", "timeout_ms": 30_000})),
            ("api", json!({"line": "echo well again", "timeout_ms": 30_000})),
            ("disconnect", json!({})),
        ] {
            let answer = self.answer(verb, arguments)?;
            if answer.get("ok").is_none() || verb == "api" && answer["ok"]["body"] != "+OK" {
                return Err(format!("then, with a good peer, {verb}: {answer}"));
            }
        }
        Ok(())
    }

    /// Whether a step ended with an answer, and not with an error.
    fn ask(&mut self, verb: &str, arguments: Value) -> Result<bool, String> {
        Ok(self.answer(verb, arguments)?.get("ok").is_some())
    }

    fn answer(&mut self, verb: &str, arguments: Value) -> Result<Value, String> {
        let answer =
            self.adapter.ask(&json!({"do": verb, "args": arguments}), STEP).map_err(|error| format!("{verb}: {error}"))?;
        match (answer.get("ok"), answer.get("error").and_then(Value::as_str)) {
            (Some(_), None) => self.survived.answers += 1,
            (None, Some(_)) => self.survived.errors += 1,
            _ => return Err(format!("{verb}: {answer} is neither an answer nor an error")),
        }
        Ok(answer)
    }
}

/// A peer that serves one connection; its port, and the thread that ends with it.
fn serve(wrong: Wrong, when: When, seed: u64, recorded: &Arc<[Vec<u8>]>) -> Result<(u16, JoinHandle<()>), String> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|error| error.to_string())?;
    let port = listener.local_addr().map_err(|error| error.to_string())?.port();
    let recorded = recorded.clone();
    let thread = std::thread::spawn(move || {
        if let Ok((stream, _)) = listener.accept() {
            drop(listener);
            peer::play(stream, wrong, when, seed, &recorded);
        }
    });
    Ok((port, thread))
}
