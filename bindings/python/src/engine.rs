//! The sans-IO machine of a client, with the queues of its readers.
//!
//! Bytes and time go in; what is to be done comes out of `drain`, events and log lines out of `take`.

use std::collections::HashMap;
use std::time::Duration;

use eslng_engine::call::{NamedOperation, Placement, placed_call};
use eslng_engine::command::api::Catalogue;
use eslng_engine::command::{Command, Execute, Filter, LogLevel, Secret, SendMsg, Subscription, app};
use eslng_engine::delivery::{Backlog, Interest, Overflow, ReaderId, Readers};
use eslng_engine::dial::{Originate, Target};
use eslng_engine::engine::{
    Backoff, Client, ClientConfig, CloseReason, Error, Handshake, OutboundConfig, Outcome, Output, RequestError, RequestId,
    SendError,
};
use eslng_engine::event::Format;
use eslng_engine::vocabulary::EventName;
use eslng_engine::wire::Message;
use pyo3::buffer::PyBuffer;
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict, PyList, PyTuple};

use crate::call::{PyCallChange, PyCallStatus, result};
use crate::dial::dial;
use crate::error::{exception, object, of, of_argument};
use crate::event::{PyEvent, format, pairs};
use crate::message::{PyGap, PyReply, delivery, seconds};
use crate::output::{
    PyChanged, PyClose, PyConnect, PyConnected, PyDown, PyEnded, PyFilled, PyFinished, PyRemark, PyTransmit, PyUp,
};
use crate::record;
use crate::text::Data;
use crate::value;

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
    fn over(machine: Client, format: Format, now: Duration) -> Self {
        Engine {
            machine,
            readers: Readers::default(),
            operations: HashMap::new(),
            commands: Catalogue::new(),
            applications: app::Catalogue::new(),
            format,
            now,
            deadline: None,
        }
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

    fn output<'py>(&mut self, py: Python<'py>, output: Output) -> PyResult<Option<Bound<'py, PyAny>>> {
        let reason = |reason: &CloseReason| Ok::<_, PyErr>(exception(py, reason.kind(), reason)?.unbind());
        let remark = |kind, text| Ok::<_, PyErr>(Some(Bound::new(py, PyRemark { kind, text })?.into_any()));
        Ok(Some(match output {
            Output::Event(event) => {
                self.readers.deliver(event, self.now);
                return Ok(None);
            }
            Output::Log(line) => {
                self.readers.deliver_line(line, self.now);
                return Ok(None);
            }
            Output::Deadline(at) => {
                self.deadline = at;
                return Ok(None);
            }
            Output::Transmit(bytes) => Bound::new(py, PyTransmit { data: PyBytes::new(py, &bytes).unbind() })?.into_any(),
            Output::Finished { id, result } => Bound::new(py, self.finished(py, id, result)?)?.into_any(),
            Output::Connect => Bound::new(py, PyConnect)?.into_any(),
            Output::Close => Bound::new(py, PyClose)?.into_any(),
            Output::Up { gap, .. } => {
                if let Some(gap) = &gap {
                    self.readers.tell_gap(gap);
                }
                let gap = gap.map(|gap| Py::new(py, PyGap::of(gap))).transpose()?;
                Bound::new(py, PyUp { gap })?.into_any()
            }
            Output::Down { reason: why, retry_at } => {
                let retry_at = retry_at.map(|at| at.as_secs_f64());
                Bound::new(py, PyDown { reason: reason(&why)?, retry_at })?.into_any()
            }
            Output::Closed(why) => {
                self.readers.end();
                Bound::new(py, PyEnded { reason: reason(&why)? })?.into_any()
            }
            Output::Connected(data) => Bound::new(py, PyConnected { data: Py::new(py, PyEvent::of(data))? })?.into_any(),
            Output::Call { uuid, change } => {
                let change = Py::new(py, PyCallChange::of(py, change)?)?;
                Bound::new(py, PyChanged { uuid, change })?.into_any()
            }
            Output::Unsolicited(message) => return remark("unsolicited", unsolicited(&message)),
            Output::Warning(warning) => return remark("warning", warning.to_string()),
            Output::Notice(notice) => return remark("notice", notice.text().trim_end().to_owned()),
            Output::Lingering(notice) => return remark("lingering", notice.text().trim_end().to_owned()),
            // A connection's own, which a client keeps to itself.
            _ => return Ok(None),
        }))
    }

    fn finished(&mut self, py: Python<'_>, id: RequestId, result: Result<Outcome, RequestError>) -> PyResult<PyFinished> {
        let request = id.number();
        let operation = if self.operations.is_empty() { None } else { self.operations.remove(&request) };
        let failed = |error: &Error| -> PyResult<PyFinished> {
            Ok(PyFinished { request, outcome: py.None(), error: Some(object(py, error)?.unbind()) })
        };
        let outcome = match result {
            Ok(outcome) => outcome,
            Err(error) => return failed(&error.into()),
        };
        let outcome = match operation {
            Some(operation) => match operation.read(&outcome) {
                Ok(given) => self::result(py, given)?,
                Err(error) => return failed(&error.into()),
            },
            None => match outcome {
                Outcome::Reply(reply) => Py::new(py, PyReply::from(reply))?.into_any(),
                Outcome::Api(response) => Py::new(py, PyReply::from(response))?.into_any(),
                Outcome::Job(event) | Outcome::Executed(event) => Py::new(py, PyEvent::of(event))?.into_any(),
                // The enum may grow.
                other => return failed(&Error::unexpected(&other)),
            },
        };
        Ok(PyFinished { request, outcome, error: None })
    }
}

