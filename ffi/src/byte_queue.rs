//! The bytes of an `esl_buffer_t`: written at the end, read from the beginning, and kept while there is room.

use crate::abi::esl_buffer_t;
use crate::pointer::Opaque;

/// What `esl_buffer_freespace` says without a limit.
const UNLIMITED: usize = 1_000_000;
/// The size of a buffer for which none was asked.
const SMALLEST: usize = 250;

/// The bytes written, of which the first `read` have been read.
pub(crate) struct Buffer {
    bytes: Vec<u8>,
    read: usize,
    /// What `esl_buffer_len` says: libesl's own arithmetic, while the vector grows as vectors do.
    size: usize,
    block: usize,
    /// How many unread bytes there may be; 0 is no limit.
    limit: usize,
    loops: i32,
}

impl Opaque for Buffer {
    type C = esl_buffer_t;
}

impl Buffer {
    pub(crate) fn new(block: usize, size: usize, limit: usize) -> Option<Self> {
        let size = if size == 0 { SMALLEST } else { size };
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(size).ok()?;
        Some(Buffer { bytes, read: 0, size, block, limit, loops: 0 })
    }

    pub(crate) fn unread(&self) -> &[u8] {
        &self.bytes[self.read..]
    }

    pub(crate) fn free(&self) -> usize {
        if self.limit == 0 { UNLIMITED } else { self.limit.saturating_sub(self.unread().len()) }
    }

    pub(crate) fn toss(&mut self, count: usize) -> usize {
        let count = count.min(self.unread().len());
        self.read += count;
        count
    }

    pub(crate) fn read(&mut self, into: &mut [u8]) -> usize {
        let count = into.len().min(self.unread().len());
        into[..count].copy_from_slice(&self.unread()[..count]);
        self.toss(count)
    }

    pub(crate) fn read_loop(&mut self, into: &mut [u8]) -> usize {
        let mut count = self.read(into);
        while count < into.len() && self.loops != 0 && !self.bytes.is_empty() {
            self.read = 0;
            self.loops -= i32::from(self.loops > 0);
            count += self.read(&mut into[count..]);
        }
        count
    }

    pub(crate) fn read_packet(&mut self, into: &mut [u8]) -> usize {
        let length = packet(self.unread()).unwrap_or(0).min(into.len());
        self.read(&mut into[..length])
    }

    pub(crate) fn packets(&self) -> usize {
        let (mut count, mut rest) = (0, self.unread());
        while let Some(length) = packet(rest) {
            (count, rest) = (count + 1, &rest[length..]);
        }
        count
    }

    pub(crate) fn size(&self) -> usize {
        self.size
    }

    pub(crate) fn set_loops(&mut self, loops: i32) {
        self.loops = loops;
    }

    pub(crate) fn seek(&mut self, to: usize) -> usize {
        let to = to.min(self.unread().len());
        if !self.unread().is_empty() {
            self.read = to;
        }
        to
    }

    /// How many bytes then wait; `None`: there is no room.
    pub(crate) fn write(&mut self, data: &[u8]) -> Option<usize> {
        let waiting = self.unread().len().checked_add(data.len())?;
        if self.limit != 0 && waiting > self.limit {
            return None;
        }
        if self.size - self.bytes.len() < data.len() {
            self.bytes.drain(..self.read);
            self.read = 0;
        }
        let missing = data.len().saturating_sub(self.size - self.bytes.len());
        self.bytes.try_reserve(data.len()).ok()?;
        if missing > 0 {
            self.size = self.size.checked_add(self.block.max(data.len()))?;
        }
        self.bytes.extend_from_slice(data);
        Some(waiting)
    }

    pub(crate) fn clear(&mut self) {
        self.bytes.clear();
        self.read = 0;
    }
}

/// The length of the first packet: up to its empty line, and no further than a NUL.
fn packet(bytes: &[u8]) -> Option<usize> {
    for (at, &byte) in bytes.iter().enumerate() {
        match (byte, &bytes[at + 1..]) {
            (0, _) => return None,
            (b'\n', [b'\n', ..]) => return Some(at + 2),
            (b'\n', [b'\r', b'\n', ..]) => return Some(at + 3),
            _ => {}
        }
    }
    None
}
