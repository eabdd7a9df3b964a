use eslng_engine::call::OperationError;
use eslng_engine::command::syntax::ArgumentError;
use eslng_engine::engine::{CloseReason, OperateError, RequestError, SendError};
use eslng_engine::reply::ReplyError;
use eslng_engine::vocabulary::{ErrorKind, HangupCause};

/// Why a request has no outcome.
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
            Error::Ended(reason) => reason.kind(),
        }
    }
}

impl From<OperateError> for Error {
    fn from(error: OperateError) -> Self {
        match error {
            OperateError::Operation(error) => Error::Operation(error),
            OperateError::Send(error) => Error::NotSent(error),
            // The enum may grow; what was not sent was not sent.
            _ => Error::NotSent(SendError::NotConnected),
        }
    }
}
