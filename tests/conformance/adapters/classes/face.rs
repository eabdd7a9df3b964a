//! The steps.

use std::net::{Ipv4Addr, TcpListener};
use std::os::fd::AsFd;

use eslng_blocking::compat::{EslConnection, EslEvent, Hooks, Interrupted, Login};
use eslng_conformance::bytes;
use eslng_engine::event::compat;
use eslng_engine::vocabulary::ErrorKind;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::message::{header, received, refusal, show, values};

/// One connection, and the event that `get`, `values` and `serialize` look at.
#[derive(Default)]
pub(crate) struct Classes {
    connection: Option<EslConnection>,
    listener: Option<TcpListener>,
    event: Option<EslEvent>,
}

/// What a call that waits gave.
type Called<T> = Result<T, Interrupted>;

impl Classes {
    pub(crate) fn act(&mut self, verb: &str, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        match verb {
            "connect" => self.connect(arguments),
            "disconnect" => {
                self.connection = None;
                Ok(json!({}))
            }
            "connected" => {
                Ok(json!({"connected": self.connection.as_ref().is_some_and(|connection| connection.connected() == 1)}))
            }
            "api" => self.api(&arguments.bytes("line")),
            "bgapi" => {
                let (line, job) = (arguments.bytes("line"), arguments.optional("job_uuid"));
                let reply = self.call(|connection| connection.bgapi(Some(&line), None, job.as_deref()))?;
                refusal(&header(&reply, "Reply-Text"))?;
                Ok(json!({"job_uuid": header(&reply, "Job-UUID")}))
            }
            "command" => {
                let packet = arguments.bytes("packet");
                self.call(|connection| connection.send_recv(Some(&packet))).map(|reply| shown_reply(&reply))
            }
            "send" => {
                let packet = arguments.bytes("packet");
                self.status(|connection| connection.send(Some(&packet)))
            }
            "events" => {
                let (format, names) = (arguments.bytes("format"), names(arguments));
                self.status(|connection| connection.events(Some(&format), Some(&names)))
            }
            "filter" => {
                let (name, value) = (arguments.bytes("header"), arguments.bytes("value"));
                accepted(&self.call(|connection| connection.filter(Some(&name), Some(&value)))?)
            }
            "send_event" => self.send_event(arguments),
            "execute" => self.execute(arguments),
            "receive" => self.receive(arguments),
            "get" => {
                let value = self.event()?.get_header(Some(arguments.word("name").as_bytes()), -1);
                Ok(json!({"value": value.map(|value| bytes::to_text(&value))}))
            }
            "values" => Ok(json!({"values": values(self.event()?, arguments.word("name"))})),
            "make_event" => {
                let event = EslEvent::new(Some(b"CLONE"), None);
                fill(&event, arguments);
                self.event = Some(event);
                Ok(json!({}))
            }
            "serialize" => {
                let format = arguments.word("format").trim_start_matches("libesl-");
                Ok(json!({"text": bytes::to_text(&self.event()?.serialize(Some(format.as_bytes())))}))
            }
            "listen" => self.listen(),
            "accept" => self.accept(arguments),
            _ => Err(Failure::new(ErrorKind::Internal, format!("{verb:?} is nothing that this adapter does"))),
        }
    }

    fn connect(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let (host, user, password) = (arguments.optional("host"), arguments.optional("user"), arguments.bytes("password"));
        let host = host.unwrap_or_else(|| b"127.0.0.1".to_vec());
        self.connection = None;
        let login = Login { host: &host, port: Some(arguments.port()), user: user.as_deref(), password: &password };
        let connection = uninterrupted(EslConnection::connect(&login, Hooks::default()))?;
        if connection.connected() == 0 {
            return Err(Failure::new(ErrorKind::ConnectFailed, "the object is not connected"));
        }
        self.connection = Some(connection);
        Ok(json!({}))
    }

    fn api(&mut self, line: &[u8]) -> Result<Value, Failure> {
        // Without an argument the method sends the blank before it all the same.
        let blank = line.iter().position(|&byte| byte == b' ');
        let answer = self.call(|connection| match blank {
            Some(at) => connection.api(Some(&line[..at]), Some(&line[at + 1..])),
            None => connection.send_recv(Some(&[b"api ", line].concat())),
        })?;
        let text = if header(&answer, "Content-Type") == "api/response" {
            answer.get_body().map(|body| bytes::to_text(&body)).unwrap_or_default()
        } else {
            header(&answer, "Reply-Text")
        };
        refusal(&text)?;
        Ok(json!({"body": text}))
    }

    fn send_event(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let name = arguments.bytes("name");
        if compat::event_type(&name).is_none() {
            return Err(Failure::new(ErrorKind::InvalidArgument, "the class would take it for MESSAGE"));
        }
        let event = EslEvent::new(Some(&name), None);
        fill(&event, arguments);
        // What it gives is the event that was received before, so that only the end of the connection is seen.
        let connection = self.connection()?;
        uninterrupted(connection.send_event(Some(&event)))?;
        if connection.connected() == 1 { Ok(json!({})) } else { Err(disconnected()) }
    }

