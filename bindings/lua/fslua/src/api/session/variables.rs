//! Channel variables, and what stands beside them.

use std::rc::Rc;

use eslng::{Error, operations};
use eslng_engine::call::OperationError;
use eslng_engine::command::api::{ApiCommand, UuidSetvar};
use mlua::Result;

use super::SessionState;

impl SessionState {
    /// `setVariable`: the value is not expanded; an empty one takes the variable away.
    pub(super) fn set_variable(&self, name: &str, value: &str) -> Result<()> {
        let Some(call) = self.call() else { return Ok(()) };
        let mut command = UuidSetvar::new(call.uuid(), name);
        command.value = Some(value.to_owned()).filter(|value| !value.is_empty());
        // What the API command can't carry, the application can; it needs the channel to run it.
        let outcome = match command.line().ok().filter(|_| call.own().is_none_or(|own| own.full)) {
            Some(line) => {
                let answer = self.context.wait(call.client().api(line.as_str()))?;
                answer.and_then(|answer| match answer.error_kind() {
                    None => Ok(()),
                    Some(_) => Err(failed("uuid_setvar", answer.text().trim())),
                })
            }
            None => match operations::set_variable(name, value) {
                Ok(set) => self.context.wait(call.run(set))?,
                Err(error) => Err(Error::Operation(error)),
            },
        };
        self.context.succeeded(outcome).map(drop)
    }

    /// `getVariable`: of the channel, its caller profile, or the switch. After the call's end from its last event.
    pub(super) fn get_variable(self: &Rc<Self>, name: &str) -> Result<Option<String>> {
        let Some(call) = self.call() else { return Ok(None) };
        if let Some(event) = self.last_event() {
            return Ok(event.get(&format!("variable_{name}")).map(|value| value.into_owned()));
        }
        let outcome = self.context.wait(call.run(operations::get_variable(name)))?;
        if outcome.is_err()
            && let Some(event) = self.last_event()
        {
            return Ok(event.get(&format!("variable_{name}")).map(|value| value.into_owned()));
        }
        Ok(self.context.succeeded(outcome)?.flatten().filter(|value| !value.is_empty()))
    }
}

pub(super) fn failed(operation: &str, text: &str) -> Error {
    Error::Operation(OperationError::Failed { operation: operation.to_owned(), text: text.to_owned() })
}
