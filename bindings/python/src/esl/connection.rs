//! `ESLconnection`.

use std::os::fd::{BorrowedFd, OwnedFd, RawFd};
use std::sync::{Arc, Mutex, PoisonError};

use eslng_blocking::compat::{Argument, Constructor, EslConnection, EslEvent, Hooks, Interrupted, Ready};
use pyo3::exceptions::PyNotImplementedError;
use pyo3::prelude::*;
use pyo3::types::{PyInt, PyString, PyTuple};

use super::event::ESLevent;
use super::text::Text;
use crate::signal;

/// A connection to a switch.
///
/// ``ESLconnection(host, port, password)`` and ``ESLconnection(host, port, user, password)`` connect and log in; the port may be an int or
/// a str. ``ESLconnection(fd)`` takes over the socket of an outbound connection, which it will close. None of them raises when that
/// fails: connected() tells. Threads may share one; a thread that receives keeps no other from a command and its answer.
#[pyclass(module = "ESL", subclass, weakref, dict)]
pub(crate) struct ESLconnection {
    connection: Mutex<Arc<EslConnection>>,
}

fn hooks() -> Hooks {
    Hooks { interrupt: Some(Box::new(signal::interrupt)), ..Hooks::default() }
}

/// What a handler raised.
fn raised(_: Interrupted) -> PyErr {
    signal::raised()
}

const WRONG: &str = "Wrong number or type of arguments for overloaded function 'new_ESLconnection'.\n  \
    Possible prototypes are:\n    ESLconnection(host, port, password)\n    ESLconnection(host, port, user, password)\n    ESLconnection(fd)";

fn connect(arguments: &Bound<'_, PyTuple>) -> PyResult<EslConnection> {
    let wrong = || PyNotImplementedError::new_err(WRONG);
    let py = arguments.py();
    let objects: Vec<Bound<'_, PyAny>> = arguments.iter().collect();
    let mut given = Vec::with_capacity(objects.len());
    for object in &objects {
        given.push(if object.is_none() {
            Argument::Null
        } else if object.is_instance_of::<PyInt>() {
            Argument::Number(object.extract().map_err(|_| wrong())?)
        } else if let Ok(text) = object.cast::<PyString>() {
            // The texts live in `objects`; one with surrogates is no host and no password of a switch.
            Argument::Text(text.to_str().map_err(|_| wrong())?.as_bytes())
        } else {
            return Err(wrong());
        });
    }
    let constructor = Constructor::choose(&given).map_err(|_| wrong())?;
    py.detach(|| match constructor {
        Constructor::Inbound(login) => EslConnection::connect(&login, hooks()),
        Constructor::Outbound(fd) => match own(fd) {
            Some(fd) => EslConnection::attach(fd, hooks()),
            None => Ok(EslConnection::unconnected(Hooks::default().log)),
        },
    })
    .map_err(raised)
}

/// Takes a descriptor over; `None` if the number is none.
pub(crate) fn own(fd: RawFd) -> Option<OwnedFd> {
    if fd < 0 {
        return None;
    }
    // SAFETY: the number is only asked whether it is open; a number that is not gives an error.
    let is_open = rustix::io::fcntl_getfd(unsafe { BorrowedFd::borrow_raw(fd) }).is_ok();
    // SAFETY: it is open, and `ESLconnection(fd)` says that the object owns and closes it from here on.
    is_open.then(|| unsafe { std::os::fd::FromRawFd::from_raw_fd(fd) })
}

