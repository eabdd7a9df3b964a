//! The conformance suite: scenarios and vectors, and the runner that plays them to the adapter of any face against the test switch.
//!
//! `README.md` beside this crate has the format of the scenarios and the protocol of the adapters.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod bytes;
mod expected;
mod hostile;
mod play;
mod program;
mod recorder;
mod scenario;
mod values;
mod vector;
mod vocabulary;

pub use hostile::{Survived, survive};
pub use play::{Face, Played, play};
pub use scenario::Scenario;
