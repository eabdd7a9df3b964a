//! Reading and writing a stream socket that may itself be blocking: each system call returns at once, and only `poll` waits.

use std::io;
use std::ops::ControlFlow;
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::atomic::{AtomicBool, Ordering};

use eslng_engine::vocabulary::ErrorKind;
use eslng_engine::wire::{FrameDecoder, FrameError};
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::net::{RecvFlags, SendFlags, recv, send};

use crate::deadline::Deadline;

/// Asked when a signal interrupts a wait: whether to go on. It runs on the waiting thread.
pub type InterruptHook = Box<dyn Fn() -> ControlFlow<()> + Send + Sync>;

/// Why a connection gives nothing more.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReceiveError {
    /// The other end closed the connection between two frames.
    #[error("the other end closed the connection")]
    Closed,
    /// The other end closed the connection within a frame, which is lost.
    #[error("the other end closed the connection within a message, {received} bytes into it")]
    Truncated {
        /// How many bytes of the frame had come.
        received: usize,
    },
    /// What came is no Event Socket stream, or is over a limit.
    #[error(transparent)]
    Frame(#[from] FrameError),
    /// So much came while a reply was waited for, and not the reply. By libesl's rules everything is kept, which has to have an end.
    #[error("{bytes} bytes of messages came before the reply, more than is kept")]
    NoReply {
        /// How many bytes of messages wait.
        bytes: usize,
    },
    /// The socket failed.
    #[error("reading from the connection failed: {0}")]
    Io(#[source] io::Error),
    /// The interrupt hook ended the wait. The connection is as it was.
    #[error("interrupted by a signal")]
    Interrupted,
}

impl ReceiveError {
    /// Its place in the error table. A wait that the hook broke off is a timeout: what was waited for may still come.
    pub fn kind(&self) -> ErrorKind {
        match self {
            ReceiveError::Closed | ReceiveError::Io(_) => ErrorKind::Disconnected,
            ReceiveError::Truncated { .. } => ErrorKind::Truncated,
            ReceiveError::Frame(_) | ReceiveError::NoReply { .. } => ErrorKind::Protocol,
            ReceiveError::Interrupted => ErrorKind::Timeout,
        }
    }
}

/// Why a packet was not sent.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SendError {
    /// The other end is gone.
    #[error("the other end closed the connection")]
    Closed,
    /// The deadline passed. After a part of a packet the connection can't be used on: the switch waits for the rest.
    #[error("the other end took {sent} of {length} bytes before the time was over")]
    TimedOut {
        /// How many bytes it took.
        sent: usize,
        /// The packet's length in bytes.
        length: usize,
    },
    /// The interrupt hook ended the wait. What holds after a part of a packet is said at [`TimedOut`](Self::TimedOut).
    #[error("interrupted by a signal after {sent} of {length} bytes")]
    Interrupted {
        /// How many bytes the other end took.
        sent: usize,
        /// The packet's length in bytes.
        length: usize,
    },
    /// The socket failed.
    #[error("writing to the connection failed: {0}")]
    Io(#[source] io::Error),
}

impl SendError {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        match self {
            SendError::TimedOut { .. } | SendError::Interrupted { .. } => ErrorKind::Timeout,
            SendError::Closed | SendError::Io(_) => ErrorKind::NotSent,
        }
    }
}

/// What may end a wait besides the socket.
#[derive(Clone, Copy)]
pub(crate) struct Limit<'a> {
    pub deadline: Deadline,
    pub hook: Option<&'a InterruptHook>,
    /// Set by another thread when the connection is closed on this side; looked at once a second.
    pub closing: Option<&'a AtomicBool>,
}

/// How often a wait looks at [`Limit::closing`]. libesl's waits do the same.
const LOOK: Timespec = Timespec { tv_sec: 1, tv_nsec: 0 };

/// How a wait ended.
pub(crate) enum Waited {
    Ready,
    TimedOut,
    Interrupted,
    Closing,
}

