//! The load server of eslng's benchmarks: an event socket on loopback that floods
//! events which were serialised before the first client came.
//!
//! It shares no code with `core`: its codec is its own, so that a mistake in ours
//! cannot hide behind the same mistake here. Only the measured programs in
//! `src/bin/` know `core`; `README.md` beside this crate lists them.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod command;
pub mod event;
pub mod flood;
pub mod mix;
pub mod report;
pub mod server;
pub mod session;
pub mod template;
pub mod usage;
