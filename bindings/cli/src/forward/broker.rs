//! One connection to a NATS server and its JetStream.
//!
//! The client library would connect again by itself and then send what still waited in it, behind our back and out of order. So each connection ends with its
//! first loss: it lives in a runtime of its own, and goes with it.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use async_nats::jetstream;
use async_nats::jetstream::context::ContextBuilder;
use async_nats::jetstream::stream::{Config, StorageType};
use async_nats::{ConnectOptions, Event, ServerAddr};
use eslng::vocabulary::EventName;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;

use crate::lines;

/// Where the broker is.
pub struct Broker {
    pub address: ServerAddr,
    pub credentials: Option<PathBuf>,
    pub stream: String,
}

/// How long the broker may take for an answer.
const ANSWER: Duration = Duration::from_secs(5);

/// How many messages may wait for their acknowledgement.
pub const WINDOW: usize = 2048;

/// Longer than the program runs.
const NEVER: Duration = Duration::from_secs(100 * 365 * 86400);

pub struct Link {
    runtime: Option<Runtime>,
    pub context: jetstream::Context,
    /// Becomes true with the loss of the connection.
    pub lost: watch::Receiver<bool>,
}

impl Drop for Link {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

impl Broker {
    /// The address without the password that may be in it.
    pub fn name(&self) -> String {
        format!("{}:{}", self.address.host(), self.address.port())
    }

    pub async fn options(&self) -> Result<ConnectOptions> {
        let options = ConnectOptions::new().name("eslng forward").connection_timeout(ANSWER);
        match &self.credentials {
            Some(file) => Ok(options.credentials_file(file).await?),
            None => Ok(options),
        }
    }

    /// Connects, and makes the stream where there is none of its name.
    ///
    /// # Errors
    /// No broker there, no login, no JetStream.
    pub async fn link(&self) -> Result<Link> {
        let options = self.options().await?;
        let (tell, lost) = watch::channel(false);
        let first = AtomicBool::new(true);
        let options = options
            // What is sent after a loss that is not known yet must not wait for a place: nobody would take it.
            .client_capacity(2 * WINDOW)
            .reconnect_delay_callback(move |_| match first.swap(false, Ordering::Relaxed) {
                true => Duration::ZERO,
                false => NEVER,
            })
            .event_callback(move |event| {
                if matches!(event, Event::Disconnected | Event::Closed) {
                    // Who waited for it may have gone.
                    let _ = tell.send(true);
                }
                std::future::ready(())
            });
        let (address, config) = (self.address.clone(), self.config());
        // Nothing that can fail stands between it and its end: a runtime must not be dropped in another.
        let runtime = Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
        let made = runtime.spawn(async move {
            let client = tokio::time::timeout(ANSWER, options.connect(address)).await.context("no answer")??;
            let context = ContextBuilder::new()
                .timeout(ANSWER)
                .ack_timeout(ANSWER)
                .max_ack_inflight(2 * WINDOW)
                .backpressure_on_inflight(true)
                .build(client);
            context.get_or_create_stream(config).await.map_err(|error| anyhow!("JetStream: {error}"))?;
            anyhow::Ok(context)
        });
        match made.await.map_err(anyhow::Error::from).flatten() {
            Ok(context) => Ok(Link { runtime: Some(runtime), context, lost }),
            Err(error) => {
                runtime.shutdown_background();
                Err(error.context(self.name()))
            }
        }
    }

    /// A stream that takes every event but no commands: those of `fs.SWITCH.api` are answered by a forwarder, and a stream that took them would
    /// answer first.
    fn config(&self) -> Config {
        let names = EventName::ALL.iter().map(EventName::as_str).filter(|name| *name != "ALL");
        let mut subjects: Vec<String> = names.chain([lines::GAP]).map(|name| format!("fs.*.{name}")).collect();
        subjects.extend(["fs.*.CUSTOM.>".into(), "fs.*.UNKNOWN.>".into()]);
        Config {
            name: self.stream.clone(),
            subjects,
            storage: StorageType::File,
            max_age: Duration::from_secs(86400),
            duplicate_window: Duration::from_secs(120),
            ..Config::default()
        }
    }
}
