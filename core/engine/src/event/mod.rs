//! Events: read as they came in plain, JSON or XML; made and changed with a builder.

mod builder;
pub mod compat;
mod error;
mod format;
mod index;
mod json;
mod peek;
mod read;
mod search;
mod serialize;
mod xml;

pub use builder::EventBuilder;
pub use error::EventError;
pub use format::Format;
pub(crate) use peek::Sought;
pub use read::{Event, Header};
pub use search::HeaderSearch;
