//! Python's handlers of signals, while a thread waits without the interpreter's lock.

use std::cell::RefCell;
use std::ops::ControlFlow;

use pyo3::exceptions::PyInterruptedError;
use pyo3::prelude::*;

thread_local! {
    /// What a signal's handler raised while this thread waited.
    static RAISED: RefCell<Option<PyErr>> = const { RefCell::new(None) };
}

/// Runs the handlers, on the thread that waits; one that raises ends the wait.
pub(crate) fn interrupt() -> ControlFlow<()> {
    match Python::attach(|py| py.check_signals()) {
        Ok(()) => ControlFlow::Continue(()),
        Err(error) => {
            RAISED.set(Some(error));
            ControlFlow::Break(())
        }
    }
}

/// What a handler raised.
pub(crate) fn raised() -> PyErr {
    RAISED.take().unwrap_or_else(|| PyInterruptedError::new_err("interrupted by a signal"))
}
