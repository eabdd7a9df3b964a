//! A call as an object, whichever side opened the connection.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use eslng_engine::call;
use eslng_engine::call::operations::{self, BridgeEnd, Digits, Playback, Recorded};
use eslng_engine::call::{CallChange, CallEnd, CallStatus, Dtmf, Operation};
use eslng_engine::command::api::{UuidBroadcastLegs, UuidExists};
use eslng_engine::command::{Argument, Execute, app};
use eslng_engine::dial::DialString;
use eslng_engine::engine::{Error, Outcome, OwnCall, Status};
use eslng_engine::event::Event;
use eslng_engine::reply::Record;
use eslng_engine::vocabulary::{ErrorKind, HangupCause};

use super::Client;
use super::calls::Heard;
use super::pending::sealed::{Source, Tap};
use super::pending::{Pending, Request};
use super::state::State;
use super::wait::Likely;
use super::waiters::Topic;
use crate::deadline::Deadline;

/// A call of the switch. Cheap to clone; dropping it does nothing to the call.
///
/// Each method sends one operation and waits for its end; an operation also ends, with [`Error`], when the call hangs up, its time
/// ([`Builder::timeout`](super::Builder::timeout), [`within`](Self::within)) has passed or the connection is lost. [`begin`](Self::begin) does not wait, so that events can be
/// handled meanwhile. Texts are texts; [`Argument::expression`] asks the switch to expand.
#[derive(Clone)]
pub struct Call {
    client: Client,
    inner: Arc<Inner>,
}

struct Inner {
    uuid: String,
    own: Option<OwnCall>,
    // `Option` so that it is let go before the client is told.
    followed: Option<Arc<()>>,
    client: Client,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.followed = None;
        self.client.shared.abandon();
    }
}

impl Client {
    /// The call with this Unique-ID, followed from now on: its state, its digits, its end.
    ///
    /// # Errors
    /// No such call: [`Error::CallLost`]; see [`Error`].
    pub fn call(&self, uuid: &str) -> Result<Call, Error> {
        let call = self.follow(uuid, None)?;
        // Its answer comes behind that to the subscription, so from here on no event is missed.
        match self.run(&UuidExists::new(uuid)) {
            Ok(Record::Bool(false)) => Err(Error::CallLost),
            // Who may not ask may follow all the same.
            Err(error) if error.kind() != ErrorKind::PermissionDenied => Err(error),
            _ => Ok(call),
        }
    }

    /// Follows a call; on an outbound connection it may be that one's own.
    pub(super) fn follow(&self, uuid: &str, own: Option<OwnCall>) -> Result<Call, Error> {
        let mut state = self.shared.lock_settled();
        let state = &mut *state;
        let followed = state.calls.follow(&mut state.machine, uuid)?;
        state.settle(self.shared.now());
        Ok(Call::of(self.clone(), uuid, own, followed))
    }
}

impl Call {
    pub(super) fn of(client: Client, uuid: &str, own: Option<OwnCall>, followed: Arc<()>) -> Call {
        let inner = Inner { uuid: uuid.to_owned(), own, followed: Some(followed), client: client.clone() };
        Call { client, inner: Arc::new(inner) }
    }

    /// Its Unique-ID.
    pub fn uuid(&self) -> &str {
        &self.inner.uuid
    }

    /// The client whose connection it is reached through; on an outbound connection that one's own.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The same call; each operation through this handle may take so long.
    pub fn within(&self, timeout: Duration) -> Call {
        Call { client: self.client.within(timeout), inner: Arc::clone(&self.inner) }
    }

    /// What the connection that the switch opened for this call said of it; `None` for a call that is reached through another.
    pub fn own(&self) -> Option<&OwnCall> {
        self.inner.own.as_ref()
    }

    /// A value of the channel's data that came with the outbound connection: `Caller-Caller-ID-Number`, `variable_sip_to_user`.
    pub fn get(&self, header: &str) -> Option<String> {
        self.inner.own.as_ref()?.data.get(header).map(|value| value.into_owned())
    }

    /// What is known of it, as far as somebody has read.
    pub fn status(&self) -> CallStatus {
        self.known(&self.client.shared.lock_settled()).1
    }

    /// Counted changes, and the status.
    fn known(&self, state: &State) -> (u64, CallStatus) {
        match state.calls.get(self.uuid()) {
            Some(call) => (call.version, call.status.clone()),
            None => (0, CallStatus::new(self.uuid())),
        }
    }

