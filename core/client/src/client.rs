//! The handle that applications hold.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eslng_engine::command::api::ApiCommand;
use eslng_engine::command::{Command, Execute};
use eslng_engine::delivery::Interest;
use eslng_engine::engine::{Answer, OutboundConfig, Outcome, OwnCall, Permissions, RequestError, SendError};
use eslng_engine::event::Event;
use eslng_engine::reply::Record;
use eslng_engine::wire::{ApiResponse, Reply};
use tokio::sync::{oneshot, watch};
use tracing::Instrument;

use crate::asking::Request;
use crate::builder::{Builder, seed};
use crate::driver::Driver;
use crate::lane::Lane;
use crate::queue::{Queue, QueueRules};
use crate::stream::EventStream;
use crate::telemetry;
use crate::transport::Transport;
use crate::{Error, Status};

/// A client of one switch. Cheap to clone; its connections are closed when the last clone has gone.
#[derive(Clone)]
pub struct Client {
    /// The first has the events; the others share the jobs with it.
    lanes: Arc<[Lane]>,
    timeout: Option<Duration>,
    queue: QueueRules,
}

impl Client {
    /// A client for `host:port`.
    pub fn builder(address: impl Into<String>) -> Builder {
        Builder::tcp(address.into())
    }

    /// A client for a unix socket.
    pub fn builder_unix(path: impl Into<PathBuf>) -> Builder {
        Builder::unix(path.into())
    }

    /// A client over any transport that `open` opens, again after each loss: a TLS stream, a tunnel.
    pub fn builder_through<F, O, T>(open: F) -> Builder
    where
        F: Fn() -> O + Send + Sync + 'static,
        O: Future<Output = std::io::Result<T>> + Send + 'static,
        T: Transport,
    {
        Builder::through(open)
    }

    pub(crate) fn start(builder: Builder) -> Result<Self, Error> {
        let start = |number| {
            let mut config = builder.config.clone();
            if number > 0 {
                (config.seed, config.reread_state) = (seed(), false);
            }
            Lane::start(&builder, config, number)
        };
        let lanes = (0..builder.connections).map(start).collect::<Result<_, _>>()?;
        let queue = QueueRules { bytes: builder.queue_bytes, overflow: builder.overflow, ..QueueRules::defaults(&builder.name) };
        Ok(Client { lanes, timeout: builder.timeout, queue })
    }

    /// The same client; what is asked through this handle may take so long, whatever the builder said.
    ///
    /// ```no_run
    /// # async fn run(client: eslng::Client) -> Result<(), eslng::Error> {
    /// let soon = client.within(std::time::Duration::from_millis(500));
    /// println!("{}", soon.api("status").await?.text());
    /// # Ok(()) }
    /// ```
    pub fn within(&self, timeout: Duration) -> Client {
        Client { timeout: Some(timeout), ..self.clone() }
    }

    /// A client of the connection that the switch has opened for a call.
    pub(crate) fn outbound(
        config: OutboundConfig,
        transport: Box<dyn Transport>,
        timeout: Option<Duration>,
        connected: oneshot::Sender<OwnCall>,
    ) -> Self {
        let lanes = Arc::from([Lane::outbound(config, transport, connected)]);
        Client { lanes, timeout, queue: QueueRules::defaults(telemetry::OUTBOUND) }
    }

    /// Where it stands, to be watched. With several connections: where the first one stands, which has the events.
    pub fn status(&self) -> watch::Receiver<Status> {
        self.first().status.clone()
    }

    /// What the last login granted; everything before the first one.
    pub fn permissions(&self) -> Permissions {
        self.first().permissions.borrow().clone()
    }

    /// Runs an API command; its answer may say `-ERR` ([`ApiResponse::error_kind`]). It blocks the connection in the switch until it has
    /// ended: for what takes long, take [`bgapi`](Self::bgapi).
    ///
    /// # Errors
    /// See [`Error`]; a denied command is `permission_denied`.
    pub async fn api(&self, line: impl Into<Vec<u8>>) -> Result<ApiResponse, Error> {
        match self.request(Request::Command(Command::api(line))).instrument(tracing::debug_span!("api")).await? {
            Outcome::Api(response) => Ok(response),
            Outcome::Reply(reply) => Err(Error::refused(&reply)),
            other => Err(Error::unexpected(&other)),
        }
    }

    /// Runs a typed API command and reads what it printed.
    ///
    /// ```no_run
    /// # async fn run(client: eslng::Client) -> Result<(), eslng::Error> {
    /// use eslng::command::api::Status;
    /// use eslng::reply::Record;
    ///
    /// if let Record::Status(status) = client.run(&Status {}).await? {
    ///     println!("{} calls at the moment", status.sessions.active);
    /// }
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// See [`Error`]; an argument that its command can't have, an answer that is not of its command's form. What the command says of a failure
    /// is no error but [`Record::Answer`].
    pub async fn run(&self, command: &impl ApiCommand) -> Result<Record, Error> {
        let line = command.line()?;
        let response = self.api(line.as_str()).await?;
        Ok(Record::read(&line, &response.text())?)
    }

