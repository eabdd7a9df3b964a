//! Control a FreeSWITCH over its Event Socket, on tokio.
//!
//! ```no_run
//! # async fn run() -> Result<(), eslng::Error> {
//! use eslng::vocabulary::EventName;
//! use eslng::{Client, Delivery, Interest};
//!
//! let client = Client::builder("127.0.0.1:8021").password("ClueCon").connect().await?;
//! println!("{}", client.api("status").await?.text());
//!
//! let mut answers = client.subscribe(Interest::names([EventName::ChannelAnswer])).await?;
//! let job = client.bgapi("originate loopback/1000/default &park").await?;
//! println!("{}", job.body_text().unwrap_or_default());
//! while let Some(delivery) = answers.next().await {
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
//! A [`Client`] is a handle, cheap to clone, `Send + Sync`; a task of its own drives the sans-IO machine of [`engine`] and the socket.
//! Every wait ends: by its answer, its timeout, the call's hangup, or the connection's end. Dropping a future gives its wait up and nothing
//! else. What the switch was asked for is asked for again after a reconnect, and every stream is told that there was a gap.
//!
//! # What is counted
//!
//! Through the `metrics` facade, so nothing where the program has installed no recorder before the client is made. Each metric has the label
//! `switch`, the client's name.
//!
//! | metric | counts |
//! |---|---|
//! | `eslng_up` (gauge) | connections that take requests |
//! | `eslng_connections_total` | logins, with what was asked for restored |
//! | `eslng_losses_total` | connections lost, and tries to connect that failed |
//! | `eslng_requests_total` | requests that were sent |
//! | `eslng_request_failures_total` | of these, those without an outcome; label `error`, a name of the error table |
//! | `eslng_events_total`, `eslng_log_lines_total` | what came from the switch, before it is given to readers |
//! | `eslng_dropped_total` | deliveries that readers were too slow for |
//! | `eslng_unsolicited_total` | answers that no command waited for |
//!
//! `tracing` has a span for each connection, and one for each request at debug level; what is asked stands in none of them.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod asking;
mod bell;
mod builder;
mod call;
mod calls;
mod client;
mod clock;
mod driver;
mod fleet;
mod lane;
mod link;
mod originate;
mod queue;
mod readers;
mod server;
mod shared;
mod stream;
mod telemetry;
mod transport;

pub use builder::Builder;
pub use call::{Call, Changes};
pub use client::Client;
pub use eslng_engine::call::{
    CallChange, CallEnd, CallStatus, Dtmf, HungUpBy, Operation, OriginateOptions, Pace, Placement, operations,
};
pub use eslng_engine::delivery::{Delivery, Interest, Overflow};
pub use eslng_engine::engine::{Error, OriginateError, Status};
pub use eslng_engine::{command, dial, engine, event, reply, vocabulary, wire};
pub use fleet::{Fleet, FleetDelivery, FleetEvents, Member, Target};
pub use originate::{Calling, Dialer};
pub use server::{Server, ServerBuilder, ServerHandle, ServerStats};
pub use stream::EventStream;
pub use transport::Transport;

// The README's Rust samples are tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/calls.md")]
struct Calls;
