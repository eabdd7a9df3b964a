//! What fuzzing runs: each function takes any bytes, and panics where a promise is broken. `ci/fuzz` lets libFuzzer call them;
//! `tests/replay.rs` calls them with the recordings and with what was found before.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod client;
mod dial;
mod event;
mod recorded;
mod reply;
mod wire;

pub use client::client;
pub use dial::dial;
pub use event::event;
pub use recorded::{files, recorded};
pub use reply::reply;
pub use wire::wire;

/// A function that takes any bytes.
pub type Target = fn(&[u8]);

/// Every target under its name, which is the name of its folder in `corpus` too.
pub const TARGETS: [(&str, Target); 5] = [("client", client), ("dial", dial), ("event", event), ("reply", reply), ("wire", wire)];