    fn execute(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let [uuid, argument] = ["uuid", "argument"].map(|name| arguments.optional(name));
        let application = arguments.bytes("application");
        let lock: &[u8] = if arguments.flag("event_lock") { b"true" } else { b"false" };
        self.connection()?.set_event_lock(Some(lock));
        accepted(&self.call(|connection| connection.execute(Some(&application), argument.as_deref(), uuid.as_deref()))?)
    }

    fn receive(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        self.event = None;
        let ms = i32::try_from(arguments.timeout().as_millis()).unwrap_or(i32::MAX);
        let Some(connection) = &self.connection else { return Err(disconnected()) };
        match uninterrupted(connection.recv_event_timed(ms))? {
            Some(event) => {
                let (shown, is_event) = received(&event)?;
                self.event = is_event.then_some(event);
                Ok(shown)
            }
            None if connection.connected() == 0 => Err(disconnected()),
            None => Ok(json!({"kind": "timeout"})),
        }
    }

    fn listen(&mut self) -> Result<Value, Failure> {
        let failed = |error: std::io::Error| Failure::new(ErrorKind::Internal, error);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(failed)?;
        let port = listener.local_addr().map_err(failed)?.port();
        self.listener = Some(listener);
        Ok(json!({"port": port}))
    }

    /// Takes a call, which says `connect`.
    fn accept(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let failed = |error: std::io::Error| Failure::new(ErrorKind::ConnectFailed, error);
        let listener = self.listener.as_ref().ok_or_else(|| Failure::new(ErrorKind::Closed, "nothing listens"))?;
        let limit = Timespec::try_from(arguments.timeout()).ok();
        match poll(&mut [PollFd::from_borrowed_fd(listener.as_fd(), PollFlags::IN)], limit.as_ref()) {
            Ok(0) => return Err(Failure::new(ErrorKind::Timeout, "no call came")),
            Ok(_) => {}
            Err(error) => return Err(failed(error.into())),
        }
        let (stream, _) = listener.accept().map_err(failed)?;
        let connection = uninterrupted(EslConnection::attach(stream.into(), Hooks::default()))?;
        let info = connection.get_info().ok_or_else(disconnected)?;
        let mut shown = show(&info, false);
        // Behind the message's own name stands the event's.
        shown["name"] = values(&info, "Event-Name").get(1).map(String::as_str).into();
        self.connection = Some(connection);
        self.event = Some(info);
        Ok(shown)
    }

    /// A call that gives a reply.
    fn call(&mut self, call: impl FnOnce(&EslConnection) -> Called<Option<EslEvent>>) -> Result<EslEvent, Failure> {
        let connection = self.connection()?;
        uninterrupted(call(connection))?.ok_or_else(|| why(connection))
    }

    /// A call that gives a status.
    fn status(&mut self, call: impl FnOnce(&EslConnection) -> Called<i32>) -> Result<Value, Failure> {
        let connection = self.connection()?;
        if uninterrupted(call(connection))? == 0 { Ok(json!({})) } else { Err(why(connection)) }
    }

    fn connection(&self) -> Result<&EslConnection, Failure> {
        let connected = self.connection.as_ref().filter(|connection| connection.connected() == 1);
        connected.ok_or_else(|| Failure::new(ErrorKind::NotSent, "there is no connection"))
    }

    fn event(&self) -> Result<&EslEvent, Failure> {
        self.event.as_ref().ok_or_else(|| Failure::new(ErrorKind::InvalidArgument, "the last message is no event"))
    }
}

fn uninterrupted<T>(called: Called<T>) -> Result<T, Failure> {
    called.map_err(|error| Failure::new(ErrorKind::Internal, error))
}

/// Why a connected object's call failed.
fn why(connection: &EslConnection) -> Failure {
    if connection.connected() == 1 { Failure::new(ErrorKind::InvalidArgument, "it was refused") } else { disconnected() }
}

fn disconnected() -> Failure {
    Failure::new(ErrorKind::Disconnected, "the connection has ended")
}

fn shown_reply(reply: &EslEvent) -> Value {
    let mut shown = show(reply, false);
    shown["reply"] = header(reply, "Reply-Text").into();
    shown
}

/// A reply that must not be an error.
fn accepted(reply: &EslEvent) -> Result<Value, Failure> {
    refusal(&header(reply, "Reply-Text"))?;
    Ok(shown_reply(reply))
}

/// Puts the headers and the body that a step names into an event.
fn fill(event: &EslEvent, arguments: &Arguments<'_>) {
    for (name, value) in arguments.headers() {
        event.add_header(Some(&name), Some(&value));
    }
    if let Some(body) = arguments.optional("body") {
        event.add_body(Some(&body));
    }
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
