//! Placing calls.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use eslng_engine::call::{CallStatus, OperationError, OriginateOptions, Placement, TAG_VARIABLE, operations, placed_call};
use eslng_engine::dial::Originate;
use eslng_engine::engine::{Error, OriginateError};
use eslng_engine::reply::Table;
use eslng_engine::vocabulary::HangupCause;

use super::pending::Request;
use super::state::State;
use super::wait::Likely;
use super::{Call, Client};
use crate::deadline::Deadline;

/// How long a call that was ended while it was begun is given to be begun.
const BETWEEN_KILLS: Duration = Duration::from_millis(200);

/// A call that is being placed. Dropping it lets the call go on; [`cancel`](Self::cancel) ends it.
pub struct Calling {
    client: Client,
    legs: Vec<Call>,
    request: Request,
    placed: Mutex<Option<Result<String, OriginateError>>>,
}

impl Client {
    /// Places a call, in the background of the switch. The legs have ids of our own and are followed from the first moment.
    ///
    /// # Errors
    /// What can't be expressed; no connection.
    pub fn originate(&self, originate: Originate, options: OriginateOptions) -> Result<Calling, Error> {
        let placement = {
            let mut state = self.shared.lock();
            Placement::new(originate, options.tag.as_deref(), options.park_timeout, || state.machine.new_uuid())
        };
        let mut followed = Vec::new();
        let request = self.request(|state, timeout, now| {
            let placed = state.machine.place(&placement, timeout, now);
            for leg in &placement.legs {
                match placed {
                    Ok(_) => followed.push(state.calls.follow(&mut state.machine, leg)?),
                    Err(_) => state.machine.forget_call(leg),
                }
            }
            Ok(placed?)
        })?;
        let legs = placement.legs.iter().zip(followed).map(|(uuid, handle)| Call::of(self.clone(), uuid, None, handle)).collect();
        Ok(Calling { client: self.clone(), legs, request, placed: Mutex::new(None) })
    }

    /// The calls that carry this tag, of this process or of one before it.
    ///
    /// # Errors
    /// See [`Error`].
    pub fn adopt(&self, tag: &str) -> Result<Vec<Call>, Error> {
        let channels = self.api("show channels as json")?;
        let table = Table::json(&channels.text())
            .map_err(|error| OperationError::Unexpected { operation: "show channels".to_owned(), got: error.to_string() })?;
        let mut asked = Vec::new();
        for uuid in table.rows().filter_map(|row| row.get("uuid").map(str::to_owned)) {
            asked.push((self.begin_api(format!("uuid_getvar {uuid} {TAG_VARIABLE}"))?, uuid));
        }
        let mut calls = Vec::new();
        for (answer, uuid) in asked {
            // One that has ended in between says `-ERR`.
            if answer.wait()?.text() == tag {
                match self.call(&uuid) {
                    Ok(call) => calls.push(call),
                    Err(Error::CallLost) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        calls.sort_by(|one, other| one.uuid().cmp(other.uuid()));
        Ok(calls)
    }
}

impl Calling {
    /// The legs, in the order of the dial string.
    pub fn legs(&self) -> &[Call] {
        &self.legs
    }

    /// Waits until one of the legs rings, has early media or is answered; `false`: the deadline has passed.
    ///
    /// # Errors
    /// None did: why the call failed.
    pub fn ringing(&self, deadline: Deadline) -> Result<bool, OriginateError> {
        self.until_a_leg(deadline, |leg| leg.has_rung || leg.had_early_media || leg.was_answered)
    }

    /// Waits until one of the legs has early media or is answered; `false`: the deadline has passed.
    ///
    /// # Errors
    /// None did: why the call failed.
    pub fn early_media(&self, deadline: Deadline) -> Result<bool, OriginateError> {
        self.until_a_leg(deadline, |leg| leg.had_early_media || leg.was_answered)
    }

    /// Waits for the answer and gives the call of the leg that answered; `None`: the deadline has passed, and it goes on.
    ///
    /// # Errors
    /// Nobody answered: the cause.
    pub fn answered(&self, deadline: Deadline) -> Result<Option<Call>, OriginateError> {
        let Some(uuid) = self.placed(deadline)? else { return Ok(None) };
        let call = self.call_of(&uuid)?;
        // `originate` ends with early media too, unless `ignore_early_media` is set.
        match call.wait_for(deadline, |status| status.was_answered) {
            Ok(Some(_)) => Ok(Some(call)),
            Ok(None) => Ok(None),
            Err(Error::CallEnded { cause }) => Err(OriginateError::NotAnswered { cause }),
            Err(error) => Err(error.into()),
        }
    }

    /// Ends it, answered or not.
    ///
    /// # Errors
    /// What can't be known: the connection is lost.
    pub fn cancel(&self) -> Result<(), Error> {
        loop {
            for leg in &self.legs {
                let line = format!("uuid_kill {} {}", leg.uuid(), HangupCause::OriginatorCancel.as_str());
                // A leg that has ended, or was not begun, says `-ERR`.
                self.client.api(line)?;
            }
            // One that was begun after that is asked again.
            let uuid = match self.placed(Deadline::after(BETWEEN_KILLS)) {
                Ok(None) => continue,
                Ok(Some(uuid)) => uuid,
                Err(OriginateError::Client(error)) => return Err(error),
                Err(_) => return Ok(()),
            };
            let ended =
                self.client.call(&uuid).and_then(|call| call.run(operations::hangup(Some(HangupCause::OriginatorCancel))));
            return match ended {
                // It ended by itself.
                Err(Error::CallLost | Error::Operation(_)) | Ok(()) => Ok(()),
                Err(error) => Err(error),
            };
        }
    }

    /// The end of the `originate` job: the leg that has the call.
    fn placed(&self, deadline: Deadline) -> Result<Option<String>, OriginateError> {
        let placed =
            self.client.shared.wait(deadline, || vec![self.request.topic()], Likely::NotYet, |state, _| self.take(state))?;
        placed.transpose()
    }

    /// What the job has come to, for as often and as many threads as ask.
    fn take(&self, state: &mut State) -> Option<Result<String, OriginateError>> {
        let mut placed = self.placed.lock().unwrap_or_else(PoisonError::into_inner);
        if placed.is_none() {
            let outcome = self.request.take(state)?;
            *placed = Some(outcome.map_err(OriginateError::from).and_then(|outcome| Ok(placed_call(&outcome)?)));
        }
        placed.clone()
    }

    fn call_of(&self, uuid: &str) -> Result<Call, Error> {
        match self.legs.iter().find(|leg| leg.uuid() == uuid) {
            Some(leg) => Ok(leg.clone()),
            None => self.client.call(uuid),
        }
    }

    fn until_a_leg(&self, deadline: Deadline, holds: impl Fn(&CallStatus) -> bool) -> Result<bool, OriginateError> {
        let one_holds =
            |state: &State| self.legs.iter().any(|leg| state.calls.get(leg.uuid()).is_some_and(|call| holds(&call.status)));
        let topics = || self.legs.iter().map(Call::topic).chain([self.request.topic()]).collect();
        let sign = self.client.shared.wait(deadline, topics, Likely::NotYet, |state, _| match one_holds(state) {
            true => Some(Ok(())),
            // The job ends with early media or the answer.
            false => self.take(state).map(|placed| placed.map(drop)),
        })?;
        Ok(sign.transpose()?.is_some())
    }
}