impl ESLconnection {
    fn connection(&self) -> Arc<EslConnection> {
        Arc::clone(&self.connection.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Does something that may wait, with the interpreter's lock given back.
    fn wait<T: Send>(&self, py: Python<'_>, call: impl FnOnce(&EslConnection) -> Result<T, Interrupted> + Send) -> PyResult<T> {
        let connection = self.connection();
        py.detach(|| call(&connection)).map_err(raised)
    }

    fn wait_for_event(
        &self,
        py: Python<'_>,
        call: impl FnOnce(&EslConnection) -> Result<Option<EslEvent>, Interrupted> + Send,
    ) -> PyResult<Option<ESLevent>> {
        Ok(self.wait(py, call)?.map(ESLevent::of))
    }
}

#[pymethods]
impl ESLconnection {
    #[new]
    #[pyo3(signature = (*_arguments, **_names), text_signature = None)]
    fn new(_arguments: &Bound<'_, PyAny>, _names: Option<&Bound<'_, PyAny>>) -> Self {
        ESLconnection { connection: Mutex::new(Arc::new(EslConnection::unconnected(Hooks::default().log))) }
    }

    // SWIG's classes are made in `__init__`, which a subclass may call with other arguments than its own.
    #[pyo3(signature = (*arguments))]
    fn __init__(&self, arguments: &Bound<'_, PyTuple>) -> PyResult<()> {
        let connection = Arc::new(connect(arguments)?);
        *self.connection.lock().unwrap_or_else(PoisonError::into_inner) = connection;
        Ok(())
    }

    /// The socket's descriptor, for polling; -1 when not connected.
    #[pyo3(name = "socketDescriptor")]
    fn socket_descriptor(&self) -> i32 {
        self.connection().socket_descriptor()
    }

    /// 1 until a call finds that the connection has ended, or disconnect ends it; then 0.
    fn connected(&self) -> i32 {
        self.connection().connected()
    }

    /// The data of an outbound connection's call; None on an inbound one.
    #[pyo3(name = "getInfo")]
    fn get_info(&self) -> Option<ESLevent> {
        self.connection().get_info().map(ESLevent::of)
    }

    /// Sends a packet as it is and waits for no reply. 0, or 1 when it was not sent.
    #[pyo3(signature = (cmd, /), text_signature = "($self, cmd, /)")]
    fn send(&self, py: Python<'_>, cmd: Text) -> PyResult<i32> {
        self.wait(py, |connection| connection.send(cmd.get()))
    }

    /// Sends a packet as it is and gives the next reply; None when there was none. What comes before it waits for recvEvent.
    #[pyo3(name = "sendRecv", signature = (cmd, /), text_signature = "($self, cmd, /)")]
    fn send_recv(&self, py: Python<'_>, cmd: Text) -> PyResult<Option<ESLevent>> {
        self.wait_for_event(py, |connection| connection.send_recv(cmd.get()))
    }

    /// Runs an API command; the answer is the reply's body. None when there was no reply.
    #[pyo3(signature = (cmd, arg=Text::NULL, /), text_signature = "($self, cmd, arg=None, /)")]
    fn api(&self, py: Python<'_>, cmd: Text, arg: Text) -> PyResult<Option<ESLevent>> {
        self.wait_for_event(py, |connection| connection.api(cmd.get(), arg.get()))
    }

    /// Runs an API command in the background and gives the reply, which has the Job-UUID. The result comes as a BACKGROUND_JOB event
    /// to those that subscribed to it.
    #[pyo3(signature = (cmd, arg=Text::NULL, job_uuid=Text::NULL, /), text_signature = "($self, cmd, arg=None, job_uuid=None, /)")]
    fn bgapi(&self, py: Python<'_>, cmd: Text, arg: Text, job_uuid: Text) -> PyResult<Option<ESLevent>> {
        self.wait_for_event(py, |connection| connection.bgapi(cmd.get(), arg.get(), job_uuid.get()))
    }

    /// Sends an event for the switch to fire. Gives not the reply but what recvEvent gave last, and an event of type SERVER_DISCONNECTED
    /// where it gave none or this call failed.
    #[pyo3(name = "sendEvent", signature = (event, /), text_signature = "($self, event, /)")]
    fn send_event(&self, py: Python<'_>, event: Option<&Bound<'_, ESLevent>>) -> PyResult<ESLevent> {
        let event = event.map(|event| event.borrow().with(EslEvent::share));
        Ok(ESLevent::of(self.wait(py, |connection| connection.send_event(event.as_ref()))?))
    }

    /// Sends an event's headers and body as a message to the call uuid, or to the connection's own. 0, or 1 when there was no reply.
    #[pyo3(name = "sendMSG", signature = (event, uuid=Text::NULL, /), text_signature = "($self, event, uuid=None, /)")]
    fn send_msg(&self, py: Python<'_>, event: Option<&Bound<'_, ESLevent>>, uuid: Text) -> PyResult<i32> {
        let event = event.map(|event| event.borrow().with(EslEvent::share));
        self.wait(py, |connection| connection.send_msg(event.as_ref(), uuid.get()))
    }

    /// Waits for the next event, or the next message that holds none; those that came before a reply come first. An event of type
    /// SERVER_DISCONNECTED when the connection has ended.
    #[pyo3(name = "recvEvent")]
    fn recv_event(&self, py: Python<'_>) -> PyResult<ESLevent> {
        let connection = self.connection();
        // Giving the interpreter's lock back and taking it again can cost more than the event: only for a wait.
        let event = match connection.recv_event_ready().map_err(raised)? {
            Ready::Event(event) => event,
            Ready::Ended | Ready::Nothing => py.detach(|| connection.recv_event()).map_err(raised)?,
        };
        Ok(ESLevent::of(event))
    }

    /// As recvEvent, within so many milliseconds; 0 is no limit. None when the time passed or the connection has ended.
    #[pyo3(name = "recvEventTimed", signature = (ms, /), text_signature = "($self, ms, /)")]
    fn recv_event_timed(&self, py: Python<'_>, ms: i32) -> PyResult<Option<ESLevent>> {
        let connection = self.connection();
        let event = match connection.recv_event_ready().map_err(raised)? {
            Ready::Event(event) => Some(event),
            Ready::Ended | Ready::Nothing => py.detach(|| connection.recv_event_timed(ms)).map_err(raised)?,
        };
        Ok(event.map(ESLevent::of))
    }

    /// Lets through only events whose header has this value. Gives the reply.
    #[pyo3(signature = (header, value, /), text_signature = "($self, header, value, /)")]
    fn filter(&self, py: Python<'_>, header: Text, value: Text) -> PyResult<Option<ESLevent>> {
        self.wait_for_event(py, |connection| connection.filter(header.get(), value.get()))
    }

    /// Subscribes to events in a format: ``xml``, ``json``, everything else is plain. 0 when a reply came, whatever it says; else 1.
    #[pyo3(signature = (etype, value, /), text_signature = "($self, etype, value, /)")]
    fn events(&self, py: Python<'_>, etype: Text, value: Text) -> PyResult<i32> {
        self.wait(py, |connection| connection.events(etype.get(), value.get()))
    }

    /// Runs an application on the call uuid, or on the connection's own. Gives the reply.
    #[pyo3(signature = (app, arg=Text::NULL, uuid=Text::NULL, /), text_signature = "($self, app, arg=None, uuid=None, /)")]
    fn execute(&self, py: Python<'_>, app: Text, arg: Text, uuid: Text) -> PyResult<Option<ESLevent>> {
        self.wait_for_event(py, |connection| connection.execute(app.get(), arg.get(), uuid.get()))
    }

    /// As execute with ``async: true``, whatever setAsyncExecute said.
    #[pyo3(name = "executeAsync", signature = (app, arg=Text::NULL, uuid=Text::NULL, /), text_signature = "($self, app, arg=None, uuid=None, /)")]
    fn execute_async(&self, py: Python<'_>, app: Text, arg: Text, uuid: Text) -> PyResult<Option<ESLevent>> {
        self.wait_for_event(py, |connection| connection.execute_async(app.get(), arg.get(), uuid.get()))
    }

    /// Whether execute sends ``async: true``, by FreeSWITCH's words for true; None changes nothing. What holds now, 0 or 1.
    #[pyo3(name = "setAsyncExecute", signature = (val, /), text_signature = "($self, val, /)")]
    fn set_async_execute(&self, val: Text) -> i32 {
        self.connection().set_async_execute(val.get())
    }

    /// Whether execute and executeAsync send ``event-lock: true``; see setAsyncExecute.
    #[pyo3(name = "setEventLock", signature = (val, /), text_signature = "($self, val, /)")]
    fn set_event_lock(&self, val: Text) -> i32 {
        self.connection().set_event_lock(val.get())
    }

    /// Closes the connection; calls of other threads end. 0, also when there was none.
    fn disconnect(&self, py: Python<'_>) -> i32 {
        let connection = self.connection();
        py.detach(|| connection.disconnect())
    }

    fn __repr__(&self) -> String {
        let connection = self.connection();
        match connection.connected() {
            1 => format!("<ESLconnection on descriptor {}>", connection.socket_descriptor()),
            _ => "<ESLconnection, not connected>".to_owned(),
        }
    }
}
