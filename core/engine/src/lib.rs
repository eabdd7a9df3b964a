//! The sans-IO engine of eslng: FreeSWITCH's Event Socket (mod_event_socket) without a socket, a clock or a thread.
//!
//! Bytes go into a [`Connection`](engine::Connection), [`Output`](engine::Output)s come out: what to write, answers to
//! [`Command`](command::Command)s, [`Event`](event::Event)s, the end. [`wire`] is below it, for those who pair replies
//! themselves; [`vocabulary`] has FreeSWITCH's names.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod call;
pub mod command;
pub mod delivery;
pub mod dial;
pub mod engine;
pub mod event;
pub mod reply;
pub mod vocabulary;
pub mod wire;
