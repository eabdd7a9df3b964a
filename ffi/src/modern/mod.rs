//! `eslng.h`, the C API for new programs: opaque objects, a status for everything that can fail, time limits in milliseconds.
//!
//! cbindgen writes the header from these files (`ffi/eslng.toml`; `tests/header_sync.rs` compares), so what stands in a function's documentation here is
//! what C programmers read. The numbers of events, causes and errors are `include/eslng_names.h`, from the catalogue.

#![allow(non_camel_case_types, reason = "C's names")]

mod ask;
pub mod builder;
pub mod call;
pub mod client;
mod decoded;
pub mod engine;
pub mod event;
pub mod events;
pub mod names;
pub mod options;
pub mod originate;
pub mod output;
pub mod result;
pub mod server;
pub mod status;
mod table;

use std::ffi::c_int;

/// An `eslng_status_t`: 0 or a number of the error table. C may hold any number in an enum, so Rust never does.
pub type Status = c_int;
/// An `eslng_event_id_t`.
pub type EventId = c_int;
/// An `eslng_cause_t`.
pub type Cause = c_int;
