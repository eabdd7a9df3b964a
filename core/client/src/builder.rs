//! How a client is made.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::PathBuf;
use std::time::Duration;

use eslng_engine::command::{Command, Secret};
use eslng_engine::engine::{Backoff, ClientConfig, Handshake};
use eslng_engine::event::Format;

use crate::client::{Client, Status};
use crate::error::Error;
use crate::queue::Overflow;
use crate::transport::{Connector, Transport, tcp, unix};

/// What a client is to be like, before it connects.
pub struct Builder {
    connector: Connector,
    pub(crate) config: ClientConfig,
    pub(crate) set_up: Vec<Command>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) queue_bytes: usize,
    pub(crate) overflow: Overflow,
}

impl Builder {
    pub(crate) fn tcp(address: String) -> Self {
        Builder::new(tcp(address))
    }

    pub(crate) fn unix(path: PathBuf) -> Self {
        Builder::new(unix(path))
    }

    pub(crate) fn through<F, O, T>(open: F) -> Self
    where
        F: Fn() -> O + Send + Sync + 'static,
        O: Future<Output = std::io::Result<T>> + Send + 'static,
        T: Transport,
    {
        Builder::new(Box::new(move || {
            let opening = open();
            Box::pin(async move { Ok(Box::new(opening.await?) as Box<dyn Transport>) })
        }))
    }

    fn new(connector: Connector) -> Self {
        // std seeds its hasher from the system's randomness.
        let seed = RandomState::new().build_hasher().finish();
        let config = ClientConfig::new(Handshake::Auth { password: Secret::new("ClueCon") }, seed);
        Builder { connector, config, set_up: Vec::new(), timeout: None, queue_bytes: 64 << 20, overflow: Overflow::default() }
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

    /// How long to wait between tries.
    pub fn backoff(mut self, backoff: Backoff) -> Self {
        self.config.backoff = backoff;
        self
    }

    /// After how long without a byte the connection is taken for dead, in the place of 60 s; `None`: never.
    pub fn silence(mut self, silence: Option<Duration>) -> Self {
        self.config.silence = silence;
        self
    }

    /// How long each request may take, unless it is told otherwise; without, as long as the connection lasts.
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
    /// A set-up command that can't stand on the wire.
    pub fn start(self) -> Result<Client, Error> {
        let connector = |builder: &mut Builder| std::mem::replace(&mut builder.connector, tcp(String::new()));
        let mut builder = self;
        let connector = connector(&mut builder);
        Client::start(builder, connector)
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
            Ok(Status::Connecting) | Err(_) => Err(Error::Ended(eslng_engine::engine::CloseReason::Local)),
        }
    }
}
