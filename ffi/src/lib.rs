//! libesl, the C library of eslng: what `include/esl.h` and `include/esl_event.h` declare, and what the C++ classes of
//! `include/esl_oop.h` call.
//!
//! C programs are the users of this crate; its Rust items are public so that they are exported. `COMPATIBILITY.md` lists where it
//! deliberately differs from libesl.

#![allow(non_upper_case_globals, reason = "libesl's data symbols have their own names")]

pub mod abi;
mod arena;
mod array;
pub mod class;
mod edit;
mod entry;
pub mod event;
pub mod handle;
mod link;
pub mod log;
mod message;
pub mod names;
mod plain;
mod pointer;
mod serialize;
pub mod text;
mod variadic;
pub mod wait;
