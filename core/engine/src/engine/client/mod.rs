//! A client that stays connected: it logs in, restores what was asked for, matches answers, jobs and executions to requests, and after a
//! loss comes back, saying so.
//!
//! # States
//!
//! | state | means | leaves it |
//! |---|---|---|
//! | `Opening` | the shell was asked for a transport (`Output::Connect`) | `connected` -> `LoggingIn`; `connect_failed` -> `Waiting` |
//! | `LoggingIn` | greeting and login | logged in -> `Restoring`; refused -> `Ended`; lost -> `Waiting` |
//! | `Restoring` | the wishes are sent again | their last answer -> `Up` |
//! | `Up` | requests are taken | lost -> `Waiting` |
//! | `Waiting` | until the next try | its time -> `Opening` |
//! | `Ended` | closed by the application, or for a reason that no retry mends | never |
//!
//! # Rules
//!
//! 1. A request ends exactly once: by its answer, its event, its call's hangup, its time, or the loss of the connection. A loss ends all at once, as
//!    *outcome unknown* or, where the shell had not taken the bytes, as *not sent*.
//! 2. A job carries its own Job-UUID and an execution its own Event-UUID from the start, so an answer can't come too soon. Under filters each
//!    lets its own event pass for as long as it is open.
//! 3. Events that only the machine asked for are not given out, unless the application asked with `myevents` or a raw packet, which does not
//!    tell which.
//! 4. A wrong password, a refused address or a peer that speaks no Event Socket ends the client; everything else is tried again, with
//!    full jitter.
//! 5. A connection on which nothing came for longer than `silence` is taken for dead; half way there it is asked for something cheap. While an
//!    `api` is in flight silence means nothing: a switch that runs one says nothing else on that connection.
//! 6. A call that is followed is told of until its end. An outbound connection follows its own; it is not made again after a loss.
//! 7. After a loss the application gets `Down` with the time of the next try, then `Up` with the gap: since when nothing was seen, until when,
//!    whether the switch was restarted in between, and, if that was asked for, which channels there are now.
//! 8. What the switch refused is not asked for again.
//! 9. A connection on which answers are out of step is given up, since a later answer could be taken for another command's. It shows by an
//!    answer of an impossible kind, by another job's id in the reply to `bgapi`, and by an event before the reply that always precedes it.
//!
//! Time is an argument of every input. After any input drain [`Client::poll_output`] until it gives `None`.

mod backoff;
mod calls;
mod error;
mod liveness;
mod matching;
mod outbound;
mod requests;
mod status;
mod wishes;

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::time::Duration;

use bytes::Bytes;
use uuid::Uuid;

pub use backoff::Backoff;
use backoff::Random;
use calls::Calls;
pub use calls::OperateError;
pub use error::{Error, OriginateError};
use liveness::{Liveness, Verdict};
use matching::{EXECUTION_EVENTS, JOB_EVENTS, OwnEvents};
use outbound::Outbound;
pub use outbound::{OutboundConfig, OwnCall};
pub use requests::{Outcome, RequestError, RequestId};
use requests::{Requests, Until};
pub use status::Status;
use wishes::Wishes;

use super::close::{CloseReason, CommandFailure, SendError};
use super::connection::{Config, Connection, Handshake};
use super::output::{CommandId, Gap, Output};
use super::permissions::Permissions;
use crate::command::{Command, Execute, Subscription, Text};
use crate::event::Format;
use crate::vocabulary::{ErrorKind, EventName};

/// What a client is told at its beginning.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ClientConfig {
    /// How it logs in. [`Handshake::ByCaller`] is for a [`Connection`]; a client with it restores its wishes at once.
    pub handshake: Handshake,
    /// Limits, and the time for a handshake.
    pub connection: Config,
    /// When it tries again; `None`: it ends with its first connection.
    pub backoff: Option<Backoff>,
    /// The format of events that it asks for itself, until the application names one.
    pub format: Format,
    /// After how long without a byte the connection is taken for dead; `None`: never. HEARTBEAT is asked for, which comes every 20 s; where
    /// half of this time passes without anything, an `api global_getvar` is sent, which is answered to every user, if only with a refusal.
    pub silence: Option<Duration>,
    /// Whether a new connection asks for `show channels as json` after a loss, for [`Gap::channels`].
    pub reread_state: bool,
    /// From the shell's source of randomness; two clients must not have the same.
    pub seed: u64,
}

