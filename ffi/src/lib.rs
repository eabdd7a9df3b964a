//! libesl, the C library of eslng: what the headers in `include/` declare.
//!
//! C programs are the users of this crate; its Rust items are public so that they are exported. `COMPATIBILITY.md` lists where it
//! deliberately differs from libesl.

#![allow(non_upper_case_globals, reason = "libesl's data symbols have their own names")]

pub mod abi;
mod arena;
mod array;
pub mod buffer;
mod byte_queue;
pub mod class;
pub mod config;
mod edit;
mod entry;
pub mod event;
mod event_names;
pub mod handle;
pub mod json_tree;
mod link;
pub mod listen;
mod lock;
pub mod log;
mod message;
pub mod modern;
pub mod names;
mod plain;
mod pointer;
mod reading;
mod serialize;
pub mod text;
pub mod threadmutex;
mod variadic;
pub mod wait;
