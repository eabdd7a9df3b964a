//! `ESLconnection`.

use eslng_blocking::compat::{Argument, Constructor, EslConnection, EslEvent, Hooks, Interrupted};
use mlua::{Error, MultiValue, Result, UserData, UserDataMethods, Value};

use crate::arguments::Arguments;
use crate::event::{self, Event};

/// A connection in Lua's hands.
pub(crate) struct Connection(EslConnection);

impl Connection {
    /// `ESLconnection(host, port, password)`, `(host, port, user, password)`, `(fd)`.
    pub(crate) fn construct(values: &MultiValue) -> Result<Self> {
        let texts = texts(values)?;
        let kinds: Vec<Argument<'_>> = values.iter().zip(&texts).map(|(value, text)| kind(value, text.as_deref())).collect();
        match Constructor::choose(&kinds).map_err(Error::external)? {
            Constructor::Inbound(login) => uninterrupted(EslConnection::connect(&login, Hooks::default())).map(Connection),
            Constructor::Outbound(fd) => match crate::descriptor::own(fd) {
                Some(fd) => uninterrupted(EslConnection::attach(fd, Hooks::default())).map(Connection),
                None => Ok(Connection(EslConnection::unconnected(Hooks::default().log))),
            },
        }
    }
}

/// The texts of the arguments; a number where a text is due is one, and only the port and the descriptor are numbers.
fn texts(values: &MultiValue) -> Result<Vec<Option<Vec<u8>>>> {
    let text = |(at, value): (usize, &Value)| match value {
        Value::Integer(_) | Value::Number(_) if at == 1 || values.len() == 1 => Ok(None),
        value => crate::arguments::text(value, "ESLconnection", at + 1),
    };
    values.iter().enumerate().map(text).collect()
}

fn kind<'a>(value: &Value, text: Option<&'a [u8]>) -> Argument<'a> {
    match (text, value) {
        (Some(text), _) => Argument::Text(text),
        (None, Value::Integer(number)) => Argument::Number(*number),
        (None, Value::Number(number)) => Argument::Number(*number as i64),
        (None, _) => Argument::Null,
    }
}

fn uninterrupted<T>(called: std::result::Result<T, Interrupted>) -> Result<T> {
    called.map_err(Error::external)
}

fn answer(called: std::result::Result<Option<EslEvent>, Interrupted>) -> Result<Option<Event>> {
    Ok(uninterrupted(called)?.map(Event))
}

impl UserData for Connection {
    fn add_methods<M: UserDataMethods<Self>>(methods: &mut M) {
        methods.add_method("socketDescriptor", |_, this, ()| Ok(this.0.socket_descriptor()));
        methods.add_method("connected", |_, this, ()| Ok(this.0.connected()));
        methods.add_method("getInfo", |_, this, ()| Ok(this.0.get_info().map(Event)));
        methods.add_method("disconnect", |_, this, ()| Ok(this.0.disconnect()));
        methods.add_method("recvEvent", |_, this, ()| uninterrupted(this.0.recv_event()).map(Event));
        methods.add_method("recvEventTimed", |_, this, values: MultiValue| {
            answer(this.0.recv_event_timed(Arguments::new("recvEventTimed", &values, 1, 1)?.integer(0)?))
        });
        methods.add_method("send", |_, this, values: MultiValue| {
            uninterrupted(this.0.send(Arguments::new("send", &values, 1, 1)?.text(0)?.as_deref()))
        });
        methods.add_method("sendRecv", |_, this, values: MultiValue| {
            answer(this.0.send_recv(Arguments::new("sendRecv", &values, 1, 1)?.text(0)?.as_deref()))
        });
        methods.add_method("api", |_, this, values: MultiValue| {
            let arguments = Arguments::new("api", &values, 1, 2)?;
            answer(this.0.api(arguments.text(0)?.as_deref(), arguments.text(1)?.as_deref()))
        });
        methods.add_method("bgapi", |_, this, values: MultiValue| {
            let arguments = Arguments::new("bgapi", &values, 1, 3)?;
            let [command, argument, job] = [arguments.text(0)?, arguments.text(1)?, arguments.text(2)?];
            answer(this.0.bgapi(command.as_deref(), argument.as_deref(), job.as_deref()))
        });
        methods.add_method("sendEvent", |_, this, values: MultiValue| {
            let arguments = Arguments::new("sendEvent", &values, 1, 1)?;
            let event = event::optional(arguments.value(0), "sendEvent", 1)?;
            uninterrupted(this.0.send_event(event.as_ref())).map(Event)
        });
        methods.add_method("sendMSG", |_, this, values: MultiValue| {
            let arguments = Arguments::new("sendMSG", &values, 1, 2)?;
            let event = event::optional(arguments.value(0), "sendMSG", 1)?;
            uninterrupted(this.0.send_msg(event.as_ref(), arguments.text(1)?.as_deref()))
        });
        methods.add_method("filter", |_, this, values: MultiValue| {
            let arguments = Arguments::new("filter", &values, 2, 2)?;
            answer(this.0.filter(arguments.text(0)?.as_deref(), arguments.text(1)?.as_deref()))
        });
        methods.add_method("events", |_, this, values: MultiValue| {
            let arguments = Arguments::new("events", &values, 2, 2)?;
            uninterrupted(this.0.events(arguments.text(0)?.as_deref(), arguments.text(1)?.as_deref()))
        });
        methods.add_method("execute", |_, this, values: MultiValue| {
            let arguments = Arguments::new("execute", &values, 1, 3)?;
            let [application, argument, uuid] = [arguments.text(0)?, arguments.text(1)?, arguments.text(2)?];
            answer(this.0.execute(application.as_deref(), argument.as_deref(), uuid.as_deref()))
        });
        methods.add_method("executeAsync", |_, this, values: MultiValue| {
            let arguments = Arguments::new("executeAsync", &values, 1, 3)?;
            let [application, argument, uuid] = [arguments.text(0)?, arguments.text(1)?, arguments.text(2)?];
            answer(this.0.execute_async(application.as_deref(), argument.as_deref(), uuid.as_deref()))
        });
        methods.add_method("setAsyncExecute", |_, this, values: MultiValue| {
            Ok(this.0.set_async_execute(Arguments::new("setAsyncExecute", &values, 1, 1)?.text(0)?.as_deref()))
        });
        methods.add_method("setEventLock", |_, this, values: MultiValue| {
            Ok(this.0.set_event_lock(Arguments::new("setEventLock", &values, 1, 1)?.text(0)?.as_deref()))
        });
    }
}
