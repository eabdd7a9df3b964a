//! Bytes to frames, however they arrive.
//!
//! A frame is a header block up to its blank line, then as many bytes as the last `Content-Length` in it says. Segments may end
//! anywhere, between the two newlines of the blank line too. Newlines between frames are skipped; CRLF is understood.
//!
//! The decoder owns one buffer that grows with what has arrived, never with what the peer announced, and looks at each byte of a
//! header block once.

use super::frame::{ContentType, Frame, FrameRef};
use super::headers::Encoding;
use super::limits::Limits;
use super::search::find_byte;

/// What an idle connection keeps.
const SMALL_BUFFER: usize = 8 * 1024;
/// The most that is read at once: what fits the caches. After each read the system tells the other end that there is room again, which costs
/// more than the call: of a flood's CPU in the system, reads of a quarter of this take a third more.
const READ_SIZE: usize = 256 * 1024;

/// Why a stream can't be read on: the place where its next frame would begin is not known. No retry on this connection helps.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum FrameError {
    /// No blank line within the limit.
    #[error("a header block of more than {limit} bytes: raise the limit, or see who is at the other end")]
    HeaderBlockTooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// A body larger than the limit is announced.
    #[error("Content-Length {length} is over the limit of {limit} bytes: raise the limit, or see who is at the other end")]
    BodyTooLarge {
        /// What was announced, in bytes.
        length: u64,
        /// The limit in bytes.
        limit: usize,
    },
    /// `Content-Length` is negative.
    #[error("Content-Length {value:?} is negative")]
    NegativeLength {
        /// What stood there.
        value: String,
    },
    /// `Content-Length` is no number, or one that 64 bits can't hold.
    #[error("Content-Length {value:?} is not a number that can be used")]
    BadLength {
        /// What stood there, at most 64 bytes of it.
        value: String,
    },
}

/// What is known of the header block that is being read.
#[derive(Default)]
struct Block {
    /// How far it has been looked at, from the frame's beginning: always where a line begins.
    line: usize,
    /// Where in that line no newline was found yet, so that a long line is not searched again.
    searched: usize,
    content_length: usize,
    content_type: Option<ContentType>,
    is_event: bool,
    stray_lines: u32,
    /// The blank line's end, once found: the body begins there.
    body_start: Option<usize>,
}

/// Splits a stream of bytes into frames. No socket: give it bytes with [`feed`](Self::feed), or let the socket write into
/// [`spare`](Self::spare) and say how much with [`advance`](Self::advance), then call [`next_frame`](Self::next_frame) until
/// it gives `None`.
pub struct FrameDecoder {
    limits: Limits,
    buffer: Vec<u8>,
    /// The bytes in the buffer that are not consumed yet.
    begin: usize,
    end: usize,
    block: Block,
    failed: Option<FrameError>,
}

impl Default for FrameDecoder {
    fn default() -> Self {
        Self::new(Limits::default())
    }
}

impl FrameDecoder {
    /// A decoder at the beginning of a stream. It allocates nothing before bytes arrive.
    pub fn new(limits: Limits) -> Self {
        FrameDecoder { limits, buffer: Vec::new(), begin: 0, end: 0, block: Block::default(), failed: None }
    }

