//! What JavaScript gives as objects.

use eslng_engine::command::syntax::{ToValue, Value};
use eslng_engine::command::{Application, Argument, Command, Execute, Filter, LogLevel, Secret, SendMsg, Subscription};
use eslng_engine::delivery::{Interest, Overflow};
use eslng_engine::engine::{Backoff, ClientConfig, Handshake, OutboundConfig};
use eslng_engine::vocabulary::{ErrorKind, EventName};
use napi::bindgen_prelude::{BigInt, Buffer};
use napi_derive::napi;

use crate::error::{Result, error};
use crate::event::format_named;
use crate::text;

/// How a client is to be.
#[napi(object)]
pub struct ClientOptions {
    /// `user@domain`, to log in as a user of the directory.
    pub user: Option<String>,
    /// The password.
    pub password: Option<Buffer>,
    /// The format of events.
    pub format: Option<String>,
    /// Whether it tries again after a loss.
    pub reconnect: Option<bool>,
    /// The bound of the first wait, in ms.
    pub first: Option<f64>,
    /// The largest bound, in ms.
    pub cap: Option<f64>,
    /// How long a connection must have been up for the bound to begin anew, in ms.
    pub stable: Option<f64>,
    /// After how many ms without a byte the connection is taken for dead; 0: never.
    pub silence: Option<f64>,
    /// Whether a gap comes with the channels that there are after it.
    pub reread_state: Option<bool>,
    /// How long greeting and login may take, in ms.
    pub handshake_timeout: Option<f64>,
    /// Packets that each connection begins with.
    pub set_up: Option<Vec<String>>,
    /// Randomness.
    pub seed: BigInt,
}

impl ClientOptions {
    pub(crate) fn config(&self) -> Result<ClientConfig> {
        let password = Secret::new(self.password.as_deref().unwrap_or(b"ClueCon"));
        let handshake = match &self.user {
            Some(user) => Handshake::UserAuth { user: user.clone().into_bytes(), password },
            None => Handshake::Auth { password },
        };
        handshake.check().map_err(|why| error(why.kind(), why))?;
        let mut config = ClientConfig::new(handshake, self.seed.get_u64().1);
        if let Some(format) = &self.format {
            config.format = format_named(format)?;
        }
        let mut backoff = Backoff::default();
        let renew = |place: &mut std::time::Duration, ms: Option<f64>| {
            if let Some(ms) = ms {
                *place = text::time(ms);
            }
        };
        renew(&mut backoff.first, self.first);
        renew(&mut backoff.cap, self.cap);
        renew(&mut backoff.stable, self.stable);
        renew(&mut config.connection.handshake_timeout, self.handshake_timeout);
        config.backoff = (self.reconnect != Some(false)).then_some(backoff);
        if let Some(silence) = self.silence {
            config.silence = (silence > 0.0).then(|| text::time(silence));
        }
        config.reread_state = self.reread_state == Some(true);
        Ok(config)
    }
}

/// How an outbound connection is to be taken.
#[napi(object)]
pub struct OutboundOptions {
    /// The format of events.
    pub format: Option<String>,
    /// For how many seconds the switch keeps the connection after the call's end; -1: not at all.
    pub linger: Option<i32>,
    /// How long the answer to `connect` may take, in ms.
    pub handshake_timeout: Option<f64>,
    /// Randomness.
    pub seed: BigInt,
}

impl OutboundOptions {
    pub(crate) fn config(&self) -> Result<OutboundConfig> {
        let mut config = OutboundConfig::new(self.seed.get_u64().1);
        if let Some(format) = &self.format {
            config.format = format_named(format)?;
        }
        if let Some(linger) = self.linger {
            config.linger = u32::try_from(linger).ok();
        }
        if let Some(limit) = self.handshake_timeout {
            config.connection.handshake_timeout = text::time(limit);
        }
        Ok(config)
    }
}

/// Which events and log lines a reader wants, and how much may wait for it.
#[napi(object)]
pub struct ReaderOptions {
    /// Event names; ALL is every event.
    pub names: Vec<String>,
    /// Subclasses of CUSTOM events.
    pub subclasses: Vec<String>,
    /// One channel's alone.
    pub channel: Option<String>,
    /// Log lines from this level on.
    pub log: Option<String>,
    /// How many bytes wait at most.
    pub bytes: Option<f64>,
    /// What goes when there are more: `drop-oldest`, `drop-newest`, `fail`.
    pub overflow: Option<String>,
}

impl ReaderOptions {
    pub(crate) fn interest(&self) -> Interest {
        let names = self.names.iter().map(|name| EventName::from(name.as_str()));
        let mut interest = Interest::names(names).with_subclasses(self.subclasses.iter().map(String::as_str));
        if let Some(channel) = &self.channel {
            interest = interest.of_channel(channel.as_str());
        }
        match &self.log {
            Some(level) => interest.with_log(level_named(level)),
            None => interest,
        }
    }

    pub(crate) fn overflow(&self) -> Result<Overflow> {
        match self.overflow.as_deref() {
            None | Some("drop-oldest") => Ok(Overflow::DropOldest),
            Some("drop-newest") => Ok(Overflow::DropNewest),
            Some("fail") => Ok(Overflow::Fail),
            Some(other) => {
                Err(error(ErrorKind::InvalidArgument, format!("overflow is drop-oldest, drop-newest or fail, not {other:?}")))
            }
        }
    }
}

