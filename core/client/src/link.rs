//! The transport of a client's task, and what goes through it.

use std::cell::Cell;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use eslng_engine::engine;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

use crate::transport::{Opening, Transport};

/// The transport, or the way to it.
pub(crate) enum Link {
    Closed,
    Opening(Opening),
    Open(Box<dyn Transport>),
}

/// How many bytes went out, and how many came in.
#[derive(Default)]
pub(crate) struct Moved {
    pub wrote: Option<io::Result<usize>>,
    pub read: Option<io::Result<usize>>,
}

/// Writes of the packet, if there is one, and reads into the machine, if it is to be read. Neither waits for the other: a switch that can't
/// write does not read either.
pub(crate) fn poll_move(
    transport: &mut Box<dyn Transport>,
    packet: Option<&Bytes>,
    machine: &mut engine::Client,
    reads: bool,
    cx: &mut Context<'_>,
) -> Poll<Moved> {
    let mut transport = Pin::new(transport);
    let wrote = packet.and_then(|packet| done(transport.as_mut().poll_write(cx, packet)));
    let read = if reads { done(poll_read(transport, machine, cx)) } else { None };
    if wrote.is_none() && read.is_none() { Poll::Pending } else { Poll::Ready(Moved { wrote, read }) }
}

thread_local! {
    /// What the connections of this thread read into: most of them wait, and need no buffer while they do.
    static BUFFER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

fn poll_read(
    transport: Pin<&mut Box<dyn Transport>>,
    machine: &mut engine::Client,
    cx: &mut Context<'_>,
) -> Poll<io::Result<usize>> {
    let mut buffer = BUFFER.take();
    machine.lend_buffer(&mut buffer);
    let mut space = ReadBuf::new(machine.spare());
    let polled = transport.poll_read(cx, &mut space);
    let count = space.filled().len();
    if polled.is_pending() {
        machine.return_buffer(&mut buffer);
    }
    BUFFER.set(buffer);
    polled.map_ok(|()| count)
}

fn done<T>(polled: Poll<T>) -> Option<T> {
    match polled {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
