//! What a function gives to Lua.

use eslng_blocking::compat::{EslConnection, EslEvent, Interrupted};

/// One value, or none at all.
pub(crate) enum Answer {
    /// No value.
    Nothing,
    Nil,
    Boolean(bool),
    Number(i32),
    Text(Vec<u8>),
    Event(EslEvent),
    Connection(EslConnection),
}

impl From<bool> for Answer {
    fn from(answer: bool) -> Self {
        Answer::Boolean(answer)
    }
}

impl From<i32> for Answer {
    fn from(number: i32) -> Self {
        Answer::Number(number)
    }
}

impl From<Vec<u8>> for Answer {
    fn from(text: Vec<u8>) -> Self {
        Answer::Text(text)
    }
}

impl From<EslEvent> for Answer {
    fn from(event: EslEvent) -> Self {
        Answer::Event(event)
    }
}

impl<T: Into<Answer>> From<Option<T>> for Answer {
    fn from(answer: Option<T>) -> Self {
        answer.map_or(Answer::Nil, Into::into)
    }
}

/// The message of the error that a function raises, or its answer.
pub(crate) type Outcome = Result<Answer, String>;

/// What a call that waits gave.
pub(crate) fn waited<T: Into<Answer>>(called: Result<T, Interrupted>) -> Outcome {
    called.map(Into::into).map_err(|error| error.to_string())
}
