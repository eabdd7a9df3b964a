//! `include/esl_buffer.h`: a buffer that grows.

use std::ffi::c_void;

use crate::abi::esl_status_t::{self, ESL_FAIL, ESL_SUCCESS};
use crate::abi::{esl_buffer_t, esl_size_t};
use crate::byte_queue::Buffer;
use crate::entry::entry;
use crate::pointer::{boxed, bytes, bytes_mut, from_c, into_c, place};

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

/// How many bytes the buffer has room for now, used and free.
///
/// # Safety
/// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_buffer_len(buffer: *mut esl_buffer_t) -> esl_size_t {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let buffer = unsafe { boxed::<Buffer>(buffer) }?;
        buffer.size()
    })
}

/// How many more bytes may be written; 1000000 without a limit.
///
/// # Safety
/// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_buffer_freespace(buffer: *mut esl_buffer_t) -> esl_size_t {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let buffer = unsafe { boxed::<Buffer>(buffer) }?;
        buffer.free()
    })
}

/// How many bytes wait to be read.
///
/// # Safety
/// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_buffer_inuse(buffer: *mut esl_buffer_t) -> esl_size_t {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let buffer = unsafe { boxed::<Buffer>(buffer) }?;
        buffer.unread().len()
    })
}

/// How many whole packets wait to be read.
///
/// # Safety
/// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_buffer_packet_count(buffer: *mut esl_buffer_t) -> esl_size_t {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let buffer = unsafe { boxed::<Buffer>(buffer) }?;
        buffer.packets()
    })
}

/// Drops up to `datalen` bytes unread. How many still wait.
///
/// # Safety
/// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_buffer_toss(buffer: *mut esl_buffer_t, datalen: esl_size_t) -> esl_size_t {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let buffer = unsafe { boxed::<Buffer>(buffer) }?;
        buffer.toss(datalen);
        buffer.unread().len()
    })
}

/// Goes back to the first byte and on to byte number `datalen`, at most as far as there were bytes to read. That number.
///
/// # Safety
/// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_buffer_seek(buffer: *mut esl_buffer_t, datalen: esl_size_t) -> esl_size_t {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let buffer = unsafe { boxed::<Buffer>(buffer) }?;
        buffer.seek(datalen)
    })
}

/// How often `esl_buffer_read_loop` may go back to the first byte; a negative number is no limit.
///
/// # Safety
/// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_buffer_set_loops(buffer: *mut esl_buffer_t, loops: i32) {
    entry!((), {
        // SAFETY: what this function asks of its caller.
        let buffer = unsafe { boxed::<Buffer>(buffer) }?;
        buffer.set_loops(loops);
    });
}

/// Drops all that waits to be read.
///
/// # Safety
/// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_buffer_zero(buffer: *mut esl_buffer_t) {
    entry!((), {
        // SAFETY: what this function asks of its caller.
        let buffer = unsafe { boxed::<Buffer>(buffer) }?;
        buffer.clear();
    });
}

/// Reads up to `datalen` bytes. How many.
///
/// # Safety
/// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses; `data` is NULL or has room for so many
/// bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_buffer_read(buffer: *mut esl_buffer_t, data: *mut c_void, datalen: esl_size_t) -> esl_size_t {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let (buffer, into) = unsafe { (boxed::<Buffer>(buffer)?, bytes_mut(data, datalen)?) };
        buffer.read(into)
    })
}

/// Reads up to the end of the first packet, or its first `maxlen` bytes. How many; 0 when no packet is whole.
///
/// # Safety
/// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses; `data` is NULL or has room for so many
/// bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_buffer_read_packet(buffer: *mut esl_buffer_t, data: *mut c_void, maxlen: esl_size_t) -> esl_size_t {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let (buffer, into) = unsafe { (boxed::<Buffer>(buffer)?, bytes_mut(data, maxlen)?) };
        buffer.read_packet(into)
    })
}

/// Reads `datalen` bytes, going back to the first byte as often as `esl_buffer_set_loops` allows. How many.
///
/// # Safety
/// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses; `data` is NULL or has room for so many
/// bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_buffer_read_loop(buffer: *mut esl_buffer_t, data: *mut c_void, datalen: esl_size_t) -> esl_size_t {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let (buffer, into) = unsafe { (boxed::<Buffer>(buffer)?, bytes_mut(data, datalen)?) };
        buffer.read_loop(into)
    })
}

/// Writes all of the data. How many bytes then wait; 0 when there is no room, and nothing is written.
///
/// # Safety
/// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses; `data` is NULL or has so many bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_buffer_write(buffer: *mut esl_buffer_t, data: *const c_void, datalen: esl_size_t) -> esl_size_t {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let (buffer, data) = unsafe { (boxed::<Buffer>(buffer)?, bytes(data, datalen)?) };
        buffer.write(data)?
    })
}

/// As [`esl_buffer_write`], but throws away what waits where there is no room beside it.
///
/// # Safety
/// `buffer` is NULL or a buffer of `esl_buffer_create` that no other thread uses; `data` is NULL or has so many bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_buffer_zwrite(buffer: *mut esl_buffer_t, data: *const c_void, datalen: esl_size_t) -> esl_size_t {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let (buffer, data) = unsafe { (boxed::<Buffer>(buffer)?, bytes(data, datalen)?) };
        match buffer.write(data) {
            Some(waiting) if waiting > 0 => waiting,
            _ => {
                buffer.clear();
                buffer.write(data)?
            }
        }
    })
}