impl Limit<'_> {
    /// Waits until the descriptor is ready for `what`. Errors and hangups count as ready: the system call that follows tells them.
    fn wait(&self, fd: BorrowedFd, what: PollFlags) -> io::Result<Waited> {
        loop {
            if self.closing.is_some_and(|closing| closing.load(Ordering::Acquire)) {
                return Ok(Waited::Closing);
            }
            let left = self.deadline.timespec();
            let until = match left {
                Some(left) if self.closing.is_none() || left < LOOK => Some(left),
                None if self.closing.is_none() => None,
                _ => Some(LOOK),
            };
            match poll(&mut [PollFd::from_borrowed_fd(fd, what)], until.as_ref()) {
                Ok(0) if self.deadline.has_passed() => return Ok(Waited::TimedOut),
                Ok(0) => {}
                Ok(_) => return Ok(Waited::Ready),
                Err(Errno::INTR) if self.stops() => return Ok(Waited::Interrupted),
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }

    fn stops(&self) -> bool {
        self.hook.is_some_and(|hook| hook().is_break())
    }
}

/// What is likely when nothing has been read yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Likely {
    /// Something is there: an event after an event.
    Ready,
    /// Nothing is there: a command was just sent. Without a limit of time and a hook the read itself waits then, which saves the
    /// system calls that find nothing and that wait; on a socket that does not block it finds nothing, and the usual way follows.
    NotYet,
}

/// Reads until a whole frame has come, which the decoder then lends: one that is there already, or what can be read now, or what comes
/// until the deadline. False: it passed; what has come of a frame is kept for the next call.
pub(crate) fn receive(fd: impl AsFd, decoder: &mut FrameDecoder, limit: Limit<'_>, likely: Likely) -> Result<bool, ReceiveError> {
    let fd = fd.as_fd();
    let may_wait = likely == Likely::NotYet && limit.deadline == Deadline::NEVER && limit.hook.is_none();
    let mut flags = if may_wait { RecvFlags::empty() } else { RecvFlags::DONTWAIT };
    let mut wait_first = likely == Likely::NotYet && !may_wait;
    loop {
        if decoder.has_frame()? {
            return Ok(true);
        }
        let read = if std::mem::take(&mut wait_first) { Err(Errno::AGAIN) } else { recv(fd, decoder.spare(), flags) };
        flags = RecvFlags::DONTWAIT;
        match read {
            Ok((_, 0)) => {
                return Err(match decoder.unfinished().len() {
                    0 => ReceiveError::Closed,
                    received => ReceiveError::Truncated { received },
                });
            }
            Ok((_, count)) => {
                decoder.advance(count);
                // A frame that keeps coming must not outlast the deadline; a frame that is whole is not thrown away for it.
                if limit.deadline.has_passed() {
                    return Ok(decoder.has_frame()?);
                }
            }
            Err(Errno::AGAIN) => match limit.wait(fd, PollFlags::IN).map_err(ReceiveError::Io)? {
                Waited::Ready => {}
                Waited::TimedOut => return Ok(false),
                Waited::Interrupted => return Err(ReceiveError::Interrupted),
                Waited::Closing => return Err(ReceiveError::Closed),
            },
            Err(Errno::INTR) if limit.stops() => return Err(ReceiveError::Interrupted),
            Err(Errno::INTR) => {}
            Err(error) => return Err(ReceiveError::Io(error.into())),
        }
    }
}

/// Sends what the other end takes at once of a packet, without SIGPIPE: how many bytes.
#[inline]
pub(crate) fn send_now(fd: impl AsFd, packet: &[u8]) -> Result<usize, SendError> {
    match send(fd, packet, SendFlags::NOSIGNAL | SendFlags::DONTWAIT) {
        Ok(count) => Ok(count),
        Err(Errno::AGAIN | Errno::INTR) => Ok(0),
        Err(error) => Err(unsent(error)),
    }
}

#[cold]
fn unsent(error: Errno) -> SendError {
    match error {
        Errno::PIPE | Errno::CONNRESET => SendError::Closed,
        error => SendError::Io(error.into()),
    }
}

/// Sends all of a packet, of which the other end has taken `sent` bytes, without SIGPIPE.
pub(crate) fn send_all(fd: impl AsFd, packet: &[u8], mut sent: usize, limit: Limit<'_>) -> Result<(), SendError> {
    let (fd, length) = (fd.as_fd(), packet.len());
    while sent < length {
        match send(fd, &packet[sent..], SendFlags::NOSIGNAL | SendFlags::DONTWAIT) {
            Ok(count) => sent += count,
            Err(Errno::AGAIN) => match limit.wait(fd, PollFlags::OUT).map_err(SendError::Io)? {
                Waited::Ready => {}
                Waited::TimedOut => return Err(SendError::TimedOut { sent, length }),
                Waited::Interrupted => return Err(SendError::Interrupted { sent, length }),
                Waited::Closing => return Err(SendError::Closed),
            },
            Err(Errno::INTR) if limit.stops() => return Err(SendError::Interrupted { sent, length }),
            Err(Errno::INTR) => {}
            Err(error) => return Err(unsent(error)),
        }
    }
    Ok(())
}
