//! All readers of a client, for a shell that works on one thread.

use std::collections::{BTreeMap, VecDeque};
use std::time::Duration;

use super::{Backlog, Delivery, Interest, Overflow, Patience};
use crate::engine::Gap;
use crate::event::Event;
use crate::wire::LogLine;

/// One reader of one [`Readers`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReaderId(u64);

impl ReaderId {
    /// Its number, for shells in languages that keep it as one.
    pub fn number(self) -> u64 {
        self.0
    }

    /// The reader of this number.
    pub fn from_number(number: u64) -> Self {
        ReaderId(number)
    }
}

struct Reader {
    interest: Interest,
    backlog: Backlog,
}

/// What some readers have no room for yet.
struct Undelivered {
    delivery: Delivery,
    to: VecDeque<ReaderId>,
    patience: Patience,
}

/// Readers with their queues.
///
/// While [`is_paused`](Self::is_paused) the shell takes no further output of its client and does not read, until a reader has taken something or
/// [`deadline`](Self::deadline) has come. [`poll_filled`](Self::poll_filled) says who has something to take.
#[derive(Default)]
pub struct Readers {
    readers: BTreeMap<ReaderId, Reader>,
    next: u64,
    undelivered: Option<Undelivered>,
    filled: VecDeque<ReaderId>,
    dropped: u64,
}

impl Readers {
    /// A new reader, from the next delivery on.
    pub fn add(&mut self, interest: Interest, bytes: usize, overflow: Overflow) -> ReaderId {
        let id = ReaderId(self.next);
        self.next += 1;
        self.readers.insert(id, Reader { interest, backlog: Backlog::new(bytes, overflow) });
        id
    }

    /// The reader has gone; what waits for it is dropped.
    pub fn remove(&mut self, id: ReaderId, now: Duration) {
        self.readers.remove(&id);
        self.deliver_again(now);
    }

    /// What the readers want, to find the log level that all of them together need.
    pub fn interests(&self) -> impl Iterator<Item = &Interest> {
        self.readers.values().map(|reader| &reader.interest)
    }

    /// Gives an event to all who want it. Not to be called while [`is_paused`](Self::is_paused).
    pub fn deliver(&mut self, event: Event, now: Duration) {
        if self.readers.is_empty() {
            return;
        }
        let to = {
            let name = event.peek("Event-Name");
            let wanting = self.readers.iter().filter(|(_, reader)| reader.interest.covers(name.as_deref(), &event));
            wanting.map(|(id, _)| *id).collect()
        };
        self.offer(Delivery::Event(event), to, now);
    }

    /// Gives a log line to all who want it. Not to be called while [`is_paused`](Self::is_paused).
    pub fn deliver_line(&mut self, line: LogLine, now: Duration) {
        let wanting = self.readers.iter().filter(|(_, reader)| reader.interest.covers_line(&line));
        let to = wanting.map(|(id, _)| *id).collect();
        self.offer(Delivery::Log(line), to, now);
    }

    /// Tells all of a gap.
    pub fn tell_gap(&mut self, gap: &Gap) {
        for (id, reader) in &mut self.readers {
            reader.backlog.tell_gap(gap.clone());
            self.filled.push_back(*id);
        }
    }

    /// Nothing comes any more; what is there can be taken.
    pub fn end(&mut self) {
        self.undelivered = None;
        for (id, reader) in &mut self.readers {
            reader.backlog.end();
            self.filled.push_back(*id);
        }
    }

    /// The reader's next delivery; `None`: there is none now.
    pub fn take(&mut self, id: ReaderId, now: Duration) -> Option<Delivery> {
        let taken = self.readers.get_mut(&id)?.backlog.take();
        if taken.is_some() && self.undelivered.is_some() {
            self.deliver_again(now);
        }
        taken
    }

    /// Whether nothing will come for this reader any more; also of one that is not there.
    pub fn has_ended(&self, id: ReaderId) -> bool {
        self.readers.get(&id).is_none_or(|reader| reader.backlog.has_ended() && reader.backlog.is_empty())
    }

    /// The next reader that got something, or its end, since it was told last; a shell wakes it.
    pub fn poll_filled(&mut self) -> Option<ReaderId> {
        self.filled.pop_front()
    }

    /// Whether a delivery has no room: nothing more is to be read from the switch.
    pub fn is_paused(&self) -> bool {
        self.undelivered.is_some()
    }

    /// When a pause ends at the latest, unless a reader makes progress: call [`handle_timeout`](Self::handle_timeout) then.
    pub fn deadline(&self) -> Option<Duration> {
        self.undelivered.as_ref().map(|undelivered| undelivered.patience.until())
    }

    /// Says that it is `now`.
    pub fn handle_timeout(&mut self, now: Duration) {
        self.deliver_again(now);
    }

    /// How many deliveries were dropped so far, of all readers.
    pub fn dropped(&self) -> u64 {
        self.dropped
    }

