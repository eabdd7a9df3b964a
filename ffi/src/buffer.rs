//! `include/esl_buffer.h`: a buffer that grows.

use std::ffi::c_void;

use crate::abi::esl_status_t::{self, ESL_FAIL, ESL_SUCCESS};
use crate::abi::{esl_buffer_t, esl_size_t};
use crate::entry::entry;
use crate::pointer::{Opaque, boxed, bytes, bytes_mut, from_c, into_c, place};

/// What `esl_buffer_freespace` says without a limit.
const UNLIMITED: usize = 1_000_000;
/// The size of a buffer for which none was asked.
const SMALLEST: usize = 250;

/// The bytes written, of which the first `read` have been read.
struct Buffer {
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
    fn new(block: usize, size: usize, limit: usize) -> Option<Self> {
        let size = if size == 0 { SMALLEST } else { size };
        let mut bytes = Vec::new();
        bytes.try_reserve_exact(size).ok()?;
        Some(Buffer { bytes, read: 0, size, block, limit, loops: 0 })
    }

    fn unread(&self) -> &[u8] {
        &self.bytes[self.read..]
    }

    fn free(&self) -> usize {
        if self.limit == 0 { UNLIMITED } else { self.limit.saturating_sub(self.unread().len()) }
    }

    fn toss(&mut self, count: usize) -> usize {
        let count = count.min(self.unread().len());
        self.read += count;
        count
    }

    fn read(&mut self, into: &mut [u8]) -> usize {
        let count = into.len().min(self.unread().len());
        into[..count].copy_from_slice(&self.unread()[..count]);
        self.toss(count)
    }

    fn read_loop(&mut self, into: &mut [u8]) -> usize {
        let mut count = self.read(into);
        while count < into.len() && self.loops != 0 && !self.bytes.is_empty() {
            self.read = 0;
            self.loops -= i32::from(self.loops > 0);
            count += self.read(&mut into[count..]);
        }
        count
    }

    fn seek(&mut self, to: usize) -> usize {
        let to = to.min(self.unread().len());
        if !self.unread().is_empty() {
            self.read = to;
        }
        to
    }

    /// How many bytes then wait; `None`: there is no room.
    fn write(&mut self, data: &[u8]) -> Option<usize> {
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

    fn clear(&mut self) {
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

/// Creates an empty buffer of `start_len` bytes (0: 250) that grows by `blocksize` bytes at least and holds at most `max_len` unread
/// ones; 0 is no limit.
///
/// # Safety
/// `buffer` is NULL or may be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_buffer_create(
    buffer: *mut *mut esl_buffer_t,
    blocksize: esl_size_t,
    start_len: esl_size_t,
    max_len: esl_size_t,
) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let buffer = unsafe { place(buffer) }?;
        *buffer = into_c(Buffer::new(blocksize, start_len, max_len)?);
        ESL_SUCCESS
    })
}

/// Releases a buffer and sets the pointer to NULL.
///
/// # Safety
/// `buffer` is NULL or points to NULL or a buffer of `esl_buffer_create`, which nobody uses after this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_buffer_destroy(buffer: *mut *mut esl_buffer_t) {
    entry!((), {
        // SAFETY: what this function asks of its caller.
        let buffer = unsafe { place(buffer) }?;
        // SAFETY: the same.
        drop(unsafe { from_c::<Buffer>(std::mem::replace(buffer, std::ptr::null_mut())) });
    });
}

