use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;

use eslng_engine::vocabulary::ErrorKind;
use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::{Errno, ioctl_fionbio};
use rustix::net::{AddressFamily, SocketFlags, SocketType, connect as start_connect, socket_with, sockopt};

use crate::deadline::Deadline;
use crate::socket::InterruptHook;

/// How long an address has before the next one is tried beside it (RFC 8305 advises 250 ms).
const HEAD_START: Duration = Duration::from_millis(250);

/// Why there is no connection.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConnectError {
    /// The host has no address.
    #[error("cannot resolve {host:?}: {source}")]
    Resolve {
        /// The host that was asked for.
        host: String,
        /// What the resolver said.
        source: io::Error,
    },
    /// No address answered before the deadline.
    #[error("no answer from any address of the host before the time was over")]
    TimedOut,
    /// Every address refused. This is the last one's error.
    #[error("connecting to {address} failed: {source}")]
    Failed {
        /// The last address tried.
        address: SocketAddr,
        /// What the system said of it.
        source: io::Error,
    },
    /// The interrupt hook ended the wait.
    #[error("interrupted by a signal")]
    Interrupted,
}

impl ConnectError {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        match self {
            ConnectError::TimedOut | ConnectError::Interrupted => ErrorKind::Timeout,
            ConnectError::Resolve { .. } | ConnectError::Failed { .. } => ErrorKind::ConnectFailed,
        }
    }
}

/// Connects to a host by name or address. All its addresses are tried, IPv6 and IPv4, in the resolver's order: the next one when one
/// fails, and beside one that does not answer. Gives the address that answered.
///
/// The socket is blocking, closed on exec, and sends at once (TCP_NODELAY). The deadline holds over all addresses, but not over the
/// system's resolver, which can't be interrupted.
///
/// # Errors
/// See [`ConnectError`].
pub fn connect(host: &str, port: u16, deadline: Deadline) -> Result<(OwnedFd, SocketAddr), ConnectError> {
    connect_while(host, port, deadline, None)
}

/// As [`connect`], asking a hook whether to go on when a signal interrupts a wait.
pub(crate) fn connect_while(
    host: &str,
    port: u16,
    deadline: Deadline,
    hook: Option<&InterruptHook>,
) -> Result<(OwnedFd, SocketAddr), ConnectError> {
    let resolved = (host, port).to_socket_addrs();
    let addresses: Vec<_> = resolved.map_err(|source| ConnectError::Resolve { host: host.to_owned(), source })?.collect();
    if addresses.is_empty() {
        let source = io::Error::new(io::ErrorKind::NotFound, "it has no address");
        return Err(ConnectError::Resolve { host: host.to_owned(), source });
    }
    try_all(&addresses, deadline, hook)
}

/// Connects to the first of these addresses that answers. At least one is needed. See [`connect`].
///
/// # Errors
/// [`ConnectError::TimedOut`] and [`ConnectError::Failed`].
pub fn connect_to(addresses: &[SocketAddr], deadline: Deadline) -> Result<(OwnedFd, SocketAddr), ConnectError> {
    try_all(addresses, deadline, None)
}

fn try_all(
    addresses: &[SocketAddr],
    deadline: Deadline,
    hook: Option<&InterruptHook>,
) -> Result<(OwnedFd, SocketAddr), ConnectError> {
    let mut untried = addresses.iter().copied();
    let mut pending: Vec<(OwnedFd, SocketAddr)> = Vec::new();
    let mut failure = None;
    let mut next_at = Deadline::after(Duration::ZERO);
    loop {
        if (pending.is_empty() || next_at.has_passed())
            && let Some(address) = untried.next()
        {
            match begin(address) {
                Ok(socket) => pending.push((socket, address)),
                Err(error) => failure = Some((address, error)),
            }
            next_at = Deadline::after(HEAD_START);
        }
        if pending.is_empty() && untried.len() == 0 {
            return Err(match failure {
                Some((address, source)) => ConnectError::Failed { address, source },
                None => ConnectError::TimedOut,
            });
        }
        let until = if untried.len() == 0 { deadline } else { deadline.min(next_at) };
        if let Some((socket, address)) = first_connected(&mut pending, until, &mut failure, hook)? {
            return match make_usable(&socket) {
                Ok(()) => Ok((socket, address)),
                Err(source) => Err(ConnectError::Failed { address, source }),
            };
        }
        if deadline.has_passed() {
            return Err(ConnectError::TimedOut);
        }
    }
}

fn begin(address: SocketAddr) -> io::Result<OwnedFd> {
    let family = if address.is_ipv6() { AddressFamily::INET6 } else { AddressFamily::INET };
    let socket = socket_with(family, SocketType::STREAM, SocketFlags::CLOEXEC | SocketFlags::NONBLOCK, None)?;
    match start_connect(&socket, &address) {
        // A signal does not stop a connect that is under way.
        Ok(()) | Err(Errno::INPROGRESS | Errno::INTR) => Ok(socket),
        Err(error) => Err(error.into()),
    }
}

/// Waits for the attempts: the first that succeeds, taken out. Those that fail are dropped and the wait ends, as it does when `until`
/// passes.
fn first_connected(
    pending: &mut Vec<(OwnedFd, SocketAddr)>,
    until: Deadline,
    failure: &mut Option<(SocketAddr, io::Error)>,
    hook: Option<&InterruptHook>,
) -> Result<Option<(OwnedFd, SocketAddr)>, ConnectError> {
    let mut polled: Vec<_> = pending.iter().map(|(socket, _)| PollFd::new(socket, PollFlags::OUT)).collect();
    match poll(&mut polled, until.timespec().as_ref()) {
        Ok(ready) if ready > 0 => {}
        Err(Errno::INTR) if hook.is_some_and(|hook| hook().is_break()) => return Err(ConnectError::Interrupted),
        // Interrupted or failed, the callers' loop asks again.
        Ok(_) | Err(_) => return Ok(None),
    }
    let ready: Vec<bool> = polled.iter().map(|fd| !fd.revents().is_empty()).collect();
    for i in (0..ready.len()).rev().filter(|&i| ready[i]) {
        let (socket, address) = pending.remove(i);
        match sockopt::socket_error(&socket) {
            Ok(Ok(())) => return Ok(Some((socket, address))),
            Ok(Err(error)) | Err(error) => *failure = Some((address, error.into())),
        }
    }
    Ok(None)
}

fn make_usable(socket: impl AsFd) -> io::Result<()> {
    ioctl_fionbio(&socket, false)?;
    Ok(sockopt::set_tcp_nodelay(&socket, true)?)
}
