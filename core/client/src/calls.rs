//! The calls that a client's task follows, and who watches them.

use std::collections::HashMap;
use std::time::Duration;

use eslng_engine::call::{CallChange, CallStatus, Placement, Request};
use eslng_engine::engine::{self, Outcome, RequestId};
use tokio::sync::{mpsc, oneshot, watch};

use crate::Error;

/// Makes a placement with new ids for its legs.
type Prepare = Box<dyn FnOnce(&mut dyn FnMut() -> String) -> Placement + Send>;

type Answer = oneshot::Sender<Result<Outcome, Error>>;

/// What a handle asks of the task about a call.
pub(crate) enum CallOrder {
    /// Follow a call; what is known of it comes through the receiver.
    Follow { uuid: String, followed: oneshot::Sender<Result<watch::Receiver<CallStatus>, Error>> },
    /// Tell each change of a call that is followed.
    Tell { uuid: String, to: mpsc::Sender<CallChange>, begun: oneshot::Sender<()> },
    /// Do something with a call.
    Operate { uuid: String, request: Request, timeout: Option<Duration>, answer: Answer },
    /// Place a call and follow its legs.
    Place {
        placement: Box<Placement>,
        timeout: Option<Duration>,
        legs: oneshot::Sender<Vec<watch::Receiver<CallStatus>>>,
        answer: Answer,
    },
    /// Give a new id for a channel to the function, and send what it makes.
    Prepare { prepare: Prepare, prepared: oneshot::Sender<Placement> },
}

struct Followed {
    status: watch::Sender<CallStatus>,
    told: Vec<mpsc::Sender<CallChange>>,
}

/// Who watches which call.
#[derive(Default)]
pub(crate) struct FollowedCalls {
    open: HashMap<String, Followed>,
}

impl FollowedCalls {
    /// Carries an order out; a request that it makes has to be answered later.
    pub fn obey(&mut self, machine: &mut engine::Client, order: CallOrder, now: Duration) -> Option<(RequestId, Answer)> {
        // Who asked may have given up: then nobody misses the answer.
        match order {
            CallOrder::Follow { uuid, followed } => {
                self.forget_unwatched(machine);
                let _ = followed.send(self.follow(machine, &uuid));
                None
            }
            CallOrder::Tell { uuid, to, begun } => {
                if let Some(call) = self.open.get_mut(&uuid) {
                    call.told.push(to);
                }
                let _ = begun.send(());
                None
            }
            CallOrder::Operate { uuid, request, timeout, answer } => match machine.operate(&uuid, &request, timeout, now) {
                Ok(id) => Some((id, answer)),
                Err(error) => {
                    let _ = answer.send(Err(error.into()));
                    None
                }
            },
            CallOrder::Place { placement, timeout, legs, answer } => match machine.place(&placement, timeout, now) {
                Ok(id) => {
                    let followed = placement.legs.iter().filter_map(|leg| self.follow(machine, leg).ok()).collect();
                    let _ = legs.send(followed);
                    Some((id, answer))
                }
                Err(error) => {
                    placement.legs.iter().for_each(|leg| machine.forget_call(leg));
                    let _ = answer.send(Err(error.into()));
                    None
                }
            },
            CallOrder::Prepare { prepare, prepared } => {
                let _ = prepared.send(prepare(&mut || machine.new_uuid()));
                None
            }
        }
    }

    fn follow(&mut self, machine: &mut engine::Client, uuid: &str) -> Result<watch::Receiver<CallStatus>, Error> {
        if let Some(call) = self.open.get(uuid) {
            return Ok(call.status.subscribe());
        }
        machine.follow_call(uuid)?;
        let known = machine.call(uuid).cloned().unwrap_or_else(|| CallStatus::new(uuid));
        let (status, watched) = watch::channel(known);
        self.open.insert(uuid.to_owned(), Followed { status, told: Vec::new() });
        Ok(watched)
    }

    /// Tells those who watch what happened to a call.
    pub fn tell(&mut self, machine: &mut engine::Client, uuid: &str, change: CallChange) {
        let Some(call) = self.open.get_mut(uuid) else { return };
        if let Some(known) = machine.call(uuid) {
            call.status.send_replace(known.clone());
        }
        // One who leaves a thousand changes lying is not reading them.
        call.told.retain(|to| to.try_send(change.clone()).is_ok());
        if machine.call(uuid).is_none_or(CallStatus::is_complete) {
            self.open.remove(uuid);
            machine.forget_call(uuid);
        }
    }

    /// Forgets calls whose last handle is gone.
    fn forget_unwatched(&mut self, machine: &mut engine::Client) {
        self.open.retain(|uuid, call| {
            call.told.retain(|to| !to.is_closed());
            let is_watched = !call.status.is_closed() || !call.told.is_empty();
            if !is_watched {
                machine.forget_call(uuid);
            }
            is_watched
        });
    }
}