impl ClientConfig {
    /// A client with this login and this seed, and defaults for everything else.
    pub fn new(handshake: Handshake, seed: u64) -> Self {
        ClientConfig {
            handshake,
            connection: Config::default(),
            backoff: Some(Backoff::default()),
            format: Format::Plain,
            silence: Some(Duration::from_secs(60)),
            reread_state: false,
            seed,
        }
    }
}

/// Answered to every user, if only with a refusal.
const CORE_UUID: &str = "global_getvar core_uuid";

enum State {
    Opening,
    /// `LoggingIn` until the connection is ready, then `Restoring` while answers are due, then `Up`.
    Open {
        connection: Box<Connection>,
        restoring: Option<BTreeSet<CommandId>>,
        since: Option<Duration>,
    },
    Waiting {
        until: Duration,
    },
    Ended(CloseReason),
}

/// The state machine of a client; see the module's head for its states and rules.
pub struct Client {
    config: ClientConfig,
    state: State,
    wishes: Wishes,
    requests: Requests,
    outputs: VecDeque<Output>,
    random: Random,
    /// Tries since the last stable connection.
    tries: u32,
    now: Duration,
    last_traffic: Duration,
    liveness: Liveness,
    /// Since when nothing was seen, after a loss.
    blind_since: Option<Duration>,
    permissions: Permissions,
    core_uuid: Option<String>,
    asks_core_uuid: Option<CommandId>,
    asks_channels: Option<CommandId>,
    restarted: Option<bool>,
    channels: Option<Bytes>,
    /// What the machine needs of this connection's events by itself; what the application has not asked for is not given out.
    own_events: OwnEvents,
    /// What takes the wish of a command back, should the switch refuse it.
    undo: BTreeMap<CommandId, Command>,
    deadline: Option<Duration>,
    calls: Calls,
    /// What an outbound connection is about.
    outbound: Option<Outbound>,
}

impl Client {
    /// A client that wants a transport: its first output is [`Output::Connect`].
    pub fn new(config: ClientConfig, now: Duration) -> Self {
        Client {
            state: State::Opening,
            wishes: Wishes::new(config.format),
            requests: Requests::default(),
            outputs: VecDeque::from([Output::Connect]),
            random: Random::new(config.seed),
            tries: 0,
            now,
            last_traffic: now,
            liveness: Liveness::new(config.silence, now),
            blind_since: None,
            permissions: Permissions::default(),
            core_uuid: None,
            asks_core_uuid: None,
            asks_channels: None,
            restarted: None,
            channels: None,
            own_events: OwnEvents::default(),
            undo: BTreeMap::new(),
            deadline: None,
            calls: Calls::default(),
            outbound: None,
            config,
        }
    }

    /// The transport that [`Output::Connect`] asked for is open.
    pub fn connected(&mut self, now: Duration) {
        self.now = now;
        if matches!(self.state, State::Opening) {
            let connection = Connection::inbound(self.config.handshake.clone(), self.config.connection, now);
            self.heard(now);
            self.own_events.clear();
            self.state = State::Open { connection: Box::new(connection), restoring: None, since: None };
            self.pump();
            if matches!(self.config.handshake, Handshake::ByCaller) {
                self.restore();
            }
        }
        self.note_deadline();
    }

    /// The transport could not be opened; `why` in words.
    pub fn connect_failed(&mut self, why: impl Into<String>, now: Duration) {
        self.now = now;
        if matches!(self.state, State::Opening) {
            self.wait_for_retry(CloseReason::ConnectFailed { text: why.into() });
        }
        self.note_deadline();
    }

    /// Takes bytes that arrived.
    pub fn feed(&mut self, bytes: &[u8], now: Duration) {
        self.now = now;
        self.heard(now);
        if let State::Open { connection, .. } = &mut self.state {
            connection.feed(bytes);
        }
    }

    /// Room to read into, in the place of [`feed`](Self::feed); empty while there is no connection.
    pub fn spare(&mut self) -> &mut [u8] {
        match &mut self.state {
            State::Open { connection, .. } => connection.spare(),
            _ => &mut [],
        }
    }

    /// Takes a buffer for [`spare`](Self::spare), if it has none: see [`FrameDecoder::lend_buffer`](crate::wire::FrameDecoder::lend_buffer).
    pub fn lend_buffer(&mut self, buffer: &mut Vec<u8>) {
        if let State::Open { connection, .. } = &mut self.state {
            connection.lend_buffer(buffer);
        }
    }

    /// Gives that buffer back, if nothing waits in it: see [`FrameDecoder::return_buffer`](crate::wire::FrameDecoder::return_buffer).
    pub fn return_buffer(&mut self, buffer: &mut Vec<u8>) {
        if let State::Open { connection, .. } = &mut self.state {
            connection.return_buffer(buffer);
        }
    }

