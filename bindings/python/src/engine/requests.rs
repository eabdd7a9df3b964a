//! Requests, and what is asked for again after a loss.

use eslng_engine::command::{Command, Filter};
use eslng_engine::engine::RequestId;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use super::Engine;
use crate::command;
use crate::error::of;
use crate::event::format;
use crate::message::seconds;
use crate::text::Data;

#[pymethods]
impl Engine {
    /// Runs an API command; the request's number, here and below. Its outcome is a Reply.
    #[pyo3(signature = (line, timeout, now))]
    fn api(&mut self, py: Python<'_>, line: Data, timeout: Option<f64>, now: f64) -> PyResult<u64> {
        self.send(py, &Command::api(line.0), timeout, now)
    }

    /// Runs an API command in the background; its outcome is the BACKGROUND_JOB event.
    #[pyo3(signature = (line, timeout, now))]
    fn job(&mut self, py: Python<'_>, line: &str, timeout: Option<f64>, now: f64) -> PyResult<u64> {
        let (timeout, now) = (timeout.map(seconds).transpose()?, self.at(now)?);
        self.machine.job(line, timeout, now).map(RequestId::number).map_err(|error| of(py, error))
    }

    /// Sends ``bgapi`` and waits for its reply alone.
    #[pyo3(signature = (line, job_uuid, timeout, now))]
    fn bgapi(&mut self, py: Python<'_>, line: Data, job_uuid: Option<Data>, timeout: Option<f64>, now: f64) -> PyResult<u64> {
        self.send(py, &command::bgapi(line, job_uuid), timeout, now)
    }

    /// Sends a whole packet of the caller's own; its outcome is a Reply, whatever that says.
    #[pyo3(signature = (packet, timeout, now))]
    fn raw(&mut self, py: Python<'_>, packet: Data, timeout: Option<f64>, now: f64) -> PyResult<u64> {
        self.send(py, &Command::raw(packet.0), timeout, now)
    }

    /// Asks the switch for events, in the client's format or another; None: there is no connection, the next one will be asked.
    #[pyo3(signature = (names, subclasses, timeout, now, *, format=None))]
    fn subscribe(
        &mut self,
        py: Python<'_>,
        names: Vec<String>,
        subclasses: Vec<Data>,
        timeout: Option<f64>,
        now: f64,
        format: Option<&str>,
    ) -> PyResult<Option<u64>> {
        if let Some(format) = format {
            self.format = self::format(format)?;
        }
        self.ask(py, &Command::event(self.format, command::subscription(&names, subclasses)), timeout, now)
    }

    /// Takes events back.
    #[pyo3(signature = (names, subclasses, timeout, now))]
    fn unsubscribe(
        &mut self,
        py: Python<'_>,
        names: Vec<String>,
        subclasses: Vec<Data>,
        timeout: Option<f64>,
        now: f64,
    ) -> PyResult<Option<u64>> {
        self.ask(py, &Command::NixEvent { events: command::subscription(&names, subclasses) }, timeout, now)
    }

    /// Takes all events back.
    #[pyo3(signature = (timeout, now))]
    fn no_events(&mut self, py: Python<'_>, timeout: Option<f64>, now: f64) -> PyResult<Option<u64>> {
        self.ask(py, &Command::NoEvents, timeout, now)
    }

    /// Asks for log lines from a level on; where several readers want them, from the one that wants most.
    #[pyo3(signature = (level, timeout, now))]
    fn log(&mut self, py: Python<'_>, level: &Bound<'_, PyAny>, timeout: Option<f64>, now: f64) -> PyResult<Option<u64>> {
        let wanted = super::readers::level(level)?;
        let levels = self.readers.interests().filter_map(|interest| interest.log_level().cloned());
        let most = levels.chain([wanted.clone()]).max_by_key(|level| level.number().unwrap_or(0)).unwrap_or(wanted);
        self.ask(py, &Command::Log { level: Some(most) }, timeout, now)
    }

    /// Takes log lines back.
    #[pyo3(signature = (timeout, now))]
    fn no_log(&mut self, py: Python<'_>, timeout: Option<f64>, now: f64) -> PyResult<Option<u64>> {
        self.ask(py, &Command::NoLog, timeout, now)
    }