/// Exports a function of a buffer that takes no data.
macro_rules! of_buffer {
    ($(#[$doc:meta])* $name:ident($($argument:ident: $type:ty)?) -> $result:ty = $otherwise:expr, |$buffer:ident| $body:expr) => {
        $(#[$doc])*
        ///
        /// # Safety
        /// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(buffer: *mut esl_buffer_t $(, $argument: $type)?) -> $result {
            entry!($otherwise, {
                // SAFETY: what this function asks of its caller.
                let $buffer = unsafe { boxed::<Buffer>(buffer) }?;
                $body
            })
        }
    };
}

of_buffer! {
    /// How many bytes the buffer has room for now, used and free.
    esl_buffer_len() -> esl_size_t = 0, |buffer| buffer.size
}
of_buffer! {
    /// How many more bytes may be written; 1000000 without a limit.
    esl_buffer_freespace() -> esl_size_t = 0, |buffer| buffer.free()
}
of_buffer! {
    /// How many bytes wait to be read.
    esl_buffer_inuse() -> esl_size_t = 0, |buffer| buffer.unread().len()
}
of_buffer! {
    /// How many whole packets wait to be read.
    esl_buffer_packet_count() -> esl_size_t = 0, |buffer| {
        let (mut count, mut rest) = (0, buffer.unread());
        while let Some(length) = packet(rest) {
            (count, rest) = (count + 1, &rest[length..]);
        }
        count
    }
}
of_buffer! {
    /// Drops up to `datalen` bytes unread. How many still wait.
    esl_buffer_toss(datalen: esl_size_t) -> esl_size_t = 0, |buffer| {
        buffer.toss(datalen);
        buffer.unread().len()
    }
}
of_buffer! {
    /// Goes back to the first byte and on to byte number `datalen`, at most as far as there were bytes to read. That number.
    esl_buffer_seek(datalen: esl_size_t) -> esl_size_t = 0, |buffer| buffer.seek(datalen)
}
of_buffer! {
    /// How often `esl_buffer_read_loop` may go back to the first byte; a negative number is no limit.
    esl_buffer_set_loops(loops: i32) -> () = (), |buffer| buffer.loops = loops
}
of_buffer! {
    /// Drops all that waits to be read.
    esl_buffer_zero() -> () = (), |buffer| buffer.clear()
}

/// Exports a function that reads into memory of the program's.
macro_rules! reading {
    ($(#[$doc:meta])* $name:ident($length:ident), |$buffer:ident, $into:ident| $body:expr) => {
        $(#[$doc])*
        ///
        /// # Safety
        /// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses; `data` is NULL or has room for so many bytes.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(buffer: *mut esl_buffer_t, data: *mut c_void, $length: esl_size_t) -> esl_size_t {
            entry!(0, {
                // SAFETY: what this function asks of its caller.
                let ($buffer, $into) = unsafe { (boxed::<Buffer>(buffer)?, bytes_mut(data, $length)?) };
                $body
            })
        }
    };
}

reading! {
    /// Reads up to `datalen` bytes. How many.
    esl_buffer_read(datalen), |buffer, into| buffer.read(into)
}
reading! {
    /// Reads up to the end of the first packet, or its first `maxlen` bytes. How many; 0 when no packet is whole.
    esl_buffer_read_packet(maxlen), |buffer, into| {
        let length = packet(buffer.unread())?.min(into.len());
        buffer.read(&mut into[..length])
    }
}
reading! {
    /// Reads `datalen` bytes, going back to the first byte as often as `esl_buffer_set_loops` allows. How many.
    esl_buffer_read_loop(datalen), |buffer, into| buffer.read_loop(into)
}

/// Exports a function that writes memory of the program's.
macro_rules! writing {
    ($(#[$doc:meta])* $name:ident, |$buffer:ident, $data:ident| $body:expr) => {
        $(#[$doc])*
        ///
        /// # Safety
        /// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses; `data` is NULL or has so many bytes.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(buffer: *mut esl_buffer_t, data: *const c_void, datalen: esl_size_t) -> esl_size_t {
            entry!(0, {
                // SAFETY: what this function asks of its caller.
                let ($buffer, $data) = unsafe { (boxed::<Buffer>(buffer)?, bytes(data, datalen)?) };
                $body
            })
        }
    };
}

writing! {
    /// Writes all of the data. How many bytes then wait; 0 when there is no room, and nothing is written.
    esl_buffer_write, |buffer, data| buffer.write(data)?
}
writing! {
    /// As `esl_buffer_write`, but throws away what waits where there is no room beside it.
    esl_buffer_zwrite, |buffer, data| match buffer.write(data) {
        Some(waiting) if waiting > 0 => waiting,
        _ => {
            buffer.clear();
            buffer.write(data)?
        }
    }
}