    /// Says how many bytes were read into [`spare`](Self::spare).
    pub fn advance(&mut self, count: usize, now: Duration) {
        self.now = now;
        self.heard(now);
        if let State::Open { connection, .. } = &mut self.state {
            connection.advance(count);
        }
    }

    fn heard(&mut self, now: Duration) {
        self.last_traffic = now;
        self.liveness.begin_anew(now);
    }

    /// Until now the shell did not read, for lack of room: that nothing came does not count as silence.
    pub fn was_not_reading(&mut self, now: Duration) {
        self.now = now;
        self.liveness.begin_anew(now);
        self.note_deadline();
    }

    /// The peer has closed, or the transport failed.
    pub fn end_of_stream(&mut self, now: Duration) {
        self.now = now;
        if let State::Open { connection, .. } = &mut self.state {
            connection.end_of_stream();
        }
    }

    /// Says that it is `now`; call it when the time of the last [`Output::Deadline`] has come.
    pub fn handle_timeout(&mut self, now: Duration) {
        self.now = now;
        while let Some(id) = self.requests.overdue(now) {
            self.finish(id, Err(RequestError::TimedOut));
        }
        match &mut self.state {
            State::Waiting { until } if *until <= now => {
                self.state = State::Opening;
                self.outputs.push_back(Output::Connect);
            }
            State::Open { connection, .. } => {
                connection.handle_timeout(now);
                if self.requests.has_apis() {
                    self.liveness.begin_anew(now);
                }
                match self.liveness.judge(now) {
                    Verdict::Alive => {}
                    // Its answer finds no request and is dropped.
                    Verdict::Ask => drop(connection.send(&Command::api(CORE_UUID))),
                    Verdict::Dead(silence) => connection.close_because(CloseReason::Silence(silence)),
                }
                self.pump();
            }
            _ => {}
        }
        self.note_deadline();
    }

    /// Ends the client at once: everything that waits fails, nothing is tried again.
    pub fn close(&mut self, now: Duration) {
        self.now = now;
        if let State::Open { connection, .. } = &mut self.state {
            connection.close();
            self.pump();
        }
        if !matches!(self.state, State::Ended(_)) {
            self.end(CloseReason::Local);
        }
        self.note_deadline();
    }

    /// Sends a command. What it asks for (events, filters, log lines) is asked for again after each reconnect.
    ///
    /// # Errors
    /// A bad argument; no connection.
    pub fn command(&mut self, command: &Command, timeout: Option<Duration>, now: Duration) -> Result<RequestId, SendError> {
        let (id, sent) = self.request(command, Until::answer_to(command), timeout, now)?;
        if let Some(undo) = self.wishes.note(command) {
            self.undo.insert(sent, undo);
        }
        self.own_events.note(command);
        // What the machine asked for by itself may have gone with it.
        match command {
            Command::NixEvent { events } => self.own_events.nixed(events),
            Command::NoEvents => self.own_events.clear(),
            _ => return Ok(id),
        }
        if self.requests.has_jobs() {
            self.ask_for(JOB_EVENTS)?;
        }
        if self.requests.has_executions() {
            self.ask_for(EXECUTION_EVENTS)?;
        }
        self.ask_for_calls()?;
        Ok(id)
    }

    /// Asks for what a command asks for (events, filters, log lines) while no requests are taken: the next connection is told when it has logged
    /// in, and one that has, and was told the wishes so far, at once. Nobody is given the answer.
    ///
    /// # Errors
    /// A bad argument.
    pub fn ask_later(&mut self, command: &Command) -> Result<(), SendError> {
        command.encode()?;
        let undo = self.wishes.note(command);
        let State::Open { connection, restoring, since } = &mut self.state else { return Ok(()) };
        if restoring.is_none() && since.is_none() {
            // It has not logged in. Its answer to all wishes together undoes none of them.
            return Ok(());
        }
        let id = connection.send(command)?;
        if let Some(due) = restoring {
            due.insert(id);
        }
        if let Some(undo) = undo {
            self.undo.insert(id, undo);
        }
        self.own_events.note(command);
        Ok(())
    }

    /// A command of the application's own that every later connection begins with.
    ///
    /// # Errors
    /// A bad argument.
    pub fn add_set_up(&mut self, command: Command) -> Result<(), SendError> {
        command.encode()?;
        self.wishes.add_set_up(command);
        Ok(())
    }

