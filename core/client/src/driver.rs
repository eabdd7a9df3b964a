//! The task behind a client: the engine's machine, the socket, the clock, the readers' queues.

use std::collections::{HashMap, VecDeque};
use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Buf, Bytes};
use eslng_engine::command::{Command, Execute, Subscription};
use eslng_engine::engine::{self, CloseReason, Outcome, Output, RequestId};
use eslng_engine::event::{Event, Format};
use eslng_engine::vocabulary::EventName;
use tokio::io::{AsyncReadExt, AsyncWriteExt, ReadHalf, WriteHalf};
use tokio::sync::{mpsc, oneshot, watch};
use tokio::time::{Instant, sleep_until};

use crate::builder::Builder;
use crate::client::Status;
use crate::error::Error;
use crate::queue::Queue;
use crate::stream::Interest;
use crate::transport::{Connector, Opening, Transport};

/// How long reading pauses for a reader that makes no progress.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many outputs are carried out before other tasks get their turn.
const BATCH: usize = 256;

/// What a handle asks of the task.
pub(crate) enum Order {
    Request { request: Request, timeout: Option<Duration>, answer: oneshot::Sender<Result<Outcome, Error>> },
    Listen { interest: Interest, queue: Arc<Queue> },
    Close,
}

/// What a handle asks of the switch.
pub(crate) enum Request {
    Command(Command),
    Subscribe(Subscription),
    Job(String),
    Execute(String, Execute),
}

/// The transport, or the way to it.
enum Link {
    Closed,
    Opening(Opening),
    Open { read: ReadHalf<Box<dyn Transport>>, write: WriteHalf<Box<dyn Transport>> },
}

/// An event that some readers still have no room for.
struct Undelivered {
    event: Event,
    to: VecDeque<Arc<Queue>>,
    /// Progress of the first of them when the wait began, and when it is given up.
    seen: u64,
    until: Instant,
}

pub(crate) struct Driver {
    machine: engine::Client,
    connector: Connector,
    link: Link,
    outgoing: VecDeque<Bytes>,
    inbox: mpsc::Receiver<Order>,
    status: watch::Sender<Status>,
    waiting: HashMap<RequestId, oneshot::Sender<Result<Outcome, Error>>>,
    readers: Vec<(Interest, Arc<Queue>)>,
    undelivered: Option<Undelivered>,
    format: Format,
    epoch: Instant,
    deadline: Option<Instant>,
}

/// What woke the task.
enum Woken {
    Order(Option<Order>),
    Opened(io::Result<Box<dyn Transport>>),
    Read(io::Result<usize>),
    Wrote(io::Result<usize>),
    Deadline,
    Room,
}

impl Driver {
    pub fn new(
        builder: Builder,
        connector: Connector,
        inbox: mpsc::Receiver<Order>,
        status: watch::Sender<Status>,
    ) -> Result<Self, Error> {
        let epoch = Instant::now();
        let format = builder.config.format;
        let mut machine = engine::Client::new(builder.config, Duration::ZERO);
        for command in builder.set_up {
            machine.add_set_up(command)?;
        }
        Ok(Driver {
            machine,
            connector,
            link: Link::Closed,
            outgoing: VecDeque::new(),
            inbox,
            status,
            waiting: HashMap::new(),
            readers: Vec::new(),
            undelivered: None,
            format,
            epoch,
            deadline: None,
        })
    }

