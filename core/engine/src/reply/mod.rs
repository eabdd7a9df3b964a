//! What comes back from API commands: success, failure and plain text told apart, and records of the answers that have a form.
//!
//! [`Record::read`] takes a command's line and its answer. What it does not know stays an [`Answer`]; fields that it does not know
//! stay in their record.

mod answer;
mod callcenter;
mod conference;
mod directory;
mod error;
mod fields;
mod media_bug;
mod record;
mod registration;
mod short;
mod sofia;
mod status;
mod table;
mod xml;

pub use answer::Answer;
pub use callcenter::{CallcenterAgent, CallcenterMember, CallcenterQueue, CallcenterTier};
pub use conference::{Conference, ConferenceMember};
pub use directory::DirectoryUser;
pub use error::ReplyError;
pub use media_bug::MediaBug;
pub use record::{Record, channel_dump};
pub use registration::{Gateway, Registration};
pub use short::{ChannelOutcome, HangupAll, LimitUsage, Scheduling, TimeTest, Version};
pub use sofia::{SofiaEntry, SofiaFields, SofiaStatus};
pub use status::{Sessions, Status, Uptime};
pub use table::{Row, Table};
pub use xml::Element;