/// A level by its name or number.
pub(crate) fn level_named(level: &str) -> LogLevel {
    match level {
        "console" | "0" => LogLevel::Console,
        "alert" | "1" => LogLevel::Alert,
        "crit" | "2" => LogLevel::Crit,
        "error" | "err" | "3" => LogLevel::Error,
        "warning" | "4" => LogLevel::Warning,
        "notice" | "5" => LogLevel::Notice,
        "info" | "6" => LogLevel::Info,
        "debug" | "7" => LogLevel::Debug,
        other => LogLevel::Other(other.into()),
    }
}

/// A command of the wire; which members count depends on its kind.
#[napi(object)]
pub struct CommandOptions {
    /// The command's word.
    pub kind: String,
    /// `event`, `myevents`.
    pub format: Option<String>,
    /// `event`, `nixevent`.
    pub names: Option<Vec<String>>,
    /// `event`, `nixevent`.
    pub subclasses: Option<Vec<String>>,
    /// `filter`, `filter delete`.
    pub header: Option<String>,
    /// `filter`, `filter delete`.
    pub value: Option<String>,
    /// `sendmsg`, `myevents`.
    pub uuid: Option<String>,
    /// `sendevent`, `getvar`.
    pub name: Option<String>,
    /// `sendmsg`, `sendevent`: pairs.
    pub headers: Option<Vec<Vec<String>>>,
    /// `sendmsg`, `sendevent`.
    pub body: Option<Buffer>,
    /// `linger`.
    pub seconds: Option<u32>,
    /// `log`.
    pub level: Option<String>,
    /// `divert_events`.
    pub on: Option<bool>,
}

impl CommandOptions {
    pub(crate) fn command(self) -> Result<Command> {
        let bytes = |text: Option<String>| text.map(String::into_bytes);
        let needed = |text: Option<String>| text.unwrap_or_default().into_bytes();
        let format = self.format.as_deref().map(format_named).transpose()?;
        let names = self.names.unwrap_or_default();
        let names = names.iter().map(|name| EventName::from(name.as_str()));
        let events = Subscription::names(names).with_subclasses(self.subclasses.unwrap_or_default());
        let pairs = self.headers.unwrap_or_default().into_iter().filter_map(|pair| {
            let [name, value] = <[String; 2]>::try_from(pair).ok()?;
            Some((name.into_bytes(), value.into_bytes()))
        });
        let headers = pairs.collect();
        let body = self.body.map(|body| body.to_vec());
        Ok(match self.kind.as_str() {
            "event" => Command::Event { format, events },
            "nixevent" => Command::NixEvent { events },
            "noevents" => Command::NoEvents,
            "myevents" => Command::MyEvents { uuid: bytes(self.uuid), format },
            "divert_events" => Command::DivertEvents { on: self.on == Some(true) },
            "filter" => Command::Filter(Filter::add(needed(self.header), needed(self.value))),
            "filter delete" => Command::Filter(Filter::Delete { header: needed(self.header), value: bytes(self.value) }),
            "filter delete all" => Command::Filter(Filter::DeleteAll),
            "linger" => Command::Linger { seconds: self.seconds },
            "nolinger" => Command::NoLinger,
            "log" => Command::Log { level: self.level.as_deref().map(level_named) },
            "nolog" => Command::NoLog,
            "sendevent" => Command::SendEvent { name: needed(self.name), headers, body },
            "sendmsg" => Command::SendMsg(SendMsg { uuid: bytes(self.uuid), headers, body }),
            "getvar" => Command::GetVar { name: needed(self.name) },
            "resume" => Command::Resume,
            "exit" => Command::Exit,
            other => return Err(error(ErrorKind::InvalidArgument, format!("{other:?} is no command"))),
        })
    }
}

/// An application to run.
#[napi(object)]
pub struct ExecuteOptions {
    /// Its name.
    pub application: String,
    /// Its argument.
    pub argument: Option<String>,
    /// Whether the switch expands it.
    pub expression: bool,
    /// How often.
    pub loops: Option<u32>,
    /// Whether it waits for what runs before.
    pub event_lock: bool,
    /// `async`.
    pub asynchronous: bool,
}

impl ExecuteOptions {
    pub(crate) fn execute(self) -> Execute {
        let application = Application::new(self.application);
        let application = match self.argument {
            Some(argument) if self.expression => application.with(Argument::expression(argument)),
            Some(argument) => application.with(argument),
            None => application,
        };
        let execute = Execute::from(application);
        Execute { loops: self.loops, event_lock: self.event_lock, asynchronous: self.asynchronous, ..execute }
    }
}

/// An argument by its name: a text, an expression that the switch expands, or names and values.
#[napi(object)]
pub struct Given {
    /// Which.
    pub name: String,
    /// What.
    pub value: String,
    /// Whether the switch expands it.
    pub expression: bool,
    /// Names and values, in the place of a text.
    pub pairs: Option<Vec<(String, String)>>,
}

/// Arguments for the catalogue and for operations.
pub(crate) fn values(given: &[Given]) -> Result<Vec<(&str, Value)>> {
    let mut values = Vec::new();
    for argument in given {
        let value = match &argument.pairs {
            Some(pairs) => {
                pairs.to_value().map_err(|why| error(ErrorKind::InvalidArgument, format!("{}: {why}", argument.name)))?
            }
            None if argument.expression => Some(Value::Argument(Argument::expression(argument.value.as_str()))),
            None => Some(Value::Text(argument.value.clone())),
        };
        values.extend(value.map(|value| (argument.name.as_str(), value)));
    }
    Ok(values)
}
