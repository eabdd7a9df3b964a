//! One connection for several threads, with libesl's pairing of commands and replies.
//!
//! One of the threads that wait reads, without a lock, and hands on what is not its own; when it has what it waited for, another
//! reads. So a thread that receives never keeps another from sending a command and getting its reply, as libesl's lock does.

use std::collections::VecDeque;
use std::fmt;
use std::ops::ControlFlow;
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eslng_engine::vocabulary::ErrorKind;
use eslng_engine::wire::{ContentType, Frame, FrameDecoder, Limits};
use rustix::net::{Shutdown, shutdown};

use super::monitor::{Locks, Monitor, StdLocks};
use super::packet;
use crate::deadline::Deadline;
use crate::socket::{InterruptHook, Likely, Limit, ReceiveError, SendError, receive, send_all};

/// A connection has ended or a wait was broken off: the error, as every thread that waits gets it.
#[derive(Clone, Debug, thiserror::Error)]
#[error(transparent)]
pub struct Ended(Arc<ReceiveError>);

impl Ended {
    /// What happened.
    pub fn error(&self) -> &ReceiveError {
        &self.0
    }

    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind()
    }

    /// Whether it was the interrupt hook, after which the connection can be used on.
    pub fn is_interruption(&self) -> bool {
        matches!(*self.0, ReceiveError::Interrupted)
    }
}

/// Why a command has no reply.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CallError {
    /// It was not sent.
    #[error(transparent)]
    Send(#[from] SendError),
    /// The connection ended before the reply came.
    #[error(transparent)]
    Ended(#[from] Ended),
}

impl CallError {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        match self {
            CallError::Send(error) => error.kind(),
            CallError::Ended(ended) => ended.kind(),
        }
    }
}

/// What a thread waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    /// The next `command/reply` or `api/response`.
    Reply,
    /// The next frame of any kind.
    Any,
}

/// Whose a frame is.
enum Routed {
    /// The thread's that read it, which waits no more.
    Readers(Frame),
    /// Another thread's that waits for it.
    Others,
    /// Nobody's yet: it was queued.
    Queued,
}

/// A thread that waits, in the order in which they came.
struct Waiter {
    ticket: u64,
    wanted: Wanted,
    /// What another thread read for it.
    frame: Option<Frame>,
    /// It gave up while commands of other threads were waiting behind it. Its reply is still to come and is theirs no more than
    /// it was: it goes to the queue.
    gone: bool,
}

#[derive(Default)]
struct State {
    /// `None` while a thread reads.
    decoder: Option<Box<FrameDecoder>>,
    queue: VecDeque<Frame>,
    waiters: VecDeque<Waiter>,
    next_ticket: u64,
    ended: Option<Ended>,
}

/// A connection by libesl's rules. `F` owns or borrows the descriptor, `L` is the kind of its locks.
pub struct Session<F, L: Locks = StdLocks> {
    fd: F,
    hook: Option<InterruptHook>,
    /// This and `has_queued` are written by exchanges: tools that look for races take a plain store for one.
    closing: AtomicBool,
    /// Held while a packet is written, so that packets do not mix and replies come in the order of the waiters.
    writing: L::Monitor<()>,
    /// What the threads that wait are told of.
    state: L::Monitor<State>,
    /// Whether the state's queue holds frames.
    has_queued: AtomicBool,
}

impl<F: AsFd> Session<F> {
    /// A session at the beginning of a connection's stream.
    pub fn new(fd: F) -> Self {
        Session::with_locks(fd)
    }
}

impl<F: AsFd, L: Locks> Session<F, L> {
    /// As [`Session::new`], with locks of this kind.
    pub fn with_locks(fd: F) -> Self {
        let state = State { decoder: Some(Box::new(FrameDecoder::new(Limits::default()))), ..State::default() };
        Session {
            fd,
            hook: None,
            closing: AtomicBool::new(false),
            writing: Monitor::new(()),
            state: Monitor::new(state),
            has_queued: AtomicBool::new(false),
        }
    }

    /// Asks `hook` whether to go on when a signal interrupts a wait. Without one, waits always go on.
    pub fn on_interrupt(&mut self, hook: impl Fn() -> ControlFlow<()> + Send + Sync + 'static) {
        self.hook = Some(Box::new(hook));
    }

