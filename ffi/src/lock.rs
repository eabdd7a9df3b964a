//! pthread's locks, for all that several threads of a C program share: valgrind's helgrind knows these and not Rust's own.

use std::cell::UnsafeCell;
use std::mem::MaybeUninit;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

use eslng_blocking::compat::{Locks, Monitor};

/// A value behind a pthread mutex.
pub(crate) struct Mutex<T> {
    mutex: UnsafeCell<libc::pthread_mutex_t>,
    value: UnsafeCell<T>,
}

// SAFETY: the value is reached only with the mutex held.
unsafe impl<T: Send> Send for Mutex<T> {}
// SAFETY: the same.
unsafe impl<T: Send> Sync for Mutex<T> {}

impl<T> Mutex<T> {
    /// It may be moved until it is locked for the first time.
    pub(crate) const fn new(value: T) -> Self {
        Mutex { mutex: UnsafeCell::new(libc::PTHREAD_MUTEX_INITIALIZER), value: UnsafeCell::new(value) }
    }

    pub(crate) fn lock(&self) -> Guard<'_, T> {
        self.acquire();
        Guard { of: self }
    }

    /// Takes the lock without a guard: for [`release`](Self::release) on the same thread.
    pub(crate) fn acquire(&self) {
        // SAFETY: initialised, and in the place where it was locked first. It fails only where this thread holds it, which no
        // function of this crate comes to.
        unsafe { libc::pthread_mutex_lock(self.mutex.get()) };
    }

    /// Gives a lock back that this thread has by [`acquire`](Self::acquire).
    pub(crate) fn release(&self) {
        // SAFETY: as above.
        unsafe { libc::pthread_mutex_unlock(self.mutex.get()) };
    }
}

impl<T> Drop for Mutex<T> {
    fn drop(&mut self) {
        // SAFETY: nobody else knows it any more. That another thread has given it back before is known by a reference count, which
        // tools that look for races do not see; taking it tells them. A copy in a forked child may be held for ever, so this never waits.
        unsafe {
            if libc::pthread_mutex_trylock(self.mutex.get()) == 0 {
                libc::pthread_mutex_unlock(self.mutex.get());
            }
            libc::pthread_mutex_destroy(self.mutex.get());
        }
    }
}

/// A mutex held by this thread.
pub(crate) struct Guard<'a, T> {
    of: &'a Mutex<T>,
}

impl<T> Deref for Guard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the mutex is held.
        unsafe { &*self.of.value.get() }
    }
}

impl<T> DerefMut for Guard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the mutex is held, and the guard is borrowed alone.
        unsafe { &mut *self.of.value.get() }
    }
}

impl<T> Drop for Guard<'_, T> {
    fn drop(&mut self) {
        self.of.release();
    }
}

/// pthread's locks for a session.
pub(crate) struct PthreadLocks;

impl Locks for PthreadLocks {
    type Monitor<T: Send> = PthreadMonitor<T>;
}

/// A value behind a pthread mutex, and a condition for its changes.
pub(crate) struct PthreadMonitor<T> {
    value: Mutex<T>,
    /// Boxed, since it may not be moved once it is initialised.
    changed: Box<UnsafeCell<libc::pthread_cond_t>>,
}

// SAFETY: the condition is made to be used by several threads, and the value is in a mutex.
unsafe impl<T: Send> Send for PthreadMonitor<T> {}
// SAFETY: the same.
unsafe impl<T: Send> Sync for PthreadMonitor<T> {}

impl<T> Monitor<T> for PthreadMonitor<T> {
    type Guard<'a>
        = Guard<'a, T>
    where
        Self: 'a;

    fn new(value: T) -> Self {
        let changed = Box::new(UnsafeCell::new(libc::PTHREAD_COND_INITIALIZER));
        let mut attributes = MaybeUninit::uninit();
        // SAFETY: the attributes are initialised before they are used, and the condition lies where it stays.
        unsafe {
            libc::pthread_condattr_init(attributes.as_mut_ptr());
            // A limit of time must not follow a clock that somebody sets.
            libc::pthread_condattr_setclock(attributes.as_mut_ptr(), libc::CLOCK_MONOTONIC);
            libc::pthread_cond_init(changed.get(), attributes.as_ptr());
            libc::pthread_condattr_destroy(attributes.as_mut_ptr());
        }
        PthreadMonitor { value: Mutex::new(value), changed }
    }

    fn lock(&self) -> Guard<'_, T> {
        self.value.lock()
    }

    fn wait<'a>(&'a self, guard: Guard<'a, T>, time: Option<Duration>) -> Guard<'a, T> {
        let (condition, mutex) = (self.changed.get(), guard.of.mutex.get());
        // SAFETY: both are initialised, and this thread holds the mutex, before and after.
        unsafe {
            match time.and_then(from_now) {
                None => libc::pthread_cond_wait(condition, mutex),
                Some(until) => libc::pthread_cond_timedwait(condition, mutex, &raw const until),
            };
        }
        guard
    }

    fn notify_all(&self) {
        // SAFETY: it is initialised.
        unsafe { libc::pthread_cond_broadcast(self.changed.get()) };
    }
}

impl<T> Drop for PthreadMonitor<T> {
    fn drop(&mut self) {
        // SAFETY: nobody else knows it any more.
        unsafe { libc::pthread_cond_destroy(self.changed.get()) };
    }
}

/// That time from now on the monotonic clock; `None` where it is too far away to count.
fn from_now(time: Duration) -> Option<libc::timespec> {
    let mut now = MaybeUninit::uninit();
    // SAFETY: the clock is always there, and writes the whole of it.
    let now = unsafe {
        libc::clock_gettime(libc::CLOCK_MONOTONIC, now.as_mut_ptr());
        now.assume_init()
    };
    let nanoseconds = now.tv_nsec + libc::c_long::from(time.subsec_nanos().cast_signed());
    let seconds =
        libc::time_t::try_from(time.as_secs()).ok()?.checked_add(now.tv_sec)?.checked_add(nanoseconds / 1_000_000_000)?;
    Some(libc::timespec { tv_sec: seconds, tv_nsec: nanoseconds % 1_000_000_000 })
}
