//! The calls that a client follows, and who watches them.

use std::collections::HashMap;

use eslng_engine::call::{CallChange, CallStatus};
use eslng_engine::engine;
use tokio::sync::{mpsc, watch};

use crate::Error;

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
    /// Follows a call; what is known of it comes through the receiver.
    pub fn follow(&mut self, machine: &mut engine::Client, uuid: &str) -> Result<watch::Receiver<CallStatus>, Error> {
        if let Some(call) = self.open.get(uuid) {
            return Ok(call.status.subscribe());
        }
        machine.follow_call(uuid)?;
        let known = machine.call(uuid).cloned().unwrap_or_else(|| CallStatus::new(uuid));
        let (status, watched) = watch::channel(known);
        self.open.insert(uuid.to_owned(), Followed { status, told: Vec::new() });
        Ok(watched)
    }

    /// Tells each change of a call that is followed, from now on.
    pub fn tell_to(&mut self, uuid: &str, to: mpsc::Sender<CallChange>) {
        if let Some(call) = self.open.get_mut(uuid) {
            call.told.push(to);
        }
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
    pub fn forget_unwatched(&mut self, machine: &mut engine::Client) {
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
