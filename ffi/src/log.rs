//! The logger: a pointer that programs call and replace.

use std::ffi::c_int;
use std::ptr::{addr_of_mut};

use crate::abi::{ESL_LOG_LEVEL_DEBUG, esl_logger_t};
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
