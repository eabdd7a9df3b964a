use super::calls::OperateError;
use super::requests::{Outcome, RequestError};
use crate::call::{CallStatus, OperationError, PlacementError};
use crate::command::syntax::ArgumentError;
use crate::engine::close::{CloseReason, SendError};
use crate::reply::ReplyError;
use crate::vocabulary::{ErrorKind, HangupCause};
use crate::wire::Reply;

/// Why what was asked of a client has no outcome; what every shell's calls fail with.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Nothing was sent: a bad argument, or no connection.
    #[error(transparent)]
    NotSent(#[from] SendError),
    /// It was taken and has failed; [`RequestError`] says whether the switch may have carried it out.
    #[error(transparent)]
    Request(#[from] RequestError),
    /// A typed command has an argument that it can't have; nothing was sent.
    #[error(transparent)]
    Argument(#[from] ArgumentError),
    /// The switch answered a typed command in another form than its own.
    #[error(transparent)]
    Reply(#[from] ReplyError),
    /// An operation on a call can't be asked for, or did not succeed.
    #[error(transparent)]
    Operation(#[from] OperationError),
    /// The call has ended, so there is nothing more to wait for.
    #[error("the call has ended: {cause}")]
    CallEnded {
        /// Why.
        cause: HangupCause,
    },
    /// The call has left this connection without a hangup: it was transferred, or nothing lingered to tell of its end.
    #[error("the call has left this connection; how it ends can't be told from here")]
    CallLeft,
    /// There is no such call (any more): it was not there when it was asked for, or not when the connection came back.
    #[error("the switch has no such call: it ended while nobody looked")]
    CallLost,
    /// The wait was broken off from outside: by a signal, or by another thread. What was asked for may still be carried out.
    #[error("the wait was interrupted; whether what was asked for is carried out is not known")]
    Interrupted,
    /// The client has ended and does not try again.
    #[error("the client has ended: {0}")]
    Ended(CloseReason),
}

impl Error {
    /// Its place in the error table: a name, a frozen number, whether a retry can help, whether the outcome is unknown.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Error::NotSent(error) => error.kind(),
            Error::Request(error) => error.kind(),
            Error::Argument(error) => error.kind(),
            Error::Reply(error) => error.kind(),
            Error::Operation(error) => error.kind(),
            Error::CallEnded { .. } | Error::CallLost => ErrorKind::HungUp,
            Error::CallLeft => ErrorKind::Disconnected,
            Error::Interrupted => ErrorKind::Timeout,
            Error::Ended(reason) => reason.kind(),
        }
    }
}

impl Error {
    /// A reply that says no where something else was due.
    pub fn refused(reply: &Reply) -> Self {
        let kind = reply.error_kind().unwrap_or(ErrorKind::CommandFailed);
        Error::Request(RequestError::Refused { text: reply.text().into_owned(), kind })
    }

    /// An outcome that this request does not have. The machine gives each kind of request its own, but for a raw packet, whose command it can't
    /// see.
    pub fn unexpected(outcome: &Outcome) -> Self {
        let got = match outcome {
            Outcome::Reply(_) => "a command/reply",
            Outcome::Api(_) => "an api/response",
            Outcome::Job(_) | Outcome::Executed(_) => "an event",
        };
        Error::Request(RequestError::OutOfStep { got })
    }

    /// Why nothing more is to be had of a call that is over.
    pub fn of_call(status: &CallStatus) -> Self {
        match (&status.cause, status.is_lost) {
            (Some(cause), _) => Error::CallEnded { cause: cause.clone() },
            (None, true) => Error::CallLost,
            (None, false) => Error::CallLeft,
        }
    }
}

impl From<OperateError> for Error {
    fn from(error: OperateError) -> Self {
        match error {
            OperateError::Operation(error) => Error::Operation(error),
            OperateError::Send(error) => Error::NotSent(error),
        }
    }
}

/// Why a call did not come about.
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OriginateError {
    /// It was tried; this is how it ended.
    #[error("the call was not answered: {cause}")]
    NotAnswered {
        /// Why.
        cause: HangupCause,
    },
    /// It was not tried, or what came of it is not known.
    #[error(transparent)]
    Client(#[from] Error),
}

impl OriginateError {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        match self {
            OriginateError::NotAnswered { .. } => ErrorKind::CommandFailed,
            OriginateError::Client(error) => error.kind(),
        }
    }
}

impl From<PlacementError> for OriginateError {
    fn from(error: PlacementError) -> Self {
        match error {
            PlacementError::NotAnswered { cause } => OriginateError::NotAnswered { cause },
            PlacementError::Operation(error) => OriginateError::Client(Error::Operation(error)),
        }
    }
}
