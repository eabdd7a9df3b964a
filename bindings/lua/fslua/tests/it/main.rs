//! `fslua` against the test switch.

mod functions;
mod harness;
