//! Channel variables.

use crate::call::operation::{Operation, OperationError, Request, ended, unexpected};
use crate::command::Argument;
use crate::command::app::{self, TypedApplication};
use crate::engine::Outcome;

/// Sets a variable. A text is not expanded.
///
/// # Errors
/// A name or a value that can't be expressed.
pub fn set_variable(name: &str, value: impl Into<Argument>) -> Result<Operation<()>, OperationError> {
    Ok(Operation::new(Request::Execute(app::Set::new(name, value).execute()?), ended))
}

/// Sets several variables at once.
///
/// # Errors
/// A name or a value that can't be expressed.
pub fn set_variables(variables: impl IntoIterator<Item = (String, String)>) -> Result<Operation<()>, OperationError> {
    let variables: Vec<_> = variables.into_iter().collect();
    Ok(Operation::new(Request::Execute(app::Multiset::new(variables).execute()?), ended))
}

/// The value of a variable; `None` if it is not set. Without `full` the switch cuts it at 511 bytes.
pub fn get_variable(name: &str) -> Operation<Option<String>> {
    Operation::new(Request::GetVariable { name: name.to_owned() }, |outcome| match outcome {
        // `getvar` of what is not set: `-ERR command not found` (out_async_full).
        Outcome::Reply(reply) => Ok(reply.error_kind().is_none().then(|| reply.text().into_owned())),
        Outcome::Api(response) => match response.error_kind() {
            None => Ok(Some(response.text().into_owned()).filter(|value| value != "_undef_")),
            Some(_) => {
                Err(OperationError::Failed { operation: "uuid_getvar".to_owned(), text: response.text().trim().to_owned() })
            }
        },
        other => Err(unexpected("getvar", other)),
    })
}
