//! The blocking shell of eslng: one descriptor and `poll(2)`, on the caller's thread.
//!
//! No thread is started, no signal is raised, and nothing happens but in calls. There are three layers, each of which can be used by itself:
//!
//! - [`Client`] and [`Call`] drive the engine's machine: requests matched to their answers, events, calls as objects, reconnect.
//! - [`compat`] has libesl's semantics, for the libraries that stand in for it.
//! - [`connect`] opens a connection, a [`Listener`] takes those that a switch opens, [`Connection`] reads frames from a descriptor and writes
//!   packets to it.
//!
//! ```no_run
//! # fn run() -> Result<(), eslng_blocking::Error> {
//! use std::time::Duration;
//!
//! use eslng_blocking::{Client, Deadline};
//! use eslng_engine::delivery::{Delivery, Interest};
//! use eslng_engine::vocabulary::EventName;
//!
//! let client = Client::builder("127.0.0.1", 8021).password("ClueCon").connect(Deadline::after(Duration::from_secs(10)))?;
//! println!("{}", client.api("status")?.text());
//!
//! let answers = client.subscribe(Interest::names([EventName::ChannelAnswer]))?;
//! let job = client.bgapi("originate loopback/1000/default &park")?;
//! println!("{}", job.body_text().unwrap_or_default());
//! while let Some(delivery) = answers.next(Deadline::after(Duration::from_secs(60)))? {
//!     match delivery {
//!         Delivery::Event(event) => println!("{:?} answered", event.get("Unique-ID")),
//!         Delivery::Gap(gap) => println!("events were missed: {gap:?}"),
//!         Delivery::Dropped { count } => println!("this reader was too slow for {count} events"),
//!         _ => {}
//!     }
//! }
//! # Ok(()) }
//! ```
//!
//! # The client
//!
//! Handles ([`Client`], [`Events`], [`Pending`], [`Call`], [`Changes`]) are `Send + Sync`, and their methods take `&self`. Of the threads that wait one reads for
//! all; the others sleep until something concerns them. A wait ends by what it waits for, by its [`Deadline`] (`Ok(None)`, nothing is lost), by a
//! request's time ([`Builder::timeout`], [`Client::within`]), by the connection's end, or from outside: a signal asks the hook
//! ([`Builder::on_interrupt`]), another thread has an [`Interrupter`].
//!
//! After a loss everything that was in flight fails, as *outcome unknown* or *not sent*. The next connection is made by whoever waits, when
//! the engine's backoff says so; before that requests fail at once as *not sent*. What the switch was asked for is asked for again, and every reader
//! is told that there was a gap.
//!
//! | for | there is |
//! |---|---|
//! | an answer, at once | [`api`](Client::api), [`run`](Client::run), [`command`](Client::command), [`raw`](Client::raw) |
//! | a job | [`bgapi`](Client::bgapi), [`begin_bgapi`](Client::begin_bgapi), [`bgapi_unawaited`](Client::bgapi_unawaited) |
//! | an application on any channel | [`execute`](Client::execute), [`begin_execute`](Client::begin_execute) |
//! | events, log lines, gaps | [`subscribe`](Client::subscribe), [`listen`](Client::listen), [`Events::next`] |
//! | a call | [`call`](Client::call), [`Call`]'s operations, [`Call::wait_for`], [`Call::changes`] |
//! | a new call | [`originate`](Client::originate), [`Calling`] |
//! | a call that the switch brings | [`Listener`], [`Outbound`] |
//! | two things at once | [`Call::begin`] and the like, then [`Pending::progress`]: events as they come, then the outcome |
//! | a poll loop of one's own | [`needs`](Client::needs), [`process`](Client::process) |
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod client;
pub mod compat;
mod connect;
mod connection;
mod deadline;
mod listener;
mod socket;

pub use client::{
    Builder, Call, Calling, Changes, Client, Events, Interrupter, Needs, Outbound, OuterLock, Pending, Progress, Source,
};
pub use connect::{ConnectError, connect, connect_to};
pub use connection::Connection;
pub use deadline::Deadline;
pub use eslng_engine::call::{CallChange, CallEnd, CallStatus, OriginateOptions, operations};
pub use eslng_engine::engine::{Error, OriginateError, Status};
pub use listener::{AcceptError, ListenError, Listener};
pub use socket::{InterruptHook, ReceiveError, SendError};
