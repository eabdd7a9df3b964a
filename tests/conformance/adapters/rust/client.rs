//! What the adapters of the engine's clients have in common: composed commands, the last event, errors.

use eslng_conformance::bytes;
use eslng_engine::command::{Command, Execute, Filter, Subscription};
use eslng_engine::delivery::Delivery;
use eslng_engine::engine::{Answer, CloseReason, Error, OwnCall, RequestError};
use eslng_engine::event::{Event, EventBuilder, Format};
use eslng_engine::vocabulary::{ErrorKind, EventName};
use eslng_engine::wire::{ApiResponse, Reply};
use serde_json::{Value, json};

use crate::rust::arguments::Arguments;
use crate::rust::failure::Failure;
use crate::rust::message::{accepted, event_json, message, reply};

/// The event that `get`, `values` and `serialize` look at.
#[derive(Default)]
pub(crate) struct LastEvent {
    event: Option<Event>,
    made: Option<EventBuilder>,
}

impl LastEvent {
    /// What a verb about the last event comes to; `None`: it is about something else.
    pub(crate) fn act(&mut self, verb: &str, arguments: &Arguments<'_>) -> Option<Result<Value, Failure>> {
        Some(match verb {
            "get" => self.event().map(|event| {
                let value = event.get_bytes(arguments.word("name"));
                json!({"value": value.map(|value| bytes::to_text(&value))})
            }),
            "values" => self.event().map(|event| {
                let values = event.values_bytes(arguments.word("name"));
                json!({"values": values.iter().map(|value| bytes::to_text(value)).collect::<Vec<_>>()})
            }),
            "make_event" => self.make(arguments),
            "serialize" => self.serialize(arguments.word("format")),
            _ => return None,
        })
    }

    /// What came, for `receive`.
    pub(crate) fn take(&mut self, delivery: Delivery) -> Result<Value, Failure> {
        match delivery {
            Delivery::Event(event) => {
                if let Some(error) = event.error() {
                    return Err(Failure::new(error.kind(), error));
                }
                let mut shown = event_json(&event);
                shown["kind"] = "event".into();
                (self.event, self.made) = (Some(event), None);
                Ok(shown)
            }
            Delivery::Log(line) => Ok(message("log", line.headers(), line.body())),
            other => Err(Failure::new(ErrorKind::Internal, format!("{other:?}"))),
        }
    }

    /// A call's data, for `accept`.
    pub(crate) fn take_call(&mut self, own: Option<&OwnCall>) -> Result<Value, Failure> {
        let own = own.ok_or_else(|| Failure::new(ErrorKind::Internal, "the connection is no call's own"))?;
        (self.event, self.made) = (Some(own.data.clone()), None);
        Ok(event_json(&own.data))
    }

    fn event(&self) -> Result<&Event, Failure> {
        self.event.as_ref().ok_or_else(|| Failure::new(ErrorKind::InvalidArgument, "the last message is no event"))
    }

    fn make(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let mut builder = EventBuilder::empty();
        for (name, value) in arguments.headers() {
            builder.add(name, value)?;
        }
        builder.body(arguments.bytes("body"));
        self.event = Some(builder.build(Format::Json));
        self.made = Some(builder);
        Ok(json!({}))
    }

    fn serialize(&self, name: &str) -> Result<Value, Failure> {
        let builder = match &self.made {
            Some(builder) => builder.clone(),
            None => EventBuilder::from_event(self.event()?),
        };
        Ok(json!({"text": bytes::to_text(&builder.serialize(format(name)?))}))
    }
}

/// The command of a verb that composes one and wants it accepted.
pub(crate) fn composed(verb: &str, arguments: &Arguments<'_>) -> Option<Result<Command, Failure>> {
    Some(Ok(match verb {
        "events" => match format(arguments.word("format")) {
            Ok(format) => Command::event(format, subscription(arguments)),
            Err(failure) => return Some(Err(failure)),
        },
        "filter" => Command::Filter(Filter::add(arguments.bytes("header"), arguments.bytes("value"))),
        "send_event" => {
            let (name, headers) = (arguments.bytes("name"), arguments.headers());
            Command::SendEvent { name, headers, body: arguments.optional("body") }
        }
        "execute" => {
            let uuid = arguments.optional("uuid").map(|uuid| bytes::to_text(&uuid));
            let execute = Execute {
                application: arguments.bytes("application"),
                argument: arguments.optional("argument"),
                loops: arguments.0["loops"].as_u64().and_then(|loops| loops.try_into().ok()),
                event_lock: arguments.flag("event_lock"),
                event_uuid: arguments.optional("event_uuid"),
                ..Execute::default()
            };
            Command::execute(uuid.as_deref(), execute)
        }
        _ => return None,
    }))
}

/// `bgapi` as it was asked for.
pub(crate) fn background(arguments: &Arguments<'_>) -> Command {
    Command::BgApi { line: arguments.bytes("line"), job_uuid: arguments.optional("job_uuid") }
}

/// What `bgapi` answers with.
pub(crate) fn job(reply: &Reply) -> Result<Value, Failure> {
    let job_uuid = reply.headers().get_bytes("Job-UUID").map(|uuid| bytes::to_text(&uuid));
    accepted(reply.frame().clone())?;
    Ok(json!({"job_uuid": job_uuid}))
}

/// What `api` answers with.
pub(crate) fn api(response: &ApiResponse) -> Result<Value, Failure> {
    let body = bytes::to_text(response.body());
    match response.error_kind() {
        None => Ok(json!({"body": body})),
        Some(kind) => Err(Failure::new(kind, body)),
    }
}

/// What `command` answers with.
pub(crate) fn answer(answer: &Answer) -> Value {
    match answer {
        Answer::Reply(answer) => reply(answer.frame()),
        Answer::Api(response) => json!({"reply": "", "body": bytes::to_text(response.body())}),
    }
}

/// Why the connection ended, if the error says so: that tells more than that the answer is missing.
pub(crate) fn ended_for(error: &Error) -> Option<&CloseReason> {
    match error {
        Error::Ended(reason) | Error::Request(RequestError::OutcomeUnknown(reason) | RequestError::NotSent(reason)) => {
            Some(reason)
        }
        _ => None,
    }
}

pub(crate) fn failure(error: Error) -> Failure {
    Failure::new(ended_for(&error).map_or(error.kind(), CloseReason::kind), error)
}

pub(crate) fn no_connection() -> Failure {
    Failure::new(ErrorKind::NotSent, "there is no connection")
}

fn format(name: &str) -> Result<Format, Failure> {
    let formats = [Format::Plain, Format::Json, Format::Xml];
    let named = formats.into_iter().find(|format| format.word() == name);
    named.ok_or_else(|| Failure::new(ErrorKind::InvalidArgument, format!("{name:?} is no format")))
}

fn subscription(arguments: &Arguments<'_>) -> Subscription {
    let names = arguments.list("names");
    let names = names.iter().map(|name| EventName::from(&*bytes::to_text(name)));
    Subscription::names(names).with_subclasses(arguments.list("subclasses"))
}

/// What both clients can do.
pub(crate) const CAPABILITIES: [&str; 13] = [
    "connect_reasons",
    "end_reasons",
    "composed_api",
    "event_replies",
    "execute_options",
    "limits",
    "login_errors",
    "nul",
    "outbound",
    "own_set_up",
    "pairs_replies",
    "serialize",
    "xml",
];