    /// Runs an API command in the background and waits for its result, [`Outcome::Job`].
    ///
    /// # Errors
    /// A bad argument; no connection.
    pub fn job(&mut self, line: impl Into<Text>, timeout: Option<Duration>, now: Duration) -> Result<RequestId, SendError> {
        let uuid = self.random.uuid();
        let mut text = Uuid::encode_buffer();
        let text = &*uuid.hyphenated().encode_lower(&mut text);
        let command = Command::bgapi(line, text);
        if !self.is_up() || self.needs(JOB_EVENTS) || self.wishes.has_filters() {
            // A line that can't be sent is told of first, and asks for nothing.
            command.encode()?;
            self.check_up()?;
            self.ask_for(JOB_EVENTS)?;
            self.let_pass("Job-UUID", text, true)?;
        }
        self.request(&command, Until::Job(uuid), timeout, now).map(|(id, _)| id)
    }

    /// Runs an application on a channel and waits for its end, [`Outcome::Executed`].
    ///
    /// # Errors
    /// A bad argument; no connection.
    pub fn execute(
        &mut self,
        channel: &str,
        execute: Execute,
        timeout: Option<Duration>,
        now: Duration,
    ) -> Result<RequestId, SendError> {
        let uuid = self.random.uuid();
        let named = (!self.is_own(channel)).then_some(channel);
        let text = uuid.to_string();
        let command = Command::execute(named, Execute { event_uuid: Some(text.as_str().into()), ..execute });
        command.encode()?;
        self.check_up()?;
        self.ask_for(EXECUTION_EVENTS)?;
        if self.call(channel).is_none() {
            self.let_pass("Application-UUID", &text, true)?;
        }
        self.request(&command, Until::Execution { uuid, channel: channel.to_string() }, timeout, now).map(|(id, _)| id)
    }

    /// Gives a request up: nothing comes of it any more, and its answer is dropped. The switch may still carry it out.
    pub fn cancel(&mut self, id: RequestId) {
        if let Some(until) = self.requests.close(id) {
            self.stop_passing(&until);
        }
        self.note_deadline();
    }

    /// Whether requests are taken.
    pub fn is_up(&self) -> bool {
        matches!(self.state, State::Open { restoring: None, since: Some(_), .. })
    }

    /// Why the client has ended, if it has.
    pub fn ended(&self) -> Option<&CloseReason> {
        if let State::Ended(reason) = &self.state { Some(reason) } else { None }
    }

    /// The next output; `None` until the next input.
    #[must_use = "an output that is dropped is lost"]
    pub fn poll_output(&mut self) -> Option<Output> {
        loop {
            if let Some(output) = self.outputs.pop_front() {
                return Some(output);
            }
            let output = match &mut self.state {
                State::Open { connection, .. } if !connection.is_quiet() => connection.poll_output(),
                _ => None,
            };
            let Some(output) = output else {
                self.note_deadline();
                return self.outputs.pop_front();
            };
            self.handle(output);
        }
    }

    /// Takes what the connection has to say at once: what is to be written, and its end.
    fn pump(&mut self) {
        while let State::Open { connection, .. } = &mut self.state {
            let Some(output) = connection.poll_output() else { break };
            self.handle(output);
        }
    }

    fn handle(&mut self, output: Output) {
        match output {
            Output::Event(event) => self.handle_event(event),
            Output::Answer { id, answer } => self.handle_answer(id, answer),
            Output::Failed { id, failure } => {
                self.end_executions_of_ended_calls();
                let out_of_step = match &failure {
                    CommandFailure::OutOfStep { got } => Some(*got),
                    _ => None,
                };
                if let Some((request, _)) = self.requests.answered(id) {
                    self.finish(request, Err(RequestError::of_failure(failure)));
                }
                if let Some(got) = out_of_step {
                    self.begin_anew(got);
                }
            }
            Output::Authenticated(permissions) => {
                self.permissions = permissions;
                self.restore();
            }
            Output::Connected(data) => self.handle_connected(data),
            Output::Closed(reason) => self.handle_loss(reason),
            // The client's own deadline covers the connection's.
            Output::Deadline(_) => {}
            output => self.outputs.push_back(output),
        }
    }

