//! What every typed application can do.

use super::Entry;
use crate::command::syntax::{ArgumentError, Value};
use crate::command::{Application, Execute};

/// An application, its arguments in fields.
pub trait TypedApplication {
    /// Its entry in the catalogue.
    fn entry(&self) -> &'static Entry;

    /// Its arguments, in the order of its syntax.
    ///
    /// # Errors
    /// A dial string that can't be written.
    fn values(&self) -> Result<Vec<Option<Value>>, ArgumentError>;

    /// The application with its argument, for `originate` and others.
    ///
    /// # Errors
    /// An argument that is empty, is not what it should be, or that would be read as something else.
    fn application(&self) -> Result<Application, ArgumentError> {
        let entry = self.entry();
        let argument = entry.grammar().write_argument(entry.name, &self.values()?)?;
        Ok(Application { name: entry.name.to_owned(), argument })
    }

    /// What `sendmsg` executes.
    ///
    /// # Errors
    /// As [`application`](Self::application).
    fn execute(&self) -> Result<Execute, ArgumentError> {
        self.application().map(Execute::from)
    }
}

impl From<Application> for Execute {
    fn from(application: Application) -> Self {
        let argument = application.argument.map(|argument| argument.written().into_owned().into_bytes());
        Execute { application: application.name.into_bytes(), argument, ..Execute::default() }
    }
}

macro_rules! application {
    ($($fields:tt)*) => { crate::command::typed::typed!(app, TypedApplication, $($fields)*); };
}

pub(super) use crate::command::api::choices;
pub(super) use application;
