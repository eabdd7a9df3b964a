//! A descriptor that comes as a number.

use std::os::fd::{BorrowedFd, FromRawFd, OwnedFd, RawFd};

/// Takes over a descriptor; nothing where the number is none that is open.
#[allow(unsafe_code, reason = "Lua hands over a bare number")]
pub(crate) fn own(fd: RawFd) -> Option<OwnedFd> {
    if fd < 0 {
        return None;
    }
    // SAFETY: it is borrowed for this question alone, which does nothing to whatever the number stands for.
    rustix::io::fcntl_getfd(unsafe { BorrowedFd::borrow_raw(fd) }).ok()?;
    // SAFETY: it is open, and `ESLconnection(fd)` is how a script gives it up.
    Some(unsafe { OwnedFd::from_raw_fd(fd) })
}
