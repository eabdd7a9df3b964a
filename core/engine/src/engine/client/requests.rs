//! Requests that wait: for their answer, for the event that ends them, for their time to pass.

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use rustc_hash::FxHashMap;
use uuid::Uuid;

use crate::command::{AnswerKind, Command};
use crate::engine::close::{CloseReason, CommandFailure};
use crate::engine::output::CommandId;
use crate::event::Event;
use crate::vocabulary::{ErrorKind, HangupCause};
use crate::wire::{ApiResponse, Reply};

/// One request of the application's. It ends exactly once, as `Output::Finished`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RequestId(pub(super) u64);

impl RequestId {
    /// Its number, for shells in languages that keep it as one.
    pub fn number(self) -> u64 {
        self.0
    }

    /// The request of this number.
    pub fn from_number(number: u64) -> Self {
        RequestId(number)
    }
}

/// What a request came to.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Outcome {
    /// `command/reply`; it may say `-ERR`.
    Reply(Reply),
    /// `api/response`; it may say `-ERR`.
    Api(ApiResponse),
    /// The BACKGROUND_JOB event of a job; its body is the result.
    Job(Event),
    /// The CHANNEL_EXECUTE_COMPLETE event of an execution.
    Executed(Event),
}

/// Why a request has no outcome.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RequestError {
    /// Its time has passed. An answer that still comes is dropped, and given to no other.
    #[error("no answer in time; whether it was carried out is not known")]
    TimedOut,
    /// The connection ended while it was in flight.
    #[error("the connection ended ({0}): whether it was carried out is not known")]
    OutcomeUnknown(CloseReason),
    /// The connection ended before it was sent.
    #[error("the connection ended before it was sent ({0})")]
    NotSent(CloseReason),
    /// The switch refused to begin: its words.
    #[error("the switch refused: {text}")]
    Refused {
        /// The reply's text.
        text: String,
        /// Its place in the error table.
        kind: ErrorKind,
    },
    /// The call ended before the application did.
    #[error("the call ended first{}", .cause.as_ref().map(|cause| format!(" ({cause})")).unwrap_or_default())]
    HungUp {
        /// Why, if the switch said so.
        cause: Option<HangupCause>,
    },
    /// An answer came of a kind that this command never gets.
    #[error("the switch sent {got} where the answer was due")]
    OutOfStep {
        /// The kind that came.
        got: &'static str,
    },
}

impl RequestError {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        match self {
            RequestError::TimedOut => ErrorKind::Timeout,
            RequestError::OutcomeUnknown(_) => ErrorKind::Disconnected,
            RequestError::NotSent(_) => ErrorKind::NotSent,
            RequestError::Refused { kind, .. } => *kind,
            RequestError::HungUp { .. } => ErrorKind::HungUp,
            RequestError::OutOfStep { .. } => ErrorKind::OutOfStep,
        }
    }

    pub(super) fn of_failure(failure: CommandFailure) -> Self {
        match failure {
            CommandFailure::Disconnected(reason) => RequestError::OutcomeUnknown(reason),
            CommandFailure::NotSent(reason) => RequestError::NotSent(reason),
            CommandFailure::OutOfStep { got } => RequestError::OutOfStep { got },
        }
    }
}

/// What ends a request after its reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Until {
    /// Its reply does.
    Reply,
    /// Its api/response does. Until then the switch says nothing else on the connection.
    Api,
    /// The BACKGROUND_JOB event with this Job-UUID.
    Job(Uuid),
    /// The CHANNEL_EXECUTE_COMPLETE event with this Application-UUID, or the end of this channel.
    Execution { uuid: Uuid, channel: String },
}

impl Until {
    /// For a command that its answer ends.
    pub fn answer_to(command: &Command) -> Self {
        if command.answer_kind() == AnswerKind::Api { Until::Api } else { Until::Reply }
    }
}

struct Request {
    command: CommandId,
    until: Until,
}

/// The requests that have not ended. The keys of its maps are the application's own, so hashing need not withstand an attack.
#[derive(Default)]
pub(super) struct Requests {
    open: FxHashMap<RequestId, Request>,
    /// Commands whose answer is due, in the order in which it comes.
    unanswered: VecDeque<(CommandId, RequestId)>,
    by_job: FxHashMap<Uuid, RequestId>,
    by_execution: FxHashMap<Uuid, RequestId>,
    /// Executions of each channel.
    by_channel: FxHashMap<String, BTreeSet<RequestId>>,
    /// In order. Nearly always a request is the last to end by itself, since all have the same time. The first is of an open request; one that ended
    /// behind it stays until it is the first, or there are more such than open ones.
    deadlines: VecDeque<(Duration, RequestId)>,
    /// How many wait for an api/response.
    apis: usize,
    next: u64,
}