    /// Takes bytes that arrived. Call [`next_frame`](Self::next_frame) until it gives `None` afterwards.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.make_room(bytes.len());
        self.buffer[self.end..self.end + bytes.len()].copy_from_slice(bytes);
        self.end += bytes.len();
    }

    /// Room for a read, never empty: 8 KiB at first, up to 256 KiB while reads fill it. Say with [`advance`](Self::advance) how
    /// much was written there.
    #[inline]
    pub fn spare(&mut self) -> &mut [u8] {
        if self.begin == self.end {
            (self.begin, self.end) = (0, 0);
        }
        if self.buffer.is_empty() {
            self.buffer.resize(SMALL_BUFFER, 0);
        } else if self.end == self.buffer.len() || (self.begin > 0 && self.buffer.len() - self.end < SMALL_BUFFER / 2) {
            self.make_room(SMALL_BUFFER / 2);
        }
        &mut self.buffer[self.end..]
    }

    /// Says that `count` bytes were written to the beginning of [`spare`](Self::spare). More than it offered count as all of it.
    #[inline]
    pub fn advance(&mut self, count: usize) {
        let offered = self.buffer.len() - self.end;
        let count = count.min(offered);
        self.end += count;
        if count == offered && self.buffer.len() < READ_SIZE {
            self.buffer.resize((self.buffer.len() * 2).min(READ_SIZE), 0);
        }
    }

    /// Takes a buffer to read into, if it has none of its own: a shell with many connections lends one to whichever reads. What it has been lent
    /// before is worth nothing; the one that is not needed stays where it is.
    pub fn lend_buffer(&mut self, buffer: &mut Vec<u8>) {
        if self.buffer.is_empty() && self.failed.is_none() {
            std::mem::swap(&mut self.buffer, buffer);
        }
    }

    /// Gives its buffer away, if nothing waits in it, in exchange for `buffer` when that is smaller, which is dropped.
    pub fn return_buffer(&mut self, buffer: &mut Vec<u8>) {
        if self.begin == self.end {
            (self.begin, self.end) = (0, 0);
            let own = std::mem::take(&mut self.buffer);
            if own.len() > buffer.len() {
                *buffer = own;
            }
        }
    }

    /// The next whole frame; `None`: more bytes are needed. Call it until then after each input.
    ///
    /// # Errors
    /// A [`FrameError`] is final: the same one is given from then on.
    #[inline]
    pub fn next_frame(&mut self) -> Result<Option<Frame>, FrameError> {
        Ok(if self.has_frame()? { self.lend().map(FrameRef::to_frame) } else { None })
    }

    /// Whether a whole frame has come; [`lend`](Self::lend) then gives it.
    ///
    /// # Errors
    /// As [`next_frame`](Self::next_frame).
    #[inline]
    pub fn has_frame(&mut self) -> Result<bool, FrameError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        self.look().map_err(|error| self.fail(error))
    }

    /// Takes the frame that [`has_frame`](Self::has_frame) found, and lends it from where it lies. `None`: it found none.
    #[inline]
    pub fn lend(&mut self) -> Option<FrameRef<'_>> {
        let body_start = self.block.body_start?;
        let bytes = self.buffer[self.begin..self.end].get(..body_start + self.block.content_length)?;
        self.begin += bytes.len();
        let block = std::mem::take(&mut self.block);
        let content_type = block.content_type.unwrap_or(ContentType::Unknown);
        let is_connect_reply = block.is_event && content_type == ContentType::CommandReply;
        Some(FrameRef {
            bytes,
            // The limits keep both places within 32 bits.
            block_end: block.line as u32,
            body_start: body_start as u32,
            content_type,
            encoding: if is_connect_reply { Encoding::Percent } else { Encoding::Literal },
            stray_lines: block.stray_lines,
        })
    }

    #[cold]
    fn fail(&mut self, error: FrameError) -> FrameError {
        self.failed = Some(error.clone());
        self.buffer = Vec::new();
        (self.begin, self.end) = (0, 0);
        error
    }

    /// Lets go of all that has come, and of its memory: nobody asks for a frame any more.
    #[cold]
    pub(crate) fn forget(&mut self) {
        *self = FrameDecoder { failed: self.failed.take(), ..FrameDecoder::new(self.limits) };
    }

    /// The bytes of the frame that is not whole yet; empty between frames.
    #[inline]
    pub fn unfinished(&self) -> &[u8] {
        &self.buffer[self.begin..self.end]
    }

    /// Whether nothing waits in it, and nothing is to be given back.
    #[inline]
    pub(crate) fn is_idle(&self) -> bool {
        self.begin == self.end && self.buffer.len() <= READ_SIZE
    }

    #[inline]
    fn look(&mut self) -> Result<bool, FrameError> {
        if self.begin == self.end {
            // Between two frames: what has come of one stays in the buffer until it is whole.
            self.shrink_if_idle();
            return Ok(false);
        }
        if self.block.line == 0 && self.block.body_start.is_none() {
            let waiting = &self.buffer[self.begin..self.end];
            self.begin += waiting.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        }
        if self.block.body_start.is_none() {
            self.scan_block()?;
        }
        let Some(body_start) = self.block.body_start else {
            self.shrink_if_idle();
            return Ok(false);
        };
        Ok(self.end - self.begin >= body_start + self.block.content_length)
    }

    /// Looks at the lines that have arrived, up to the blank one.
    #[inline]
    fn scan_block(&mut self) -> Result<(), FrameError> {
        let waiting = &self.buffer[self.begin..self.end];
        let block = &mut self.block;
        while let Some(newline) = newline(&waiting[block.searched..]) {
            let next = block.searched + newline + 1;
            if next > self.limits.header_block {
                return Err(FrameError::HeaderBlockTooLarge { limit: self.limits.header_block });
            }
            let line = &waiting[block.line..next - 1];
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            block.searched = next;
            if line.is_empty() {
                block.body_start = Some(next);
                return Ok(());
            }
            block.note_line(line, self.limits.body)?;
            block.line = next;
        }
        block.searched = waiting.len();
        if waiting.len() >= self.limits.header_block {
            return Err(FrameError::HeaderBlockTooLarge { limit: self.limits.header_block });
        }
        Ok(())
    }

    /// Makes room for `count` bytes behind `end`: first by moving what waits to the front, then by growing.
    fn make_room(&mut self, count: usize) {
        if self.buffer.len() - self.end >= count {
            return;
        }
        self.buffer.copy_within(self.begin..self.end, 0);
        self.end -= self.begin;
        self.begin = 0;
        if self.buffer.len() - self.end < count {
            let size = (self.end + count).max(self.buffer.len() * 2).max(SMALL_BUFFER);
            self.buffer.resize(size, 0);
        }
    }

    /// Gives back what one large frame needed once nothing of it is left.
    #[inline]
    fn shrink_if_idle(&mut self) {
        if self.begin == self.end {
            (self.begin, self.end) = (0, 0);
            if !self.is_idle() {
                self.release();
            }
        }
    }

    #[cold]
    fn release(&mut self) {
        self.buffer = Vec::new();
    }
}

