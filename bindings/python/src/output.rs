//! What the engine asks of its shell, and what it tells.

use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::call::PyCallChange;
use crate::event::PyEvent;
use crate::message::PyGap;

/// Open a transport to the switch, then call ``connected`` or ``connect_failed``.
#[pyclass(name = "Connect", module = "eslng.engine", frozen)]
pub(crate) struct PyConnect;

/// Write these bytes.
#[pyclass(name = "Transmit", module = "eslng.engine", frozen, get_all)]
pub(crate) struct PyTransmit {
    /// What is to be written.
    pub data: Py<PyBytes>,
}

/// Close the transport; nothing is to be read from it any more.
#[pyclass(name = "Close", module = "eslng.engine", frozen)]
pub(crate) struct PyClose;

/// A request has ended.
#[pyclass(name = "Finished", module = "eslng.engine", frozen, get_all)]
pub(crate) struct PyFinished {
    /// Its number.
    pub request: u64,
    /// What it came to: a Reply, an Event, or what an operation on a call gives. None also where there is an error.
    pub outcome: Py<PyAny>,
    /// Why it has no outcome: an exception of :mod:`eslng.errors`, or None.
    pub error: Option<Py<PyAny>>,
}

/// A reader has something to take, or nothing will come for it any more.
#[pyclass(name = "Filled", module = "eslng.engine", frozen, get_all)]
pub(crate) struct PyFilled {
    /// Its number.
    pub reader: u64,
}

/// Connected and logged in, and what was asked for is restored: requests are taken.
#[pyclass(name = "Up", module = "eslng.engine", frozen, get_all)]
pub(crate) struct PyUp {
    /// What was missed, after a loss; else None.
    pub gap: Option<Py<PyGap>>,
}

/// The connection has ended, or could not be made; all requests have failed before.
#[pyclass(name = "Down", module = "eslng.engine", frozen, get_all)]
pub(crate) struct PyDown {
    /// Why, an exception of :mod:`eslng.errors`.
    pub reason: Py<PyAny>,
    /// When it tries again, in seconds of the engine's clock.
    pub retry_at: Option<f64>,
}

/// The end: nothing comes after it.
#[pyclass(name = "Ended", module = "eslng.engine", frozen, get_all)]
pub(crate) struct PyEnded {
    /// Why, an exception of :mod:`eslng.errors`.
    pub reason: Py<PyAny>,
}

/// An outbound connection has its call.
#[pyclass(name = "Connected", module = "eslng.engine", frozen, get_all)]
pub(crate) struct PyConnected {
    /// The call's data, the answer to ``connect``.
    pub data: Py<PyEvent>,
}

/// Something happened to a call that is followed.
#[pyclass(name = "Changed", module = "eslng.engine", frozen, get_all)]
pub(crate) struct PyChanged {
    /// The call's Unique-ID.
    pub uuid: String,
    /// What.
    pub change: Py<PyCallChange>,
}

/// Something odd that harms nothing: an answer that nobody waits for, lines without a colon, the switch's goodbye.
#[pyclass(name = "Remark", module = "eslng.engine", frozen, get_all)]
pub(crate) struct PyRemark {
    /// ``unsolicited``, ``warning``, ``notice`` or ``lingering``.
    pub kind: &'static str,
    /// What it is, in words.
    pub text: String,
}

macro_rules! shown {
    ($($class:ident($name:literal $(, $field:ident)*);)+) => {
        $(#[pymethods]
        impl $class {
            fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
                #[allow(unused_mut)]
                let mut text = concat!("<", $name).to_owned();
                $(
                    let field = (&self.$field).into_pyobject(py)?;
                    text += &format!(" {}={}", stringify!($field), field.as_any().repr()?);
                )*
                let _ = py;
                Ok(text + ">")
            }
        })+
    };
}

shown! {
    PyConnect("Connect");
    PyClose("Close");
    PyFilled("Filled", reader);
    PyFinished("Finished", request, outcome, error);
    PyUp("Up", gap);
    PyDown("Down", reason, retry_at);
    PyEnded("Ended", reason);
    PyConnected("Connected", data);
    PyChanged("Changed", uuid, change);
    PyRemark("Remark", kind, text);
}

#[pymethods]
impl PyTransmit {
    // What is written may hold a password.
    fn __repr__(&self, py: Python<'_>) -> String {
        format!("<Transmit of {} bytes>", self.data.bind(py).as_bytes().len())
    }
}
