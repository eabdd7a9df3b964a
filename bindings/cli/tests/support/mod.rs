//! What the tests of the program share: the program itself, run against a test switch.
#![allow(dead_code)] // Each test uses a part of it.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use eslng_switch::Switch;

/// How long anything may take, on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// The program, with nothing of this machine's settings.
pub fn eslng(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eslng"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("ESLNG_")) {
        command.env_remove(name);
    }
    command.env("HOME", "/nonexistent").env_remove("XDG_CONFIG_HOME").env_remove("XDG_STATE_HOME");
    command.args(arguments);
    command
}

/// The program for this switch.
pub fn eslng_for(switch: &Switch, arguments: &[&str]) -> Command {
    let mut command = eslng(arguments);
    command.env("ESLNG_PORT", switch.port().to_string());
    command
}

/// Ends a process that a test waits for in vain; dropped when it is waited for no longer.
pub struct Limit {
    _held: Sender<()>,
}

impl Limit {
    /// How long a program may run in a test, whose own waits are shorter.
    const TIME: Duration = Duration::from_secs(120);

    pub fn of(process: &Child) -> Limit {
        let (held, dropped) = channel::<()>();
        let id = process.id().to_string();
        std::thread::spawn(move || {
            if dropped.recv_timeout(Limit::TIME) == Err(RecvTimeoutError::Timeout) {
                eprintln!("process {id} did not end within {:?}, and is killed", Limit::TIME);
                // It may have ended just now.
                let _ = Command::new("kill").args(["-KILL", &id]).status();
            }
        });
        Limit { _held: held }
    }
}

/// What a program that has ended printed.
pub struct Ended {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

pub fn ended(mut command: Command) -> Ended {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let child = command.spawn().expect("it was built");
    let _limit = Limit::of(&child);
    let output = child.wait_with_output().expect("it was started");
    Ended {
        code: output.status.code(),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

/// A program that runs on; it ends with the test.
pub struct Running {
    pub child: Child,
    out: Option<BufReader<ChildStdout>>,
    _limit: Limit,
}

impl Running {
    pub fn start(mut command: Command) -> Running {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it was built");
        let out = BufReader::new(child.stdout.take().expect("it is piped"));
        Running { _limit: Limit::of(&child), child, out: Some(out) }
    }

    /// The next line of its output.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        self.out.as_mut().expect("it is read").read_line(&mut line).expect("text");
        assert!(!line.is_empty(), "it has ended: {}", self.errors());
        line.trim_end().to_owned()
    }

    fn errors(&mut self) -> String {
        let mut errors = String::new();
        if let Some(err) = &mut self.child.stderr {
            err.read_to_string(&mut errors).expect("text");
        }
        errors
    }

    /// Reads its output no more.
    pub fn stop_reading(&mut self) {
        self.out = None;
    }

    /// Asks it to end, as a terminal or a supervisor does.
    pub fn signal(&self, signal: &str) {
        let sent = Command::new("kill").args([signal, &self.child.id().to_string()]).status().expect("kill is there");
        assert!(sent.success());
    }

    /// What it prints until its end, what it says of errors, and its exit code.
    pub fn ended(mut self) -> Ended {
        let mut out = String::new();
        self.out.as_mut().expect("it is read").read_to_string(&mut out).expect("text");
        let err = self.errors();
        Ended { code: self.child.wait().expect("it was started").code(), out, err }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Asks until something holds.
pub fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < PATIENCE, "{what} did not come about");
        // So that what is waited for gets the processor.
        std::thread::sleep(Duration::from_millis(2));
    }
}
