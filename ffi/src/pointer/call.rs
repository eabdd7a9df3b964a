//! A call that comes in, on its way to a program's callback.

use std::ffi::c_void;
use std::net::SocketAddr;
use std::os::fd::{IntoRawFd, OwnedFd};
use std::ptr;

use super::address::sockaddr;
use super::{Opaque, from_c, into_c, start_thread};
use crate::abi::{esl_socket_t, esl_thread_t};

/// A program's callback and what it is called with.
#[derive(Clone, Copy)]
pub(crate) struct Callback {
    pub(crate) function: unsafe extern "C-unwind" fn(esl_socket_t, esl_socket_t, *mut libc::sockaddr_in, *mut c_void),
    pub(crate) user_data: *mut c_void,
}

/// A call, with its socket, which becomes the callback's.
pub(crate) struct Call {
    callback: Callback,
    server: esl_socket_t,
    socket: OwnedFd,
    /// The switch's address; C knows it as the smaller struct of IPv4.
    address: libc::sockaddr_storage,
}

impl Opaque for Call {
    type C = c_void;
}

impl Call {
    pub(crate) fn new(callback: Callback, server: esl_socket_t, socket: OwnedFd, address: SocketAddr) -> Self {
        Call { callback, server, socket, address: sockaddr(address) }
    }

    /// Calls the callback on this thread.
    ///
    /// # Safety
    /// The callback may be called with its data.
    pub(crate) unsafe fn run(self) {
        let Call { callback: Callback { function, user_data }, server, socket, mut address } = self;
        let socket = socket.into_raw_fd();
        // SAFETY: what the caller promises; the address has the size of any kind. Nothing is left to drop if the callback does not return.
        unsafe { function(server, socket, (&raw mut address).cast(), user_data) };
    }

    /// Calls the callback on a thread of the call's own; false, and the socket is closed, when there is none to be had.
    ///
    /// # Safety
    /// The callback may be called with its data on another thread.
    pub(crate) unsafe fn start(self, stack: usize) -> bool {
        let call = into_c(self);
        // SAFETY: `run_call` takes what `into_c` gave, and the caller promises the rest.
        let started = unsafe { start_thread(run_call, call, stack) };
        if !started {
            // SAFETY: no thread took it.
            drop(unsafe { from_c::<Call>(call) });
        }
        started
    }
}

unsafe extern "C-unwind" fn run_call(_thread: *mut esl_thread_t, call: *mut c_void) -> *mut c_void {
    // SAFETY: `start` gave it to this thread.
    if let Some(call) = unsafe { from_c::<Call>(call) }.map(|call| *call) {
        // SAFETY: what `start` asks of its caller.
        unsafe { call.run() };
    }
    ptr::null_mut()
}
