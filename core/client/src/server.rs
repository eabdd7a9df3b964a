//! Outbound connections: the switch connects to us for each call.

use std::future::Future;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use eslng_engine::engine::OutboundConfig;
use eslng_engine::event::Format;
use tokio::net::{TcpListener, TcpSocket, TcpStream, lookup_host};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot, watch};
use tokio::task::JoinSet;
use tracing::Instrument;

use crate::Error;
use crate::call::Call;
use crate::client::Client;
use crate::transport::Transport;

/// What a server is to be like, before it listens.
#[derive(Clone, Debug)]
pub struct ServerBuilder {
    config: OutboundConfig,
    backlog: u32,
    calls: usize,
    timeout: Option<Duration>,
}

impl ServerBuilder {
    /// The format of events, in the place of plain.
    pub fn format(mut self, format: Format) -> Self {
        self.config.format = format;
        self
    }

    /// For how many seconds the switch keeps the connection after the call's end (10), so that the end arrives; `None`: not at all. It needs
    /// `async full` in the dialplan.
    pub fn linger(mut self, seconds: Option<u32>) -> Self {
        self.config.linger = seconds;
        self
    }

    /// How long a peer may take to answer `connect` (20 s). One that stays silent is dropped.
    pub fn handshake_timeout(mut self, limit: Duration) -> Self {
        self.config.connection.handshake_timeout = limit;
        self
    }

    /// How many calls are handled at once (10,000). Those above wait in the kernel's backlog; the switch takes them for connected.
    pub fn calls(mut self, most: usize) -> Self {
        self.calls = most.max(1);
        self
    }

    /// How many connections may wait to be accepted (1,024); the kernel may allow less (`net.core.somaxconn`).
    pub fn backlog(mut self, most: u32) -> Self {
        self.backlog = most;
        self
    }

    /// How long each operation may take, unless it is told otherwise; without, as long as the call lasts.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Listens on `host:port`; port 0 lets the kernel pick one.
    ///
    /// # Errors
    /// No such host; the address is taken.
    pub async fn bind(self, address: &str) -> io::Result<Server> {
        let mut last = io::Error::new(io::ErrorKind::NotFound, format!("{address} has no address"));
        for address in lookup_host(address).await? {
            let socket = if address.is_ipv4() { TcpSocket::new_v4()? } else { TcpSocket::new_v6()? };
            socket.set_reuseaddr(true)?;
            match socket.bind(address).and_then(|()| socket.listen(self.backlog)) {
                Ok(listener) => return Ok(Server::new(self, listener)),
                Err(error) => last = error,
            }
        }
        Err(last)
    }

    /// Takes a connection that the application has accepted itself, over a TLS stream or anything else; gives its call when `connect` is answered.
    ///
    /// # Errors
    /// [`Error::Ended`]: the peer is gone, or is no switch.
    pub async fn accept(&self, transport: impl Transport) -> Result<Call, Error> {
        let mut config = self.config.clone();
        config.seed = RandomState::new().build_hasher().finish();
        let (tell, connected) = oneshot::channel();
        let client = Client::outbound(config, Box::new(transport), self.timeout, tell);
        let own = connected.await.map_err(|_| client.ended())?;
        Call::follow(client, own.uuid.clone(), Some(own)).await
    }
}

/// What a server has counted since it began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServerStats {
    /// Connections accepted.
    pub accepted: u64,
    /// Calls handled, or being handled.
    pub calls: u64,
    /// Calls being handled now.
    pub open: u64,
    /// Peers that closed before a call was known: health probes.
    pub probes: u64,
    /// Peers that did not answer `connect` as a switch does, or not in time.
    pub failed: u64,
    /// Handlers that panicked; their calls went on in the dialplan.
    pub panicked: u64,
}

#[derive(Default)]
struct Counters {
    accepted: AtomicU64,
    calls: AtomicU64,
    open: AtomicU64,
    probes: AtomicU64,
    failed: AtomicU64,
    panicked: AtomicU64,
}

