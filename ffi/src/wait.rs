//! Waiting for a descriptor.

use std::ffi::{c_int, c_short};

use crate::abi::{ESL_POLL_ERROR, ESL_POLL_READ, ESL_POLL_WRITE, esl_poll_t, esl_socket_t};
use crate::entry::entry;

/// Waits up to `ms` milliseconds until `sock` is ready for what `flags` says. The `ESL_POLL_*` bits that are true, 0 when the time
/// passed (at once with 0 ms), -1 with `errno` on an error, a signal among them.
///
/// By `poll(2)`: any descriptor will do, whatever its number. The other end's hangup counts as readable, since reading tells.
#[unsafe(no_mangle)]
pub extern "C" fn esl_wait_sock(sock: esl_socket_t, ms: u32, flags: esl_poll_t) -> c_int {
    entry!(-1, {
        let asked = [(ESL_POLL_READ, libc::POLLIN), (ESL_POLL_WRITE, libc::POLLOUT), (ESL_POLL_ERROR, libc::POLLERR)];
        let events = asked.iter().filter(|(flag, _)| flags & flag != 0).fold(0, |events, (_, event)| events | event);
        let mut fd = libc::pollfd { fd: sock, events, revents: 0 };
        if sock < 0 {
            return None;
        }
        // SAFETY: one pollfd, ours.
        let ready = unsafe { libc::poll(&mut fd, 1, c_int::try_from(ms).unwrap_or(c_int::MAX)) };
        if ready < 0 || fd.revents & libc::POLLNVAL != 0 {
            return None;
        }
        bits(fd.revents, flags)
    })
}

fn bits(revents: c_short, flags: esl_poll_t) -> c_int {
    let mut bits = 0;
    let readable = revents & libc::POLLIN != 0 || (revents & libc::POLLHUP != 0 && flags & ESL_POLL_READ != 0);
    for (is, bit) in [
        (readable, ESL_POLL_READ),
        (revents & libc::POLLOUT != 0, ESL_POLL_WRITE),
        (revents & libc::POLLERR != 0, ESL_POLL_ERROR),
    ] {
        bits |= if is { bit } else { 0 };
    }
    c_int::try_from(bits).unwrap_or(-1)
}
