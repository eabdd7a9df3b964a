//! `include/esl_config.h`: configuration files.

use std::ffi::{CString, c_char, c_int, c_uchar};
use std::ptr::null_mut;

use crate::abi::esl_config_t;
use crate::entry::entry;
use crate::log;
use crate::pointer::{Line, address_mut, close_file, open_file, place, read_line, text, zeroed};

/// `ESL_CONFIG_DIR` with the separator.
const FOLDER: &str = "/etc/openesl/";
/// The file of sections, where there is none of a name.
const SECTIONS: &str = "openesl.conf";

/// What a line is.
#[derive(Debug, PartialEq, Eq)]
enum Content<'a> {
    Section(&'a [u8]),
    Category(&'a [u8]),
    /// Where the name and the value begin; each ends with a NUL.
    Pair(usize, usize),
    Nothing,
    End,
}

/// Reads a line and puts NULs where its parts end. Its last byte is a NUL.
fn content(line: &mut [u8]) -> Content<'_> {
    let find = |line: &[u8], byte: u8, from: usize| line[from..].iter().position(|&other| other == byte).map(|at| at + from);
    match line[0] {
        b'[' => {
            if let Some(end) = find(line, b']', 1) {
                return match &line[1..end] {
                    [b'+', name @ ..] => Content::Section(name),
                    name => Content::Category(name),
                };
            }
        }
        b'#' | b';' | b'\n' | b'\r' | 0 => return Content::Nothing,
        _ if line.starts_with(b"__END__") => return Content::End,
        _ => {}
    }
    // Only the first semicolon can begin a comment, and only with a second one behind it.
    let comment = find(line, b';', 0).filter(|&at| line[at + 1] == b';');
    let newline = find(line, b'\n', 0).map(|at| if at > 0 && line[at - 1] == b'\r' { at - 1 } else { at });
    let end = comment.or(newline).unwrap_or(line.len() - 1);
    line[end] = 0;

    let blanks = |line: &[u8], from: usize| line[from..].iter().take_while(|&&byte| byte == b' ' || byte == b'\t').count();
    let name = blanks(line, 0);
    let Some(equals) = find(&line[..end], b'=', name.min(end)) else { return Content::Nothing };
    line[equals] = 0;
    for byte in line[name..equals].iter_mut().rev().take_while(|byte| matches!(byte, b' ' | b'\t')) {
        *byte = 0;
    }
    let value = equals + if line[equals + 1] == b'>' { 2 } else { 1 };
    Content::Pair(name, value + blanks(line, value))
}

/// Copies a text, cut to its place.
fn copy(place: &mut [u8], text: &[u8]) {
    let length = text.len().min(place.len() - 1);
    place[..length].copy_from_slice(&text[..length]);
    place[length] = 0;
}

/// A text up to its NUL.
fn until_nul(place: &[u8]) -> &[u8] {
    place.split(|&byte| byte == 0).next().unwrap_or_default()
}

/// The next pair's places in `buf`, or `None` in it for the beginning of a section; `None` at the end.
fn next(config: &mut esl_config_t) -> Option<Option<(usize, usize)>> {
    loop {
        config.lineno += 1;
        // SAFETY: the file is NULL or the one that `esl_config_open_file` opened.
        let line = match unsafe { read_line(config.file, &mut config.buf) } {
            Line::Whole(line) => line,
            Line::TooLong => {
                let place = format!("{}:{}", String::from_utf8_lossy(until_nul(&config.path)), config.lineno);
                log::error(c"esl_config_next_pair", c"A LINE OF MORE THAN 1,022 CHARACTERS IS PASSED OVER", &place);
                continue;
            }
            Line::End => return None,
        };
        let elsewhere = config.lockto > -1 && config.sectno != config.lockto;
        match content(line) {
            Content::Section(name) => {
                copy(&mut config.section, name);
                config.sectno += 1;
                if config.lockto > -1 && config.sectno != config.lockto {
                    return None;
                }
                (config.catno, config.lineno) = (0, 0);
                return Some(None);
            }
            Content::Category(name) => {
                copy(&mut config.category, name);
                config.catno += 1;
            }
            Content::End => return None,
            Content::Pair(name, value) if !elsewhere => return Some(Some((name, value))),
            Content::Pair(..) | Content::Nothing => {}
        }
    }
}

