use std::fmt;
use std::ops::ControlFlow;
use std::os::fd::{AsFd, BorrowedFd};

use eslng_engine::wire::{Frame, FrameDecoder, FrameRef, Limits};

use crate::deadline::Deadline;
use crate::socket::{InterruptHook, Likely, Limit, ReceiveError, SendError, receive, send_all};

/// Frames from one descriptor, packets to it. `F` owns the descriptor (`OwnedFd`, `TcpStream`) or borrows it (`BorrowedFd`).
///
/// The descriptor may be blocking or not and is not changed; others may poll it and write whole packets to it. Who polls it must
/// know that frames which came together with an earlier one are in here: receive until nothing comes before polling.
pub struct Connection<F> {
    fd: F,
    decoder: FrameDecoder,
    hook: Option<InterruptHook>,
}

impl<F: AsFd> Connection<F> {
    /// A connection at the beginning of its stream.
    pub fn new(fd: F) -> Self {
        Connection::with_limits(fd, Limits::default())
    }

    /// The same, with other limits to what a frame may hold.
    pub fn with_limits(fd: F, limits: Limits) -> Self {
        Connection { fd, decoder: FrameDecoder::new(limits), hook: None }
    }

    /// Asks `hook` whether to go on when a signal interrupts a wait. Without one, waits always go on.
    pub fn on_interrupt(&mut self, hook: impl Fn() -> ControlFlow<()> + Send + Sync + 'static) {
        self.hook = Some(Box::new(hook));
    }

    /// The next frame. `None`: the deadline passed; what has come of a frame is kept.
    ///
    /// # Errors
    /// The connection has ended, or the interrupt hook ended the wait: see [`ReceiveError`].
    pub fn receive(&mut self, deadline: Deadline) -> Result<Option<Frame>, ReceiveError> {
        let limit = Limit { deadline, hook: self.hook.as_ref(), closing: None };
        let has_frame = receive(&self.fd, &mut self.decoder, limit, Likely::Ready)?;
        Ok(if has_frame { self.decoder.lend().map(FrameRef::to_frame) } else { None })
    }

    /// Sends all of a packet.
    ///
    /// # Errors
    /// See [`SendError`], also for when the connection can still be used.
    pub fn send(&mut self, packet: &[u8], deadline: Deadline) -> Result<(), SendError> {
        send_all(&self.fd, packet, 0, Limit { deadline, hook: self.hook.as_ref(), closing: None })
    }

    /// The descriptor back. Frames that came and were not received are lost.
    pub fn into_fd(self) -> F {
        self.fd
    }
}

impl<F: AsFd> AsFd for Connection<F> {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}

impl<F: fmt::Debug> fmt::Debug for Connection<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection").field("fd", &self.fd).finish_non_exhaustive()
    }
}