#[derive(Clone, Copy, PartialEq)]
enum Stop {
    No,
    Drain { until: tokio::time::Instant },
}

/// Stops a server, and tells what it does. Cheap to clone.
#[derive(Clone)]
pub struct ServerHandle {
    stop: Arc<watch::Sender<Stop>>,
    counters: Arc<Counters>,
}

impl ServerHandle {
    /// Accepts no more calls than have connected already, lets those that are open go on for so long, then closes their connections: the calls go on in the dialplan.
    pub fn drain(&self, at_most: Duration) {
        self.stop.send_replace(Stop::Drain { until: tokio::time::Instant::now() + at_most });
    }

    /// What was counted so far.
    pub fn stats(&self) -> ServerStats {
        let of = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        let counters = &self.counters;
        ServerStats {
            accepted: of(&counters.accepted),
            calls: of(&counters.calls),
            open: of(&counters.open),
            probes: of(&counters.probes),
            failed: of(&counters.failed),
            panicked: of(&counters.panicked),
        }
    }
}

/// Listens for outbound connections (`<action application="socket" data="host:port async full"/>`).
pub struct Server {
    builder: Arc<ServerBuilder>,
    listener: TcpListener,
    stopped: watch::Receiver<Stop>,
    handle: ServerHandle,
}

impl Server {
    /// A server with defaults.
    pub fn builder() -> ServerBuilder {
        ServerBuilder { config: OutboundConfig::new(0), backlog: 1024, calls: 10_000, timeout: None }
    }

    /// Listens on `host:port` with defaults.
    ///
    /// # Errors
    /// As [`ServerBuilder::bind`].
    pub async fn bind(address: &str) -> io::Result<Server> {
        Server::builder().bind(address).await
    }

    fn new(builder: ServerBuilder, listener: TcpListener) -> Self {
        let (stop, stopped) = watch::channel(Stop::No);
        let handle = ServerHandle { stop: Arc::new(stop), counters: Arc::default() };
        Server { builder: Arc::new(builder), listener, stopped, handle }
    }

    /// Where it listens.
    ///
    /// # Errors
    /// The kernel does not say.
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }

    /// To stop it from elsewhere, and to ask what it does.
    pub fn handle(&self) -> ServerHandle {
        self.handle.clone()
    }

    /// Gives each call to the handler, in a task of its own, until it is drained. When a handler has returned, its connection is closed: a call
    /// that has not been hung up goes on in the dialplan. Returns how many calls were still open at the end of the drain.
    pub async fn serve<F, H>(mut self, handler: F) -> usize
    where
        F: Fn(Call) -> H + Send + Sync + 'static,
        H: Future<Output = ()> + Send + 'static,
    {
        let handler = Arc::new(handler);
        let room = Arc::new(Semaphore::new(self.builder.calls));
        let mut calls = JoinSet::new();
        while *self.stopped.borrow_and_update() == Stop::No {
            let accepting = async {
                let permit = Arc::clone(&room).acquire_owned().await;
                (permit, self.listener.accept().await)
            };
            let (permit, accepted) = tokio::select! {
                accepted = accepting => accepted,
                _ = self.stopped.changed() => continue,
                Some(ended) = calls.join_next() => {
                    self.note_end(ended);
                    continue;
                }
            };
            let stream = match accepted {
                Ok((stream, _)) => stream,
                Err(error) => {
                    // Out of descriptors, mostly: those that are open will end.
                    tracing::warn!(%error, "could not accept a connection");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    continue;
                }
            };
            calls.spawn(taken(&self.builder, &self.handle.counters, stream, &handler, permit.ok()));
        }
        let Stop::Drain { until } = *self.stopped.borrow() else { return 0 };
        for stream in waiting(self.listener) {
            // Where there is no room it is closed, and its call goes on in the dialplan.
            if let Ok(permit) = Arc::clone(&room).try_acquire_owned() {
                calls.spawn(taken(&self.builder, &self.handle.counters, stream, &handler, Some(permit)));
            }
        }
        while let Ok(Some(ended)) = tokio::time::timeout_at(until, calls.join_next()).await {
            note_end(&self.handle.counters, ended);
        }
        let open = calls.len();
        calls.shutdown().await;
        open
    }

    fn note_end(&self, ended: Result<(), tokio::task::JoinError>) {
        note_end(&self.handle.counters, ended);
    }
}

