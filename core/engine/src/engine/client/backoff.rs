//! When to try again.

use std::time::Duration;

use uuid::{Builder, Uuid};

/// Exponential waits with full jitter: each wait is drawn evenly from zero to a bound that doubles from `first` to `cap`, so that a thousand
/// clients of a switch that was restarted do not come back in one moment. A connection that stayed up for `stable` begins anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Backoff {
    /// The bound of the first wait.
    pub first: Duration,
    /// The largest bound.
    pub cap: Duration,
    /// How long a connection must have been up for the bound to begin anew.
    pub stable: Duration,
}

impl Default for Backoff {
    fn default() -> Self {
        Backoff { first: Duration::from_millis(200), cap: Duration::from_secs(30), stable: Duration::from_secs(60) }
    }
}

impl Backoff {
    /// The wait before try number `tries` (0 is the first after a loss).
    pub(super) fn wait(&self, tries: u32, random: &mut Random) -> Duration {
        let bound = self.first.saturating_mul(1u32.checked_shl(tries.min(31)).unwrap_or(u32::MAX)).min(self.cap);
        bound.mul_f64(random.fraction())
    }
}

/// Numbers from the shell's seed (SplitMix64). They decide waits and make identifiers unique; they keep no secret.
pub(super) struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// From 0 to 1.
    fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// An identifier in the form of a version 4 UUID (RFC 9562).
    pub fn uuid(&mut self) -> Uuid {
        let bytes = (u128::from(self.next()) << 64 | u128::from(self.next())).to_be_bytes();
        Builder::from_random_bytes(bytes).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_to_the_cap_and_are_spread() {
        let backoff = Backoff { first: Duration::from_millis(100), cap: Duration::from_secs(5), ..Backoff::default() };
        let mut random = Random::new(7);
        for tries in [0, 1, 3, 10, 40, u32::MAX] {
            let bound = Duration::from_millis(100 << tries.min(6)).min(backoff.cap);
            let waits: Vec<_> = (0..200).map(|_| backoff.wait(tries, &mut random)).collect();
            assert!(waits.iter().all(|wait| *wait <= bound), "{tries}");
            assert!(waits.iter().any(|wait| *wait > bound / 2) && waits.iter().any(|wait| *wait < bound / 2), "{tries}");
        }
    }

    #[test]
    fn identifiers_are_uuids_and_differ() {
        let mut random = Random::new(0);
        let ids: std::collections::BTreeSet<_> = (0..1000).map(|_| random.uuid().to_string()).collect();
        assert_eq!(ids.len(), 1000);
        assert!(
            ids.iter()
                .all(|id| id.len() == 36 && id.as_bytes()[14] == b'4' && matches!(id.as_bytes()[19], b'8'..=b'9' | b'a'..=b'b'))
        );
    }
}
