//! What came before a reply, and how much of it is held.

use std::collections::VecDeque;

use eslng_engine::wire::Frame;

use crate::socket::ReceiveError;

/// How many bytes of messages may wait while a reply is waited for: 256 MiB, some 60,000 events of a call. libesl has no bound, so that a peer that
/// sends events and never the reply takes all memory.
const LIMIT: usize = 256 << 20;

/// Frames that came before a reply and wait to be received, oldest first.
#[derive(Debug, Default)]
pub struct Queue {
    frames: VecDeque<Frame>,
    bytes: usize,
}

impl Queue {
    /// Takes the oldest.
    #[inline]
    pub fn pop_front(&mut self) -> Option<Frame> {
        let frame = self.frames.pop_front()?;
        self.bytes -= frame.as_bytes().len();
        Some(frame)
    }

    /// Adds the youngest.
    ///
    /// # Errors
    /// Too much waits already: the connection can't be used on, since nothing may be left out.
    pub(super) fn push_back(&mut self, frame: Frame) -> Result<(), ReceiveError> {
        self.bytes += frame.as_bytes().len();
        self.frames.push_back(frame);
        if self.bytes > LIMIT { Err(ReceiveError::NoReply { bytes: self.bytes }) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use eslng_engine::wire::FrameDecoder;

    use super::*;

    #[test]
    fn all_is_kept_and_then_it_ends() {
        let mut decoder = FrameDecoder::default();
        decoder.feed(format!("Content-Type: api/response\nContent-Length: {}\n\n", 1 << 20).as_bytes());
        decoder.feed(&vec![b'x'; 1 << 20]);
        // Its copies share their bytes.
        let frame = decoder.next_frame().expect("it is well-formed").expect("it is whole");
        let mut queue = Queue::default();
        for _ in 0..1000 {
            queue.push_back(frame.clone()).expect("there is room again");
            queue.pop_front().expect("it is there");
        }
        let taken = (0..1000).take_while(|_| queue.push_back(frame.clone()).is_ok()).count();
        assert_eq!(taken, LIMIT / frame.as_bytes().len());
        // The one too many is kept as well.
        assert_eq!(std::iter::from_fn(|| queue.pop_front()).count(), taken + 1);
    }
}
