//! `ESLevent`.

use std::sync::{Mutex, PoisonError};

use eslng_blocking::compat::EslEvent;
use pyo3::exceptions::PyNotImplementedError;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};

use super::text::{Text, string};

/// An event: one that came, or one that is being made.
///
/// ``ESLevent("CUSTOM", "my::subclass")`` makes one; a type may be in any case and have ``SWITCH_EVENT_`` before it, and an unknown one
/// counts as MESSAGE. ``ESLevent("json", text)`` reads JSON. ``ESLevent(event)`` is another object for the same event.
#[pyclass(module = "ESL", subclass, weakref, dict)]
pub(crate) struct ESLevent {
    event: Mutex<EslEvent>,
    serialized: Mutex<Option<Vec<u8>>>,
}

impl ESLevent {
    pub fn of(event: EslEvent) -> Self {
        ESLevent { event: Mutex::new(event), serialized: Mutex::new(None) }
    }

    /// Looks at the event. What `f` does never waits and runs no Python.
    pub fn with<T>(&self, f: impl FnOnce(&EslEvent) -> T) -> T {
        f(&self.event.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

const WRONG: &str = "Wrong number or type of arguments for overloaded function 'new_ESLevent'.\n  \
    Possible prototypes are:\n    ESLevent(type, subclass=None)\n    ESLevent(event)";

fn make(arguments: &Bound<'_, PyTuple>) -> PyResult<EslEvent> {
    let wrong = || PyNotImplementedError::new_err(WRONG);
    let text = |at: usize| arguments.get_item(at)?.extract::<Text>().map_err(|_| wrong());
    match arguments.len() {
        1 | 2 => {}
        _ => return Err(wrong()),
    }
    if let Ok(other) = arguments.get_item(0)?.cast::<ESLevent>() {
        let has_number = arguments.len() == 1 || arguments.get_item(1)?.extract::<i32>().is_ok();
        return if has_number { Ok(other.borrow().with(EslEvent::share)) } else { Err(wrong()) };
    }
    let kind = text(0)?;
    let subclass = if arguments.len() == 2 { Some(text(1)?) } else { None };
    Ok(EslEvent::new(kind.get(), subclass.as_ref().and_then(Text::get)))
}

#[pymethods]
impl ESLevent {
    #[new]
    #[pyo3(signature = (*_arguments, **_names), text_signature = None)]
    fn new(_arguments: &Bound<'_, PyAny>, _names: Option<&Bound<'_, PyAny>>) -> Self {
        ESLevent::of(EslEvent::new(None, None))
    }

    // SWIG's classes are made in `__init__`, which a subclass may call with other arguments than its own.
    #[pyo3(signature = (*arguments))]
    fn __init__(&self, arguments: &Bound<'_, PyTuple>) -> PyResult<()> {
        let event = make(arguments)?;
        *self.event.lock().unwrap_or_else(PoisonError::into_inner) = event;
        Ok(())
    }

    /// The event as text: JSON for ``"json"``, otherwise lines with encoded values, for ``"xml"`` too.
    #[pyo3(signature = (format=Text::NULL), text_signature = "($self, format=None)")]
    fn serialize<'py>(&self, py: Python<'py>, format: Text) -> PyResult<Bound<'py, PyString>> {
        let text = self.with(|event| event.serialize(format.get()));
        let shown = string(py, &text);
        *self.serialized.lock().unwrap_or_else(PoisonError::into_inner) = Some(text);
        shown
    }

    /// Writes the header ``priority`` on top: 0 is NORMAL, 1 LOW, 2 HIGH.
    #[pyo3(name = "setPriority", signature = (priority=0, /), text_signature = "($self, priority=0, /)")]
    fn set_priority(&self, priority: i32) -> bool {
        self.with(|event| event.set_priority(priority))
    }

    /// The first value of a header, its name in any case, or an element of its array; ``_body`` gives the body. None without such a
    /// header.
    #[pyo3(name = "getHeader", signature = (name, index=-1, /), text_signature = "($self, name, index=-1, /)")]
    fn get_header<'py>(&self, py: Python<'py>, name: Text, index: i32) -> PyResult<Option<Bound<'py, PyString>>> {
        self.with(|event| event.get_header(name.get(), index)).map(|value| string(py, &value)).transpose()
    }

    /// The body, or None.
    #[pyo3(name = "getBody")]
    fn get_body<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyString>>> {
        self.with(EslEvent::get_body).map(|value| string(py, &value)).transpose()
    }

    /// The event's name; ``SOCKET_DATA`` for a reply, ``SERVER_DISCONNECTED`` at the connection's end, ``invalid`` without an event.
    #[pyo3(name = "getType")]
    fn get_type(&self) -> String {
        self.with(EslEvent::get_type)
    }

    /// Replaces the body.
    #[pyo3(name = "addBody", signature = (value, /), text_signature = "($self, value, /)")]
    fn add_body(&self, value: Text) -> bool {
        self.with(|event| event.add_body(value.get()))
    }

    /// Adds a header beside those of its name. An empty value deletes them, ``name[3]`` sets an element of an array, ``ARRAY::a|:b`` makes
    /// one.
    #[pyo3(name = "addHeader", signature = (name, value, /), text_signature = "($self, name, value, /)")]
    fn add_header(&self, name: Text, value: Text) -> bool {
        self.with(|event| event.add_header(name.get(), value.get()))
    }

    /// Appends to the array of that name, and makes one where there is none.
    #[pyo3(name = "pushHeader", signature = (name, value, /), text_signature = "($self, name, value, /)")]
    fn push_header(&self, name: Text, value: Text) -> bool {
        self.with(|event| event.push_header(name.get(), value.get()))
    }

    /// Appends as pushHeader does, as it always has; a header that is new stands before the others.
    #[pyo3(name = "unshiftHeader", signature = (name, value, /), text_signature = "($self, name, value, /)")]
    fn unshift_header(&self, name: Text, value: Text) -> bool {
        self.with(|event| event.unshift_header(name.get(), value.get()))
    }

    /// Deletes all headers of that name. True also when there was none.
    #[pyo3(name = "delHeader", signature = (name, /), text_signature = "($self, name, /)")]
    fn del_header(&self, name: Text) -> bool {
        self.with(|event| event.del_header(name.get()))
    }

    /// The name of the first header; nextHeader goes on from there.
    #[pyo3(name = "firstHeader")]
    fn first_header<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyString>>> {
        self.with(EslEvent::first_header).map(|name| string(py, &name)).transpose()
    }

    /// The name of the next header, duplicates each by itself; None behind the last one.
    #[pyo3(name = "nextHeader")]
    fn next_header<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyString>>> {
        self.with(EslEvent::next_header).map(|name| string(py, &name)).transpose()
    }

    /// The event itself, or None where none could be made: for ``ESLevent(other.event)``.
    #[getter]
    fn event(slf: Bound<'_, Self>) -> Option<Bound<'_, Self>> {
        let has_one = slf.borrow().with(|event| event.read(|_| ()).is_some());
        has_one.then_some(slf)
    }

    /// What serialize gave last, or None.
    #[getter]
    fn serialized_string<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyString>>> {
        let text = self.serialized.lock().unwrap_or_else(PoisonError::into_inner).clone();
        text.map(|text| string(py, &text)).transpose()
    }

    /// 1: the event is released with its last object.
    #[getter]
    fn mine(&self) -> i32 {
        1
    }

    fn __repr__(&self) -> String {
        let headers = self.with(|event| event.read(|event| event.headers().count())).unwrap_or_default();
        format!("<ESLevent {} with {headers} headers>", self.get_type())
    }
}
