//! One connection to a switch, from its first byte to its end.
//!
//! # States
//!
//! | state | means | leaves it |
//! |---|---|---|
//! | `Greeting` | inbound: the switch has not asked for a login yet | `auth/request` -> `LoggingIn`; a rejection -> `Ready`'s end |
//! | `LoggingIn` | `auth` or `userauth` is in flight; commands are held back | `+OK` -> `Ready`; else the switch closes |
//! | `Connecting` | outbound: `connect` is in flight; commands are held back | its answer -> `Ready` |
//! | `Ready` | commands are sent as they come | the end |
//! | `Closed` | everything is over | never |
//!
//! # Rules
//!
//! 1. Answers are first in, first out: one belongs to the oldest command in flight. Events, log lines and notices may stand between.
//! 2. An answer that no command waits for is unsolicited. One of a kind that the oldest command never gets ends that command as out of
//!    step. Neither is ever given to another command.
//! 3. An `api` is answered by `api/response`, or by a `command/reply` that begins with `-ERR` (permission denied; outbound without
//!    `full`). Every other command is answered by `command/reply`.
//! 4. On an outbound connection nothing goes before `connect`: the switch answers no other first packet (`out_first_command_not_connect`).
//! 5. A linger notice ends nothing. Any other notice only announces the end; the stream's end is the end.
//! 6. An end inside a frame is a truncation, and so is a notice that the switch wrote into an unfinished event
//!    (`slow_reader_overflow`): such an event is never given out.
//! 7. Where [`Config::gathers`] says so and sixteen commands are unanswered, further ones are gathered until there are as many or an answer comes.
//! 8. Each command ends exactly once: answered, failed, or, if it was never sent, failed as not sent. `Closed` is the last output.
//!
//! # The run loop
//!
//! After any input ([`feed`](Connection::feed) or [`advance`](Connection::advance), [`end_of_stream`](Connection::end_of_stream),
//! [`send`](Connection::send), [`handle_timeout`](Connection::handle_timeout), [`close`](Connection::close)), call
//! [`poll_output`](Connection::poll_output) until it gives `None`. Frames are split as outputs are taken, so a shell may stop after a few
//! hundred, let others run, and go on.
//!
//! Matching jobs and executions, reconnecting and queues are not here.

use std::collections::VecDeque;
use std::time::Duration;

use bytes::{Bytes, BytesMut};

use super::close::{CloseReason, CommandFailure, SendError};
use super::output::{Answer, CommandId, Output, Warning};
use super::permissions::Permissions;
use super::splice;
use crate::command::{AnswerKind, Command, CommandError, Secret};
use crate::wire::{ContentType, DisconnectNotice, Frame, FrameDecoder, Limits, Message, Reply};

/// How an inbound connection logs in.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Handshake {
    /// With the password of the event socket.
    Auth {
        /// The password.
        password: Secret,
    },
    /// As a user of the directory.
    UserAuth {
        /// `user@domain`.
        user: Vec<u8>,
        /// The user's `esl-password`.
        password: Secret,
    },
    /// The application sends `auth` itself. Commands are held back by nothing.
    ByCaller,
}

impl Handshake {
    /// The command that logs in.
    fn command(self) -> Option<Command> {
        match self {
            Handshake::Auth { password } => Some(Command::Auth { password }),
            Handshake::UserAuth { user, password } => Some(Command::UserAuth { user, password }),
            Handshake::ByCaller => None,
        }
    }

    /// Whether user and password can stand on the wire, to be told before a connection is opened.
    ///
    /// # Errors
    /// CR, LF or NUL in one of them.
    pub fn check(&self) -> Result<(), CommandError> {
        self.clone().command().map_or(Ok(()), |command| command.encode().map(drop))
    }
}

/// What a connection may take.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Config {
    /// What a frame may hold.
    pub limits: Limits,
    /// How long greeting and login, or `connect`, may take. The switch itself waits 25 s for the first packet.
    pub handshake_timeout: Duration,
    /// Whether commands that come behind many unanswered ones are gathered and written together: for a shell that always reads, since what is
    /// gathered goes out when an answer has come.
    pub gathers: bool,
}

