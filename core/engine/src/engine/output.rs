//! What a state machine asks of its shell, and what it tells it.

use std::time::Duration;

use bytes::Bytes;

use super::client::{Outcome, RequestError, RequestId};
use super::close::{CloseReason, CommandFailure};
use super::permissions::Permissions;
use crate::call::CallChange;
use crate::event::Event;
use crate::wire::{ApiResponse, DisconnectNotice, LogLine, Message, Reply};

/// One command on one connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CommandId(pub(super) u64);

/// What comes out. The first four are work for the shell; the others are for the application.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Output {
    /// Open a transport to the switch. A machine that was given an open one never asks.
    Connect,
    /// Write these bytes.
    Transmit(Bytes),
    /// Close the transport; nothing is to be read from it any more.
    Close,
    /// From now on, call `handle_timeout` when this time has come; `None`: no time is waited for. It replaces the one before.
    Deadline(Option<Duration>),
    /// The switch asks for a login that [`Handshake::ByCaller`](super::Handshake::ByCaller) left to the application.
    AuthRequest,
    /// Logged in: commands are sent from now on.
    Authenticated(Permissions),
    /// An outbound connection has its call: the answer to `connect`. Commands are sent from now on.
    Connected(Event),
    /// The answer to a command.
    Answer {
        /// Which command.
        id: CommandId,
        /// What the switch said.
        answer: Answer,
    },
    /// A command that will get no answer.
    Failed {
        /// Which command.
        id: CommandId,
        /// Why.
        failure: CommandFailure,
    },
    /// An event.
    Event(Event),
    /// A log line.
    Log(LogLine),
    /// The call has ended and the switch keeps the connection for a while; commands still work.
    Lingering(DisconnectNotice),
    /// The switch will close the connection.
    Notice(DisconnectNotice),
    /// An answer that no command waited for, or a frame of no known kind.
    Unsolicited(Message),
    /// Something odd that harms nothing.
    Warning(Warning),
    /// A client is connected and logged in, and what was asked for is restored: requests are taken.
    Up {
        /// What the login granted.
        permissions: Permissions,
        /// What was missed, after a loss.
        gap: Option<Gap>,
    },
    /// A client's connection has ended, or could not be made. All requests have failed before.
    Down {
        /// Why.
        reason: CloseReason,
        /// When it tries again.
        retry_at: Option<Duration>,
    },
    /// A client's request has ended.
    Finished {
        /// Which request.
        id: RequestId,
        /// What it came to.
        result: Result<Outcome, RequestError>,
    },
    /// Something happened to a call that a client follows.
    Call {
        /// The call's Unique-ID.
        uuid: String,
        /// What.
        change: CallChange,
    },
    /// The end: nothing comes after it. Every command has had its answer or its failure before.
    Closed(CloseReason),
}

/// A time in which events were missed. What happened then is not told by events; `channels`, or what the switch is asked, tells the state now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap {
    /// When the last byte of the connection before came.
    pub from: Duration,
    /// When the new connection had all that was asked for.
    pub until: Duration,
    /// Whether the switch was restarted in between (another Core-UUID); `None` if it can't be told.
    pub restarted: Option<bool>,
    /// What `show channels as json` printed once the new connection had asked for its events, if
    /// [`ClientConfig::reread_state`](super::ClientConfig::reread_state) says so and this user may ask. [`Table::json`](crate::reply::Table::json)
    /// reads it.
    pub channels: Option<Bytes>,
}

/// What the switch answered.
#[derive(Clone, Debug)]
pub enum Answer {
    /// `command/reply`. An `api` gets one too, with `-ERR`, when it is denied.
    Reply(Reply),
    /// `api/response`.
    Api(ApiResponse),
}

/// Something odd.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Warning {
    /// Lines without a colon in a header block; they are kept ([`Headers::stray_lines`](crate::wire::Headers::stray_lines)).
    #[error("{count} line(s) without a colon among the headers: a value that holds newlines, as of getvar")]
    StrayLines {
        /// How many.
        count: u32,
    },
}
