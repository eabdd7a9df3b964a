//! One connection for several threads, with libesl's pairing of commands and replies.
//!
//! One of the threads that wait reads, without a lock, and hands on what is not its own; when it has what it waited for, another
//! reads. So a thread that receives never keeps another from sending a command and getting its reply, as libesl's lock does.
//!
//! A call takes the lock twice: once to send, which never waits with the lock held, and once to hand out what came. It is what a round
//! trip costs beyond its system calls, so all that threads share is behind this one lock, what a face adds included.

use std::fmt;
use std::ops::ControlFlow;
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use eslng_engine::vocabulary::ErrorKind;
use eslng_engine::wire::{Frame, FrameDecoder, FrameRef, Limits};
use rustix::net::{Shutdown, shutdown};

use super::monitor::{Locks, Monitor, StdLocks};
use super::packet;
use super::queue::Queue;
use super::waiting::{Recipient, Waiting, Wanted};
use crate::deadline::Deadline;
use crate::socket::{InterruptHook, Likely, Limit, ReceiveError, SendError, receive, send_all, send_now};

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

/// What threads share besides the stream.
#[derive(Debug, Default)]
pub struct Shared<X = ()> {
    /// What came before a reply and waits to be received, oldest first.
    pub queue: Queue,
    /// What a face keeps behind the same lock.
    pub own: X,
}

struct State<X> {
    /// `None` while a thread reads.
    decoder: Option<Box<FrameDecoder>>,
    /// Whether a thread waits for the other end to take the rest of its packet: packets must not mix.
    writing: bool,
    waiting: Waiting,
    shared: Shared<X>,
    ended: Option<Ended>,
}

/// A frame that came for a thread.
enum Came<'a> {
    /// This thread read it.
    Lent(FrameRef<'a>),
    /// It was read before.
    Kept(Frame),
}

type Guard<'a, L, X> = <<L as Locks>::Monitor<State<X>> as Monitor<State<X>>>::Guard<'a>;

/// A connection by libesl's rules. `F` owns or borrows the descriptor, `L` is the kind of its lock, `X` what a face keeps behind it.
pub struct Session<F, L: Locks = StdLocks, X: Send = ()> {
    fd: F,
    hook: Option<InterruptHook>,
    /// Written by exchanges: tools that look for races take a plain store for one.
    closing: AtomicBool,
    state: L::Monitor<State<X>>,
}

impl<F: AsFd> Session<F> {
    /// A session at the beginning of a connection's stream.
    pub fn new(fd: F) -> Self {
        Session::with_locks(fd, ())
    }
}

impl<F: AsFd, L: Locks, X: Send> Session<F, L, X> {
    /// As [`Session::new`], with a lock of this kind, which also guards `own`.
    pub fn with_locks(fd: F, own: X) -> Self {
        let state = State {
            decoder: Some(Box::new(FrameDecoder::new(Limits::default()))),
            writing: false,
            waiting: Waiting::default(),
            shared: Shared { queue: Queue::default(), own },
            ended: None,
        };
        Session { fd, hook: None, closing: AtomicBool::new(false), state: Monitor::new(state) }
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
        let state = self.turn(packet, deadline)?;
        self.write(state, packet, deadline).1
    }

    /// Sends a packet and waits for its reply: the next one that comes after it. What comes before is queued. `None`: the deadline
    /// passed; the reply, when it comes, is then one for whoever asks next, as with libesl.
    ///
    /// # Errors
    /// See [`CallError`].
    pub fn call(&self, packet: &[u8], deadline: Deadline) -> Result<Option<Frame>, CallError> {
        self.call_came(packet, deadline, |_, came| came.into_frame())
    }

