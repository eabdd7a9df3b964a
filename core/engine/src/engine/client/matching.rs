//! Answers and events to the requests that they end, and what the machine asks the switch for on its own account.

use std::sync::LazyLock;

use uuid::Uuid;

use super::outbound::Outbound;
use super::requests::{Outcome, RequestError, RequestId, Until};
use super::{Client, State};
use crate::command::{Command, Filter, Subscription};
use crate::engine::close::SendError;
use crate::engine::output::{Answer, CommandId, Output};
use crate::event::{Event, Sought};
use crate::vocabulary::EventName;
use crate::wire::Reply;

static JOB_UUID: LazyLock<Sought> = LazyLock::new(|| Sought::new("\nJob-UUID:"));
static APPLICATION_UUID: LazyLock<Sought> = LazyLock::new(|| Sought::new("\nApplication-UUID:"));

pub(super) const JOB_EVENTS: &[EventName] = &[EventName::BackgroundJob];
pub(super) const EXECUTION_EVENTS: &[EventName] = &[EventName::ChannelExecuteComplete, EventName::ChannelHangupComplete];

/// Which events the machine needs. It asks for each kind once a connection.
#[derive(Default)]
pub(super) struct OwnEvents {
    names: Vec<EventName>,
    /// The application has asked for events in a way that does not tell which: all that come are given out.
    are_all_wanted: bool,
}

impl OwnEvents {
    pub fn clear(&mut self) {
        *self = OwnEvents::default();
    }

    /// Whether some of them are new.
    pub fn add(&mut self, names: &[EventName]) -> bool {
        let before = self.names.len();
        for name in names {
            if !self.names.contains(name) {
                self.names.push(name.clone());
            }
        }
        self.names.len() > before
    }

    /// Whether some of them would be new.
    pub fn lacks(&self, names: &[EventName]) -> bool {
        names.iter().any(|name| !self.names.contains(name))
    }

    /// Notes a command that asks for events without naming them here: a call's own, or a packet of the application's.
    pub fn note(&mut self, command: &Command) {
        self.are_all_wanted |= match command {
            Command::MyEvents { .. } | Command::DivertEvents { .. } => true,
            Command::Raw(packet) => {
                let packet = packet.expose();
                let verb = packet.split(|byte| byte.is_ascii_whitespace()).next().unwrap_or_default();
                [&b"event"[..], b"myevents", b"divert_events"].iter().any(|word| word.eq_ignore_ascii_case(verb))
            }
            _ => false,
        };
    }

    /// The one that an event has in its Event-Name.
    fn named(&self, name: &[u8]) -> Option<EventName> {
        self.names.iter().find(|own| own.as_str().as_bytes() == name).cloned()
    }

    /// The switch was told to send these no more.
    pub fn nixed(&mut self, events: &Subscription) {
        let is_nixed = |name: &EventName| events.names.contains(&EventName::All) || events.names.contains(name);
        self.names.retain(|name| !is_nixed(name));
    }
}

/// A refusal names no job.
fn is_of_other_job(reply: &Reply, own: Uuid) -> bool {
    reply.peek("Job-UUID").is_some_and(|other| Uuid::try_parse_ascii(&other) != Ok(own))
}

impl Client {
    pub(super) fn handle_answer(&mut self, id: CommandId, answer: Answer) {
        if self.asks_core_uuid == Some(id) {
            self.asks_core_uuid = None;
            self.note_core_uuid(&answer);
        }
        self.note_existence(id, &answer);
        if self.asks_channels == Some(id) {
            self.asks_channels = None;
            self.channels = match &answer {
                Answer::Api(response) if response.error_kind().is_none() => Some(response.body().clone()),
                _ => None,
            };
        }
        if let Some(undo) = self.undo.remove(&id)
            && matches!(&answer, Answer::Reply(reply) if reply.error_kind().is_some())
        {
            self.wishes.note(&undo);
        }
        if let State::Open { restoring: Some(due), .. } = &mut self.state {
            due.remove(&id);
            if due.is_empty() {
                self.become_up();
            }
            return;
        }
        let Some((request, until)) = self.requests.answered(id) else { return };
        let result = match (until, answer) {
            (Until::Reply | Until::Api, Answer::Reply(reply)) => Ok(Outcome::Reply(reply)),
            (Until::Reply | Until::Api, Answer::Api(response)) => Ok(Outcome::Api(response)),
            (Until::Job(uuid), Answer::Reply(reply)) if is_of_other_job(&reply, *uuid) => {
                const GOT: &str = "the reply to another job";
                self.finish(request, Err(RequestError::OutOfStep { got: GOT }));
                return self.begin_anew(GOT);
            }
            (Until::Job(_) | Until::Execution { .. }, Answer::Reply(reply)) => match reply.error_kind() {
                Some(kind) => Err(RequestError::Refused { text: reply.text().into_owned(), kind }),
                // Begun: its event ends it.
                None => return,
            },
            (Until::Job(_) | Until::Execution { .. }, Answer::Api(_)) => return,
        };
        self.finish(request, result);
    }

