//! Outbound: listening for the calls of a switch.
//!
//! A callback may throw a C++ exception or end its thread, so that what stands around it does not catch: only the library's own work
//! is guarded.

use std::ffi::{CStr, c_char, c_int, c_void};
use std::io;
use std::os::fd::{AsFd, AsRawFd};

use eslng_blocking::{AcceptError, ListenError, Listener};
use rustix::io::{FdFlags, fcntl_setfd, ioctl_fionbio};

use crate::abi::esl_status_t::{self, ESL_FAIL};
use crate::abi::{esl_listen_callback_t, esl_port_t, esl_socket_t};
use crate::entry::entry;
use crate::log;
use crate::pointer::{Call, Callback, place, set_errno, text};
use crate::threadmutex::default_stack_size;

/// How many calls may wait for `esl_listen` to accept them, as in libesl.
const WAITING: c_int = 10_000;

/// Listens on an address and calls the callback for each call, on this thread. Always `ESL_FAIL`, with errno, when the listener has
/// ended.
///
/// # Safety
/// `host` is NULL or a C text; `callback` may be called with `user_data`; `server_sock` is NULL or may be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C-unwind" fn esl_listen(
    host: *const c_char,
    port: esl_port_t,
    callback: esl_listen_callback_t,
    user_data: *mut c_void,
    server_sock: *mut esl_socket_t,
) -> esl_status_t {
    const NAME: &CStr = c"esl_listen";
    let opened = entry!(None, {
        let callback = Callback { function: callback?, user_data };
        // SAFETY: what this function asks of its caller.
        let (host, server_sock) = unsafe { (text(host), place(server_sock)) };
        let listener = open(NAME, host, port, WAITING)?;
        if let Some(place) = server_sock {
            *place = listener.as_fd().as_raw_fd();
        }
        Some((listener, callback))
    });
    let Some((listener, callback)) = opened else { return ESL_FAIL };
    let listener = &listener;
    while let Some(call) = entry!(None, { accept(NAME, listener, callback) }) {
        // SAFETY: what this function asks of its caller.
        unsafe { call.run() };
    }
    ESL_FAIL
}

/// As [`esl_listen`], with a thread of each call's own. `max` is how many calls may wait to be accepted.
///
/// # Safety
/// `host` is NULL or a C text; `callback` may be called with `user_data` on other threads.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_listen_threaded(
    host: *const c_char,
    port: esl_port_t,
    callback: esl_listen_callback_t,
    user_data: *mut c_void,
    max: c_int,
) -> esl_status_t {
    const NAME: &CStr = c"esl_listen_threaded";
    entry!(ESL_FAIL, {
        let callback = Callback { function: callback?, user_data };
        // SAFETY: what this function asks of its caller.
        let listener = open(NAME, unsafe { text(host) }, port, max)?;
        while let Some(call) = accept(NAME, &listener, callback) {
            // SAFETY: what this function asks of its caller.
            if !unsafe { call.start(default_stack_size()) } {
                log::error(NAME, c"A CALL IS HUNG UP", "there is no thread for it");
            }
        }
        ESL_FAIL
    })
}

fn open(function: &CStr, host: Option<&[u8]>, port: esl_port_t, waiting: c_int) -> Option<Listener> {
    let host = String::from_utf8_lossy(host.unwrap_or_default());
    Listener::bind(&host, port.cast_unsigned(), waiting)
        .map_err(|error| {
            log::error(function, c"NOTHING LISTENS", &error.to_string());
            let (ListenError::Failed { source, .. } | ListenError::Resolve { source, .. }) = error else { return };
            set_errno(source.raw_os_error().unwrap_or(libc::EADDRNOTAVAIL));
        })
        .ok()
}

/// The next call; `None`: the listener has ended.
fn accept(function: &CStr, listener: &Listener, callback: Callback) -> Option<Call> {
    let accepted = listener.accept().and_then(|(socket, address)| {
        as_in_libesl(&socket).map_err(AcceptError::Io)?;
        Ok(Call::new(callback, listener.as_fd().as_raw_fd(), socket, address))
    });
    accepted
        .map_err(|error| {
            if let AcceptError::Io(source) = &error {
                log::error(function, c"LISTENING ENDED", &error.to_string());
                set_errno(source.raw_os_error().unwrap_or(libc::EINVAL));
            } else {
                set_errno(libc::EINVAL);
            }
        })
        .ok()
}

/// Programs find a socket that does not block, and that a program which they exec may inherit.
fn as_in_libesl(socket: impl AsFd) -> io::Result<()> {
    ioctl_fionbio(&socket, true)?;
    Ok(fcntl_setfd(&socket, FdFlags::empty())?)
}
