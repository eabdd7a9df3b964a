//! The sans-IO engine of eslng: FreeSWITCH's Event Socket without a socket.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod command;
pub mod engine;
pub mod event;
pub mod vocabulary;
pub mod wire;
