//! What handles ask of a client.

use std::sync::Arc;
use std::time::Duration;

use eslng_engine::call::{self, CallChange, CallStatus, Placement};
use eslng_engine::command::{Command, Execute, LogLevel, Subscription};
use eslng_engine::delivery::Interest;
use eslng_engine::dial::Originate;
use eslng_engine::engine::{Outcome, RequestId, SendError};
use tokio::sync::{mpsc, oneshot, watch};

use crate::driver::Driver;
use crate::queue::Queue;
use crate::{Error, OriginateOptions};

/// How many wait at least before those are looked for who have given up.
pub(crate) const SWEEP: usize = 256;

/// What a handle asks of the switch.
pub(crate) enum Request {
    Command(Command),
    Subscribe(Subscription),
    /// Log lines from this level on; a reader who wants more of them gets more.
    Log(LogLevel),
    Job(String),
    Execute(String, Execute),
}

/// Where the outcome of a request comes.
pub(crate) type Answered = oneshot::Receiver<Result<Outcome, Error>>;

impl Driver {
    /// Makes a request, which ends after this time if it is given.
    pub fn request(&mut self, request: Request, timeout: Option<Duration>, now: Duration) -> Result<Answered, Error> {
        let id = match request {
            Request::Command(command) => self.machine.command(&command, timeout, now),
            Request::Subscribe(events) => self.ask_for_good(&Command::event(self.format, events), timeout, now),
            Request::Log(level) => {
                let level = Some(self.readers.log_level(level));
                self.ask_for_good(&Command::Log { level }, timeout, now)
            }
            Request::Job(line) => self.machine.job(line, timeout, now),
            Request::Execute(channel, execute) => self.machine.execute(&channel, execute, timeout, now),
        };
        Ok(self.expect(id?))
    }

    /// Does something with a call.
    pub fn operate(
        &mut self,
        uuid: &str,
        request: &call::Request,
        timeout: Option<Duration>,
        now: Duration,
    ) -> Result<Answered, Error> {
        let id = self.machine.operate(uuid, request, timeout, now)?;
        Ok(self.expect(id))
    }

    /// Follows a call; what is known of it comes through the receiver.
    pub fn follow(&mut self, uuid: &str) -> Result<watch::Receiver<CallStatus>, Error> {
        self.calls.forget_unwatched(&mut self.machine);
        self.calls.follow(&mut self.machine, uuid)
    }

    /// Tells each change of a call that is followed.
    pub fn tell_changes(&mut self, uuid: &str, to: mpsc::Sender<CallChange>) {
        self.calls.tell_to(uuid, to);
    }

    /// Places a call and follows its legs.
    pub fn place(
        &mut self,
        originate: Originate,
        options: &OriginateOptions,
        now: Duration,
    ) -> Result<(Vec<watch::Receiver<CallStatus>>, Answered), Error> {
        let placement = Placement::new(originate, options.tag.as_deref(), options.park_timeout, || self.machine.new_uuid());
        match self.machine.place(&placement, None, now) {
            Ok(id) => {
                let legs = placement.legs.iter().filter_map(|leg| self.calls.follow(&mut self.machine, leg).ok()).collect();
                Ok((legs, self.expect(id)))
            }
            Err(error) => {
                placement.legs.iter().for_each(|leg| self.machine.forget_call(leg));
                Err(error.into())
            }
        }
    }

    /// Puts events of this interest into the queue, from now on.
    pub fn listen(&mut self, interest: Interest, queue: Arc<Queue>) {
        self.readers.add(interest, queue);
    }

    /// Asks the switch for what is to be asked for again, or notes it for the next connection.
    fn ask_for_good(&mut self, command: &Command, timeout: Option<Duration>, now: Duration) -> Result<RequestId, SendError> {
        let taken = self.machine.command(command, timeout, now);
        if matches!(taken, Err(SendError::NotConnected)) {
            self.machine.ask_later(command)?;
        }
        taken
    }

    fn expect(&mut self, id: RequestId) -> Answered {
        let (answer, answered) = oneshot::channel();
        self.telemetry.requests.increment(1);
        self.waiting.insert(id, answer);
        self.cancel_given_up();
        answered
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
}
