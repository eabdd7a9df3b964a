//! One client's connection: its commands, and what is to be written to it.

use std::collections::VecDeque;
use std::ops::Range;

use crate::command::Command;
use crate::event::Format;
use crate::flood::Flood;
use crate::mix;
use crate::template::Numbers;

/// Events written between two looks at the replies that wait: a command sent
/// during a flood is answered after at most this many.
const SLICE: usize = 64;

const PASSWORD: &str = "ClueCon";

const STATUS: &str = "\
UP 0 years, 12 days, 4 hours, 11 minutes, 39 seconds, 809 milliseconds, 467 microseconds
FreeSWITCH (Version 1.11.3-dev git cc93a68 2026-08-21 14:10:14Z 64bit) is ready
901660 session(s) since startup
212 session(s) - peak 480, last 5min 233
6 session(s) per Sec out of max 2000, peak 40, last 5min 11
2000 session(s) max
min idle cpu 0.00/97.83
Current Stack Size/Max 240K/8192K
";

const GOODBYE: &str = "Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n";

/// What a server gives to whoever subscribes to ALL.
pub struct Offer {
    /// The events, serialised.
    pub flood: Flood,
    /// How many of them, before the marker; none means no flood and no marker.
    pub events: usize,
}

/// What is being written.
enum Chunk {
    Owned(Vec<u8>),
    /// This part of [`Flood::bytes`].
    Events(Format, Range<usize>),
}

/// What waits to be written.
enum Queued {
    Bytes(Vec<u8>),
    Events(Remaining),
}

/// Events that are yet to be written.
struct Remaining {
    format: Format,
    next: usize,
    count: usize,
}

impl Remaining {
    fn take(&mut self, flood: &Flood) -> Chunk {
        let (range, count) = flood.run(self.format, self.next, self.count.min(SLICE));
        self.next += count;
        self.count -= count;
        Chunk::Events(self.format, range)
    }
}

/// The state of one connection.
pub struct Session {
    input: Vec<u8>,
    authenticated: bool,
    /// The format of the subscription, if there is one.
    subscribed: Option<Format>,
    /// The flood, written whenever nothing is queued.
    flood: Option<Remaining>,
    queue: VecDeque<Queued>,
    writing: Option<Chunk>,
    written: usize,
    closing: bool,
}

impl Session {
    /// A connection just accepted: the greeting waits to be written.
    pub fn new() -> Self {
        Self {
            input: Vec::new(),
            authenticated: false,
            subscribed: None,
            flood: None,
            queue: VecDeque::new(),
            writing: Some(Chunk::Owned(b"Content-Type: auth/request\n\n".to_vec())),
            written: 0,
            closing: false,
        }
    }

    /// Takes bytes of the client and runs each command that is complete.
    pub fn feed(&mut self, bytes: &[u8], offer: &Offer, numbers: &mut Numbers) {
        self.input.extend_from_slice(bytes);
        while !self.closing {
            let Some(command) = Command::take(&mut self.input) else {
                return;
            };
            self.run(&command, offer, numbers);
        }
    }

    /// The bytes to write next; `None` when nothing waits.
    pub fn pending<'a>(&'a mut self, flood: &'a Flood) -> Option<&'a [u8]> {
        if self.writing.is_none() {
            self.writing = self.next_chunk(flood);
            self.written = 0;
        }
        let whole = self.writing.as_ref()?.bytes(flood);
        Some(&whole[self.written..])
    }

    /// Notes that `count` bytes of [`Session::pending`] were written.
    pub fn wrote(&mut self, count: usize, flood: &Flood) {
        self.written += count;
        let whole = self.writing.as_ref().map_or(0, |chunk| chunk.bytes(flood).len());
        if self.written >= whole {
            self.writing = None;
        }
    }

    /// Whether the connection ends once nothing is pending: after `exit` and
    /// after a wrong password.
    pub fn is_closing(&self) -> bool {
        self.closing
    }

    fn next_chunk(&mut self, flood: &Flood) -> Option<Chunk> {
        match self.queue.pop_front() {
            Some(Queued::Bytes(bytes)) => return Some(Chunk::Owned(bytes)),
            Some(Queued::Events(mut events)) => {
                let chunk = events.take(flood);
                if events.count > 0 {
                    self.queue.push_front(Queued::Events(events));
                }
                return Some(chunk);
            }
            None => {}
        }
        let events = self.flood.as_mut()?;
        if events.count > 0 {
            return Some(events.take(flood));
        }
        let marker = flood.marker(events.format).to_vec();
        self.flood = None;
        Some(Chunk::Owned(marker))
    }

