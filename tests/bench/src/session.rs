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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mix::Mix;

    fn offer(events: usize) -> Offer {
        Offer { flood: Flood::new(Mix::Headers(3)), events }
    }

    /// Everything that a session writes after `commands`, as one client reads it.
    fn answers(offer: &Offer, commands: &str) -> String {
        let mut session = Session::new();
        session.feed(commands.as_bytes(), offer, &mut Numbers::new());
        let mut written = Vec::new();
        while let Some(bytes) = session.pending(&offer.flood) {
            // A socket may take less than it is given.
            let taken = bytes.len().min(1_000);
            written.extend_from_slice(&bytes[..taken]);
            session.wrote(taken, &offer.flood);
        }
        String::from_utf8(written).expect("what is served is UTF-8")
    }

    #[test]
    fn a_flood_ends_with_its_marker() {
        let text = answers(&offer(1_000), "auth ClueCon\n\nevent json ALL\n\n");
        assert_eq!(text.matches("Content-Type: text/event-json").count(), 1_001);
        assert_eq!(text.matches("\"CHANNEL_ANSWER\"").count(), 1_000);
        let (_, last) = text.rsplit_once("text/event-json").expect("a frame");
        assert!(last.contains("bench::end"));
    }

    #[test]
    fn an_answer_waits_behind_the_events_asked_for() {
        let text = answers(&offer(0), "auth ClueCon\n\napi behind 100\n\napi echo x\n\n");
        let (events, answer) = text.split_once("api/response").expect("the answer");
        assert_eq!(events.matches("text/event-plain").count(), 100);
        assert!(answer.ends_with("\n\n+OK behind 100 events\nContent-Type: api/response\nContent-Length: 1\n\nx"));
    }

    #[test]
    fn an_answer_goes_between_two_slices_of_a_flood() {
        let offer = offer(1_000);
        let mut session = Session::new();
        let mut numbers = Numbers::new();
        session.feed(b"auth ClueCon\n\nevent plain ALL\n\n", &offer, &mut numbers);
        let mut answered_after = None;
        for chunk in 0.. {
            let Some(bytes) = session.pending(&offer.flood) else {
                break;
            };
            if bytes.ends_with(b"\n\nx") {
                answered_after = Some(chunk);
            }
            let length = bytes.len();
            session.wrote(length, &offer.flood);
            if chunk == 4 {
                session.feed(b"api echo x\n\n", &offer, &mut numbers);
            }
        }
        assert_eq!(answered_after, Some(5));
    }

    #[test]
    fn a_job_answers_twice_when_events_are_on() {
        let commands = "auth ClueCon\n\nevent plain BACKGROUND_JOB\n\nbgapi status\nJob-UUID: 7\n\n";
        let text = answers(&offer(5), commands);
        let reply = "Reply-Text: +OK Job-UUID: 7\nJob-UUID: 7\n\n";
        let (_, event) = text.split_once(reply).expect("the reply");
        assert!(event.contains("\nEvent-Name: BACKGROUND_JOB\n"));
        assert!(event.contains("\nJob-UUID: 7\n") && event.ends_with(STATUS));
        assert!(!event.contains("bench"));
    }

    #[test]
    fn a_wrong_password_ends_the_session() {
        let text = answers(&offer(5), "api status\n\nauth wrong\n\napi status\n\n");
        assert!(text.contains("-ERR command not found"));
        assert!(text.contains("-ERR invalid"));
        assert!(text.ends_with(GOODBYE));
    }
}
