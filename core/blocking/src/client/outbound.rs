//! Outbound: the switch has connected to us for one call.

use std::os::fd::AsFd;
use std::sync::Arc;
use std::time::{Duration, Instant};

use eslng_engine::delivery::Overflow;
use eslng_engine::engine::{self, Error, OutboundConfig, OwnCall, Status};
use eslng_engine::event::Format;
use eslng_engine::wire::Limits;

use super::builder::{Rules, seed};
use super::link::{Link, Opener};
use super::shared::{OuterLock, Shared};
use super::state::State;
use super::wait::Likely;
use super::waiters::Topic;
use super::{Call, Client};
use crate::deadline::Deadline;
use crate::socket::InterruptHook;

/// How an outbound connection is to be taken. The sockets are a [`Listener`](crate::Listener)'s, or anybody's.
///
/// ```no_run
/// use std::thread;
///
/// use eslng_blocking::{Listener, Outbound};
/// use eslng_engine::vocabulary::HangupCause;
///
/// # fn run() -> Result<(), Box<dyn std::error::Error>> {
/// let listener = Listener::bind("127.0.0.1", 8084, 1024)?;
/// loop {
///     let (socket, _) = listener.accept()?;
///     thread::spawn(move || {
///         let call = Outbound::new().accept(socket)?;
///         call.answer()?;
///         call.playback("ivr/ivr-welcome.wav")?;
///         call.hangup(HangupCause::NormalClearing)
///     });
/// }
/// # }
/// ```
pub struct Outbound {
    config: OutboundConfig,
    rules: Rules,
    hook: Option<InterruptHook>,
    lock: Option<Box<dyn OuterLock>>,
}

impl Default for Outbound {
    fn default() -> Self {
        Outbound::new()
    }
}

impl Outbound {
    /// Plain events, ten seconds of linger, 20 s for `connect`.
    pub fn new() -> Self {
        Outbound { config: OutboundConfig::new(seed()), rules: Rules::default(), hook: None, lock: None }
    }

    /// The format of events, in the place of plain.
    pub fn format(mut self, format: Format) -> Self {
        (self.config.format, self.rules.format) = (format, format);
        self
    }

    /// For how many seconds the switch keeps the connection after the call's end (10), so that the end arrives; `None`: not at all. It needs
    /// `async full` in the dialplan.
    pub fn linger(mut self, seconds: Option<u32>) -> Self {
        self.config.linger = seconds;
        self
    }

    /// How long the peer may take to answer `connect` (20 s).
    pub fn handshake_timeout(mut self, limit: Duration) -> Self {
        self.config.connection.handshake_timeout = limit;
        self
    }

    /// As [`Builder::limits`](super::Builder::limits).
    pub fn limits(mut self, limits: Limits) -> Self {
        self.config.connection.limits = limits;
        self
    }

    /// How long each operation may take, unless it is made through [`Call::within`]; without, as long as the call lasts.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.rules.timeout = Some(timeout);
        self
    }

    /// As [`Builder::queue`](super::Builder::queue).
    pub fn queue(mut self, bytes: usize, overflow: Overflow) -> Self {
        (self.rules.queue_bytes, self.rules.overflow) = (bytes, overflow);
        self
    }

    /// As [`Builder::on_interrupt`](super::Builder::on_interrupt).
    pub fn on_interrupt(mut self, hook: impl Fn() -> std::ops::ControlFlow<()> + Send + Sync + 'static) -> Self {
        self.hook = Some(Box::new(hook));
        self
    }

    /// As [`Builder::outer_lock`](super::Builder::outer_lock).
    pub fn outer_lock(mut self, lock: impl OuterLock + 'static) -> Self {
        self.lock = Some(Box::new(lock));
        self
    }

    /// Takes a connection that the switch has opened, sends `connect` and gives the call when that is answered. When the last handle of the call and of its
    /// client is dropped the socket is closed: a call that was not hung up goes on in the dialplan.
    ///
    /// # Errors
    /// [`Error::Ended`]: the peer is gone (a health probe), silent, or no switch; [`Error::Interrupted`].
    pub fn accept(self, socket: impl AsFd + Send + Sync + 'static) -> Result<Call, Error> {
        let mut state = State::new(engine::Client::outbound(self.config, Duration::ZERO), Link::Open(Arc::new(socket)), None);
        state.settle(Duration::ZERO);
        let shared = Shared::new(state, Opener::used_up(), Instant::now(), self.hook, self.lock);
        let client = Client::new(shared, self.rules);
        // The machine ends it when its time is over.
        let connected = client.shared.wait(
            Deadline::NEVER,
            || vec![Topic::Status],
            Likely::NotYet,
            |state, _| match (state.machine.own_call(), &state.status) {
                (Some(call), _) => Some(Ok(call.clone())),
                (None, Status::Ended(reason)) => Some(Err(Error::Ended(reason.clone()))),
                (None, _) => None,
            },
        )?;
        let own: OwnCall = connected.unwrap_or(Err(Error::Interrupted))?;
        let uuid = own.uuid.clone();
        client.follow(&uuid, Some(own))
    }
}
