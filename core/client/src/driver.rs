//! What is behind a client: the engine's machine, the socket, the clock, those who wait.
//!
//! Handles ask the machine themselves, and where nothing else is under way they write what comes of it: a request that is alone costs no turn of a
//! task. All the rest, reading above all, is the work of the client's task ([`Driver::poll`]), which also writes what many have asked for together; one
//! who waits alone may do it for the task.
//! Both work under one lock ([`Shared`](crate::shared::Shared)).

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::{Buf, Bytes};
use eslng_engine::engine::{self, ClientConfig, CloseReason, OutboundConfig, Outcome, Output, OwnCall, Permissions, RequestId};
use eslng_engine::event::Format;
use rustc_hash::FxHashMap;
use tokio::io::AsyncWrite;
use tokio::sync::{oneshot, watch};
use tokio::time::{Instant, Sleep, sleep_until};

use crate::asking::SWEEP;
use crate::builder::Builder;
use crate::calls::FollowedCalls;
use crate::clock::Clock;
use crate::link::{self, Link, Moved};
use crate::readers::Readers;
use crate::telemetry::{self, Telemetry};
use crate::transport::{Connector, Transport};
use crate::{Error, Status};

/// How many outputs are carried out in one turn; then others get theirs, and the lock.
const TURN: usize = 64;

pub(crate) struct Driver {
    pub(crate) machine: engine::Client,
    connector: Arc<Connector>,
    link: Link,
    outgoing: VecDeque<Bytes>,
    /// A handle's write has failed: the transport is over.
    broken: bool,
    /// An output that a handle met, which the task carries out.
    kept: Option<Output>,
    /// The one that the task's work is done under.
    waker: Waker,
    status: watch::Sender<Status>,
    permissions: watch::Sender<Permissions>,
    pub(crate) waiting: FxHashMap<RequestId, oneshot::Sender<Result<Outcome, Error>>>,
    /// At how many that wait those are looked for who have given up.
    pub(crate) sweep_at: usize,
    pub(crate) readers: Readers,
    pub(crate) calls: FollowedCalls,
    pub(crate) format: Format,
    pub(crate) clock: Clock,
    deadline: Option<Duration>,
    /// When the timer goes off, if it has been set: at the deadline, or before it. One for the client's life, and not set anew for a deadline that
    /// moves on, since the runtime's timers cost more than a packet.
    set_for: Option<Duration>,
    timer: Pin<Box<Sleep>>,
    pub(crate) telemetry: Telemetry,
    /// Who waits for the call of an outbound connection.
    connected: Option<oneshot::Sender<OwnCall>>,
    pub(crate) ended: Option<CloseReason>,
}

/// What the handles hold the other ends of.
pub(crate) struct Ends {
    pub status: watch::Sender<Status>,
    pub permissions: watch::Sender<Permissions>,
}

impl Driver {
    pub fn new(builder: &Builder, mut config: ClientConfig, ends: Ends) -> Result<Self, Error> {
        let format = config.format;
        config.connection.gathers = true;
        let mut machine = engine::Client::new(config, Duration::ZERO);
        for command in &builder.set_up {
            machine.add_set_up(command.clone())?;
        }
        Ok(Driver::over(machine, Link::Closed, Arc::clone(&builder.connector), format, Telemetry::new(&builder.name), ends))
    }

    /// That of an outbound connection.
    pub fn outbound(
        config: OutboundConfig,
        transport: Box<dyn Transport>,
        ends: Ends,
        connected: oneshot::Sender<OwnCall>,
    ) -> Self {
        let format = config.format;
        let machine = engine::Client::outbound(config, Duration::ZERO);
        // It never asks for a transport.
        let connector: Connector = Box::new(|| Box::pin(async { Err(io::ErrorKind::NotConnected.into()) }));
        let link = Link::Open(transport);
        let driver = Driver::over(machine, link, Arc::new(connector), format, Telemetry::new(telemetry::OUTBOUND), ends);
        Driver { connected: Some(connected), ..driver }
    }

    fn over(
        machine: engine::Client,
        link: Link,
        connector: Arc<Connector>,
        format: Format,
        telemetry: Telemetry,
        ends: Ends,
    ) -> Self {
        let Ends { status, permissions } = ends;
        Driver {
            machine,
            connector,
            link,
            outgoing: VecDeque::new(),
            broken: false,
            kept: None,
            waker: Waker::noop().clone(),
            status,
            permissions,
            waiting: FxHashMap::default(),
            sweep_at: SWEEP,
            readers: Readers::default(),
            calls: FollowedCalls::default(),
            format,
            clock: Clock::start(),
            deadline: None,
            set_for: None,
            timer: Box::pin(sleep_until(Instant::now())),
            telemetry,
            connected: None,
            ended: None,
        }
    }

