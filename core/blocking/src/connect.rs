use std::io;
use std::net::{SocketAddr, ToSocketAddrs};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
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
    try_all(&resolve(host, port)?, deadline, hook)
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
    let mut attempts = Attempts::new(addresses.to_vec(), deadline);
    loop {
        if let Some(connected) = attempts.step(Deadline::NEVER, None, hook)? {
            return Ok(connected);
        }
    }
}

/// Attempts to connect to one of several addresses, under way.
pub(crate) struct Attempts {
    untried: std::vec::IntoIter<SocketAddr>,
    pending: Vec<(OwnedFd, SocketAddr)>,
    failure: Option<(SocketAddr, io::Error)>,
    next_at: Deadline,
    deadline: Deadline,
}

impl Attempts {
    /// At least one address is needed.
    pub(crate) fn new(addresses: Vec<SocketAddr>, deadline: Deadline) -> Self {
        let next_at = Deadline::after(Duration::ZERO);
        Attempts { untried: addresses.into_iter(), pending: Vec::new(), failure: None, next_at, deadline }
    }

    /// Those of a host by name, in the resolver's order.
    pub(crate) fn resolve(host: &str, port: u16, deadline: Deadline) -> Result<Self, ConnectError> {
        Ok(Attempts::new(resolve(host, port)?, deadline))
    }

    /// Goes on until one succeeds, and gives it. `None`: there is more to wait for, and a step has ended because one failed, the next
    /// address is due, `until` has passed, or something came to `wake`.
    pub(crate) fn step(
        &mut self,
        until: Deadline,
        wake: Option<BorrowedFd<'_>>,
        hook: Option<&InterruptHook>,
    ) -> Result<Option<(OwnedFd, SocketAddr)>, ConnectError> {
        if (self.pending.is_empty() || self.next_at.has_passed())
            && let Some(address) = self.untried.next()
        {
            match begin(address) {
                Ok(socket) => self.pending.push((socket, address)),
                Err(error) => self.failure = Some((address, error)),
            }
            self.next_at = Deadline::after(HEAD_START);
        }
        if self.pending.is_empty() && self.untried.len() == 0 {
            return Err(match self.failure.take() {
                Some((address, source)) => ConnectError::Failed { address, source },
                None => ConnectError::TimedOut,
            });
        }
        let mut until = until.min(self.deadline);
        if self.untried.len() > 0 {
            until = until.min(self.next_at);
        }
        if let Some((socket, address)) = self.first_connected(until, wake, hook)? {
            return match make_usable(&socket) {
                Ok(()) => Ok(Some((socket, address))),
                Err(source) => Err(ConnectError::Failed { address, source }),
            };
        }
        if self.deadline.has_passed() { Err(ConnectError::TimedOut) } else { Ok(None) }
    }

    /// Waits for the attempts: the first that succeeds, taken out. Those that fail are dropped.
    fn first_connected(
        &mut self,
        until: Deadline,
        wake: Option<BorrowedFd<'_>>,
        hook: Option<&InterruptHook>,
    ) -> Result<Option<(OwnedFd, SocketAddr)>, ConnectError> {
        let sockets = self.pending.iter().map(|(socket, _)| PollFd::new(socket, PollFlags::OUT));
        let mut polled: Vec<_> = sockets.chain(wake.map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN))).collect();
        match poll(&mut polled, until.timespec().as_ref()) {
            Ok(ready) if ready > 0 => {}
            Err(Errno::INTR) if hook.is_some_and(|hook| hook().is_break()) => return Err(ConnectError::Interrupted),
            // Interrupted or failed, the callers' loop asks again.
            Ok(_) | Err(_) => return Ok(None),
        }
        let ready: Vec<bool> = polled.iter().map(|fd| !fd.revents().is_empty()).collect();
        for i in (0..self.pending.len()).rev().filter(|&i| ready[i]) {
            let (socket, address) = self.pending.remove(i);
            match sockopt::socket_error(&socket) {
                Ok(Ok(())) => return Ok(Some((socket, address))),
                Ok(Err(error)) | Err(error) => self.failure = Some((address, error.into())),
            }
        }
        Ok(None)
    }
}

fn resolve(host: &str, port: u16) -> Result<Vec<SocketAddr>, ConnectError> {
    let resolved = (host, port).to_socket_addrs();
    let addresses: Vec<_> = resolved.map_err(|source| ConnectError::Resolve { host: host.to_owned(), source })?.collect();
    if addresses.is_empty() {
        let source = io::Error::new(io::ErrorKind::NotFound, "it has no address");
        return Err(ConnectError::Resolve { host: host.to_owned(), source });
    }
    Ok(addresses)
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

fn make_usable(socket: impl AsFd) -> io::Result<()> {
    ioctl_fionbio(&socket, false)?;
    Ok(sockopt::set_tcp_nodelay(&socket, true)?)
}