    /// Sends a packet and waits for nothing; the empty line that ends it is added where it lacks.
    ///
    /// # Errors
    /// See [`SendError`], also for when the connection can still be used.
    pub fn send(&self, packet: &[u8], deadline: Deadline) -> Result<(), SendError> {
        let _writing = self.writing.lock();
        self.write(packet, deadline)
    }

    /// Sends a packet and waits for its reply: the next one that comes after it. What comes before is queued. `None`: the deadline
    /// passed; the reply, when it comes, is then one for whoever asks next, as with libesl.
    ///
    /// # Errors
    /// See [`CallError`].
    pub fn call(&self, packet: &[u8], deadline: Deadline) -> Result<Option<Frame>, CallError> {
        let ticket = {
            let _writing = self.writing.lock();
            let ticket = self.state().join(Wanted::Reply);
            if let Err(error) = self.write(packet, deadline) {
                self.state().leave(ticket);
                return Err(error.into());
            }
            ticket
        };
        Ok(self.wait(ticket, deadline, Likely::NotYet)?)
    }

    /// The next frame: with `queued` one that was queued before a reply, else the next that comes. `None`: the deadline passed.
    ///
    /// # Errors
    /// See [`Ended`].
    pub fn receive(&self, queued: bool, deadline: Deadline) -> Result<Option<Frame>, Ended> {
        let ticket = {
            let mut state = self.state();
            if queued && let Some(frame) = state.queue.pop_front() {
                self.has_queued.swap(!state.queue.is_empty(), Ordering::Release);
                return Ok(Some(frame));
            }
            state.join(Wanted::Any)
        };
        self.wait(ticket, deadline, Likely::Ready)
    }

    /// The frames that were queued before a reply, oldest first.
    pub fn take_queued(&self) -> VecDeque<Frame> {
        let mut state = self.state();
        self.has_queued.swap(false, Ordering::Release);
        std::mem::take(&mut state.queue)
    }

    /// Whether [`take_queued`](Self::take_queued) would give any, for less. What came before a reply is seen by who got the reply.
    pub fn has_queued(&self) -> bool {
        self.has_queued.load(Ordering::Acquire)
    }

    /// Ends the waits of all threads with [`ReceiveError::Closed`]: those that read at once, those that write within a second. While
    /// a thread reads, this shuts the socket down for reading, since nothing else wakes it; otherwise the descriptor is left as
    /// it is.
    pub fn close(&self) {
        self.closing.swap(true, Ordering::AcqRel);
        let mut state = self.state();
        state.ended.get_or_insert_with(|| Ended(Arc::new(ReceiveError::Closed)));
        if state.decoder.is_none() {
            // It fails where the connection is gone already, and then nobody waits for it.
            let _ = shutdown(&self.fd, Shutdown::Read);
        }
        self.state.notify_all();
    }

    /// The session's descriptor and what owns it.
    pub fn fd(&self) -> &F {
        &self.fd
    }

    fn write(&self, packet: &[u8], deadline: Deadline) -> Result<(), SendError> {
        if packet.ends_with(b"\n\n") {
            send_all(&self.fd, packet, self.limit(deadline))
        } else {
            send_all(&self.fd, &packet::closed(packet), self.limit(deadline))
        }
    }