    /// Lets through only events whose header has this value, besides those of other filters.
    #[pyo3(signature = (header, value, timeout, now))]
    fn filter(&mut self, py: Python<'_>, header: Data, value: Data, timeout: Option<f64>, now: f64) -> PyResult<Option<u64>> {
        self.ask(py, &Command::Filter(Filter::add(header.0, value.0)), timeout, now)
    }

    /// Takes back the filter of a header with this value; None: all of the header, or without one all filters.
    #[pyo3(signature = (header, value, timeout, now))]
    fn remove_filter(
        &mut self,
        py: Python<'_>,
        header: Option<Data>,
        value: Option<Data>,
        timeout: Option<f64>,
        now: f64,
    ) -> PyResult<Option<u64>> {
        self.ask(py, &command::remove_filter(header, value)?, timeout, now)
    }

    /// Fires an event in the switch; with a subclass a CUSTOM event of that.
    #[pyo3(signature = (name, headers, body, timeout, now, *, subclass=None))]
    #[allow(clippy::too_many_arguments)]
    fn send_event(
        &mut self,
        py: Python<'_>,
        name: Data,
        headers: Option<&Bound<'_, PyAny>>,
        body: Option<Data>,
        timeout: Option<f64>,
        now: f64,
        subclass: Option<Data>,
    ) -> PyResult<u64> {
        self.send(py, &command::send_event(name, subclass, headers, body)?, timeout, now)
    }

    /// Gives a channel a message; without a uuid, the channel of an outbound connection.
    #[pyo3(signature = (uuid, headers, body, timeout, now))]
    fn send_message(
        &mut self,
        py: Python<'_>,
        uuid: Option<Data>,
        headers: Option<&Bound<'_, PyAny>>,
        body: Option<Data>,
        timeout: Option<f64>,
        now: f64,
    ) -> PyResult<u64> {
        self.send(py, &command::send_message(uuid, headers, body)?, timeout, now)
    }

    /// Lets a channel run an application and waits for the switch's reply alone.
    #[pyo3(signature = (uuid, application, argument, timeout, now, *, event_lock=false, loops=None, event_uuid=None))]
    #[allow(clippy::too_many_arguments)]
    fn start_application(
        &mut self,
        py: Python<'_>,
        uuid: Option<&str>,
        application: Data,
        argument: Option<Data>,
        timeout: Option<f64>,
        now: f64,
        event_lock: bool,
        loops: Option<u32>,
        event_uuid: Option<Data>,
    ) -> PyResult<u64> {
        let command = command::execute(uuid, application, argument, event_lock, loops, event_uuid);
        self.send(py, &command, timeout, now)
    }

    /// A command without arguments: exit, resume, linger, nolinger, divert_events on or off, myevents.
    #[pyo3(signature = (word, timeout, now, *, seconds=None, uuid=None))]
    fn plain(
        &mut self,
        py: Python<'_>,
        word: &str,
        timeout: Option<f64>,
        now: f64,
        seconds: Option<u32>,
        uuid: Option<Data>,
    ) -> PyResult<u64> {
        let command = match word {
            "exit" => Command::Exit,
            "resume" => Command::Resume,
            "linger" => Command::Linger { seconds },
            "nolinger" => Command::NoLinger,
            "divert_events on" => Command::DivertEvents { on: true },
            "divert_events off" => Command::DivertEvents { on: false },
            "myevents" => Command::MyEvents { uuid: uuid.map(|uuid| uuid.0), format: Some(self.format) },
            _ => return Err(PyValueError::new_err(format!("{word:?} is no command without arguments"))),
        };
        self.send(py, &command, timeout, now)
    }

    /// Gives a request up: nothing comes of it any more. The switch may still carry it out.
    #[pyo3(signature = (request, /))]
    fn cancel(&mut self, request: u64) {
        self.operations.remove(&request);
        self.machine.cancel(RequestId::from_number(request));
    }

    /// A command that every later connection begins with.
    #[pyo3(signature = (packet, /))]
    fn add_set_up(&mut self, py: Python<'_>, packet: Data) -> PyResult<()> {
        self.machine.add_set_up(Command::raw(packet.0)).map_err(|error| of(py, error))
    }
}
