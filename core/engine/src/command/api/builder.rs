//! What every typed command can do.

use super::Entry;
use crate::command::syntax::{ArgumentError, ArgumentProblem, Value};
use crate::command::{Command, Text};
use crate::dial::Originate;

/// An API command, its arguments in fields.
pub trait ApiCommand {
    /// Its entry in the catalogue.
    fn entry(&self) -> &'static Entry;

    /// Its arguments, in the order of its syntax.
    ///
    /// # Errors
    /// A dial string that can't be written.
    fn values(&self) -> Result<Vec<Option<Value>>, ArgumentError>;

    /// The line behind `api`.
    ///
    /// # Errors
    /// An argument that is empty, is not what it should be, or that the switch would read as something else.
    fn line(&self) -> Result<String, ArgumentError> {
        self.entry().line(&self.values()?)
    }

    /// The command, which blocks its connection until it has ended.
    ///
    /// # Errors
    /// As [`line`](Self::line).
    fn command(&self) -> Result<Command, ArgumentError> {
        Ok(Command::api(self.line()?))
    }

    /// The command as a job of its own, under a job id of the caller's.
    ///
    /// # Errors
    /// As [`line`](Self::line).
    fn background(&self, job_uuid: &str) -> Result<Command, ArgumentError> {
        Ok(Command::bgapi(self.line()?, Text::from(job_uuid)))
    }
}

impl ApiCommand for Originate {
    fn entry(&self) -> &'static Entry {
        Entry::named("originate").expect("the catalogue has originate")
    }

    fn values(&self) -> Result<Vec<Option<Value>>, ArgumentError> {
        let fail = |error| ArgumentError::new("originate", "the call", ArgumentProblem::Dial(error));
        let line = Originate::line(self).map_err(fail)?;
        let words = self.entry().grammar().read(&line).unwrap_or_default();
        Ok(words.into_iter().map(|word| word.map(Value::Text)).collect())
    }

    fn line(&self) -> Result<String, ArgumentError> {
        let fail = |error| ArgumentError::new("originate", "the call", ArgumentProblem::Dial(error));
        Originate::line(self).map_err(fail)
    }
}

/// An enum whose values are words of a command.
macro_rules! choices {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* $variant,)+
        }

        impl crate::command::syntax::ToValue for $name {
            fn to_value(&self) -> Result<Option<crate::command::syntax::Value>, crate::command::syntax::ArgumentProblem> {
                let word = match self {
                    $($name::$variant => $word,)+
                };
                Ok(Some(word.into()))
            }
        }
    };
}

macro_rules! api_command {
    ($($fields:tt)*) => { crate::command::typed::typed!(api, ApiCommand, $($fields)*); };
}

pub(super) use api_command;
pub(crate) use choices;
