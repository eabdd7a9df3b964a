//! Events for one reader.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use eslng_engine::command::{LogLevel, Subscription};
use eslng_engine::engine::Gap;
use eslng_engine::event::Event;
use eslng_engine::vocabulary::EventName;
use eslng_engine::wire::LogLine;
use futures_core::Stream;

use crate::queue::Queue;

/// What a reader gets.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Delivery {
    /// An event.
    Event(Event),
    /// A log line of the switch.
    Log(LogLine),
    /// The connection was lost and is back: what happened in between was not seen.
    Gap(Gap),
    /// This reader's queue was full for too long: so many events and log lines are missing here.
    Dropped {
        /// How many.
        count: u64,
    },
}

type Predicate = Box<dyn Fn(&Event) -> bool + Send + Sync>;

/// Which events a reader wants.
#[derive(Default)]
pub struct Interest {
    names: Vec<EventName>,
    subclasses: Vec<String>,
    channel: Option<String>,
    predicate: Option<Predicate>,
    log: Option<LogLevel>,
}

impl Interest {
    /// Every event.
    pub fn all() -> Self {
        Interest::names([EventName::All])
    }

    /// Events of these names.
    pub fn names(names: impl IntoIterator<Item = EventName>) -> Self {
        Interest { names: names.into_iter().collect(), ..Interest::default() }
    }

    /// CUSTOM events of these subclasses, spelled exactly.
    pub fn subclasses<T: Into<String>>(subclasses: impl IntoIterator<Item = T>) -> Self {
        Interest::default().with_subclasses(subclasses)
    }

    /// CUSTOM events of these subclasses too.
    pub fn with_subclasses<T: Into<String>>(mut self, subclasses: impl IntoIterator<Item = T>) -> Self {
        self.subclasses.extend(subclasses.into_iter().map(Into::into));
        self
    }

    /// Log lines from this level on, as [`Delivery::Log`].
    pub fn log(level: LogLevel) -> Self {
        Interest::default().with_log(level)
    }

    /// Log lines from this level on too.
    pub fn with_log(mut self, level: LogLevel) -> Self {
        self.log = Some(level);
        self
    }

    /// Of the events, only those of one channel, by its Unique-ID.
    pub fn of_channel(mut self, uuid: impl Into<String>) -> Self {
        self.channel = Some(uuid.into());
        self
    }

    /// Of the events, only those for which this holds. It runs on the client's task: keep it short.
    pub fn matching(mut self, predicate: impl Fn(&Event) -> bool + Send + Sync + 'static) -> Self {
        self.predicate = Some(Box::new(predicate));
        self
    }

    /// The events that the switch has to be asked for.
    pub(crate) fn subscription(&self) -> Option<Subscription> {
        let any = !self.names.is_empty() || !self.subclasses.is_empty();
        any.then(|| Subscription::names(self.names.iter().cloned()).with_subclasses(self.subclasses.iter().map(String::as_str)))
    }

    pub(crate) fn log_level(&self) -> Option<&LogLevel> {
        self.log.as_ref()
    }

    /// `name` is the event's, read once for all readers.
    pub(crate) fn covers(&self, name: Option<&[u8]>, event: &Event) -> bool {
        let is_named = |wanted: &EventName| *wanted == EventName::All || name == Some(wanted.as_str().as_bytes());
        let in_subclass = || {
            let subclass = event.peek("Event-Subclass").unwrap_or_default();
            self.subclasses.iter().any(|wanted| wanted.as_bytes() == &*subclass)
        };
        let wanted = self.names.iter().any(is_named)
            || (!self.subclasses.is_empty() && name == Some(EventName::Custom.as_str().as_bytes()) && in_subclass());
        let of_channel = |uuid: &String| event.peek("Unique-ID").is_some_and(|value| *value == *uuid.as_bytes());
        wanted && self.channel.as_ref().is_none_or(of_channel) && self.predicate.as_ref().is_none_or(|holds| holds(event))
    }

    /// A level of another word takes all lines: which number it is, the switch knows.
    pub(crate) fn covers_line(&self, line: &LogLine) -> bool {
        self.log.as_ref().is_some_and(|wanted| wanted.number().zip(line.level()).is_none_or(|(wanted, level)| level <= wanted))
    }
}

/// The events that a reader wanted, in order. A `futures` `Stream` too. Dropping it ends the interest; the switch goes on sending what it
/// was asked for.
pub struct EventStream {
    queue: Arc<Queue>,
    /// A wait that is under way, for the `Stream` face.
    waiting: Option<Pin<Box<dyn Future<Output = Option<Delivery>> + Send>>>,
}

impl EventStream {
    pub(crate) fn new(queue: Arc<Queue>) -> Self {
        EventStream { queue, waiting: None }
    }

    /// The next delivery; `None`: the client has ended. Cancel-safe: what was not given out stays.
    pub async fn next(&mut self) -> Option<Delivery> {
        match self.waiting.take() {
            // A poll through `Stream` may have begun this wait and hold what it took.
            Some(waiting) => waiting.await,
            None => self.queue.next().await,
        }
    }
}

impl Stream for EventStream {
    type Item = Delivery;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Delivery>> {
        let queue = Arc::clone(&self.queue);
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(async move { queue.next().await }));
        let polled = waiting.as_mut().poll(cx);
        if polled.is_ready() {
            self.waiting = None;
        }
        polled
    }
}

impl Drop for EventStream {
    fn drop(&mut self) {
        self.queue.abandon();
    }
}
