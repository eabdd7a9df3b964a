//! The locks of a session, which its maker chooses: a library for C needs ones that C's own tools can see.

use std::ops::DerefMut;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// A value behind a lock, and waiting for it to change.
pub trait Monitor<T> {
    /// Access to the value, as long as it lives.
    type Guard<'a>: DerefMut<Target = T>
    where
        Self: 'a;

    /// A value that nobody uses yet.
    fn new(value: T) -> Self;

    /// Waits for the lock. A thread that panicked with it held is no reason to fail.
    fn lock(&self) -> Self::Guard<'_>;

    /// Gives the lock back until another thread calls [`notify_all`](Self::notify_all), the time is over, or for no reason.
    fn wait<'a>(&'a self, guard: Self::Guard<'a>, time: Option<Duration>) -> Self::Guard<'a>;

    /// Wakes the threads that wait.
    fn notify_all(&self);
}

/// A kind of locks.
pub trait Locks {
    /// One of them.
    type Monitor<T: Send>: Monitor<T> + Send + Sync;
}

/// Those of Rust's standard library.
#[derive(Clone, Copy, Debug)]
pub struct StdLocks;

impl Locks for StdLocks {
    type Monitor<T: Send> = StdMonitor<T>;
}

/// A lock of [`StdLocks`].
#[derive(Debug)]
pub struct StdMonitor<T> {
    value: Mutex<T>,
    changed: Condvar,
}

impl<T> Monitor<T> for StdMonitor<T> {
    type Guard<'a>
        = MutexGuard<'a, T>
    where
        Self: 'a;

    fn new(value: T) -> Self {
        StdMonitor { value: Mutex::new(value), changed: Condvar::new() }
    }

    fn lock(&self) -> Self::Guard<'_> {
        self.value.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&'a self, guard: Self::Guard<'a>, time: Option<Duration>) -> Self::Guard<'a> {
        match time {
            None => self.changed.wait(guard).unwrap_or_else(PoisonError::into_inner),
            Some(time) => self.changed.wait_timeout(guard, time).unwrap_or_else(PoisonError::into_inner).0,
        }
    }

    fn notify_all(&self) {
        self.changed.notify_all();
    }
}
