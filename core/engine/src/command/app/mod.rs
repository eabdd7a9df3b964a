//! Dialplan applications for `sendmsg execute`: one typed builder each, and the same by name.
//!
//! The switch expands an application's argument before the application sees it. What is given here as a text reaches the application
//! as it is; [`Argument::expression`](super::Argument::expression) asks for expansion.
//!
//! ```
//! use eslng_engine::command::Argument;
//! use eslng_engine::command::app::{Set, TypedApplication};
//!
//! let hostile = Set::new("note", "${system(rm)}").application()?;
//! assert_eq!(hostile.argument, Some(Argument::text(r"note=\${system(rm)}")));
//! let wanted = Set::new("note", Argument::expression("${uuid}")).application()?;
//! assert_eq!(wanted.argument, Some(Argument::expression("note=${uuid}")));
//! # Ok::<(), eslng_engine::command::syntax::ArgumentError>(())
//! ```

mod builder;
mod builders;
mod catalogue;
mod table;

pub use builder::TypedApplication;
pub use builders::*;
pub use catalogue::{Catalogue, Entry};
