//! The writing half of a connection, which carries out the faults of sending.

use std::cell::RefCell;
use std::io;
use std::rc::Rc;
use std::time::Duration;

use tokio::io::AsyncWriteExt;
use tokio::net::tcp::OwnedWriteHalf;
use tokio::time::sleep;

use super::Faults;

/// Writes whole messages, by the faults that are on at that moment.
pub(crate) struct Writer {
    socket: OwnedWriteHalf,
    faults: Rc<RefCell<Faults>>,
}

impl Writer {
    pub(crate) fn new(socket: OwnedWriteHalf, faults: Rc<RefCell<Faults>>) -> Self {
        Writer { socket, faults }
    }

    /// Sends `bytes`. An error means that the connection is gone, by the peer or by [`super::Fault::CutAfter`].
    ///
    /// Before each segment the faults are looked at anew: many events are one call of this, and in segments of a byte they would take minutes after
    /// the fault was turned off.
    pub(crate) async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut rest = bytes;
        while !rest.is_empty() {
            let faults = *self.faults.borrow();
            let (mut segment, pause) = segment(rest, &faults);
            if let Some(left) = faults.cut_after {
                segment = &segment[..segment.len().min(left)];
                self.faults.borrow_mut().cut_after = Some(left - segment.len());
            }
            self.socket.write_all(segment).await?;
            if faults.cut_after.is_some_and(|left| left == segment.len()) {
                return Err(io::Error::new(io::ErrorKind::ConnectionAborted, "the fault cut_after ends this connection"));
            }
            rest = &rest[segment.len()..];
            if let Some(pause) = pause.filter(|_| !rest.is_empty()) {
                sleep(pause).await;
            }
        }
        Ok(())
    }

    /// Ends the sending side.
    pub(crate) async fn close(&mut self) {
        // The peer may have gone first; the connection ends either way.
        let _ = self.socket.shutdown().await;
    }
}

/// What goes out at once of `bytes`, and the time before the rest; a blank line is cut between its two newlines.
fn segment<'b>(bytes: &'b [u8], faults: &Faults) -> (&'b [u8], Option<Duration>) {
    let (end, pause) = match (faults.dribble, faults.split_blank_line) {
        (Some((size, pause)), _) => (size, Some(pause)),
        (None, Some(pause)) => {
            let blank = bytes.windows(2).position(|pair| pair == b"\n\n");
            (blank.map_or(bytes.len(), |at| at + 1), Some(pause))
        }
        (None, None) => (bytes.len(), None),
    };
    (&bytes[..end.min(bytes.len())], pause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_segment_ends_between_the_newlines() {
        let faults = Faults { split_blank_line: Some(Duration::ZERO), ..Faults::default() };
        for (bytes, first) in [(b"a: b\n\nc\n\n".as_slice(), b"a: b\n".as_slice()), (b"\nc\n\n", b"\nc\n"), (b"\n", b"\n")] {
            assert_eq!(segment(bytes, &faults).0, first);
        }
    }
}
