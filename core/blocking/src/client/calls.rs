//! The calls that a client follows, and who watches them.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eslng_engine::call::{CallChange, CallStatus};
use eslng_engine::engine::{self, SendError};

/// How many changes may wait for one reader.
const CHANGES: usize = 1024;

/// Who is told each change of a call.
struct Listener {
    id: u64,
    gone: Arc<AtomicBool>,
    changes: VecDeque<CallChange>,
    /// It left too many lying.
    given_up: bool,
}

pub(super) struct Followed {
    pub status: CallStatus,
    /// Counts the changes.
    pub version: u64,
    /// Held by each handle too.
    handles: Arc<()>,
    listeners: Vec<Listener>,
    /// No more will be learned of it or of its other leg.
    is_complete: bool,
}

/// What a listener gets.
pub(super) enum Heard {
    Change(CallChange),
    /// There is none now.
    Nothing,
    /// There will be none.
    End,
}

/// Who watches which call.
#[derive(Default)]
pub(super) struct Calls {
    open: HashMap<String, Followed>,
    next_listener: u64,
}

impl Calls {
    /// Follows a call; what keeps it followed.
    pub fn follow(&mut self, machine: &mut engine::Client, uuid: &str) -> Result<Arc<()>, SendError> {
        if let Some(call) = self.open.get(uuid) {
            return Ok(Arc::clone(&call.handles));
        }
        machine.follow_call(uuid)?;
        let status = machine.call(uuid).cloned().unwrap_or_else(|| CallStatus::new(uuid));
        let handles = Arc::new(());
        let call = Followed { status, version: 0, handles: Arc::clone(&handles), listeners: Vec::new(), is_complete: false };
        self.open.insert(uuid.to_owned(), call);
        Ok(handles)
    }

    pub fn get(&self, uuid: &str) -> Option<&Followed> {
        self.open.get(uuid)
    }

    /// Tells those who watch what happened to a call.
    pub fn tell(&mut self, machine: &mut engine::Client, uuid: &str, change: CallChange) {
        let Some(call) = self.open.get_mut(uuid) else { return };
        if let Some(known) = machine.call(uuid) {
            call.status = known.clone();
        }
        call.version += 1;
        for listener in &mut call.listeners {
            if listener.changes.len() < CHANGES && !listener.given_up {
                listener.changes.push_back(change.clone());
            } else {
                listener.given_up = true;
            }
        }
        if call.status.is_complete() && !call.is_complete {
            call.is_complete = true;
            machine.forget_call(uuid);
        }
    }

    /// Tells each change of a call from now on.
    pub fn listen(&mut self, uuid: &str, gone: Arc<AtomicBool>) -> u64 {
        let id = self.next_listener;
        self.next_listener += 1;
        if let Some(call) = self.open.get_mut(uuid) {
            call.listeners.push(Listener { id, gone, changes: VecDeque::new(), given_up: false });
        }
        id
    }

    pub fn hear(&mut self, uuid: &str, listener: u64) -> Heard {
        let Some(call) = self.open.get_mut(uuid) else { return Heard::End };
        let is_complete = call.is_complete;
        let Some(listener) = call.listeners.iter_mut().find(|one| one.id == listener) else { return Heard::End };
        match listener.changes.pop_front() {
            Some(change) => Heard::Change(change),
            None if is_complete || listener.given_up => Heard::End,
            None => Heard::Nothing,
        }
    }

    /// Forgets listeners and calls whose last handle is gone.
    pub fn sweep(&mut self, machine: &mut engine::Client) {
        self.open.retain(|uuid, call| {
            call.listeners.retain(|listener| !listener.gone.load(Ordering::Acquire));
            let is_watched = Arc::strong_count(&call.handles) > 1;
            if !is_watched && !call.is_complete {
                machine.forget_call(uuid);
            }
            is_watched
        });
    }
}