impl Block {
    #[inline]
    fn note_line(&mut self, line: &[u8], body_limit: usize) -> Result<(), FrameError> {
        // Nearly every line of an event's frame is one of these two.
        if let Some(value) = value_of(line, b"Content-Length") {
            self.content_length = parse_length(value, body_limit)?;
        } else if let Some(value) = value_of(line, b"Content-Type") {
            self.content_type.get_or_insert(ContentType::from_value(value));
        } else if self.line == 0 && value_of(line, b"Event-Name").is_some() {
            self.is_event = true;
        } else if find_byte(b':', line).is_none() {
            self.stray_lines += 1;
        }
        Ok(())
    }
}

/// Where the next newline is. The one that closes a block is looked for where it is most likely, before a search begins.
#[inline]
fn newline(bytes: &[u8]) -> Option<usize> {
    if bytes.first()? == &b'\n' { Some(0) } else { find_byte(b'\n', bytes) }
}

/// The value of a line if its name is `name`, in any case.
#[inline]
fn value_of<'a, const N: usize>(line: &'a [u8], name: &[u8; N]) -> Option<&'a [u8]> {
    let (own, rest) = line.split_first_chunk::<N>()?;
    let (b':', value) = rest.split_first()? else {
        return None;
    };
    // The switch spells names one way, and comparing bytes is many times cheaper than folding case.
    if own != name && !own.eq_ignore_ascii_case(name) {
        return None;
    }
    Some(value.strip_prefix(b" ").unwrap_or(value).trim_ascii())
}

#[inline]
fn parse_length(value: &[u8], limit: usize) -> Result<usize, FrameError> {
    let length = number(value);
    match length.map(usize::try_from) {
        Some(Ok(length)) if length <= limit => Ok(length),
        _ => Err(unusable_length(value, length, limit)),
    }
}

/// What digits say; `None` if something else stands there, nothing, or more than 64 bits can hold.
#[inline]
fn number(value: &[u8]) -> Option<u64> {
    let mut number: u64 = 0;
    for digit in value {
        let digit = digit.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number.checked_mul(10)?.checked_add(digit.into())?;
    }
    (!value.is_empty()).then_some(number)
}

#[cold]
fn unusable_length(value: &[u8], length: Option<u64>, limit: usize) -> FrameError {
    let shown = || String::from_utf8_lossy(&value[..value.len().min(64)]).into_owned();
    match (length, value.split_first()) {
        (Some(length), _) => FrameError::BodyTooLarge { length, limit },
        (None, Some((b'-', digits))) if !digits.is_empty() && digits.iter().all(u8::is_ascii_digit) => {
            FrameError::NegativeLength { value: shown() }
        }
        _ => FrameError::BadLength { value: shown() },
    }
}

#[cfg(test)]
mod tests;
