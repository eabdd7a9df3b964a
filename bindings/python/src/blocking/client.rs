//! The client itself, its events and its jobs.

use std::os::fd::OwnedFd;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

use eslng_blocking::{Client, Events, Outbound, Pending, Status};
use eslng_engine::command::{Command, Filter, Secret};
use eslng_engine::engine::{Answer, Backoff, Error, Handshake, SendError};
use eslng_engine::event::Event;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::{BlockingCall, Catalogues, deadline, failed, wait, within};
use crate::command;
use crate::engine::{interest, overflow};
use crate::error::of;
use crate::esl::own;
use crate::event::{PyEvent, format};
use crate::message::{PyReply, delivery, seconds};
use crate::text::Data;
use crate::{record, signal};

/// The native part of ``eslng.blocking.Client``.
#[pyclass(module = "eslng._eslng", frozen, weakref)]
pub(crate) struct BlockingClient {
    pub(super) client: Client,
    pub(super) catalogues: Arc<Catalogues>,
}

/// Takes over what a socket object holds. To be done last: one whose other arguments are refused stays its owner's.
fn take(sock: &Bound<'_, PyAny>) -> PyResult<OwnedFd> {
    let fd = sock.call_method0("detach")?.extract()?;
    own(fd).ok_or_else(|| PyValueError::new_err("the socket is closed"))
}

impl BlockingClient {
    fn reply(&self, py: Python<'_>, command: &Command, timeout: Option<f64>) -> PyResult<PyReply> {
        let client = within(&self.client, timeout)?;
        wait(py, || client.command(command)).map(PyReply::from)
    }
}

