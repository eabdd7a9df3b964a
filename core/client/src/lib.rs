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
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod builder;
mod client;
mod driver;
mod error;
mod queue;
mod stream;
mod transport;

pub use builder::Builder;
pub use client::{Client, Status};
pub use error::Error;
pub use eslng_engine::{command, engine, event, vocabulary, wire};
pub use queue::Overflow;
pub use stream::{Delivery, EventStream, Interest};
pub use transport::Transport;

// The README's Rust samples are tests.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct Readme;
