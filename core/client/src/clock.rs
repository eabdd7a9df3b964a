//! The time that a client's machine is told.

use std::time::Duration;

use tokio::time::Instant;

/// The time since a client's epoch.
pub(crate) struct Clock {
    epoch: Instant,
}

impl Clock {
    pub fn start() -> Self {
        Clock { epoch: Instant::now() }
    }

    pub fn now(&self) -> Duration {
        self.epoch.elapsed()
    }

    pub fn at(&self, time: Duration) -> Instant {
        self.epoch + time
    }
}
