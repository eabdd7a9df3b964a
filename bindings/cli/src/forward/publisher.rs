//! Messages to the broker, in order, each until it was acknowledged.
//!
//! What is unsettled is kept; after any loss it is sent again in its order over a new connection. The broker stores what it gets in the order in which it
//! gets it, and drops what it has by its message id: so the order of a call's events holds, and each is there once.

use std::collections::VecDeque;
use std::pin::Pin;
use std::time::{Duration, SystemTime};

use anyhow::Result;
use async_nats::jetstream::context::{PublishError, PublishErrorKind};
use async_nats::jetstream::publish::PublishAck;
use eslng::{Delivery, EventStream};

use super::broker::{Broker, Link, WINDOW};
use super::message::Message;
use crate::failure::Failure;
use crate::lines::Missing;
use crate::output;

type Acknowledged = Pin<Box<dyn Future<Output = Result<PublishAck, PublishError>> + Send>>;

/// How many messages had which end.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// The broker took it.
    pub stored: u64,
    /// The broker had it: another forwarder was first, or it was sent a second time.
    pub duplicates: u64,
    /// The broker does not take this one: it is too large, or the stream has no place for its subject.
    pub refused: u64,
    /// Events that were dropped before they were sent.
    pub dropped: u64,
    /// Connections to the switch that were lost.
    pub gaps: u64,
}

pub struct Publisher<'a> {
    broker: &'a Broker,
    switch: &'a str,
    /// Stands in this forwarder's notices.
    forwarder: String,
    link: Link,
    unsettled: VecDeque<(Message, Acknowledged)>,
    pub counts: Counts,
}

/// How long the broker may take at the end.
const LAST: Duration = Duration::from_secs(5);

/// Between two tries to connect.
const RETRY: Duration = Duration::from_millis(500);

impl<'a> Publisher<'a> {
    pub fn new(broker: &'a Broker, switch: &'a str, link: Link) -> Self {
        let forwarder = std::process::id().to_string();
        Publisher { broker, switch, forwarder, link, unsettled: VecDeque::new(), counts: Counts::default() }
    }

    /// Publishes what the stream gives until it or `stop` ends, and then waits for what is unsettled.
    ///
    /// # Errors
    /// The broker did not acknowledge the last ones in time.
    pub async fn run(&mut self, stream: &mut EventStream, stop: impl Future<Output = ()>) -> Result<()> {
        let mut stop = std::pin::pin!(stop);
        let mut stopped = false;
        while !stopped {
            tokio::select! {
                biased;
                () = &mut stop => break,
                settled = self.step() => {
                    let left = self.unsettled.len();
                    let patience = async {
                        (&mut stop).await;
                        stopped = true;
                        tokio::time::sleep(LAST).await;
                    };
                    // A broker that is away keeps nobody from ending this.
                    tokio::select! {
                        biased;
                        () = self.settle(settled) => {}
                        () = patience => return Err(self.unacknowledged(left)),
                    }
                }
                delivery = stream.next(), if self.unsettled.len() < WINDOW => match delivery {
                    Some(delivery) => if let Some(message) = self.message(&delivery) {
                        self.send(message).await;
                    },
                    None => break,
                },
            }
        }
        let drained = async {
            while !self.unsettled.is_empty() {
                let settled = self.step().await;
                self.settle(settled).await;
            }
        };
        if tokio::time::timeout(LAST, drained).await.is_err() {
            return Err(self.unacknowledged(self.unsettled.len()));
        }
        Ok(())
    }

    fn unacknowledged(&self, left: usize) -> anyhow::Error {
        Failure::broker(format!("{}: {left} messages were not acknowledged within {} s", self.broker.name(), LAST.as_secs()))
    }

    fn message(&mut self, delivery: &Delivery) -> Option<Message> {
        let missing = match delivery {
            Delivery::Event(event) => return Some(Message::of(self.switch, event)),
            Delivery::Gap(gap) => {
                self.counts.gaps += 1;
                Missing::Lost(gap.clone())
            }
            Delivery::Dropped { count } => {
                self.counts.dropped += count;
                Missing::Dropped(*count)
            }
            _ => return None,
        };
        output::tell(missing.text());
        Some(self.notice(&missing))
    }

    /// What is missing, as a message. Each forwarder tells its own: what the one has missed, the other may have seen.
    fn notice(&self, missing: &Missing) -> Message {
        let headers = [("FreeSWITCH-Switchname", self.switch), ("Gap-Forwarder", &*self.forwarder)];
        Message::of(self.switch, &missing.event(SystemTime::now(), &headers))
    }

    /// The end of the message that is first, or of the connection (`None`).
    async fn step(&mut self) -> Option<Result<PublishAck, PublishError>> {
        let lost = &mut self.link.lost;
        let Some((_, acknowledged)) = self.unsettled.front_mut() else {
            // The sender goes with the connection's own tasks.
            let _ = lost.wait_for(|lost| *lost).await;
            return None;
        };
        tokio::select! {
            biased;
            settled = acknowledged => Some(settled),
            _ = lost.wait_for(|lost| *lost) => None,
        }
    }

    async fn settle(&mut self, settled: Option<Result<PublishAck, PublishError>>) {
        match settled {
            Some(Ok(ack)) => {
                self.unsettled.pop_front();
                match ack.duplicate {
                    true => self.counts.duplicates += 1,
                    false => self.counts.stored += 1,
                }
            }
            Some(Err(error)) => {
                if error.kind() == PublishErrorKind::MaxPayloadExceeded || self.has_no_place(&error).await {
                    return self.refuse(&error);
                }
                output::tell(format_args!("{}: {error}", self.broker.name()));
                // The finished future must not be asked again: all of them are made anew.
                tokio::time::sleep(RETRY).await;
                self.begin_anew().await;
            }
            None => {
                output::tell(format_args!("{}: the connection was lost", self.broker.name()));
                self.begin_anew().await;
            }
        }
    }

    /// Whether the stream is there and does not take this subject; without the stream, it may yet come.
    async fn has_no_place(&self, error: &PublishError) -> bool {
        error.kind() == PublishErrorKind::StreamNotFound && self.link.context.get_stream(&self.broker.stream).await.is_ok()
    }

    fn refuse(&mut self, error: &PublishError) {
        if let Some((message, _)) = self.unsettled.pop_front() {
            self.counts.refused += 1;
            output::tell(format_args!(
                "{} does not take {} ({} bytes): {error}",
                self.broker.name(),
                message.subject,
                message.payload.len()
            ));
        }
    }

    async fn send(&mut self, message: Message) {
        let sent = self.link.context.send_publish(message.subject.clone(), message.publish()).await;
        let acknowledged: Acknowledged = match sent {
            Ok(sent) => sent.into_future(),
            Err(error) => Box::pin(std::future::ready(Err(error))),
        };
        self.unsettled.push_back((message, acknowledged));
    }

    /// Connects until it succeeds, and sends again what is unsettled.
    async fn begin_anew(&mut self) {
        let mut told = false;
        self.link = loop {
            match self.broker.link().await {
                Ok(link) => break link,
                Err(error) if !told => output::tell(format_args!("{error:#}; trying on")),
                Err(_) => {}
            }
            told = true;
            tokio::time::sleep(RETRY).await;
        };
        for (message, _) in std::mem::take(&mut self.unsettled) {
            self.send(message).await;
        }
        output::tell(format_args!("{}: connected again", self.broker.name()));
    }
}
