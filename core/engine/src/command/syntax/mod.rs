//! What a command or an application takes, as data: a line such as `uuid_kill {uuid}[ {cause:cause}]`, read once, by which
//! arguments are written and lines are read. The catalogue's entries and those that users register are the same to it.

mod error;
mod grammar;
mod line;
mod value;

pub use error::{ArgumentError, ArgumentProblem};
pub use grammar::{ArgumentType, Syntax, SyntaxArgument, SyntaxError};
pub use value::{Action, Schedule, ToValue, Value};
