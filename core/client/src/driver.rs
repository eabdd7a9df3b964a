//! The task behind a client: the engine's machine, the socket, the clock, the readers' queues.

use std::collections::{HashMap, VecDeque};
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Buf, Bytes};
use eslng_engine::command::{Command, Execute, LogLevel, Subscription};
use eslng_engine::delivery::{Delivery, Interest, Patience};
use eslng_engine::engine::{self, ClientConfig, CloseReason, OutboundConfig, Outcome, Output, OwnCall, Permissions, RequestId};
use eslng_engine::event::{Event, Format};
use eslng_engine::wire::LogLine;
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{Instant, Sleep, sleep_until};

use crate::builder::Builder;
use crate::calls::{CallOrder, FollowedCalls};
use crate::link::{self, Link, Moved};
use crate::queue::Queue;
use crate::telemetry::{self, Telemetry};
use crate::transport::{Connector, Transport};
use crate::{Error, Status};

/// How many outputs are carried out before other tasks get their turn.
const BATCH: usize = 256;

/// How many wait at least before those are looked for who have given up.
const SWEEP: usize = 256;

/// What a handle asks of the task.
pub(crate) enum Order {
    Request { request: Request, timeout: Option<Duration>, answer: oneshot::Sender<Result<Outcome, Error>> },
    Listen { interest: Interest, queue: Arc<Queue>, begun: oneshot::Sender<()> },
    Call(CallOrder),
    Close,
}

/// What a handle asks of the switch.
pub(crate) enum Request {
    Command(Command),
    Subscribe(Subscription),
    /// Log lines from this level on; a reader who wants more of them gets more.
    Log(LogLevel),
    Job(String),
    Execute(String, Execute),
}

/// What some readers still have no room for.
struct Undelivered {
    delivery: Delivery,
    to: VecDeque<Arc<Queue>>,
    /// With the first of them.
    patience: Patience,
}

pub(crate) struct Driver {
    machine: engine::Client,
    connector: Arc<Connector>,
    link: Link,
    outgoing: VecDeque<Bytes>,
    inbox: mpsc::Receiver<Box<Order>>,
    status: watch::Sender<Status>,
    permissions: watch::Sender<Permissions>,
    waiting: HashMap<RequestId, oneshot::Sender<Result<Outcome, Error>>>,
    /// At how many that wait those are looked for who have given up.
    sweep_at: usize,
    readers: Vec<(Interest, Arc<Queue>)>,
    undelivered: Option<Undelivered>,
    format: Format,
    epoch: Instant,
    deadline: Option<Instant>,
    /// Goes off at the deadline; one for the client's life, since the runtime's timers cost more than a packet.
    timer: Pin<Box<Sleep>>,
    telemetry: Telemetry,
    calls: FollowedCalls,
    /// Who waits for the call of an outbound connection.
    connected: Option<oneshot::Sender<OwnCall>>,
}

/// What woke the task.
enum Woken {
    Order(Option<Box<Order>>),
    Opened(io::Result<Box<dyn Transport>>),
    Moved(Moved),
    Deadline,
    Room,
}

/// The task's ends of what its handles hold.
pub(crate) struct Ends {
    pub inbox: mpsc::Receiver<Box<Order>>,
    pub status: watch::Sender<Status>,
    pub permissions: watch::Sender<Permissions>,
}

impl Driver {
    pub fn new(builder: &Builder, config: ClientConfig, ends: Ends) -> Result<Self, Error> {
        let format = config.format;
        let mut machine = engine::Client::new(config, Duration::ZERO);
        for command in &builder.set_up {
            machine.add_set_up(command.clone())?;
        }
        Ok(Driver::over(machine, Link::Closed, Arc::clone(&builder.connector), format, Telemetry::new(&builder.name), ends))
    }

