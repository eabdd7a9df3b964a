//! A call as an object, whichever side opened the connection.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use eslng_engine::call::operations::{self, BridgeEnd, Digits, Playback, Recorded};
use eslng_engine::call::{CallChange, CallEnd, CallStatus, Dtmf, Operation};
use eslng_engine::command::api::{UuidBroadcastLegs, UuidExists};
use eslng_engine::command::{Argument, Execute, app};
use eslng_engine::dial::DialString;
use eslng_engine::engine::OwnCall;
use eslng_engine::event::Event;
use eslng_engine::reply::Record;
use eslng_engine::vocabulary::{ErrorKind, HangupCause};
use futures_core::Stream;
use tokio::sync::{mpsc, watch};

use crate::Error;
use crate::client::Client;

/// A call of the switch. Cheap to clone; dropping it does nothing to the call.
///
/// Each method sends one operation and waits for its end; an operation also ends, with [`Error`], when the call hangs up, its time
/// ([`Builder::timeout`](crate::Builder::timeout)) has passed or the connection is lost. Dropping the future gives the wait up and nothing else: an
/// application goes on. Texts are texts; [`Argument::expression`] asks the switch to expand.
#[derive(Clone)]
pub struct Call {
    inner: Arc<Inner>,
}

struct Inner {
    client: Client,
    uuid: String,
    status: watch::Receiver<CallStatus>,
    own: Option<OwnCall>,
}

/// How many changes may wait for one reader.
const CHANGES: usize = 1024;

impl Client {
    /// The call with this Unique-ID, followed from now on: its state, its digits, its end.
    ///
    /// # Errors
    /// No such call: [`Error::CallLost`]; see [`Error`].
    pub async fn call(&self, uuid: impl Into<String>) -> Result<Call, Error> {
        let call = Call::follow(self.clone(), uuid.into(), None).await?;
        // Its answer comes behind that to the subscription, so from here on no event is missed.
        match self.run(&UuidExists::new(call.uuid())).await {
            Ok(Record::Bool(false)) => Err(Error::CallLost),
            // Who may not ask may follow all the same.
            Err(error) if error.kind() != ErrorKind::PermissionDenied => Err(error),
            _ => Ok(call),
        }
    }
}

impl Call {
    pub(crate) async fn follow(client: Client, uuid: String, own: Option<OwnCall>) -> Result<Call, Error> {
        let followed = uuid.clone();
        let status = client.ask(move |driver, _| driver.follow(&followed)).await??;
        Ok(Call { inner: Arc::new(Inner { client, uuid, status, own }) })
    }

    pub(crate) fn of(client: Client, status: watch::Receiver<CallStatus>) -> Call {
        let uuid = status.borrow().uuid.clone();
        Call { inner: Arc::new(Inner { client, uuid, status, own: None }) }
    }

    /// Its Unique-ID.
    pub fn uuid(&self) -> &str {
        &self.inner.uuid
    }

    /// The client whose connection it is reached through; on an outbound connection that one's own.
    pub fn client(&self) -> &Client {
        &self.inner.client
    }

    /// What the connection that the switch opened for this call said of it; `None` for a call that is reached through another.
    pub fn own(&self) -> Option<&OwnCall> {
        self.inner.own.as_ref()
    }

    /// A value of the channel's data that came with the outbound connection: `Caller-Caller-ID-Number`, `variable_sip_to_user`.
    pub fn get(&self, header: &str) -> Option<String> {
        self.inner.own.as_ref()?.data.get(header).map(|value| value.into_owned())
    }

    /// What is known of it now.
    pub fn status(&self) -> CallStatus {
        self.inner.status.borrow().clone()
    }

