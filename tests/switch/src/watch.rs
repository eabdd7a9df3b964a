//! What happens in the switch, for a test that waits for it.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::event::Event;

/// How long [`Events::wait`] waits.
const PATIENCE: Duration = Duration::from_secs(10);

/// Every event of the switch from the moment this was asked for, in order, whatever its connections listen to. Events that
/// nobody takes are kept.
#[derive(Debug)]
pub struct Events {
    events: Receiver<Event>,
}

/// What was waited for has not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NothingCame {
    /// The time is over.
    InTime,
    /// The switch has stopped.
    Stopped,
}

impl std::fmt::Display for NothingCame {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            NothingCame::InTime => write!(formatter, "the event that was waited for did not come in time"),
            NothingCame::Stopped => write!(formatter, "the test switch stopped before the event that was waited for came"),
        }
    }
}

impl std::error::Error for NothingCame {}

impl Events {
    pub(crate) fn new(events: Receiver<Event>) -> Self {
        Events { events }
    }

    /// The next event that `wanted` accepts; those before it are passed over. Waits 10 s at most.
    pub fn wait(&self, wanted: impl FnMut(&Event) -> bool) -> Result<Event, NothingCame> {
        self.wait_for(PATIENCE, wanted)
    }

    /// The same, for as long as `time`.
    pub fn wait_for(&self, time: Duration, mut wanted: impl FnMut(&Event) -> bool) -> Result<Event, NothingCame> {
        let deadline = Instant::now() + time;
        loop {
            let event =
                self.events.recv_timeout(deadline.saturating_duration_since(Instant::now())).map_err(|error| match error {
                    RecvTimeoutError::Timeout => NothingCame::InTime,
                    RecvTimeoutError::Disconnected => NothingCame::Stopped,
                })?;
            if wanted(&event) {
                return Ok(event);
            }
        }
    }

    /// The beginning of this application on whichever channel: its CHANNEL_EXECUTE.
    pub fn application(&self, name: &str) -> Result<Event, NothingCame> {
        self.wait(|event| event.name() == "CHANNEL_EXECUTE" && event.get("Application").as_deref() == Some(name))
    }
}