    fn run(&mut self, command: &Command, offer: &Offer, numbers: &mut Numbers) {
        let (verb, arguments) = command.words();
        match verb {
            "exit" => {
                self.reply("+OK bye");
                self.close();
            }
            "auth" if !self.authenticated && arguments == PASSWORD => {
                self.authenticated = true;
                self.reply("+OK accepted");
            }
            "auth" if !self.authenticated => {
                self.reply("-ERR invalid");
                self.close();
            }
            _ if !self.authenticated => self.reply("-ERR command not found"),
            "api" => self.api(arguments),
            "bgapi" => self.bgapi(command, arguments, numbers),
            "event" => self.subscribe(arguments, offer),
            "noevents" => {
                self.subscribed = None;
                self.flood = None;
                self.reply("+OK no longer listening for events");
            }
            "nixevent" => self.reply("+OK events nixed"),
            "filter" => match arguments.split_once(' ') {
                Some((name, value)) => self.reply(&format!("+OK filter added. [{name}]=[{value}]")),
                None => self.reply("-ERR invalid syntax"),
            },
            "sendevent" => self.reply(&format!("+OK {}", numbers.uuid())),
            "sendmsg" => self.reply("+OK"),
            "log" => self.reply("+OK log level debug [7]"),
            "nolog" => self.reply("+OK no longer logging"),
            _ => self.reply("-ERR command not found"),
        }
    }

    /// `behind N` is the bench's own: N events are written before its answer.
    fn api(&mut self, line: &str) {
        let (command, arguments) = line.split_once(' ').unwrap_or((line, ""));
        let output = match command {
            "behind" => match arguments.parse() {
                Ok(count) => {
                    self.queue.push_back(Queued::Events(Remaining {
                        format: self.subscribed.unwrap_or(Format::Plain),
                        next: 0,
                        count,
                    }));
                    format!("+OK behind {count} events\n")
                }
                Err(_) => "-ERR behind wants a number of events\n".to_owned(),
            },
            _ => api_output(command, arguments),
        };
        let length = output.len();
        self.write(format!("Content-Type: api/response\nContent-Length: {length}\n\n{output}"));
    }

    fn bgapi(&mut self, command: &Command, line: &str, numbers: &mut Numbers) {
        let job = match command.header("Job-UUID") {
            Some(job) => job.to_owned(),
            None => numbers.uuid(),
        };
        self.write(format!("Content-Type: command/reply\nReply-Text: +OK Job-UUID: {job}\nJob-UUID: {job}\n\n"));
        if let Some(format) = self.subscribed {
            let (api, arguments) = line.split_once(' ').unwrap_or((line, ""));
            let output = api_output(api, arguments);
            self.write(mix::background_job(&job, api, arguments, &output).frame(format));
        }
    }

    fn subscribe(&mut self, arguments: &str, offer: &Offer) {
        let mut names = arguments.split_whitespace().peekable();
        let named = Format::ALL.into_iter().find(|format| names.peek() == Some(&format.word()));
        if named.is_some() {
            names.next();
        }
        if names.peek().is_none() {
            return self.reply("-ERR no keywords supplied");
        }
        let format = named.unwrap_or(Format::Plain);
        self.subscribed = Some(format);
        self.reply(&format!("+OK event listener enabled {}", format.word()));
        if offer.events > 0 && names.any(|name| name.eq_ignore_ascii_case("ALL")) {
            self.flood = Some(Remaining { format, next: 0, count: offer.events });
        }
    }

    fn reply(&mut self, text: &str) {
        self.write(format!("Content-Type: command/reply\nReply-Text: {text}\n\n"));
    }

    fn close(&mut self) {
        let length = GOODBYE.len();
        self.write(format!("Content-Type: text/disconnect-notice\nContent-Length: {length}\n\n{GOODBYE}"));
        self.flood = None;
        self.closing = true;
    }

    fn write(&mut self, text: impl Into<String>) {
        self.queue.push_back(Queued::Bytes(text.into().into_bytes()));
    }
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Chunk {
    fn bytes<'a>(&'a self, flood: &'a Flood) -> &'a [u8] {
        match self {
            Chunk::Owned(bytes) => bytes,
            Chunk::Events(format, range) => &flood.bytes(*format)[range.clone()],
        }
    }
}

fn api_output(command: &str, arguments: &str) -> String {
    match command {
        "echo" => arguments.to_owned(),
        "status" => STATUS.to_owned(),
        _ => format!("-ERR {command} Command not found!\n"),
    }
}