    /// Does what a handle asks for, unless the client has ended.
    pub fn obey<T>(&mut self, ask: impl FnOnce(&mut Driver, Duration) -> T) -> Result<T, Error> {
        if let Some(reason) = &self.ended {
            return Err(Error::Ended(reason.clone()));
        }
        let now = self.clock.now();
        Ok(ask(self, now))
    }

    /// Writes what a handle has asked for, if nothing else is under way; whether something is left for the task.
    pub fn let_go_out(&mut self) -> bool {
        let is_alone = self.waiting.len() <= 1 && self.outgoing.is_empty() && self.kept.is_none();
        let is_done = is_alone && matches!(self.link, Link::Open(_)) && self.take_transmits() && self.write_at_once();
        let is_timed = match (self.deadline, self.set_for) {
            (Some(deadline), Some(set_for)) => set_for <= deadline,
            (deadline, _) => deadline.is_none(),
        };
        !(is_done && is_timed)
    }

    /// Takes from the machine what is to be written; whether that is all. Whatever else there is, is the task's.
    fn take_transmits(&mut self) -> bool {
        while let Some(output) = self.machine.poll_output() {
            match output {
                Output::Transmit(bytes) => self.outgoing.push_back(bytes),
                Output::Deadline(at) => self.deadline = at,
                other => {
                    self.kept = Some(other);
                    return false;
                }
            }
        }
        true
    }

    /// Writes for a handle, under the waker of the task's work: a transport has one. Whether all was taken.
    fn write_at_once(&mut self) -> bool {
        while let (Some(packet), Link::Open(transport)) = (self.outgoing.front(), &mut self.link) {
            // If it panics, too, of which the task is told.
            self.broken = true;
            let task = WokenInPanic(&self.waker);
            let polled = Pin::new(transport).poll_write(&mut Context::from_waker(task.0), packet);
            drop(task);
            self.broken = matches!(polled, Poll::Ready(Ok(0) | Err(_)));
            let Poll::Ready(Ok(count @ 1..)) = polled else { return false };
            self.wrote(count);
        }
        true
    }

    /// One turn of the task; ready when the client has ended.
    pub fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        if !self.waker.will_wake(cx.waker()) {
            self.waker.clone_from(cx.waker());
        }
        let mut now = self.clock.now();
        if self.readers.is_blocked() {
            self.machine.was_not_reading(now);
        }
        let mut left = TURN;
        loop {
            left = self.carry_out_outputs(left);
            if left == 0 {
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
            if let Some(reason) = self.machine.ended()
                && !self.readers.is_blocked()
            {
                let reason = reason.clone();
                self.finish(reason);
                return Poll::Ready(());
            }
            let has_moved =
                self.poll_link(cx, &mut now) || self.poll_timer(cx, &mut now) || self.readers.poll_room(cx, &self.clock);
            if !has_moved {
                return Poll::Pending;
            }
        }
    }

    fn poll_link(&mut self, cx: &mut Context<'_>, now: &mut Duration) -> bool {
        match &mut self.link {
            Link::Closed => return false,
            Link::Opening(opening) => {
                let Poll::Ready(opened) = opening.as_mut().poll(cx) else { return false };
                *now = self.clock.now();
                match opened {
                    Ok(transport) => {
                        self.link = Link::Open(transport);
                        self.machine.connected(*now);
                    }
                    Err(error) => {
                        self.link = Link::Closed;
                        self.machine.connect_failed(error.to_string(), *now);
                    }
                }
            }
            Link::Open(transport) => {
                let (packet, reads) = (self.outgoing.front().filter(|_| !self.broken), !self.readers.is_blocked());
                match link::poll_move(transport, packet, &mut self.machine, reads, cx) {
                    Poll::Ready(moved) => self.moved(moved, *now),
                    Poll::Pending if self.broken => self.moved(Moved::default(), *now),
                    Poll::Pending => return false,
                }
            }
        }
        true
    }

    /// The machine's time has come, or the timer is set for it.
    fn poll_timer(&mut self, cx: &mut Context<'_>, now: &mut Duration) -> bool {
        let Some(deadline) = self.deadline else { return false };
        if deadline <= *now {
            // The machine says the next one, which is not carried out while a reader has no room.
            (self.deadline, self.set_for) = (None, None);
            self.machine.handle_timeout(*now);
            return true;
        }
        if self.set_for.is_some_and(|set_for| *now < set_for && set_for <= deadline) {
            return false;
        }
        self.set_for = Some(deadline);
        self.timer.as_mut().reset(self.clock.at(deadline));
        // So that it wakes this task.
        let has_come = self.timer.as_mut().poll(cx).is_ready();
        if has_come {
            *now = self.clock.now();
        }
        has_come
    }

