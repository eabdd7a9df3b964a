//! What hangs at a handle's `packet_buf`: the connection's state, shared by the threads that are in a call.

use std::os::fd::{AsFd, BorrowedFd, RawFd};
use std::ptr;
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
    inside: Mutex<Count>,
    left: Condvar,
}

/// The threads that are in a call.
struct Count {
    threads: usize,
    /// Whether one waits until they have left. Waking nobody would still be a system call for each call.
    awaited: bool,
}

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
        let mut inside = self.0.inside();
        inside.threads -= 1;
        if inside.awaited {
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
            inside: Mutex::new(Count { threads: 1, awaited: false }),
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
        link.inside().threads += 1;
        Some(Inside(link))
    }

    /// Takes the link from a handle, ends the calls of other threads, and waits until they have left: their calls write to the handle.
    pub(crate) fn detach(handle: HandlePtr) -> Option<Arc<Link>> {
        let link = {
            let _gate = gate(handle);
            handle.take_link()?
        };
        link.session.close();
        let mut inside = link.inside();
        inside.awaited = true;
        while inside.threads > 0 {
            inside = link.left.wait(inside).unwrap_or_else(PoisonError::into_inner);
        }
        drop(inside);
        Some(link)
    }

    fn inside(&self) -> MutexGuard<'_, Count> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
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
