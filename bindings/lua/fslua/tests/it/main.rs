//! `fslua` against the test switch.

mod email;
mod functions;
mod harness;
mod hostile;
mod injection;
mod menus;
#[cfg(feature = "odbc")]
mod odbc;
mod pgsql;
mod program;
mod readme;
mod recipes;
mod samples;
mod serve;
mod table;
