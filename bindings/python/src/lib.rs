//! The native part of the Python packages `eslng` and `ESL`.
//!
//! No socket, clock or thread of its own for asyncio: the shells in `python/eslng` feed it. `ESL` and `eslng.blocking` wait on their own
//! descriptors, with the interpreter's lock given back.
//!
//! `unsafe` is where a number becomes a descriptor, nowhere else.

mod esl;

use pyo3::prelude::*;

/// The native part of eslng; use the packages eslng and ESL.
#[pymodule]
mod _eslng {
    #[pymodule_export]
    use super::esl::{ESLconnection, ESLevent, esl_set_log_level};
}
