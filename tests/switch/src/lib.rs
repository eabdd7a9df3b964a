//! The test switch: a stand-in for FreeSWITCH's event socket.
//!
//! It speaks mod_event_socket's protocol as a recorded FreeSWITCH 1.11 does, on a loopback port that the kernel picks, and
//! keeps a small model of channels, so that a call lives its life in events. It shares no code with the libraries that are
//! tested against it. A test steers it through [`Switch`]; the program `eslng-switch` does the same with JSON lines.
//!
//! ```
//! use std::io::{Read, Write};
//!
//! let switch = eslng_switch::Switch::builder().start()?;
//! let mut client = std::net::TcpStream::connect(switch.address())?;
//! client.write_all(b"auth ClueCon\n\napi echo hello\n\nexit\n\n")?;
//! let mut heard = String::new();
//! client.read_to_string(&mut heard)?;
//! assert!(heard.contains("Reply-Text: +OK accepted"));
//! assert!(heard.contains("Content-Length: 5\n\nhello"));
//! # Ok::<(), std::io::Error>(())
//! ```

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod api;
mod application;
mod bridge;
mod channel;
mod clock;
mod conference;
mod config;
mod control;
mod core;
mod dialplan;
mod event;
mod heartbeat;
mod listener;
mod log;
mod lots;
mod party;
pub mod program;
mod record;
mod recorder;
mod replay;
mod script;
mod serve;
mod store;
mod tasks;
mod text;
mod watch;
mod wire;

pub use config::User;
pub use control::{Builder, ControlError, Switch};
pub use dialplan::Action;
pub use event::Event;
pub use party::Party;
pub use recorder::Recorder;
pub use replay::Replay;
pub use script::Script;
pub use watch::{Events, NothingCame};
pub use wire::{Fault, Malformed};

/// The samples of README.md, as doc tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
