use eslng_engine::engine::{CloseReason, RequestError, SendError};
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
            Error::Ended(reason) => reason.kind(),
        }
    }
}
