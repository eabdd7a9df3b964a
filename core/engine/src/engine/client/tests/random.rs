//! Random sequences of input, loss and time, requests and calls among them, against a peer that mostly answers as a switch does.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::call::{CallChange, Placement, operations};
use crate::command::{Application, Filter};
use crate::dial::{Endpoint, Originate};
use crate::vocabulary::HangupCause;

const CALLS: [&str; 3] = ["u", "v", "w"];

/// The events of calls; each but the first is about one channel.
const EVENTS: [&str; 8] = [
    "CHANNEL_BRIDGE",
    "DTMF",
    "CHANNEL_ANSWER",
    "CHANNEL_PROGRESS",
    "CHANNEL_HOLD",
    "CHANNEL_HANGUP",
    "CHANNEL_HANGUP_COMPLETE",
    "HEARTBEAT",
];

#[derive(Clone, Debug)]
enum Step {
    /// The peer answers so many of the commands that it got.
    Answer(u8),
    /// The peer says this, fitting or not.
    Bytes(String),
    /// An event of a call, and the channel that it may be bridged to.
    Event(usize, usize, usize),
    /// A job that was begun ends.
    JobEnds(usize),
    /// An application that was begun ends.
    ApplicationEnds(usize),
    Ask(u8, usize),
    Follow(usize),
    Forget(usize),
    Cancel(usize),
    Connected,
    Failed,
    End,
    Later(u64),
}

fn step() -> impl Strategy<Value = Step> {
    let call = 0..CALLS.len();
    let fixed = prop_oneof![Just(GREETING.to_owned()), Just(ACCEPTED.to_owned()), Just(reply("+OK")), Just(api("x"))];
    prop_oneof![
        12 => (1u8..6).prop_map(Step::Answer),
        1 => fixed.prop_map(Step::Bytes),
        1 => "[ -~\n]{0,20}".prop_map(Step::Bytes),
        10 => (0..EVENTS.len(), call.clone(), call.clone()).prop_map(|(name, call, other)| Step::Event(name, call, other)),
        2 => (0usize..8).prop_map(Step::JobEnds),
        2 => (0usize..8).prop_map(Step::ApplicationEnds),
        8 => (0u8..9, call.clone()).prop_map(|(what, call)| Step::Ask(what, call)),
        3 => call.clone().prop_map(Step::Follow),
        1 => call.prop_map(Step::Forget),
        1 => (0usize..20).prop_map(Step::Cancel),
        4 => Just(Step::Connected),
        1 => Just(Step::Failed),
        1 => Just(Step::End),
        3 => (0u64..40).prop_map(Step::Later),
    ]
}

/// What the peer knows of the connection that it has.
#[derive(Default)]
struct Peer {
    greeted: bool,
    /// It has said what did not fit: how many answers were read can't be told any more.
    babbled: bool,
    told_of_all: bool,
    commands: VecDeque<String>,
    jobs: Vec<String>,
    /// Event-UUIDs with their channels.
    executions: Vec<(String, String)>,
}

impl Peer {
    fn hear(&mut self, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        self.told_of_all |= text.contains("event plain ALL");
        self.commands.extend(text.split("\n\n").filter(|packet| !packet.is_empty()).map(str::to_owned));
    }

    fn answer(&mut self) -> Option<String> {
        if !std::mem::replace(&mut self.greeted, true) {
            return Some(GREETING.to_owned());
        }
        let command = self.commands.pop_front()?;
        let value = |name: &str| command.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
        Some(match command.split([' ', '\n']).next()? {
            "auth" => ACCEPTED.to_owned(),
            "connect" => {
                "Event-Name: CHANNEL_DATA\nUnique-ID: u\nContent-Type: command/reply\nReply-Text: %2BOK%0A\nSocket-Mode: \
                          async\nControl: full\n\n"
                    .to_owned()
            }
            "api" if command == "api uuid_exists w" => api("false"),
            "api" => api("true"),
            "bgapi" => {
                let job = value("Job-UUID: ").unwrap_or_default();
                self.jobs.push(job.clone());
                reply(&format!("+OK Job-UUID: {job}\nJob-UUID: {job}"))
            }
            "sendmsg" => {
                let channel = command.lines().next()?.strip_prefix("sendmsg ").unwrap_or("u").to_owned();
                self.executions.extend(value("Event-UUID: ").map(|uuid| (uuid, channel)));
                reply("+OK")
            }
            _ => reply("+OK"),
        })
    }
}

