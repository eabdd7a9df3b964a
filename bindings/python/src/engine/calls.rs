//! Commands of the catalogue, and calls.

use eslng_engine::call::{NamedOperation, Placement, PlacementError, placed_call};
use eslng_engine::engine::{Error, Outcome};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::Engine;
use crate::call::PyCallStatus;
use crate::command;
use crate::error::{not_answered, of};
use crate::event::PyEvent;
use crate::message::seconds;
use crate::placing::Placing;
use crate::{record, value};

#[pymethods]
impl Engine {
    /// The line of an API command of the catalogue, its arguments by place or by name.
    #[pyo3(signature = (name, arguments, named=None))]
    fn api_line(
        &self,
        py: Python<'_>,
        name: &str,
        arguments: &Bound<'_, PyTuple>,
        named: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<String> {
        command::api_line(py, &self.commands, name, arguments, named)
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
        let operation = command::application(py, &self.applications, name, arguments, named)?;
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
    /// first moment. The outcome is the job's event, which ``placed`` reads. The options are those of :class:`eslng.PlaceOptions`.
    #[pyo3(signature = (dial_string, target, argument, timeout, now, **options))]
    #[allow(clippy::too_many_arguments)]
    fn place(
        &mut self,
        py: Python<'_>,
        dial_string: &Bound<'_, PyAny>,
        target: &str,
        argument: Option<&Bound<'_, PyAny>>,
        timeout: Option<f64>,
        now: f64,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<(u64, Vec<String>)> {
        let placing = Placing::read(dial_string, target, argument, options)?;
        let (timeout, now) = (timeout.map(seconds).transpose()?, self.at(now)?);
        let machine = &mut self.machine;
        let placement = Placement::new(placing.originate, placing.tag.as_deref(), placing.park_timeout, || machine.new_uuid());
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
        placed_call(&Outcome::Job(event.get().event().clone())).map_err(|error| match error {
            PlacementError::Operation(error) => of(py, error),
            PlacementError::NotAnswered { cause } => {
                not_answered(py, &format!("the call was not answered: {cause}"), cause.as_str())
            }
            _ => of(py, Error::CallLost),
        })
    }

    /// A new id for a channel or a job.
    fn new_uuid(&mut self) -> String {
        self.machine.new_uuid()
    }
}
