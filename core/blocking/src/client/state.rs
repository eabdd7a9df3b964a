//! What the threads of a client share, behind its lock: the machine, the transport, who waits for what.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use eslng_engine::command::{Command, LogLevel};
use eslng_engine::delivery::{ReaderId, Readers};
use eslng_engine::engine::{self, CloseReason, Error, Outcome, Output, Permissions, RequestId, SendError, Status};
use rustix::io::Errno;
use rustix::net::{RecvFlags, SendFlags, recv, send};

use super::calls::Calls;
use super::link::{Link, Opening};
use super::waiters::{Topic, Waiters};

/// A request that has not been given to who made it.
struct Request {
    given_up: Arc<AtomicBool>,
    result: Option<Result<Outcome, Error>>,
}

/// What reading came to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Read {
    Nothing,
    Some,
    /// As much as there was room for: there may be more.
    Full,
}

pub(super) struct State {
    pub machine: engine::Client,
    pub link: Link,
    /// What the machine wants to be written and the socket has not taken.
    outgoing: Vec<u8>,
    pub readers: Readers,
    /// Of each reader, whether its handle is gone.
    pub gone: Vec<(ReaderId, Arc<AtomicBool>)>,
    requests: HashMap<RequestId, Request>,
    pub calls: Calls,
    pub waiters: Waiters,
    pub status: Status,
    pub permissions: Permissions,
    /// When a lost connection is tried again.
    pub retry_at: Option<Duration>,
    /// When the machine wants to be told the time.
    pub deadline: Option<Duration>,
    /// By how much that may be late before nobody can be said to have watched.
    lateness: Duration,
}

impl State {
    pub fn new(machine: engine::Client, link: Link, silence: Option<Duration>) -> Self {
        State {
            machine,
            link,
            outgoing: Vec::new(),
            readers: Readers::default(),
            gone: Vec::new(),
            requests: HashMap::new(),
            calls: Calls::default(),
            waiters: Waiters::default(),
            status: Status::Connecting,
            permissions: Permissions::default(),
            retry_at: None,
            deadline: None,
            lateness: silence.map_or(Duration::MAX, |silence| silence / 4),
        }
    }

    /// Does what is to be done without waiting: times that have come, the machine's outputs, writing.
    pub fn settle(&mut self, now: Duration) {
        if let Some(at) = self.deadline.filter(|at| *at <= now) {
            // A time is not over before what has come in it is read.
            self.read(now);
            if now - at > self.lateness {
                // Nobody looked: that nothing came does not count as silence.
                self.machine.was_not_reading(now);
            }
            // The machine says when the next one is, which is not heard of during a pause.
            self.deadline = None;
            self.machine.handle_timeout(now);
        }
        if self.readers.deadline().is_some_and(|at| at <= now) {
            self.readers.handle_timeout(now);
            self.machine.was_not_reading(now);
        }
        self.pump(now);
        self.flush(now);
    }

    fn pump(&mut self, now: Duration) {
        while !self.readers.is_paused() {
            let Some(output) = self.machine.poll_output() else { break };
            self.carry_out(output, now);
        }
        while let Some(id) = self.readers.poll_filled() {
            self.waiters.ring(&Topic::Reader(id));
        }
    }

    fn carry_out(&mut self, output: Output, now: Duration) {
        match output {
            Output::Connect => {
                self.retry_at = None;
                self.link = Link::Opening(Some(Opening::Wanted));
                self.waiters.ring_leader();
            }
            Output::Transmit(bytes) => self.outgoing.extend_from_slice(&bytes),
            Output::Close => self.disconnect(),
            Output::Deadline(at) => self.deadline = at,
            Output::Event(event) => self.readers.deliver(event, now),
            Output::Log(line) => self.readers.deliver_line(line, now),
            Output::Finished { id, result } => self.finish(id, result.map_err(Error::from)),
            Output::Up { permissions, gap } => {
                if let Some(gap) = gap {
                    tracing::warn!(from = ?gap.from, until = ?gap.until, restarted = ?gap.restarted, "connected again; events were missed");
                    self.readers.tell_gap(&gap);
                }
                self.permissions = permissions;
                self.become_status(Status::Up);
            }
            Output::Down { reason, retry_at } => {
                tracing::warn!(%reason, ?retry_at, "not connected");
                self.disconnect();
                self.retry_at = retry_at;
                self.become_status(Status::Down(reason));
            }
            Output::Call { uuid, change } => {
                self.calls.tell(&mut self.machine, &uuid, change);
                self.waiters.ring(&Topic::Call(uuid));
            }
            Output::Closed(reason) => self.end(reason),
            Output::Unsolicited(message) => tracing::warn!(?message, "an answer that nobody waits for"),
            Output::Warning(warning) => tracing::warn!(%warning, "from the switch"),
            Output::Notice(notice) => tracing::debug!(text = %notice.text(), "the switch will close the connection"),
            _ => {}
        }
    }

    fn become_status(&mut self, status: Status) {
        self.status = status;
        self.waiters.ring(&Topic::Status);
    }