    fn offer(&mut self, delivery: Delivery, mut to: VecDeque<ReaderId>, now: Duration) {
        to.retain(|id| !self.offer_one(*id, &delivery));
        self.wait_for_room(delivery, to, now);
    }

    /// Whether the delivery is done with.
    fn offer_one(&mut self, id: ReaderId, delivery: &Delivery) -> bool {
        let Some(reader) = self.readers.get_mut(&id) else { return true };
        let was_empty = reader.backlog.is_empty();
        let Some(dropped) = reader.backlog.offer(delivery) else { return false };
        self.dropped += dropped;
        if was_empty {
            self.filled.push_back(id);
        }
        true
    }

    fn wait_for_room(&mut self, delivery: Delivery, to: VecDeque<ReaderId>, now: Duration) {
        self.undelivered = to.front().copied().map(|first| {
            let patience = Patience::begin(self.taken(first), now);
            Undelivered { delivery, to, patience }
        });
    }

    fn taken(&self, id: ReaderId) -> u64 {
        self.readers.get(&id).map_or(0, |reader| reader.backlog.taken())
    }

    /// A reader took something, or its time may be over.
    fn deliver_again(&mut self, now: Duration) {
        while let Some(Undelivered { delivery, mut to, mut patience }) = self.undelivered.take() {
            let first = to[0];
            if !self.offer_one(first, &delivery) {
                if !patience.is_over(self.taken(first), now) {
                    self.undelivered = Some(Undelivered { delivery, to, patience });
                    return;
                }
                if let Some(reader) = self.readers.get_mut(&first) {
                    self.dropped += reader.backlog.force(&delivery);
                    self.filled.push_back(first);
                }
            }
            to.pop_front();
            self.wait_for_room(delivery, to, now);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::delivery::PATIENCE;
    use crate::event::Format;
    use crate::vocabulary::EventName;

    const START: Duration = Duration::ZERO;

    fn event(name: &str) -> Event {
        Event::new(Format::Plain, format!("Event-Name: {name}\n\n"))
    }

    fn filled(readers: &mut Readers) -> Vec<ReaderId> {
        std::iter::from_fn(|| readers.poll_filled()).collect()
    }

    #[test]
    fn each_gets_what_it_wants_and_is_told_so() {
        let mut readers = Readers::default();
        let all = readers.add(Interest::all(), 1 << 20, Overflow::default());
        let answers = readers.add(Interest::names([EventName::ChannelAnswer]), 1 << 20, Overflow::default());
        readers.deliver(event("CHANNEL_CREATE"), START);
        assert_eq!(filled(&mut readers), [all]);
        readers.deliver(event("CHANNEL_ANSWER"), START);
        assert_eq!(filled(&mut readers), [answers], "who has not emptied its queue knows already");
        assert!(readers.take(all, START).is_some() && readers.take(all, START).is_some());
        assert!(readers.take(answers, START).is_some() && readers.take(answers, START).is_none());
        readers.end();
        assert_eq!(filled(&mut readers), [all, answers]);
        assert!(readers.has_ended(all));
    }

    #[test]
    fn a_full_queue_pauses_until_there_is_room() {
        let mut readers = Readers::default();
        let slow = readers.add(Interest::all(), 1, Overflow::default());
        readers.deliver(event("A"), START);
        assert!(!readers.is_paused());
        readers.deliver(event("B"), START);
        assert!(readers.is_paused());
        assert_eq!(readers.deadline(), Some(PATIENCE));
        assert!(readers.take(slow, START).is_some());
        assert!(!readers.is_paused());
        assert!(readers.take(slow, START).is_some(), "what waited came in");
        assert_eq!(readers.dropped(), 0);
    }

    #[test]
    fn who_makes_no_progress_is_not_waited_for() {
        let mut readers = Readers::default();
        let stuck = readers.add(Interest::all(), 1, Overflow::DropNewest);
        let quick = readers.add(Interest::all(), 1 << 20, Overflow::default());
        readers.deliver(event("A"), START);
        readers.deliver(event("B"), START);
        readers.handle_timeout(PATIENCE / 2);
        assert!(readers.is_paused());
        readers.handle_timeout(PATIENCE);
        assert!(!readers.is_paused());
        assert_eq!(readers.dropped(), 1);
        readers.deliver(event("C"), PATIENCE);
        assert!(!readers.is_paused(), "nor again, until it has taken something");
        assert!(matches!(readers.take(stuck, PATIENCE), Some(Delivery::Event(_))));
        assert!(matches!(readers.take(stuck, PATIENCE), Some(Delivery::Dropped { count: 2 })));
        assert_eq!(std::iter::from_fn(|| readers.take(quick, PATIENCE)).count(), 3);
    }

    #[test]
    fn a_reader_that_goes_ends_the_pause() {
        let mut readers = Readers::default();
        let slow = readers.add(Interest::all(), 1, Overflow::default());
        readers.deliver(event("A"), START);
        readers.deliver(event("B"), START);
        assert!(readers.is_paused());
        readers.remove(slow, START);
        assert!(!readers.is_paused());
        assert!(readers.has_ended(slow));
    }
}