    fn limit(&self, deadline: Deadline) -> Limit<'_> {
        Limit { deadline, hook: self.hook.as_ref(), closing: Some(&self.closing) }
    }

    fn state(&self) -> <L::Monitor<State> as Monitor<State>>::Guard<'_> {
        // A thread that panicked left no state half made: frames are moved whole.
        self.state.lock()
    }

    fn wait(&self, ticket: u64, deadline: Deadline, mut likely: Likely) -> Result<Option<Frame>, Ended> {
        let mut state = self.state();
        loop {
            if let Some(frame) = state.take(ticket) {
                if !state.waiters.is_empty() {
                    self.state.notify_all();
                }
                return Ok(Some(frame));
            }
            if let Some(ended) = &state.ended {
                let ended = ended.clone();
                state.leave(ticket);
                return Err(ended);
            }
            let Some(mut decoder) = state.decoder.take() else {
                let left = deadline.remaining();
                if left.is_some_and(|left| left.is_zero()) {
                    state.leave(ticket);
                    return Ok(None);
                }
                state = self.state.wait(state, left);
                continue;
            };
            drop(state);
            let received = receive(&self.fd, &mut decoder, self.limit(deadline), likely);
            likely = Likely::Ready;
            state = self.state();
            state.decoder = Some(decoder);
            let result = match received {
                Ok(Some(frame)) => match state.route(frame, ticket) {
                    Routed::Readers(frame) => Ok(Some(frame)),
                    Routed::Others => {
                        self.state.notify_all();
                        continue;
                    }
                    Routed::Queued => {
                        self.has_queued.swap(true, Ordering::Release);
                        continue;
                    }
                },
                Ok(None) => {
                    state.leave(ticket);
                    Ok(None)
                }
                Err(error) => {
                    let ended = Ended(Arc::new(error));
                    state.leave(ticket);
                    if !ended.is_interruption() {
                        state.ended = Some(ended.clone());
                    }
                    Err(ended)
                }
            };
            // Another has to read now. Where nobody waits, waking would be a system call for nothing.
            if !state.waiters.is_empty() {
                self.state.notify_all();
            }
            return result;
        }
    }
}

impl State {
    #[inline]
    fn join(&mut self, wanted: Wanted) -> u64 {
        let ticket = self.next_ticket;
        self.next_ticket += 1;
        self.waiters.push_back(Waiter { ticket, wanted, frame: None, gone: false });
        ticket
    }

    /// Gives a frame that the waiter `reader` has read to the first that waits for its kind, a reply to one that called before one
    /// that takes any.
    #[inline]
    fn route(&mut self, frame: Frame, reader: u64) -> Routed {
        let is_reply = matches!(frame.content_type(), ContentType::CommandReply | ContentType::ApiResponse);
        let Some(at) = self.recipient(is_reply) else {
            self.queue.push_back(frame);
            return Routed::Queued;
        };
        let waiter = &mut self.waiters[at];
        if waiter.gone {
            self.remove(at);
            self.queue.push_back(frame);
            Routed::Queued
        } else if waiter.ticket == reader {
            self.remove(at);
            Routed::Readers(frame)
        } else {
            waiter.frame = Some(frame);
            Routed::Others
        }
    }

    #[inline]
    fn recipient(&self, is_reply: bool) -> Option<usize> {
        // Mostly one thread waits, for what comes.
        let first = self.waiters.front()?;
        if first.frame.is_none() && (first.wanted == Wanted::Reply) == is_reply {
            return Some(0);
        }
        let waits_for = |wanted| move |waiter: &Waiter| waiter.frame.is_none() && waiter.wanted == wanted;
        let called = if is_reply { self.waiters.iter().position(waits_for(Wanted::Reply)) } else { None };
        called.or_else(|| self.waiters.iter().position(waits_for(Wanted::Any)))
    }

    /// What another thread read for this waiter; it waits no more then.
    #[inline]
    fn take(&mut self, ticket: u64) -> Option<Frame> {
        let at = self.position(ticket)?;
        let frame = self.waiters[at].frame.take()?;
        self.remove(at);
        Some(frame)
    }

    #[inline]
    fn remove(&mut self, at: usize) {
        if at == 0 {
            self.waiters.pop_front();
        } else {
            self.waiters.remove(at);
        }
    }

    /// This waiter gives up.
    fn leave(&mut self, ticket: u64) {
        let Some(at) = self.position(ticket) else { return };
        let calls_behind = self.waiters.iter().skip(at + 1).any(|waiter| waiter.wanted == Wanted::Reply);
        if self.waiters[at].wanted == Wanted::Reply && calls_behind && self.ended.is_none() {
            self.waiters[at].gone = true;
        } else {
            self.remove(at);
        }
    }

    #[inline]
    fn position(&self, ticket: u64) -> Option<usize> {
        if self.waiters.front()?.ticket == ticket {
            return Some(0);
        }
        self.waiters.iter().position(|waiter| waiter.ticket == ticket)
    }
}

impl<F: AsFd, L: Locks> AsFd for Session<F, L> {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}

impl<F: fmt::Debug, L: Locks> fmt::Debug for Session<F, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("fd", &self.fd).finish_non_exhaustive()
    }
}
