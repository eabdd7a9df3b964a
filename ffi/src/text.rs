//! Functions on text: percent-encoding, case, searching, splitting.

use std::ffi::{c_char, c_int, c_short, c_uint};
use std::ptr;

use eslng_engine::wire::percent;
use memchr::memmem;

use crate::abi::CaseTable;
use crate::entry::entry;
use crate::pointer::{address, address_mut, places, text, text_mut};

/// A table of characters as C's `<ctype.h>` of old had it: EOF, then each character in its other case.
const fn case_table(upper: bool) -> CaseTable {
    let mut table = [-1; 257];
    let mut c = 0u8;
    loop {
        table[c as usize + 1] = (if upper { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }) as c_short;
        if c == 255 {
            return table;
        }
        c += 1;
    }
}

/// A pointer that never changes, in a place that programs can link to.
#[repr(transparent)]
pub struct TablePtr(*const c_short);

// SAFETY: it points to a table that nothing changes.
unsafe impl Sync for TablePtr {}

/// The table of [`esl_toupper`]; libesl exports it.
#[unsafe(no_mangle)]
pub static _esl_C_toupper_: CaseTable = case_table(true);
/// The table of [`esl_tolower`]; libesl exports it.
#[unsafe(no_mangle)]
pub static _esl_C_tolower_: CaseTable = case_table(false);
/// The table in use; libesl exports the pointer too.
#[unsafe(no_mangle)]
pub static _esl_toupper_tab_: TablePtr = TablePtr(_esl_C_toupper_.as_ptr());
/// The table in use; libesl exports the pointer too.
#[unsafe(no_mangle)]
pub static _esl_tolower_tab_: TablePtr = TablePtr(_esl_C_tolower_.as_ptr());

fn in_table(table: &CaseTable, c: c_int) -> c_int {
    match u8::try_from(c) {
        Ok(byte) => c_int::from(table[usize::from(byte) + 1]),
        Err(_) => c,
    }
}

/// The upper case of an ASCII letter; any other number as it is.
#[unsafe(no_mangle)]
pub extern "C" fn esl_toupper(c: c_int) -> c_int {
    entry!(c, { in_table(&_esl_C_toupper_, c) })
}

/// The lower case of an ASCII letter; any other number as it is.
#[unsafe(no_mangle)]
pub extern "C" fn esl_tolower(c: c_int) -> c_int {
    entry!(c, { in_table(&_esl_C_tolower_, c) })
}

/// Finds `instr` in `str` in any case of ASCII letters. NULL when it is not there or empty.
///
/// # Safety
/// Both are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_stristr(instr: *const c_char, str: *const c_char) -> *const c_char {
    entry!(ptr::null(), {
        // SAFETY: what this function asks of its caller.
        let (needle, text) = unsafe { (text(instr)?, text(str)?) };
        let first = *needle.first()?;
        let mut starts = memchr::memchr2_iter(first.to_ascii_lowercase(), first.to_ascii_uppercase(), text);
        let start = starts.find(|&start| {
            text[start..].split_at_checked(needle.len()).is_some_and(|(piece, _)| piece.eq_ignore_ascii_case(needle))
        })?;
        address(&text[start..])
    })
}

/// Percent-encodes `url` into `buf`, which has `len` bytes, and gives the length written. What does not fit is left out.
///
/// # Safety
/// `url` is NULL or a C text, `buf` is NULL or has room for `len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_url_encode(url: *const c_char, buf: *mut c_char, len: usize) -> usize {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let (url, buffer) = unsafe { (text(url)?, places(buf.cast::<u8>(), len)?) };
        let (end, room) = buffer.split_last_mut()?;
        let mut length = 0;
        let mut encoded = Vec::with_capacity(3);
        for byte in url {
            encoded.clear();
            percent::encode_fully(std::slice::from_ref(byte), &mut encoded);
            let Some(place) = room.get_mut(length..length + encoded.len()) else { break };
            place.copy_from_slice(&encoded);
            length += encoded.len();
        }
        *room.get_mut(length).unwrap_or(end) = 0;
        length
    })
}

/// Decodes percent escapes in place and returns `s`.
///
/// After a `%` two characters are read as `sscanf("%2x")` does: one hexadecimal digit is enough, and both are consumed.
///
/// # Safety
/// `s` is NULL or a C text that may be written.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_url_decode(s: *mut c_char) -> *mut c_char {
    entry!(s, {
        // SAFETY: what this function asks of its caller.
        let text = unsafe { text_mut(s) }?;
        let (mut from, mut to) = (0, 0);
        while text[from] != 0 {
            let escape = match text[from..] {
                [b'%', first, second, ..] if first != 0 && second != 0 => scan_hex(first, second),
                _ => None,
            };
            text[to] = escape.unwrap_or(text[from]);
            from += if escape.is_some() { 3 } else { 1 };
            to += 1;
        }
        text[to] = 0;
        s
    })
}

/// What `sscanf("%2x")` makes of two characters, when it makes something.
fn scan_hex(first: u8, second: u8) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    Some(match (digit(first)?, digit(second)) {
        (high, Some(low)) => high << 4 | low,
        (low, None) => low,
    })
}

/// Cuts `buf` at each `delim`, which is overwritten, and stores where the pieces begin, at most `arraylen`; the last of these holds
/// the rest. The number of pieces, 0 for NULL or no room.
///
/// # Safety
/// `buf` is NULL or a C text that may be written, `delim` is NULL or a C text, `array` is NULL or has `arraylen` places.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_separate_string_string(
    buf: *mut c_char,
    delim: *const c_char,
    array: *mut *mut c_char,
    arraylen: c_uint,
) -> c_uint {
    entry!(0, {
        let room = usize::try_from(arraylen).ok()?;
        // SAFETY: what this function asks of its caller.
        let (mut rest, delim, places) = unsafe { (text_mut(buf)?, text(delim)?, places(array, room)?) };
        let mut count = 0;
        for place in places {
            *place = address_mut(rest);
            count += 1;
            if delim.is_empty() || count == arraylen {
                break;
            }
            let Some(at) = memmem::find(rest, delim) else { break };
            let (piece, after) = rest.split_at_mut(at + delim.len());
            piece[at] = 0;
            rest = after;
        }
        count
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decode(text: &str) -> String {
        let mut bytes = [text.as_bytes(), b"\0"].concat();
        // SAFETY: a C text of our own.
        unsafe { esl_url_decode(bytes.as_mut_ptr().cast()) };
        let end = bytes.iter().position(|&byte| byte == 0).expect("it ends");
        String::from_utf8_lossy(&bytes[..end]).into_owned()
    }

    #[test]
    fn decoding_reads_as_sscanf_does() {
        assert_eq!(decode("a%20b%2Fc"), "a b/c");
        assert_eq!(decode("%4g!"), "\u{4}!");
        assert_eq!(decode("%zz %"), "%zz %");
        assert_eq!(decode("%4"), "%4");
        assert_eq!(decode("a%00b"), "a");
    }

    #[test]
    fn tables() {
        assert_eq!(
            (esl_toupper(97), esl_tolower(90), esl_toupper(0xe9), esl_toupper(-1), esl_tolower(300)),
            (65, 122, 0xe9, -1, 300)
        );
        assert_eq!((_esl_C_toupper_[0], _esl_C_toupper_[256]), (-1, 255));
    }
}
