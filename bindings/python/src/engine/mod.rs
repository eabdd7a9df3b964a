//! The sans-IO machine of a client, with the queues of its readers.
//!
//! Bytes and time go in; what is to be done comes out of `drain`, events and log lines out of `take`.

mod calls;
mod counts;
mod outputs;
mod readers;
mod requests;

pub(crate) use counts::PyCounts;
pub(crate) use readers::{interest, overflow};

use std::collections::HashMap;
use std::time::Duration;

use eslng_engine::call::NamedOperation;
use eslng_engine::command::api::Catalogue;
use eslng_engine::command::{Command, Secret, app};
use eslng_engine::delivery::Readers;
use eslng_engine::engine::{Backoff, Client, ClientConfig, Handshake, OutboundConfig, RequestId, SendError};
use eslng_engine::event::Format;
use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyList};

use crate::error::{exception, of};
use crate::event::format;
use crate::message::seconds;
use crate::output::PyFilled;
use crate::text::Data;

/// How many outputs are carried out before others get their turn.
const BATCH: usize = 256;

/// The machine of one client: it logs in, restores what was asked for, matches answers to requests, and after a loss comes back.
///
/// It has no socket and no clock. Feed it what arrives (``feed``, ``end_of_stream``) and the time (``timeout`` at ``deadline``), and after
/// any input carry out what ``drain`` gives, until that gives nothing. Events and log lines wait in readers (``reader``, ``take``). Times are
/// seconds on any clock that does not go back. One thread at a time may use it.
#[pyclass(name = "Engine", module = "eslng.engine", weakref)]
pub(crate) struct Engine {
    machine: Client,
    counts: Py<PyCounts>,
    readers: Readers,
    operations: HashMap<u64, NamedOperation>,
    commands: Catalogue,
    applications: app::Catalogue,
    format: Format,
    now: Duration,
    deadline: Option<Duration>,
}

/// A new seed, from what std seeds its hashers with.
pub(crate) fn random() -> u64 {
    use std::hash::{BuildHasher, Hasher, RandomState};
    RandomState::new().build_hasher().finish()
}

impl Engine {
    fn over(py: Python<'_>, machine: Client, format: Format, now: Duration) -> PyResult<Self> {
        Ok(Engine {
            machine,
            counts: Py::new(py, PyCounts::default())?,
            readers: Readers::default(),
            operations: HashMap::new(),
            commands: Catalogue::new(),
            applications: app::Catalogue::new(),
            format,
            now,
            deadline: None,
        })
    }

    fn at(&mut self, now: f64) -> PyResult<Duration> {
        self.now = seconds(now)?;
        if self.readers.is_paused() {
            self.machine.was_not_reading(self.now);
        }
        Ok(self.now)
    }

    fn send(&mut self, py: Python<'_>, command: &Command, timeout: Option<f64>, now: f64) -> PyResult<u64> {
        let (timeout, now) = (timeout.map(seconds).transpose()?, self.at(now)?);
        self.machine.command(command, timeout, now).map(RequestId::number).map_err(|error| of(py, error))
    }

    /// Sends what is to be asked for again, or notes it for the next connection.
    fn ask(&mut self, py: Python<'_>, command: &Command, timeout: Option<f64>, now: f64) -> PyResult<Option<u64>> {
        let (timeout, now) = (timeout.map(seconds).transpose()?, self.at(now)?);
        match self.machine.command(command, timeout, now) {
            Ok(id) => Ok(Some(id.number())),
            Err(SendError::NotConnected) => {
                self.machine.ask_later(command).map_err(|error| of(py, error))?;
                Ok(None)
            }
            Err(error) => Err(of(py, error)),
        }
    }

    fn operate(
        &mut self,
        py: Python<'_>,
        uuid: &str,
        operation: NamedOperation,
        timeout: Option<f64>,
        now: f64,
    ) -> PyResult<u64> {
        let (timeout, now) = (timeout.map(seconds).transpose()?, self.at(now)?);
        let id = self.machine.operate(uuid, operation.request(), timeout, now).map_err(|error| of(py, error))?.number();
        self.operations.insert(id, operation);
        Ok(id)
    }
}

