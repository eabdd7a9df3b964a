//! What every measured Rust program reads from its arguments, counts and prints.

use std::env;
use std::process;

/// What a program counted, to be compared with what the server sent.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counted {
    /// Events, or rounds.
    pub events: usize,
    /// Bytes in the decoded values of the [`WANTED`](crate::flood::WANTED) headers.
    pub wanted_bytes: usize,
    /// Bytes in the bodies of the events.
    pub body_bytes: usize,
    /// Headers, where all of them are read, the Content-Length of a body not counted; else 0.
    pub headers: usize,
}

/// The arguments JOB PORT COUNT; ends the program with a usage line when they are others.
pub fn arguments() -> (String, u16, usize) {
    let given: Vec<String> = env::args().skip(1).collect();
    if let [job, port, count] = given.as_slice()
        && let (Ok(port), Ok(count)) = (port.parse(), count.parse())
    {
        return (job.clone(), port, count);
    }
    let program = env::args().next().unwrap_or_default();
    eprintln!("usage: {program} JOB PORT COUNT");
    process::exit(2);
}

impl Counted {
    /// Adds what another connection or task counted.
    pub fn add(&mut self, other: Counted) {
        self.events += other.events;
        self.wanted_bytes += other.wanted_bytes;
        self.body_bytes += other.body_bytes;
        self.headers += other.headers;
    }

    /// Prints what was counted, and the program's largest size, as one line of JSON.
    pub fn report(&self) {
        let Counted { events, wanted_bytes, body_bytes, headers } = self;
        let headers = if *headers == 0 { String::new() } else { format!(",\"headers\":{headers}") };
        println!("{{\"events\":{events},\"wanted_bytes\":{wanted_bytes},\"body_bytes\":{body_bytes}{headers}}}");
    }
}
