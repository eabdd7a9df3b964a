use std::os::fd::AsFd;

use eslng_engine::command::CommandError;
use eslng_engine::vocabulary::ErrorKind;
use eslng_engine::wire::{ContentType, Frame};

use super::monitor::Locks;
use super::packet;
use super::session::{CallError, Ended, Session};
use crate::deadline::Deadline;
use crate::socket::SendError;

/// Why a login failed. [`libesl_text`](Self::libesl_text) is what libesl says.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoginError {
    /// The switch's access list refuses this address. What the switch said.
    #[error("the switch refuses this address: {0}")]
    AccessDenied(String),
    /// The switch did not ask for a login.
    #[error("no greeting from an event socket: {0}")]
    NoGreeting(Missing),
    /// The user or the password can't stand on the wire: nothing was sent.
    #[error("the login was not sent: {0}")]
    Argument(#[from] CommandError),
    /// The login was not answered.
    #[error("the login was not answered: {0}")]
    NoAnswer(Missing),
    /// The switch does not accept the user or the password. What the switch said.
    #[error("the login was not accepted: {0}")]
    Refused(String),
}

/// Why what a login waits for did not come.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Missing {
    /// The deadline passed.
    #[error("the time was over")]
    TimedOut,
    /// Something else came. Its body.
    #[error("something else came: {0:?}")]
    Other(String),
    /// The login could not be sent.
    #[error(transparent)]
    Send(#[from] SendError),
    /// The connection ended.
    #[error(transparent)]
    Ended(#[from] Ended),
}

impl LoginError {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        match self {
            LoginError::AccessDenied(_) => ErrorKind::AccessDenied,
            LoginError::NoGreeting(missing) | LoginError::NoAnswer(missing) => missing.kind(),
            LoginError::Argument(error) => error.kind(),
            LoginError::Refused(_) => ErrorKind::AuthRejected,
        }
    }

    /// Whether it was the interrupt hook.
    pub fn is_interruption(&self) -> bool {
        let (LoginError::NoGreeting(missing) | LoginError::NoAnswer(missing)) = self else { return false };
        match missing {
            Missing::Send(error) => matches!(error, SendError::Interrupted { .. }),
            Missing::Ended(ended) => ended.is_interruption(),
            Missing::TimedOut | Missing::Other(_) => false,
        }
    }

    /// libesl's words for it, which programs compare with.
    pub fn libesl_text(&self) -> &'static str {
        match self {
            LoginError::AccessDenied(_) | LoginError::NoGreeting(_) => "Connection Error",
            LoginError::Argument(_) | LoginError::NoAnswer(_) | LoginError::Refused(_) => "Authentication Error",
        }
    }
}

impl Missing {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        match self {
            Missing::TimedOut => ErrorKind::Timeout,
            Missing::Other(_) => ErrorKind::OutOfStep,
            Missing::Send(error) => error.kind(),
            Missing::Ended(ended) => ended.kind(),
        }
    }
}

impl From<CallError> for Missing {
    fn from(error: CallError) -> Self {
        match error {
            CallError::Send(error) => Missing::Send(error),
            CallError::Ended(ended) => Missing::Ended(ended),
        }
    }
}

impl<F: AsFd, L: Locks, X: Send> Session<F, L, X> {
    /// Waits for the greeting and logs in, with `userauth` when there is a user. Gives the reply, which for a user names what it may
    /// do.
    ///
    /// # Errors
    /// See [`LoginError`]. The connection is of no more use.
    pub fn login(&self, user: Option<&[u8]>, password: &[u8], deadline: Deadline) -> Result<Frame, LoginError> {
        let body = |frame: &Frame| String::from_utf8_lossy(frame.body()).trim().to_owned();
        let greeting = self.receive(false, deadline).map_err(|ended| LoginError::NoGreeting(ended.into()))?;
        let greeting = greeting.ok_or(LoginError::NoGreeting(Missing::TimedOut))?;
        match greeting.content_type() {
            ContentType::AuthRequest => {}
            ContentType::RudeRejection => return Err(LoginError::AccessDenied(body(&greeting))),
            _ => return Err(LoginError::NoGreeting(Missing::Other(body(&greeting)))),
        }
        let packet = packet::login(user, password)?;
        let reply = self.call(&packet, deadline).map_err(|error| LoginError::NoAnswer(error.into()))?;
        let reply = reply.ok_or(LoginError::NoAnswer(Missing::TimedOut))?;
        if reply.content_type() != ContentType::CommandReply {
            return Err(LoginError::NoAnswer(Missing::Other(body(&reply))));
        }
        match reply.headers().get("Reply-Text") {
            Some(text) if text.eq_ignore_ascii_case("+OK accepted") => Ok(reply),
            text => Err(LoginError::Refused(text.unwrap_or_default().into_owned())),
        }
    }
}
