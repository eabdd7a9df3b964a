//! API commands: one typed builder each, and the same by name for those who have names only.
//!
//! ```
//! use eslng_engine::command::api::{self, ApiCommand, UuidKill};
//! use eslng_engine::vocabulary::HangupCause;
//!
//! let kill = UuidKill { cause: Some(HangupCause::UserBusy), ..UuidKill::new("846cdf5d") };
//! assert_eq!(kill.line()?, "uuid_kill 846cdf5d USER_BUSY");
//! // The same by name, and the line that comes of it read back.
//! let line = api::Catalogue::new().line("uuid_kill", &[("uuid", "846cdf5d".into()), ("cause", "USER_BUSY".into())])?;
//! assert_eq!(line, kill.line()?);
//! # Ok::<(), eslng_engine::command::syntax::ArgumentError>(())
//! ```

mod builder;
mod builders;
mod catalogue;
mod table;

pub use builder::ApiCommand;
pub(super) use builder::choices;
pub use builders::*;
pub use catalogue::{Catalogue, Entry, Returns};
