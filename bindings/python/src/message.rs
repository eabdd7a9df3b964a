//! What comes besides events: replies, log lines, gaps.

use std::time::Duration;

use eslng_engine::delivery::Delivery;
use eslng_engine::engine::Gap;
use eslng_engine::reply::Table;
use eslng_engine::vocabulary::ErrorKind;
use eslng_engine::wire::{ApiResponse, Headers, LogLine, Reply};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList};

use crate::event::PyEvent;

/// Headers in order as (name, value).
fn header_list<'py>(py: Python<'py>, headers: &Headers) -> PyResult<Bound<'py, PyList>> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    PyList::new(py, headers.iter().map(|(name, value)| (text(name), text(&value))).collect::<Vec<_>>())
}

/// What the switch answered to a command, whatever it says.
#[pyclass(name = "Reply", module = "eslng", frozen)]
pub(crate) struct PyReply(Kind);

enum Kind {
    Reply(Reply),
    Api(ApiResponse),
}

impl From<Reply> for PyReply {
    fn from(reply: Reply) -> Self {
        PyReply(Kind::Reply(reply))
    }
}

impl From<ApiResponse> for PyReply {
    fn from(response: ApiResponse) -> Self {
        PyReply(Kind::Api(response))
    }
}

impl PyReply {
    fn error_kind(&self) -> Option<ErrorKind> {
        match &self.0 {
            Kind::Reply(reply) => reply.error_kind(),
            Kind::Api(response) => response.error_kind(),
        }
    }

    fn raw(&self) -> &[u8] {
        match &self.0 {
            Kind::Reply(reply) => reply.frame().body(),
            Kind::Api(response) => response.body(),
        }
    }
}

#[pymethods]
impl PyReply {
    /// What it says: the Reply-Text, or what an API command printed.
    #[getter]
    fn text(&self) -> String {
        match &self.0 {
            Kind::Reply(reply) => reply.text().into_owned(),
            Kind::Api(response) => response.text().into_owned(),
        }
    }

    /// The body as bytes; empty for most replies.
    #[getter]
    fn body<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.raw())
    }

    /// Whether an API command printed it (``api/response``), and not ``command/reply``.
    #[getter]
    fn is_api(&self) -> bool {
        matches!(self.0, Kind::Api(_))
    }

    /// Whether it says no error.
    #[getter]
    fn ok(&self) -> bool {
        self.error_kind().is_none()
    }

    /// The name of its error in the error table, or None.
    #[getter]
    fn error(&self) -> Option<&'static str> {
        self.error_kind().map(ErrorKind::name)
    }

    /// The first value of a header, or the default.
    #[pyo3(signature = (name, default=None, /))]
    fn get(&self, name: &str, default: Option<String>) -> Option<String> {
        match &self.0 {
            Kind::Reply(reply) => reply.headers().get(name).map(|value| value.into_owned()).or(default),
            Kind::Api(_) => default,
        }
    }

    /// The first value of a header as bytes, or None.
    #[pyo3(signature = (name, /))]
    fn get_bytes<'py>(&self, py: Python<'py>, name: &str) -> Option<Bound<'py, PyBytes>> {
        match &self.0 {
            Kind::Reply(reply) => reply.headers().get_bytes(name).map(|value| PyBytes::new(py, &value)),
            Kind::Api(_) => None,
        }
    }

    /// All headers in order as (name, value).
    fn headers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        match &self.0 {
            Kind::Reply(reply) => header_list(py, reply.headers()),
            Kind::Api(_) => Ok(PyList::empty(py)),
        }
    }

    fn __repr__(&self) -> String {
        format!("<Reply {:?}>", self.text().trim_end())
    }
}

/// A log line of the switch.
#[pyclass(name = "LogLine", module = "eslng", frozen)]
pub(crate) struct PyLogLine(LogLine);

#[pymethods]
impl PyLogLine {
    /// Its level, 0 (console) to 7 (debug).
    #[getter]
    fn level(&self) -> Option<u8> {
        self.0.level()
    }

    /// The line without its newline.
    #[getter]
    fn text(&self) -> String {
        self.0.text().trim_end_matches('\n').to_owned()
    }

