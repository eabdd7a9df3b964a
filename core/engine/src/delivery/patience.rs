//! How long reading pauses for a reader that makes no progress.

use std::time::Duration;

/// How long reading pauses for a reader that makes no progress. A switch queues 100,000 events for a listener that does not read, so that nothing is lost
/// meanwhile.
pub const PATIENCE: Duration = Duration::from_secs(5);

/// A wait for one reader; its progress begins it anew.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    taken: u64,
    until: Duration,
}

impl Patience {
    /// Begins to wait for a reader that has taken so many deliveries so far.
    pub fn begin(taken: u64, now: Duration) -> Self {
        Patience { taken, until: now + PATIENCE }
    }

    /// Whether the wait is over: no progress for too long. Progress begins it anew.
    pub fn is_over(&mut self, taken: u64, now: Duration) -> bool {
        if self.taken != taken {
            *self = Patience::begin(taken, now);
        }
        now >= self.until
    }

    /// When it is over, as things stand.
    pub fn until(&self) -> Duration {
        self.until
    }
}
