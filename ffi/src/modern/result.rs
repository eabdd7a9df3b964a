//! What something that was asked for has brought.

use std::ffi::c_char;
use std::ptr;

use eslng_engine::engine::Outcome;
use eslng_engine::event::Event;
use eslng_engine::vocabulary::ErrorKind;
use eslng_engine::wire::Reply;

use super::decoded::Decoded;
use super::event::{eslng_event_t, give_text};
use super::status::Failure;
use crate::entry::entry;
use crate::pointer::object::{shared, take};
use crate::pointer::place;

/// What a request has brought: a text, and the message that it came with. It never changes, so any number of threads may read it at once.
pub struct eslng_result_t {
    text: Option<Decoded>,
    event: Option<eslng_event_t>,
}

impl eslng_result_t {
    pub(crate) fn text(text: &[u8]) -> Self {
        eslng_result_t { text: Some(Decoded::text(text)), event: None }
    }

    /// No value, of something that may have none.
    pub(crate) fn nothing() -> Self {
        eslng_result_t { text: None, event: None }
    }

    pub(crate) fn with_text(self, text: &[u8]) -> Self {
        eslng_result_t { text: Some(Decoded::text(text)), ..self }
    }

    pub(crate) fn event(text: &[u8], event: Event) -> Self {
        eslng_result_t { text: Some(Decoded::text(text)), event: Some(eslng_event_t::new(event)) }
    }

    pub(crate) fn reply(reply: &Reply) -> Self {
        let body = reply.frame().body();
        let event = eslng_event_t::message(reply.headers(), Some(body));
        eslng_result_t { text: Some(Decoded::text(reply.text().as_bytes())), event: Some(event) }
    }

    /// The outcome of a request, as it stands.
    pub(crate) fn of(outcome: &Outcome) -> Result<Self, Failure> {
        match outcome {
            Outcome::Reply(reply) => Ok(eslng_result_t::reply(reply)),
            Outcome::Api(response) => Ok(eslng_result_t::text(response.body())),
            Outcome::Job(event) => Ok(eslng_result_t::event(event.body().unwrap_or_default(), event.clone())),
            Outcome::Executed(event) => {
                let response = event.get_bytes("Application-Response").unwrap_or_default();
                Ok(eslng_result_t::event(&response, event.clone()))
            }
            _ => Err(Failure::new(ErrorKind::Internal, "an outcome that the C API does not know")),
        }
    }

    /// The outcome of a request that fails where the switch says `-ERR` or `-USAGE`.
    pub(crate) fn of_accepted(outcome: &Outcome) -> Result<Self, Failure> {
        let refused = match outcome {
            Outcome::Reply(reply) => reply.error_kind().map(|kind| (kind, reply.text().into_owned())),
            Outcome::Api(response) => response.error_kind().map(|kind| (kind, response.text().into_owned())),
            Outcome::Job(event) => event.body_text().and_then(|text| Some((failure_in(&text)?, text.into_owned()))),
            _ => None,
        };
        match refused {
            Some((kind, text)) => Err(Failure::new(kind, text)),
            None => eslng_result_t::of(outcome),
        }
    }
}

/// What a job says went wrong, by the rule for `api`.
fn failure_in(text: &str) -> Option<ErrorKind> {
    (text.starts_with("-ERR") || text.starts_with("-USAGE")).then_some(ErrorKind::CommandFailed)
}

/// The text: what an API command printed, a reply's text, an application's response, digits, the value of a variable.
///
/// @return NULL for a variable that is not set, and of NULL; otherwise a text, which may be empty. The result's own.
///
/// # Safety
/// `result` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_result_text(result: *const eslng_result_t) -> *const c_char {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null(), { unsafe { shared(result)? }.text.as_ref()?.body()?.as_ptr() })
}

/// The same with its length, for texts that hold a NUL.
///
/// @param length  Gets the length in bytes; may be NULL.
/// @return As eslng_result_text().
///
/// # Safety
/// `result` is NULL or live; `length` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_result_bytes(result: *const eslng_result_t, length: *mut usize) -> *const c_char {
    entry!(ptr::null(), {
        // SAFETY: what this function asks of its caller.
        let (result, length) = unsafe { (shared(result)?, place(length)) };
        give_text(result.text.as_ref()?.body()?, length)
    })
}

/// The message that the text came with: the headers of a reply, the BACKGROUND_JOB event of a job, the CHANNEL_EXECUTE_COMPLETE event of an application.
///
/// @return NULL where there is none, as of `api`. The result's own: eslng_event_clone() makes one that outlives it.
///
/// # Safety
/// `result` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_result_event(result: *const eslng_result_t) -> *const eslng_event_t {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null(), { ptr::from_ref(unsafe { shared(result)? }.event.as_ref()?) })
}

/// Frees a result and sets the variable to NULL. NULL, and a variable that holds NULL, are nothing to do.
///
/// # Safety
/// `result` is NULL, or holds NULL or a result that nothing uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_result_free(result: *mut *mut eslng_result_t) {
    // SAFETY: what this function asks of its caller.
    entry!((), { drop(unsafe { take(result) }) });
}
