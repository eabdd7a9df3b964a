//! How a client is made.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eslng_engine::command::{Command, Secret};
use eslng_engine::delivery::{Backlog, Overflow};
use eslng_engine::engine::{Backoff, ClientConfig, CloseReason, Handshake, SendError};
use eslng_engine::event::Format;

use crate::client::Client;
use crate::transport::{Connector, Transport, tcp, unix};
use crate::{Error, Status};

/// What a client is to be like, before it connects.
pub struct Builder {
    pub(crate) connector: Arc<Connector>,
    /// The switch, for people: in spans and as the label of metrics.
    pub(crate) name: String,
    pub(crate) connections: usize,
    pub(crate) config: ClientConfig,
    pub(crate) set_up: Vec<Command>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) queue_bytes: usize,
    pub(crate) overflow: Overflow,
}

impl Builder {
    pub(crate) fn tcp(address: String) -> Self {
        let name = address.clone();
        Builder::new(tcp(address), name)
    }

    pub(crate) fn unix(path: PathBuf) -> Self {
        let name = path.display().to_string();
        Builder::new(unix(path), name)
    }

    pub(crate) fn through<F, O, T>(open: F) -> Self
    where
        F: Fn() -> O + Send + Sync + 'static,
        O: Future<Output = std::io::Result<T>> + Send + 'static,
        T: Transport,
    {
        let connector: Connector = Box::new(move || {
            let opening = open();
            Box::pin(async move { Ok(Box::new(opening.await?) as Box<dyn Transport>) })
        });
        Builder::new(connector, "a transport of the caller's".into())
    }

    fn new(connector: Connector, name: String) -> Self {
        Builder {
            connector: Arc::new(connector),
            name,
            connections: 1,
            config: ClientConfig::new(Handshake::Auth { password: Secret::new("ClueCon") }, seed()),
            set_up: Vec::new(),
            timeout: None,
            queue_bytes: Backlog::DEFAULT_BYTES,
            overflow: Overflow::default(),
        }
    }

    /// How this switch is called in spans and as the label `switch` of metrics, in the place of its address.
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
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
        self.config.format = format;
        self
    }

    /// How long to wait between tries; `None`: the client ends with its first connection.
    pub fn backoff(mut self, backoff: impl Into<Option<Backoff>>) -> Self {
        self.config.backoff = backoff.into();
        self
    }

    /// How many connections share the jobs of [`Client::bgapi`] (1). A switch takes about 900 jobs a second on one. All else, events above
    /// all, stays on the first.
    pub fn connections(mut self, connections: usize) -> Self {
        self.connections = connections.max(1);
        self
    }

    /// Whether a gap comes with what `show channels as json` printed after it ([`Gap::channels`](eslng_engine::engine::Gap::channels)).
    pub fn reread_state(mut self, reread: bool) -> Self {
        self.config.reread_state = reread;
        self
    }

    /// After how long without a byte the connection is taken for dead, in the place of 60 s; `None`: never. A switch that has nothing to say is
    /// asked for a sign of life half way there, and one that runs an `api` may be silent.
    pub fn silence(mut self, silence: Option<Duration>) -> Self {
        self.config.silence = silence;
        self
    }

    /// How long each request may take, unless it is made through [`Client::within`]; without, as long as the connection lasts.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// How many bytes of events wait for one reader at most (64 MiB), and what happens when they stay more for 5 s without progress.
    pub fn queue(mut self, bytes: usize, overflow: Overflow) -> Self {
        (self.queue_bytes, self.overflow) = (bytes, overflow);
        self
    }

    /// A command that every connection begins with.
    pub fn set_up(mut self, command: Command) -> Self {
        self.set_up.push(command);
        self
    }

    /// Starts the client on the current tokio runtime and gives its handle at once; it connects and keeps trying.
    ///
    /// # Errors
    /// A user, a password or a set-up command that can't stand on the wire.
    pub fn start(self) -> Result<Client, Error> {
        self.config.handshake.check().map_err(SendError::from)?;
        Client::start(self)
    }

    /// Connects, and gives the client when it is logged in. A first try that fails ends it; later losses are mended by themselves.
    ///
    /// # Errors
    /// [`Error::Ended`] says why: no connection, a refused login, a refused address.
    pub async fn connect(self) -> Result<Client, Error> {
        let client = self.start()?;
        let mut status = client.status();
        let first = status.wait_for(|status| !matches!(status, Status::Connecting)).await.map(|status| status.clone());
        match first {
            Ok(Status::Up) => Ok(client),
            Ok(Status::Down(reason) | Status::Ended(reason)) => {
                client.close().await;
                Err(Error::Ended(reason))
            }
            _ => Err(Error::Ended(CloseReason::Local)),
        }
    }
}

/// std seeds its hasher from the system's randomness.
pub(crate) fn seed() -> u64 {
    RandomState::new().build_hasher().finish()
}
