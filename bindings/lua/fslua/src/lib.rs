//! `fslua`: FreeSWITCH's Lua API (mod_lua) in a process of its own, over the Event Socket.
//!
//! A script that was written for mod_lua runs here as it stands. Each run has a Lua state and a thread of its own; the sockets belong to a
//! tokio runtime beside them, so that a script that sleeps keeps no socket from being read, and one that crashes, loops or eats memory harms
//! no other. `bindings/lua/README.md` says how it is used, `MOD_LUA.md` how each function is done.
//!
//! | module | what is in it |
//! |---|---|
//! | `host` | what all scripts of a process share: the switch, the settings, the pools |
//! | `script` | one run of a script, from its state to its outcome |
//! | `limits` | what ends a run: time, processor time, memory, the host's own end |
//! | `api` | the functions and classes that scripts see |
//! | `db` | the databases of `freeswitch.Dbh` |
//! | `serve`, `run`, `hooks` | the three ways to start scripts |
#![deny(unsafe_code)]
#![warn(missing_docs)]

mod api;
mod db;
mod limits;

pub mod config;
pub mod hooks;
pub mod host;
pub mod run;
pub mod script;
pub mod serve;
pub mod telemetry;
