use eslng_engine::command::syntax::ArgumentError;
use eslng_engine::engine::{CloseReason, RequestError, SendError};
use eslng_engine::reply::ReplyError;
use eslng_engine::vocabulary::ErrorKind;

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
            Error::Ended(reason) => reason.kind(),
        }
    }
}
