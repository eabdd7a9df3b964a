//! How fast calls may be placed, and how many at once, per gateway.

use std::collections::HashMap;
use std::time::Duration;

/// The limits of one gateway; `None`: none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Pace {
    /// Calls that begin in a second. They are spread evenly: 10 a second begin 100 ms apart.
    pub per_second: Option<f64>,
    /// Calls that have begun and not ended.
    pub at_once: Option<usize>,
}

impl Pace {
    /// No limits.
    pub fn unlimited() -> Self {
        Pace::default()
    }

    /// At most so many calls begin in a second.
    pub fn per_second(mut self, calls: f64) -> Self {
        self.per_second = Some(calls).filter(|calls| *calls > 0.0);
        self
    }

    /// At most so many calls at once.
    pub fn at_once(mut self, calls: usize) -> Self {
        self.at_once = Some(calls);
        self
    }
}

#[derive(Default)]
struct Gateway {
    pace: Option<Pace>,
    next: Duration,
    open: usize,
}

/// Says when a call may begin. Time is an argument; who waits, waits in the shell.
pub struct Limiter {
    default: Pace,
    gateways: HashMap<String, Gateway>,
}

impl Limiter {
    /// A limiter with this pace for each gateway that has none of its own.
    pub fn new(default: Pace) -> Self {
        Limiter { default, gateways: HashMap::new() }
    }

    /// Another pace for one gateway, from now on.
    pub fn set(&mut self, gateway: &str, pace: Pace) {
        self.gateways.entry(gateway.to_owned()).or_default().pace = Some(pace);
    }

    /// Begins a call through a gateway if its limits allow it now; [`ended`](Self::ended) has to follow. Otherwise the time at which to ask
    /// again, or `Err(None)`: when another of its calls has ended.
    ///
    /// # Errors
    /// It may not begin yet.
    pub fn begin(&mut self, gateway: &str, now: Duration) -> Result<(), Option<Duration>> {
        let default = self.default;
        let gateway = self.gateways.entry(gateway.to_owned()).or_default();
        let pace = gateway.pace.unwrap_or(default);
        if pace.at_once.is_some_and(|most| gateway.open >= most) {
            return Err(None);
        }
        if let Some(rate) = pace.per_second {
            if now < gateway.next {
                return Err(Some(gateway.next));
            }
            gateway.next = gateway.next.max(now) + Duration::from_secs_f64(1.0 / rate);
        }
        gateway.open += 1;
        Ok(())
    }

    /// A call through a gateway has ended, or did not come about.
    pub fn ended(&mut self, gateway: &str) {
        if let Some(known) = self.gateways.get_mut(gateway) {
            known.open = known.open.saturating_sub(1);
            if known.open == 0 && known.pace.is_none() && self.default.per_second.is_none() {
                self.gateways.remove(gateway);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: fn(u64) -> Duration = Duration::from_millis;

    #[test]
    fn calls_begin_evenly_and_no_more_at_once_than_allowed() {
        let mut limiter = Limiter::new(Pace::unlimited().per_second(10.0).at_once(2));
        assert_eq!(limiter.begin("a", MS(0)), Ok(()));
        assert_eq!(limiter.begin("a", MS(50)), Err(Some(MS(100))));
        assert_eq!(limiter.begin("b", MS(50)), Ok(()), "another gateway has limits of its own");
        assert_eq!(limiter.begin("a", MS(100)), Ok(()));
        assert_eq!(limiter.begin("a", MS(900)), Err(None));
        limiter.ended("a");
        assert_eq!(limiter.begin("a", MS(900)), Ok(()));
        assert_eq!(limiter.begin("a", MS(901)), Err(None), "a quiet time is not saved up");
    }

    #[test]
    fn one_gateway_may_have_another_pace() {
        let mut limiter = Limiter::new(Pace::unlimited());
        limiter.set("slow", Pace::unlimited().at_once(1));
        for _ in 0..100 {
            assert_eq!(limiter.begin("fast", MS(0)), Ok(()));
        }
        assert_eq!(limiter.begin("slow", MS(0)), Ok(()));
        assert_eq!(limiter.begin("slow", MS(9000)), Err(None));
    }

    #[test]
    fn gateways_without_calls_take_no_room() {
        let mut limiter = Limiter::new(Pace::unlimited().at_once(5));
        for number in 0..1000 {
            let gateway = number.to_string();
            limiter.begin(&gateway, MS(0)).unwrap();
            limiter.ended(&gateway);
        }
        assert!(limiter.gateways.is_empty());
    }
}
