//! An operation on a call, as data: what to send, and what comes of it.

use crate::command::api::{ApiCommand, UuidGetvar};
use crate::command::app::TypedApplication;
use crate::command::syntax::ArgumentError;
use crate::command::{Command, Execute, SendMsg};
use crate::dial::DialError;
use crate::engine::Outcome;
use crate::event::Event;
use crate::vocabulary::{AnswerState, ErrorKind};

/// What an operation asks of the switch. The channel is named when it is sent, since it depends on the connection.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Request {
    /// Run an application and wait until it has ended; gives its CHANNEL_EXECUTE_COMPLETE event.
    Execute(Execute),
    /// A message to the channel; gives its reply.
    Message(SendMsg),
    /// An API command that names the channel; gives its answer. An outbound connection needs `full` for it.
    Api {
        /// The line behind `api`.
        line: String,
    },
    /// The value of a channel variable: `getvar` on the call's own outbound connection when it has no `full`, `uuid_getvar` elsewhere.
    GetVariable {
        /// The variable.
        name: String,
    },
}

impl Request {
    /// What it is called in an error.
    pub fn name(&self) -> String {
        match self {
            Request::Execute(execute) => String::from_utf8_lossy(&execute.application).into_owned(),
            Request::Message(message) => {
                let command = message.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(b"call-command"));
                command.map_or_else(|| "sendmsg".to_owned(), |(_, value)| String::from_utf8_lossy(value).into_owned())
            }
            Request::Api { line } => line.split(' ').next().unwrap_or_default().to_owned(),
            Request::GetVariable { .. } => "getvar".to_owned(),
        }
    }

    /// The command for a channel, of those requests that end with their answer. `own` says that the connection is the channel's own, `full` that
    /// API commands are allowed on it.
    pub(crate) fn command(&self, uuid: &str, own: bool, full: bool) -> Result<Command, OperationError> {
        match self {
            Request::Execute(execute) => Ok(Command::execute((!own).then_some(uuid), execute.clone())),
            Request::Message(message) => {
                Ok(Command::SendMsg(SendMsg { uuid: (!own).then(|| uuid.as_bytes().to_vec()), ..message.clone() }))
            }
            Request::GetVariable { name } if own && !full => Ok(Command::GetVar { name: name.clone().into_bytes() }),
            Request::GetVariable { name } => Ok(UuidGetvar::new(uuid, name.as_str()).command()?),
            Request::Api { .. } if own && !full => Err(OperationError::NeedsFull { operation: self.name() }),
            Request::Api { line } => Ok(Command::api(line.as_str())),
        }
    }
}

/// Why an operation can't be asked for, or did not succeed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OperationError {
    /// An argument that can't be expressed.
    #[error(transparent)]
    Argument(#[from] ArgumentError),
    /// A dial string that can't be expressed.
    #[error(transparent)]
    Dial(#[from] DialError),
    /// The outbound connection may not do this.
    #[error(
        "{operation}: this outbound connection has no `full`: add it to the dialplan's socket action (`socket host:port async full`)"
    )]
    NeedsFull {
        /// The operation.
        operation: String,
    },
    /// The switch, or the application, says that it did not work.
    #[error("{operation}: {text}")]
    Failed {
        /// The operation.
        operation: String,
        /// Its words: an application's response, an `-ERR`, a hangup cause.
        text: String,
    },
    /// The call hung up while it ran.
    #[error("{operation}: the call ended first")]
    HungUp {
        /// The operation.
        operation: String,
    },
    /// What came is not what this operation gives.
    #[error("{operation}: the switch sent {got}")]
    Unexpected {
        /// The operation.
        operation: String,
        /// What it was.
        got: String,
    },
}

impl OperationError {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        match self {
            OperationError::Argument(_) | OperationError::Dial(_) => ErrorKind::InvalidArgument,
            OperationError::NeedsFull { .. } => ErrorKind::PermissionDenied,
            OperationError::Failed { .. } => ErrorKind::CommandFailed,
            OperationError::HungUp { .. } => ErrorKind::HungUp,
            OperationError::Unexpected { .. } => ErrorKind::OutOfStep,
        }
    }
}

