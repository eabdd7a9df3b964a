//! What API commands print, as Python's types.

use eslng_engine::command::api::{Entry, Returns};
use eslng_engine::reply::{Answer, ChannelOutcome, Record, ReplyError};
use eslng_engine::vocabulary::ErrorKind;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList};
use serde_json::Value;

use crate::error::{exception, not_answered, raise};
use crate::event::PyEvent;
use crate::message::rows;

/// Reads an answer to a line; `name` is the command's in the catalogue, which says what it answers when it has nothing to say.
pub(crate) fn read(py: Python<'_>, line: &str, answer: &str, name: Option<&str>) -> PyResult<Py<PyAny>> {
    let malformed = |error: ReplyError| raise(py, error.kind(), &error);
    let returns = name.and_then(Entry::named).map_or(Returns::Text, |entry| entry.returns);
    let record = Record::read(line, answer).map_err(malformed)?;
    let json = |value: Result<Value, serde_json::Error>| match value {
        Ok(value) => object(py, &value),
        Err(error) => Err(raise(py, ErrorKind::Malformed, &error)),
    };
    macro_rules! structured {
        ($record:expr) => {
            json(serde_json::to_value($record))
        };
    }
    match &record {
        Record::Answer(answer) => success(py, answer.clone(), returns),
        Record::Bool(value) => Ok(value.into_pyobject(py)?.to_owned().into_any().unbind()),
        Record::Table(table) => Ok(rows(py, table)?.into_any().unbind()),
        Record::Channel(event) => Ok(Py::new(py, PyEvent::of((**event).clone()))?.into_any()),
        Record::Outcome(ChannelOutcome::Channel(uuid)) => Ok(uuid.into_pyobject(py)?.into_any().unbind()),
        Record::Outcome(ChannelOutcome::Failed(cause)) => Err(not_answered(py, &format!("no channel: {cause}"), cause.as_str())),
        Record::Dial(dial) => Ok(dial.to_string().into_pyobject(py)?.into_any().unbind()),
        Record::Variables(pairs) => {
            let dict = PyDict::new(py);
            pairs.iter().try_for_each(|(name, value)| dict.set_item(name, value))?;
            Ok(dict.into_any().unbind())
        }
        Record::Status(record) => structured!(record),
        Record::Version(record) => structured!(record),
        Record::Sofia(record) => structured!(record),
        Record::SofiaFields(record) => structured!(record),
        Record::Gateway(record) => structured!(record),
        Record::Registrations(record) => structured!(record),
        Record::Conferences(record) => structured!(record),
        Record::Members(record) => structured!(record),
        Record::TimeTest(record) => structured!(record),
        Record::HangupAll(record) => structured!(record),
        Record::LimitUsage(record) => structured!(record),
        Record::Scheduling(record) => structured!(record),
        Record::MediaBugs(record) => structured!(record),
        Record::User(record) => structured!(record),
        Record::CallcenterQueues(record) => structured!(record),
        Record::CallcenterAgents(record) => structured!(record),
        Record::CallcenterTiers(record) => structured!(record),
        Record::CallcenterMembers(record) => structured!(record),
        Record::Xml(record) => structured!(record),
        Record::Json(value) => object(py, value),
        // The enum may grow; the text is there in any case.
        _ => Ok(answer.into_pyobject(py)?.into_any().unbind()),
    }
}

fn success(py: Python<'_>, answer: Answer, returns: Returns) -> PyResult<Py<PyAny>> {
    match answer.success(returns) {
        Ok(_) if returns == Returns::Nothing => Ok(py.None()),
        Ok(text) => Ok(text.into_pyobject(py)?.into_any().unbind()),
        Err(error) => {
            let raised = exception(py, ErrorKind::CommandFailed, &error)?;
            if let ReplyError::Failed(text) = &error {
                raised.setattr("text", text)?;
            }
            Err(PyErr::from_value(raised))
        }
    }
}

/// JSON as Python's types.
fn object(py: Python<'_>, value: &Value) -> PyResult<Py<PyAny>> {
    Ok(match value {
        Value::Null => py.None(),
        Value::Bool(value) => value.into_pyobject(py)?.to_owned().into_any().unbind(),
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(number), _) => number.into_pyobject(py)?.into_any().unbind(),
            (None, Some(number)) => number.into_pyobject(py)?.into_any().unbind(),
            (None, None) => number.as_f64().into_pyobject(py)?.unbind(),
        },
        Value::String(text) => text.into_pyobject(py)?.into_any().unbind(),
        Value::Array(items) => {
            let list = PyList::empty(py);
            items.iter().try_for_each(|item| list.append(object(py, item)?))?;
            list.into_any().unbind()
        }
        Value::Object(members) => {
            let dict = PyDict::new(py);
            members.iter().try_for_each(|(name, member)| dict.set_item(name, object(py, member)?))?;
            dict.into_any().unbind()
        }
    })
}
