//! Placing calls.

use std::sync::Arc;

use eslng_blocking::{Call, Calling, OriginateError, OriginateOptions};
use pyo3::prelude::*;
use pyo3::types::PyDict;

use super::{BlockingCall, BlockingClient, Catalogues, deadline, failed, wait, within};
use crate::error::{not_answered, raise};
use crate::placing::Placing;

/// The native part of ``eslng.blocking.Calling``.
#[pyclass(module = "eslng._eslng", frozen)]
pub(crate) struct BlockingCalling {
    calling: Calling,
    catalogues: Arc<Catalogues>,
}

fn refused(py: Python<'_>, error: OriginateError) -> PyErr {
    match error {
        OriginateError::Client(error) => failed(py, error),
        OriginateError::NotAnswered { ref cause } => not_answered(py, &error.to_string(), cause.as_str()),
        // The enum may grow.
        _ => raise(py, error.kind(), &error),
    }
}

impl BlockingCalling {
    fn given(&self, call: Call) -> BlockingCall {
        BlockingCall { call, catalogues: Arc::clone(&self.catalogues) }
    }
}

#[pymethods]
impl BlockingCalling {
    /// Places a call through a client.
    #[staticmethod]
    #[pyo3(signature = (client, dial_string, target, argument, timeout, **options))]
    fn place(
        py: Python<'_>,
        client: &Bound<'_, BlockingClient>,
        dial_string: &Bound<'_, PyAny>,
        target: &str,
        argument: Option<&Bound<'_, PyAny>>,
        timeout: Option<f64>,
        options: Option<&Bound<'_, PyDict>>,
    ) -> PyResult<BlockingCalling> {
        let placing = Placing::read(dial_string, target, argument, options)?;
        let mut options = OriginateOptions::default().park_timeout(placing.park_timeout);
        options.tag = placing.tag;
        let (client, catalogues) = (within(&client.get().client, timeout)?, Arc::clone(&client.get().catalogues));
        let calling = wait(py, || client.originate(placing.originate, options))?;
        Ok(BlockingCalling { calling, catalogues })
    }

    /// The legs, in the order of the dial string.
    #[getter]
    fn legs(&self) -> Vec<BlockingCall> {
        self.calling.legs().iter().cloned().map(|leg| self.given(leg)).collect()
    }

    /// Waits until a leg rings, has early media or is answered: whether one does in time.
    fn ringing(&self, py: Python<'_>, timeout: Option<f64>) -> PyResult<bool> {
        let until = deadline(timeout)?;
        py.detach(|| self.calling.ringing(until)).map_err(|error| refused(py, error))
    }

    /// Waits until a leg has early media or is answered: whether one does in time.
    fn early_media(&self, py: Python<'_>, timeout: Option<f64>) -> PyResult<bool> {
        let until = deadline(timeout)?;
        py.detach(|| self.calling.early_media(until)).map_err(|error| refused(py, error))
    }

    /// Waits for the answer; None: the time has passed, and it goes on.
    fn answered(&self, py: Python<'_>, timeout: Option<f64>) -> PyResult<Option<BlockingCall>> {
        let until = deadline(timeout)?;
        let answered = py.detach(|| self.calling.answered(until)).map_err(|error| refused(py, error))?;
        Ok(answered.map(|call| self.given(call)))
    }

    /// Ends it, answered or not.
    fn cancel(&self, py: Python<'_>) -> PyResult<()> {
        wait(py, || self.calling.cancel())
    }
}