    /// Runs an API command in the background; its BACKGROUND_JOB event, whose body is the result. Matched by an id of our own, so many may
    /// run at once and none is missed.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn bgapi(&self, line: impl Into<String>) -> Result<Event, Error> {
        let request = self.least_loaded().request(Request::Job(line.into()), self.timeout);
        match request.instrument(tracing::debug_span!("bgapi")).await? {
            Outcome::Job(event) => Ok(event),
            other => Err(Error::unexpected(&other)),
        }
    }

    /// Runs an application on a channel and waits for its CHANNEL_EXECUTE_COMPLETE event, or for the call's end.
    ///
    /// # Errors
    /// See [`Error`]; a call that ends first is [`RequestError::HungUp`](eslng_engine::engine::RequestError::HungUp).
    pub async fn execute(&self, channel: impl Into<String>, execute: Execute) -> Result<Event, Error> {
        let channel = channel.into();
        let span = tracing::debug_span!("execute", channel);
        match self.request(Request::Execute(channel, execute)).instrument(span).await? {
            Outcome::Executed(event) => Ok(event),
            other => Err(Error::unexpected(&other)),
        }
    }

    /// Sends any command; its reply may say `-ERR`. What it asks for (events, filters, log lines) is asked for again after a reconnect.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn command(&self, command: Command) -> Result<Reply, Error> {
        match self.request(Request::Command(command)).instrument(tracing::debug_span!("command")).await? {
            Outcome::Reply(reply) => Ok(reply),
            other => Err(Error::unexpected(&other)),
        }
    }

    /// Sends a whole packet of the caller's own and gives its answer, whatever it says. What it asks for is not asked for again after a
    /// reconnect.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn raw(&self, packet: impl Into<Vec<u8>>) -> Result<Answer, Error> {
        match self.request(Request::Command(Command::raw(packet))).instrument(tracing::debug_span!("raw")).await? {
            Outcome::Reply(reply) => Ok(Answer::Reply(reply)),
            Outcome::Api(response) => Ok(Answer::Api(response)),
            other => Err(Error::unexpected(&other)),
        }
    }

    /// Asks the switch for events and log lines and gives those of this interest. While there is no connection the next one is asked.
    ///
    /// # Errors
    /// See [`Error`]; what this user may not have is `permission_denied`.
    pub async fn subscribe(&self, interest: Interest) -> Result<EventStream, Error> {
        let events = interest.subscription().map(Request::Subscribe);
        let log = interest.log_level().cloned().map(Request::Log);
        let stream = self.listen(interest).await?;
        for request in events.into_iter().chain(log) {
            match self.request(request).instrument(tracing::debug_span!("subscribe")).await {
                Ok(Outcome::Reply(reply)) if reply.is_ok() => {}
                Ok(Outcome::Reply(reply)) => return Err(Error::refused(&reply)),
                Ok(other) => return Err(Error::unexpected(&other)),
                // It was noted for the next connection.
                Err(Error::NotSent(SendError::NotConnected)) => {}
                Err(Error::Request(RequestError::OutcomeUnknown(_) | RequestError::NotSent(_))) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(stream)
    }

    /// Gives events of this interest, of those that the switch was asked for otherwise.
    ///
    /// # Errors
    /// [`Error::Ended`].
    pub async fn listen(&self, interest: Interest) -> Result<EventStream, Error> {
        let queue = Arc::new(Queue::new(&self.queue));
        let stream = EventStream::new(Arc::clone(&queue));
        self.ask(move |driver, _| driver.listen(interest, queue)).await?;
        Ok(stream)
    }

    /// Ends the client: what waits fails, streams end, nothing is tried again.
    pub async fn close(&self) {
        for lane in self.lanes.iter() {
            lane.close().await;
        }
    }

    async fn request(&self, request: Request) -> Result<Outcome, Error> {
        self.first().request(request, self.timeout).await
    }

    fn first(&self) -> &Lane {
        &self.lanes[0]
    }

    /// The connection for the next job.
    fn least_loaded(&self) -> &Lane {
        match &*self.lanes {
            [only] => only,
            lanes => lanes.iter().filter(|lane| lane.is_up()).min_by_key(|lane| lane.load()).unwrap_or(self.first()),
        }
    }

    pub(crate) async fn ask<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&mut Driver, Duration) -> T + Send + 'static,
    ) -> Result<T, Error> {
        self.first().ask(ask).await
    }

    pub(crate) fn timeout(&self) -> Option<Duration> {
        self.timeout
    }

    pub(crate) fn ended(&self) -> Error {
        self.first().ended()
    }
}
