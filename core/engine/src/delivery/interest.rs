//! Which events a reader wants.

use crate::command::{LogLevel, Subscription};
use crate::event::Event;
use crate::vocabulary::EventName;
use crate::wire::LogLine;

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

    /// Log lines from this level on, as [`super::Delivery::Log`].
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

    /// Of the events, only those for which this holds. It runs where the client reads: keep it short.
    pub fn matching(mut self, predicate: impl Fn(&Event) -> bool + Send + Sync + 'static) -> Self {
        self.predicate = Some(Box::new(predicate));
        self
    }

    /// The events that the switch has to be asked for.
    pub fn subscription(&self) -> Option<Subscription> {
        let any = !self.names.is_empty() || !self.subclasses.is_empty();
        any.then(|| Subscription::names(self.names.iter().cloned()).with_subclasses(self.subclasses.iter().map(String::as_str)))
    }

    /// The level from which on it wants log lines.
    pub fn log_level(&self) -> Option<&LogLevel> {
        self.log.as_ref()
    }

    /// Whether it wants this event. `name` is the event's Event-Name, read once for all readers.
    pub fn covers(&self, name: Option<&[u8]>, event: &Event) -> bool {
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

    /// Whether it wants this log line. A level of another word takes all lines: which number it is, the switch knows.
    pub fn covers_line(&self, line: &LogLine) -> bool {
        self.log.as_ref().is_some_and(|wanted| wanted.number().zip(line.level()).is_none_or(|(wanted, level)| level <= wanted))
    }
}