    pub async fn run(mut self) {
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
                    self.obey(Some(order));
                }
                continue;
            }
            let woken = self.wait().await;
            let now = self.now();
            match woken {
                Woken::Order(order) => self.obey(order),
                Woken::Opened(Ok(transport)) => {
                    let (read, write) = tokio::io::split(transport);
                    self.link = Link::Open { read, write };
                    self.machine.connected(now);
                }
                Woken::Opened(Err(error)) => {
                    self.link = Link::Closed;
                    self.machine.connect_failed(error.to_string(), now);
                }
                Woken::Read(Ok(0)) => self.machine.end_of_stream(now),
                Woken::Read(Ok(count)) => self.machine.advance(count, now),
                Woken::Wrote(Ok(count)) => self.wrote(count),
                Woken::Read(Err(_)) | Woken::Wrote(Err(_)) => self.machine.end_of_stream(now),
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
        let room_until = self.undelivered.as_ref().map(|undelivered| (Arc::clone(&undelivered.to[0]), undelivered.until));
        let paused = room_until.is_some();
        let room = async {
            match room_until {
                Some((queue, until)) => drop(tokio::time::timeout_at(until, queue.wait_for_room()).await),
                None => std::future::pending().await,
            }
        };
        let deadline = async {
            match self.deadline {
                Some(at) => sleep_until(at).await,
                None => std::future::pending().await,
            }
        };
        let transfer = async {
            match &mut self.link {
                Link::Closed => std::future::pending().await,
                Link::Opening(opening) => Woken::Opened(opening.await),
                Link::Open { read, write } => {
                    let reading =
                        async { if paused { std::future::pending().await } else { read.read(self.machine.spare()).await } };
                    match self.outgoing.front() {
                        None => Woken::Read(reading.await),
                        Some(packet) => tokio::select! {
                            written = write.write(packet) => Woken::Wrote(written),
                            count = reading => Woken::Read(count),
                        },
                    }
                }
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
            Output::Deadline(at) => self.deadline = at.map(|at| self.epoch + at),
            Output::Event(event) => self.deliver(event),
            Output::Finished { id, result } => {
                if let Some(answer) = self.waiting.remove(&id) {
                    // Who asked may have given up.
                    let _ = answer.send(result.map_err(Error::from));
                }
            }
            Output::Up { gap, .. } => {
                if let Some(gap) = gap {
                    tracing::warn!(?gap, "connected again; events were missed");
                    self.readers.iter().for_each(|(_, queue)| queue.tell_gap(gap));
                }
                self.status.send_replace(Status::Up);
            }
            Output::Down { reason, retry_at } => {
                tracing::warn!(%reason, ?retry_at, "not connected");
                self.disconnect();
                self.status.send_replace(Status::Down(reason));
            }
            Output::Unsolicited(message) => tracing::warn!(?message, "an answer that nobody waits for"),
            Output::Warning(warning) => tracing::warn!(%warning, "from the switch"),
            Output::Notice(notice) => tracing::debug!(text = %notice.text(), "the switch will close the connection"),
            // `Closed` is noticed by the machine's end; log lines have no reader here.
            _ => {}
        }
    }

    fn disconnect(&mut self) {
        self.link = Link::Closed;
        self.outgoing.clear();
    }

    fn wrote(&mut self, count: usize) {
        if let Some(packet) = self.outgoing.front_mut() {
            packet.advance(count);
            if packet.is_empty() {
                self.outgoing.pop_front();
            }
        }
    }

    fn obey(&mut self, order: Option<Order>) {
        let now = self.now();
        match order {
            // No handle is left: nobody can ask or be answered.
            None | Some(Order::Close) => self.machine.close(now),
            Some(Order::Listen { interest, queue }) => {
                self.readers.retain(|(_, queue)| !queue.is_abandoned());
                self.readers.push((interest, queue));
            }
            Some(Order::Request { request, timeout, answer }) => {
                let taken = match request {
                    Request::Command(command) => self.machine.command(&command, timeout, now),
                    Request::Subscribe(events) => {
                        let command = Command::event(self.format, events);
                        let taken = self.machine.command(&command, timeout, now);
                        if matches!(taken, Err(engine::SendError::NotConnected)) {
                            // A bad argument would have been said first.
                            let _ = self.machine.ask_later(&command);
                        }
                        taken
                    }
                    Request::Job(line) => self.machine.job(&line, timeout, now),
                    Request::Execute(channel, execute) => self.machine.execute(&channel, execute, timeout, now),
                };
                match taken {
                    Ok(id) => drop(self.waiting.insert(id, answer)),
                    // Who asked may have given up.
                    Err(error) => drop(answer.send(Err(error.into()))),
                }
            }
        }
    }

    /// Gives an event to every reader that wants it; those without room keep it waiting.
    fn deliver(&mut self, event: Event) {
        if self.readers.is_empty() {
            return;
        }
        let name = event.peek("Event-Name").map(|name| EventName::from(&*String::from_utf8_lossy(&name)));
        let wanting = self.readers.iter().filter(|(interest, _)| interest.covers(name.as_ref(), &event));
        let to: VecDeque<_> = wanting.filter(|(_, queue)| !queue.offer(&event)).map(|(_, queue)| Arc::clone(queue)).collect();
        self.wait_for_room(event, to);
    }

    fn wait_for_room(&mut self, event: Event, to: VecDeque<Arc<Queue>>) {
        self.undelivered = to.front().map(Arc::clone).map(|first| Undelivered {
            event,
            to,
            seen: first.taken(),
            until: Instant::now() + PATIENCE,
        });
    }

    /// A reader took something, or its time is over.
    fn deliver_again(&mut self) {
        let Some(Undelivered { event, mut to, seen, until }) = self.undelivered.take() else { return };
        let first = Arc::clone(&to[0]);
        if first.offer(&event) {
            to.pop_front();
            self.wait_for_room(event, to);
        } else if first.taken() == seen && Instant::now() >= until {
            first.force(&event);
            to.pop_front();
            self.wait_for_room(event, to);
        } else {
            // Progress begins the wait anew.
            let until = if first.taken() == seen { until } else { Instant::now() + PATIENCE };
            self.undelivered = Some(Undelivered { event, to, seen: first.taken(), until });
        }
    }

    fn finish(mut self, reason: CloseReason) {
        self.readers.iter().for_each(|(_, queue)| queue.end());
        self.status.send_replace(Status::Ended(reason.clone()));
        self.waiting.drain().for_each(|(_, answer)| drop(answer.send(Err(Error::Ended(reason.clone())))));
        self.inbox.close();
        while let Ok(order) = self.inbox.try_recv() {
            match order {
                Order::Request { answer, .. } => drop(answer.send(Err(Error::Ended(reason.clone())))),
                Order::Listen { queue, .. } => queue.end(),
                Order::Close => {}
            }
        }
    }
}
