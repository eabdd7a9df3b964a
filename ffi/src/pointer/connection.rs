//! Connections of the C++ class, which are opaque to C.

use std::ptr::NonNull;

use eslng_blocking::compat::EslConnectionWith;

use crate::abi::eslng_compat_connection_t;
use crate::lock::PthreadLocks;

type Connection = EslConnectionWith<PthreadLocks>;

/// A live connection of the class. All its methods take it shared, so that several threads may be in calls with it.
#[derive(Clone, Copy)]
pub(crate) struct ConnectionPtr(NonNull<Connection>);

impl ConnectionPtr {
    /// # Safety
    /// `connection` is NULL or what [`hand_out`](Self::hand_out) gave, and was not released.
    pub(crate) unsafe fn new(connection: *const eslng_compat_connection_t) -> Option<Self> {
        NonNull::new(connection.cast_mut().cast()).map(ConnectionPtr)
    }

    /// Hands a connection out; the program releases it.
    pub(crate) fn hand_out(connection: Connection) -> *mut eslng_compat_connection_t {
        Box::into_raw(Box::new(connection)).cast()
    }

    pub(crate) fn get<'a>(self) -> &'a Connection {
        // SAFETY: whoever made this promised that it is live, and nothing takes it by `&mut`.
        unsafe { self.0.as_ref() }
    }

    /// # Safety
    /// No call uses it any more.
    pub(crate) unsafe fn release(self) {
        // SAFETY: it came from `hand_out`, and what the caller promises.
        drop(unsafe { Box::from_raw(self.0.as_ptr()) });
    }
}
