//! The steps.

use eslng_blocking::{Client, Deadline, Error, Events, Listener, Outbound};
use eslng_engine::command::LogLevel;
use eslng_engine::delivery::Interest;
use eslng_engine::vocabulary::ErrorKind;
use rustix::event::{PollFd, PollFlags, poll};
use serde_json::{Value, json};

use crate::common::{LastEvent, answer, api, background, composed, ended_for, failure, job, no_connection};
use crate::rust::arguments::Arguments;
use crate::rust::failure::Failure;
use crate::rust::message::accepted;

/// A connection that is open as far as the steps have found.
struct Session {
    client: Client,
    /// Whatever comes.
    events: Events,
    /// A step has found that the connection ended.
    ended: bool,
}

/// One connection, and what listens for another.
#[derive(Default)]
pub(crate) struct Blocking {
    session: Option<Session>,
    listener: Option<Listener>,
    last: LastEvent,
}

impl Blocking {
    pub(crate) fn act(&mut self, verb: &str, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        if let Some(result) = self.last.act(verb, arguments) {
            return result;
        }
        if let Some(command) = composed(verb, arguments) {
            let reply = self.client(arguments)?.command(&command?);
            return accepted(reply.map_err(|error| self.failed(error))?.frame().clone());
        }
        match verb {
            "connect" => self.connect(arguments),
            "listen" => {
                let failed = |error: &dyn std::fmt::Display| Failure::new(ErrorKind::ConnectFailed, error);
                let listener = Listener::bind("127.0.0.1", 0, 16).map_err(|error| failed(&error))?;
                let port = listener.local_addr().map_err(|error| failed(&error))?.port();
                self.listener = Some(listener);
                Ok(json!({"port": port}))
            }
            "accept" => self.accept(arguments),
            "disconnect" => {
                if let Some(session) = self.session.take() {
                    session.client.close();
                }
                Ok(json!({}))
            }
            "connected" => Ok(json!({"connected": self.session.as_ref().is_some_and(|session| !session.ended)})),
            "api" => {
                let response = self.client(arguments)?.api(arguments.bytes("line"));
                api(&response.map_err(|error| self.failed(error))?)
            }
            "bgapi" => {
                let reply = self.client(arguments)?.command(&background(arguments));
                job(&reply.map_err(|error| self.failed(error))?)
            }
            "command" => self.packet(arguments),
            // The client waits for every answer; nobody looks at this one.
            "send" => self.packet(arguments).map(|_| json!({})),
            "receive" => self.receive(arguments),
            _ => Err(Failure::new(ErrorKind::Internal, format!("{verb:?} is nothing that this adapter does"))),
        }
    }

    fn connect(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        self.session = None;
        let host = Some(arguments.word("host")).filter(|host| !host.is_empty()).unwrap_or("127.0.0.1");
        let builder = Client::builder(host, arguments.port()).backoff(None).silence(None);
        let builder = match arguments.optional("user") {
            Some(user) => builder.user(user, arguments.bytes("password")),
            None => builder.password(arguments.bytes("password")),
        };
        let client = builder.connect(Deadline::after(arguments.timeout())).map_err(failure)?;
        self.begin(client)?;
        Ok(json!({}))
    }

    fn accept(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let listener = self.listener.as_ref().ok_or_else(no_connection)?;
        let within = arguments.timeout().try_into().ok();
        if poll(&mut [PollFd::new(listener, PollFlags::IN)], within.as_ref()).unwrap_or(0) == 0 {
            return Err(Failure::new(ErrorKind::Timeout, "no call came"));
        }
        let (socket, _) = listener.accept().map_err(|error| Failure::new(error.kind(), error))?;
        let call = Outbound::new().linger(None).accept(socket).map_err(failure)?;
        self.begin(call.client().clone())?;
        self.last.take_call(call.own())
    }

    fn begin(&mut self, client: Client) -> Result<(), Failure> {
        let events = client.listen(Interest::all().with_log(LogLevel::Debug)).map_err(failure)?;
        self.session = Some(Session { client, events, ended: false });
        Ok(())
    }

    fn packet(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let said = self.client(arguments)?.raw(arguments.bytes("packet"));
        Ok(answer(&said.map_err(|error| self.failed(error))?))
    }

    fn receive(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let session = self.session.as_mut().filter(|session| !session.ended).ok_or_else(no_connection)?;
        match session.events.next(Deadline::after(arguments.timeout())) {
            Ok(None) => Ok(json!({"kind": "timeout"})),
            Ok(Some(delivery)) => self.last.take(delivery),
            Err(error) => Err(self.failed(error)),
        }
    }

    fn client(&self, arguments: &Arguments<'_>) -> Result<Client, Failure> {
        let session = self.session.as_ref().filter(|session| !session.ended).ok_or_else(no_connection)?;
        Ok(session.client.within(arguments.timeout()))
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
