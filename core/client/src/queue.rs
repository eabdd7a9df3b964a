//! The queue between a client's task and one reader.

use std::sync::{Mutex, MutexGuard, PoisonError};

use eslng_engine::delivery::{Backlog, Delivery, Overflow};
use eslng_engine::engine::Gap;
use metrics::Counter;
use tokio::sync::Notify;

use crate::telemetry;

/// What the queues of a client have in common.
#[derive(Clone)]
pub(crate) struct QueueRules {
    pub bytes: usize,
    pub overflow: Overflow,
    /// What all of them have dropped.
    pub dropped: Counter,
}

impl QueueRules {
    /// What a queue is like unless it is told otherwise.
    pub fn defaults(switch: &str) -> Self {
        QueueRules { bytes: Backlog::DEFAULT_BYTES, overflow: Overflow::default(), dropped: telemetry::dropped(switch) }
    }
}

struct Content {
    backlog: Backlog,
    abandoned: bool,
}

pub(crate) struct Queue {
    content: Mutex<Content>,
    dropped: Counter,
    /// Told when something was put in, or the end has come.
    filled: Notify,
    /// Told when something was taken out, or the reader has gone.
    room: Notify,
}

impl Queue {
    pub fn new(rules: &QueueRules) -> Self {
        let backlog = Backlog::new(rules.bytes, rules.overflow);
        Queue {
            content: Mutex::new(Content { backlog, abandoned: false }),
            dropped: rules.dropped.clone(),
            filled: Notify::new(),
            room: Notify::new(),
        }
    }

    fn content(&self) -> MutexGuard<'_, Content> {
        self.content.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether the delivery is done with; false: there is no room.
    pub fn offer(&self, delivery: &Delivery) -> bool {
        let offered = self.content().backlog.offer(delivery);
        let Some(dropped) = offered else { return false };
        self.put_in(dropped);
        true
    }

    /// The reader made no progress for too long: what does not fit is dropped as was chosen.
    pub fn force(&self, delivery: &Delivery) {
        let dropped = self.content().backlog.force(delivery);
        self.put_in(dropped);
    }

    fn put_in(&self, dropped: u64) {
        if dropped > 0 {
            self.dropped.increment(dropped);
        }
        self.filled.notify_one();
    }

    pub fn tell_gap(&self, gap: Gap) {
        self.content().backlog.tell_gap(gap);
        self.filled.notify_one();
    }

    /// Nothing comes any more.
    pub fn end(&self) {
        self.content().backlog.end();
        self.filled.notify_one();
    }

    /// The reader has gone.
    pub fn abandon(&self) {
        let mut content = self.content();
        content.abandoned = true;
        content.backlog.clear();
        drop(content);
        self.room.notify_one();
    }

    pub fn is_abandoned(&self) -> bool {
        self.content().abandoned
    }

    /// How many deliveries were taken so far.
    pub fn taken(&self) -> u64 {
        self.content().backlog.taken()
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
                if let Some(delivery) = content.backlog.take() {
                    drop(content);
                    self.room.notify_one();
                    return Some(delivery);
                }
                if content.backlog.has_ended() {
                    return None;
                }
            }
            self.filled.notified().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use eslng_engine::event::{Event, Format};

    use super::*;

    fn event(n: usize) -> Delivery {
        Delivery::Event(Event::new(Format::Plain, format!("N: {n}\n\n")))
    }

    #[tokio::test]
    async fn who_waits_is_told_of_what_comes_and_of_the_end() {
        let queue = Queue::new(&QueueRules { bytes: 1, overflow: Overflow::DropOldest, dropped: Counter::noop() });
        let (first, ()) = tokio::join!(queue.next(), async { assert!(queue.offer(&event(0))) });
        assert!(matches!(first, Some(Delivery::Event(_))));
        let (after, ()) = tokio::join!(queue.next(), async { queue.end() });
        assert!(after.is_none());
    }

    #[tokio::test]
    async fn who_waits_for_room_is_told_of_it_and_of_a_reader_that_went() {
        let queue = Queue::new(&QueueRules { bytes: 1, overflow: Overflow::DropOldest, dropped: Counter::noop() });
        assert!(queue.offer(&event(0)));
        assert!(!queue.offer(&event(1)));
        let ((), taken) = tokio::join!(queue.wait_for_room(), queue.next());
        assert!(matches!(taken, Some(Delivery::Event(_))));
        let ((), ()) = tokio::join!(queue.wait_for_room(), async { queue.abandon() });
        assert!(queue.is_abandoned());
        assert!(queue.offer(&event(2)), "nobody waits for who has gone");
    }
}