#[pymethods]
impl BlockingClient {
    /// Connects and logs in. With ``sock``, over a socket that is connected already, which is taken over when all other arguments are right.
    #[staticmethod]
    #[pyo3(signature = (host, port, path, sock, *, password, user, format, reconnect, retry_first, retry_cap, silence, reread_state, queue,
        overflow, set_up, timeout, connect_timeout))]
    #[allow(clippy::too_many_arguments)]
    fn connect(
        py: Python<'_>,
        host: String,
        port: u16,
        path: Option<PathBuf>,
        sock: Option<&Bound<'_, PyAny>>,
        password: Data,
        user: Option<Data>,
        format: &str,
        reconnect: bool,
        retry_first: f64,
        retry_cap: f64,
        silence: Option<f64>,
        reread_state: bool,
        queue: usize,
        overflow: &str,
        set_up: Vec<Data>,
        timeout: Option<f64>,
        connect_timeout: Option<f64>,
    ) -> PyResult<Self> {
        let format = self::format(format)?;
        let overflow = self::overflow(overflow)?;
        let mut backoff = Backoff::default();
        (backoff.first, backoff.cap) = (seconds(retry_first)?, seconds(retry_cap)?);
        let silence = silence.map(seconds).transpose()?;
        let timeout = timeout.map(seconds).transpose()?;
        let until = deadline(connect_timeout)?;
        let secret = Secret::new(password.0.clone());
        let login = match &user {
            Some(user) => Handshake::UserAuth { user: user.0.clone(), password: secret },
            None => Handshake::Auth { password: secret },
        };
        login.check().map_err(|error| of(py, SendError::from(error)))?;
        let set_up: Vec<Command> = set_up.into_iter().map(|packet| Command::raw(packet.0)).collect();
        for command in &set_up {
            command.encode().map_err(|error| of(py, SendError::from(error)))?;
        }
        let mut builder = match (sock, path) {
            (Some(sock), _) => Client::builder_over(take(sock)?),
            (None, Some(path)) => Client::builder_unix(path).backoff(reconnect.then_some(backoff)),
            (None, None) => Client::builder(host, port).backoff(reconnect.then_some(backoff)),
        };
        builder = match user {
            Some(user) => builder.user(user.0, password.0),
            None => builder.password(password.0),
        };
        builder = builder.format(format).silence(silence).reread_state(reread_state).queue(queue, overflow);
        builder = builder.on_interrupt(signal::interrupt);
        if let Some(timeout) = timeout {
            builder = builder.timeout(timeout);
        }
        for command in set_up {
            builder = builder.set_up(command);
        }
        let client = wait(py, || builder.connect(until))?;
        Ok(BlockingClient { client, catalogues: Arc::default() })
    }

    /// Takes over the socket of a connection that the switch has opened for a call, when all other arguments are right, and gives that call.
    #[staticmethod]
    #[pyo3(signature = (sock, *, format, linger, handshake_timeout, timeout))]
    fn accept(
        py: Python<'_>,
        sock: &Bound<'_, PyAny>,
        format: &str,
        linger: Option<u32>,
        handshake_timeout: f64,
        timeout: Option<f64>,
    ) -> PyResult<BlockingCall> {
        let mut outbound = Outbound::new().format(self::format(format)?).linger(linger);
        outbound = outbound.handshake_timeout(seconds(handshake_timeout)?).on_interrupt(signal::interrupt);
        if let Some(timeout) = timeout {
            outbound = outbound.timeout(seconds(timeout)?);
        }
        let socket = take(sock)?;
        let call = wait(py, || outbound.accept(socket))?;
        Ok(BlockingCall { call, catalogues: Arc::default() })
    }

    /// ``connecting``, ``up``, ``down`` or ``ended``, as far as somebody looked.
    #[getter]
    fn state(&self) -> &'static str {
        match self.client.status() {
            Status::Connecting => "connecting",
            Status::Up => "up",
            Status::Down(_) => "down",
            // The enum may grow.
            _ => "ended",
        }
    }

    /// Waits until requests are taken: whether they are.
    fn wait_up(&self, py: Python<'_>, timeout: Option<f64>) -> PyResult<bool> {
        let until = deadline(timeout)?;
        wait(py, || self.client.wait_up(until))
    }

    /// Ends it, and the waits of other threads.
    fn close(&self, py: Python<'_>) {
        py.detach(|| self.client.close());
    }

    /// Runs an API command. Its answer, whatever that says.
    fn api(&self, py: Python<'_>, line: Data, timeout: Option<f64>) -> PyResult<PyReply> {
        let client = within(&self.client, timeout)?;
        wait(py, || client.api(line.0)).map(PyReply::from)
    }

    /// The line of an API command of the catalogue.
    #[pyo3(signature = (name, arguments, named))]
    fn api_line(
        &self,
        py: Python<'_>,
        name: &str,
        arguments: &Bound<'_, PyTuple>,
        named: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<String> {
        let commands = self.catalogues.commands.lock().unwrap_or_else(PoisonError::into_inner);
        command::api_line(py, &commands, name, arguments, named)
    }

    /// Reads what an API command printed.
    #[staticmethod]
    fn read_answer(py: Python<'_>, line: &str, answer: &str, name: &str) -> PyResult<Py<PyAny>> {
        record::read(py, line, answer, Some(name))
    }

    /// Begins an API command in the background.
    fn begin_job(&self, py: Python<'_>, line: &str, timeout: Option<f64>) -> PyResult<BlockingJob> {
        let client = within(&self.client, timeout)?;
        wait(py, || client.begin_bgapi(line)).map(BlockingJob)
    }

    /// Sends a whole packet.
    fn raw(&self, py: Python<'_>, packet: Data, timeout: Option<f64>) -> PyResult<PyReply> {
        let client = within(&self.client, timeout)?;
        Ok(match wait(py, || client.raw(packet.0))? {
            Answer::Reply(reply) => reply.into(),
            Answer::Api(response) => response.into(),
        })
    }

    /// Fires an event; with a subclass a CUSTOM event of that.
    #[pyo3(signature = (name, headers, body, timeout, *, subclass=None))]
    fn send_event(
        &self,
        py: Python<'_>,
        name: Data,
        headers: Option<&Bound<'_, PyAny>>,
        body: Option<Data>,
        timeout: Option<f64>,
        subclass: Option<Data>,
    ) -> PyResult<PyReply> {
        self.reply(py, &command::send_event(name, subclass, headers, body)?, timeout)
    }

    /// Gives a channel a message.
    fn send_message(
        &self,
        py: Python<'_>,
        uuid: Option<Data>,
        headers: Option<&Bound<'_, PyAny>>,
        body: Option<Data>,
        timeout: Option<f64>,
    ) -> PyResult<PyReply> {
        self.reply(py, &command::send_message(uuid, headers, body)?, timeout)
    }

    /// Begins an API command in the background; the switch's reply to that.
    fn bgapi(&self, py: Python<'_>, line: Data, job_uuid: Option<Data>, timeout: Option<f64>) -> PyResult<PyReply> {
        self.reply(py, &command::bgapi(line, job_uuid), timeout)
    }

    /// Asks the switch for events in any format; its reply.
    fn subscribe(
        &self,
        py: Python<'_>,
        names: Vec<String>,
        subclasses: Vec<Data>,
        format: &str,
        timeout: Option<f64>,
    ) -> PyResult<PyReply> {
        self.reply(py, &command::subscribe(&names, subclasses, format)?, timeout)
    }

    /// Lets a channel run an application; the switch's reply to that.
    #[pyo3(signature = (uuid, application, argument, timeout, *, event_lock, loops, event_uuid))]
    #[allow(clippy::too_many_arguments)]
    fn start_application(
        &self,
        py: Python<'_>,
        uuid: Option<&str>,
        application: Data,
        argument: Option<Data>,
        timeout: Option<f64>,
        event_lock: bool,
        loops: Option<u32>,
        event_uuid: Option<Data>,
    ) -> PyResult<PyReply> {
        self.reply(py, &command::execute(uuid, application, argument, event_lock, loops, event_uuid), timeout)
    }

    /// Adds a filter.
    fn filter(&self, py: Python<'_>, header: Data, value: Data, timeout: Option<f64>) -> PyResult<PyReply> {
        self.reply(py, &Command::Filter(Filter::add(header.0, value.0)), timeout)
    }

    /// Takes filters back.
    fn remove_filter(
        &self,
        py: Python<'_>,
        header: Option<Data>,
        value: Option<Data>,
        timeout: Option<f64>,
    ) -> PyResult<PyReply> {
        self.reply(py, &command::remove_filter(header, value)?, timeout)
    }

    /// A reader of events and log lines; with ``ask`` the switch is asked for them.
    fn events(
        &self,
        py: Python<'_>,
        names: Vec<String>,
        subclasses: Vec<String>,
        uuid: Option<String>,
        log: Option<&Bound<'_, PyAny>>,
        ask: bool,
    ) -> PyResult<BlockingEvents> {
        let interest = interest(&names, subclasses, uuid, log)?;
        wait(py, || if ask { self.client.subscribe(interest) } else { self.client.listen(interest) }).map(BlockingEvents)
    }

    /// The call with this Unique-ID.
    fn call(&self, py: Python<'_>, uuid: &str) -> PyResult<BlockingCall> {
        let call = wait(py, || self.client.call(uuid))?;
        Ok(BlockingCall { call, catalogues: Arc::clone(&self.catalogues) })
    }

    /// The calls with this tag.
    fn adopt(&self, py: Python<'_>, tag: &str) -> PyResult<Vec<BlockingCall>> {
        let calls = wait(py, || self.client.adopt(tag))?;
        Ok(calls.into_iter().map(|call| BlockingCall { call, catalogues: Arc::clone(&self.catalogues) }).collect())
    }
}

/// The native part of ``eslng.blocking.Events``.
#[pyclass(module = "eslng._eslng", frozen)]
pub(crate) struct BlockingEvents(Events);

#[pymethods]
impl BlockingEvents {
    /// The next Event, LogLine, Gap or Dropped; None: the time has passed. At the end, StopIteration.
    fn next<'py>(&self, py: Python<'py>, timeout: Option<f64>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let until = deadline(timeout)?;
        match py.detach(|| self.0.next(until)) {
            Ok(taken) => taken.map(|taken| delivery(py, taken)).transpose(),
            Err(Error::Ended(_)) => Err(pyo3::exceptions::PyStopIteration::new_err(())),
            Err(error) => Err(failed(py, error)),
        }
    }
}

/// The native part of ``eslng.blocking.Job``.
#[pyclass(module = "eslng._eslng", frozen)]
pub(crate) struct BlockingJob(Pending<Event>);

#[pymethods]
impl BlockingJob {
    /// The job's event; None: the time has passed, and it goes on.
    fn wait(&self, py: Python<'_>, timeout: Option<f64>) -> PyResult<Option<PyEvent>> {
        let until = deadline(timeout)?;
        Ok(wait(py, || self.0.wait_until(until))?.map(PyEvent::of))
    }
}
