//! Why a step failed.

use eslng_engine::command::CommandError;
use eslng_engine::event::EventError;
use eslng_engine::vocabulary::ErrorKind;

/// A step that failed, by the error table.
pub(crate) struct Failure {
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
}

impl Failure {
    pub(crate) fn new(kind: ErrorKind, message: impl ToString) -> Self {
        Failure { kind, message: message.to_string() }
    }
}

impl From<CommandError> for Failure {
    fn from(error: CommandError) -> Self {
        Failure::new(error.kind(), error)
    }
}

impl From<EventError> for Failure {
    fn from(error: EventError) -> Self {
        Failure::new(error.kind(), error)
    }
}
