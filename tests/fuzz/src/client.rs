use std::collections::BTreeSet;
use std::time::Duration;

use arbitrary::{Arbitrary, Unstructured};
use eslng_engine::call::{OriginateOptions, Placement};
use eslng_engine::command::{Command, Execute, Secret};
use eslng_engine::dial::{DialString, Endpoint, Originate};
use eslng_engine::engine::{Client, ClientConfig, Handshake, OutboundConfig, Output, RequestId};

/// What is done with a client, and what its peer and its clock do.
#[derive(Arbitrary, Debug)]
enum Step<'a> {
    Bytes(&'a [u8]),
    Greet,
    Reply,
    ReplyBad,
    Api(&'a str),
    /// The body of an event.
    Event(&'a [u8]),
    /// The end of the job, execution or channel whose id was sent last.
    EndOf(u8),
    Command(&'a str),
    Job(&'a str),
    Execute(&'a str, &'a str),
    Place,
    Follow,
    Forget,
    Connected,
    ConnectFailed,
    EndOfStream,
    Later(u16),
    Cancel(u8),
}

/// A client, its peer, its clock and its application in any order: each request ends once at most, unless it is cancelled; when
/// the client is closed none is left and nothing comes after the end.
pub fn client(data: &[u8]) {
    let mut input = Unstructured::new(data);
    let Ok(outbound) = bool::arbitrary(&mut input) else { return };
    let now = Duration::ZERO;
    let client = if outbound {
        Client::outbound(OutboundConfig::new(1), now)
    } else {
        Client::new(ClientConfig::new(Handshake::Auth { password: Secret::new("x") }, 1), now)
    };
    let mut run = Run {
        client,
        now,
        sent: Vec::new(),
        opened: Vec::new(),
        finished: BTreeSet::new(),
        cancelled: BTreeSet::new(),
        closed: false,
    };
    while !input.is_empty() {
        let Ok(step) = Step::arbitrary(&mut input) else { break };
        run.step(step);
        run.drain();
    }
    run.client.close(run.now);
    run.drain();
    assert!(run.closed);
    for id in run.opened {
        assert!(run.finished.contains(&id) != run.cancelled.contains(&id), "{id:?}");
    }
}

struct Run {
    client: Client,
    now: Duration,
    /// What was sent last.
    sent: Vec<u8>,
    opened: Vec<RequestId>,
    finished: BTreeSet<RequestId>,
    cancelled: BTreeSet<RequestId>,
    closed: bool,
}

impl Run {
    fn step(&mut self, step: Step) {
        let (client, now) = (&mut self.client, self.now);
        match step {
            Step::Bytes(bytes) => client.feed(bytes, now),
            Step::Greet => client.feed(b"Content-Type: auth/request\n\n", now),
            Step::Reply => client.feed(b"Content-Type: command/reply\nReply-Text: +OK\n\n", now),
            Step::ReplyBad => client.feed(b"Content-Type: command/reply\nReply-Text: -ERR no\n\n", now),
            Step::Api(text) => {
                client.feed(format!("Content-Type: api/response\nContent-Length: {}\n\n{text}", text.len()).as_bytes(), now);
            }
            Step::Event(body) => self.event(body),
            Step::EndOf(kind) => self.end_of(kind),
            Step::Command(line) => {
                self.opened.extend(client.command(&Command::api(line), Some(Duration::from_secs(20)), now).ok())
            }
            Step::Job(line) => self.opened.extend(client.job(line, None, now).ok()),
            Step::Execute(application, argument) => {
                let execute = Execute::new(application, argument);
                self.opened.extend(client.execute("u", execute, Some(Duration::from_secs(30)), now).ok());
            }
            Step::Place => {
                let options = OriginateOptions::default();
                let dial = DialString::together([Endpoint::loopback("1"), Endpoint::loopback("2")]);
                let originate = Originate::extension(dial, "9");
                let placement = Placement::new(originate, None, options.park_timeout, || client.new_uuid());
                self.opened.extend(client.place(&placement, None, now).ok());
            }
            Step::Follow => drop(client.follow_call("u")),
            Step::Forget => client.forget_call("u"),
            Step::Connected => client.connected(now),
            Step::ConnectFailed => client.connect_failed("no", now),
            Step::EndOfStream => client.end_of_stream(now),
            Step::Later(milliseconds) => {
                self.now += Duration::from_millis(milliseconds.into());
                client.handle_timeout(self.now);
            }
            Step::Cancel(which) => {
                if let Some(&id) = self.opened.get(usize::from(which))
                    && !self.finished.contains(&id)
                {
                    self.cancelled.insert(id);
                    client.cancel(id);
                }
            }
        }
    }

    fn event(&mut self, body: &[u8]) {
        let head = format!("Content-Type: text/event-plain\nContent-Length: {}\n\n", body.len());
        self.client.feed(&[head.as_bytes(), body].concat(), self.now);
    }

    fn end_of(&mut self, kind: u8) {
        let sent = String::from_utf8_lossy(&self.sent).into_owned();
        let id =
            sent.lines().find_map(|line| line.strip_prefix("Job-UUID: ").or(line.strip_prefix("Event-UUID: "))).unwrap_or("u");
        let body = match kind % 4 {
            0 => format!("Event-Name: BACKGROUND_JOB\nJob-UUID: {id}\nContent-Length: 3\n\n+OK"),
            1 => format!("Event-Name: CHANNEL_EXECUTE_COMPLETE\nApplication-UUID: {id}\nUnique-ID: u\n\n"),
            2 => format!("Event-Name: CHANNEL_HANGUP_COMPLETE\nUnique-ID: {id}\n\n"),
            _ => "Event-Name: CHANNEL_DESTROY\nUnique-ID: u\n\n".to_owned(),
        };
        self.event(body.as_bytes());
    }

    fn drain(&mut self) {
        while let Some(output) = self.client.poll_output() {
            assert!(!self.closed, "after the end: {output:?}");
            match output {
                Output::Transmit(bytes) => self.sent = bytes.to_vec(),
                Output::Finished { id, .. } => {
                    assert!(self.finished.insert(id), "{id:?} ended twice");
                    assert!(!self.cancelled.contains(&id), "{id:?} was given up");
                }
                Output::Closed(_) => self.closed = true,
                _ => {}
            }
        }
    }
}