#[pymethods]
impl Engine {
    /// The machine of a client that connects to a switch: its first output asks for a transport.
    ///
    /// ``user`` logs in as a user of the directory, ``user@domain``. ``reconnect``: whether it tries again after a loss, waiting up to
    /// ``retry_first`` seconds at first and up to ``retry_cap`` at most. ``silence``: after how many seconds without a byte the connection is
    /// taken for dead; None: never. ``reread_state``: whether a gap comes with the channels that there are after it.
    #[new]
    #[pyo3(signature = (now, *, password=Data(b"ClueCon".to_vec()), user=None, format="plain", reconnect=true, retry_first=0.2, retry_cap=30.0,
        silence=60.0, reread_state=false, handshake_timeout=20.0, seed=None),
        text_signature = "(now, *, password='ClueCon', user=None, format='plain', reconnect=True, retry_first=0.2, retry_cap=30.0, silence=60.0, reread_state=False, handshake_timeout=20.0, seed=None)")]
    #[allow(clippy::too_many_arguments)]
    fn new(
        py: Python<'_>,
        now: f64,
        password: Data,
        user: Option<Data>,
        format: &str,
        reconnect: bool,
        retry_first: f64,
        retry_cap: f64,
        silence: Option<f64>,
        reread_state: bool,
        handshake_timeout: f64,
        seed: Option<u64>,
    ) -> PyResult<Self> {
        let password = Secret::new(password.0);
        let handshake = match user {
            Some(user) => Handshake::UserAuth { user: user.0, password },
            None => Handshake::Auth { password },
        };
        handshake.check().map_err(|error| of(py, SendError::from(error)))?;
        let (format, now) = (self::format(format)?, seconds(now)?);
        let mut config = ClientConfig::new(handshake, seed.unwrap_or_else(random));
        config.format = format;
        let mut backoff = Backoff::default();
        (backoff.first, backoff.cap) = (seconds(retry_first)?, seconds(retry_cap)?);
        config.backoff = reconnect.then_some(backoff);
        config.silence = silence.map(seconds).transpose()?;
        config.reread_state = reread_state;
        config.connection.handshake_timeout = seconds(handshake_timeout)?;
        Engine::over(py, Client::new(config, now), format, now)
    }

    /// The machine of a connection that the switch has opened for a call: it sends ``connect`` and asks for the call's events.
    ///
    /// ``linger``: for how many seconds the switch keeps the connection after the call's end; None: not at all.
    #[staticmethod]
    #[pyo3(signature = (now, *, format="plain", linger=Some(10), handshake_timeout=20.0, seed=None),
        text_signature = "(now, *, format='plain', linger=10, handshake_timeout=20.0, seed=None)")]
    fn outbound(
        py: Python<'_>,
        now: f64,
        format: &str,
        linger: Option<u32>,
        handshake_timeout: f64,
        seed: Option<u64>,
    ) -> PyResult<Self> {
        let (format, now) = (self::format(format)?, seconds(now)?);
        let mut config = OutboundConfig::new(seed.unwrap_or_else(random));
        (config.format, config.linger) = (format, linger);
        config.connection.handshake_timeout = seconds(handshake_timeout)?;
        Engine::over(py, Client::outbound(config, now), format, now)
    }

    /// The transport that Connect asked for is open.
    fn connected(&mut self, now: f64) -> PyResult<()> {
        let now = self.at(now)?;
        self.machine.connected(now);
        Ok(())
    }

    /// The transport could not be opened; why, in words.
    fn connect_failed(&mut self, why: &str, now: f64) -> PyResult<()> {
        let now = self.at(now)?;
        self.machine.connect_failed(why, now);
        Ok(())
    }

    /// Takes bytes that arrived.
    fn feed(&mut self, data: &Bound<'_, PyAny>, now: f64) -> PyResult<()> {
        let now = self.at(now)?;
        if let Ok(bytes) = data.cast::<PyBytes>() {
            self.machine.feed(bytes.as_bytes(), now);
            return Ok(());
        }
        let buffer = PyBuffer::<u8>::get(data)?;
        let count = buffer.item_count();
        match self.machine.spare() {
            spare if spare.len() >= count => {
                buffer.copy_to_slice(data.py(), &mut spare[..count])?;
                self.machine.advance(count, now);
            }
            _ => self.machine.feed(&buffer.to_vec(data.py())?, now),
        }
        Ok(())
    }

    /// The peer has closed, or the transport failed.
    fn end_of_stream(&mut self, now: f64) -> PyResult<()> {
        let now = self.at(now)?;
        self.machine.end_of_stream(now);
        Ok(())
    }

    /// Says that it is ``now``; to be called when ``deadline`` has come.
    fn timeout(&mut self, now: f64) -> PyResult<()> {
        let now = self.at(now)?;
        self.readers.handle_timeout(now);
        self.machine.handle_timeout(now);
        Ok(())
    }

    /// Ends the client at once: everything that waits fails, nothing is tried again.
    fn close(&mut self, now: f64) -> PyResult<()> {
        let now = self.at(now)?;
        self.machine.close(now);
        Ok(())
    }

    /// What is to be done and what is to be known, at most ``limit`` of it: there may be more while it gives any.
    #[pyo3(signature = (limit=BATCH), text_signature = "($self, limit=256)")]
    fn drain<'py>(&mut self, py: Python<'py>, limit: usize) -> PyResult<Bound<'py, PyList>> {
        let outputs = PyList::empty(py);
        let mut taken = 0;
        while taken < limit && !self.readers.is_paused() {
            let Some(output) = self.machine.poll_output() else { break };
            taken += 1;
            if let Some(output) = self.output(py, output)? {
                outputs.append(output)?;
            }
        }
        self.counts.get().note_dropped(self.readers.dropped());
        let is_cut = taken == limit;
        while let Some(reader) = self.readers.poll_filled() {
            outputs.append(PyFilled { reader: reader.number() })?;
        }
        if is_cut && outputs.is_empty() {
            // Only what no reader wants came: there may be more all the same.
            outputs.append(py.None())?;
        }
        Ok(outputs)
    }

    /// When ``timeout`` is to be called, or None.
    #[getter]
    fn deadline(&self) -> Option<f64> {
        self.deadline.into_iter().chain(self.readers.deadline()).min().map(|at| at.as_secs_f64())
    }

    /// Whether a reader has no room: nothing is to be read from the transport until it has, or until ``deadline``.
    #[getter]
    fn is_paused(&self) -> bool {
        self.readers.is_paused()
    }

    /// Whether requests are taken.
    #[getter]
    fn is_up(&self) -> bool {
        self.machine.is_up()
    }

    /// Why it has ended, an exception of :mod:`eslng.errors`, or None.
    #[getter]
    fn ended<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.machine.ended().map(|reason| exception(py, reason.kind(), reason)).transpose()
    }

    fn __repr__(&self) -> String {
        let state = match self.machine.ended() {
            Some(reason) => format!("ended: {reason}"),
            None if self.machine.is_up() => "up".to_owned(),
            None => "not connected".to_owned(),
        };
        format!("<Engine {state}>")
    }
}