impl Default for Config {
    fn default() -> Self {
        Config { limits: Limits::default(), handshake_timeout: Duration::from_secs(20), gathers: false }
    }
}

/// While so many commands are unanswered, others are gathered until there are as many, and then go out together. The switch takes the commands of a
/// connection one after the other, so they wait there or here, and it has enough to do meanwhile.
const GATHERED: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Greeting,
    LoggingIn,
    Connecting,
    Ready,
    Closed,
}

/// Whom an answer is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Waiter {
    Command(CommandId),
    /// The login, or `connect`, that this machine sent itself.
    Handshake,
}

struct InFlight {
    waiter: Waiter,
    kind: AnswerKind,
    /// Whether a `+OK` means that we are logged in.
    logs_in: bool,
}

/// The state machine of one connection; see the module's head for its states, its rules and the run loop.
pub struct Connection {
    state: State,
    handshake: Option<Command>,
    decoder: FrameDecoder,
    in_flight: VecDeque<InFlight>,
    held_back: VecDeque<(InFlight, Bytes)>,
    outgoing: VecDeque<Bytes>,
    outputs: VecDeque<Output>,
    /// What the end will be put down to.
    reason: Option<CloseReason>,
    deadline: Option<Duration>,
    next_id: u64,
    stream_ended: bool,
    gathers: bool,
}

impl Connection {
    /// A connection that we opened. `now` is the time since any fixed moment of the shell's choosing, here and everywhere.
    pub fn inbound(handshake: Handshake, config: Config, now: Duration) -> Self {
        let command = handshake.command();
        let state = if command.is_some() { State::Greeting } else { State::Ready };
        Self::new(state, command, config, now)
    }

    /// A connection that the switch opened for a call. It sends `connect` at once.
    pub fn outbound(config: Config, now: Duration) -> Self {
        let mut connection = Self::new(State::Connecting, None, config, now);
        connection.start_handshake(&Command::Connect);
        connection
    }

    fn new(state: State, handshake: Option<Command>, config: Config, now: Duration) -> Self {
        let mut connection = Connection {
            state,
            handshake,
            decoder: FrameDecoder::new(config.limits),
            in_flight: VecDeque::new(),
            held_back: VecDeque::new(),
            outgoing: VecDeque::new(),
            outputs: VecDeque::new(),
            reason: None,
            deadline: None,
            next_id: 0,
            stream_ended: false,
            gathers: config.gathers,
        };
        if state != State::Ready {
            connection.set_deadline(Some(now + config.handshake_timeout));
        }
        connection
    }

    /// Takes bytes that arrived. Drain [`poll_output`](Self::poll_output) afterwards.
    pub fn feed(&mut self, bytes: &[u8]) {
        if self.state != State::Closed {
            self.decoder.feed(bytes);
        }
    }

    /// Room to read into, in the place of [`feed`](Self::feed); say with [`advance`](Self::advance) how much came.
    pub fn spare(&mut self) -> &mut [u8] {
        self.decoder.spare()
    }

    /// See [`FrameDecoder::lend_buffer`].
    pub fn lend_buffer(&mut self, buffer: &mut Vec<u8>) {
        self.decoder.lend_buffer(buffer);
    }

    /// See [`FrameDecoder::return_buffer`].
    pub fn return_buffer(&mut self, buffer: &mut Vec<u8>) {
        self.decoder.return_buffer(buffer);
    }

    /// Says how many bytes were read into [`spare`](Self::spare). Drain [`poll_output`](Self::poll_output) afterwards.
    pub fn advance(&mut self, count: usize) {
        if self.state != State::Closed {
            self.decoder.advance(count);
        }
    }

    /// The peer has closed its side, or the transport failed. Drain [`poll_output`](Self::poll_output) afterwards: what arrived before
    /// comes first, the end last.
    pub fn end_of_stream(&mut self) {
        self.stream_ended = true;
    }