    /// Does something with it.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn run<T>(&self, operation: Operation<T>) -> Result<T, Error> {
        let (call, request) = (Arc::clone(&self.inner), operation.request().clone());
        let asked = self.inner.client.ask(move |driver, now| driver.operate(&call.uuid, &request, call.client.timeout(), now));
        let answered = asked.await.flatten().map_err(|error| self.or_its_end(error))?;
        let outcome = answered.await.unwrap_or_else(|_| Err(self.gone()))?;
        Ok(operation.read(&outcome)?)
    }

    /// Of a connection that has ended, the call's own end says more.
    fn or_its_end(&self, error: Error) -> Error {
        if matches!(error, Error::Ended(_)) { self.gone() } else { error }
    }

    /// Why nothing more can be asked of it: its own end says more than the connection's.
    fn gone(&self) -> Error {
        let known = self.inner.status.borrow();
        if known.is_over { Error::of_call(&known) } else { self.inner.client.ended() }
    }

    /// Answers.
    ///
    /// # Errors
    /// See [`Error`], here and below.
    pub async fn answer(&self) -> Result<(), Error> {
        self.run(operations::answer()).await
    }

    /// Opens early media.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn pre_answer(&self) -> Result<(), Error> {
        self.run(operations::pre_answer()).await
    }

    /// Lets the caller hear that it rings.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn ring_ready(&self) -> Result<(), Error> {
        self.run(operations::ring_ready()).await
    }

    /// Hangs up; [`ended`](Self::ended) tells the rest.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn hangup(&self, cause: HangupCause) -> Result<(), Error> {
        self.run(operations::hangup(Some(cause))).await
    }

    /// Calls others and connects the first who answers; returns when that leg has ended.
    ///
    /// # Errors
    /// Nobody answered: [`Error::Operation`] with the cause.
    pub async fn bridge(&self, dial: impl Into<DialString>) -> Result<BridgeEnd, Error> {
        self.run(operations::bridge(dial)?).await
    }

    /// Sends it to an extension of the dialplan, in the default dialplan and context.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn transfer(&self, extension: &str) -> Result<(), Error> {
        self.run(operations::transfer(extension, None, None)?).await
    }

    /// Plays a file, a tone, silence or a file string.
    ///
    /// # Errors
    /// A file that is not there is [`Error::Operation`].
    pub async fn playback(&self, file: impl Into<Argument>) -> Result<Playback, Error> {
        self.run(operations::playback(file)?).await
    }

    /// Says a number, a date, money.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn say(&self, module: &str, kind: &str, method: &str, text: impl Into<Argument>) -> Result<(), Error> {
        self.run(operations::say(module, kind, method, text)?).await
    }

    /// Speaks a text.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn speak(&self, engine: &str, voice: &str, text: &str) -> Result<(), Error> {
        self.run(operations::speak(engine, voice, text)?).await
    }

    /// Plays a phrase macro.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn say_phrase(&self, name: &str, data: Option<&str>) -> Result<(), Error> {
        self.run(operations::phrase(name, data)?).await
    }

    /// Plays a file and takes digits, again until they fit or the tries run out; empty then.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn play_and_get_digits(&self, prompt: &app::PlayAndGetDigits) -> Result<Digits, Error> {
        self.run(operations::play_and_get_digits(prompt)?).await
    }

    /// Plays a file and takes digits once.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn read_digits(&self, prompt: &app::Read) -> Result<Digits, Error> {
        self.run(operations::read_digits(prompt)?).await
    }

    /// Records the caller until a terminator or the limit in seconds.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn record(&self, path: &str, limit_seconds: Option<u64>) -> Result<Recorded, Error> {
        self.run(operations::record(path, limit_seconds, None)?).await
    }

    /// Records both sides while the call goes on.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn record_session(&self, path: &str) -> Result<(), Error> {
        self.run(operations::record_session(path)?).await
    }

    /// Ends a recording of [`record_session`](Self::record_session).
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn stop_record_session(&self, path: &str) -> Result<(), Error> {
        self.run(operations::stop_record_session(path)?).await
    }

    /// Sends digits to the far end.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn send_dtmf(&self, digits: &str) -> Result<(), Error> {
        self.run(operations::send_dtmf(digits, None)?).await
    }

    /// Puts the far end on hold, or takes it off.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn hold(&self, on: bool) -> Result<(), Error> {
        self.run(if on { operations::hold() } else { operations::unhold() }).await
    }

    /// Lets it wait in the switch; returns at once. The variable `park_timeout` bounds the wait.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn park(&self) -> Result<(), Error> {
        self.run(operations::park()).await
    }

    /// Sets a channel variable.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn set(&self, name: &str, value: impl Into<Argument>) -> Result<(), Error> {
        self.run(operations::set_variable(name, value)?).await
    }

    /// The value of a channel variable; `None` if it is not set.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn variable(&self, name: &str) -> Result<Option<String>, Error> {
        self.run(operations::get_variable(name)).await
    }

    /// Runs any application and waits for its end: its CHANNEL_EXECUTE_COMPLETE event.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn execute(&self, execute: impl Into<Execute>) -> Result<Event, Error> {
        self.run(Operation::execute(execute)).await
    }

    /// Plays a file without ending what runs; returns at once.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn broadcast(&self, file: impl Into<Argument>, legs: Option<UuidBroadcastLegs>) -> Result<(), Error> {
        self.run(operations::broadcast(self.uuid(), file, legs)?).await
    }

    /// Stops what plays; with `all` what is queued too.
    ///
    /// # Errors
    /// See [`Error`].
    pub async fn break_media(&self, all: bool) -> Result<(), Error> {
        self.run(operations::break_media(self.uuid(), all)?).await
    }

    /// Waits until this holds for what is known of the call.
    ///
    /// # Errors
    /// The call is over and it does not hold; the client has ended.
    pub async fn wait_for(&self, mut holds: impl FnMut(&CallStatus) -> bool) -> Result<CallStatus, Error> {
        let mut status = self.inner.status.clone();
        loop {
            let known = status.borrow_and_update().clone();
            if holds(&known) {
                return Ok(known);
            }
            if known.is_over {
                return Err(Error::of_call(&known));
            }
            if status.changed().await.is_err() && !status.borrow().is_over {
                return Err(self.inner.client.ended());
            }
        }
    }

    /// Waits for the call's end.
    ///
    /// # Errors
    /// [`Error::CallLeft`] or [`Error::CallLost`] when its end can't be seen; [`Error::Ended`] when the client has ended.
    pub async fn ended(&self) -> Result<CallEnd, Error> {
        let known = self.wait_for(|status| status.is_over).await?;
        let error = Error::of_call(&known);
        known.end.ok_or(error)
    }

    /// What happens to the call from now on, in order.
    ///
    /// # Errors
    /// The client has ended.
    pub async fn changes(&self) -> Result<Changes, Error> {
        let (to, changes) = mpsc::channel(CHANGES);
        let call = Arc::clone(&self.inner);
        let told = self.inner.client.ask(move |driver, _| driver.tell_changes(&call.uuid, to));
        told.await.map_err(|error| self.or_its_end(error))?;
        Ok(Changes { changes })
    }
}

/// What happens to a call, as a `futures` `Stream`; it ends with the call. A reader that leaves 1,024 changes lying is given up.
pub struct Changes {
    changes: mpsc::Receiver<CallChange>,
}

impl Changes {
    /// The next change; `None` after the last.
    pub async fn next(&mut self) -> Option<CallChange> {
        self.changes.recv().await
    }

    /// The next digit that the far end presses; `None` after the call's end.
    pub async fn digit(&mut self) -> Option<Dtmf> {
        loop {
            match self.next().await? {
                CallChange::Digit(digit) => return Some(digit),
                _ => continue,
            }
        }
    }
}

impl Stream for Changes {
    type Item = CallChange;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<CallChange>> {
        self.changes.poll_recv(cx)
    }
}