    pub(super) fn note_core_uuid(&mut self, answer: &Answer) {
        let Answer::Api(response) = answer else { return };
        let uuid = response.text().trim().to_string();
        if response.error_kind().is_none() && !uuid.is_empty() {
            self.restarted = self.core_uuid.as_ref().map(|before| *before != uuid);
            self.core_uuid = Some(uuid);
        }
    }

    pub(super) fn handle_event(&mut self, event: Event) {
        let name = event.peek("Event-Name");
        let Some(name) = name.as_deref().and_then(|name| self.own_events.named(name)) else {
            return self.outputs.push_back(Output::Event(event));
        };
        let ended = match name {
            EventName::BackgroundJob => JOB_UUID.peek(&event).and_then(|uuid| self.requests.of_job(&uuid)),
            EventName::ChannelExecuteComplete if self.requests.has_executions() => {
                APPLICATION_UUID.peek(&event).and_then(|uuid| self.requests.of_execution(&uuid))
            }
            EventName::ChannelHangupComplete if self.requests.has_executions() => {
                let text = |header: &str| event.peek(header).map(|value| String::from_utf8_lossy(&value).into_owned());
                let cause = text("Hangup-Cause").map(|cause| (&*cause).into());
                for id in text("Unique-ID").map(|channel| self.requests.of_channel(&channel)).unwrap_or_default() {
                    self.finish(id, Err(RequestError::HungUp { cause: cause.clone() }));
                }
                None
            }
            _ => None,
        };
        let changes = self.follow(&name, &event);
        let is_wanted = self.wishes.wants(&name)
            || self.own_events.are_all_wanted
            || self.outbound.as_ref().is_some_and(Outbound::has_myevents);
        let Some(id) = ended else {
            self.outputs.extend(is_wanted.then_some(Output::Event(event)));
            return self.outputs.extend(changes);
        };
        if is_wanted {
            self.outputs.push_back(Output::Event(event.clone()));
        }
        self.outputs.extend(changes);
        let answered = self.requests.is_answered(id);
        self.finish(id, Ok(if name == EventName::BackgroundJob { Outcome::Job(event) } else { Outcome::Executed(event) }));
        if !answered {
            self.begin_anew("an event before the reply to what caused it");
        }
    }

    /// Whether events that the machine needs itself have not been asked for on this connection.
    pub(super) fn needs(&self, names: &[EventName]) -> bool {
        self.own_events.lacks(names)
    }

    /// Asks for events that the machine needs itself, once a connection.
    pub(super) fn ask_for(&mut self, names: &[EventName]) -> Result<(), SendError> {
        if !self.own_events.add(names) {
            return Ok(());
        }
        if names.iter().all(|name| self.wishes.wants(name)) {
            return Ok(());
        }
        self.send_own(&Command::event(self.wishes.format, Subscription::names(names.iter().cloned())))
    }

    /// Lets a request's own event pass the application's filters, or no more.
    pub(super) fn let_pass(&mut self, header: &str, value: &str, pass: bool) -> Result<(), SendError> {
        if !self.wishes.has_filters() {
            return Ok(());
        }
        let filter =
            if pass { Filter::add(header, value) } else { Filter::Delete { header: header.into(), value: Some(value.into()) } };
        self.send_own(&Command::Filter(filter))
    }

    pub(super) fn send_own(&mut self, command: &Command) -> Result<(), SendError> {
        if let State::Open { connection, .. } = &mut self.state {
            connection.send(command)?;
        }
        Ok(())
    }

    pub(super) fn finish(&mut self, id: RequestId, result: Result<Outcome, RequestError>) {
        if let Some(until) = self.requests.close(id) {
            self.stop_passing(&until);
            self.outputs.push_back(Output::Finished { id, result });
        }
    }

    pub(super) fn stop_passing(&mut self, until: &Until) {
        if !self.wishes.has_filters() {
            return;
        }
        let stopped = match until {
            Until::Reply | Until::Api => Ok(()),
            Until::Job(uuid) => self.let_pass("Job-UUID", &uuid.to_string(), false),
            // All of a followed call passes.
            Until::Execution { channel, .. } if self.call(channel).is_some() => Ok(()),
            Until::Execution { uuid, .. } => self.let_pass("Application-UUID", &uuid.to_string(), false),
        };
        // A connection that has ended keeps no filters.
        drop(stopped);
    }
}
