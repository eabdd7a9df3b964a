//! What waits for one reader: bounded by bytes, and honest about what did not fit.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use eslng_engine::engine::Gap;
use metrics::Counter;
use tokio::sync::Notify;

use crate::stream::Delivery;
use crate::telemetry;

/// What happens when a reader's queue stays full for as long as the client waits for it (5 s without progress).
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

#[derive(Default)]
struct Content {
    deliveries: VecDeque<Delivery>,
    bytes: usize,
    /// Dropped from the front, not told yet: said before what is left.
    dropped: u64,
    /// How many deliveries the reader has taken; progress, to whoever waits for room.
    taken: u64,
    /// The reader made no progress for too long, and none since: it is not waited for again.
    stalled: bool,
    ended: bool,
    abandoned: bool,
}

/// What the queues of a client have in common.
#[derive(Clone)]
pub(crate) struct QueueRules {
    pub bytes: usize,
    pub overflow: Overflow,
    /// What all of them have dropped.
    pub dropped: Counter,
}

/// How many bytes of events wait for one reader, unless it is told otherwise.
pub(crate) const BYTES: usize = 64 << 20;

impl QueueRules {
    /// What a queue is like unless it is told otherwise.
    pub fn defaults(switch: &str) -> Self {
        QueueRules { bytes: BYTES, overflow: Overflow::default(), dropped: telemetry::dropped(switch) }
    }
}

pub(crate) struct Queue {
    rules: QueueRules,
    content: Mutex<Content>,
    /// Told when something was put in, or the end has come.
    filled: Notify,
    /// Told when something was taken out, or the reader has gone.
    room: Notify,
}

impl Queue {
    pub fn new(rules: QueueRules) -> Self {
        Queue { rules, content: Mutex::default(), filled: Notify::new(), room: Notify::new() }
    }

    fn content(&self) -> MutexGuard<'_, Content> {
        self.content.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts an event or a log line in, unless the queue is full; an empty one takes an event of any size. Whether it is done with: the queue of a reader
    /// that has stalled drops at once.
    pub fn offer(&self, delivery: &Delivery) -> bool {
        let mut content = self.content();
        let cost = cost(delivery);
        if content.abandoned || content.ended {
            return true;
        }
        if content.bytes > 0 && content.bytes + cost > self.rules.bytes {
            if content.stalled {
                drop(content);
                self.force(delivery);
                return true;
            }
            return false;
        }
        content.bytes += cost;
        content.deliveries.push_back(delivery.clone());
        drop(content);
        self.filled.notify_one();
        true
    }

    /// The reader made no progress for too long: what does not fit is dropped as was chosen.
    pub fn force(&self, delivery: &Delivery) {
        let mut content = self.content();
        content.stalled = true;
        match self.rules.overflow {
            Overflow::DropNewest => {
                count_last(&mut content);
                self.rules.dropped.increment(1);
            }
            Overflow::Fail => {
                count_last(&mut content);
                self.rules.dropped.increment(1);
                content.ended = true;
            }
            Overflow::DropOldest => {
                let cost = cost(delivery);
                let before = content.dropped;
                while content.bytes > 0 && content.bytes + cost > self.rules.bytes {
                    drop_oldest(&mut content);
                }
                self.rules.dropped.increment(content.dropped - before);
                content.bytes += cost;
                content.deliveries.push_back(delivery.clone());
            }
        }
        drop(content);
        self.filled.notify_one();
    }

    /// Tells the reader of a gap; it takes no room, since gaps with nothing between them become one.
    pub fn tell_gap(&self, gap: Gap) {
        let mut content = self.content();
        match content.deliveries.back_mut() {
            Some(Delivery::Gap(before)) => *before = joined(before, gap),
            _ => content.deliveries.push_back(Delivery::Gap(gap)),
        }
        drop(content);
        self.filled.notify_one();
    }

    /// Nothing comes any more.
    pub fn end(&self) {
        self.content().ended = true;
        self.filled.notify_one();
    }

    /// The reader has gone.
    pub fn abandon(&self) {
        let mut content = self.content();
        content.abandoned = true;
        content.deliveries.clear();
        drop(content);
        self.room.notify_one();
    }

    pub fn is_abandoned(&self) -> bool {
        self.content().abandoned
    }

    /// How many deliveries were taken so far.
    pub fn taken(&self) -> u64 {
        self.content().taken
    }

    /// Waits until something was taken out.
    pub async fn wait_for_room(&self) {
        self.room.notified().await;
    }

    /// The next delivery; `None` after the end.
    pub async fn next(&self) -> Option<Delivery> {
        loop {
            {
                let mut content = self.content();
                if let Some(delivery) = take(&mut content) {
                    drop(content);
                    self.room.notify_one();
                    return Some(delivery);
                }
                if content.ended {
                    return None;
                }
            }
            self.filled.notified().await;
        }
    }
}

fn take(content: &mut Content) -> Option<Delivery> {
    if content.dropped > 0 {
        return Some(Delivery::Dropped { count: std::mem::take(&mut content.dropped) });
    }
    let delivery = content.deliveries.pop_front()?;
    content.bytes -= cost(&delivery);
    content.stalled = false;
    content.taken += 1;
    Some(delivery)
}

