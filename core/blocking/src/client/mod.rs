//! The client: requests, events and calls over one connection, for any number of threads.

mod bell;
mod builder;
mod call;
mod calls;
mod events;
mod link;
mod originate;
mod outbound;
mod pending;
mod shared;
mod state;
mod wait;
mod waiters;

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use eslng_engine::command::api::ApiCommand;
use eslng_engine::command::{Command, Execute};
use eslng_engine::engine::{Answer, Error, Outcome, Permissions, RequestId, Status};
use eslng_engine::event::Event;
use eslng_engine::reply::Record;
use eslng_engine::wire::{ApiResponse, Reply};

pub use builder::Builder;
use builder::Rules;
pub use call::{Call, Changes};
pub use events::Events;
use link::Link;
pub use originate::Calling;
pub use outbound::Outbound;
use pending::Request;
pub use pending::{Pending, Progress, Source};
pub use shared::OuterLock;
use shared::Shared;
use state::State;
use wait::Likely;
use waiters::Topic;

use crate::deadline::Deadline;

/// A client of one switch. Cheap to clone; the clones are one client, whose connection is closed when the last has gone.
///
/// Nothing happens but in calls of it: the thread that waits reads, writes, and connects again after a loss. Of several threads that wait one
/// does so for all, so that one in [`Events::next`] keeps no other from its answer. In a child of `fork` it may be dropped, which leaves the parent's
/// connection alone, and nothing else.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
    rules: Rules,
}

/// How often a connection that is being made has to be looked after: several addresses may be tried at once.
const WHILE_OPENING: Duration = Duration::from_millis(10);

/// What a program with a poll loop of its own has to wait for, until it calls [`Client::process`] again.
#[derive(Clone)]
#[non_exhaustive]
pub struct Needs {
    /// The socket to poll; `None`: there is none now. It is another one after a reconnect.
    pub socket: Option<Arc<dyn AsFd + Send + Sync>>,
    /// Whether to wait until it can be read.
    pub read: bool,
    /// Whether to wait until it can be written.
    pub write: bool,
    /// How long at the most; `None`: without a limit.
    pub within: Option<Duration>,
}

impl Client {
    /// A client for a switch. The host's addresses are all tried.
    pub fn builder(host: impl Into<String>, port: u16) -> Builder {
        Builder::tcp(host.into(), port)
    }

    /// A client for a unix socket.
    pub fn builder_unix(path: impl Into<PathBuf>) -> Builder {
        Builder::unix(path.into())
    }

    /// A client over stream sockets that `open` opens, again after each loss. It runs on a waiting thread and keeps the others waiting.
    pub fn builder_through(open: impl Fn() -> io::Result<OwnedFd> + Send + Sync + 'static) -> Builder {
        Builder::through(open)
    }

    /// A client over a stream socket that is connected already, of which nothing was read. It is closed, or given back, by dropping it with the client;
    /// there is no other one after it.
    pub fn builder_over(socket: impl AsFd + Send + Sync + 'static) -> Builder {
        Builder::over(socket)
    }

    fn new(shared: Shared, rules: Rules) -> Self {
        Client { shared: Arc::new(shared), rules }
    }

    /// The same client; what is asked through this handle may take so long, whatever the builder said.
    pub fn within(&self, timeout: Duration) -> Client {
        Client { rules: Rules { timeout: Some(timeout), ..self.rules }, shared: Arc::clone(&self.shared) }
    }

    /// Where it stands, as far as somebody looked.
    pub fn status(&self) -> Status {
        self.shared.lock_settled().status.clone()
    }

    /// Waits until requests are taken: whether they are before the deadline.
    ///
    /// # Errors
    /// [`Error::Ended`] if they never will be, [`Error::Interrupted`].
    pub fn wait_up(&self, deadline: Deadline) -> Result<bool, Error> {
        let up = self.shared.wait(
            deadline,
            || vec![Topic::Status],
            Likely::NotYet,
            |state, _| match &state.status {
                Status::Up => Some(Ok(())),
                Status::Ended(reason) => Some(Err(Error::Ended(reason.clone()))),
                _ => None,
            },
        )?;
        Ok(up.transpose()?.is_some())
    }

    /// What the last login granted; everything before the first one.
    pub fn permissions(&self) -> Permissions {
        self.shared.lock_settled().permissions.clone()
    }

