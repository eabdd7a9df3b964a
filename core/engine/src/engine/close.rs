//! How things end.

use crate::command::CommandError;
use crate::vocabulary::ErrorKind;
use crate::wire::FrameError;

/// Why a connection has ended.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CloseReason {
    /// The switch said goodbye first. Its words: `Disconnected, goodbye...`, `The system is being shut down.`, or, in `in_shutdown_api`
    /// and the like, others.
    #[error("the switch closed the connection: {text:?}")]
    Notice {
        /// The notice's body.
        text: String,
    },
    /// No transport came about; the shell's words.
    #[error("no connection: {text}")]
    ConnectFailed {
        /// Why.
        text: String,
    },
    /// The stream ended between two frames, without a word.
    #[error("the switch closed the connection without a word")]
    EndOfStream,
    /// The stream ended inside a frame, or a notice was written into an unfinished one: the switch gave this listener up
    /// (`slow_reader_overflow`). What was unfinished is lost.
    #[error("the connection ended inside a frame{}", .notice.as_deref().map(|text| format!("; the switch says {text:?}")).unwrap_or_default())]
    Truncated {
        /// What the switch said into the unfinished frame.
        notice: Option<String>,
    },
    /// The switch refused the password or the user; the reply's text. It asks for nothing better on this connection.
    #[error("the switch refused the login: {text:?}; check the password, or the user, in event_socket.conf.xml or the directory")]
    AuthRejected {
        /// The reply.
        text: String,
    },
    /// The switch's ACL refused this address.
    #[error("the switch refused this address: {text:?}; see apply-inbound-acl in event_socket.conf.xml")]
    AccessDenied {
        /// What it said.
        text: String,
    },
    /// Greeting and login, or the answer to `connect`, did not come in time.
    #[error("the switch did not finish the handshake in time: is an event socket at the other end?")]
    HandshakeTimeout,
    /// Nothing came for so long that the connection is taken for dead.
    #[error("nothing came from the switch for {0:?}: the connection is taken for dead")]
    Silence(std::time::Duration),
    /// The peer's bytes are no frames.
    #[error("the peer's bytes can't be read: {0}")]
    Protocol(#[from] FrameError),
    /// An answer came that its command never gets, or an event before the answer that always precedes it: whose the answers to come would be
    /// can't be told, so a client begins anew.
    #[error("answers and commands are out of step on this connection ({0})")]
    OutOfStep(&'static str),
    /// This side closed.
    #[error("closed by this side")]
    Local,
}

impl CloseReason {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        match self {
            CloseReason::Notice { .. } | CloseReason::EndOfStream => ErrorKind::Disconnected,
            CloseReason::ConnectFailed { .. } => ErrorKind::ConnectFailed,
            CloseReason::Truncated { .. } => ErrorKind::Truncated,
            CloseReason::AuthRejected { .. } => ErrorKind::AuthRejected,
            CloseReason::AccessDenied { .. } => ErrorKind::AccessDenied,
            CloseReason::HandshakeTimeout | CloseReason::Silence(_) => ErrorKind::Timeout,
            CloseReason::Protocol(_) => ErrorKind::Protocol,
            CloseReason::OutOfStep(_) => ErrorKind::OutOfStep,
            CloseReason::Local => ErrorKind::Closed,
        }
    }
}

/// Why a command got no answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CommandFailure {
    /// The connection ended while the command was in flight: whether the switch carried it out is not known.
    #[error("the connection ended before the answer came ({0}): whether the command was carried out is not known")]
    Disconnected(CloseReason),
    /// The connection ended before the command was sent.
    #[error("the connection ended before the command was sent ({0})")]
    NotSent(CloseReason),
    /// What stood in the place of its answer was of a kind that this command never gets. It was given to nobody else.
    #[error("the switch sent {got} where the answer to this command was due")]
    OutOfStep {
        /// The kind that came.
        got: &'static str,
    },
}

impl CommandFailure {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        match self {
            CommandFailure::Disconnected(_) => ErrorKind::Disconnected,
            CommandFailure::NotSent(_) => ErrorKind::NotSent,
            CommandFailure::OutOfStep { .. } => ErrorKind::OutOfStep,
        }
    }
}

/// Why a command was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SendError {
    /// An argument can't stand on the wire.
    #[error(transparent)]
    Invalid(#[from] CommandError),
    /// A client has no connection at the moment.
    #[error("not connected: nothing was sent")]
    NotConnected,
    /// The connection has ended.
    #[error("the connection has ended ({0}): nothing was sent")]
    Closed(CloseReason),
}

impl SendError {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        match self {
            SendError::Invalid(error) => error.kind(),
            SendError::NotConnected | SendError::Closed(_) => ErrorKind::NotSent,
        }
    }
}
