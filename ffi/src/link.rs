//! What hangs at a handle's `packet_buf`: the connection's state, shared by the threads that are in a call.

use std::os::fd::{AsFd, BorrowedFd, RawFd};
use std::ptr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use eslng_blocking::compat::Session;

use crate::abi::esl_event_t;
use crate::pointer::{HandlePtr, borrow_fd};

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
    pub(crate) session: Session<Descriptor>,
    /// Guards the handle's events and texts; the last event of `race_event`'s list is in it.
    fields: Mutex<Tail>,
    /// How many threads are in a call, and [`AWAITED`].
    inside: AtomicUsize,
    /// Held from the look at `inside` to the wait for `left`, and by who wakes.
    leaving: Mutex<()>,
    left: Condvar,
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
    fn drop(&mut self) {
        if self.0.inside.fetch_sub(1, Ordering::AcqRel) == AWAITED | 1 {
            let _leaving = self.0.leaving();
            self.0.left.notify_all();
        }
    }
}

/// Guards the moment in which a thread takes hold of a handle's link, against another that takes it away. One lock for some handles.
fn gate(handle: HandlePtr) -> MutexGuard<'static, ()> {
    static GATES: [Mutex<()>; 64] = [const { Mutex::new(()) }; 64];
    // Handles are 68 KiB apart at least.
    GATES[(handle.address() >> 16) % GATES.len()].lock().unwrap_or_else(PoisonError::into_inner)
}

impl Link {
    /// Gives a handle, which has none, its link.
    pub(crate) fn attach(handle: HandlePtr, fd: RawFd) -> Inside {
        let link = Arc::new(Link {
            session: Session::new(Descriptor(fd)),
            fields: Mutex::new(Tail(ptr::null_mut())),
            inside: AtomicUsize::new(1),
            leaving: Mutex::new(()),
            left: Condvar::new(),
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
        link.session.close();
        link.inside.fetch_or(AWAITED, Ordering::Relaxed);
        let mut leaving = link.leaving();
        // Acquire: what the last thread wrote to the handle is seen.
        while link.inside.load(Ordering::Acquire) != AWAITED {
            leaving = link.left.wait(leaving).unwrap_or_else(PoisonError::into_inner);
        }
        drop(leaving);
        Some(link)
    }

    fn leaving(&self) -> MutexGuard<'_, ()> {
        self.leaving.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The lock on the handle's events and texts.
    pub(crate) fn fields(&self) -> MutexGuard<'_, Tail> {
        self.fields.lock().unwrap_or_else(PoisonError::into_inner)
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