/// The client, its peer, and what it has said so far.
struct Run {
    client: Client,
    peer: Peer,
    now: Duration,
    opened: Vec<RequestId>,
    cancelled: BTreeSet<RequestId>,
    finished: BTreeSet<RequestId>,
    /// How many events the peer has sent, and the last of them that was given out.
    sent: u64,
    given: u64,
    /// Of each call, the last event that was told, whether its end was, and whether that of its other leg was.
    told: BTreeMap<String, (u64, bool, bool)>,
    wants_all: bool,
    closed: bool,
}

impl Run {
    fn over(client: Client) -> Run {
        let mut run = Run {
            client,
            peer: Peer::default(),
            now: s(0),
            opened: Vec::new(),
            cancelled: BTreeSet::new(),
            finished: BTreeSet::new(),
            sent: 0,
            given: 0,
            told: BTreeMap::new(),
            wants_all: false,
            closed: false,
        };
        run.peer.greeted = run.client.outbound.is_some();
        run.drain();
        run
    }

    fn take(&mut self, step: Step) {
        let now = self.now;
        match step {
            Step::Answer(count) => {
                for _ in 0..count {
                    let Some(answer) = self.peer.answer() else { break };
                    self.client.feed(answer.as_bytes(), now);
                    self.drain();
                }
            }
            Step::Bytes(bytes) => {
                self.peer.babbled = true;
                self.client.feed(bytes.as_bytes(), now);
            }
            Step::Event(name, call, other) => {
                let (call, other) = (CALLS[call], CALLS[other]);
                self.say(&format!(
                    "Event-Name: {}\nUnique-ID: {call}\nBridge-A-Unique-ID: {call}\nBridge-B-Unique-ID: {other}\nDTMF-Digit: \
                     1\nHangup-Cause: NORMAL_CLEARING\n",
                    EVENTS[name]
                ));
            }
            Step::JobEnds(at) if at < self.peer.jobs.len() => {
                let job = self.peer.jobs.swap_remove(at);
                self.say(&format!("Event-Name: BACKGROUND_JOB\nJob-UUID: {job}\n"));
            }
            Step::ApplicationEnds(at) if at < self.peer.executions.len() => {
                let (uuid, channel) = self.peer.executions.swap_remove(at);
                self.say(&format!("Event-Name: CHANNEL_EXECUTE_COMPLETE\nUnique-ID: {channel}\nApplication-UUID: {uuid}\n"));
            }
            Step::JobEnds(_) | Step::ApplicationEnds(_) => {}
            Step::Ask(what, call) => self.ask(what, CALLS[call]),
            Step::Follow(call) => drop(self.client.follow_call(CALLS[call])),
            Step::Forget(call) => {
                self.client.forget_call(CALLS[call]);
                self.told.remove(CALLS[call]);
            }
            Step::Cancel(at) => {
                if let Some(id) = self.opened.get(at).filter(|id| !self.finished.contains(id)) {
                    self.cancelled.insert(*id);
                    self.client.cancel(*id);
                }
            }
            Step::Connected => self.client.connected(now),
            Step::Failed => self.client.connect_failed("no", now),
            Step::End => self.client.end_of_stream(now),
            Step::Later(seconds) => {
                self.now += s(seconds);
                self.client.handle_timeout(self.now);
            }
        }
        self.drain();
    }

    fn ask(&mut self, what: u8, call: &str) {
        let (client, now) = (&mut self.client, self.now);
        let asked = match what {
            0 => client.command(&Command::api("x"), Some(s(20)), now).ok(),
            1 => {
                let all = Command::event(Format::Plain, Subscription::all());
                let asked = client.command(&all, None, now);
                let noted = matches!(asked, Err(SendError::NotConnected)) && client.ask_later(&all).is_ok();
                self.wants_all |= noted || asked.is_ok();
                asked.ok()
            }
            2 => client.command(&Command::Filter(Filter::add("Unique-ID", call)), None, now).ok(),
            3 => client.job("x", None, now).ok(),
            4 => client.execute(call, Execute::new("a", "b"), Some(s(30)), now).ok(),
            5 => client.operate(call, operations::hangup(Some(HangupCause::UserBusy)).request(), None, now).ok(),
            6 => client.operate(call, operations::get_variable("x").request(), Some(s(10)), now).ok(),
            7 => client.operate(call, operations::answer().request(), None, now).ok(),
            _ => {
                let originate = Originate::application(Endpoint::loopback("1"), Application::new("park"));
                let placement = Placement::new(originate, None, None, &mut || call.to_owned());
                client.place(&placement, None, now).ok()
            }
        };
        self.opened.extend(asked);
    }

