//! What waits for one reader: bounded by bytes, and honest about what did not fit.

use std::collections::VecDeque;

use super::Delivery;
use crate::engine::Gap;

/// What happens when a reader's queue stays full for as long as the client waits for it ([`PATIENCE`](super::PATIENCE)).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Overflow {
    /// The oldest events go, and the reader is told how many.
    #[default]
    DropOldest,
    /// The newest go, and the reader is told how many.
    DropNewest,
    /// The stream ends, and the reader is told how many it did not get.
    Fail,
}

/// What an event or a log line costs besides its bytes.
const OVERHEAD: usize = 128;

/// The queue of one reader. It never waits: [`offer`](Self::offer) says that there is no room, and the shell decides with
/// [`Patience`](super::Patience) when to [`force`](Self::force).
#[derive(Debug)]
pub struct Backlog {
    limit: usize,
    overflow: Overflow,
    deliveries: VecDeque<Delivery>,
    bytes: usize,
    /// Dropped from the front, not told yet: said before what is left.
    dropped: u64,
    taken: u64,
    /// The reader made no progress for too long, and none since: it is not waited for again.
    stalled: bool,
    ended: bool,
}

impl Backlog {
    /// How many bytes of events wait for one reader, unless it is told otherwise (64 MiB).
    pub const DEFAULT_BYTES: usize = 64 << 20;

    /// A queue for so many bytes of events.
    pub fn new(bytes: usize, overflow: Overflow) -> Self {
        Backlog {
            limit: bytes,
            overflow,
            deliveries: VecDeque::new(),
            bytes: 0,
            dropped: 0,
            taken: 0,
            stalled: false,
            ended: false,
        }
    }

    /// Puts an event or a log line in, unless the queue is full; an empty one takes an event of any size. How many deliveries were dropped
    /// for it, since the queue of a reader that has stalled drops at once; `None`: there is no room.
    #[must_use = "what was not put in is to be offered again, or forced"]
    pub fn offer(&mut self, delivery: &Delivery) -> Option<u64> {
        let cost = cost(delivery);
        if self.ended {
            return Some(0);
        }
        if self.bytes > 0 && self.bytes + cost > self.limit {
            return self.stalled.then(|| self.force(delivery));
        }
        self.bytes += cost;
        self.deliveries.push_back(delivery.clone());
        Some(0)
    }

    /// The reader made no progress for too long: what does not fit is dropped as was chosen. How many deliveries were dropped.
    pub fn force(&mut self, delivery: &Delivery) -> u64 {
        self.stalled = true;
        match self.overflow {
            Overflow::DropNewest => {
                self.count_last();
                1
            }
            Overflow::Fail => {
                self.count_last();
                self.ended = true;
                1
            }
            Overflow::DropOldest => {
                let cost = cost(delivery);
                let before = self.dropped;
                while self.bytes > 0 && self.bytes + cost > self.limit {
                    self.drop_oldest();
                }
                self.bytes += cost;
                self.deliveries.push_back(delivery.clone());
                self.dropped - before
            }
        }
    }

    /// Tells the reader of a gap; it takes no room, since gaps with nothing between them become one.
    pub fn tell_gap(&mut self, gap: Gap) {
        match self.deliveries.back_mut() {
            Some(Delivery::Gap(before)) => *before = joined(before, gap),
            _ => self.deliveries.push_back(Delivery::Gap(gap)),
        }
    }

    /// Nothing comes any more; what is in it can be taken.
    pub fn end(&mut self) {
        self.ended = true;
    }

    /// Drops what is in it, and takes no more.
    pub fn clear(&mut self) {
        self.ended = true;
        self.deliveries.clear();
        (self.bytes, self.dropped) = (0, 0);
    }

    /// The next delivery; `None`: there is none, now or, after the [end](Self::has_ended), for ever.
    pub fn take(&mut self) -> Option<Delivery> {
        if self.dropped > 0 {
            return Some(Delivery::Dropped { count: std::mem::take(&mut self.dropped) });
        }
        let delivery = self.deliveries.pop_front()?;
        self.bytes -= cost(&delivery);
        self.stalled = false;
        self.taken += 1;
        Some(delivery)
    }

    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.deliveries.is_empty() && self.dropped == 0
    }

    /// Whether nothing is put in any more.
    pub fn has_ended(&self) -> bool {
        self.ended
    }

    /// How many deliveries were taken so far: the reader's progress.
    pub fn taken(&self) -> u64 {
        self.taken
    }

    fn drop_oldest(&mut self) {
        match self.deliveries.pop_front() {
            Some(Delivery::Dropped { count }) => self.dropped += count,
            // A gap among dropped events is still a gap: it comes first then.
            Some(Delivery::Gap(gap)) => match self.deliveries.front_mut() {
                Some(Delivery::Gap(next)) => *next = joined(&gap, std::mem::take(next)),
                Some(_) => self.deliveries.insert(1, Delivery::Gap(gap)),
                None => self.deliveries.push_back(Delivery::Gap(gap)),
            },
            Some(oldest) => {
                self.bytes -= cost(&oldest);
                self.dropped += 1;
            }
            None => self.bytes = 0,
        }
    }

    /// Counts an event that was not put in, where the reader will come to it.
    fn count_last(&mut self) {
        match self.deliveries.back_mut() {
            Some(Delivery::Dropped { count }) => *count += 1,
            Some(_) => self.deliveries.push_back(Delivery::Dropped { count: 1 }),
            None => self.dropped += 1,
        }
    }
}

