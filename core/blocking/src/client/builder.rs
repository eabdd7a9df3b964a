//! How a client is made.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::ops::ControlFlow;
use std::os::fd::{AsFd, OwnedFd};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eslng_engine::command::{Command, Secret};
use eslng_engine::delivery::{Backlog, Overflow};
use eslng_engine::engine::{self, Backoff, ClientConfig, CloseReason, Error, Handshake, SendError, Status};
use eslng_engine::event::Format;
use eslng_engine::wire::Limits;

use super::Client;
use super::link::{Link, Opener};
use super::shared::{OuterLock, Shared};
use super::state::State;
use super::wait::Likely;
use super::waiters::Topic;
use crate::deadline::Deadline;
use crate::socket::InterruptHook;

/// What holds for a client's handles, whichever side opened the connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    pub format: Format,
    pub timeout: Option<Duration>,
    pub queue_bytes: usize,
    pub overflow: Overflow,
}

impl Default for Rules {
    fn default() -> Self {
        Rules { format: Format::Plain, timeout: None, queue_bytes: Backlog::DEFAULT_BYTES, overflow: Overflow::default() }
    }
}

/// What a client is to be like, before it connects.
pub struct Builder {
    opener: Opener,
    config: ClientConfig,
    set_up: Vec<Command>,
    rules: Rules,
    hook: Option<InterruptHook>,
    lock: Option<Box<dyn OuterLock>>,
}

impl Builder {
    pub(super) fn tcp(host: String, port: u16) -> Self {
        Builder::new(Opener::Tcp { host, port })
    }

    pub(super) fn unix(path: PathBuf) -> Self {
        Builder::new(Opener::Unix(path))
    }

    pub(super) fn through(open: impl Fn() -> io::Result<OwnedFd> + Send + Sync + 'static) -> Self {
        Builder::new(Opener::Through(Box::new(open)))
    }

    pub(super) fn over(socket: impl AsFd + Send + Sync + 'static) -> Self {
        Builder::new(Opener::given(Arc::new(socket))).backoff(None)
    }

    fn new(opener: Opener) -> Self {
        Builder {
            opener,
            config: ClientConfig::new(Handshake::Auth { password: Secret::new("ClueCon") }, seed()),
            set_up: Vec::new(),
            rules: Rules::default(),
            hook: None,
            lock: None,
        }
    }

    /// The event socket's password, in the place of FreeSWITCH's default, ClueCon.
    pub fn password(mut self, password: impl Into<Vec<u8>>) -> Self {
        self.config.handshake = Handshake::Auth { password: Secret::new(password) };
        self
    }

    /// A user of the directory, `user@domain`, and its `esl-password`.
    pub fn user(mut self, user: impl Into<Vec<u8>>, password: impl Into<Vec<u8>>) -> Self {
        self.config.handshake = Handshake::UserAuth { user: user.into(), password: Secret::new(password) };
        self
    }

    /// The format of events, in the place of plain.
    pub fn format(mut self, format: Format) -> Self {
        (self.config.format, self.rules.format) = (format, format);
        self
    }

    /// How long to wait between tries after a loss; `None`: the client ends with its first connection.
    pub fn backoff(mut self, backoff: impl Into<Option<Backoff>>) -> Self {
        self.config.backoff = backoff.into();
        self
    }

    /// Whether a gap comes with what `show channels as json` printed after it ([`Gap::channels`](eslng_engine::engine::Gap::channels)).
    pub fn reread_state(mut self, reread: bool) -> Self {
        self.config.reread_state = reread;
        self
    }

    /// After how long without a byte the connection is taken for dead, in the place of 60 s; `None`: never. It is noticed while somebody
    /// waits. A switch that has nothing to say is asked for a sign of life half way there, and one that runs an `api` may be silent.
    pub fn silence(mut self, silence: Option<Duration>) -> Self {
        self.config.silence = silence;
        self
    }

    /// The largest header block and the largest body that are taken, in the place of [`Limits::default`]; what is larger ends the connection.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.config.connection.limits = limits;
        self
    }

    /// How long each request may take, unless it is made through [`Client::within`]; without, as long as the connection lasts.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.rules.timeout = Some(timeout);
        self
    }

    /// How many bytes of events wait for one reader at most (64 MiB), and what happens when they stay more for 5 s without progress, for which
    /// reading pauses.
    pub fn queue(mut self, bytes: usize, overflow: Overflow) -> Self {
        (self.rules.queue_bytes, self.rules.overflow) = (bytes, overflow);
        self
    }

    /// A command that every connection begins with.
    pub fn set_up(mut self, command: Command) -> Self {
        self.set_up.push(command);
        self
    }

    /// Asks `hook` whether to go on when a signal interrupts a wait: [`Error::Interrupted`] ends it. It runs on the waiting thread, without
    /// the client's lock. Without a hook waits go on.
    pub fn on_interrupt(mut self, hook: impl Fn() -> ControlFlow<()> + Send + Sync + 'static) -> Self {
        self.hook = Some(Box::new(hook));
        self
    }

    /// A lock to take before the client's own: see [`OuterLock`].
    pub fn outer_lock(mut self, lock: impl OuterLock + 'static) -> Self {
        self.lock = Some(Box::new(lock));
        self
    }

    /// The client, not connected yet: that begins with the first wait.
    ///
    /// # Errors
    /// A user, a password or a set-up command that can't stand on the wire.
    pub fn start(self) -> Result<Client, Error> {
        self.config.handshake.check().map_err(SendError::from)?;
        let silence = self.config.silence;
        let mut machine = engine::Client::new(self.config, Duration::ZERO);
        for command in self.set_up {
            machine.add_set_up(command)?;
        }
        let state = State::new(machine, Link::Closed, silence);
        let shared = Shared::new(state, self.opener, Instant::now(), self.hook, self.lock);
        Ok(Client::new(shared, self.rules))
    }

    /// Connects, and gives the client when it is logged in. A first try that fails ends it; later losses are mended while somebody
    /// waits.
    ///
    /// # Errors
    /// [`Error::Ended`] says why: no connection, a refused login, a refused address, the deadline.
    pub fn connect(self, deadline: Deadline) -> Result<Client, Error> {
        let client = self.start()?;
        let first = client.shared.wait(
            deadline,
            || vec![Topic::Status],
            Likely::NotYet,
            |state, _| match &state.status {
                Status::Connecting => None,
                status => Some(status.clone()),
            },
        )?;
        let reason = match first {
            Some(Status::Up) => return Ok(client),
            Some(Status::Down(reason) | Status::Ended(reason)) => reason,
            // The deadline has passed.
            _ => match client.shared.lock().link {
                Link::Opening(_) => CloseReason::ConnectFailed { text: "the host did not answer in time".to_owned() },
                _ => CloseReason::HandshakeTimeout,
            },
        };
        client.close();
        Err(Error::Ended(reason))
    }
}

/// std seeds its hasher from the system's randomness.
pub(super) fn seed() -> u64 {
    RandomState::new().build_hasher().finish()
}
