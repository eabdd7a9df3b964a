//! Errors as JavaScript sees them: `code` is the name of a row of the error table.

use eslng_engine::vocabulary::ErrorKind;

/// What a method of a class here gives.
pub(crate) type Result<T> = napi::Result<T, &'static str>;

/// An error of this kind.
pub(crate) fn error(kind: ErrorKind, why: impl ToString) -> napi::Error<&'static str> {
    napi::Error::new(kind.name(), why.to_string())
}

/// Node refused to make a value: it is out of memory, or the environment is being torn down.
pub(crate) fn internal(error: napi::Error) -> napi::Error<&'static str> {
    napi::Error::new(ErrorKind::Internal.name(), error.reason.clone())
}
