//! Asking for digits.

use super::media::terminator;
use crate::call::operation::{Operation, OperationError, Request, completed};
use crate::command::app::{self, TypedApplication};
use crate::engine::Outcome;

/// The variable that the digits come in.
const VARIABLE: &str = "eslng_digits";

/// What a caller has entered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Digits {
    /// The digits, without the terminator; empty when none were entered in time, or none that fit.
    pub digits: String,
    /// The terminator that ended them (`read_terminator_used`).
    pub terminator: Option<char>,
}

fn read_digits_of(outcome: &Outcome) -> Result<Digits, OperationError> {
    let event = completed(outcome)?;
    let digits = event.get(&format!("variable_{VARIABLE}")).map(|digits| digits.into_owned()).unwrap_or_default();
    Ok(Digits { digits, terminator: terminator(event, "read_terminator_used") })
}

/// Plays a file and takes digits, again until they fit or the tries run out. The typed application has the rest: files, terminators,
/// regular expression. Its variable is replaced by one of our own; the digits are in the result.
///
/// # Errors
/// An argument that can't be expressed.
pub fn play_and_get_digits(application: &app::PlayAndGetDigits) -> Result<Operation<Digits>, OperationError> {
    let application = app::PlayAndGetDigits { variable: VARIABLE.into(), ..application.clone() };
    Ok(Operation::new(Request::Execute(application.execute()?), read_digits_of))
}

/// Plays a file and takes digits once (`read`). Its variable is replaced by one of our own; the digits are in the result.
///
/// # Errors
/// An argument that can't be expressed.
pub fn read_digits(application: &app::Read) -> Result<Operation<Digits>, OperationError> {
    let application = app::Read { variable: VARIABLE.into(), ..application.clone() };
    Ok(Operation::new(Request::Execute(application.execute()?), read_digits_of))
}