    /// Sends a command, or holds it back until we are logged in. Drain [`poll_output`](Self::poll_output) afterwards.
    ///
    /// # Errors
    /// An argument that can't stand on the wire; a connection that has ended.
    pub fn send(&mut self, command: &Command) -> Result<CommandId, SendError> {
        if self.state == State::Closed {
            return Err(SendError::Closed(self.reason.clone().unwrap_or(CloseReason::Local)));
        }
        let packet = command.encode()?;
        let id = CommandId(self.next_id);
        self.next_id += 1;
        let logs_in = matches!(command, Command::Auth { .. } | Command::UserAuth { .. });
        let entry = InFlight { waiter: Waiter::Command(id), kind: command.answer_kind(), logs_in };
        if self.state == State::Ready {
            self.transmit(entry, packet);
        } else {
            self.held_back.push_back((entry, packet));
        }
        Ok(id)
    }

    /// Says that it is `now`. Call it when the time of the last [`Output::Deadline`] has come, then drain
    /// [`poll_output`](Self::poll_output). Too early does no harm.
    pub fn handle_timeout(&mut self, now: Duration) {
        if self.deadline.is_some_and(|deadline| deadline <= now) {
            self.finish(CloseReason::HandshakeTimeout, true);
        }
    }

    /// Gives the connection up at once: commands in flight fail. Drain [`poll_output`](Self::poll_output) afterwards.
    pub fn close(&mut self) {
        self.close_because(CloseReason::Local);
    }

    /// The same, for a reason of a machine's that uses this one.
    pub(super) fn close_because(&mut self, reason: CloseReason) {
        self.finish(reason, true);
    }

    /// When [`handle_timeout`](Self::handle_timeout) is due.
    pub(super) fn deadline(&self) -> Option<Duration> {
        self.deadline
    }

    /// Whether commands are sent as they come: logged in, or connected to a call.
    pub fn is_ready(&self) -> bool {
        self.state == State::Ready
    }

    /// What has arrived of a frame that is not whole yet; nothing after the end.
    pub fn unfinished(&self) -> &[u8] {
        if self.state == State::Closed { &[] } else { self.decoder.unfinished() }
    }

    /// Whether the end has been reached; outputs may still wait.
    pub fn is_closed(&self) -> bool {
        self.state == State::Closed
    }

    /// Whether nothing comes out of it until the next input: what [`poll_output`](Self::poll_output) would find, at a tenth of the cost.
    #[inline]
    pub(super) fn is_quiet(&self) -> bool {
        self.outgoing.is_empty() && self.outputs.is_empty() && !self.stream_ended && self.decoder.is_idle()
    }

    /// The next output; `None` until the next input.
    #[must_use = "an output that is dropped is lost"]
    pub fn poll_output(&mut self) -> Option<Output> {
        loop {
            if let Some(bytes) = self.take_outgoing() {
                return Some(Output::Transmit(bytes));
            }
            if let Some(output) = self.outputs.pop_front() {
                return Some(output);
            }
            if self.state == State::Closed {
                return None;
            }
            match self.decoder.next_frame() {
                Ok(Some(frame)) => {
                    if let Some(output) = self.handle_frame(frame) {
                        return Some(output);
                    }
                }
                Ok(None) if self.stream_ended => self.handle_end(),
                Ok(None) => return None,
                Err(error) => self.finish(CloseReason::Protocol(error), true),
            }
        }
    }