    /// Tells a new connection what the application asked for.
    fn restore(&mut self) {
        let mut commands = self.wishes.commands();
        if self.config.silence.is_some() && !self.wishes.wants(&EventName::Heartbeat) {
            // Apart, so that a refused permission costs nothing else.
            commands.push(Command::event(self.wishes.format, Subscription::names([EventName::Heartbeat])));
            self.own_events.add(&[EventName::Heartbeat]);
        }
        let State::Open { connection, restoring, .. } = &mut self.state else { return };
        let mut due = BTreeSet::new();
        for command in &commands {
            // Each was sent before and encoded then.
            due.extend(connection.send(command).ok());
        }
        self.asks_core_uuid = connection.send(&Command::api(CORE_UUID)).ok();
        due.extend(self.asks_core_uuid);
        self.asks_channels = None;
        if self.config.reread_state && self.blind_since.is_some() {
            // Behind the events: what changes from here on is told by them.
            self.asks_channels = connection.send(&Command::api("show channels as json")).ok();
            due.extend(self.asks_channels);
        }
        *restoring = Some(due);
        self.restore_calls();
    }

    /// Gives the connection up: whose its answers are can't be told any more.
    fn begin_anew(&mut self, got: &'static str) {
        if let State::Open { connection, .. } = &mut self.state {
            connection.close_because(CloseReason::OutOfStep(got));
        }
    }

    fn become_up(&mut self) {
        let State::Open { restoring, since, .. } = &mut self.state else { return };
        *restoring = None;
        *since = Some(self.now);
        let gap = self.blind_since.take().map(|from| Gap {
            from,
            until: self.now,
            restarted: self.restarted.take(),
            channels: self.channels.take(),
        });
        self.outputs.push_back(Output::Up { permissions: self.permissions.clone(), gap });
    }

    fn handle_loss(&mut self, reason: CloseReason) {
        let stable = self.config.backoff.map(|backoff| backoff.stable).unwrap_or_default();
        let was_stable = matches!(&self.state, State::Open { since: Some(since), .. } if *since + stable <= self.now);
        if matches!(&self.state, State::Open { since: Some(_), .. }) {
            self.blind_since.get_or_insert(self.last_traffic);
        }
        if was_stable {
            self.tries = 0;
        }
        self.undo.clear();
        self.forget_questions_about_calls();
        self.end_executions_of_ended_calls();
        for id in self.requests.take_all() {
            self.outputs.push_back(Output::Finished { id, result: Err(RequestError::OutcomeUnknown(reason.clone())) });
        }
        if self.outbound.is_some() {
            self.leave_calls();
            return self.end(reason);
        }
        match reason.kind() {
            ErrorKind::AuthRejected | ErrorKind::AccessDenied | ErrorKind::Closed => self.end(reason),
            ErrorKind::Protocol if !was_stable => self.end(reason),
            _ => self.wait_for_retry(reason),
        }
    }

    fn wait_for_retry(&mut self, reason: CloseReason) {
        let Some(backoff) = self.config.backoff else { return self.end(reason) };
        let until = self.now + backoff.wait(self.tries, &mut self.random);
        self.tries = self.tries.saturating_add(1);
        self.state = State::Waiting { until };
        self.outputs.push_back(Output::Down { reason, retry_at: Some(until) });
    }

    fn end(&mut self, reason: CloseReason) {
        self.state = State::Ended(reason.clone());
        self.note_deadline();
        self.outputs.push_back(Output::Closed(reason));
    }

    fn check_up(&self) -> Result<(), SendError> {
        match &self.state {
            State::Open { restoring: None, since: Some(_), .. } => Ok(()),
            State::Ended(reason) => Err(SendError::Closed(reason.clone())),
            _ => Err(SendError::NotConnected),
        }
    }

    fn request(
        &mut self,
        command: &Command,
        until: Until,
        timeout: Option<Duration>,
        now: Duration,
    ) -> Result<(RequestId, CommandId), SendError> {
        self.now = now;
        self.check_up()?;
        let State::Open { connection, .. } = &mut self.state else { return Err(SendError::NotConnected) };
        let command = connection.send(command)?;
        let id = self.requests.open(command, until, timeout.map(|timeout| now + timeout));
        Ok((id, command))
    }

    fn note_deadline(&mut self) {
        let of_state = match &self.state {
            State::Waiting { until } => Some(*until),
            State::Open { connection, .. } => earlier(connection.deadline(), self.liveness.deadline()),
            State::Opening | State::Ended(_) => None,
        };
        let deadline = earlier(of_state, self.requests.deadline());
        // A deadline that only moved on with traffic is noticed when the old one has come.
        let moved_on = matches!((self.deadline, deadline), (Some(old), Some(new)) if old <= new && old > self.now);
        if !moved_on && self.deadline != deadline {
            self.deadline = deadline;
            self.outputs.push_back(Output::Deadline(deadline));
        }
    }
}

fn earlier(one: Option<Duration>, other: Option<Duration>) -> Option<Duration> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

#[cfg(test)]
mod tests;