/// What a delivery takes of the room.
fn cost(delivery: &Delivery) -> usize {
    match delivery {
        Delivery::Event(event) => event.as_bytes().len() + OVERHEAD,
        Delivery::Log(line) => line.body().len() + OVERHEAD,
        Delivery::Gap(_) | Delivery::Dropped { .. } => 0,
    }
}

/// Two gaps as one.
fn joined(first: &Gap, mut second: Gap) -> Gap {
    second.from = first.from;
    // What the first knows counts where the second saw no restart.
    second.restarted = first.restarted.filter(|restarted| *restarted).or(second.restarted);
    second
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::event::{Event, Format};

    fn event(n: usize) -> Delivery {
        Delivery::Event(Event::new(Format::Plain, format!("N: {n}\n\n")))
    }

    fn drain(backlog: &mut Backlog) -> Vec<String> {
        let mut seen = Vec::new();
        while let Some(delivery) = backlog.take() {
            seen.push(match delivery {
                Delivery::Event(event) => event.get("N").expect("a number").into_owned(),
                Delivery::Dropped { count } => format!("-{count}"),
                Delivery::Gap(_) => "gap".into(),
                Delivery::Log(line) => line.text().into_owned(),
            });
        }
        assert!(backlog.is_empty());
        seen
    }

    /// So many events fit.
    fn backlog(events: usize, overflow: Overflow) -> Backlog {
        Backlog::new(events * (6 + OVERHEAD), overflow)
    }

    /// Three events fit.
    fn full(overflow: Overflow) -> Backlog {
        let mut backlog = backlog(3, overflow);
        assert!((0..3).all(|n| backlog.offer(&event(n)) == Some(0)));
        assert_eq!(backlog.offer(&event(3)), None);
        backlog
    }

    #[test]
    fn what_did_not_fit_is_counted_where_it_was() {
        let mut oldest = full(Overflow::DropOldest);
        assert_eq!(oldest.force(&event(3)), 1);
        assert_eq!(oldest.offer(&event(4)), Some(1), "who has stalled is not waited for again");
        assert_eq!(drain(&mut oldest), ["-2", "2", "3", "4"]);

        let mut newest = full(Overflow::DropNewest);
        assert_eq!((newest.force(&event(3)), newest.force(&event(4))), (1, 1));
        assert_eq!(drain(&mut newest), ["0", "1", "2", "-2"]);

        let mut fails = full(Overflow::Fail);
        assert_eq!(fails.force(&event(3)), 1);
        assert!(fails.has_ended());
        assert_eq!(fails.offer(&event(4)), Some(0), "it has ended");
        assert_eq!(drain(&mut fails), ["0", "1", "2", "-1"]);
    }

    #[test]
    fn who_took_something_is_waited_for_again() {
        let mut backlog = full(Overflow::DropOldest);
        backlog.force(&event(3));
        assert!(matches!(backlog.take(), Some(Delivery::Dropped { count: 1 })));
        assert!(matches!(backlog.take(), Some(Delivery::Event(_))));
        assert_eq!(backlog.offer(&event(4)), Some(0));
        assert_eq!(backlog.offer(&event(5)), None);
    }

    #[test]
    fn a_gap_takes_no_room_and_is_not_dropped() {
        let mut backlog = backlog(2, Overflow::DropOldest);
        assert_eq!(backlog.offer(&event(0)), Some(0));
        backlog.tell_gap(Gap::default());
        assert_eq!(backlog.offer(&event(1)), Some(0));
        for n in 2..5 {
            backlog.force(&event(n));
        }
        let seen = drain(&mut backlog);
        assert_eq!(seen[0], "-3");
        assert_eq!(seen.iter().filter(|item| *item == "gap").count(), 1, "{seen:?}");
    }

    #[test]
    fn gaps_with_nothing_between_them_become_one() {
        let gap = |from: u64, restarted| {
            let mut gap = Gap::default();
            (gap.from, gap.until, gap.restarted) = (Duration::from_secs(from), Duration::from_secs(from + 1), restarted);
            gap
        };
        let mut backlog = backlog(2, Overflow::DropOldest);
        backlog.tell_gap(gap(1, Some(true)));
        backlog.tell_gap(gap(3, Some(false)));
        for n in 0..4 {
            backlog.force(&event(n));
        }
        backlog.tell_gap(gap(5, None));
        for n in 4..8 {
            backlog.force(&event(n));
        }
        let mut gaps = Vec::new();
        while let Some(delivery) = backlog.take() {
            if let Delivery::Gap(gap) = delivery {
                gaps.push((gap.from.as_secs(), gap.until.as_secs(), gap.restarted));
            }
        }
        assert_eq!(gaps, [(1, 6, Some(true))]);
    }

    #[test]
    fn an_event_of_any_size_fits_an_empty_queue() {
        let mut backlog = Backlog::new(1, Overflow::DropOldest);
        assert_eq!(backlog.offer(&event(0)), Some(0));
        assert_eq!(backlog.offer(&event(1)), None);
        assert_eq!(drain(&mut backlog), ["0"]);
    }
}
