//! Whether a connection is alive, told by what comes from it.

use std::time::Duration;

/// What to do now about a connection that says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Nothing.
    Alive,
    /// Ask for something cheap: whatever is answered is a sign of life.
    Ask,
    /// Nothing came for this long, not even the answer to what was asked.
    Dead(Duration),
}

/// The clock of a connection's silence. Half of the limit is left for an answer to what is asked then, so a quiet switch is not taken
/// for dead, whatever events its user may have.
pub(super) struct Liveness {
    limit: Option<Duration>,
    /// Half of it.
    patience: Duration,
    /// Since when silence counts.
    since: Duration,
    asked: bool,
}

impl Liveness {
    pub fn new(limit: Option<Duration>, now: Duration) -> Self {
        Liveness { limit, patience: limit.unwrap_or_default() / 2, since: now, asked: false }
    }

    /// Something came, or silence meant nothing until now.
    pub fn begin_anew(&mut self, now: Duration) {
        (self.since, self.asked) = (now, false);
    }

    /// When [`judge`](Self::judge) has something to say, if nothing comes.
    pub fn deadline(&self) -> Option<Duration> {
        self.limit.map(|limit| self.since + if self.asked { limit } else { self.patience })
    }

    pub fn judge(&mut self, now: Duration) -> Verdict {
        match self.limit {
            Some(limit) if self.since + limit <= now => Verdict::Dead(limit),
            Some(_) if !self.asked && self.since + self.patience <= now => {
                self.asked = true;
                Verdict::Ask
            }
            _ => Verdict::Alive,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn asked_at_half_the_limit_and_dead_at_the_whole() {
        let mut liveness = Liveness::new(Some(s(60)), s(0));
        assert_eq!((liveness.judge(s(29)), liveness.deadline()), (Verdict::Alive, Some(s(30))));
        assert_eq!((liveness.judge(s(30)), liveness.deadline()), (Verdict::Ask, Some(s(60))));
        assert_eq!(liveness.judge(s(59)), Verdict::Alive, "asked once");
        liveness.begin_anew(s(59));
        assert_eq!((liveness.judge(s(60)), liveness.deadline()), (Verdict::Alive, Some(s(89))));
        assert_eq!(liveness.judge(s(90)), Verdict::Ask);
        assert_eq!(liveness.judge(s(119)), Verdict::Dead(s(60)));
        assert_eq!(Liveness::new(None, s(0)).judge(s(1_000_000)), Verdict::Alive);
    }
}