fn unsolicited(message: &Message) -> String {
    match message {
        Message::Reply(reply) => format!("command/reply {:?}", reply.text()),
        Message::ApiResponse(response) => format!("api/response of {} bytes", response.body().len()),
        other => format!("{other:?}"),
    }
}

pub(crate) fn level(level: &Bound<'_, PyAny>) -> PyResult<LogLevel> {
    const LEVELS: [(&str, LogLevel); 8] = [
        ("console", LogLevel::Console),
        ("alert", LogLevel::Alert),
        ("crit", LogLevel::Crit),
        ("err", LogLevel::Error),
        ("warning", LogLevel::Warning),
        ("notice", LogLevel::Notice),
        ("info", LogLevel::Info),
        ("debug", LogLevel::Debug),
    ];
    let unknown =
        || PyValueError::new_err("a level of the log is 0 to 7 or console, alert, crit, err, warning, notice, info, debug");
    if let Ok(number) = level.extract::<usize>() {
        return LEVELS.get(number).map(|(_, level)| level.clone()).ok_or_else(unknown);
    }
    let word: String = level.extract()?;
    LEVELS.iter().find(|(name, _)| *name == word.to_ascii_lowercase()).map(|(_, level)| level.clone()).ok_or_else(unknown)
}

pub(crate) fn overflow(word: &str) -> PyResult<Overflow> {
    match word {
        "drop_oldest" => Ok(Overflow::DropOldest),
        "drop_newest" => Ok(Overflow::DropNewest),
        "fail" => Ok(Overflow::Fail),
        _ => Err(PyValueError::new_err(format!("{word:?}: overflow is drop_oldest, drop_newest or fail"))),
    }
}

fn subscription(names: Vec<String>, subclasses: Vec<Data>) -> Subscription {
    let names = names.iter().map(|name| EventName::from(name.as_str()));
    Subscription::names(names).with_subclasses(subclasses.into_iter().map(|subclass| subclass.0))
}

