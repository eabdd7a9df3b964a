//! libesl's semantics as safe Rust, for the libraries that stand in for it.
//!
//! A [`Session`] pairs a command with the next reply that comes after it, and queues what comes before; [`packet`] builds the commands
//! that libesl builds, byte for byte; [`login`](Session::login) is its handshake. [`EslConnection`] and [`EslEvent`] are the classes
//! of libesl's `ESL` modules on top: what a method is called in C++, Python or Lua stands at each.

mod arguments;
mod connection;
mod event;
pub mod log;
mod login;
mod monitor;
pub mod packet;
mod queue;
mod session;
mod waiting;

pub use arguments::{Argument, Constructor, Login, WrongArguments};
pub use connection::{EslConnection, EslConnectionWith, Hooks, Interrupted, Ready};
pub use event::EslEvent;
pub use login::{LoginError, Missing};
pub use monitor::{Locks, Monitor, StdLocks, StdMonitor};
pub use queue::Queue;
pub use session::{CallError, Ended, Session, Shared};
