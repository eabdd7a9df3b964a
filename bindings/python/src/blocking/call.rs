//! A call as an object.

use std::sync::{Arc, PoisonError};

use eslng_blocking::{Call, Changes};
use eslng_engine::call::NamedOperation;
use eslng_engine::engine::Error;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use super::{BlockingClient, Catalogues, deadline, failed, wait};
use crate::call::{PyCallChange, PyCallEnd, PyCallStatus, result};
use crate::command;
use crate::error::of;
use crate::event::PyEvent;
use crate::message::seconds;
use crate::value;

/// The native part of ``eslng.blocking.Call``.
#[pyclass(module = "eslng._eslng", frozen, weakref)]
pub(crate) struct BlockingCall {
    pub(super) call: Call,
    pub(super) catalogues: Arc<Catalogues>,
}

impl BlockingCall {
    fn perform(&self, py: Python<'_>, operation: NamedOperation, timeout: Option<f64>, in_turn: bool) -> PyResult<Py<PyAny>> {
        let operation = if in_turn { operation.in_turn() } else { operation };
        let timeout = timeout.map(seconds).transpose()?;
        let call = timeout.map_or_else(|| self.call.clone(), |timeout| self.call.within(timeout));
        let outcome = wait(py, || call.perform(operation.request()))?;
        result(py, operation.read(&outcome).map_err(|error| of(py, error))?)
    }
}

#[pymethods]
impl BlockingCall {
    /// Its Unique-ID.
    #[getter]
    fn uuid(&self) -> &str {
        self.call.uuid()
    }

    /// What is known of it, as far as somebody has read.
    #[getter]
    fn status(&self) -> PyCallStatus {
        PyCallStatus::of(self.call.status())
    }

    /// Of an outbound connection: whether every command is allowed, whether applications run while commands are taken, the channel's data.
    #[getter]
    fn own(&self) -> Option<(bool, bool, PyEvent)> {
        self.call.own().map(|own| (own.full, own.asynchronous, PyEvent::of(own.data.clone())))
    }

    /// The client that it is reached through.
    #[getter]
    fn client(&self) -> BlockingClient {
        BlockingClient { client: self.call.client().clone(), catalogues: Arc::clone(&self.catalogues) }
    }

    /// Does something with it, by name.
    fn operation(
        &self,
        py: Python<'_>,
        name: &str,
        arguments: &Bound<'_, PyDict>,
        timeout: Option<f64>,
        in_turn: bool,
    ) -> PyResult<Py<PyAny>> {
        let arguments = value::arguments(name, &[], &PyTuple::empty(py), Some(arguments))?;
        let operation =
            NamedOperation::new(self.call.uuid(), name, &value::borrowed(&arguments)).map_err(|error| of(py, error))?;
        self.perform(py, operation, timeout, in_turn)
    }

    /// Runs an application of the catalogue.
    fn application(
        &self,
        py: Python<'_>,
        name: &str,
        arguments: &Bound<'_, PyTuple>,
        named: &Bound<'_, PyDict>,
        timeout: Option<f64>,
        in_turn: bool,
    ) -> PyResult<Py<PyAny>> {
        let applications = self.catalogues.applications.lock().unwrap_or_else(PoisonError::into_inner);
        let operation = command::application(py, &applications, name, arguments, Some(named))?;
        // What waits holds no lock.
        drop(applications);
        self.perform(py, operation, timeout, in_turn)
    }

    /// Waits until ``holds`` gives true for what is known of the call; None: the time has passed.
    fn wait_for(&self, py: Python<'_>, holds: Py<PyAny>, timeout: Option<f64>) -> PyResult<Option<PyCallStatus>> {
        let until = deadline(timeout)?;
        let mut raised = None;
        let known = py.detach(|| {
            self.call.wait_for(until, |status| {
                let held = Python::attach(|py| holds.bind(py).call1((PyCallStatus::of(status.clone()),))?.is_truthy());
                held.unwrap_or_else(|error| {
                    raised = Some(error);
                    true
                })
            })
        });
        match raised {
            Some(error) => Err(error),
            None => Ok(known.map_err(|error| failed(py, error))?.map(PyCallStatus::of)),
        }
    }

    /// Waits for its end; None: the time has passed.
    fn ended(&self, py: Python<'_>, timeout: Option<f64>) -> PyResult<Option<PyCallEnd>> {
        let until = deadline(timeout)?;
        Ok(wait(py, || self.call.ended(until))?.map(PyCallEnd))
    }

    /// What happens to it from now on.
    fn changes(&self) -> BlockingChanges {
        BlockingChanges(self.call.changes())
    }
}

/// The native part of ``eslng.blocking.Changes``.
#[pyclass(module = "eslng._eslng", frozen)]
pub(crate) struct BlockingChanges(Changes);

#[pymethods]
impl BlockingChanges {
    /// The next change; None: the time has passed. After the last, StopIteration.
    fn next(&self, py: Python<'_>, timeout: Option<f64>) -> PyResult<Option<PyCallChange>> {
        let until = deadline(timeout)?;
        match py.detach(|| self.0.next(until)) {
            Ok(change) => change.map(|change| PyCallChange::of(py, change)).transpose(),
            Err(error @ Error::Interrupted) => Err(failed(py, error)),
            Err(_) => Err(pyo3::exceptions::PyStopIteration::new_err(())),
        }
    }
}