    /// Runs an API command; its answer may say `-ERR` ([`ApiResponse::error_kind`]). It blocks the connection in the switch until it has
    /// ended: for what takes long, take [`bgapi`](Self::bgapi).
    ///
    /// # Errors
    /// See [`Error`]; a denied command is `permission_denied`.
    pub fn api(&self, line: impl Into<Vec<u8>>) -> Result<ApiResponse, Error> {
        read_api(&self.perform(&Command::api(line))?)
    }

    /// Runs a typed API command and reads what it printed.
    ///
    /// # Errors
    /// See [`Error`]; an argument that its command can't have, an answer that is not of its command's form. What the command says of a failure
    /// is no error but [`Record::Answer`].
    pub fn run(&self, command: &impl ApiCommand) -> Result<Record, Error> {
        let line = command.line()?;
        let response = self.api(line.as_str())?;
        Ok(Record::read(&line, &response.text())?)
    }

    /// Runs an API command in the background and waits for its end: its BACKGROUND_JOB event, whose body is the result. Matched by an id of our own, so
    /// that many may run at once and none is missed.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn bgapi(&self, line: &str) -> Result<Event, Error> {
        self.begin_bgapi(line)?.wait()
    }

    /// Begins an API command in the background, to be waited for.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn begin_bgapi(&self, line: &str) -> Result<Pending<Event>, Error> {
        let request = self.request(|state, timeout, now| Ok(state.machine.job(line, timeout, now)?))?;
        Ok(Pending::new(request, |outcome| match outcome {
            Outcome::Job(event) => Ok(event.clone()),
            other => Err(Error::unexpected(other)),
        }))
    }

    /// Begins an API command in the background and gives its Job-UUID. Its BACKGROUND_JOB event comes to who has subscribed to such.
    ///
    /// # Errors
    /// See [`Error`]; a refused command.
    pub fn bgapi_unawaited(&self, line: impl Into<Vec<u8>>) -> Result<String, Error> {
        let uuid = self.shared.lock().machine.new_uuid();
        let reply = self.command(&Command::bgapi(line, uuid.as_str()))?;
        if reply.error_kind().is_some() { Err(Error::refused(&reply)) } else { Ok(uuid) }
    }

    /// Begins an API command, to be waited for.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn begin_api(&self, line: impl Into<Vec<u8>>) -> Result<Pending<ApiResponse>, Error> {
        let command = Command::api(line);
        let request = self.request(|state, timeout, now| Ok(state.machine.command(&command, timeout, now)?))?;
        Ok(Pending::new(request, read_api))
    }

    /// Runs an application on a channel and waits for its CHANNEL_EXECUTE_COMPLETE event, or for the call's end.
    ///
    /// # Errors
    /// See [`Error`]; a call that ends first is [`RequestError::HungUp`](eslng_engine::engine::RequestError::HungUp).
    pub fn execute(&self, channel: &str, execute: impl Into<Execute>) -> Result<Event, Error> {
        self.begin_execute(channel, execute)?.wait()
    }

    /// Begins an application on a channel, to be waited for.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn begin_execute(&self, channel: &str, execute: impl Into<Execute>) -> Result<Pending<Event>, Error> {
        let execute = execute.into();
        let request = self.request(|state, timeout, now| Ok(state.machine.execute(channel, execute, timeout, now)?))?;
        Ok(Pending::new(request, |outcome| match outcome {
            Outcome::Executed(event) => Ok(event.clone()),
            other => Err(Error::unexpected(other)),
        }))
    }

    /// Sends any command; its reply may say `-ERR`. What it asks for (events, filters, log lines) is asked for again after a reconnect.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn command(&self, command: &Command) -> Result<Reply, Error> {
        match self.perform(command)? {
            Outcome::Reply(reply) => Ok(reply),
            other => Err(Error::unexpected(&other)),
        }
    }

    /// Sends a whole packet of the caller's own and gives its answer, whatever it says. What it asks for is not asked for again after a
    /// reconnect.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn raw(&self, packet: impl Into<Vec<u8>>) -> Result<Answer, Error> {
        match self.perform(&Command::raw(packet))? {
            Outcome::Reply(reply) => Ok(Answer::Reply(reply)),
            Outcome::Api(response) => Ok(Answer::Api(response)),
            other => Err(Error::unexpected(&other)),
        }
    }

    /// Ends the client: what waits fails, events end, nothing is tried again. The connection is closed.
    pub fn close(&self) {
        let mut state = self.shared.lock();
        let now = self.shared.now();
        state.machine.close(now);
        // Also if there was no room for what comes before the end.
        state.readers.end();
        state.settle(now);
    }

    /// Does what is to be done without waiting: reads what has come, writes, connects. For programs with a poll loop of their own; call it when
    /// what [`needs`](Self::needs) says has come, then take what there is with a deadline that has passed.
    ///
    /// # Errors
    /// [`Error::Interrupted`].
    pub fn process(&self) -> Result<(), Error> {
        self.shared.wait(Deadline::after(Duration::ZERO), Vec::new, Likely::Ready, |_, _| None::<()>).map(drop)
    }

    /// What to wait for before [`process`](Self::process) is called again.
    pub fn needs(&self) -> Needs {
        let state = self.shared.lock_settled();
        let times = [state.deadline, state.readers.deadline()].into_iter().flatten();
        let mut within = times.min().map(|at| at.saturating_sub(self.shared.now()));
        let (socket, read, write) = match &state.link {
            Link::Closed => (None, false, false),
            Link::Opening(_) => {
                within = Some(within.map_or(WHILE_OPENING, |within| within.min(WHILE_OPENING)));
                (None, false, false)
            }
            Link::Open(socket) => (Some(Arc::clone(socket)), !state.readers.is_paused(), state.has_outgoing()),
        };
        Needs { socket, read, write, within }
    }

    /// What ends waits from another thread.
    pub fn interrupter(&self) -> Interrupter {
        Interrupter(Arc::clone(&self.shared))
    }

    fn perform(&self, command: &Command) -> Result<Outcome, Error> {
        let request = self.request(|state, timeout, now| Ok(state.machine.command(command, timeout, now)?))?;
        self.outcome(&request)
    }

    fn outcome(&self, request: &Request) -> Result<Outcome, Error> {
        loop {
            // The machine ends it when its time is over.
            if let Some(outcome) = request.wait(Deadline::NEVER)? {
                return Ok(outcome);
            }
        }
    }

    /// Makes a request. A connection that is being made is waited for; one that is not to be tried yet is not.
    fn request(
        &self,
        make: impl FnOnce(&mut State, Option<Duration>, Duration) -> Result<RequestId, Error>,
    ) -> Result<Request, Error> {
        let deadline = self.rules.timeout.map_or(Deadline::NEVER, Deadline::after);
        let mut make = Some(make);
        let mut has_looked = false;
        let mut attempt = |state: &mut State, now: Duration, is_last: bool| {
            if !std::mem::replace(&mut has_looked, true) {
                // The connection may have ended, and an answer that nobody waits for must not be taken for this request's.
                state.read(now);
                state.settle(now);
            }
            let is_coming = match state.status {
                Status::Up | Status::Ended(_) => false,
                _ => state.retry_at.is_none_or(|at| at <= now),
            };
            if is_coming && !is_last {
                return None;
            }
            if let Status::Ended(reason) = &state.status {
                return Some(Err(Error::Ended(reason.clone())));
            }
            let id = make.take()?(state, self.rules.timeout, now);
            let request = id.map(|id| {
                let given_up = Arc::new(AtomicBool::new(false));
                state.expect(id, Arc::clone(&given_up));
                Request::new(self, id, given_up)
            });
            state.settle(now);
            Some(request)
        };
        let made = self.shared.wait(deadline, || vec![Topic::Status], Likely::NotYet, |state, now| attempt(state, now, false))?;
        match made {
            Some(made) => made,
            // Not connected in time: what that means for this request, the machine says.
            None => attempt(&mut self.shared.lock_settled(), self.shared.now(), true).unwrap_or(Err(Error::Interrupted)),
        }
    }
}

fn read_api(outcome: &Outcome) -> Result<ApiResponse, Error> {
    match outcome {
        Outcome::Api(response) => Ok(response.clone()),
        Outcome::Reply(reply) => Err(Error::refused(reply)),
        other => Err(Error::unexpected(other)),
    }
}

/// Ends the waits on a client from another thread. Not for signal handlers: see [`Builder::on_interrupt`] for those.
#[derive(Clone)]
pub struct Interrupter(Arc<Shared>);

impl Interrupter {
    /// Ends the waits with [`Error::Interrupted`], those of now and those that begin before [`resume`](Self::resume).
    pub fn interrupt(&self) {
        self.0.interrupt(true);
    }

    /// Lets wait again.
    pub fn resume(&self) {
        self.0.interrupt(false);
    }
}