/// Opens a file: by its path when that begins with `/`, else in `/etc/openesl`; where there is none, the section of that name in
/// `openesl.conf` there. 1, or 0 when there is nothing to open.
///
/// # Safety
/// `cfg` is NULL or may be written to; `file_path` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_config_open_file(cfg: *mut esl_config_t, file_path: *const c_char) -> c_int {
    entry!(0, {
        // SAFETY: what this function asks of its caller; zeros are a config without a file.
        let (config, name) = unsafe { (zeroed(cfg)?, text(file_path)?) };
        let mut open = |path: &[u8]| {
            config.lockto = -1;
            config.file = open_file(&CString::new(path).ok()?);
            copy(&mut config.path, path);
            (!config.file.is_null()).then_some(())
        };
        if name.starts_with(b"/") {
            open(name)?;
            return Some(1);
        }
        if open(&[FOLDER.as_bytes(), name].concat()).is_some() {
            return Some(1);
        }
        open(&[FOLDER, SECTIONS].concat().into_bytes())?;
        while next(config).is_some() {
            if until_nul(&config.section) == name {
                config.lockto = config.sectno;
                return Some(1);
            }
        }
        // SAFETY: it is open, and the config is all that knew it.
        unsafe { close_file(config.file) };
        // SAFETY: as above.
        unsafe { zeroed(cfg) }?;
        0
    })
}

/// Closes the file and zeroes the config.
///
/// # Safety
/// `cfg` is NULL or a config that was zeroed or opened.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_config_close_file(cfg: *mut esl_config_t) {
    entry!((), {
        // SAFETY: what this function asks of its caller.
        unsafe {
            close_file(place(cfg)?.file);
            zeroed(cfg)?;
        }
    });
}

/// The next pair: 1, with the texts in the config's `buf`; two empty texts for the beginning of a section. 0 at the end.
///
/// # Safety
/// `cfg` is NULL or a config that was zeroed or opened; `var` and `val` are NULL or may be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_config_next_pair(cfg: *mut esl_config_t, var: *mut *mut c_char, val: *mut *mut c_char) -> c_int {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let (config, var, val) = unsafe { (place(cfg), place(var)?, place(val)?) };
        (*var, *val) = (null_mut(), null_mut());
        let config = config?;
        let (name, value) = match next(config)? {
            Some(places) => places,
            None => {
                config.buf[0] = 0;
                (0, 0)
            }
        };
        (*var, *val) = (address_mut(&mut config.buf[name..]), address_mut(&mut config.buf[value..]));
        1
    })
}

/// Reads the four bits in a text such as `cas:1101`, the first as 8. 0, or -1.
///
/// # Safety
/// `strvalue` is NULL or a C text; `outbits` is NULL or may be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_config_get_cas_bits(strvalue: *mut c_char, outbits: *mut c_uchar) -> c_int {
    entry!(-1, {
        // SAFETY: what this function asks of its caller.
        let (value, bits) = unsafe { (text(strvalue)?, place(outbits)?) };
        let digits = value.splitn(2, |&byte| byte == b':').nth(1).and_then(|digits| digits.get(..4));
        let Some(digits) = digits.filter(|digits| digits.iter().all(|digit| matches!(digit, b'0' | b'1'))) else {
            let value = String::from_utf8_lossy(value);
            log::error(c"esl_config_get_cas_bits", c"CAS BITS ARE A COLON AND FOUR DIGITS 0 OR 1", &value);
            return None;
        };
        *bits = digits.iter().fold(0, |bits, digit| bits << 1 | (digit - b'0'));
        0
    })
}
