//! The logger: a pointer that programs call and replace.

use std::ffi::{CStr, c_int};
use std::ptr::{addr_of, addr_of_mut};

use crate::abi::{ESL_LOG_LEVEL_DEBUG, ESL_LOG_LEVEL_ERROR, Logger, esl_logger_t};
use crate::entry::entry;
use crate::variadic::{eslng_shim_log_level, eslng_shim_silent_logger, eslng_shim_stderr_logger};

/// The logger. Programs call through it and may assign to it, as C does with a global variable.
#[unsafe(no_mangle)]
pub static mut esl_log: esl_logger_t = Some(eslng_shim_silent_logger);

/// Sets the logger; NULL makes the library silent. Not while another thread logs.
#[unsafe(no_mangle)]
pub extern "C" fn esl_global_set_logger(logger: esl_logger_t) {
    entry!((), {
        // SAFETY: a pointer-sized write to the program's own variable, which C programs do not guard either.
        unsafe { addr_of_mut!(esl_log).write(logger.or(Some(eslng_shim_silent_logger))) };
    });
}

/// Logs to stderr what is at most `level`: 0 to 7, another number means 7.
#[unsafe(no_mangle)]
pub extern "C" fn esl_global_set_default_logger(level: c_int) {
    entry!((), {
        let level = if (0..=ESL_LOG_LEVEL_DEBUG).contains(&level) { level } else { ESL_LOG_LEVEL_DEBUG };
        // SAFETY: as in `esl_global_set_logger`.
        unsafe {
            addr_of_mut!(eslng_shim_log_level).write(level);
            addr_of_mut!(esl_log).write(Some(eslng_shim_stderr_logger));
        }
    });
}

/// Logs what the library sends and receives. The text is made only when a logger wants it: for one of the program's own that is
/// always, for the logger on stderr at level 7.
pub(crate) fn debug(function: &CStr, what: &CStr, text: impl FnOnce() -> Vec<u8>) {
    if let Some(logger) = logger_for(ESL_LOG_LEVEL_DEBUG) {
        write(logger, function, ESL_LOG_LEVEL_DEBUG, what, text());
    }
}

/// Whether [`debug`] would log.
#[inline]
pub(crate) fn wants_debug() -> bool {
    logger_for(ESL_LOG_LEVEL_DEBUG).is_some()
}

/// Logs what went wrong where no handle can say it.
pub(crate) fn error(function: &CStr, what: &CStr, text: &str) {
    if let Some(logger) = logger_for(ESL_LOG_LEVEL_ERROR) {
        write(logger, function, ESL_LOG_LEVEL_ERROR, what, text.into());
    }
}

fn write(logger: Logger, function: &CStr, level: c_int, what: &CStr, mut text: Vec<u8>) {
    text.push(0);
    // SAFETY: the arguments are those of the format; all texts end with a NUL.
    unsafe {
        logger(c"libesl".as_ptr(), function.as_ptr(), 0, level, c"%s\n%s\n".as_ptr(), what.as_ptr(), text.as_ptr());
    }
}

/// Logs for a connection of the C++ class.
pub(crate) fn class(level: c_int, method: &str, text: &mut dyn FnMut() -> Vec<u8>) {
    let Some(logger) = logger_for(level) else { return };
    let (mut method, mut text) = (method.as_bytes().to_vec(), text());
    method.push(0);
    text.push(0);
    // SAFETY: the arguments are those of the format; all texts end with a NUL.
    unsafe { logger(c"libesl".as_ptr(), method.as_ptr().cast(), 0, level, c"%s\n".as_ptr(), text.as_ptr()) };
}

/// The logger, if it wants to be told what has this level.
fn logger_for(level: c_int) -> esl_logger_t {
    // SAFETY: pointer-sized reads of the program's own variable and of an int.
    let (logger, limit) = unsafe { (addr_of!(esl_log).read(), addr_of!(eslng_shim_log_level).read()) };
    let is = |known: usize| logger.is_some_and(|logger| logger as usize == known);
    let silent = is(eslng_shim_silent_logger as *const () as usize)
        || (is(eslng_shim_stderr_logger as *const () as usize) && limit < level);
    if silent { None } else { logger }
}