    /// The line as bytes, with its newline.
    #[getter]
    fn raw<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.0.body())
    }

    /// The channel that it is about (User-Data), or None.
    #[getter]
    fn uuid(&self) -> Option<String> {
        self.get("User-Data", None).filter(|uuid| !uuid.is_empty())
    }

    /// The first value of a header (Log-File, Log-Func, Log-Line, User-Data, Text-Channel), or the default.
    #[pyo3(signature = (name, default=None, /))]
    fn get(&self, name: &str, default: Option<String>) -> Option<String> {
        self.0.headers().get(name).map(|value| value.into_owned()).or(default)
    }

    /// All headers in order as (name, value).
    fn headers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        header_list(py, self.0.headers())
    }

    /// As headers, as bytes.
    fn headers_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let pair = |(name, value): (&[u8], std::borrow::Cow<'_, [u8]>)| (PyBytes::new(py, name), PyBytes::new(py, &value));
        PyList::new(py, self.0.headers().iter().map(pair).collect::<Vec<_>>())
    }

    fn __repr__(&self) -> String {
        format!("<LogLine {} {:?}>", self.level().unwrap_or(0), self.text())
    }
}

/// A time in which events were missed: the connection was lost and is back.
#[pyclass(name = "Gap", module = "eslng", frozen)]
pub(crate) struct PyGap(Gap);

impl PyGap {
    pub fn of(gap: Gap) -> Self {
        PyGap(gap)
    }
}

#[pymethods]
impl PyGap {
    /// How long nothing was seen, in seconds.
    #[getter]
    fn seconds(&self) -> f64 {
        self.0.until.saturating_sub(self.0.from).as_secs_f64()
    }

    /// When the last byte of the connection before came, in seconds of the engine's clock.
    #[getter]
    fn since(&self) -> f64 {
        self.0.from.as_secs_f64()
    }

    /// When the new connection had all that was asked for, in seconds of the engine's clock.
    #[getter]
    fn until(&self) -> f64 {
        self.0.until.as_secs_f64()
    }

    /// Whether the switch was restarted in between; None if it can't be told.
    #[getter]
    fn restarted(&self) -> Option<bool> {
        self.0.restarted
    }

    /// The channels that there are now, a dict each, where the client was told to read them again (``reread_state``); else None.
    #[getter]
    fn channels<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyList>>> {
        let table = self.0.channels.as_ref().and_then(|text| Table::json(&String::from_utf8_lossy(text)).ok());
        table.map(|table| rows(py, &table)).transpose()
    }

    fn __repr__(&self) -> String {
        format!("<Gap of {:.3} s>", self.seconds())
    }
}

/// The rows of a table, a dict each.
pub(crate) fn rows<'py>(py: Python<'py>, table: &Table) -> PyResult<Bound<'py, PyList>> {
    let list = PyList::empty(py);
    for row in table.rows() {
        let dict = PyDict::new(py);
        for (column, value) in row.iter() {
            dict.set_item(column, value)?;
        }
        list.append(dict)?;
    }
    Ok(list)
}

/// A reader was too slow: so many events and log lines are missing here.
#[pyclass(name = "Dropped", module = "eslng", frozen, get_all)]
pub(crate) struct PyDropped {
    /// How many.
    count: u64,
}

#[pymethods]
impl PyDropped {
    fn __repr__(&self) -> String {
        format!("<Dropped {}>", self.count)
    }
}

/// A delivery as Python has it.
pub(crate) fn delivery(py: Python<'_>, delivery: Delivery) -> PyResult<Bound<'_, PyAny>> {
    Ok(match delivery {
        Delivery::Event(event) => Bound::new(py, PyEvent::of(event))?.into_any(),
        Delivery::Log(line) => Bound::new(py, PyLogLine(line))?.into_any(),
        Delivery::Gap(gap) => Bound::new(py, PyGap(gap))?.into_any(),
        Delivery::Dropped { count } => Bound::new(py, PyDropped { count })?.into_any(),
        // One that this version does not know is no event.
        _ => Bound::new(py, PyDropped { count: 0 })?.into_any(),
    })
}

/// Seconds as a duration.
pub(crate) fn seconds(seconds: f64) -> PyResult<Duration> {
    Duration::try_from_secs_f64(seconds)
        .map_err(|_| pyo3::exceptions::PyValueError::new_err(format!("{seconds} is no time in seconds")))
}
