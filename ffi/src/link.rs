//! What hangs at a handle's `packet_buf`: the connection's state, shared by the threads that are in a call.

use std::os::fd::{AsFd, BorrowedFd, RawFd};
use std::ptr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use eslng_blocking::compat::{Monitor, Session};

use crate::abi::esl_event_t;
use crate::lock::{Guard, Mutex, PthreadLocks, PthreadMonitor};
use crate::pointer::{HandlePtr, at_fork, borrow_fd};

/// The handle's descriptor. It belongs to the handle, which closes it in `esl_disconnect`.
#[derive(Debug)]
pub(crate) struct Descriptor(pub(crate) RawFd);

impl AsFd for Descriptor {
    fn as_fd(&self) -> BorrowedFd<'_> {
        borrow_fd(self.0)
    }
}

/// The state of a connected handle.
pub(crate) struct Link {
    /// Its lock also guards the handle's events and texts.
    pub(crate) session: Session<Descriptor, PthreadLocks, Tail>,
    /// How many threads are in a call, and [`AWAITED`].
    inside: AtomicUsize,
    /// Held from the look at `inside` to the wait, and by who wakes.
    leaving: PthreadMonitor<()>,
    /// [`FORKS`] when it was made.
    forks: usize,
}

/// The bit in [`Link::inside`] that says that one waits until the threads have left. Waking nobody would still be a system call for
/// each call.
const AWAITED: usize = 1 << (usize::BITS - 1);

/// The last event of the list in `race_event`, so that appending takes no walk. Of no meaning while the list is empty.
pub(crate) struct Tail(*mut esl_event_t);

// SAFETY: the pointer is followed only with the lock held, and only while the list is not empty.
unsafe impl Send for Tail {}

/// A thread's stay in a call: the link lives until the last has left.
pub(crate) struct Inside(Arc<Link>);

impl std::ops::Deref for Inside {
    type Target = Link;

    fn deref(&self) -> &Link {
        &self.0
    }
}

impl Drop for Inside {
    #[inline]
    fn drop(&mut self) {
        if self.0.inside.fetch_sub(1, Ordering::AcqRel) == AWAITED | 1 {
            self.0.wake();
        }
    }
}

/// See [`gate`].
static GATES: [Mutex<()>; 64] = [const { Mutex::new(()) }; 64];

/// Guards the moment in which a thread takes hold of a handle's link, against another that takes it away. One lock for some handles.
fn gate(handle: HandlePtr) -> Guard<'static, ()> {
    // Handles are 68 KiB apart at least.
    GATES[(handle.address() >> 16) % GATES.len()].lock()
}

/// How many forks lie between this process and the one that loaded the library.
static FORKS: AtomicUsize = AtomicUsize::new(0);

/// A child process must find the gates open, whatever the parent's other threads were doing, and know what it has inherited.
fn prepare_for_forks() {
    extern "C" fn before() {
        GATES.iter().for_each(Mutex::acquire);
    }
    extern "C" fn in_parent() {
        GATES.iter().for_each(Mutex::release);
    }
    extern "C" fn in_child() {
        in_parent();
        FORKS.fetch_add(1, Ordering::Relaxed);
    }
    static DONE: Mutex<bool> = Mutex::new(false);
    let mut done = DONE.lock();
    if !std::mem::replace(&mut *done, true) {
        at_fork(before, in_parent, in_child);
    }
}

impl Link {
    /// Gives a handle, which has none, its link.
    pub(crate) fn attach(handle: HandlePtr, fd: RawFd) -> Inside {
        prepare_for_forks();
        let link = Arc::new(Link {
            session: Session::with_locks(Descriptor(fd), Tail(ptr::null_mut())),
            inside: AtomicUsize::new(1),
            leaving: Monitor::new(()),
            forks: FORKS.load(Ordering::Relaxed),
        });
        let _gate = gate(handle);
        handle.set_link(Some(Arc::clone(&link)));
        Inside(link)
    }

    /// A handle's link, for the length of a call.
    pub(crate) fn enter(handle: HandlePtr) -> Option<Inside> {
        let _gate = gate(handle);
        let link = handle.link()?;
        link.inside.fetch_add(1, Ordering::Relaxed);
        Some(Inside(link))
    }

    /// Takes the link from a handle, ends the calls of other threads, and waits until they have left: their calls write to the handle.
    pub(crate) fn detach(handle: HandlePtr) -> Option<Arc<Link>> {
        let link = {
            let _gate = gate(handle);
            handle.take_link()?
        };
        if link.forks != FORKS.load(Ordering::Relaxed) {
            // The threads in its calls are the parent's, and so is the connection: ending their reads would hang up.
            return Some(link);
        }
        link.session.close();
        link.inside.fetch_or(AWAITED, Ordering::Relaxed);
        let mut leaving = link.leaving.lock();
        // Acquire: what the last thread wrote to the handle is seen. The lock below says so to tools, too.
        while link.inside.load(Ordering::Acquire) != AWAITED {
            leaving = link.leaving.wait(leaving, None);
        }
        drop(leaving);
        link.session.with(|_| ());
        Some(link)
    }

    /// The last thread has left, and one waits for that.
    #[cold]
    fn wake(&self) {
        let _leaving = self.leaving.lock();
        self.leaving.notify_all();
    }
}

impl Tail {
    pub(crate) fn get(&self) -> *mut esl_event_t {
        self.0
    }

    pub(crate) fn set(&mut self, event: *mut esl_event_t) {
        self.0 = event;
    }
}
