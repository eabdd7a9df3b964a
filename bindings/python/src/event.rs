//! Events as Python reads them: a mapping whose values are decoded when they are asked for.

use std::collections::HashSet;

use eslng_engine::event::{Event, EventBuilder, Format, Header};
use pyo3::exceptions::{PyKeyError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyIterator, PyList, PyMapping, PyString, PyType};

use crate::error::raise;
use crate::text::Data;

/// A format by its word.
pub(crate) fn format(word: &str) -> PyResult<Format> {
    match word {
        "plain" => Ok(Format::Plain),
        "json" => Ok(Format::Json),
        "xml" => Ok(Format::Xml),
        _ => Err(PyValueError::new_err(format!("{word:?} is no format of events: plain, json or xml"))),
    }
}

/// An event as it came: a mapping of header names to values.
///
/// Nothing is parsed before the first question, and no value is decoded before it is asked for. Names are found in any case of letters, and
/// of several headers of one name the first; ``all`` gives every one. Text that is not UTF-8 has U+FFFD in its place; ``get_bytes`` has
/// the bytes. An array is given as the switch writes it, ``ARRAY::a|:b``.
#[pyclass(name = "Event", module = "eslng", frozen, mapping, weakref)]
pub(crate) struct PyEvent {
    event: Event,
}

impl PyEvent {
    pub fn of(event: Event) -> Self {
        PyEvent { event }
    }

    pub fn event(&self) -> &Event {
        &self.event
    }

    /// The names in order, each once, as it was spelled first: those that can be asked for. `headers` also has what has no name or one that is no
    /// UTF-8.
    fn names(&self) -> Vec<Header<'_>> {
        let mut seen = HashSet::from([Vec::new()]);
        let mut is_new = |name: &[u8]| std::str::from_utf8(name).is_ok() && seen.insert(name.to_ascii_lowercase());
        self.event.headers().filter(|header| is_new(header.name_bytes())).collect()
    }
}

#[pymethods]
impl PyEvent {
    #[new]
    #[pyo3(signature = (format, data, /))]
    fn new(format: &str, data: Data) -> PyResult<Self> {
        Ok(PyEvent::of(Event::new(self::format(format)?, data.0)))
    }

    /// An event from JSON that did not come over an event socket: a broker's message, a line of a file.
    ///
    /// Raises :class:`eslng.errors.Malformed` where the text is no JSON object of headers.
    #[staticmethod]
    #[pyo3(signature = (text, /))]
    fn from_json(py: Python<'_>, text: Data) -> PyResult<Self> {
        Event::from_json(text.0).map(PyEvent::of).map_err(|error| raise(py, error.kind(), &error))
    }

    /// An event that is being made: its name, its headers in order, its body.
    ///
    /// With a subclass it is a CUSTOM event. Raises :class:`eslng.errors.InvalidArgument` for a name that no event can carry.
    #[staticmethod]
    #[pyo3(signature = (name, headers=None, body=None, *, subclass=None))]
    fn make(
        py: Python<'_>,
        name: Option<Data>,
        headers: Option<&Bound<'_, PyAny>>,
        body: Option<Data>,
        subclass: Option<Data>,
    ) -> PyResult<Self> {
        let mut builder = EventBuilder::empty();
        let mut add = |name: &[u8], value: &[u8]| match builder.add(name, value) {
            Ok(_) => Ok(()),
            Err(error) => Err(raise(py, error.kind(), &error)),
        };
        if let Some(name) = name {
            add(b"Event-Name", &name.0)?;
        }
        if let Some(subclass) = subclass {
            add(b"Event-Subclass", &subclass.0)?;
        }
        for (name, value) in pairs(headers)? {
            add(&name, &value)?;
        }
        if let Some(body) = body {
            builder.body(body.0);
        }
        Ok(PyEvent::of(builder.build(Format::Json)))
    }

    /// Event-Name; None where there is none.
    #[getter]
    fn name(&self) -> Option<String> {
        self.event.get("Event-Name").map(|name| name.into_owned())
    }

    /// Event-Subclass, of CUSTOM events.
    #[getter]
    fn subclass(&self) -> Option<String> {
        self.event.get("Event-Subclass").map(|name| name.into_owned())
    }

    /// Unique-ID: the channel that it is about.
    #[getter]
    fn uuid(&self) -> Option<String> {
        self.event.get("Unique-ID").map(|uuid| uuid.into_owned())
    }

    /// The body as text, or None.
    #[getter]
    fn body(&self) -> Option<String> {
        self.event.body_text().map(|body| body.into_owned())
    }

