use std::time::{Duration, Instant};

use rustix::event::Timespec;

/// Until when a call may take. It holds for all that the call does, however often it has to wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline(Option<Instant>);

impl Deadline {
    /// No limit.
    pub const NEVER: Deadline = Deadline(None);

    /// This long from now. A time too far away to count is none.
    pub fn after(time: Duration) -> Self {
        Deadline(Instant::now().checked_add(time))
    }

    /// Until then.
    pub fn at(at: Instant) -> Self {
        Deadline(Some(at))
    }

    /// libesl's milliseconds: 0 is no limit.
    #[inline]
    pub fn from_libesl_ms(ms: u32) -> Self {
        if ms == 0 { Deadline::NEVER } else { Deadline::after(Duration::from_millis(ms.into())) }
    }

    /// What is left; `None`: no limit.
    #[inline]
    pub fn remaining(self) -> Option<Duration> {
        self.0.map(|at| at.saturating_duration_since(Instant::now()))
    }

    /// Whether it has passed.
    #[inline]
    pub fn has_passed(self) -> bool {
        self.remaining().is_some_and(|left| left.is_zero())
    }

    /// The earlier of the two.
    pub(crate) fn min(self, other: Deadline) -> Deadline {
        match (self.0, other.0) {
            (Some(a), Some(b)) => Deadline(Some(a.min(b))),
            (a, b) => Deadline(a.or(b)),
        }
    }

    /// What is left, for `poll`.
    pub(crate) fn timespec(self) -> Option<Timespec> {
        // A duration's seconds that overflow the kernel's are no limit.
        self.remaining().and_then(|left| Timespec::try_from(left).ok())
    }
}