fn note_end(counters: &Counters, ended: Result<(), tokio::task::JoinError>) {
    if let Err(error) = ended
        && error.is_panic()
    {
        counters.panicked.fetch_add(1, Ordering::Relaxed);
        tracing::error!("the handler of a call has panicked; the call goes on in the dialplan");
    }
}

/// Counts a call as open for as long as it lives, also when its task is dropped.
struct Open<'c>(&'c Counters);

impl<'c> Open<'c> {
    fn new(counters: &'c Counters) -> Self {
        counters.calls.fetch_add(1, Ordering::Relaxed);
        counters.open.fetch_add(1, Ordering::Relaxed);
        metrics::counter!("eslng_outbound_calls_total").increment(1);
        metrics::gauge!("eslng_outbound_calls_open").increment(1);
        Open(counters)
    }
}

impl Drop for Open<'_> {
    fn drop(&mut self) {
        self.0.open.fetch_sub(1, Ordering::Relaxed);
        metrics::gauge!("eslng_outbound_calls_open").decrement(1);
    }
}

/// What waited in the backlog when the listener was closed: the switch takes these for connected, so their calls are ours.
fn waiting(listener: TcpListener) -> Vec<TcpStream> {
    // A std listener asks the kernel, where tokio's asks for what it was told last. Both are non-blocking.
    let Ok(listener) = listener.into_std() else { return Vec::new() };
    let accept = || {
        let (stream, _) = listener.accept().ok()?;
        stream.set_nonblocking(true).ok()?;
        TcpStream::from_std(stream).ok()
    };
    std::iter::from_fn(accept).collect()
}

/// The life of a connection that was accepted; its place is free at the end.
fn taken<F, H>(
    builder: &Arc<ServerBuilder>,
    counters: &Arc<Counters>,
    stream: TcpStream,
    handler: &Arc<F>,
    place: Option<OwnedSemaphorePermit>,
) -> impl Future<Output = ()> + use<F, H>
where
    F: Fn(Call) -> H + Send + Sync + 'static,
    H: Future<Output = ()> + Send + 'static,
{
    counters.accepted.fetch_add(1, Ordering::Relaxed);
    metrics::counter!("eslng_outbound_accepted_total").increment(1);
    // A socket that can't be told so is none that is still there.
    let _ = stream.set_nodelay(true);
    let (handler, builder, counters) = (Arc::clone(handler), Arc::clone(builder), Arc::clone(counters));
    async move {
        handle_one(&builder, &counters, stream, &*handler).await;
        drop(place);
    }
}

async fn handle_one<F, H>(builder: &ServerBuilder, counters: &Counters, stream: impl Transport, handler: &F)
where
    F: Fn(Call) -> H,
    H: Future<Output = ()>,
{
    let call = match builder.accept(stream).await {
        Ok(call) => call,
        Err(error) => {
            let is_probe =
                matches!(&error, Error::Ended(reason) if matches!(reason, eslng_engine::engine::CloseReason::EndOfStream));
            let counter = if is_probe { &counters.probes } else { &counters.failed };
            counter.fetch_add(1, Ordering::Relaxed);
            tracing::debug!(%error, "a connection brought no call");
            return;
        }
    };
    let _open = Open::new(counters);
    let span = tracing::info_span!("call", uuid = call.uuid());
    let client = call.client().clone();
    handler(call).instrument(span).await;
    client.close().await;
}
