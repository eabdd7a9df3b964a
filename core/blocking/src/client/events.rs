//! Events for one reader.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use eslng_engine::command::Command;
use eslng_engine::delivery::{Delivery, Interest, ReaderId};
use eslng_engine::engine::{CloseReason, Error, Outcome, RequestError, SendError, Status};

use super::Client;
use super::pending::sealed::{Source, Tap};
use super::state::State;
use super::wait::Likely;
use super::waiters::Topic;
use crate::deadline::Deadline;

impl Client {
    /// Asks the switch for events and log lines and gives those of this interest. While there is no connection the next one is asked.
    ///
    /// # Errors
    /// See [`Error`]; what this user may not have is `permission_denied`.
    pub fn subscribe(&self, interest: Interest) -> Result<Events, Error> {
        let subscription = interest.subscription();
        let log = interest.log_level().cloned();
        let events = self.listen(interest)?;
        let mut commands = Vec::new();
        commands.extend(subscription.map(|events| Command::event(self.rules.format, events)));
        if let Some(level) = log {
            let level = self.shared.lock().log_level(&level);
            commands.push(Command::Log { level: Some(level) });
        }
        for command in commands {
            let asked = self.request(|state, timeout, now| Ok(state.ask(&command, timeout, now)?));
            match asked.and_then(|request| self.outcome(&request)) {
                Ok(Outcome::Reply(reply)) if reply.is_ok() => {}
                Ok(Outcome::Reply(reply)) => return Err(Error::refused(&reply)),
                Ok(other) => return Err(Error::unexpected(&other)),
                // It was noted for the next connection.
                Err(Error::NotSent(SendError::NotConnected)) => {}
                Err(Error::Request(RequestError::OutcomeUnknown(_) | RequestError::NotSent(_))) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(events)
    }

    /// Gives events of this interest, of those that the switch was asked for otherwise.
    ///
    /// # Errors
    /// [`Error::Ended`].
    pub fn listen(&self, interest: Interest) -> Result<Events, Error> {
        let mut state = self.shared.lock_settled();
        if let Status::Ended(reason) = &state.status {
            return Err(Error::Ended(reason.clone()));
        }
        let id = state.readers.add(interest, self.rules.queue_bytes, self.rules.overflow);
        let gone = Arc::new(AtomicBool::new(false));
        state.gone.push((id, Arc::clone(&gone)));
        Ok(Events { client: self.clone(), id, gone })
    }
}

/// The events that a reader wanted, in order. Several threads may take from it. Dropping it ends the interest; the switch goes on sending what
/// it was asked for.
pub struct Events {
    client: Client,
    id: ReaderId,
    gone: Arc<AtomicBool>,
}

impl Events {
    /// The next delivery; `None`: the deadline has passed.
    ///
    /// # Errors
    /// [`Error::Ended`] when all was taken and nothing comes any more, [`Error::Interrupted`].
    pub fn next(&self, deadline: Deadline) -> Result<Option<Delivery>, Error> {
        let topics = || vec![Topic::Reader(self.id)];
        let taken = self.client.shared.wait(deadline, topics, Likely::Ready, |state, now| self.take(state, now))?;
        taken.transpose()
    }

    /// The client that it belongs to.
    pub fn client(&self) -> &Client {
        &self.client
    }

    fn take(&self, state: &mut State, now: Duration) -> Option<Result<Delivery, Error>> {
        let was_paused = state.readers.is_paused();
        let taken = state.readers.take(self.id, now);
        if was_paused && !state.readers.is_paused() {
            // What waited behind the pause.
            state.machine.was_not_reading(now);
            state.settle(now);
        }
        match (taken, &state.status) {
            (Some(delivery), _) => Some(Ok(delivery)),
            (None, _) if !state.readers.has_ended(self.id) => None,
            (None, Status::Ended(reason)) => Some(Err(Error::Ended(reason.clone()))),
            // Its queue ran over, and was to fail then.
            (None, _) => Some(Err(Error::Ended(CloseReason::Local))),
        }
    }
}

impl Source for Events {
    type Item = Delivery;

    fn tap(&self) -> Tap<'_, Delivery> {
        Tap { topic: Topic::Reader(self.id), take: Box::new(|state, now| self.take(state, now)) }
    }
}

impl Drop for Events {
    fn drop(&mut self) {
        self.gone.swap(true, Ordering::AcqRel);
        self.client.shared.abandon();
    }
}
