//! What comes back from API commands: success, failure and plain text told apart, and records of the answers that have a form.
//!
//! [`Record::read`] takes a command's line and its answer. What it does not know stays an [`Answer`]; fields that it does not know
//! stay in their record.

mod answer;
mod conference;
mod error;
mod record;
mod short;
mod sofia;
mod status;
mod table;
mod xml;

pub use answer::Answer;
pub use conference::{Conference, ConferenceMember};
pub use error::ReplyError;
pub use record::{Record, channel_dump};
pub use short::{ChannelOutcome, TimeTest, Version};
pub use sofia::{SofiaEntry, SofiaFields, SofiaStatus};
pub use status::{Sessions, Status, Uptime};
pub use table::{Row, Table};
pub use xml::Element;
