//! The steps.

use std::io;

use eslng::command::LogLevel;
use eslng::vocabulary::ErrorKind;
use eslng::{Client, Error, EventStream, Interest, Server, Status};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::common::{LastEvent, answer, api, background, composed, ended_for, failure, job, no_connection};
use crate::rust::arguments::Arguments;
use crate::rust::failure::Failure;
use crate::rust::message::accepted;

/// A connection that is open as far as the steps have found.
struct Session {
    client: Client,
    /// Whatever comes.
    deliveries: EventStream,
    /// A step has found that the connection ended.
    ended: bool,
}

/// One connection, and what listens for another.
#[derive(Default)]
pub(crate) struct Tokio {
    session: Option<Session>,
    listener: Option<TcpListener>,
    last: LastEvent,
}

impl Tokio {
    pub(crate) async fn act(&mut self, verb: &str, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        if let Some(result) = self.last.act(verb, arguments) {
            return result;
        }
        if let Some(command) = composed(verb, arguments) {
            let reply = self.client(arguments)?.command(command?).await;
            return accepted(reply.map_err(|error| self.failed(error))?.frame().clone());
        }
        match verb {
            "connect" => self.connect(arguments).await,
            "listen" => self.listen().await,
            "accept" => self.accept(arguments).await,
            "disconnect" => {
                if let Some(session) = self.session.take() {
                    session.client.close().await;
                }
                Ok(json!({}))
            }
            "connected" => Ok(json!({"connected": self.session.as_ref().is_some_and(|session| !session.ended)})),
            "api" => {
                let response = self.client(arguments)?.api(arguments.bytes("line")).await;
                api(&response.map_err(|error| self.failed(error))?)
            }
            "bgapi" => {
                let reply = self.client(arguments)?.command(background(arguments)).await;
                job(&reply.map_err(|error| self.failed(error))?)
            }
            "command" => self.packet(arguments).await,
            // The crate waits for every answer; nobody looks at this one.
            "send" => self.packet(arguments).await.map(|_| json!({})),
            "receive" => self.receive(arguments).await,
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
        self.begin(client).await?;
        Ok(json!({}))
    }

    async fn listen(&mut self) -> Result<Value, Failure> {
        let listener = TcpListener::bind("127.0.0.1:0").await.map_err(system)?;
        let port = listener.local_addr().map_err(system)?.port();
        self.listener = Some(listener);
        Ok(json!({"port": port}))
    }

    async fn accept(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let listener = self.listener.as_ref().ok_or_else(no_connection)?;
        let accepted = tokio::time::timeout(arguments.timeout(), listener.accept()).await;
        let (stream, _) = accepted.map_err(|_| Failure::new(ErrorKind::Timeout, "no call came"))?.map_err(system)?;
        let call = Server::builder().linger(None).accept(stream).await.map_err(failure)?;
        self.begin(call.client().clone()).await?;
        self.last.take_call(call.own())
    }

    async fn begin(&mut self, client: Client) -> Result<(), Failure> {
        let deliveries = client.listen(Interest::all().with_log(LogLevel::Debug)).await.map_err(failure)?;
        self.session = Some(Session { client, deliveries, ended: false });
        Ok(())
    }

    async fn packet(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let said = self.client(arguments)?.raw(arguments.bytes("packet")).await;
        Ok(answer(&said.map_err(|error| self.failed(error))?))
    }

    async fn receive(&mut self, arguments: &Arguments<'_>) -> Result<Value, Failure> {
        let session = self.session.as_mut().filter(|session| !session.ended).ok_or_else(no_connection)?;
        match tokio::time::timeout(arguments.timeout(), session.deliveries.next()).await {
            Err(_) => Ok(json!({"kind": "timeout"})),
            Ok(Some(delivery)) => self.last.take(delivery),
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

fn system(error: io::Error) -> Failure {
    Failure::new(ErrorKind::Internal, error)
}