pub(crate) fn originate(
    target: &str,
    argument: Option<&Bound<'_, PyAny>>,
    dial: eslng_engine::dial::DialString,
) -> PyResult<Originate> {
    let Some(application) = target.strip_prefix('&') else {
        return match argument {
            None => Ok(Originate::extension(dial, target)),
            Some(_) => Err(PyTypeError::new_err("an extension takes no argument: an application begins with &")),
        };
    };
    let application = eslng_engine::command::Application::new(application);
    let application = match argument.map(value::value).transpose()?.flatten() {
        Some(value::Value::Text(text)) => application.with(text),
        Some(value::Value::Argument(argument)) => application.with(argument),
        _ => application,
    };
    Ok(Originate::new(dial, Target::from(application)))
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
        config.backoff = if reconnect {
            let mut backoff = Backoff::default();
            (backoff.first, backoff.cap) = (seconds(retry_first)?, seconds(retry_cap)?);
            Some(backoff)
        } else {
            None
        };
        config.silence = silence.map(seconds).transpose()?;
        config.reread_state = reread_state;
        config.connection.handshake_timeout = seconds(handshake_timeout)?;
        Ok(Engine::over(Client::new(config, now), format, now))
    }

    /// The machine of a connection that the switch has opened for a call: it sends ``connect`` and asks for the call's events.
    ///
    /// ``linger``: for how many seconds the switch keeps the connection after the call's end; None: not at all.
    #[staticmethod]
    #[pyo3(signature = (now, *, format="plain", linger=Some(10), handshake_timeout=20.0, seed=None),
        text_signature = "(now, *, format='plain', linger=10, handshake_timeout=20.0, seed=None)")]
    fn outbound(now: f64, format: &str, linger: Option<u32>, handshake_timeout: f64, seed: Option<u64>) -> PyResult<Self> {
        let (format, now) = (self::format(format)?, seconds(now)?);
        let mut config = OutboundConfig::new(seed.unwrap_or_else(random));
        (config.format, config.linger) = (format, linger);
        config.connection.handshake_timeout = seconds(handshake_timeout)?;
        Ok(Engine::over(Client::outbound(config, now), format, now))
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
    #[pyo3(signature = (limit=BATCH))]
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

    /// A new reader of events and log lines; its number.
    ///
    /// It gets, of what comes, events of these names (``ALL`` for every one), CUSTOM events of these subclasses, of one channel if ``uuid`` says
    /// so, and log lines from a level on. ``queue`` bytes of them may wait; what happens when they stay more for 5 s without progress says
    /// ``overflow``: ``drop_oldest``, ``drop_newest`` or ``fail``.
    #[pyo3(signature = (names=Vec::new(), subclasses=Vec::new(), *, uuid=None, log=None, queue=Backlog::DEFAULT_BYTES, overflow="drop_oldest"),
        text_signature = "($self, names=(), subclasses=(), *, uuid=None, log=None, queue=67108864, overflow='drop_oldest')")]
    fn reader(
        &mut self,
        names: Vec<String>,
        subclasses: Vec<String>,
        uuid: Option<String>,
        log: Option<&Bound<'_, PyAny>>,
        queue: usize,
        overflow: &str,
    ) -> PyResult<u64> {
        let names = names.iter().map(|name| EventName::from(name.as_str()));
        let mut interest = Interest::names(names).with_subclasses(subclasses);
        if let Some(uuid) = uuid {
            interest = interest.of_channel(uuid);
        }
        if let Some(log) = log {
            interest = interest.with_log(level(log)?);
        }
        Ok(self.readers.add(interest, queue, self::overflow(overflow)?).number())
    }

    /// The reader has gone; what waits for it is dropped.
    #[pyo3(signature = (reader, /))]
    fn remove_reader(&mut self, reader: u64) {
        self.readers.remove(ReaderId::from_number(reader), self.now);
    }

    /// The reader's next Event, LogLine, Gap or Dropped; None: there is none now. After a pause, drain again.
    #[pyo3(signature = (reader, /))]
    fn take<'py>(&mut self, py: Python<'py>, reader: u64) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.readers.take(ReaderId::from_number(reader), self.now).map(|taken| delivery(py, taken)).transpose()
    }

    /// Whether nothing will come for this reader any more.
    #[pyo3(signature = (reader, /))]
    fn has_ended(&self, reader: u64) -> bool {
        self.readers.has_ended(ReaderId::from_number(reader))
    }

    /// How many deliveries readers were too slow for, so far.
    #[getter]
    fn dropped(&self) -> u64 {
        self.readers.dropped()
    }

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
        let command = Command::BgApi { line: line.0, job_uuid: job_uuid.map(|uuid| uuid.0) };
        self.send(py, &command, timeout, now)
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
        self.ask(py, &Command::event(self.format, subscription(names, subclasses)), timeout, now)
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
        self.ask(py, &Command::NixEvent { events: subscription(names, subclasses) }, timeout, now)
    }

    /// Takes all events back.
    #[pyo3(signature = (timeout, now))]
    fn no_events(&mut self, py: Python<'_>, timeout: Option<f64>, now: f64) -> PyResult<Option<u64>> {
        self.ask(py, &Command::NoEvents, timeout, now)
    }

    /// Asks for log lines from a level on; where several readers want them, from the one that wants most.
    #[pyo3(signature = (level, timeout, now))]
    fn log(&mut self, py: Python<'_>, level: &Bound<'_, PyAny>, timeout: Option<f64>, now: f64) -> PyResult<Option<u64>> {
        let wanted = self::level(level)?;
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
        let filter = match header {
            Some(header) => Filter::Delete { header: header.0, value: value.map(|value| value.0) },
            None => Filter::DeleteAll,
        };
        self.ask(py, &Command::Filter(filter), timeout, now)
    }

    /// Fires an event in the switch.
    #[pyo3(signature = (name, headers, body, timeout, now))]
    fn send_event(
        &mut self,
        py: Python<'_>,
        name: Data,
        headers: Option<&Bound<'_, PyAny>>,
        body: Option<Data>,
        timeout: Option<f64>,
        now: f64,
    ) -> PyResult<u64> {
        let command = Command::SendEvent { name: name.0, headers: pairs(headers)?, body: body.map(|body| body.0) };
        self.send(py, &command, timeout, now)
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
        let message = SendMsg { uuid: uuid.map(|uuid| uuid.0), headers: pairs(headers)?, body: body.map(|body| body.0) };
        self.send(py, &Command::SendMsg(message), timeout, now)
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
        let execute = Execute {
            application: application.0,
            argument: argument.map(|argument| argument.0),
            loops,
            event_lock,
            event_uuid: event_uuid.map(|uuid| uuid.0),
            ..Execute::default()
        };
        self.send(py, &Command::execute(uuid, execute), timeout, now)
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

    /// The line of an API command of the catalogue, its arguments by place or by name.
    #[pyo3(signature = (name, arguments, named=None))]
    fn api_line(
        &self,
        py: Python<'_>,
        name: &str,
        arguments: &Bound<'_, PyTuple>,
        named: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<String> {
        let order: Vec<String> = match self.commands.syntax(name) {
            Some(syntax) => syntax.arguments().iter().map(|argument| argument.name.clone()).collect(),
            None => Vec::new(),
        };
        let arguments = value::arguments(name, &order, arguments, named)?;
        self.commands.line(name, &value::borrowed(&arguments)).map_err(|error| of_argument(py, &error))
    }

    /// Adds an API command to the catalogue, or puts another in the place of one: its syntax, ``my_command {uuid}[ {file:text}]``.
    #[pyo3(signature = (name, syntax, separator=" "))]
    fn register_command(&mut self, name: &str, syntax: &str, separator: Option<&str>) -> PyResult<()> {
        let separator = separator.and_then(|separator| separator.chars().next());
        self.commands.register(name, syntax, separator).map_err(|error| PyValueError::new_err(error.to_string()))
    }

    /// Adds an application to the catalogue, or puts another in the place of one: its argument's syntax, ``{queue}[ {file:text}]``.
    #[pyo3(signature = (name, syntax, separator=None))]
    fn register_application(&mut self, name: &str, syntax: &str, separator: Option<&str>) -> PyResult<()> {
        let separator = separator.and_then(|separator| separator.chars().next());
        self.applications.register(name, syntax, separator).map_err(|error| PyValueError::new_err(error.to_string()))
    }

    /// Reads what an API command printed as the record that its line gives. Raises what the switch says of a failure.
    #[staticmethod]
    #[pyo3(signature = (line, answer, name=None))]
    fn read_answer(py: Python<'_>, line: &str, answer: &str, name: Option<&str>) -> PyResult<Py<PyAny>> {
        record::read(py, line, answer, name)
    }

    /// Does something with a call, by name: ``answer``, ``playback`` with ``file=``, ... Its outcome is what the operation gives.
    #[pyo3(signature = (uuid, name, arguments, timeout, now, *, in_turn=false))]
    #[allow(clippy::too_many_arguments)]
    fn operation(
        &mut self,
        py: Python<'_>,
        uuid: &str,
        name: &str,
        arguments: Option<&Bound<'_, PyDict>>,
        timeout: Option<f64>,
        now: f64,
        in_turn: bool,
    ) -> PyResult<u64> {
        let arguments = value::arguments(name, &[], &PyTuple::empty(py), arguments)?;
        let operation = NamedOperation::new(uuid, name, &value::borrowed(&arguments)).map_err(|error| of(py, error))?;
        let operation = if in_turn { operation.in_turn() } else { operation };
        self.operate(py, uuid, operation, timeout, now)
    }

    /// Runs an application of the catalogue on a call, its arguments by place or by name; its outcome is CHANNEL_EXECUTE_COMPLETE.
    #[pyo3(signature = (uuid, name, arguments, named, timeout, now, *, in_turn=false))]
    #[allow(clippy::too_many_arguments)]
    fn application(
        &mut self,
        py: Python<'_>,
        uuid: &str,
        name: &str,
        arguments: &Bound<'_, PyTuple>,
        named: Option<&Bound<'_, PyDict>>,
        timeout: Option<f64>,
        now: f64,
        in_turn: bool,
    ) -> PyResult<u64> {
        let order: Vec<String> = match self.applications.syntax(name) {
            Some(syntax) => syntax.arguments().iter().map(|argument| argument.name.clone()).collect(),
            None => Vec::new(),
        };
        let arguments = value::arguments(name, &order, arguments, named)?;
        let application = self.applications.application(name, &value::borrowed(&arguments));
        let operation = NamedOperation::application(application.map_err(|error| of_argument(py, &error))?);
        let operation = if in_turn { operation.in_turn() } else { operation };
        self.operate(py, uuid, operation, timeout, now)
    }

    /// Follows a call: what happens to it comes as Changed, until its end.
    #[pyo3(signature = (uuid, /))]
    fn follow(&mut self, py: Python<'_>, uuid: &str) -> PyResult<()> {
        self.machine.follow_call(uuid).map_err(|error| of(py, error))
    }

    /// Follows a call no more.
    #[pyo3(signature = (uuid, /))]
    fn forget(&mut self, uuid: &str) {
        self.machine.forget_call(uuid);
    }

    /// What is known of a call that is followed, or None.
    #[pyo3(signature = (uuid, /))]
    fn call(&self, uuid: &str) -> Option<PyCallStatus> {
        self.machine.call(uuid).cloned().map(PyCallStatus::of)
    }

    /// Of an outbound connection: its call's Unique-ID, whether every command is allowed (``full``), whether applications run while commands
    /// are taken (``async``), and the channel's data.
    #[getter]
    fn own_call(&self) -> Option<(String, bool, bool, PyEvent)> {
        self.machine.own_call().map(|call| (call.uuid.clone(), call.full, call.asynchronous, PyEvent::of(call.data.clone())))
    }

    /// Places a call, in the background of the switch: the request's number and the Unique-IDs of the legs, which are followed from the
    /// first moment. The outcome is the job's event, which ``placed`` reads.
    #[pyo3(signature = (dial_string, target, argument, timeout, now, *, variables=None, dialplan=None, context=None, caller_id_name=None,
        caller_id_number=None, ring_seconds=None, tag=None, park_timeout=Some(3600.0)))]
    #[allow(clippy::too_many_arguments)]
    fn place(
        &mut self,
        py: Python<'_>,
        dial_string: &Bound<'_, PyAny>,
        target: &str,
        argument: Option<&Bound<'_, PyAny>>,
        timeout: Option<f64>,
        now: f64,
        variables: Option<&Bound<'_, PyDict>>,
        dialplan: Option<String>,
        context: Option<String>,
        caller_id_name: Option<String>,
        caller_id_number: Option<String>,
        ring_seconds: Option<u32>,
        tag: Option<&str>,
        park_timeout: Option<f64>,
    ) -> PyResult<(u64, Vec<String>)> {
        let mut dial = dial(dial_string)?;
        for (name, value) in variables.into_iter().flatten() {
            dial = dial.with(name.str()?.to_str()?, value.str()?.to_str()?);
        }
        let mut originate = originate(target, argument, dial)?;
        originate.dialplan = dialplan;
        originate.context = context;
        originate.caller_id_name = caller_id_name;
        originate.caller_id_number = caller_id_number;
        originate.timeout = ring_seconds;
        let park_timeout = park_timeout.map(seconds).transpose()?;
        let (timeout, now) = (timeout.map(seconds).transpose()?, self.at(now)?);
        let machine = &mut self.machine;
        let placement = Placement::new(originate, tag, park_timeout, || machine.new_uuid());
        match self.machine.place(&placement, timeout, now) {
            Ok(id) => Ok((id.number(), placement.legs)),
            Err(error) => {
                placement.legs.iter().for_each(|leg| self.machine.forget_call(leg));
                Err(of(py, error))
            }
        }
    }

    /// The Unique-ID of the leg that has the call, from the event that ended a ``place``. Raises why there is none.
    #[staticmethod]
    #[pyo3(signature = (event, /))]
    fn placed(py: Python<'_>, event: &Bound<'_, PyEvent>) -> PyResult<String> {
        use eslng_engine::call::PlacementError;
        placed_call(&Outcome::Job(event.get().event().clone())).map_err(|error| match error {
            PlacementError::Operation(error) => of(py, error),
            PlacementError::NotAnswered { cause } => {
                let text = format!("the call was not answered: {cause}");
                let made = py.import("eslng.errors").and_then(|errors| {
                    let error = errors.getattr("NotAnswered")?.call1((text,))?;
                    error.setattr("cause", cause.as_str())?;
                    Ok(error)
                });
                made.map_or_else(|error| error, PyErr::from_value)
            }
            _ => of(py, Error::CallLost),
        })
    }

    /// A new id for a channel or a job.
    fn new_uuid(&mut self) -> String {
        self.machine.new_uuid()
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