    /// What one frame gives at once; the rest waits in `outputs`.
    fn handle_frame(&mut self, frame: Frame) -> Option<Output> {
        if matches!(frame.content_type(), ContentType::EventPlain | ContentType::EventJson | ContentType::EventXml)
            && let Some(notice) = splice::notice_within_event(frame.content_type(), frame.body())
        {
            self.finish(CloseReason::Truncated { notice: Some(notice) }, true);
            return None;
        }
        if frame.stray_line_count() > 0 {
            self.outputs.push_back(Output::Warning(Warning::StrayLines { count: frame.stray_line_count() }));
        }
        match Message::from(frame) {
            Message::Event(event) => Some(Output::Event(event)),
            Message::Log(line) => Some(Output::Log(line)),
            Message::Reply(reply) => self.handle_answer(Answer::Reply(reply)),
            Message::ApiResponse(response) => self.handle_answer(Answer::Api(response)),
            Message::AuthRequest => self.handle_auth_request(),
            Message::DisconnectNotice(notice) => Some(self.handle_notice(notice)),
            Message::Rejection(frame) => self.handle_rejection(&frame),
            message @ Message::Unknown(_) => Some(Output::Unsolicited(message)),
        }
    }

    #[cold]
    fn handle_auth_request(&mut self) -> Option<Output> {
        if self.state != State::Greeting {
            return Some(Output::AuthRequest);
        }
        self.state = State::LoggingIn;
        if let Some(command) = self.handshake.take() {
            self.start_handshake(&command);
        }
        None
    }

    /// Sends the login, or `connect`, before anything else.
    #[cold]
    fn start_handshake(&mut self, command: &Command) {
        let logs_in = !matches!(command, Command::Connect);
        match command.encode() {
            Ok(packet) => self.transmit(InFlight { waiter: Waiter::Handshake, kind: command.answer_kind(), logs_in }, packet),
            Err(error) => self.finish(CloseReason::AuthRejected { text: error.to_string() }, true),
        }
    }

    #[inline]
    fn handle_answer(&mut self, answer: Answer) -> Option<Output> {
        let Some(InFlight { waiter, kind, logs_in }) = self.in_flight.pop_front() else {
            return Some(Output::Unsolicited(match answer {
                Answer::Reply(reply) => Message::Reply(reply),
                Answer::Api(response) => Message::ApiResponse(response),
            }));
        };
        if let (true, Answer::Reply(reply)) = (logs_in, &answer)
            && reply.text() == "-ERR invalid"
        {
            self.reason = Some(CloseReason::AuthRejected { text: reply.text().into_owned() });
        }
        match (waiter, &answer) {
            (Waiter::Command(id), _) => Some(match out_of_step(kind, &answer) {
                None => Output::Answer { id, answer },
                Some(got) => Output::Failed { id, failure: CommandFailure::OutOfStep { got } },
            }),
            (Waiter::Handshake, Answer::Reply(reply)) if logs_in => self.handle_login(reply),
            (Waiter::Handshake, Answer::Reply(reply)) => self.handle_connected(reply),
            (Waiter::Handshake, Answer::Api(_)) => {
                self.finish(
                    CloseReason::AuthRejected { text: "an api/response where the answer to the login was due".into() },
                    true,
                );
                None
            }
        }
    }

    #[cold]
    fn handle_login(&mut self, reply: &Reply) -> Option<Output> {
        if reply.is_ok() {
            self.become_ready();
            return Some(Output::Authenticated(Permissions::of_reply(reply.headers())));
        }
        // The switch closes after a refusal (`in_auth_wrong`); what asks for a login and then does not is no switch.
        self.reason = Some(CloseReason::AuthRejected { text: reply.text().into_owned() });
        None
    }

    #[cold]
    fn handle_connected(&mut self, reply: &Reply) -> Option<Output> {
        match reply.channel_data() {
            Some(channel) => {
                self.become_ready();
                Some(Output::Connected(channel))
            }
            None => {
                self.finish(CloseReason::AuthRejected { text: format!("connect: {}", reply.text()) }, true);
                None
            }
        }
    }

    #[cold]
    fn handle_notice(&mut self, notice: DisconnectNotice) -> Output {
        if notice.is_linger() {
            return Output::Lingering(notice);
        }
        // A refused login, or a refused address, says more than the goodbye that follows it.
        self.reason.get_or_insert_with(|| CloseReason::Notice { text: notice.text().trim_end().to_string() });
        Output::Notice(notice)
    }

