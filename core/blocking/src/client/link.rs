//! The transport of a client, and the way to it.

use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rustix::io::Errno;
use rustix::net::{AddressFamily, SocketAddrUnix, SocketFlags, SocketType, connect, socket_with, sockopt};

use crate::connect::{Attempts, ConnectError};
use crate::deadline::Deadline;
use crate::socket::InterruptHook;

/// How long a try to connect may take. The kernel's own limit is two minutes.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(20);

/// A socket: owned, or lent by somebody who keeps it open as long as the client lives.
pub(super) type Socket = Arc<dyn AsFd + Send + Sync>;

type Open = Box<dyn Fn() -> io::Result<OwnedFd> + Send + Sync>;

/// Opens a transport, again after each loss.
pub(super) enum Opener {
    Tcp {
        host: String,
        port: u16,
    },
    Unix(PathBuf),
    /// By a function of the caller's.
    Through(Open),
    /// One that is open already; there is no other after it.
    Given(Mutex<Option<Socket>>),
}

impl Opener {
    pub fn given(socket: Socket) -> Self {
        Opener::Given(Mutex::new(Some(socket)))
    }

    /// For a connection that is open and has no other after it.
    pub fn used_up() -> Self {
        Opener::Given(Mutex::new(None))
    }

    /// Begins. It may take as long as the system's resolver, or the caller's function, does.
    fn begin(&self) -> Result<Begun, String> {
        match self {
            Opener::Tcp { host, port } => {
                let attempts = Attempts::resolve(host, *port, Deadline::after(CONNECT_TIMEOUT));
                attempts.map(Begun::Tries).map_err(|error| error.to_string())
            }
            Opener::Unix(path) => {
                unix(path).map(Begun::Open).map_err(|error| format!("connecting to {} failed: {error}", path.display()))
            }
            Opener::Through(open) => match open() {
                Ok(fd) => Ok(Begun::Open(Arc::new(fd))),
                Err(error) => Err(error.to_string()),
            },
            Opener::Given(socket) => {
                let socket = socket.lock().unwrap_or_else(PoisonError::into_inner).take();
                socket.map(Begun::Open).ok_or_else(|| "the socket that was handed in is used up".to_owned())
            }
        }
    }
}

enum Begun {
    Open(Socket),
    Tries(Attempts),
}

/// A unix socket does not make wait, unless its listener's queue is full: that is an error here.
fn unix(path: &Path) -> io::Result<Socket> {
    let socket = socket_with(AddressFamily::UNIX, SocketType::STREAM, SocketFlags::CLOEXEC | SocketFlags::NONBLOCK, None)?;
    connect(&socket, &SocketAddrUnix::new(path)?)?;
    Ok(Arc::new(socket))
}

/// A host that has gone is noticed although an `api` without a timeout waits, during which silence means nothing.
fn keep_alive(socket: &OwnedFd) -> Result<(), Errno> {
    sockopt::set_socket_keepalive(socket, true)?;
    sockopt::set_tcp_keepidle(socket, Duration::from_secs(60))?;
    sockopt::set_tcp_keepintvl(socket, Duration::from_secs(15))?;
    sockopt::set_tcp_keepcnt(socket, 4)
}

/// A transport that is being opened.
pub(super) enum Opening {
    Wanted,
    Tries(Attempts),
}

/// What a step of opening has come to.
pub(super) enum Opened {
    Yes(Socket),
    NotYet(Opening),
    /// In words.
    No(String),
    /// The interrupt hook ended the step.
    Interrupted(Opening),
}

impl Opening {
    /// Goes on until `until` has passed or something came to `wake`. The lock is not held.
    pub fn step(self, opener: &Opener, until: Deadline, wake: Option<&impl AsFd>, hook: Option<&InterruptHook>) -> Opened {
        let mut tries = match self {
            Opening::Tries(tries) => tries,
            Opening::Wanted => match opener.begin() {
                Ok(Begun::Open(socket)) => return Opened::Yes(socket),
                Ok(Begun::Tries(tries)) => tries,
                Err(why) => return Opened::No(why),
            },
        };
        match tries.step(until, wake.map(AsFd::as_fd), hook) {
            // A socket that can't be told so is none that is still there.
            Ok(Some((socket, _))) => match keep_alive(&socket) {
                Ok(()) => Opened::Yes(Arc::new(socket)),
                Err(error) => Opened::No(error.to_string()),
            },
            Ok(None) => Opened::NotYet(Opening::Tries(tries)),
            Err(ConnectError::Interrupted) => Opened::Interrupted(Opening::Tries(tries)),
            Err(error) => Opened::No(error.to_string()),
        }
    }
}

/// The transport, or the way to it.
pub(super) enum Link {
    Closed,
    /// `None` while a thread goes on with it.
    Opening(Option<Opening>),
    Open(Socket),
}
