//! Files of the C library's, which C programs may look at too.

use std::ffi::{CStr, c_int};

use libc::FILE;

/// What was read from a file.
pub(crate) enum Line<'a> {
    /// A line, its newline and a NUL included.
    Whole(&'a mut [u8]),
    /// A line that has no room; it was read to its end.
    TooLong,
    /// The file has ended.
    End,
}

const NEWLINE: c_int = b'\n' as c_int;

/// Opens a file for reading; NULL when it cannot be read.
pub(crate) fn open_file(path: &CStr) -> *mut FILE {
    // SAFETY: two C texts.
    unsafe { libc::fopen(path.as_ptr(), c"re".as_ptr()) }
}

/// Closes a file.
///
/// # Safety
/// `file` is NULL or open, and nothing uses it after this.
pub(crate) unsafe fn close_file(file: *mut FILE) {
    if !file.is_null() {
        // SAFETY: what the caller promises.
        unsafe { libc::fclose(file) };
    }
}

/// Reads a line up to its newline or the file's end.
///
/// # Safety
/// `file` is NULL or open, and no other thread uses it.
pub(crate) unsafe fn read_line(file: *mut FILE, room: &mut [u8]) -> Line<'_> {
    let Ok(size) = c_int::try_from(room.len()) else { return Line::End };
    // SAFETY: what the caller promises; fgets ends what it reads with a NUL.
    unsafe {
        if file.is_null() || libc::fgets(room.as_mut_ptr().cast(), size, file).is_null() {
            return Line::End;
        }
        let line = CStr::from_ptr(room.as_ptr().cast()).to_bytes_with_nul().len();
        if line == room.len() && room[line - 2] != b'\n' && !is_at_end(file) {
            while !matches!(libc::fgetc(file), libc::EOF | NEWLINE) {}
            return Line::TooLong;
        }
        Line::Whole(&mut room[..line])
    }
}

/// Whether a file has no further byte.
///
/// # Safety
/// `file` is open.
unsafe fn is_at_end(file: *mut FILE) -> bool {
    // SAFETY: what the caller promises; the byte goes back.
    unsafe {
        let byte = libc::fgetc(file);
        byte == libc::EOF || libc::ungetc(byte, file) == libc::EOF
    }
}
