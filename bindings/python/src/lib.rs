//! The native part of the Python packages `eslng` and `ESL`.
//!
//! No socket, clock or thread of its own for asyncio: the shells in `python/eslng` feed an `Engine`. `ESL` and `eslng.blocking` wait on their
//! own descriptors, with the interpreter's lock given back.
//!
//! `unsafe` is where a number becomes a descriptor, nowhere else.

mod blocking;
mod call;
mod command;
mod dial;
mod engine;
mod error;
mod esl;
mod event;
mod message;
mod output;
mod placing;
mod record;
mod signal;
mod text;
mod value;

use pyo3::prelude::*;

/// Runs the test switch with the arguments of the program `eslng-switch`, until the end of its input; its exit status.
#[pyfunction]
fn run_switch(py: Python<'_>, arguments: Vec<String>) -> bool {
    py.detach(|| eslng_switch::program::run(arguments.into_iter()) == std::process::ExitCode::SUCCESS)
}

/// The native part of eslng; use the packages eslng and ESL.
#[pymodule]
mod _eslng {
    #[pymodule_export]
    use super::blocking::{BlockingCall, BlockingCalling, BlockingChanges, BlockingClient, BlockingEvents, BlockingJob};
    #[pymodule_export]
    use super::call::{PyBridgeEnd, PyCallChange, PyCallEnd, PyCallStatus, PyDigits, PyPlayback, PyRecorded};
    #[pymodule_export]
    use super::dial::PyDialString;
    #[pymodule_export]
    use super::engine::{Engine, PyCounts};
    #[pymodule_export]
    use super::esl::{ESLconnection, ESLevent, esl_set_log_level};
    #[pymodule_export]
    use super::event::PyEvent;
    #[pymodule_export]
    use super::message::{PyDropped, PyGap, PyLogLine, PyReply};
    #[pymodule_export]
    use super::output::{
        PyChanged, PyClose, PyConnect, PyConnected, PyDown, PyEnded, PyFilled, PyFinished, PyRemark, PyTransmit, PyUp,
    };
    #[pymodule_export]
    use super::run_switch;
    #[pymodule_export]
    use super::value::PyExpression;
}
