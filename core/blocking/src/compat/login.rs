use std::os::fd::AsFd;

use eslng_engine::wire::{ContentType, Frame};

use super::packet;
use super::session::{CallError, Session};
use crate::deadline::Deadline;

/// Why a login failed. [`libesl_text`](Self::libesl_text) is what libesl says.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoginError {
    /// The switch did not ask for a login: no greeting in time, an end, or a rejection by its ACL.
    #[error("no greeting from an event socket: {0}")]
    NoGreeting(String),
    /// The login was not accepted, or not answered.
    #[error("the login was not accepted: {0}")]
    Refused(String),
}

impl LoginError {
    /// libesl's words for it, which programs compare with.
    pub fn libesl_text(&self) -> &'static str {
        match self {
            LoginError::NoGreeting(_) => "Connection Error",
            LoginError::Refused(_) => "Authentication Error",
        }
    }
}

const TIME_OVER: &str = "the time was over";

impl<F: AsFd> Session<F> {
    /// Waits for the greeting and logs in, with `userauth` when there is a user. Gives the reply, which for a user names what it may
    /// do.
    ///
    /// # Errors
    /// See [`LoginError`]. The connection is of no more use.
    pub fn login(&self, user: Option<&[u8]>, password: &[u8], deadline: Deadline) -> Result<Frame, LoginError> {
        match self.receive(false, deadline) {
            Ok(Some(frame)) if frame.content_type() == ContentType::AuthRequest => {}
            Ok(Some(frame)) => return Err(LoginError::NoGreeting(String::from_utf8_lossy(frame.body()).trim().to_owned())),
            Ok(None) => return Err(LoginError::NoGreeting(TIME_OVER.to_owned())),
            Err(error) => return Err(LoginError::NoGreeting(error.to_string())),
        }
        let packet = packet::login(user, password).map_err(|error| LoginError::Refused(error.to_string()))?;
        let reply = match self.call(&packet, deadline) {
            Ok(Some(reply)) => reply,
            Ok(None) => return Err(LoginError::Refused(TIME_OVER.to_owned())),
            Err(CallError::Send(error)) => return Err(LoginError::Refused(error.to_string())),
            Err(CallError::Ended(error)) => return Err(LoginError::Refused(error.to_string())),
        };
        match reply.headers().get("Reply-Text") {
            Some(text) if text.eq_ignore_ascii_case("+OK accepted") => Ok(reply),
            text => Err(LoginError::Refused(text.unwrap_or_default().into_owned())),
        }
    }
}
