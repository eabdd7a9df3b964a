// Written by ci/generate from core/engine/catalogue/errors.toml: change that, not this.

/// What went wrong, the same in every language. The numbers are frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u16)]
pub enum ErrorKind {
    /// An argument can't stand on the wire: nothing was sent.
    InvalidArgument = 1,
    /// No connection to the switch came about.
    ConnectFailed = 2,
    /// The switch refused the password or the user.
    AuthRejected = 3,
    /// The switch's access list (apply-inbound-acl) refused this address.
    AccessDenied = 4,
    /// No answer in time; it may still come, and is dropped then.
    Timeout = 5,
    /// The connection ended before the answer came.
    Disconnected = 6,
    /// The connection ended before the command was sent.
    NotSent = 7,
    /// The switch answered with -ERR or -USAGE.
    CommandFailed = 8,
    /// This user may not do that (esl-allowed-api, esl-allowed-events, esl-allowed-log).
    PermissionDenied = 9,
    /// An answer came of a kind that this command never gets.
    OutOfStep = 10,
    /// The peer's bytes can't be read as frames: the connection is of no use any more.
    Protocol = 11,
    /// The connection ended inside a frame.
    Truncated = 12,
    /// A document (JSON, XML, an event) can't be read.
    Malformed = 13,
    /// This side closed the connection.
    Closed = 14,
    /// A fault in eslng itself; please report it.
    Internal = 15,
    /// The call ended before this did.
    HungUp = 16,
}

impl ErrorKind {
    /// Every kind, in the order of its number.
    pub const ALL: [ErrorKind; 16] = [
        ErrorKind::InvalidArgument,
        ErrorKind::ConnectFailed,
        ErrorKind::AuthRejected,
        ErrorKind::AccessDenied,
        ErrorKind::Timeout,
        ErrorKind::Disconnected,
        ErrorKind::NotSent,
        ErrorKind::CommandFailed,
        ErrorKind::PermissionDenied,
        ErrorKind::OutOfStep,
        ErrorKind::Protocol,
        ErrorKind::Truncated,
        ErrorKind::Malformed,
        ErrorKind::Closed,
        ErrorKind::Internal,
        ErrorKind::HungUp,
    ];

    /// The name that every face uses, in snake case.
    pub fn name(self) -> &'static str {
        match self {
            ErrorKind::InvalidArgument => "invalid_argument",
            ErrorKind::ConnectFailed => "connect_failed",
            ErrorKind::AuthRejected => "auth_rejected",
            ErrorKind::AccessDenied => "access_denied",
            ErrorKind::Timeout => "timeout",
            ErrorKind::Disconnected => "disconnected",
            ErrorKind::NotSent => "not_sent",
            ErrorKind::CommandFailed => "command_failed",
            ErrorKind::PermissionDenied => "permission_denied",
            ErrorKind::OutOfStep => "out_of_step",
            ErrorKind::Protocol => "protocol",
            ErrorKind::Truncated => "truncated",
            ErrorKind::Malformed => "malformed",
            ErrorKind::Closed => "closed",
            ErrorKind::Internal => "internal",
            ErrorKind::HungUp => "hung_up",
        }
    }

    /// One line for a person.
    pub fn text(self) -> &'static str {
        match self {
            ErrorKind::InvalidArgument => "an argument can't stand on the wire: nothing was sent",
            ErrorKind::ConnectFailed => "no connection to the switch came about",
            ErrorKind::AuthRejected => "the switch refused the password or the user",
            ErrorKind::AccessDenied => "the switch's access list (apply-inbound-acl) refused this address",
            ErrorKind::Timeout => "no answer in time; it may still come, and is dropped then",
            ErrorKind::Disconnected => "the connection ended before the answer came",
            ErrorKind::NotSent => "the connection ended before the command was sent",
            ErrorKind::CommandFailed => "the switch answered with -ERR or -USAGE",
            ErrorKind::PermissionDenied => "this user may not do that (esl-allowed-api, esl-allowed-events, esl-allowed-log)",
            ErrorKind::OutOfStep => "an answer came of a kind that this command never gets",
            ErrorKind::Protocol => "the peer's bytes can't be read as frames: the connection is of no use any more",
            ErrorKind::Truncated => "the connection ended inside a frame",
            ErrorKind::Malformed => "a document (JSON, XML, an event) can't be read",
            ErrorKind::Closed => "this side closed the connection",
            ErrorKind::Internal => "a fault in eslng itself; please report it",
            ErrorKind::HungUp => "the call ended before this did",
        }
    }

    /// Whether trying the same again, perhaps on a new connection, can help.
    pub fn can_retry(self) -> bool {
        matches!(
            self,
            ErrorKind::ConnectFailed
                | ErrorKind::Timeout
                | ErrorKind::Disconnected
                | ErrorKind::NotSent
                | ErrorKind::Protocol
                | ErrorKind::Truncated
        )
    }

    /// Whether the switch may have carried the command out.
    pub fn outcome_unknown(self) -> bool {
        matches!(
            self,
            ErrorKind::Timeout
                | ErrorKind::Disconnected
                | ErrorKind::OutOfStep
                | ErrorKind::Protocol
                | ErrorKind::Truncated
                | ErrorKind::Internal
        )
    }
}
