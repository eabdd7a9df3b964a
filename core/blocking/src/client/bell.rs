//! Waking a thread that waits in `poll(2)`.

use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::Arc;

use rustix::event::{EventfdFlags, eventfd};

/// What one waiting thread polls besides the socket. An eventfd and no condition variable, so that a signal interrupts every wait alike, and
/// a thread is woken in the same way whether it reads for the others or waits for them.
pub(super) struct Bell(OwnedFd);

impl Bell {
    /// `None`: the process has no descriptor left; who waits without a bell looks again now and then.
    pub fn new() -> Option<Arc<Self>> {
        eventfd(0, EventfdFlags::CLOEXEC | EventfdFlags::NONBLOCK).ok().map(|fd| Arc::new(Bell(fd)))
    }

    pub fn ring(&self) {
        // It fails only where the bell has rung 2^64 - 2 times: it is heard all the same.
        let _ = rustix::io::write(&self.0, &1_u64.to_ne_bytes());
    }

    pub fn silence(&self) {
        // Nothing to read: it did not ring.
        let _ = rustix::io::read(&self.0, &mut [0_u8; 8]);
    }
}

impl AsFd for Bell {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}