    #[cold]
    fn handle_rejection(&mut self, frame: &Frame) -> Option<Output> {
        let text = String::from_utf8_lossy(frame.body()).trim_end().to_string();
        self.reason = Some(CloseReason::AccessDenied { text });
        None
    }

    #[cold]
    fn handle_end(&mut self) {
        let unfinished = self.decoder.unfinished();
        let reason = if unfinished.is_empty() {
            self.reason.take().unwrap_or(CloseReason::EndOfStream)
        } else {
            CloseReason::Truncated { notice: splice::notice_at_end(unfinished) }
        };
        self.finish(reason, false);
    }

    #[cold]
    fn become_ready(&mut self) {
        self.state = State::Ready;
        self.set_deadline(None);
        while let Some((entry, packet)) = self.held_back.pop_front() {
            self.transmit(entry, packet);
        }
    }

    /// The end, once. `close`: the transport is still open.
    #[cold]
    fn finish(&mut self, reason: CloseReason, close: bool) {
        if self.state == State::Closed {
            return;
        }
        self.state = State::Closed;
        self.set_deadline(None);
        // A host with a garbage collector may keep the machine for long.
        self.decoder.forget();
        if close {
            self.outputs.push_back(Output::Close);
        }
        // The packets that the shell has not taken belong to the last commands in flight.
        let sent = self.in_flight.len() - self.outgoing.len();
        self.outgoing.clear();
        let held_back = self.held_back.drain(..).map(|(entry, _)| entry);
        for (i, InFlight { waiter, .. }) in self.in_flight.drain(..).chain(held_back).enumerate() {
            if let Waiter::Command(id) = waiter {
                let failure = if i < sent { CommandFailure::Disconnected } else { CommandFailure::NotSent };
                self.outputs.push_back(Output::Failed { id, failure: failure(reason.clone()) });
            }
        }
        self.outputs.push_back(Output::Closed(reason.clone()));
        self.reason = Some(reason);
    }

    #[inline]
    fn transmit(&mut self, entry: InFlight, packet: Bytes) {
        self.in_flight.push_back(entry);
        self.outgoing.push_back(packet);
    }

    /// What waits to be written, gathered into one piece.
    fn take_outgoing(&mut self) -> Option<Bytes> {
        let sent = self.in_flight.len() - self.outgoing.len();
        if self.gathers && sent >= GATHERED && self.outgoing.len() < GATHERED {
            return None;
        }
        let first = self.outgoing.pop_front()?;
        Some(if self.outgoing.is_empty() { first } else { self.gather_outgoing(&first) })
    }

    #[cold]
    fn gather_outgoing(&mut self, first: &[u8]) -> Bytes {
        let mut all = BytesMut::with_capacity(first.len() + self.outgoing.iter().map(Bytes::len).sum::<usize>());
        all.extend_from_slice(first);
        self.outgoing.drain(..).for_each(|packet| all.extend_from_slice(&packet));
        all.freeze()
    }

    fn set_deadline(&mut self, deadline: Option<Duration>) {
        if self.deadline != deadline {
            self.deadline = deadline;
            self.outputs.push_back(Output::Deadline(deadline));
        }
    }
}

/// What came instead, if the answer is of a kind that a command of this kind never gets.
fn out_of_step(kind: AnswerKind, answer: &Answer) -> Option<&'static str> {
    match (kind, answer) {
        (AnswerKind::Api, Answer::Api(_)) | (AnswerKind::Reply | AnswerKind::Connect, Answer::Reply(_)) => None,
        (AnswerKind::Api, Answer::Reply(reply)) if reply.text().starts_with("-ERR") => None,
        (AnswerKind::Api, Answer::Reply(_)) => Some("a command/reply"),
        (AnswerKind::Reply | AnswerKind::Connect, Answer::Api(_)) => Some("an api/response"),
    }
}

#[cfg(test)]
mod tests;
