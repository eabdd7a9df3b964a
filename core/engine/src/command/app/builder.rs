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
    ($name:ident, $entry:literal, ($($required:ident: $kind:ty),*), ($($optional:ident),*), ($($field:ident),*)) => {
        impl $name {
            /// The application with what it must have, and nothing else.
            #[allow(clippy::new_without_default, clippy::too_many_arguments)]
            pub fn new($($required: impl Into<$kind>),*) -> Self {
                $name { $($required: $required.into(),)* $($optional: Default::default(),)* }
            }
        }

        impl crate::command::app::TypedApplication for $name {
            fn entry(&self) -> &'static crate::command::app::Entry {
                crate::command::app::Entry::named($entry).expect("its builder was written from its entry")
            }

            fn values(
                &self,
            ) -> Result<Vec<Option<crate::command::syntax::Value>>, crate::command::syntax::ArgumentError> {
                #[allow(unused_variables)]
                let fail = |name: &str| {
                    let name = name.trim_start_matches("r#").to_owned();
                    move |problem| crate::command::syntax::ArgumentError::new($entry, &name, problem)
                };
                Ok(vec![
                    $(crate::command::syntax::ToValue::to_value(&self.$field).map_err(fail(stringify!($field)))?,)*
                ])
            }
        }
    };
}

pub(super) use crate::command::api::choices;
pub(super) use application;