/// What a delivery takes of the room.
fn cost(delivery: &Delivery) -> usize {
    match delivery {
        Delivery::Event(event) => event.as_bytes().len() + OVERHEAD,
        Delivery::Log(line) => line.body().len() + OVERHEAD,
        Delivery::Gap(_) | Delivery::Dropped { .. } => 0,
    }
}

fn drop_oldest(content: &mut Content) {
    match content.deliveries.pop_front() {
        Some(Delivery::Dropped { count }) => content.dropped += count,
        // A gap among dropped events is still a gap: it comes first then.
        Some(Delivery::Gap(gap)) => match content.deliveries.front_mut() {
            Some(Delivery::Gap(next)) => *next = joined(&gap, std::mem::take(next)),
            Some(_) => content.deliveries.insert(1, Delivery::Gap(gap)),
            None => content.deliveries.push_back(Delivery::Gap(gap)),
        },
        Some(oldest) => {
            content.bytes -= cost(&oldest);
            content.dropped += 1;
        }
        None => content.bytes = 0,
    }
}

/// Two gaps as one.
fn joined(first: &Gap, mut second: Gap) -> Gap {
    second.from = first.from;
    // What the first knows counts where the second saw no restart.
    second.restarted = first.restarted.filter(|restarted| *restarted).or(second.restarted);
    second
}

/// Counts an event that was not put in, where the reader will come to it.
fn count_last(content: &mut Content) {
    match content.deliveries.back_mut() {
        Some(Delivery::Dropped { count }) => *count += 1,
        Some(_) => content.deliveries.push_back(Delivery::Dropped { count: 1 }),
        None => content.dropped += 1,
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use eslng_engine::event::{Event, Format};

    use super::*;

    fn event(n: usize) -> Delivery {
        Delivery::Event(Event::new(Format::Plain, format!("N: {n}\n\n")))
    }

    async fn drain(queue: &Queue) -> Vec<String> {
        queue.end();
        let mut seen = Vec::new();
        while let Some(delivery) = queue.next().await {
            seen.push(match delivery {
                Delivery::Event(event) => event.get("N").expect("a number").into_owned(),
                Delivery::Dropped { count } => format!("-{count}"),
                Delivery::Gap(_) => "gap".into(),
                Delivery::Log(line) => line.text().into_owned(),
            });
        }
        seen
    }

    /// So many events fit.
    fn queue(events: usize, overflow: Overflow) -> Queue {
        Queue::new(QueueRules { bytes: events * (6 + OVERHEAD), overflow, dropped: Counter::noop() })
    }

    /// Three events fit.
    fn full(overflow: Overflow) -> Queue {
        let queue = queue(3, overflow);
        assert!((0..3).all(|n| queue.offer(&event(n))));
        assert!(!queue.offer(&event(3)));
        queue
    }

    #[tokio::test]
    async fn what_did_not_fit_is_counted_where_it_was() {
        let oldest = full(Overflow::DropOldest);
        oldest.force(&event(3));
        oldest.force(&event(4));
        assert_eq!(drain(&oldest).await, ["-2", "2", "3", "4"]);

        let newest = full(Overflow::DropNewest);
        newest.force(&event(3));
        newest.force(&event(4));
        assert_eq!(drain(&newest).await, ["0", "1", "2", "-2"]);

        let fails = full(Overflow::Fail);
        fails.force(&event(3));
        assert!(fails.offer(&event(4)), "it has ended");
        assert_eq!(drain(&fails).await, ["0", "1", "2", "-1"]);
    }

    #[tokio::test]
    async fn a_gap_takes_no_room_and_is_not_dropped() {
        let queue = queue(2, Overflow::DropOldest);
        assert!(queue.offer(&event(0)));
        queue.tell_gap(Gap::default());
        assert!(queue.offer(&event(1)));
        for n in 2..5 {
            queue.force(&event(n));
        }
        let seen = drain(&queue).await;
        assert_eq!(seen[0], "-3");
        assert_eq!(seen.iter().filter(|item| *item == "gap").count(), 1, "{seen:?}");
    }

    #[tokio::test]
    async fn gaps_with_nothing_between_them_become_one() {
        let gap = |from: u64, restarted| {
            let mut gap = Gap::default();
            (gap.from, gap.until, gap.restarted) = (Duration::from_secs(from), Duration::from_secs(from + 1), restarted);
            gap
        };
        let queue = queue(2, Overflow::DropOldest);
        queue.tell_gap(gap(1, Some(true)));
        queue.tell_gap(gap(3, Some(false)));
        for n in 0..4 {
            queue.force(&event(n));
        }
        queue.tell_gap(gap(5, None));
        (4..8).for_each(|n| queue.force(&event(n)));
        queue.end();
        let mut gaps = Vec::new();
        while let Some(delivery) = queue.next().await {
            if let Delivery::Gap(gap) = delivery {
                gaps.push((gap.from.as_secs(), gap.until.as_secs(), gap.restarted));
            }
        }
        assert_eq!(gaps, [(1, 6, Some(true))]);
    }

    #[tokio::test]
    async fn an_event_of_any_size_fits_an_empty_queue() {
        let queue = Queue::new(QueueRules { bytes: 1, overflow: Overflow::DropOldest, dropped: Counter::noop() });
        assert!(queue.offer(&event(0)));
        assert!(!queue.offer(&event(1)));
        assert_eq!(drain(&queue).await, ["0"]);
    }
}