    /// The task of an outbound connection.
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
        let Ends { inbox, status, permissions } = ends;
        Driver {
            machine,
            connector,
            link,
            outgoing: VecDeque::new(),
            inbox,
            status,
            permissions,
            waiting: HashMap::new(),
            sweep_at: SWEEP,
            readers: Vec::new(),
            undelivered: None,
            format,
            epoch: Instant::now(),
            deadline: None,
            timer: Box::pin(sleep_until(Instant::now())),
            telemetry,
            calls: FollowedCalls::default(),
            connected: None,
        }
    }

    /// Boxed, since a future keeps its arguments twice: where they came in, and where it works with them.
    pub async fn run(mut self: Box<Self>) {
        loop {
            let more = self.carry_out_outputs();
            if let Some(reason) = self.machine.ended()
                && !more
                && self.undelivered.is_none()
            {
                let reason = reason.clone();
                return self.finish(reason);
            }
            if more {
                // Others get their turn in a flood; what is at hand is taken up without waiting.
                tokio::task::yield_now().await;
                if let Ok(order) = self.inbox.try_recv() {
                    self.obey_all(Some(order));
                }
                continue;
            }
            let woken = self.wait().await;
            let now = self.now();
            if self.undelivered.is_some() {
                self.machine.was_not_reading(now);
            }
            match woken {
                Woken::Order(order) => self.obey_all(order),
                Woken::Opened(Ok(transport)) => {
                    self.link = Link::Open(transport);
                    self.machine.connected(now);
                }
                Woken::Opened(Err(error)) => {
                    self.link = Link::Closed;
                    self.machine.connect_failed(error.to_string(), now);
                }
                Woken::Moved(moved) => self.moved(moved, now),
                Woken::Deadline => self.machine.handle_timeout(now),
                Woken::Room => self.deliver_again(),
            }
        }
    }

    fn now(&self) -> Duration {
        self.epoch.elapsed()
    }

    /// Waits for the next thing to do. Each branch is cancel-safe: what was not taken stays.
    async fn wait(&mut self) -> Woken {
        let room_until = self
            .undelivered
            .as_ref()
            .map(|undelivered| (Arc::clone(&undelivered.to[0]), self.epoch + undelivered.patience.until()));
        let paused = room_until.is_some();
        let room = async {
            match room_until {
                Some((queue, until)) => drop(tokio::time::timeout_at(until, queue.wait_for_room()).await),
                None => std::future::pending().await,
            }
        };
        let (is_timed, timer) = (self.deadline.is_some(), &mut self.timer);
        let deadline = async {
            match is_timed {
                true => timer.as_mut().await,
                false => std::future::pending().await,
            }
        };
        let transfer = async {
            match &mut self.link {
                Link::Closed => std::future::pending().await,
                Link::Opening(opening) => Woken::Opened(opening.await),
                Link::Open(transport) => Woken::Moved(
                    poll_fn(|cx| link::poll_move(transport, self.outgoing.front(), &mut self.machine, !paused, cx)).await,
                ),
            }
        };
        tokio::select! {
            order = self.inbox.recv() => Woken::Order(order),
            woken = transfer => woken,
            () = deadline => Woken::Deadline,
            () = room => Woken::Room,
        }
    }

    /// Carries out what the machine gives; whether there may be more.
    fn carry_out_outputs(&mut self) -> bool {
        for _ in 0..BATCH {
            if self.undelivered.is_some() {
                return false;
            }
            let Some(output) = self.machine.poll_output() else { return false };
            self.carry_out(output);
        }
        true
    }

    fn carry_out(&mut self, output: Output) {
        match output {
            Output::Connect => self.link = Link::Opening((self.connector)()),
            Output::Transmit(bytes) => self.outgoing.push_back(bytes),
            Output::Close => self.disconnect(),
            Output::Deadline(at) => {
                self.deadline = at.map(|at| self.epoch + at);
                if let Some(at) = self.deadline {
                    self.timer.as_mut().reset(at);
                }
            }
            Output::Event(event) => {
                self.telemetry.events.increment(1);
                self.deliver(event);
            }
            Output::Log(line) => {
                self.telemetry.log_lines.increment(1);
                self.deliver_line(line);
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
                    self.readers.iter().for_each(|(_, queue)| queue.tell_gap(gap.clone()));
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
    }

    fn moved(&mut self, Moved { wrote, read }: Moved, now: Duration) {
        let mut is_over = false;
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

    /// This order and those that wait behind it, so that their packets are written together.
    fn obey_all(&mut self, first: Option<Box<Order>>) {
        self.obey(first);
        for _ in 1..BATCH {
            let Ok(order) = self.inbox.try_recv() else { return };
            self.obey(Some(order));
        }
    }

    fn obey(&mut self, order: Option<Box<Order>>) {
        let now = self.now();
        match order.map(|order| *order) {
            // No handle is left: nobody can ask or be answered.
            None | Some(Order::Close) => self.machine.close(now),
            Some(Order::Listen { interest, queue, begun }) => {
                self.readers.retain(|(_, queue)| !queue.is_abandoned());
                self.readers.push((interest, queue));
                // Who asked may have given up.
                let _ = begun.send(());
            }
            Some(Order::Call(order)) => {
                if let Some((id, answer)) = self.calls.obey(&mut self.machine, order, now) {
                    self.expect(id, answer);
                }
            }
            Some(Order::Request { request, timeout, answer }) => {
                let taken = match request {
                    Request::Command(command) => self.machine.command(&command, timeout, now),
                    Request::Subscribe(events) => self.ask(&Command::event(self.format, events), timeout, now),
                    Request::Log(level) => {
                        let wanted = self.readers.iter().filter_map(|(interest, _)| interest.log_level());
                        let most = wanted.filter_map(|level| Some((level.number()?, level))).max_by_key(|(number, _)| *number);
                        let level = most.filter(|_| level.number().is_some()).map_or(level, |(_, level)| level.clone());
                        self.ask(&Command::Log { level: Some(level) }, timeout, now)
                    }
                    Request::Job(line) => self.machine.job(&line, timeout, now),
                    Request::Execute(channel, execute) => self.machine.execute(&channel, execute, timeout, now),
                };
                match taken {
                    Ok(id) => self.expect(id, answer),
                    // Who asked may have given up.
                    Err(error) => drop(answer.send(Err(error.into()))),
                }
            }
        }
    }

    fn expect(&mut self, id: RequestId, answer: oneshot::Sender<Result<Outcome, Error>>) {
        self.telemetry.requests.increment(1);
        self.waiting.insert(id, answer);
        self.cancel_given_up();
    }

    /// Asks the switch for what is to be asked for again, or notes it for the next connection.
    fn ask(&mut self, command: &Command, timeout: Option<Duration>, now: Duration) -> Result<RequestId, engine::SendError> {
        let taken = self.machine.command(command, timeout, now);
        if matches!(taken, Err(engine::SendError::NotConnected)) {
            self.machine.ask_later(command)?;
        }
        taken
    }

    /// Cancels the requests whose callers have gone, now and then: a job that never ends would be kept for ever.
    fn cancel_given_up(&mut self) {
        if self.waiting.len() < self.sweep_at {
            return;
        }
        let gone: Vec<_> = self.waiting.iter().filter(|(_, answer)| answer.is_closed()).map(|(id, _)| *id).collect();
        for id in gone {
            self.waiting.remove(&id);
            self.machine.cancel(id);
        }
        self.sweep_at = (2 * self.waiting.len()).max(SWEEP);
    }

    /// Gives an event to every reader that wants it; those without room keep it waiting.
    fn deliver(&mut self, event: Event) {
        if self.readers.is_empty() {
            return;
        }
        let to = {
            let name = event.peek("Event-Name");
            let covers = |interest: &Interest| interest.covers(name.as_deref(), &event);
            self.readers.iter().filter(|(interest, _)| covers(interest)).map(|(_, queue)| Arc::clone(queue)).collect()
        };
        self.offer(Delivery::Event(event), to);
    }

    fn deliver_line(&mut self, line: LogLine) {
        let wanting = self.readers.iter().filter(|(interest, _)| interest.covers_line(&line));
        let to = wanting.map(|(_, queue)| Arc::clone(queue)).collect();
        self.offer(Delivery::Log(line), to);
    }

    fn offer(&mut self, delivery: Delivery, mut to: VecDeque<Arc<Queue>>) {
        to.retain(|queue| !queue.offer(&delivery));
        self.wait_for_room(delivery, to);
    }

    fn wait_for_room(&mut self, delivery: Delivery, to: VecDeque<Arc<Queue>>) {
        let Some(first) = to.front() else { return };
        let patience = Patience::begin(first.taken(), self.now());
        self.undelivered = Some(Undelivered { delivery, to, patience });
    }

    /// A reader took something, or its time is over.
    fn deliver_again(&mut self) {
        let Some(Undelivered { delivery, mut to, mut patience }) = self.undelivered.take() else { return };
        let first = &to[0];
        if !first.offer(&delivery) {
            if !patience.is_over(first.taken(), self.now()) {
                self.undelivered = Some(Undelivered { delivery, to, patience });
                return;
            }
            first.force(&delivery);
        }
        to.pop_front();
        self.wait_for_room(delivery, to);
    }

    fn finish(mut self: Box<Self>, reason: CloseReason) {
        self.count_loss();
        // A reader whose stream has ended asks why: the status is said first.
        self.status.send_replace(Status::Ended(reason.clone()));
        self.readers.iter().for_each(|(_, queue)| queue.end());
        self.waiting.drain().for_each(|(_, answer)| drop(answer.send(Err(Error::Ended(reason.clone())))));
        self.inbox.close();
        while let Ok(order) = self.inbox.try_recv() {
            match *order {
                Order::Request { answer, .. } => drop(answer.send(Err(Error::Ended(reason.clone())))),
                Order::Listen { queue, .. } => queue.end(),
                // Their answers' senders go with them, which says enough.
                Order::Call(_) | Order::Close => {}
            }
        }
    }
}
