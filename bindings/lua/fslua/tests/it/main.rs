//! `fslua` against the test switch.

mod functions;
mod harness;
#[cfg(feature = "odbc")]
mod odbc;
mod program;
mod readme;
mod samples;
mod serve;
mod table;