    /// Does something with it and waits for the end.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn run<T: 'static>(&self, operation: Operation<T>) -> Result<T, Error> {
        Ok(operation.read(&self.perform(operation.request())?)?)
    }

    /// Does what an operation asks for and waits for its outcome, which the operation reads: for those whose result's type is not known to the compiler
    /// ([`NamedOperation`](eslng_engine::call::NamedOperation)).
    ///
    /// # Errors
    /// See [`Error`].
    pub fn perform(&self, operation: &call::Request) -> Result<Outcome, Error> {
        let request = self.operate(operation)?;
        self.client.outcome(&request).map_err(|error| self.sooner(error))
    }

    /// Begins to do something with it. [`Pending::progress`] waits for the end and for events, so that the call's digits can be handled, and what runs be
    /// broken off ([`break_media`](Self::break_media)), while an application runs.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn begin<T: 'static>(&self, operation: Operation<T>) -> Result<Pending<T>, Error> {
        let request = self.operate(operation.request())?;
        Ok(Pending::new(request, move |outcome| Ok(operation.read(outcome)?)))
    }

    fn operate(&self, operation: &call::Request) -> Result<Request, Error> {
        let known = self.status();
        if known.is_over {
            // The switch would not answer for as long as it lingers.
            return Err(Error::of_call(&known));
        }
        let asked = self.client.request(|state, timeout, now| Ok(state.machine.operate(self.uuid(), operation, timeout, now)?));
        asked.map_err(|error| self.sooner(error))
    }

    /// Why nothing more can be asked of it: its own end says more than the connection's.
    fn sooner(&self, error: Error) -> Error {
        if !matches!(error, Error::Ended(_)) {
            return error;
        }
        let known = self.status();
        if known.is_over { Error::of_call(&known) } else { error }
    }

    /// Answers.
    ///
    /// # Errors
    /// See [`Error`], here and below.
    pub fn answer(&self) -> Result<(), Error> {
        self.run(operations::answer())
    }

    /// Opens early media.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn pre_answer(&self) -> Result<(), Error> {
        self.run(operations::pre_answer())
    }

    /// Hangs up; [`ended`](Self::ended) tells the rest.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn hangup(&self, cause: HangupCause) -> Result<(), Error> {
        self.run(operations::hangup(Some(cause)))
    }

    /// Calls others and connects the first who answers; returns when that leg has ended.
    ///
    /// # Errors
    /// Nobody answered: [`Error::Operation`] with the cause.
    pub fn bridge(&self, dial: impl Into<DialString>) -> Result<BridgeEnd, Error> {
        self.run(operations::bridge(dial)?)
    }

    /// Sends it to an extension of the dialplan, in the default dialplan and context.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn transfer(&self, extension: &str) -> Result<(), Error> {
        self.run(operations::transfer(extension, None, None)?)
    }

    /// Plays a file, a tone, silence or a file string.
    ///
    /// # Errors
    /// A file that is not there is [`Error::Operation`].
    pub fn playback(&self, file: impl Into<Argument>) -> Result<Playback, Error> {
        self.run(operations::playback(file)?)
    }

    /// Says a number, a date, money.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn say(&self, module: &str, kind: &str, method: &str, text: impl Into<Argument>) -> Result<(), Error> {
        self.run(operations::say(module, kind, method, text)?)
    }

    /// Speaks a text.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn speak(&self, engine: &str, voice: &str, text: &str) -> Result<(), Error> {
        self.run(operations::speak(engine, voice, text)?)
    }

    /// Plays a phrase macro.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn say_phrase(&self, name: &str, data: Option<&str>) -> Result<(), Error> {
        self.run(operations::phrase(name, data)?)
    }

    /// Plays a file and takes digits, again until they fit or the tries run out; empty then.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn play_and_get_digits(&self, prompt: &app::PlayAndGetDigits) -> Result<Digits, Error> {
        self.run(operations::play_and_get_digits(prompt)?)
    }

    /// Plays a file and takes digits once.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn read_digits(&self, prompt: &app::Read) -> Result<Digits, Error> {
        self.run(operations::read_digits(prompt)?)
    }

    /// Records the caller until a terminator or the limit in seconds.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn record(&self, path: &str, limit_seconds: Option<u64>) -> Result<Recorded, Error> {
        self.run(operations::record(path, limit_seconds, None)?)
    }

    /// Records both sides while the call goes on.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn record_session(&self, path: &str) -> Result<(), Error> {
        self.run(operations::record_session(path)?)
    }

    /// Ends a recording of [`record_session`](Self::record_session).
    ///
    /// # Errors
    /// See [`Error`].
    pub fn stop_record_session(&self, path: &str) -> Result<(), Error> {
        self.run(operations::stop_record_session(path)?)
    }

    /// Sends digits to the far end.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn send_dtmf(&self, digits: &str) -> Result<(), Error> {
        self.run(operations::send_dtmf(digits, None)?)
    }

    /// Puts the far end on hold, or takes it off.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn hold(&self, on: bool) -> Result<(), Error> {
        self.run(if on { operations::hold() } else { operations::unhold() })
    }

    /// Lets it wait in the switch; returns at once. The variable `park_timeout` bounds the wait.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn park(&self) -> Result<(), Error> {
        self.run(operations::park())
    }

    /// Sets a channel variable.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn set(&self, name: &str, value: impl Into<Argument>) -> Result<(), Error> {
        self.run(operations::set_variable(name, value)?)
    }

    /// The value of a channel variable; `None` if it is not set.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn variable(&self, name: &str) -> Result<Option<String>, Error> {
        self.run(operations::get_variable(name))
    }

    /// Runs any application and waits for its end: its CHANNEL_EXECUTE_COMPLETE event.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn execute(&self, execute: impl Into<Execute>) -> Result<Event, Error> {
        self.run(Operation::execute(execute))
    }

    /// Plays a file without ending what runs; returns at once.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn broadcast(&self, file: impl Into<Argument>, legs: Option<UuidBroadcastLegs>) -> Result<(), Error> {
        self.run(operations::broadcast(self.uuid(), file, legs)?)
    }

    /// Stops what plays; with `all` what is queued too.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn break_media(&self, all: bool) -> Result<(), Error> {
        self.run(operations::break_media(self.uuid(), all)?)
    }

    /// Waits until this holds for what is known of the call: that, or `None` when the deadline has passed. `holds` runs without the client's lock.
    ///
    /// # Errors
    /// The call is over and it does not hold; the client has ended; [`Error::Interrupted`].
    pub fn wait_for(&self, deadline: Deadline, mut holds: impl FnMut(&CallStatus) -> bool) -> Result<Option<CallStatus>, Error> {
        let shared = &self.client.shared;
        let (mut seen, mut known) = self.known(&shared.lock_settled());
        loop {
            if holds(&known) {
                return Ok(Some(known));
            }
            if known.is_over {
                return Err(Error::of_call(&known));
            }
            let changed = shared.wait(
                deadline,
                || vec![self.topic()],
                Likely::Ready,
                |state, _| {
                    let (version, status) = self.known(state);
                    match &state.status {
                        _ if version != seen => Some(Ok((version, status))),
                        Status::Ended(reason) => Some(Err(Error::Ended(reason.clone()))),
                        _ => None,
                    }
                },
            )?;
            match changed.transpose()? {
                Some(changed) => (seen, known) = changed,
                None => return Ok(None),
            }
        }
    }

    /// Waits for the call's end; `None`: the deadline has passed.
    ///
    /// # Errors
    /// [`Error::CallLeft`] or [`Error::CallLost`] when its end can't be seen; [`Error::Ended`] when the client has ended.
    pub fn ended(&self, deadline: Deadline) -> Result<Option<CallEnd>, Error> {
        let Some(known) = self.wait_for(deadline, |status| status.is_over)? else { return Ok(None) };
        let error = Error::of_call(&known);
        known.end.map(Some).ok_or(error)
    }

    /// What happens to the call from now on, in order.
    pub fn changes(&self) -> Changes {
        let gone = Arc::new(AtomicBool::new(false));
        let listener = self.client.shared.lock_settled().calls.listen(self.uuid(), Arc::clone(&gone));
        Changes { call: self.clone(), listener, gone }
    }

    pub(super) fn topic(&self) -> Topic {
        Topic::Call(self.uuid().to_owned())
    }
}

