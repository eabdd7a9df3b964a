//! What readers of a client get: which events each wants, a bounded queue for each, and what is said of those that did not fit.
//!
//! A reader says what it wants ([`Interest`]) and takes [`Delivery`]s from a [`Backlog`]. [`Readers`] is both for all readers of a client, for shells that
//! work on one thread. Nothing here waits. A shell stops reading the socket while a delivery has no room, so that the switch queues in our
//! place; a reader that makes no progress for [`PATIENCE`] is not waited for any longer, and what did not fit is counted where it is missing.

mod backlog;
mod interest;
mod patience;
mod readers;

pub use backlog::{Backlog, Overflow};
pub use interest::Interest;
pub use patience::{PATIENCE, Patience};
pub use readers::{ReaderId, Readers};

use crate::engine::Gap;
use crate::event::Event;
use crate::wire::LogLine;

/// What a reader gets.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Delivery {
    /// An event.
    Event(Event),
    /// A log line of the switch.
    Log(LogLine),
    /// The connection was lost and is back: what happened in between was not seen.
    Gap(Gap),
    /// This reader's queue was full for too long: so many events and log lines are missing here.
    Dropped {
        /// How many.
        count: u64,
    },
}