    /// As [`call`](Self::call), and gives the reply to `read` where it lies, with the lock held: `read` must not call the session.
    ///
    /// # Errors
    /// See [`CallError`].
    pub fn call_and<R>(
        &self,
        packet: &[u8],
        deadline: Deadline,
        read: impl FnOnce(&mut Shared<X>, FrameRef<'_>) -> R,
    ) -> Result<Option<R>, CallError> {
        self.call_came(packet, deadline, |shared, came| read(shared, came.as_lent()))
    }

    /// The next frame: with `queued` one that was queued before a reply, else the next that comes. `None`: the deadline passed.
    ///
    /// # Errors
    /// See [`Ended`].
    pub fn receive(&self, queued: bool, deadline: Deadline) -> Result<Option<Frame>, Ended> {
        let first = |shared: &mut Shared<X>| if queued { shared.queue.pop_front() } else { None };
        self.receive_came(first, deadline, |_, came| came.into_frame())
    }

    /// What `first` finds in what is shared already, else what `read` makes of the next frame that comes, where it lies. Both run with the
    /// lock held and must not call the session. `None`: the deadline passed.
    ///
    /// # Errors
    /// See [`Ended`].
    pub fn receive_and<R>(
        &self,
        first: impl FnOnce(&mut Shared<X>) -> Option<R>,
        deadline: Deadline,
        read: impl FnOnce(&mut Shared<X>, FrameRef<'_>) -> R,
    ) -> Result<Option<R>, Ended> {
        self.receive_came(first, deadline, |shared, came| read(shared, came.as_lent()))
    }

    /// What `act` does with what is shared. It runs with the lock held and must not call the session.
    pub fn with<R>(&self, act: impl FnOnce(&mut Shared<X>) -> R) -> R {
        act(&mut self.state.lock().shared)
    }

    /// Ends the waits of all threads with [`ReceiveError::Closed`]: those that read at once, those that write within a second. While
    /// a thread reads, this shuts the socket down for reading, since nothing else wakes it; otherwise the descriptor is left as
    /// it is.
    pub fn close(&self) {
        self.closing.swap(true, Ordering::AcqRel);
        let mut state = self.state.lock();
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

    fn limit(&self, deadline: Deadline) -> Limit<'_> {
        Limit { deadline, hook: self.hook.as_ref(), closing: Some(&self.closing) }
    }

    /// The lock, when no other thread is within a packet.
    #[inline]
    fn turn(&self, packet: &[u8], deadline: Deadline) -> Result<Guard<'_, L, X>, SendError> {
        let mut state = self.state.lock();
        while state.writing {
            let left = deadline.remaining();
            if left.is_some_and(|left| left.is_zero()) {
                return Err(SendError::TimedOut { sent: 0, length: packet.len() });
            }
            state = self.state.wait(state, left);
        }
        Ok(state)
    }

    /// Writes a packet when it is this thread's turn.
    #[inline]
    fn write<'a>(
        &'a self,
        state: Guard<'a, L, X>,
        packet: &[u8],
        deadline: Deadline,
    ) -> (Guard<'a, L, X>, Result<(), SendError>) {
        if !packet.ends_with(b"\n\n") {
            return self.write(state, &packet::closed(packet), deadline);
        }
        match send_now(&self.fd, packet) {
            Ok(sent) if sent == packet.len() => (state, Ok(())),
            Ok(sent) => self.write_rest(state, packet, sent, deadline),
            Err(error) => (state, Err(error)),
        }
    }

