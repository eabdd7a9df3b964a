//! The handle that applications hold.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use eslng_engine::command::{Command, Execute};
use eslng_engine::engine::{CloseReason, Outcome, SendError};
use eslng_engine::event::Event;
use eslng_engine::wire::{ApiResponse, Reply};
use tokio::sync::{mpsc, oneshot, watch};

use crate::builder::Builder;
use crate::driver::{Driver, Order, Request};
use crate::error::Error;
use crate::queue::Queue;
use crate::stream::{EventStream, Interest};
use crate::transport::{Connector, Transport};

/// Where a client stands.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Status {
    /// It has not been connected yet.
    Connecting,
    /// Requests are taken.
    Up,
    /// The connection is lost, or the last try has failed; it tries again.
    Down(CloseReason),
    /// It has ended and does not try again.
    Ended(CloseReason),
}

/// A client of one switch. Cheap to clone; the connection is closed when the last clone and its streams are gone.
#[derive(Clone)]
pub struct Client {
    orders: mpsc::Sender<Order>,
    status: watch::Receiver<Status>,
    timeout: Option<Duration>,
    queue: (usize, crate::queue::Overflow),
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

    pub(crate) fn start(builder: Builder, connector: Connector) -> Result<Self, Error> {
        // A full inbox makes callers wait, which is what they do anyway.
        let (orders, inbox) = mpsc::channel(1024);
        let (tell, status) = watch::channel(Status::Connecting);
        let (timeout, queue) = (builder.timeout, (builder.queue_bytes, builder.overflow));
        let driver = Driver::new(builder, connector, inbox, tell)?;
        tokio::spawn(driver.run());
        Ok(Client { orders, status, timeout, queue })
    }

    /// Where it stands, to be watched.
    pub fn status(&self) -> watch::Receiver<Status> {
        self.status.clone()
    }

    /// Runs an API command; its answer may say `-ERR` ([`ApiResponse::error_kind`]). It blocks the connection in the switch until it has
    /// ended: for what takes long, take [`bgapi`](Self::bgapi).
    ///
    /// # Errors
    /// See [`Error`]; a denied command is `permission_denied`.
    pub async fn api(&self, line: impl Into<Vec<u8>>) -> Result<ApiResponse, Error> {
        match self.request(Request::Command(Command::api(line)), self.timeout).await? {
            Outcome::Api(response) => Ok(response),
            Outcome::Reply(reply) => Err(refusal(&reply)),
            other => Err(impossible(&other)),
        }
    }

    /// Runs an API command in the background; its BACKGROUND_JOB event, whose body is the result. Matched by an id of our own, so many may
    /// run at once and none is missed.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn bgapi(&self, line: impl Into<String>) -> Result<Event, Error> {
        match self.request(Request::Job(line.into()), self.timeout).await? {
            Outcome::Job(event) => Ok(event),
            other => Err(impossible(&other)),
        }
    }

    /// Runs an application on a channel and waits for its CHANNEL_EXECUTE_COMPLETE event, or for the call's end.
    ///
    /// # Errors
    /// See [`Error`]; a call that ends first is [`RequestError::HungUp`](eslng_engine::engine::RequestError::HungUp).
    pub async fn execute(&self, channel: impl Into<String>, execute: Execute) -> Result<Event, Error> {
        match self.request(Request::Execute(channel.into(), execute), self.timeout).await? {
            Outcome::Executed(event) => Ok(event),
            other => Err(impossible(&other)),
        }
    }

    /// Sends any command; its reply may say `-ERR`. What it asks for (events, filters, log lines) is asked for again after a reconnect.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn command(&self, command: Command) -> Result<Reply, Error> {
        match self.request(Request::Command(command), self.timeout).await? {
            Outcome::Reply(reply) => Ok(reply),
            other => Err(impossible(&other)),
        }
    }

    /// Asks the switch for events and gives those of this interest. While there is no connection the next one is asked.
    ///
    /// # Errors
    /// See [`Error`]; what this user may not have is `permission_denied`.
    pub async fn subscribe(&self, interest: Interest) -> Result<EventStream, Error> {
        let subscription = interest.subscription();
        let stream = self.listen(interest).await?;
        let reply = self.request(Request::Subscribe(subscription), self.timeout).await;
        match reply {
            Ok(Outcome::Reply(reply)) if reply.is_ok() => Ok(stream),
            Ok(Outcome::Reply(reply)) => Err(refusal(&reply)),
            // It was noted for the next connection.
            Err(Error::NotSent(SendError::NotConnected)) => Ok(stream),
            Ok(other) => Err(impossible(&other)),
            Err(error) => Err(error),
        }
    }

    /// Gives events of this interest, of those that the switch was asked for otherwise.
    ///
    /// # Errors
    /// [`Error::Ended`].
    pub async fn listen(&self, interest: Interest) -> Result<EventStream, Error> {
        let queue = Arc::new(Queue::new(self.queue.0, self.queue.1));
        self.order(Order::Listen { interest, queue: Arc::clone(&queue) }).await?;
        Ok(EventStream::new(queue))
    }

    /// Ends the client: what waits fails, streams end, nothing is tried again.
    pub async fn close(&self) {
        if self.order(Order::Close).await.is_ok() {
            let mut status = self.status.clone();
            // The task has gone if the sender has.
            let _ = status.wait_for(|status| matches!(status, Status::Ended(_))).await;
        }
    }

    /// Makes a request, which ends after this time if it is given.
    async fn request(&self, request: Request, timeout: Option<Duration>) -> Result<Outcome, Error> {
        let (answer, answered) = oneshot::channel();
        self.order(Order::Request { request, timeout, answer }).await?;
        answered.await.unwrap_or_else(|_| Err(self.ended()))
    }

    async fn order(&self, order: Order) -> Result<(), Error> {
        self.orders.send(order).await.map_err(|_| self.ended())
    }

    fn ended(&self) -> Error {
        match &*self.status.borrow() {
            Status::Ended(reason) => Error::Ended(reason.clone()),
            _ => Error::Ended(CloseReason::Local),
        }
    }
}

/// A reply that says no where something else was due.
fn refusal(reply: &Reply) -> Error {
    let kind = reply.error_kind().unwrap_or(eslng_engine::vocabulary::ErrorKind::CommandFailed);
    Error::Request(eslng_engine::engine::RequestError::Refused { text: reply.text().into_owned(), kind })
}

/// The machine gives each kind of request its own kind of outcome, but for a raw packet, whose command it can't see.
fn impossible(outcome: &Outcome) -> Error {
    let got = match outcome {
        Outcome::Reply(_) => "a command/reply",
        Outcome::Api(_) => "an api/response",
        Outcome::Job(_) | Outcome::Executed(_) => "an event",
        _ => "something else",
    };
    Error::Request(eslng_engine::engine::RequestError::OutOfStep { got })
}
