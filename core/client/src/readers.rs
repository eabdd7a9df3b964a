//! Who reads a client's events, and what some of them have no room for at the moment.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Context;

use eslng_engine::command::LogLevel;
use eslng_engine::delivery::{Delivery, Interest, Patience};
use eslng_engine::engine::Gap;
use eslng_engine::event::Event;
use eslng_engine::wire::LogLine;
use tokio::time::timeout_at;

use crate::clock::Clock;
use crate::queue::Queue;

/// The readers of one client. While one of them has no room nothing more is given out, and the client does not read.
#[derive(Default)]
pub(crate) struct Readers {
    readers: Vec<(Interest, Arc<Queue>)>,
    undelivered: Option<Undelivered>,
}

/// What some readers still have no room for.
struct Undelivered {
    delivery: Delivery,
    to: VecDeque<Arc<Queue>>,
    /// With the first of them.
    patience: Patience,
    /// Ends when the first of them has taken something, or its time is over.
    room: Pin<Box<dyn Future<Output = ()> + Send>>,
}

impl Readers {
    pub fn add(&mut self, interest: Interest, queue: Arc<Queue>) {
        self.readers.retain(|(_, queue)| !queue.is_abandoned());
        self.readers.push((interest, queue));
    }

    /// The highest level of log lines that a reader wants, if this one is a number at all.
    pub fn log_level(&self, level: LogLevel) -> LogLevel {
        let wanted = self.readers.iter().filter_map(|(interest, _)| interest.log_level());
        let most = wanted.filter_map(|level| Some((level.number()?, level))).max_by_key(|(number, _)| *number);
        most.filter(|_| level.number().is_some()).map_or(level, |(_, level)| level.clone())
    }

    /// Whether something waits for room.
    pub fn is_blocked(&self) -> bool {
        self.undelivered.is_some()
    }

    /// Gives an event to every reader that wants it; those without room keep it waiting.
    pub fn deliver(&mut self, event: Event, clock: &Clock) {
        if self.readers.is_empty() {
            return;
        }
        let delivery = Delivery::Event(event);
        let Delivery::Event(event) = &delivery else { return };
        let name = event.peek("Event-Name");
        let without_room = self.offer(&delivery, |interest| interest.covers(name.as_deref(), event));
        drop(name);
        self.wait_for_the_first(delivery, without_room, clock);
    }

    /// Gives a log line likewise.
    pub fn deliver_line(&mut self, line: LogLine, clock: &Clock) {
        let delivery = Delivery::Log(line);
        let Delivery::Log(line) = &delivery else { return };
        let without_room = self.offer(&delivery, |interest| interest.covers_line(line));
        self.wait_for_the_first(delivery, without_room, clock);
    }

    pub fn tell_gap(&self, gap: &Gap) {
        self.readers.iter().for_each(|(_, queue)| queue.tell_gap(gap.clone()));
    }

    /// Nothing comes any more.
    pub fn end(&mut self) {
        self.undelivered = None;
        self.readers.drain(..).for_each(|(_, queue)| queue.end());
    }

    /// Gives out what waits, if there is room now or the time for it is over; whether it did.
    pub fn poll_room(&mut self, cx: &mut Context<'_>, clock: &Clock) -> bool {
        let Some(undelivered) = &mut self.undelivered else { return false };
        let is_ready = undelivered.room.as_mut().poll(cx).is_ready();
        if is_ready {
            self.deliver_again(clock);
        }
        is_ready
    }

    /// Those who want it and have no room.
    fn offer(&self, delivery: &Delivery, wants: impl Fn(&Interest) -> bool) -> VecDeque<Arc<Queue>> {
        let wanting = self.readers.iter().filter(|(interest, _)| wants(interest));
        wanting.filter(|(_, queue)| !queue.offer(delivery)).map(|(_, queue)| Arc::clone(queue)).collect()
    }

    fn wait_for_the_first(&mut self, delivery: Delivery, to: VecDeque<Arc<Queue>>, clock: &Clock) {
        if let Some(first) = to.front() {
            let patience = Patience::begin(first.taken(), clock.now());
            self.wait(delivery, to, patience, clock);
        }
    }

    fn wait(&mut self, delivery: Delivery, to: VecDeque<Arc<Queue>>, patience: Patience, clock: &Clock) {
        let (first, until) = (Arc::clone(&to[0]), clock.at(patience.until()));
        let room = Box::pin(async move { drop(timeout_at(until, first.wait_for_room()).await) });
        self.undelivered = Some(Undelivered { delivery, to, patience, room });
    }

    /// The first reader took something, or its time is over.
    fn deliver_again(&mut self, clock: &Clock) {
        let Some(Undelivered { delivery, mut to, mut patience, .. }) = self.undelivered.take() else { return };
        let first = &to[0];
        if !first.offer(&delivery) {
            if !patience.is_over(first.taken(), clock.now()) {
                return self.wait(delivery, to, patience, clock);
            }
            first.force(&delivery);
        }
        to.pop_front();
        self.wait_for_the_first(delivery, to, clock);
    }
}