    /// The other end takes no more now.
    #[cold]
    fn write_rest<'a>(
        &'a self,
        mut state: Guard<'a, L, X>,
        packet: &[u8],
        sent: usize,
        deadline: Deadline,
    ) -> (Guard<'a, L, X>, Result<(), SendError>) {
        state.writing = true;
        drop(state);
        let result = send_all(&self.fd, packet, sent, self.limit(deadline));
        let mut state = self.state.lock();
        state.writing = false;
        self.state.notify_all();
        (state, result)
    }

    #[inline]
    fn call_came<R>(
        &self,
        packet: &[u8],
        deadline: Deadline,
        read: impl FnOnce(&mut Shared<X>, Came<'_>) -> R,
    ) -> Result<Option<R>, CallError> {
        let mut state = self.turn(packet, deadline)?;
        let ticket = state.waiting.join(Wanted::Reply);
        let (mut state, written) = self.write(state, packet, deadline);
        if let Err(error) = written {
            state.leave(ticket);
            return Err(error.into());
        }
        Ok(self.wait(state, ticket, deadline, Likely::NotYet, read)?)
    }

    #[inline]
    fn receive_came<R>(
        &self,
        first: impl FnOnce(&mut Shared<X>) -> Option<R>,
        deadline: Deadline,
        read: impl FnOnce(&mut Shared<X>, Came<'_>) -> R,
    ) -> Result<Option<R>, Ended> {
        let mut state = self.state.lock();
        if let Some(found) = first(&mut state.shared) {
            return Ok(Some(found));
        }
        let ticket = state.waiting.join(Wanted::Any);
        self.wait(state, ticket, deadline, Likely::Ready, read)
    }

    #[inline]
    fn wait<'a, R>(
        &'a self,
        mut state: Guard<'a, L, X>,
        ticket: u64,
        deadline: Deadline,
        mut likely: Likely,
        read: impl FnOnce(&mut Shared<X>, Came<'_>) -> R,
    ) -> Result<Option<R>, Ended> {
        loop {
            if let Some(frame) = state.waiting.take(ticket) {
                self.pass_on(&state);
                return Ok(Some(read(&mut state.shared, Came::Kept(frame))));
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
            let received = match decoder.has_frame() {
                Ok(false) => {
                    drop(state);
                    let received = receive(&self.fd, &mut decoder, self.limit(deadline), likely);
                    likely = Likely::Ready;
                    state = self.state.lock();
                    received
                }
                // Where a frame has come already there is nothing to give the lock back for.
                found => found.map_err(ReceiveError::from),
            };
            if let Ok(true) = received {
                let State { decoder: place, waiting, shared, .. } = &mut *state;
                // In its place before `read` runs, so that others can go on whatever that does.
                let Some(frame) = place.insert(decoder).lend() else { continue };
                match waiting.recipient(frame.content_type(), ticket) {
                    Recipient::Reader => {
                        let made = read(shared, Came::Lent(frame));
                        self.pass_on(&state);
                        return Ok(Some(made));
                    }
                    Recipient::Other(place) => {
                        *place = Some(frame.to_frame());
                        self.state.notify_all();
                    }
                    Recipient::Nobody => {
                        if let Err(error) = shared.queue.push_back(frame.to_frame()) {
                            state.leave(ticket);
                            let ended = state.end(error);
                            self.pass_on(&state);
                            return Err(ended);
                        }
                    }
                }
                continue;
            }
            state.decoder = Some(decoder);
            state.leave(ticket);
            self.pass_on(&state);
            return received.map(|_| None).map_err(|error| state.end(error));
        }
    }

    /// Another has to read now. Where nobody waits, waking would be a system call for nothing.
    #[inline]
    fn pass_on(&self, state: &State<X>) {
        if !state.waiting.is_empty() {
            self.state.notify_all();
        }
    }
}

impl<X> State<X> {
    fn leave(&mut self, ticket: u64) {
        self.waiting.leave(ticket, self.ended.is_none());
    }

    /// A read failed; after an interruption the connection can be used on.
    #[cold]
    fn end(&mut self, error: ReceiveError) -> Ended {
        let ended = Ended(Arc::new(error));
        if !ended.is_interruption() {
            self.ended = Some(ended.clone());
        }
        ended
    }
}

impl Came<'_> {
    fn as_lent(&self) -> FrameRef<'_> {
        match self {
            Came::Lent(frame) => *frame,
            Came::Kept(frame) => frame.as_lent(),
        }
    }

    fn into_frame(self) -> Frame {
        match self {
            Came::Lent(frame) => frame.to_frame(),
            Came::Kept(frame) => frame,
        }
    }
}

impl<F: AsFd, L: Locks, X: Send> AsFd for Session<F, L, X> {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}

impl<F: fmt::Debug, L: Locks, X: Send> fmt::Debug for Session<F, L, X> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session").field("fd", &self.fd).finish_non_exhaustive()
    }
}
