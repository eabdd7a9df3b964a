//! State machines. Bytes and time go in, [`Output`]s come out; no socket, no clock, no thread.

mod client;
mod close;
mod connection;
mod output;
mod permissions;
mod splice;

pub use client::{
    Backoff, Client, ClientConfig, Error, OperateError, OriginateError, OutboundConfig, Outcome, OwnCall, RequestError,
    RequestId, Status,
};
pub use close::{CloseReason, CommandFailure, SendError};
pub use connection::{Config, Connection, Handshake};
pub use output::{Answer, CommandId, Gap, Output, Warning};
pub use permissions::{Allowed, Permissions};