    /// The body as bytes, or None.
    #[getter]
    fn body_bytes<'py>(&self, py: Python<'py>) -> Option<Bound<'py, PyBytes>> {
        self.event.body().map(|body| PyBytes::new(py, body))
    }

    /// The format in which it came: plain, json or xml.
    #[getter]
    fn format(&self) -> &'static str {
        self.event.format().word()
    }

    /// The text as it came.
    #[getter]
    fn raw<'py>(&self, py: Python<'py>) -> Bound<'py, PyBytes> {
        PyBytes::new(py, self.event.as_bytes())
    }

    /// Why its text can't be read, or None; such an event has no headers.
    #[getter]
    fn error(&self) -> Option<String> {
        self.event.error().map(ToString::to_string)
    }

    /// The first value of a header, or the default.
    #[pyo3(signature = (name, default=None, /))]
    fn get<'py>(
        &self,
        py: Python<'py>,
        name: &Bound<'py, PyString>,
        default: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Option<Bound<'py, PyAny>>> {
        Ok(match self.event.get(name.to_str()?) {
            Some(value) => Some(PyString::new(py, &value).into_any()),
            None => default,
        })
    }

    /// The first value of a header as bytes, or None.
    #[pyo3(signature = (name, /))]
    fn get_bytes<'py>(&self, py: Python<'py>, name: &str) -> Option<Bound<'py, PyBytes>> {
        self.event.get_bytes(name).map(|value| PyBytes::new(py, &value))
    }

    /// Every value of a header: of all its duplicates in order, the elements of arrays one by one.
    #[pyo3(signature = (name, /))]
    fn all<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyList>> {
        PyList::new(py, self.event.values(name))
    }

    /// As all, as bytes.
    #[pyo3(signature = (name, /))]
    fn all_bytes<'py>(&self, py: Python<'py>, name: &str) -> PyResult<Bound<'py, PyList>> {
        PyList::new(py, self.event.values_bytes(name).iter().map(|value| PyBytes::new(py, value)))
    }

    /// A channel variable (the header ``variable_NAME``), or the default.
    #[pyo3(signature = (name, default=None, /))]
    fn variable<'py>(&self, py: Python<'py>, name: &str, default: Option<Bound<'py, PyAny>>) -> Option<Bound<'py, PyAny>> {
        match self.event.variable(name) {
            Some(value) => Some(PyString::new(py, &value).into_any()),
            None => default,
        }
    }

    /// All headers in order as (name, value), with their spelling and their duplicates.
    fn headers<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let headers: Vec<_> = self.event.headers().map(|header| (header.name(), header.value())).collect();
        PyList::new(py, headers)
    }

    /// As headers, as bytes.
    fn headers_bytes<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        let pair = |header: Header<'_>| (PyBytes::new(py, header.name_bytes()), PyBytes::new(py, &header.value_bytes()));
        PyList::new(py, self.event.headers().map(pair).collect::<Vec<_>>())
    }

    /// The names in order, each once. A line without a name, or with one that is no UTF-8, is in ``headers`` and ``headers_bytes`` alone.
    fn keys<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        PyList::new(py, self.names().iter().map(Header::name).collect::<Vec<_>>())
    }

    /// The first value of each name, in order.
    fn values<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        PyList::new(py, self.names().iter().map(Header::value).collect::<Vec<_>>())
    }

    /// Each name once with its first value, in order.
    fn items<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyList>> {
        PyList::new(py, self.names().iter().map(|header| (header.name(), header.value())).collect::<Vec<_>>())
    }

    /// The event as text in a format, by the switch's rules.
    #[pyo3(signature = (format="plain"))]
    fn serialize<'py>(&self, py: Python<'py>, format: &str) -> PyResult<Bound<'py, PyBytes>> {
        Ok(PyBytes::new(py, &EventBuilder::from_event(&self.event).serialize(self::format(format)?)))
    }

    fn __getitem__<'py>(&self, py: Python<'py>, name: &Bound<'py, PyString>) -> PyResult<Bound<'py, PyString>> {
        match self.event.get(name.to_str()?) {
            Some(value) => Ok(PyString::new(py, &value)),
            None => Err(PyKeyError::new_err(name.clone().unbind())),
        }
    }

    fn __contains__(&self, name: &Bound<'_, PyAny>) -> PyResult<bool> {
        let Ok(name) = name.cast::<PyString>() else { return Ok(false) };
        Ok(self.event.get_bytes(name.to_str()?).is_some())
    }

    fn __len__(&self) -> usize {
        self.names().len()
    }

    fn __iter__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyIterator>> {
        self.keys(py)?.try_iter()
    }

    fn __eq__(&self, other: PyRef<'_, Self>) -> bool {
        self.event == other.event
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> (Bound<'py, PyType>, (&'static str, Bound<'py, PyBytes>)) {
        let event = slf.get();
        (slf.get_type(), (event.format(), event.raw(slf.py())))
    }

    fn __repr__(&self) -> String {
        if let Some(error) = self.event.error() {
            return format!("<Event that can't be read: {error}>");
        }
        let mut text = format!("<Event {}", self.name().as_deref().unwrap_or("without a name"));
        for (label, header) in [("", "Event-Subclass"), ("uuid=", "Unique-ID"), ("job=", "Job-UUID")] {
            if let Some(value) = self.event.get(header) {
                text += &format!(" {label}{value}");
            }
        }
        text += &format!(", {} headers", self.event.headers().count());
        if let Some(body) = self.event.body() {
            text += &format!(", body of {} bytes", body.len());
        }
        text + ">"
    }
}

/// Headers that Python gives: a mapping, or pairs in order.
pub(crate) fn pairs(headers: Option<&Bound<'_, PyAny>>) -> PyResult<Vec<(Vec<u8>, Vec<u8>)>> {
    let Some(headers) = headers else { return Ok(Vec::new()) };
    let list = match headers.cast::<PyMapping>() {
        Ok(mapping) => mapping.items()?.into_any(),
        Err(_) => headers.clone(),
    };
    let pairs = list.try_iter()?.map(|pair| pair?.extract::<(Data, Data)>().map(|(name, value)| (name.0, value.0)));
    pairs.collect()
}
