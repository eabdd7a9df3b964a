//! Every command of mod_event_socket, typed. [`Command::encode`] turns one into the bytes of its packet.
//!
//! What stands in a command is bytes: FreeSWITCH knows no character set. `&str` and `String` convert.

pub mod api;
pub mod app;
mod application;
mod encode;
mod error;
mod filter;
mod secret;
mod sendmsg;
mod subscription;
pub mod syntax;
mod typed;

pub use application::{Application, Argument};
pub use encode::AnswerKind;
pub use error::{CommandError, Problem};
pub use filter::Filter;
pub use secret::Secret;
pub use sendmsg::{Execute, SendMsg};
pub use subscription::{LogLevel, Subscription};

use crate::event::Format;

/// Bytes that a caller puts into a command.
pub type Text = Vec<u8>;

/// Headers that a caller puts into a command, in order.
pub type HeaderList = Vec<(Text, Text)>;

/// A command as mod_event_socket knows it (mod_event_socket.c, `parse_command`).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Command {
    /// `auth`: the password of the event socket.
    Auth {
        /// May be empty.
        password: Secret,
    },
    /// `userauth`: a user of the directory. Its reply names what the user may do.
    UserAuth {
        /// `user@domain`.
        user: Text,
        /// The user's `esl-password`.
        password: Secret,
    },
    /// `connect`: takes over the call of an outbound connection. Answered by the channel's data.
    Connect,
    /// `exit`: the switch says goodbye and closes; it waits for running background jobs first (`in_exit`).
    Exit,
    /// `resume`: the dialplan goes on when an outbound connection ends.
    Resume,
    /// `api`: runs an API command and blocks this connection until it has ended.
    Api {
        /// The API command and its arguments, the rest of the line.
        line: Text,
        /// Lets the console's aliases and `;;` chains count (`console_execute: true`).
        console: bool,
    },
    /// `bgapi`: runs an API command in a thread of its own; the result comes as BACKGROUND_JOB.
    BgApi {
        /// The API command and its arguments, the rest of the line.
        line: Text,
        /// The job's id; the switch makes one if there is none.
        job_uuid: Option<Text>,
    },
    /// `event`: asks for events. The format counts for the whole connection.
    Event {
        /// `None` leaves the word out: the switch then takes plain.
        format: Option<Format>,
        /// Which.
        events: Subscription,
    },
    /// `nixevent`: takes events back.
    NixEvent {
        /// Which.
        events: Subscription,
    },
    /// `noevents`: takes all events back and drops those that wait.
    NoEvents,
    /// `myevents`: the events of one channel: of the outbound connection's, or of the one that is named.
    MyEvents {
        /// The channel, on an inbound connection.
        uuid: Option<Text>,
        /// On an inbound connection the switch ignores it (`in_myevents`): send `event json ...` before.
        format: Option<Format>,
    },
    /// `divert_events`: brings events of the session that would go to its own queue.
    DivertEvents {
        /// On or off.
        on: bool,
    },
    /// `filter`, in all its forms.
    Filter(Filter),
    /// `linger`: keep the connection when its call ends.
    Linger {
        /// For how many seconds; `None`: until the client leaves.
        seconds: Option<u32>,
    },
    /// `nolinger`.
    NoLinger,
    /// `log`: asks for log lines. `None`: without a level, which the switch reads as debug.
    Log {
        /// From which level on.
        level: Option<LogLevel>,
    },
    /// `nolog`.
    NoLog,
    /// `sendevent`: fires an event in the switch.
    SendEvent {
        /// Its name. The switch makes CUSTOM of one that it does not know (`in_sendevent`).
        name: Text,
        /// Its headers, `Event-Subclass` among them. `Content-Length` comes from the body.
        headers: HeaderList,
        /// Its body. The switch cuts it at a NUL.
        body: Option<Text>,
    },
    /// `sendmsg`: gives a channel a message.
    SendMsg(SendMsg),
    /// `getvar`: a channel variable of an outbound connection's call. The switch cuts the value at 511 bytes.
    GetVar {
        /// The variable.
        name: Text,
    },
    /// A whole packet of the caller's own; its closing blank line is added if it is not there. Only NUL is refused. Kept as a
    /// secret, since it may be an `auth`.
    Raw(Secret),
}

impl Command {
    /// `api` without console rules.
    pub fn api(line: impl Into<Text>) -> Self {
        Command::Api { line: line.into(), console: false }
    }

    /// `bgapi` under a job id of the caller's, so that its result can't be missed.
    pub fn bgapi(line: impl Into<Text>, job_uuid: impl Into<Text>) -> Self {
        Command::BgApi { line: line.into(), job_uuid: Some(job_uuid.into()) }
    }

    /// `auth`.
    pub fn auth(password: impl Into<Text>) -> Self {
        Command::Auth { password: Secret::new(password) }
    }

    /// `userauth`.
    pub fn user_auth(user: impl Into<Text>, password: impl Into<Text>) -> Self {
        Command::UserAuth { user: user.into(), password: Secret::new(password) }
    }

    /// `event`.
    pub fn event(format: Format, events: Subscription) -> Self {
        Command::Event { format: Some(format), events }
    }

    /// A packet of the caller's own.
    pub fn raw(packet: impl Into<Text>) -> Self {
        Command::Raw(Secret::new(packet))
    }

    /// `sendmsg` with `call-command: execute`.
    pub fn execute(uuid: Option<&str>, execute: Execute) -> Self {
        Command::SendMsg(SendMsg::execute(uuid, execute))
    }
}
