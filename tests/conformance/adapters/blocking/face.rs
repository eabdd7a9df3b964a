//! The steps.

use std::net::{Ipv4Addr, TcpListener};
use std::os::fd::{AsFd, OwnedFd};
use std::time::Duration;

use eslng_blocking::compat::{CallError, Ended, Session, packet};
use eslng_blocking::{Deadline, SendError, connect};
use eslng_conformance::bytes;
use eslng_engine::command::Command;
use eslng_engine::event::{Event, EventBuilder, Format, compat};
use eslng_engine::vocabulary::ErrorKind;
use eslng_engine::wire::Frame;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use serde_json::{Value, json};

use crate::message::{output, received};
use crate::rust::arguments::Arguments;
use crate::rust::failure::Failure;
use crate::rust::message::{accepted, event_json, reply};

/// One connection, and the event that `get`, `values` and `serialize` look at.
#[derive(Default)]
pub(crate) struct Blocking {
    session: Option<Session<OwnedFd>>,
    /// A call has found that the connection ended.
    ended: bool,
    listener: Option<TcpListener>,
    event: Option<Event>,
    made: Option<EventBuilder>,
}

impl Blocking {
    pub(crate) fn act(&mut self, verb: &str, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        match verb {
            "connect" => self.connect(arguments),
            "disconnect" => {
                self.session = None;
                Ok(json!({}))
            }
            "connected" => Ok(json!({"connected": self.session.is_some() && !self.ended})),
            "api" => output(self.call(&Command::api(arguments.bytes("line")).encode()?, Deadline::after(arguments.timeout()))?),
            "bgapi" => self.background(arguments),
            "command" => {
                let packet = Command::raw(arguments.bytes("packet")).encode()?;
                Ok(reply(&self.call(&packet, Deadline::after(arguments.timeout()))?))
            }
            "send" => {
                let packet = Command::raw(arguments.bytes("packet")).encode()?;
                let sent = self.session()?.send(&packet, Deadline::after(arguments.timeout()));
                sent.map(|()| json!({})).map_err(not_sent)
            }
            "events" => accepted(
                self.call(&packet::events(arguments.word("format"), &names(arguments))?, Deadline::after(arguments.timeout()))?,
            ),
            "filter" => {
                let packet = packet::filter(&arguments.bytes("header"), &arguments.bytes("value"))?;
                accepted(self.call(&packet, Deadline::after(arguments.timeout()))?)
            }
            "send_event" => self.send_event(arguments),
            "execute" => self.execute(arguments),
            "receive" => self.receive(arguments),
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
            "listen" => self.listen(),
            "accept" => self.accept(Deadline::after(arguments.timeout())),
            _ => Err(Failure::new(ErrorKind::Internal, format!("{verb:?} is nothing that this adapter does"))),
        }
    }

    fn connect(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let deadline = Deadline::after(arguments.timeout());
        let host = Some(arguments.word("host")).filter(|host| !host.is_empty()).unwrap_or("127.0.0.1");
        self.session = None;
        let opened = connect(host, arguments.port(), deadline);
        let (fd, _) = opened.map_err(|error| Failure::new(error.kind(), error))?;
        let session = Session::new(fd);
        let user = arguments.optional("user");
        let login = session.login(user.as_deref(), &arguments.bytes("password"), deadline);
        let accepted = login.map_err(|error| Failure::new(error.kind(), error))?;
        (self.session, self.ended) = (Some(session), false);
        Ok(reply(&accepted))
    }

    fn background(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let command = Command::BgApi { line: arguments.bytes("line"), job_uuid: arguments.optional("job_uuid") };
        let frame = self.call(&command.encode()?, Deadline::after(arguments.timeout()))?;
        let job_uuid = frame.headers().get_bytes("Job-UUID").map(|uuid| bytes::to_text(&uuid));
        accepted(frame)?;
        Ok(json!({"job_uuid": job_uuid}))
    }

    /// As libesl, which writes the event's own Event-Name too.
    fn send_event(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let name = arguments.bytes("name");
        let headers = arguments.headers();
        let own = [(&b"Event-Name"[..], &name[..])];
        let all = own.into_iter().chain(headers.iter().map(|(name, value)| (&name[..], &value[..])));
        let packet = packet::sendevent(&name, all, arguments.optional("body").as_deref())?;
        accepted(self.call(&packet, Deadline::after(arguments.timeout()))?)
    }

