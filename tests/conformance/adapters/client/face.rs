//! The steps.

use eslng::command::{Command, Execute, Filter, LogLevel, Subscription};
use eslng::engine::{Answer, CloseReason, RequestError};
use eslng::event::{Event, EventBuilder, Format};
use eslng::vocabulary::{ErrorKind, EventName};
use eslng::wire::Reply;
use eslng::{Client, Delivery, Error, EventStream, Interest, Status};
use eslng_conformance::bytes;
use serde_json::{Value, json};

use crate::rust::arguments::Arguments;
use crate::rust::failure::Failure;
use crate::rust::message::{accepted, event_json, message, reply};

/// A connection that is open as far as the steps have found.
struct Session {
    client: Client,
    /// Whatever comes.
    deliveries: EventStream,
    /// A step has found that the connection ended.
    ended: bool,
}

/// One connection, and the event that `get`, `values` and `serialize` look at.
#[derive(Default)]
pub(crate) struct Tokio {
    session: Option<Session>,
    event: Option<Event>,
    made: Option<EventBuilder>,
}

impl Tokio {
    pub(crate) async fn act(&mut self, verb: &str, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        match verb {
            "connect" => self.connect(arguments).await,
            "disconnect" => {
                if let Some(session) = self.session.take() {
                    session.client.close().await;
                }
                Ok(json!({}))
            }
            "connected" => Ok(json!({"connected": self.session.as_ref().is_some_and(|session| !session.ended)})),
            "api" => self.api(arguments).await,
            "bgapi" => self.background(arguments).await,
            "command" => self.packet(arguments).await,
            // The crate waits for every answer; nobody looks at this one.
            "send" => self.packet(arguments).await.map(|_| json!({})),
            "events" => {
                let command = Command::event(format(arguments.word("format"))?, subscription(arguments));
                self.accepted(command, arguments).await
            }
            "filter" => {
                let filter = Filter::add(arguments.bytes("header"), arguments.bytes("value"));
                self.accepted(Command::Filter(filter), arguments).await
            }
            "send_event" => {
                let (name, headers) = (arguments.bytes("name"), arguments.headers());
                let command = Command::SendEvent { name, headers, body: arguments.optional("body") };
                self.accepted(command, arguments).await
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
                self.accepted(Command::execute(uuid.as_deref(), execute), arguments).await
            }
            "receive" => self.receive(arguments).await,
            "get" => {
                let value = self.event()?.get_bytes(arguments.word("name"));
                Ok(json!({"value": value.map(|value| bytes::to_text(&value))}))
            }
            "values" => {
                let values = self.event()?.values_bytes(arguments.word("name"));
                Ok(json!({"values": values.iter().map(|value| bytes::to_text(value)).collect::<Vec<_>>()}))
            }
            "make_event" => self.make_event(arguments),
            "serialize" => self.serialize(arguments.word("format")),
            _ => Err(Failure::new(ErrorKind::Internal, format!("{verb:?} is nothing that this adapter does"))),
        }
    }

    async fn connect(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        if let Some(session) = self.session.take() {
            session.client.close().await;
        }
        let host = Some(arguments.word("host")).filter(|host| !host.is_empty()).unwrap_or("127.0.0.1");
        let builder = Client::builder(format!("{host}:{}", arguments.port())).backoff(None).silence(None);
        let builder = match arguments.optional("user") {
            Some(user) => builder.user(user, arguments.bytes("password")),
            None => builder.password(arguments.bytes("password")),
        };
        let connecting = tokio::time::timeout(arguments.timeout(), builder.connect()).await;
        let client = connecting.map_err(|_| Failure::new(ErrorKind::Timeout, "the login took too long"))?.map_err(failure)?;
        let everything = Interest::all().with_log(LogLevel::Debug);
        let deliveries = client.listen(everything).await.map_err(failure)?;
        self.session = Some(Session { client, deliveries, ended: false });
        Ok(json!({}))
    }