    /// Carries out what the machine gives, so many outputs at most; how many more it may be. Nothing is given out while a reader has no room.
    fn carry_out_outputs(&mut self, most: usize) -> usize {
        let mut left = most;
        while left > 0 && !self.readers.is_blocked() {
            let Some(output) = self.kept.take().or_else(|| self.machine.poll_output()) else { return left };
            self.carry_out(output);
            left -= 1;
        }
        left
    }

    fn carry_out(&mut self, output: Output) {
        match output {
            Output::Connect => self.link = Link::Opening((self.connector)()),
            Output::Transmit(bytes) => self.outgoing.push_back(bytes),
            Output::Close => self.disconnect(),
            Output::Deadline(at) => self.deadline = at,
            Output::Event(event) => {
                self.telemetry.events.increment(1);
                self.readers.deliver(event, &self.clock);
            }
            Output::Log(line) => {
                self.telemetry.log_lines.increment(1);
                self.readers.deliver_line(line, &self.clock);
            }
            Output::Finished { id, result } => {
                if let Err(error) = &result {
                    self.telemetry.failed(error.kind());
                }
                if let Some(answer) = self.waiting.remove(&id) {
                    // Who asked may have given up.
                    let _ = answer.send(result.map_err(Error::from));
                }
            }
            Output::Up { permissions, gap } => {
                self.telemetry.up.increment(1);
                self.telemetry.connections.increment(1);
                if let Some(gap) = gap {
                    tracing::warn!(from = ?gap.from, until = ?gap.until, restarted = ?gap.restarted, "connected again; events were missed");
                    self.readers.tell_gap(&gap);
                }
                self.permissions.send_replace(permissions);
                self.status.send_replace(Status::Up);
            }
            Output::Down { reason, retry_at } => {
                tracing::warn!(%reason, ?retry_at, "not connected");
                self.count_loss();
                self.disconnect();
                self.status.send_replace(Status::Down(reason));
            }
            Output::Call { uuid, change } => self.calls.tell(&mut self.machine, &uuid, change),
            Output::Connected(_) => {
                if let (Some(connected), Some(call)) = (self.connected.take(), self.machine.own_call()) {
                    // Who asked may have given up.
                    let _ = connected.send(call.clone());
                }
            }
            Output::Unsolicited(message) => {
                self.telemetry.unsolicited.increment(1);
                tracing::warn!(?message, "an answer that nobody waits for");
            }
            Output::Warning(warning) => tracing::warn!(%warning, "from the switch"),
            Output::Notice(notice) => tracing::debug!(text = %notice.text(), "the switch will close the connection"),
            // `Closed` is noticed by the machine's end.
            _ => {}
        }
    }

    fn count_loss(&self) {
        if matches!(*self.status.borrow(), Status::Up) {
            self.telemetry.up.decrement(1);
        }
        self.telemetry.losses.increment(1);
    }

    fn disconnect(&mut self) {
        self.link = Link::Closed;
        self.outgoing.clear();
        self.broken = false;
    }

    fn moved(&mut self, Moved { wrote, read }: Moved, now: Duration) {
        let mut is_over = self.broken;
        match wrote {
            None => {}
            Some(Ok(count)) if count > 0 => self.wrote(count),
            Some(_) => is_over = true,
        }
        match read {
            None => {}
            Some(Ok(count)) if count > 0 => self.machine.advance(count, now),
            Some(_) => is_over = true,
        }
        // What was read before comes first.
        if is_over {
            self.machine.end_of_stream(now);
            self.disconnect();
        }
    }

    fn wrote(&mut self, count: usize) {
        if let Some(packet) = self.outgoing.front_mut() {
            packet.advance(count);
            if packet.is_empty() {
                self.outgoing.pop_front();
            }
        }
    }

    /// The end of the client: all that wait are told, and nothing is kept.
    pub fn finish(&mut self, reason: CloseReason) {
        if self.ended.is_some() {
            return;
        }
        self.count_loss();
        self.disconnect();
        // A reader whose stream has ended asks why: the status is said first.
        self.status.send_replace(Status::Ended(reason.clone()));
        self.readers.end();
        self.waiting.drain().for_each(|(_, answer)| drop(answer.send(Err(Error::Ended(reason.clone())))));
        self.calls = FollowedCalls::default();
        self.connected = None;
        self.ended = Some(reason);
    }
}

struct WokenInPanic<'w>(&'w Waker);

impl Drop for WokenInPanic<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.wake_by_ref();
        }
    }
}
