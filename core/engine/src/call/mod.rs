//! A call as an object: what is known of it, what can be done with it, how it is placed.
//!
//! A call is one channel of the switch, known by its Unique-ID. Nothing here has a socket: [`Operation`] is what to send and how to read what
//! comes of it, [`CallStatus`] is what the events said so far, and [`Placement`] is an `originate` that can't leave calls behind. The
//! shells carry them out: the same operations on the same data in each language.
//!
//! An operation is made by a function of [`operations`], or by `Operation::from` any typed application; [`NamedOperation`] makes the
//! same by name.

mod end;
mod limiter;
mod named;
mod operation;
pub mod operations;
mod placement;
mod status;

pub use end::{CallEnd, HungUpBy};
pub use limiter::{Limiter, Pace};
pub use named::{NamedOperation, NamedResult};
pub use operation::{Operation, OperationError, Request};
pub use placement::{OriginateOptions, Placement, PlacementError, TAG_VARIABLE, placed_call};
pub(crate) use status::CALL_EVENTS;
pub use status::{CallChange, CallStatus, Dtmf, OtherLeg};
