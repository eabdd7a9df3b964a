//! The threads that wait.

use std::sync::Arc;

use eslng_engine::delivery::ReaderId;
use eslng_engine::engine::RequestId;

use super::bell::Bell;

/// Something that a thread may wait for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// The outcome of a request.
    Request(RequestId),
    /// A reader's next delivery.
    Reader(ReaderId),
    /// What happens to a call.
    Call(String),
    /// Whether there is a connection.
    Status,
}

struct Waiter {
    ticket: u64,
    topics: Vec<Topic>,
    bell: Option<Arc<Bell>>,
    /// It polls, or is about to, and was not rung.
    asleep: bool,
    /// It polls the socket.
    leads: bool,
}

/// The threads that wait, each with a bell. One of them, the leader, polls the socket; when it leaves, another is woken to take its place.
#[derive(Default)]
pub(super) struct Waiters {
    waiters: Vec<Waiter>,
    next: u64,
    /// Bells of threads that wait no more.
    spare: Vec<Arc<Bell>>,
}

impl Waiters {
    /// A thread begins to wait; its ticket.
    pub fn enter(&mut self, topics: Vec<Topic>) -> u64 {
        let bell = self.spare.pop().or_else(Bell::new);
        let ticket = self.next;
        self.next += 1;
        self.waiters.push(Waiter { ticket, topics, bell, asleep: false, leads: false });
        ticket
    }

    /// A thread has what it waited for, or gives up. When nobody leads, another is woken to do so.
    pub fn leave(&mut self, ticket: u64) {
        if let Some(at) = self.waiters.iter().position(|waiter| waiter.ticket == ticket)
            && let Some(bell) = self.waiters.swap_remove(at).bell
        {
            bell.silence();
            self.spare.push(bell);
        }
        // Whoever is awake looks for itself whether somebody leads.
        if !self.has_leader() && self.waiters.iter().all(|waiter| waiter.asleep) {
            self.ring_where(|_| true, true);
        }
    }

    pub fn has_leader(&self) -> bool {
        self.waiters.iter().any(|waiter| waiter.leads)
    }

    /// The thread is about to poll, with the socket or without: its bell.
    pub fn fall_asleep(&mut self, ticket: u64, leads: bool) -> Option<Arc<Bell>> {
        let waiter = self.find(ticket)?;
        (waiter.asleep, waiter.leads) = (true, leads);
        waiter.bell.clone()
    }

    /// The thread has polled.
    pub fn wake_up(&mut self, ticket: u64) {
        if let Some(waiter) = self.find(ticket) {
            let was_rung = !waiter.asleep;
            (waiter.asleep, waiter.leads) = (false, false);
            if let Some(bell) = waiter.bell.as_ref().filter(|_| was_rung) {
                bell.silence();
            }
        }
    }

    /// Something happened that concerns those who wait for this.
    pub fn ring(&mut self, topic: &Topic) {
        self.ring_where(|waiter| waiter.topics.contains(topic), false);
    }

    /// There is something to do for who polls the socket.
    pub fn ring_leader(&mut self) {
        self.ring_where(|waiter| waiter.leads, false);
    }

    pub fn ring_all(&mut self) {
        self.ring_where(|_| true, false);
    }

    fn ring_where(&mut self, concerns: impl Fn(&Waiter) -> bool, one: bool) {
        for waiter in self.waiters.iter_mut().filter(|waiter| waiter.asleep && concerns(waiter)) {
            waiter.asleep = false;
            if let Some(bell) = &waiter.bell {
                bell.ring();
            }
            if one {
                return;
            }
        }
    }

    fn find(&mut self, ticket: u64) -> Option<&mut Waiter> {
        self.waiters.iter_mut().find(|waiter| waiter.ticket == ticket)
    }
}
