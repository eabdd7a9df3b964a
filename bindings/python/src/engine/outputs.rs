//! What the machine wants and tells, as Python has it.

use eslng_engine::engine::{CloseReason, Error, Outcome, Output, RequestError, RequestId};
use eslng_engine::wire::Message;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use super::Engine;
use crate::call::{PyCallChange, result};
use crate::error::{exception, object};
use crate::event::PyEvent;
use crate::message::{PyGap, PyReply};
use crate::output::{PyChanged, PyClose, PyConnect, PyConnected, PyDown, PyEnded, PyFinished, PyRemark, PyTransmit, PyUp};

impl Engine {
    pub(super) fn output<'py>(&mut self, py: Python<'py>, output: Output) -> PyResult<Option<Bound<'py, PyAny>>> {
        let reason = |reason: &CloseReason| Ok::<_, PyErr>(exception(py, reason.kind(), reason)?.unbind());
        let remark = |kind, text| Ok::<_, PyErr>(Some(Bound::new(py, PyRemark { kind, text })?.into_any()));
        Ok(Some(match output {
            Output::Event(event) => {
                self.counts.get().event();
                self.readers.deliver(event, self.now);
                return Ok(None);
            }
            Output::Log(line) => {
                self.counts.get().log_line();
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
