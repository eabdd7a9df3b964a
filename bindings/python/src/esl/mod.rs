//! The module `ESL`: libesl's classes as SWIG's module has them, on `eslng_blocking::compat`.

mod connection;
mod event;
mod text;

pub(crate) use connection::{ESLconnection, own};
pub(crate) use event::ESLevent;

use eslng_blocking::compat::log;
use pyo3::prelude::*;

/// Logs to standard error what the classes say at this level and below, for the whole process: 0 (emergency) to 7 (debug); another number
/// means 7. Silent until it is called.
#[pyfunction(name = "eslSetLogLevel")]
#[pyo3(signature = (level, /), text_signature = "(level, /)")]
pub(crate) fn esl_set_log_level(level: i32) {
    log::set_log_level(level);
}