    fn end(&mut self, reason: CloseReason) {
        self.disconnect();
        self.readers.end();
        let waiting: Vec<_> = self.requests.iter().filter(|(_, request)| request.result.is_none()).map(|(id, _)| *id).collect();
        for id in waiting {
            self.finish(id, Err(Error::Ended(reason.clone())));
        }
        self.status = Status::Ended(reason);
        self.waiters.ring_all();
    }

    fn disconnect(&mut self) {
        self.link = Link::Closed;
        self.outgoing.clear();
        self.waiters.ring_leader();
    }

    /// The opened transport, or why there is none.
    pub fn opened(&mut self, opened: Result<super::link::Socket, String>, now: Duration) {
        match opened {
            Ok(socket) => {
                self.link = Link::Open(socket);
                self.machine.connected(now);
            }
            Err(why) => {
                self.link = Link::Closed;
                self.machine.connect_failed(why, now);
            }
        }
    }

    /// Reads once, if there is something and room for it.
    pub fn read(&mut self, now: Duration) -> Read {
        if self.readers.is_paused() {
            return Read::Nothing;
        }
        let Link::Open(socket) = &self.link else { return Read::Nothing };
        let spare = self.machine.spare();
        let room = spare.len();
        if room == 0 {
            return Read::Nothing;
        }
        let read = loop {
            match recv(&**socket, &mut *spare, RecvFlags::DONTWAIT) {
                Err(Errno::INTR) => {}
                read => break read,
            }
        };
        match read {
            Err(Errno::AGAIN) => Read::Nothing,
            Ok((_, count)) if count > 0 => {
                self.machine.advance(count, now);
                self.pump(now);
                if count == room { Read::Full } else { Read::Some }
            }
            Ok(_) | Err(_) => {
                self.lose(now);
                Read::Some
            }
        }
    }

    /// The peer has closed, or the transport failed.
    fn lose(&mut self, now: Duration) {
        self.disconnect();
        self.machine.end_of_stream(now);
        self.pump(now);
    }

    fn flush(&mut self, now: Duration) {
        while !self.outgoing.is_empty() {
            let Link::Open(socket) = &self.link else { return };
            match send(&**socket, &self.outgoing, SendFlags::NOSIGNAL | SendFlags::DONTWAIT) {
                Ok(count) => drop(self.outgoing.drain(..count)),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => return self.waiters.ring_leader(),
                Err(_) => {
                    // What the peer said before it went is heard.
                    while self.read(now) != Read::Nothing {}
                    if matches!(self.link, Link::Open(_)) {
                        self.lose(now);
                    }
                }
            }
        }
    }

    /// Whether the socket has not taken all that is to be written.
    pub fn has_outgoing(&self) -> bool {
        !self.outgoing.is_empty()
    }

    /// Asks the switch for what is to be asked for again, or notes it for the next connection.
    pub fn ask(&mut self, command: &Command, timeout: Option<Duration>, now: Duration) -> Result<RequestId, SendError> {
        let taken = self.machine.command(command, timeout, now);
        if matches!(taken, Err(SendError::NotConnected)) {
            self.machine.ask_later(command)?;
        }
        taken
    }

    /// The log level that all readers together need, this one too.
    pub fn log_level(&self, level: &LogLevel) -> LogLevel {
        let wanted = self.readers.interests().filter_map(|interest| interest.log_level());
        let most = wanted.filter_map(|level| Some((level.number()?, level))).max_by_key(|(number, _)| *number);
        most.filter(|_| level.number().is_some()).map_or(level, |(_, level)| level).clone()
    }

    /// A request was made; its outcome is kept until it is taken.
    pub fn expect(&mut self, id: RequestId, given_up: Arc<AtomicBool>) {
        self.requests.insert(id, Request { given_up, result: None });
    }

    fn finish(&mut self, id: RequestId, result: Result<Outcome, Error>) {
        if let Some(request) = self.requests.get_mut(&id) {
            request.result = Some(result);
            self.waiters.ring(&Topic::Request(id));
        }
    }

    /// The outcome of a request, once. One that is not known any more was taken before.
    pub fn take_outcome(&mut self, id: RequestId) -> Option<Result<Outcome, Error>> {
        match self.requests.get(&id) {
            None => Some(Err(Error::Ended(CloseReason::Local))),
            Some(Request { result: None, .. }) => None,
            Some(_) => self.requests.remove(&id)?.result,
        }
    }

    /// Forgets what nobody holds any more: requests, readers, calls.
    pub fn sweep(&mut self, now: Duration) {
        let is_set = |flag: &AtomicBool| flag.load(Ordering::Acquire);
        let given_up: Vec<_> = self.requests.iter().filter(|(_, request)| is_set(&request.given_up)).map(|(id, _)| *id).collect();
        for id in given_up {
            self.requests.remove(&id);
            self.machine.cancel(id);
        }
        let (gone, kept) = std::mem::take(&mut self.gone).into_iter().partition(|(_, gone)| is_set(gone));
        self.gone = kept;
        for (id, _) in gone {
            self.readers.remove(id, now);
        }
        self.calls.sweep(&mut self.machine);
    }
}
