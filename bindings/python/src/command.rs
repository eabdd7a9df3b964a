//! Commands of either client, from Python's arguments.

use std::sync::Arc;

use eslng_engine::call::NamedOperation;
use eslng_engine::command::syntax::Syntax;
use eslng_engine::command::{Command, Execute, Filter, SendMsg, Subscription, api, app};
use eslng_engine::vocabulary::EventName;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyTuple};

use crate::error::of_argument;
use crate::event::{format, pairs};
use crate::text::Data;
use crate::value;

fn bytes(data: Option<Data>) -> Option<Vec<u8>> {
    data.map(|data| data.0)
}

/// `bgapi`, under an id of the caller's or one of the switch's.
pub(crate) fn bgapi(line: Data, job_uuid: Option<Data>) -> Command {
    Command::BgApi { line: line.0, job_uuid: bytes(job_uuid) }
}

/// An event that is to be fired in the switch.
pub(crate) fn send_event(
    name: Data,
    subclass: Option<Data>,
    headers: Option<&Bound<'_, PyAny>>,
    body: Option<Data>,
) -> PyResult<Command> {
    let mut headers = pairs(headers)?;
    if let Some(subclass) = subclass {
        headers.insert(0, (b"Event-Subclass".to_vec(), subclass.0));
    }
    Ok(Command::SendEvent { name: name.0, headers, body: bytes(body) })
}

/// `sendmsg`; without a uuid for the channel of an outbound connection.
pub(crate) fn send_message(uuid: Option<Data>, headers: Option<&Bound<'_, PyAny>>, body: Option<Data>) -> PyResult<Command> {
    Ok(Command::SendMsg(SendMsg { uuid: bytes(uuid), headers: pairs(headers)?, body: bytes(body) }))
}

/// Events of these names and subclasses.
pub(crate) fn subscription(names: &[String], subclasses: Vec<Data>) -> Subscription {
    let names = names.iter().map(|name| EventName::from(name.as_str()));
    Subscription::names(names).with_subclasses(subclasses.into_iter().map(|subclass| subclass.0))
}

/// `event`, in a format.
pub(crate) fn subscribe(names: &[String], subclasses: Vec<Data>, format: &str) -> PyResult<Command> {
    Ok(Command::event(self::format(format)?, subscription(names, subclasses)))
}

/// `sendmsg` that lets a channel run an application.
pub(crate) fn execute(
    uuid: Option<&str>,
    application: Data,
    argument: Option<Data>,
    event_lock: bool,
    loops: Option<u32>,
    event_uuid: Option<Data>,
) -> Command {
    let (application, argument, event_uuid) = (application.0, bytes(argument), bytes(event_uuid));
    Command::execute(uuid, Execute { application, argument, loops, event_lock, event_uuid, ..Execute::default() })
}

/// The filter of a header with this value taken back; without a value all of the header, or without both all filters.
pub(crate) fn remove_filter(header: Option<Data>, value: Option<Data>) -> PyResult<Command> {
    Ok(Command::Filter(match (header, value) {
        (Some(header), value) => Filter::Delete { header: header.0, value: bytes(value) },
        (None, None) => Filter::DeleteAll,
        (None, Some(_)) => return Err(PyValueError::new_err("the value of a filter needs its header")),
    }))
}

fn order(syntax: Option<Arc<Syntax>>) -> Vec<String> {
    syntax.map_or_else(Vec::new, |syntax| syntax.arguments().iter().map(|argument| argument.name.clone()).collect())
}

/// The line of an API command of the catalogue, its arguments by place or by name.
pub(crate) fn api_line(
    py: Python<'_>,
    commands: &api::Catalogue,
    name: &str,
    arguments: &Bound<'_, PyTuple>,
    named: Option<&Bound<'_, PyDict>>,
) -> PyResult<String> {
    let arguments = value::arguments(name, &order(commands.syntax(name)), arguments, named)?;
    commands.line(name, &value::borrowed(&arguments)).map_err(|error| of_argument(py, &error))
}

/// An application of the catalogue, its arguments by place or by name.
pub(crate) fn application(
    py: Python<'_>,
    applications: &app::Catalogue,
    name: &str,
    arguments: &Bound<'_, PyTuple>,
    named: Option<&Bound<'_, PyDict>>,
) -> PyResult<NamedOperation> {
    let arguments = value::arguments(name, &order(applications.syntax(name)), arguments, named)?;
    let application = applications.application(name, &value::borrowed(&arguments));
    application.map(NamedOperation::application).map_err(|error| of_argument(py, &error))
}
