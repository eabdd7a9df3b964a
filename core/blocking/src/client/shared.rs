//! What the handles of a client share: its state behind a lock, and what never changes.

use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::link::Opener;
use super::state::State;
use crate::socket::InterruptHook;

/// A lock that a client takes before its own, for programs whose tools can't see those of Rust's standard library: valgrind's helgrind knows
/// pthread's.
pub trait OuterLock: Send + Sync {
    /// Waits for the lock. It is not taken by a thread that has it.
    fn acquire(&self);

    /// Gives the lock back, on the thread that acquired it.
    fn release(&self);
}

/// What the handles of a client share.
pub(super) struct Shared {
    state: Mutex<State>,
    outer: Option<Box<dyn OuterLock>>,
    pub hook: Option<InterruptHook>,
    pub opener: Opener,
    pub epoch: Instant,
    interrupted: AtomicBool,
    /// A handle was dropped since the state was swept: dropping takes no lock, which in a child of `fork` nobody might give back.
    abandoned: AtomicBool,
}

/// The state, with the lock held.
pub(super) struct Guard<'a> {
    state: MutexGuard<'a, State>,
    // Behind the state, so that it is released after it.
    _outer: Option<Held<'a>>,
}

struct Held<'a>(&'a dyn OuterLock);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.release();
    }
}

impl Deref for Guard<'_> {
    type Target = State;

    fn deref(&self) -> &State {
        &self.state
    }
}

impl DerefMut for Guard<'_> {
    fn deref_mut(&mut self) -> &mut State {
        &mut self.state
    }
}

impl Shared {
    pub fn new(
        state: State,
        opener: Opener,
        epoch: Instant,
        hook: Option<InterruptHook>,
        outer: Option<Box<dyn OuterLock>>,
    ) -> Self {
        Shared {
            state: Mutex::new(state),
            outer,
            hook,
            opener,
            epoch,
            interrupted: AtomicBool::new(false),
            abandoned: AtomicBool::new(false),
        }
    }

    pub fn now(&self) -> Duration {
        self.epoch.elapsed()
    }

    /// The state as it is.
    pub fn lock(&self) -> Guard<'_> {
        let outer = self.outer.as_deref().map(|lock| {
            lock.acquire();
            Held(lock)
        });
        // A thread that panicked with the lock held is no reason to fail.
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        Guard { state, _outer: outer }
    }

    /// The state when what is to be done at once was done.
    pub fn lock_settled(&self) -> Guard<'_> {
        let mut guard = self.lock();
        if self.abandoned.swap(false, Ordering::AcqRel) {
            guard.sweep(self.now());
        }
        guard.settle(self.now());
        guard
    }

    /// A handle was dropped.
    pub fn abandon(&self) {
        self.abandoned.swap(true, Ordering::AcqRel);
    }

    pub fn is_interrupted(&self) -> bool {
        self.interrupted.load(Ordering::Acquire)
    }

    /// Ends the waits, those of now and those to come, or lets wait again.
    pub fn interrupt(&self, interrupt: bool) {
        self.interrupted.swap(interrupt, Ordering::AcqRel);
        if interrupt {
            self.lock().waiters.ring_all();
        }
    }
}
