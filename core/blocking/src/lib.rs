//! The blocking shell of eslng: one descriptor and `poll(2)`, on the caller's thread.
//!
//! [`connect`] opens a connection, a [`Listener`] takes those that a switch opens, [`Connection`] reads frames from a descriptor and
//! writes packets to it, and [`compat`] puts libesl's semantics on top, for the libraries that stand in for it. No thread is started,
//! no signal is raised, and the descriptor stays one that the caller may poll and write to.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod compat;
mod connect;
mod connection;
mod deadline;
mod listener;
mod socket;

pub use connect::{ConnectError, connect, connect_to};
pub use connection::Connection;
pub use deadline::Deadline;
pub use listener::{AcceptError, ListenError, Listener};
pub use socket::{InterruptHook, ReceiveError, SendError};