    async fn api(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let response = self.client(arguments)?.api(arguments.bytes("line")).await;
        let response = response.map_err(|error| self.failed(error))?;
        let body = bytes::to_text(response.body());
        match response.error_kind() {
            None => Ok(json!({"body": body})),
            Some(kind) => Err(Failure::new(kind, body)),
        }
    }

    async fn background(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let command = Command::BgApi { line: arguments.bytes("line"), job_uuid: arguments.optional("job_uuid") };
        let reply = self.command(command, arguments).await?;
        let job_uuid = reply.headers().get_bytes("Job-UUID").map(|uuid| bytes::to_text(&uuid));
        accepted(reply.frame().clone())?;
        Ok(json!({"job_uuid": job_uuid}))
    }

    async fn packet(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let answer = self.client(arguments)?.raw(arguments.bytes("packet")).await;
        match answer.map_err(|error| self.failed(error))? {
            Answer::Reply(answer) => Ok(reply(answer.frame())),
            Answer::Api(response) => Ok(json!({"reply": "", "body": bytes::to_text(response.body())})),
        }
    }

    async fn accepted(&mut self, command: Command, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        accepted(self.command(command, arguments).await?.frame().clone())
    }

    async fn command(&mut self, command: Command, arguments: &Arguments<'_>) -> Result<Reply, Failure> {
        let reply = self.client(arguments)?.command(command).await;
        reply.map_err(|error| self.failed(error))
    }

    async fn receive(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let session = self.session.as_mut().filter(|session| !session.ended).ok_or_else(no_connection)?;
        match tokio::time::timeout(arguments.timeout(), session.deliveries.next()).await {
            Err(_) => Ok(json!({"kind": "timeout"})),
            Ok(Some(Delivery::Event(event))) => {
                if let Some(error) = event.error() {
                    return Err(Failure::new(error.kind(), error));
                }
                let mut shown = event_json(&event);
                shown["kind"] = "event".into();
                (self.event, self.made) = (Some(event), None);
                Ok(shown)
            }
            Ok(Some(Delivery::Log(line))) => Ok(message("log", line.headers(), line.body())),
            Ok(Some(other)) => Err(Failure::new(ErrorKind::Internal, format!("{other:?}"))),
            Ok(None) => {
                session.ended = true;
                let status = session.client.status();
                let reason = match &*status.borrow() {
                    Status::Ended(reason) => reason.clone(),
                    other => return Err(Failure::new(ErrorKind::Internal, format!("a stream ended while {other:?}"))),
                };
                Err(Failure::new(reason.kind(), reason))
            }
        }
    }

    fn make_event(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
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

    fn client(&self, arguments: &Arguments<'_>) -> Result<Client, Failure> {
        let session = self.session.as_ref().filter(|session| !session.ended).ok_or_else(no_connection)?;
        Ok(session.client.within(arguments.timeout()))
    }

    fn event(&self) -> Result<&Event, Failure> {
        self.event.as_ref().ok_or_else(|| Failure::new(ErrorKind::InvalidArgument, "the last message is no event"))
    }

    /// Notes the connection's end if that is what the step failed of.
    fn failed(&mut self, error: Error) -> Failure {
        let is_end = ended_for(&error).is_some();
        if let Some(session) = &mut self.session {
            session.ended |= is_end;
        }
        failure(error)
    }
}

/// Why the connection ended, if the error says so: that tells more than that the answer is missing.
fn ended_for(error: &Error) -> Option<&CloseReason> {
    match error {
        Error::Ended(reason) | Error::Request(RequestError::OutcomeUnknown(reason) | RequestError::NotSent(reason)) => {
            Some(reason)
        }
        _ => None,
    }
}

fn failure(error: Error) -> Failure {
    Failure::new(ended_for(&error).map_or(error.kind(), CloseReason::kind), error)
}

fn no_connection() -> Failure {
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