    fn execute(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let [uuid, argument] = ["uuid", "argument"].map(|name| arguments.optional(name));
        let application = arguments.bytes("application");
        let lock = arguments.flag("event_lock");
        let packet = packet::execute(uuid.as_deref(), Some(&application), argument.as_deref(), lock, false)?;
        accepted(self.call(&packet, Deadline::after(arguments.timeout()))?)
    }

    fn receive(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        match self.session()?.receive(true, Deadline::after(arguments.timeout())) {
            Ok(None) => Ok(json!({"kind": "timeout"})),
            Ok(Some(frame)) => {
                let (shown, event) = received(frame)?;
                (self.event, self.made) = (event, None);
                Ok(shown)
            }
            Err(ended) => Err(self.lost(&ended)),
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

    fn serialize(&self, format: &str) -> Result<Value, Failure> {
        let builder = match &self.made {
            Some(builder) => builder.clone(),
            None => EventBuilder::from_event(self.event()?),
        };
        let text = match format {
            "plain" => builder.serialize(Format::Plain),
            "json" => builder.serialize(Format::Json),
            "xml" => builder.serialize(Format::Xml),
            "libesl-plain" => compat::to_plain(&builder),
            "libesl-json" => compat::to_json(&builder),
            _ => return Err(Failure::new(ErrorKind::InvalidArgument, format!("{format:?} is no format"))),
        };
        Ok(json!({"text": bytes::to_text(&text)}))
    }

    fn listen(&mut self) -> Result<Value, Failure> {
        let failed = |error: std::io::Error| Failure::new(ErrorKind::Internal, error);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(failed)?;
        let port = listener.local_addr().map_err(failed)?.port();
        self.listener = Some(listener);
        Ok(json!({"port": port}))
    }

    /// Takes a call and says `connect`.
    fn accept(&mut self, deadline: Deadline) -> Result<Value, Failure> {
        let failed = |error: std::io::Error| Failure::new(ErrorKind::ConnectFailed, error);
        let listener = self.listener.as_ref().ok_or_else(|| Failure::new(ErrorKind::Closed, "nothing listens"))?;
        let limit = Timespec::try_from(deadline.remaining().unwrap_or(Duration::MAX)).ok();
        match poll(&mut [PollFd::from_borrowed_fd(listener.as_fd(), PollFlags::IN)], limit.as_ref()) {
            Ok(0) => return Err(Failure::new(ErrorKind::Timeout, "no call came")),
            Ok(_) => {}
            Err(error) => return Err(failed(error.into())),
        }
        let (stream, _) = listener.accept().map_err(failed)?;
        (self.session, self.ended) = (Some(Session::new(stream.into())), false);
        let frame = self.call(b"connect\n\n", deadline)?;
        let event = Event::from_frame(frame);
        let event = event.ok_or_else(|| Failure::new(ErrorKind::OutOfStep, "connect was not answered with a channel's data"))?;
        let shown = event_json(&event);
        (self.event, self.made) = (Some(event), None);
        Ok(shown)
    }

    fn call(&mut self, packet: &[u8], deadline: Deadline) -> Result<Frame, Failure> {
        match self.session()?.call(packet, deadline) {
            Ok(Some(frame)) => Ok(frame),
            Ok(None) => Err(Failure::new(ErrorKind::Timeout, "no reply came")),
            Err(CallError::Ended(ended)) => Err(self.lost(&ended)),
            Err(error) => Err(Failure::new(error.kind(), error)),
        }
    }

    fn session(&self) -> Result<&Session<OwnedFd>, Failure> {
        self.session.as_ref().ok_or_else(|| Failure::new(ErrorKind::NotSent, "there is no connection"))
    }

    fn event(&self) -> Result<&Event, Failure> {
        self.event.as_ref().ok_or_else(|| Failure::new(ErrorKind::InvalidArgument, "the last message is no event"))
    }

    fn lost(&mut self, ended: &Ended) -> Failure {
        self.ended = true;
        Failure::new(ended.kind(), ended)
    }
}

fn not_sent(error: SendError) -> Failure {
    Failure::new(error.kind(), error)
}

/// Event names, and the subclasses of CUSTOM behind them.
fn names(arguments: &Arguments<'_>) -> Vec<u8> {
    let (mut names, subclasses) = (arguments.list("names"), arguments.list("subclasses"));
    if !subclasses.is_empty() {
        names.push(b"CUSTOM".to_vec());
    }
    names.extend(subclasses);
    names.join(&b' ')
}
