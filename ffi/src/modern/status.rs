//! What went wrong: statuses, and what the last failed call of a thread said.

use std::cell::RefCell;
use std::ffi::{CStr, CString, c_char};
use std::fmt::Display;
use std::panic::{AssertUnwindSafe, catch_unwind};

use eslng_engine::call::{OperationError, PlacementError};
use eslng_engine::command::CommandError;
use eslng_engine::command::syntax::ArgumentError;
use eslng_engine::dial::DialError;
use eslng_engine::engine::{CloseReason, Error as ClientError, OperateError, OriginateError, RequestError, SendError};
use eslng_engine::event::EventError;
use eslng_engine::vocabulary::ErrorKind;

use super::Status;
use super::table::ERRORS;
use crate::entry::entry;

thread_local! {
    /// What the last failed call of this thread said.
    static MESSAGE: RefCell<CString> = RefCell::new(CString::default());
}

/// Why a call of the API has failed.
#[derive(Clone, Debug)]
pub(crate) struct Failure {
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
}

impl Failure {
    pub(crate) fn new(kind: ErrorKind, message: impl Display) -> Self {
        Failure { kind, message: message.to_string() }
    }

    /// An argument that the function can't do with.
    pub(crate) fn argument(message: impl Display) -> Self {
        Failure::new(ErrorKind::InvalidArgument, message)
    }
}

macro_rules! failures {
    ($($error:ty),*) => {
        $(impl From<$error> for Failure {
            fn from(error: $error) -> Self {
                Failure::new(error.kind(), error)
            }
        })*
    };
}

failures!(SendError, RequestError, OperationError, CommandError, EventError, CloseReason, ClientError, OriginateError);

impl From<ArgumentError> for Failure {
    fn from(error: ArgumentError) -> Self {
        Failure::argument(error)
    }
}

impl From<DialError> for Failure {
    fn from(error: DialError) -> Self {
        Failure::argument(error)
    }
}

impl From<PlacementError> for Failure {
    fn from(error: PlacementError) -> Self {
        OriginateError::from(error).into()
    }
}

impl From<OperateError> for Failure {
    fn from(error: OperateError) -> Self {
        ClientError::from(error).into()
    }
}

/// Why a wait has ended for good. ESLNG_TIMEOUT says that it can be tried again, so a connection that ended because the switch was silent is one that was lost.
pub(crate) fn ended(error: impl Into<OriginateError>) -> Failure {
    let error = error.into();
    let is_silence = matches!(error, OriginateError::Client(ClientError::Ended(CloseReason::Silence(_))));
    let failure = Failure::from(error);
    if is_silence { Failure { kind: ErrorKind::Disconnected, ..failure } } else { failure }
}

/// An argument that may not be NULL.
pub(crate) fn needed<T>(argument: Option<T>, name: &str) -> Result<T, Failure> {
    argument.ok_or_else(|| Failure::argument(format!("{name} is NULL")))
}

/// Runs the body of a function that gives a status. A panic must not unwind into C; what it left half done is memory that no later call can make
/// unsound.
pub(crate) fn attempt(body: impl FnOnce() -> Result<(), Failure>) -> Status {
    let failure = match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Ok(())) => return 0,
        Ok(Err(failure)) => failure,
        Err(_) => Failure::new(ErrorKind::Internal, "eslng panicked: please report it"),
    };
    note(&failure.message);
    number(failure.kind)
}

/// What [`eslng_error_message`] says from now on.
fn note(message: &str) {
    // A thread that is ending has no message any more, and nobody who could ask.
    let _ = MESSAGE.try_with(|place| *place.borrow_mut() = c_text(message));
}

pub(crate) fn number(kind: ErrorKind) -> Status {
    Status::from(kind as i16)
}

/// A text for C, whose NULs, which would end it, are blanks.
pub(crate) fn c_text(text: &str) -> CString {
    let bytes: Vec<u8> = text.bytes().map(|byte| if byte == 0 { b' ' } else { byte }).collect();
    CString::new(bytes).unwrap_or_default()
}

fn kind_of(status: Status) -> Option<ErrorKind> {
    u16::try_from(status).ok().and_then(ErrorKind::from_number)
}

fn row_of(status: Status) -> Option<(&'static CStr, &'static CStr)> {
    match status {
        0 => Some((c"ok", c"it worked")),
        _ => ERRORS.iter().find(|row| row.0 == status).map(|row| (row.1, row.2)),
    }
}

/// What the last call of this thread that failed said: which argument, what the switch answered, what to do. Empty when none has failed.
///
/// A function that succeeds leaves it as it is, so look at the status first.
///
/// @return A text of the library's, never NULL; valid until the next failed call of this thread.
#[unsafe(no_mangle)]
pub extern "C" fn eslng_error_message() -> *const c_char {
    entry!(c"".as_ptr(), { MESSAGE.try_with(|message| message.borrow().as_ptr()).ok()? })
}

/// The name of a status: `ok`, `timeout`, `command_failed`. The same in every language.
///
/// @return A text that is always valid; `unknown` for a number that is none.
#[unsafe(no_mangle)]
pub extern "C" fn eslng_status_name(status: Status) -> *const c_char {
    entry!(c"unknown".as_ptr(), { row_of(status)?.0.as_ptr() })
}

/// One line for a person about a status in general; eslng_error_message() says what happened in this case.
///
/// @return A text that is always valid; `unknown` for a number that is none.
#[unsafe(no_mangle)]
pub extern "C" fn eslng_status_text(status: Status) -> *const c_char {
    entry!(c"unknown".as_ptr(), { row_of(status)?.1.as_ptr() })
}

/// Whether trying the same again, perhaps on a new connection, can help.
#[unsafe(no_mangle)]
pub extern "C" fn eslng_status_can_retry(status: Status) -> bool {
    entry!(false, { kind_of(status)?.can_retry() })
}

/// Whether the switch may have carried out what failed so.
#[unsafe(no_mangle)]
pub extern "C" fn eslng_status_outcome_unknown(status: Status) -> bool {
    entry!(false, { kind_of(status)?.outcome_unknown() })
}

/// The library's version, `MAJOR.MINOR.PATCH`.
///
/// @return A text that is always valid.
#[unsafe(no_mangle)]
pub extern "C" fn eslng_version() -> *const c_char {
    const VERSION: &CStr = match CStr::from_bytes_with_nul(concat!(env!("CARGO_PKG_VERSION"), "\0").as_bytes()) {
        Ok(version) => version,
        Err(_) => c"",
    };
    VERSION.as_ptr()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_wait_that_has_ended_is_none_that_was_too_short() {
        let silence = ClientError::Ended(CloseReason::Silence(Duration::from_secs(60)));
        assert_eq!(silence.kind(), ErrorKind::Timeout);
        assert_eq!(ended(silence).kind, ErrorKind::Disconnected);
        assert_eq!(ended(ClientError::Interrupted).kind, ErrorKind::Timeout);
        assert_eq!(ended(ClientError::Ended(CloseReason::Local)).kind, ErrorKind::Closed);
    }
}
