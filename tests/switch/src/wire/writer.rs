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
    pub(crate) async fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        let faults = *self.faults.borrow();
        let (bytes, cut) = match faults.cut_after {
            Some(left) if bytes.len() >= left => (&bytes[..left], true),
            Some(left) => {
                self.faults.borrow_mut().cut_after = Some(left - bytes.len());
                (bytes, false)
            }
            None => (bytes, false),
        };
        match (faults.dribble, faults.split_blank_line) {
            (Some((size, pause)), _) => self.send_chunks(bytes.chunks(size), pause).await?,
            (None, Some(pause)) => self.send_chunks(segments(bytes).into_iter(), pause).await?,
            (None, None) => self.socket.write_all(bytes).await?,
        }
        if cut {
            return Err(io::Error::new(io::ErrorKind::ConnectionAborted, "the fault cut_after ends this connection"));
        }
        Ok(())
    }

    /// Ends the sending side.
    pub(crate) async fn close(&mut self) {
        // The peer may have gone first; the connection ends either way.
        let _ = self.socket.shutdown().await;
    }

    async fn send_chunks<'a>(&mut self, chunks: impl Iterator<Item = &'a [u8]>, pause: Duration) -> io::Result<()> {
        for (index, chunk) in chunks.enumerate() {
            if index > 0 {
                sleep(pause).await;
            }
            self.socket.write_all(chunk).await?;
        }
        Ok(())
    }
}

/// Cuts between the two newlines of each blank line.
fn segments(bytes: &[u8]) -> Vec<&[u8]> {
    let mut segments = Vec::new();
    let mut start = 0;
    for at in 1..bytes.len() {
        if bytes[at] == b'\n' && bytes[at - 1] == b'\n' && at > start {
            segments.push(&bytes[start..at]);
            start = at;
        }
    }
    segments.push(&bytes[start..]);
    segments
}

#[cfg(test)]
mod tests {
    use super::segments;

    #[test]
    fn a_segment_ends_between_the_newlines() {
        assert_eq!(segments(b"a: b\n\nc\n\n"), [b"a: b\n".as_slice(), b"\nc\n", b"\n"]);
        assert_eq!(segments(b"\n"), [b"\n".as_slice()]);
    }
}