impl Requests {
    pub fn open(&mut self, command: CommandId, until: Until, deadline: Option<Duration>) -> RequestId {
        let id = RequestId(self.next);
        self.next += 1;
        self.unanswered.push_back((command, id));
        match &until {
            Until::Reply => {}
            Until::Api => self.apis += 1,
            Until::Job(uuid) => drop(self.by_job.insert(*uuid, id)),
            Until::Execution { uuid, channel } => {
                self.by_execution.insert(*uuid, id);
                self.by_channel.entry(channel.clone()).or_default().insert(id);
            }
        }
        if let Some(at) = deadline {
            self.note_deadline(at, id);
        }
        self.open.insert(id, Request { command, until });
        id
    }

    /// The request whose command was answered, if it is still open, and what it waits for now.
    pub fn answered(&mut self, command: CommandId) -> Option<(RequestId, &Until)> {
        let (_, id) = self.unanswered.pop_front_if(|(due, _)| *due == command)?;
        self.open.get(&id).map(|request| (id, &request.until))
    }

    /// Whether an open request's command has had its answer.
    pub fn is_answered(&self, id: RequestId) -> bool {
        self.open.get(&id).is_none_or(|request| self.unanswered.front().is_none_or(|(due, _)| request.command < *due))
    }

    pub fn of_job(&self, uuid: &[u8]) -> Option<RequestId> {
        self.by_job.get(&Uuid::try_parse_ascii(uuid).ok()?).copied()
    }

    pub fn of_execution(&self, uuid: &[u8]) -> Option<RequestId> {
        self.by_execution.get(&Uuid::try_parse_ascii(uuid).ok()?).copied()
    }

    pub fn of_channel(&self, channel: &str) -> Vec<RequestId> {
        self.by_channel.get(channel).into_iter().flatten().copied().collect()
    }

    pub fn has_jobs(&self) -> bool {
        !self.by_job.is_empty()
    }

    pub fn has_executions(&self) -> bool {
        !self.by_execution.is_empty()
    }

    pub fn has_apis(&self) -> bool {
        self.apis > 0
    }

    /// Forgets an open request and says what it waited for. What still comes for it is dropped.
    pub fn close(&mut self, id: RequestId) -> Option<Until> {
        let request = self.open.remove(&id)?;
        match &request.until {
            Until::Reply => {}
            Until::Api => self.apis -= 1,
            Until::Job(uuid) => drop(self.by_job.remove(uuid)),
            Until::Execution { uuid, channel } => {
                self.by_execution.remove(uuid);
                if let Some(of_channel) = self.by_channel.get_mut(channel) {
                    of_channel.remove(&id);
                    if of_channel.is_empty() {
                        self.by_channel.remove(channel);
                    }
                }
            }
        }
        while self.deadlines.pop_front_if(|(_, id)| !self.open.contains_key(id)).is_some() {}
        if self.deadlines.len() > 2 * self.open.len() {
            self.deadlines.retain(|(_, id)| self.open.contains_key(id));
        }
        Some(request.until)
    }

    fn note_deadline(&mut self, at: Duration, id: RequestId) {
        let is_last = self.deadlines.back().is_none_or(|&last| last < (at, id));
        let place = if is_last { self.deadlines.len() } else { self.deadlines.partition_point(|&other| other < (at, id)) };
        self.deadlines.insert(place, (at, id));
    }

    pub fn deadline(&self) -> Option<Duration> {
        self.deadlines.front().map(|&(at, _)| at)
    }

    /// The oldest request whose time has passed.
    pub fn overdue(&self, now: Duration) -> Option<RequestId> {
        self.deadlines.front().filter(|(at, _)| *at <= now).map(|&(_, id)| id)
    }

    /// Every open request, in the order in which they were made; after a loss nothing will come for them.
    pub fn take_all(&mut self) -> Vec<RequestId> {
        let mut ids: Vec<_> = self.open.keys().copied().collect();
        ids.sort_unstable();
        let next = self.next;
        *self = Requests { next, ..Requests::default() };
        ids
    }
}

#[cfg(test)]
impl Requests {
    /// How much is held.
    pub fn held(&self) -> usize {
        let of_requests = self.open.len() + self.unanswered.len() + self.deadlines.len() + self.apis;
        of_requests + self.by_job.len() + self.by_execution.len() + self.by_channel.len()
    }
}
