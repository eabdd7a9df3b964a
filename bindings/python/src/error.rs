//! The error table as Python's exceptions, which `eslng.errors` has.

use std::fmt::Display;

use eslng_engine::command::syntax::ArgumentError;
use eslng_engine::engine::{CloseReason, Error, RequestError};
use eslng_engine::vocabulary::{ErrorKind, HangupCause};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::PyDict;

/// The exception class of a kind.
fn class<'py>(py: Python<'py>, kind: ErrorKind) -> PyResult<Bound<'py, PyAny>> {
    static CLASSES: PyOnceLock<Py<PyDict>> = PyOnceLock::new();
    let classes = CLASSES.get_or_try_init(py, || -> PyResult<Py<PyDict>> {
        Ok(py.import("eslng.errors")?.getattr("BY_NUMBER")?.cast_into::<PyDict>()?.unbind())
    })?;
    let class = classes.bind(py).get_item(kind as u16)?;
    class.ok_or_else(|| pyo3::exceptions::PySystemError::new_err("the table of exceptions lacks a row"))
}

/// An exception of a kind.
pub(crate) fn exception<'py>(py: Python<'py>, kind: ErrorKind, text: &dyn Display) -> PyResult<Bound<'py, PyAny>> {
    class(py, kind)?.call1((text.to_string(),))
}

/// An exception of a kind, to be raised.
pub(crate) fn raise(py: Python<'_>, kind: ErrorKind, text: &dyn Display) -> PyErr {
    exception(py, kind, text).map_or_else(|error| error, PyErr::from_value)
}

/// What an engine's error is in Python: the connection's end as its cause, the hangup's cause and the switch's words as attributes.
pub(crate) fn object<'py>(py: Python<'py>, error: &Error) -> PyResult<Bound<'py, PyAny>> {
    let object = exception(py, error.kind(), error)?;
    if let Some(reason) = ended_for(error) {
        object.setattr("__cause__", exception(py, reason.kind(), reason)?)?;
    }
    match error {
        Error::Request(RequestError::HungUp { cause: Some(cause) }) | Error::CallEnded { cause } => {
            object.setattr("cause", cause.as_str())?;
        }
        Error::Request(RequestError::Refused { text, .. }) => object.setattr("text", text)?,
        Error::Operation(eslng_engine::call::OperationError::Failed { text, .. }) => {
            object.setattr("text", text)?;
            if let Some(cause) = HangupCause::known(text) {
                object.setattr("cause", cause.as_str())?;
            }
        }
        _ => {}
    }
    Ok(object)
}

/// An engine's error, to be raised.
pub(crate) fn of(py: Python<'_>, error: impl Into<Error>) -> PyErr {
    object(py, &error.into()).map_or_else(|error| error, PyErr::from_value)
}

/// That a call was not answered, to be raised.
pub(crate) fn not_answered(py: Python<'_>, text: &str, cause: &str) -> PyErr {
    let made = py.import("eslng.errors").and_then(|errors| {
        let error = errors.getattr("NotAnswered")?.call1((text,))?;
        error.setattr("cause", cause)?;
        Ok(error)
    });
    made.map_or_else(|error| error, PyErr::from_value)
}

/// An argument's error, to be raised.
pub(crate) fn of_argument(py: Python<'_>, error: &ArgumentError) -> PyErr {
    raise(py, error.kind(), error)
}

/// Why the connection has ended, if that is why there is an error.
fn ended_for(error: &Error) -> Option<&CloseReason> {
    match error {
        Error::Request(RequestError::OutcomeUnknown(reason) | RequestError::NotSent(reason)) => Some(reason),
        _ => None,
    }
}
