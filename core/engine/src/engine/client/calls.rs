//! The calls that a client follows.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use super::requests::{RequestError, RequestId, Until};
use super::{Client, State};
use crate::call::{CALL_EVENTS, CallChange, CallStatus, OperationError, Placement, Request};
use crate::command::api::{ApiCommand, UuidExists};
use crate::command::{Command, Filter};
use crate::engine::close::SendError;
use crate::engine::output::{Answer, CommandId, Output};
use crate::event::Event;
use crate::vocabulary::EventName;

/// The calls that are followed.
#[derive(Default)]
pub(super) struct Calls {
    /// Boxed, since a map of a single call has room for eleven.
    open: BTreeMap<String, Box<CallStatus>>,
    /// The other legs of bridges, each with the call that it belongs to.
    others: BTreeMap<String, String>,
    /// Questions whether a call is still there, after a gap.
    asks: BTreeMap<CommandId, String>,
}

#[cfg(test)]
impl Calls {
    /// How much is held besides the calls themselves.
    pub fn held(&self) -> usize {
        self.others.len() + self.asks.len()
    }
}

/// Why an operation was not sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum OperateError {
    /// It can't be asked for.
    #[error(transparent)]
    Operation(#[from] OperationError),
    /// It can't be sent.
    #[error(transparent)]
    Send(#[from] SendError),
}

impl Client {
    /// Follows a call: its changes come as [`Output::Call`] until its end. On an inbound connection the switch is asked for the events of calls;
    /// it sends those of every call, if no filter is set.
    ///
    /// # Errors
    /// An id that can't stand on the wire; no connection.
    pub fn follow_call(&mut self, uuid: &str) -> Result<(), SendError> {
        if self.calls.open.contains_key(uuid) {
            return Ok(());
        }
        Command::Filter(Filter::add("Unique-ID", uuid)).encode()?;
        self.check_up()?;
        self.calls.open.insert(uuid.to_owned(), Box::new(CallStatus::new(uuid)));
        self.ask_for_calls()?;
        self.let_call_pass(uuid, true)
    }

    /// Follows a call no more. What is known of it is forgotten.
    pub fn forget_call(&mut self, uuid: &str) {
        if self.calls.open.remove(uuid).is_none() {
            return;
        }
        self.calls.others.retain(|_, call| call != uuid);
        // A connection that has ended keeps no filters.
        drop(self.let_call_pass(uuid, false));
    }

    /// What is known of a call that is followed.
    pub fn call(&self, uuid: &str) -> Option<&CallStatus> {
        self.calls.open.get(uuid).map(Box::as_ref)
    }

    /// Does something with a call. Give the outcome to [`Operation::read`](crate::call::Operation::read).
    ///
    /// # Errors
    /// Something that can't be expressed, or that an outbound connection without `full` may not do; no connection.
    pub fn operate(
        &mut self,
        uuid: &str,
        request: &Request,
        timeout: Option<Duration>,
        now: Duration,
    ) -> Result<RequestId, OperateError> {
        if let Request::Execute(execute) = request {
            return Ok(self.execute(uuid, execute.clone(), timeout, now)?);
        }
        let full = self.outbound.as_ref().is_none_or(|outbound| outbound.is_full());
        let command = request.command(uuid, self.is_own(uuid), full)?;
        Ok(self.request(&command, Until::answer_to(&command), timeout, now).map(|(id, _)| id)?)
    }

    /// Places a call as a job, and follows its legs. [`placed_call`](crate::call::placed_call) reads the outcome.
    ///
    /// # Errors
    /// What can't be expressed; no connection.
    pub fn place(&mut self, placement: &Placement, timeout: Option<Duration>, now: Duration) -> Result<RequestId, OperateError> {
        let line = placement.line().map_err(OperationError::from)?;
        for leg in &placement.legs {
            self.follow_call(leg)?;
        }
        Ok(self.job(line, timeout, now)?)
    }

    /// A new id for a channel, a job, anything.
    pub fn new_uuid(&mut self) -> String {
        self.random.uuid().to_string()
    }

    pub(super) fn ask_for_calls(&mut self) -> Result<(), SendError> {
        if self.calls.open.is_empty() || self.outbound.is_some() {
            return Ok(());
        }
        self.ask_for(CALL_EVENTS)
    }

    fn let_call_pass(&mut self, uuid: &str, pass: bool) -> Result<(), SendError> {
        self.let_pass("Unique-ID", uuid, pass)?;
        self.let_pass("Other-Leg-Unique-ID", uuid, pass)
    }

    /// A call that an outbound connection is about is followed from the start.
    pub(super) fn adopt_own_call(&mut self, status: CallStatus) {
        self.calls.open.insert(status.uuid.clone(), Box::new(status));
        self.own_events.add(CALL_EVENTS);
    }

    /// After a gap: asks for the events of calls again, and which calls are still there.
    pub(super) fn restore_calls(&mut self) {
        let uuids: Vec<String> = self.calls.open.values().filter(|call| !call.is_over).map(|call| call.uuid.clone()).collect();
        if uuids.is_empty() {
            return;
        }
        // Each was checked when it was followed.
        drop(self.ask_for(CALL_EVENTS));
        for uuid in uuids {
            drop(self.let_call_pass(&uuid, true));
            let State::Open { connection, .. } = &mut self.state else { return };
            let asked = UuidExists::new(uuid.as_str()).command().ok().and_then(|command| connection.send(&command).ok());
            if let Some(asked) = asked {
                self.calls.asks.insert(asked, uuid);
            }
        }
    }

    /// The connection is lost, and its questions with it: the ids of the next one's commands begin anew.
    pub(super) fn forget_questions_about_calls(&mut self) {
        self.calls.asks.clear();
    }

    /// The answer to the question whether a call is still there.
    pub(super) fn note_existence(&mut self, id: CommandId, answer: &Answer) {
        let Some(uuid) = self.calls.asks.remove(&id) else { return };
        if matches!(answer, Answer::Api(response) if response.text().trim() == "false") {
            self.change(&uuid, CallChange::Lost);
        }
    }

    /// Gives an event to the calls that it is about, and says what it changed.
    pub(super) fn follow(&mut self, name: &EventName, event: &Event) -> Vec<Output> {
        if self.calls.open.is_empty() || !CALL_EVENTS.contains(name) {
            return Vec::new();
        }
        let text = |header: &str| event.peek(header).map(|value| String::from_utf8_lossy(&value).into_owned());
        let mut about: BTreeSet<String> = text("Unique-ID").into_iter().collect();
        if matches!(name, EventName::ChannelBridge | EventName::ChannelUnbridge) {
            about.extend(["Bridge-A-Unique-ID", "Bridge-B-Unique-ID"].into_iter().filter_map(text));
        }
        let mut outputs = Vec::new();
        for uuid in &about {
            if let Some(status) = self.calls.open.get_mut(uuid)
                && let Some(change) = status.handle(name, event)
            {
                if let CallChange::Bridged { other } = &change {
                    // The end of one that it was bridged to before is not that of this one.
                    self.calls.others.retain(|_, call| call != uuid);
                    self.calls.others.insert(other.clone(), uuid.clone());
                }
                outputs.push(Output::Call { uuid: uuid.clone(), change });
            }
            if *name == EventName::ChannelHangupComplete
                && let Some(call) = self.calls.others.remove(uuid)
                && let Some(change) = self.calls.open.get_mut(&call).and_then(|status| status.handle_other_end(event))
            {
                outputs.push(Output::Call { uuid: call, change });
            }
        }
        outputs
    }

    /// What still runs on a call of which the hangup was seen has ended with it, not with the connection.
    pub(super) fn end_executions_of_ended_calls(&mut self) {
        let ended: Vec<_> = self.calls.open.values().filter_map(|call| Some((call.uuid.clone(), call.cause.clone()?))).collect();
        for (uuid, cause) in ended {
            for id in self.requests.of_channel(&uuid) {
                self.finish(id, Err(RequestError::HungUp { cause: Some(cause.clone()) }));
            }
        }
    }

    /// The outbound connection is over, and its call with it as far as we can see.
    pub(super) fn leave_calls(&mut self) {
        let open = self.calls.open.values().filter(|call| !call.is_over);
        let left: Vec<_> = open.map(|call| (call.uuid.clone(), call.leave())).collect();
        for (uuid, change) in left {
            self.change(&uuid, change);
        }
    }

    fn change(&mut self, uuid: &str, change: CallChange) {
        if let Some(status) = self.calls.open.get_mut(uuid).filter(|status| !status.is_over) {
            status.note(&change);
            self.outputs.push_back(Output::Call { uuid: uuid.to_owned(), change });
        }
    }
}
