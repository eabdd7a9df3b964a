//! libesl's semantics as safe Rust, for the libraries that stand in for it.
//!
//! A [`Session`] pairs a command with the next reply that comes after it, and queues what comes before; [`packet`] builds the commands
//! that libesl builds, byte for byte; [`login`](Session::login) is its handshake.

mod login;
pub mod packet;
mod session;

pub use login::{LoginError, Missing};
pub use session::{CallError, Ended, Session};