/// What happens to a call. A reader that leaves 1,024 changes lying is given up.
pub struct Changes {
    call: Call,
    listener: u64,
    gone: Arc<AtomicBool>,
}

impl Changes {
    /// The next change; `None`: the deadline has passed.
    ///
    /// # Errors
    /// After the last change how the call has ended ([`Error::CallEnded`] and the like); [`Error::Ended`], [`Error::Interrupted`].
    pub fn next(&self, deadline: Deadline) -> Result<Option<CallChange>, Error> {
        let topics = || vec![self.call.topic()];
        let taken = self.call.client.shared.wait(deadline, topics, Likely::Ready, |state, _| self.take(state))?;
        taken.transpose()
    }

    /// The next digit that the far end presses; `None`: the deadline has passed.
    ///
    /// # Errors
    /// As [`next`](Self::next).
    pub fn digit(&self, deadline: Deadline) -> Result<Option<Dtmf>, Error> {
        loop {
            match self.next(deadline)? {
                Some(CallChange::Digit(digit)) => return Ok(Some(digit)),
                Some(_) => {}
                None => return Ok(None),
            }
        }
    }

    fn take(&self, state: &mut State) -> Option<Result<CallChange, Error>> {
        match (state.calls.hear(self.call.uuid(), self.listener), &state.status) {
            (Heard::Change(change), _) => Some(Ok(change)),
            (Heard::End, _) => Some(Err(Error::of_call(&self.call.known(state).1))),
            (Heard::Nothing, Status::Ended(reason)) => Some(Err(Error::Ended(reason.clone()))),
            (Heard::Nothing, _) => None,
        }
    }
}

impl Source for Changes {
    type Item = CallChange;

    fn tap(&self) -> Tap<'_, CallChange> {
        Tap { topic: self.call.topic(), take: Box::new(|state, _| self.take(state)) }
    }
}

impl Drop for Changes {
    fn drop(&mut self) {
        self.gone.swap(true, Ordering::AcqRel);
        self.call.client.shared.abandon();
    }
}
