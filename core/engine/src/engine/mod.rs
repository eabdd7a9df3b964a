//! State machines. Bytes and time go in, [`Output`]s come out; no socket, no clock, no thread.

mod close;
mod connection;
mod output;
mod permissions;
mod splice;

pub use close::{CloseReason, CommandFailure, SendError};
pub use connection::{Config, Connection, Handshake};
pub use output::{Answer, CommandId, Output, Warning};
pub use permissions::{Allowed, Permissions};