type Reader<T> = fn(&Outcome) -> Result<T, OperationError>;

/// Something to do with a call that gives a `T`. Made by [`operations`](super::operations); carried out by a shell: it sends
/// [`request`](Self::request), waits, and gives the outcome to [`read`](Self::read).
#[derive(Clone)]
pub struct Operation<T> {
    request: Request,
    reader: Reader<T>,
}

impl<T> Operation<T> {
    pub(super) fn new(request: Request, reader: Reader<T>) -> Self {
        Operation { request, reader }
    }

    /// What is to be sent.
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// Lets an application wait for those that run before it, in the place of interrupting them (`event-lock`).
    pub fn in_turn(mut self) -> Self {
        if let Request::Execute(execute) = &mut self.request {
            execute.event_lock = true;
        }
        self
    }

    /// What came of it.
    ///
    /// # Errors
    /// It failed, or what came is not what it gives.
    pub fn read(&self, outcome: &Outcome) -> Result<T, OperationError> {
        (self.reader)(outcome)
    }
}

impl Operation<Event> {
    /// Runs any application; gives its CHANNEL_EXECUTE_COMPLETE event.
    pub fn execute(execute: impl Into<Execute>) -> Self {
        Operation::new(Request::Execute(execute.into()), |outcome| completed(outcome).cloned())
    }

    /// Runs a typed application; gives its CHANNEL_EXECUTE_COMPLETE event.
    ///
    /// # Errors
    /// An argument that can't be expressed.
    pub fn application(application: &impl TypedApplication) -> Result<Self, OperationError> {
        Ok(Operation::execute(application.execute()?))
    }
}

/// The event that ends an execution.
pub(super) fn completed(outcome: &Outcome) -> Result<&Event, OperationError> {
    match outcome {
        Outcome::Executed(event) => Ok(event),
        other => Err(unexpected("an application", other)),
    }
}

/// An application that succeeds whenever it ends.
pub(super) fn ended(outcome: &Outcome) -> Result<(), OperationError> {
    completed(outcome).map(drop)
}

/// A reply or an API answer that says no more than that it worked.
pub(super) fn accepted(outcome: &Outcome) -> Result<(), OperationError> {
    let (text, error) = match outcome {
        Outcome::Reply(reply) => (reply.text(), reply.error_kind()),
        Outcome::Api(response) => (response.text(), response.error_kind()),
        other => return Err(unexpected("a command", other)),
    };
    match error {
        None => Ok(()),
        Some(_) => Err(OperationError::Failed { operation: "the switch".to_owned(), text: text.trim().to_owned() }),
    }
}

pub(super) fn unexpected(operation: &str, outcome: &Outcome) -> OperationError {
    let got = match outcome {
        Outcome::Reply(reply) => format!("a command/reply: {}", reply.text()),
        Outcome::Api(response) => format!("an api/response: {}", response.text()),
        Outcome::Job(_) => "a job's end".to_owned(),
        Outcome::Executed(_) => "an application's end".to_owned(),
    };
    OperationError::Unexpected { operation: operation.to_owned(), got }
}

/// An application that says it failed; if the call was hung up by then, that is why.
pub(super) fn failed(operation: String, event: &Event, text: String) -> OperationError {
    match event.get("Answer-State").map(|state| AnswerState::from(&*state)) {
        Some(AnswerState::Hangup) => OperationError::HungUp { operation },
        _ => OperationError::Failed { operation, text },
    }
}

/// What an application says of its end (`Application-Response`); `None` if it says nothing.
pub(super) fn response(event: &Event) -> Option<String> {
    event.get("Application-Response").filter(|text| !text.is_empty() && text != "_none_").map(|text| text.into_owned())
}
