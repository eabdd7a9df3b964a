//! Who waits for what on a session, and whose a frame is that came.

use std::collections::VecDeque;

use eslng_engine::wire::{ContentType, Frame};

/// What a thread waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The next `command/reply` or `api/response`.
    Reply,
    /// The next frame of any kind.
    Any,
}

/// Whose a frame is.
pub(super) enum Recipient<'a> {
    /// The thread's that read it, which waits no more.
    Reader,
    /// Another thread's that waits for it; it is to be put there.
    Other(&'a mut Option<Frame>),
    /// Nobody's yet: it is to be queued.
    Nobody,
}

/// A thread that waits.
struct Waiter {
    ticket: u64,
    wanted: Wanted,
    /// What another thread read for it.
    frame: Option<Frame>,
    /// It gave up while commands of other threads were waiting behind it. Its reply is still to come and is theirs no more than
    /// it was: it goes to the queue.
    gone: bool,
}

/// The threads that wait, in the order in which they came.
#[derive(Default)]
pub(super) struct Waiting {
    waiters: VecDeque<Waiter>,
    next_ticket: u64,
}

impl Waiting {
    /// One more waits: its ticket.
    #[inline]
    pub fn join(&mut self, wanted: Wanted) -> u64 {
        let ticket = self.next_ticket;
        self.next_ticket += 1;
        self.waiters.push_back(Waiter { ticket, wanted, frame: None, gone: false });
        ticket
    }

    #[inline]
    pub fn is_empty(&self) -> bool {
        self.waiters.is_empty()
    }

    /// Gives a frame that the waiter `reader` has read to the first that waits for its kind, a reply to one that called before one
    /// that takes any.
    #[inline]
    pub fn recipient(&mut self, kind: ContentType, reader: u64) -> Recipient<'_> {
        let is_reply = matches!(kind, ContentType::CommandReply | ContentType::ApiResponse);
        let Some(at) = self.first_for(is_reply) else { return Recipient::Nobody };
        if self.waiters[at].gone {
            self.remove(at);
            Recipient::Nobody
        } else if self.waiters[at].ticket == reader {
            self.remove(at);
            Recipient::Reader
        } else {
            Recipient::Other(&mut self.waiters[at].frame)
        }
    }

    #[inline]
    fn first_for(&self, is_reply: bool) -> Option<usize> {
        // Mostly one thread waits, for what comes.
        let first = self.waiters.front()?;
        if first.frame.is_none() && (first.wanted == Wanted::Reply) == is_reply {
            return Some(0);
        }
        let waits_for = |wanted| move |waiter: &Waiter| waiter.frame.is_none() && waiter.wanted == wanted;
        let called = if is_reply { self.waiters.iter().position(waits_for(Wanted::Reply)) } else { None };
        called.or_else(|| self.waiters.iter().position(waits_for(Wanted::Any)))
    }

    /// What another thread read for this waiter; it waits no more then.
    #[inline]
    pub fn take(&mut self, ticket: u64) -> Option<Frame> {
        let at = self.position(ticket)?;
        let frame = self.waiters[at].frame.take()?;
        self.remove(at);
        Some(frame)
    }

    #[inline]
    fn remove(&mut self, at: usize) {
        if at == 0 {
            self.waiters.pop_front();
        } else {
            self.waiters.remove(at);
        }
    }

    /// This waiter gives up. Where the connection goes on, a reply that it waited for is still to come.
    pub fn leave(&mut self, ticket: u64, goes_on: bool) {
        let Some(at) = self.position(ticket) else { return };
        let calls_behind = self.waiters.iter().skip(at + 1).any(|waiter| waiter.wanted == Wanted::Reply);
        if self.waiters[at].wanted == Wanted::Reply && calls_behind && goes_on {
            self.waiters[at].gone = true;
        } else {
            self.remove(at);
        }
    }

    #[inline]
    fn position(&self, ticket: u64) -> Option<usize> {
        if self.waiters.front()?.ticket == ticket {
            return Some(0);
        }
        self.waiters.iter().position(|waiter| waiter.ticket == ticket)
    }
}