    /// The peer sends an event with its number.
    fn say(&mut self, headers: &str) {
        self.sent += 1;
        let event = event(&format!("{headers}DTMF-Source: {}\n", self.sent));
        self.client.feed(event.as_bytes(), self.now);
    }

    fn drain(&mut self) {
        while let Some(output) = self.client.poll_output() {
            assert!(!self.closed, "after the end: {output:?}");
            match output {
                Output::Transmit(bytes) => self.peer.hear(&bytes),
                Output::Connect | Output::Close => self.peer = Peer::default(),
                Output::Finished { id, .. } => {
                    assert!(self.opened.contains(&id) && !self.cancelled.contains(&id), "{id:?} was not waited for");
                    assert!(self.finished.insert(id), "{id:?} ended twice");
                }
                Output::Event(event) => {
                    if let Some(number) = event.get("DTMF-Source").and_then(|number| number.parse().ok()) {
                        assert!(number > self.given, "event {number} behind {}", self.given);
                        self.given = number;
                    }
                }
                Output::Call { uuid, change } => self.hear_of(&uuid, &change),
                Output::Closed(_) => self.closed = true,
                _ => {}
            }
        }
        let is_told = self.peer.told_of_all || !self.wants_all || !self.client.is_up();
        assert!(is_told || self.peer.babbled, "a connection was not told what was asked for");
        let open = self.opened.len() - self.finished.len() - self.cancelled.len();
        // A question and another leg a call; five places a request, and those given up whose answer is still to come.
        assert!(self.client.calls.held() <= 2 * CALLS.len(), "{}", self.client.calls.held());
        assert!(self.peer.babbled || self.client.requests.held() <= 5 * open + self.peer.commands.len());
    }

    fn hear_of(&mut self, uuid: &str, change: &CallChange) {
        let status = self.client.call(uuid).expect("who is told of is followed");
        let (last, is_over, other_is_over) = self.told.entry(uuid.to_owned()).or_default();
        match change {
            CallChange::OtherLegEnded(_) => {
                let other = status.other_leg.as_ref().expect("it was bridged");
                assert!(!std::mem::replace(other_is_over, true), "{other:?} ended twice");
                assert_eq!(other.end.as_ref().and_then(|end| end.event.get("Unique-ID")).as_deref(), Some(&*other.uuid));
            }
            _ => assert!(!*is_over, "{change:?} after the end"),
        }
        match change {
            CallChange::Bridged { .. } => *other_is_over = false,
            CallChange::Digit(digit) => {
                let number = digit.source.as_ref().and_then(|number| number.parse().ok()).expect("it has a number");
                assert!(number > *last, "digit {number} behind {last}");
                *last = number;
            }
            _ => {}
        }
        *is_over |= change.is_last();
    }

    fn end(mut self) {
        self.client.close(self.now);
        self.drain();
        assert!(self.closed);
        let expected: BTreeSet<_> = self.opened.iter().copied().filter(|id| !self.cancelled.contains(id)).collect();
        assert_eq!(self.finished, expected);
        assert_eq!((self.client.requests.held(), self.client.undo.len()), (0, 0));
        if self.client.outbound.is_some() {
            assert!(self.client.own_call().is_none_or(|own| self.client.call(&own.uuid).is_none_or(|call| call.is_over)));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Any sequence of input, loss and time: each request ends exactly once, unless it was cancelled; no event and no change of a call comes
    /// twice or out of order, nor behind the call's end; what is held is bounded, and nothing is left when the client has been closed.
    #[test]
    fn of_an_inbound_client(steps in proptest::collection::vec(step(), 0..150), seed: u64) {
        let handshake = Handshake::Auth { password: Secret::new("x") };
        let mut run = Run::over(Client::new(ClientConfig::new(handshake, seed), s(0)));
        steps.into_iter().for_each(|step| run.take(step));
        run.end();
    }

    /// The same of a connection that the switch has opened.
    #[test]
    fn of_an_outbound_connection(steps in proptest::collection::vec(step(), 0..150), seed: u64) {
        let mut run = Run::over(Client::outbound(OutboundConfig::new(seed), s(0)));
        steps.into_iter().for_each(|step| run.take(step));
        run.end();
    }
}
