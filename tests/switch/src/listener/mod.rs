//! Listeners: one for each event socket connection, inbound or outbound.
//!
//! A listener is two things. [`Listener`] is the part that the rest of the switch sees: its subscription and its bounded
//! queues. `Connection` is the task that reads commands and writes everything, so a reply always precedes what the command
//! caused, and a client that does not read stops nobody but itself.

mod commands;
mod connection;
mod filter;
mod login;
mod subscription;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use tokio::sync::{Notify, watch};

pub(crate) use connection::{Mode, accept, control};

use crate::channel::Channel;
use crate::event::Event;
use crate::log::LogLine;
use crate::wire::{Fault, Faults};
pub(crate) use subscription::Subject;
use subscription::Subscription;

/// Events and log lines that one listener may have waiting, each (mod_event_socket's queue size).
const QUEUE: usize = 100_000;
/// Events lost in a row after which a listener is killed.
const MAX_LOST: u32 = 500;

/// Why a connection ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// `exit`, a wrong password, the client's end of stream, the call's end: with the ordinary notice.
    Goodbye,
    /// The switch stops.
    Shutdown,
    /// The client did not read its events.
    LostEvents,
    /// Dropped without a word, by a test or by a fault.
    Dropped,
}

/// A listener as the rest of the switch sees it.
pub(crate) struct Listener {
    pub(crate) id: u64,
    pub(crate) faults: Rc<RefCell<Faults>>,
    subscription: RefCell<Subscription>,
    log_level: Cell<Option<u8>>,
    events: RefCell<VecDeque<Rc<Event>>>,
    lines: RefCell<VecDeque<Rc<LogLine>>>,
    raw: RefCell<VecDeque<Vec<u8>>>,
    lost: Cell<u32>,
    wake: Notify,
    ending: watch::Sender<Option<Ending>>,
    jobs: watch::Sender<usize>,
    /// The session that this connection controls, by `socket` or by `myevents`.
    session: RefCell<Option<Rc<Channel>>>,
    /// Whether `divert_events on` sends the session's private events here.
    diverts: Cell<bool>,
}

impl Listener {
    fn new(id: u64, faults: Faults) -> Rc<Self> {
        Rc::new(Listener {
            id,
            faults: Rc::new(RefCell::new(faults)),
            subscription: RefCell::new(Subscription::new()),
            log_level: Cell::new(None),
            events: RefCell::default(),
            lines: RefCell::default(),
            raw: RefCell::default(),
            lost: Cell::new(0),
            wake: Notify::new(),
            ending: watch::Sender::new(None),
            jobs: watch::Sender::new(0),
            session: RefCell::new(None),
            diverts: Cell::new(false),
        })
    }

    /// Queues the event if this connection wants it. A full queue loses it, and many losses in a row end the connection.
    pub(crate) fn offer(&self, event: &Rc<Event>, subject: &Subject) {
        if !self.subscription.borrow().wants(event, subject) {
            return;
        }
        self.queue(event);
    }

    fn queue(&self, event: &Rc<Event>) {
        let mut events = self.events.borrow_mut();
        if events.len() < QUEUE {
            events.push_back(Rc::clone(event));
            self.lost.set(0);
            self.wake.notify_one();
        } else {
            self.lost.set(self.lost.get() + 1);
            if self.lost.get() > MAX_LOST {
                self.end(Ending::LostEvents);
            }
        }
    }

    /// Queues a log line if this connection logs at its level; a full queue loses it.
    pub(crate) fn offer_log(&self, line: &Rc<LogLine>) {
        let wanted = self.log_level.get().is_some_and(|level| line.level <= level);
        let mut lines = self.lines.borrow_mut();
        if wanted && lines.len() < QUEUE {
            lines.push_back(Rc::clone(line));
            self.wake.notify_one();
        }
    }

    /// Hands over a private event of the controlled session, where this connection asked for these and listens.
    pub(crate) fn divert(&self, uuid: &str, event: &Rc<Event>) -> bool {
        let controls = self.session.borrow().as_ref().is_some_and(|session| session.uuid == uuid);
        if !controls || !self.diverts.get() {
            return false;
        }
        if self.subscription.borrow().listening {
            self.queue(event);
        }
        true
    }

    /// Turns a fault on, or all of them off.
    pub(crate) fn set_fault(&self, fault: Option<Fault>) {
        match fault {
            Some(fault) => self.faults.borrow_mut().add(fault),
            None => *self.faults.borrow_mut() = Faults::default(),
        }
        self.wake.notify_one();
    }

    /// Whether the connection outlives its session for a while.
    pub(crate) fn holds_session(&self) -> bool {
        self.session.borrow().is_some()
    }

    /// Sends these bytes as they are, between two messages.
    pub(crate) fn inject(&self, bytes: Vec<u8>) {
        self.raw.borrow_mut().push_back(bytes);
        self.wake.notify_one();
    }

    /// Ends the connection; the first reason stays.
    pub(crate) fn end(&self, ending: Ending) {
        self.ending.send_if_modified(|now| {
            let first = now.is_none();
            now.get_or_insert(ending);
            first
        });
    }

    /// Why the connection is to end, where somebody has ended it.
    fn ending(&self) -> Option<Ending> {
        *self.ending.borrow()
    }

    /// Completes when somebody ends the connection.
    async fn ended(&self) -> Ending {
        let mut ending = self.ending.subscribe();
        loop {
            if let Some(ending) = *ending.borrow_and_update() {
                return ending;
            }
            if ending.changed().await.is_err() {
                return Ending::Dropped;
            }
        }
    }

    fn job_started(&self) {
        self.jobs.send_modify(|jobs| *jobs += 1);
    }

    fn job_ended(&self) {
        self.jobs.send_modify(|jobs| *jobs -= 1);
    }

    /// Completes when no bgapi of this connection runs.
    async fn jobs_done(&self) {
        // The sender lives in `self`, so waiting cannot fail.
        let _ = self.jobs.subscribe().wait_for(|jobs| *jobs == 0).await;
    }
}
