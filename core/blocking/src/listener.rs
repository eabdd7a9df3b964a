use std::io;
use std::net::{Ipv4Addr, SocketAddr, ToSocketAddrs};
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};

use eslng_engine::vocabulary::ErrorKind;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketFlags, SocketType, acceptfrom_with, bind, getsockname, listen, socket_with, sockopt};

use crate::deadline::Deadline;

/// How long a listener that finds no descriptor or no memory for a call waits before it tries again.
const PAUSE: Timespec = Timespec { tv_sec: 0, tv_nsec: 50_000_000 };

/// Why nothing listens.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ListenError {
    /// The host has no address.
    #[error("cannot resolve {host:?}: {source}")]
    Resolve {
        /// The host that was asked for.
        host: String,
        /// What the resolver said.
        source: io::Error,
    },
    /// No address of the host could be listened on. This is the last one's error.
    #[error("listening on {address} failed: {source}")]
    Failed {
        /// The last address tried.
        address: SocketAddr,
        /// What the system said of it.
        source: io::Error,
    },
}

impl ListenError {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        ErrorKind::ConnectFailed
    }
}

/// Why a listener gives no further call.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AcceptError {
    /// Its socket was shut down.
    #[error("the listener was shut down")]
    ShutDown,
    /// The socket failed.
    #[error("waiting for a call failed: {0}")]
    Io(#[source] io::Error),
}

impl AcceptError {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        match self {
            AcceptError::ShutDown => ErrorKind::Closed,
            AcceptError::Io(_) => ErrorKind::ConnectFailed,
        }
    }
}

/// A socket on which a switch opens a connection for each call (outbound; the dialplan's `socket` application).
///
/// `shutdown(2)` on its descriptor, which another thread and a signal handler may call, ends it.
#[derive(Debug)]
pub struct Listener(OwnedFd);

impl Listener {
    /// Listens on an address of a host, one of IPv4 before one of IPv6 since a switch's dialplan mostly says `127.0.0.1`; the empty name is
    /// every interface of IPv4. With port 0 the system picks one. `backlog` is how many calls may wait to be accepted; the system
    /// has a limit of its own.
    ///
    /// # Errors
    /// See [`ListenError`].
    pub fn bind(host: &str, port: u16, backlog: i32) -> Result<Self, ListenError> {
        let failed = |source| ListenError::Resolve { host: host.to_owned(), source };
        let mut addresses: Vec<SocketAddr> = if host.is_empty() {
            vec![(Ipv4Addr::UNSPECIFIED, port).into()]
        } else {
            (host, port).to_socket_addrs().map_err(failed)?.collect()
        };
        addresses.sort_by_key(SocketAddr::is_ipv6);
        let mut error = failed(io::Error::new(io::ErrorKind::NotFound, "it has no address"));
        for address in addresses {
            match open(address, backlog) {
                Ok(socket) => return Ok(Listener(socket)),
                Err(source) => error = ListenError::Failed { address, source },
            }
        }
        Err(error)
    }

    /// Where it listens.
    ///
    /// # Errors
    /// The system's.
    pub fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(SocketAddr::try_from(getsockname(&self.0)?)?)
    }

    /// Waits for the next call: its socket, which is blocking and closed on exec, and the switch's address.
    ///
    /// Signals do not end the wait, nor do calls that are gone before they are accepted. Where there is no descriptor or no
    /// memory for a call it waits in the backlog until there is. To wait for other things too, poll the descriptor first.
    ///
    /// # Errors
    /// See [`AcceptError`].
    pub fn accept(&self) -> Result<(OwnedFd, SocketAddr), AcceptError> {
        loop {
            if let Some(accepted) = self.accept_until(Deadline::NEVER)? {
                return Ok(accepted);
            }
        }
    }

    /// The same until a deadline; `None`: it has passed. Where several threads wait, the descriptor has to be one that does not block, or one whose call
    /// another has taken waits for the next.
    ///
    /// # Errors
    /// See [`AcceptError`].
    pub fn accept_until(&self, deadline: Deadline) -> Result<Option<(OwnedFd, SocketAddr)>, AcceptError> {
        loop {
            if deadline != Deadline::NEVER {
                let left = deadline.timespec();
                match poll(&mut [PollFd::new(&self.0, PollFlags::IN)], left.as_ref()) {
                    Ok(0) => return Ok(None),
                    Err(Errno::INTR) => continue,
                    // What is wrong the accept says.
                    Ok(_) | Err(_) => {}
                }
            }
            match acceptfrom_with(&self.0, SocketFlags::CLOEXEC) {
                Ok((socket, Some(address))) => match SocketAddr::try_from(address) {
                    Ok(address) => return Ok(Some((socket, address))),
                    Err(error) => return Err(AcceptError::Io(error.into())),
                },
                // What an accept may say of the call and not of the listener (accept(2)).
                Ok((_, None))
                | Err(
                    Errno::INTR
                    | Errno::CONNABORTED
                    | Errno::NETDOWN
                    | Errno::PROTO
                    | Errno::NOPROTOOPT
                    | Errno::HOSTDOWN
                    | Errno::NONET
                    | Errno::HOSTUNREACH
                    | Errno::NETUNREACH
                    | Errno::PERM,
                ) => {}
                Err(Errno::MFILE | Errno::NFILE | Errno::NOBUFS | Errno::NOMEM) => self.pause(),
                Err(Errno::AGAIN) if deadline != Deadline::NEVER => {}
                Err(Errno::AGAIN) => {
                    // Somebody made the descriptor one that does not block. What goes wrong here, the next accept says.
                    let _ = poll(&mut [PollFd::new(&self.0, PollFlags::IN)], None);
                }
                Err(Errno::INVAL) => return Err(AcceptError::ShutDown),
                Err(error) => return Err(AcceptError::Io(error.into())),
            }
        }
    }

    /// Waits a moment, or until the socket is shut down.
    fn pause(&self) {
        let _ = poll(&mut [PollFd::new(&self.0, PollFlags::empty())], Some(&PAUSE));
    }
}

fn open(address: SocketAddr, backlog: i32) -> io::Result<OwnedFd> {
    let family = if address.is_ipv6() { AddressFamily::INET6 } else { AddressFamily::INET };
    let socket = socket_with(family, SocketType::STREAM, SocketFlags::CLOEXEC, None)?;
    sockopt::set_socket_reuseaddr(&socket, true)?;
    bind(&socket, &address)?;
    listen(&socket, backlog)?;
    Ok(socket)
}

impl AsFd for Listener {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

impl From<Listener> for OwnedFd {
    fn from(listener: Listener) -> OwnedFd {
        listener.0
    }
}
