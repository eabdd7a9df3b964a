//! The native part of eslng for Node.
//!
//! A class here is a state machine of [`eslng_engine`] without a socket: JavaScript feeds it the chunks that its socket read, and gets in one call
//! everything that came of them, as one flat array (see `batch`). No thread, no timer, no callback is kept; nothing here holds a process alive.
//!
//! Texts of the wire cross as strings of one character a byte ("binary" strings): they cost a copy and lose nothing. An event stays such a string
//! until something of it is asked for (module `event`).
#![deny(unsafe_code)]
#![warn(missing_docs)]

mod batch;
mod calls;
mod catalogue;
mod client;
mod connection;
mod error;
mod event;
mod headers;
mod options;
mod outputs;
mod room;
mod status;
mod text;
