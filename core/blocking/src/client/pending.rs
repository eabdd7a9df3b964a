//! Requests that were made and are not waited for all the time.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eslng_engine::engine::{Error, Outcome, RequestId};

use self::sealed::Tap;
use super::Client;
use super::state::State;
use super::wait::Likely;
use super::waiters::Topic;
use crate::deadline::Deadline;

/// A request whose outcome is still to come. Dropping it gives it up.
pub(super) struct Request {
    client: Client,
    id: RequestId,
    given_up: Arc<AtomicBool>,
}

impl Request {
    pub fn new(client: &Client, id: RequestId, given_up: Arc<AtomicBool>) -> Self {
        Request { client: client.clone(), id, given_up }
    }

    /// `None`: the deadline has passed.
    pub fn wait(&self, deadline: Deadline) -> Result<Option<Outcome>, Error> {
        let taken = self.client.shared.wait(deadline, || vec![self.topic()], Likely::NotYet, |state, _| self.take(state))?;
        taken.transpose()
    }

    pub fn topic(&self) -> Topic {
        Topic::Request(self.id)
    }

    pub fn take(&self, state: &mut State) -> Option<Result<Outcome, Error>> {
        state.take_outcome(self.id)
    }
}

impl Drop for Request {
    fn drop(&mut self) {
        self.given_up.swap(true, Ordering::AcqRel);
        self.client.shared.abandon();
    }
}

type Reader<T> = Box<dyn Fn(&Outcome) -> Result<T, Error> + Send + Sync>;

/// A request that was made and goes on while its maker does something else: asks other things, takes events, runs callbacks. Dropping it gives
/// the wait up and nothing else: what was begun goes on in the switch.
///
/// ```no_run
/// # fn run(client: eslng_blocking::Client) -> Result<(), eslng_blocking::Error> {
/// use eslng_blocking::{Deadline, Progress};
/// use eslng_engine::delivery::Interest;
///
/// let events = client.subscribe(Interest::all())?;
/// let job = client.begin_bgapi("originate loopback/1000/default &park")?;
/// let done = loop {
///     match job.progress(&events, Deadline::NEVER)? {
///         Progress::Item(delivery) => println!("meanwhile: {delivery:?}"),
///         Progress::Done(event) => break event,
///         Progress::TimedOut => {}
///     }
/// };
/// # drop(done); Ok(()) }
/// ```
pub struct Pending<T> {
    request: Request,
    reader: Reader<T>,
}

/// What a wait for two things has come to.
#[derive(Clone, Debug)]
pub enum Progress<T, I> {
    /// Something came meanwhile; the request goes on.
    Item(I),
    /// The request has ended.
    Done(T),
    /// Neither, and the deadline has passed.
    TimedOut,
}

impl<T> Pending<T> {
    pub(super) fn new(request: Request, reader: impl Fn(&Outcome) -> Result<T, Error> + Send + Sync + 'static) -> Self {
        Pending { request, reader: Box::new(reader) }
    }

    /// Waits for the end. How long a request may take was said when it was made.
    ///
    /// # Errors
    /// See [`Error`]. After [`Error::Interrupted`] it can be waited for again.
    pub fn wait(&self) -> Result<T, Error> {
        loop {
            if let Some(value) = self.wait_until(Deadline::NEVER)? {
                return Ok(value);
            }
        }
    }

    /// Waits for the end until the deadline, for which it goes on when that has passed (`None`). An outcome is given once; after that
    /// nothing is to be had ([`Error::Ended`]).
    ///
    /// # Errors
    /// See [`Error`].
    pub fn wait_until(&self, deadline: Deadline) -> Result<Option<T>, Error> {
        self.request.wait(deadline)?.map(|outcome| (self.reader)(&outcome)).transpose()
    }

    /// Waits for the end and for what comes from `source`: [`Events`](super::Events) or the [`Changes`](super::Changes) of a call of the same client, in the order in
    /// which they came. What ends the source does not end the wait.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn progress<S: Source>(&self, source: &S, deadline: Deadline) -> Result<Progress<T, S::Item>, Error> {
        let Tap { topic, take } = source.tap();
        let topics = || vec![self.request.topic(), topic];
        let taken = self.request.client.shared.wait(deadline, topics, Likely::Ready, |state, now| {
            if let Some(Ok(item)) = take(state, now) {
                return Some(Ok(Progress::Item(item)));
            }
            self.request.take(state).map(|outcome| outcome.map(Progress::Done))
        })?;
        Ok(match taken.transpose()? {
            None | Some(Progress::TimedOut) => Progress::TimedOut,
            Some(Progress::Item(item)) => Progress::Item(item),
            Some(Progress::Done(outcome)) => Progress::Done((self.reader)(&outcome)?),
        })
    }
}

/// Something that comes from a client, one after the other: events, or what happens to a call.
pub trait Source: sealed::Source {}

impl<S: sealed::Source> Source for S {}

pub(super) mod sealed {
    use std::time::Duration;

    use eslng_engine::engine::Error;

    use super::{State, Topic};

    /// What a source waits for, and how it takes what has come; an error is the end.
    pub struct Tap<'a, I> {
        pub(in crate::client) topic: Topic,
        pub(in crate::client) take: Taker<'a, I>,
    }

    pub(in crate::client) type Taker<'a, I> = Box<dyn Fn(&mut State, Duration) -> Option<Result<I, Error>> + 'a>;

    pub trait Source {
        /// What comes.
        type Item;

        #[doc(hidden)]
        fn tap(&self) -> Tap<'_, Self::Item>;
    }
}
