//! Events as they come, for one reader or several.

use std::ffi::c_char;

use eslng_blocking::Events;
use eslng_engine::delivery::Interest;
use eslng_engine::vocabulary::ErrorKind;

use super::ask::{self, checked, event_names};
use super::client::{deadline, eslng_client_t};
use super::output::eslng_output_t;
use super::status::{Failure, attempt, ended, needed};
use super::{EventId, Status};
use crate::entry::entry;
use crate::pointer::object::{Place, shared, take, texts};

/// What a program wanted to be told of, in order, from the moment on at which it was made. Several threads may take from it.
///
/// Of what is not taken 64 MiB are kept; then reading pauses, while the switch queues, and after 5 s without progress what does not fit is dropped and counted.
pub struct eslng_events_t {
    events: Events,
}

/// What a reader wants.
///
/// # Safety
/// `events` is NULL or valid for `count` numbers; `subclasses` is NULL or an array of C texts that a NULL closes.
unsafe fn interest(
    events: *const EventId,
    count: usize,
    subclasses: *const *const c_char,
    log: i32,
) -> Result<Interest, Failure> {
    // SAFETY: what the caller promises.
    let (names, subclasses) = unsafe { (event_names(events, count)?, texts(subclasses)) };
    let subclasses = subclasses.map(|subclass| checked(subclass, "subclasses").map(str::to_owned));
    let interest = Interest::names(names).with_subclasses(subclasses.collect::<Result<Vec<_>, _>>()?);
    Ok(match ask::log_level(log)? {
        Some(level) => interest.with_log(level),
        None => interest,
    })
}

/// Asks the switch for events and log lines and gives them from now on. After a loss they are asked for again, and ESLNG_OUTPUT_GAP is told.
///
/// @param events      Numbers, ESLNG_EVENT_ALL for everything; NULL only with count 0.
/// @param count       How many.
/// @param subclasses  Of CUSTOM events, spelt exactly, closed by NULL; NULL: none.
/// @param log_level   Log lines from this level on, 0 (console) to 7 (debug); negative: none.
/// @param timeout_ms  For the switch's replies. Negative: as long as the connection lasts.
/// @param reader      Gets the reader, which the caller frees with eslng_events_free(); NULL if there is none.
/// @return As eslng_client_api().
///
/// # Safety
/// `client` is NULL or live; the arrays are as said; `reader` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_subscribe(
    client: *const eslng_client_t,
    events: *const EventId,
    count: usize,
    subclasses: *const *const c_char,
    log_level: i32,
    timeout_ms: i64,
    reader: *mut *mut eslng_events_t,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (client, place) = unsafe { (shared(client), Place::new(reader)) };
        let (client, place) = (needed(client, "client")?, needed(place, "reader")?);
        // SAFETY: the same.
        let interest = unsafe { interest(events, count, subclasses, log_level) }?;
        place.fill(eslng_events_t { events: client.within(timeout_ms).subscribe(interest)? });
        Ok(())
    })
}

/// Gives those of the events and log lines from now on that the switch was asked for otherwise, as by eslng_client_ask_events().
///
/// @param events      As in eslng_client_subscribe().
/// @param count       How many.
/// @param subclasses  As in eslng_client_subscribe().
/// @param log_level   As in eslng_client_subscribe().
/// @param reader      Gets the reader, which the caller frees with eslng_events_free(); NULL if there is none.
/// @return ESLNG_INVALID_ARGUMENT; why the connection has ended.
///
/// # Safety
/// `client` is NULL or live; the arrays are as said; `reader` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_client_listen(
    client: *const eslng_client_t,
    events: *const EventId,
    count: usize,
    subclasses: *const *const c_char,
    log_level: i32,
    reader: *mut *mut eslng_events_t,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (client, place) = unsafe { (shared(client), Place::new(reader)) };
        let (client, place) = (needed(client, "client")?, needed(place, "reader")?);
        // SAFETY: the same.
        let interest = unsafe { interest(events, count, subclasses, log_level) }?;
        place.fill(eslng_events_t { events: client.client.listen(interest)? });
        Ok(())
    })
}

/// The next event or log line: ESLNG_OUTPUT_EVENT, ESLNG_OUTPUT_LOG, ESLNG_OUTPUT_GAP, ESLNG_OUTPUT_DROPPED.
///
/// @param timeout_ms  How long to wait for it; negative: until the client ends.
/// @param output      Gets it; the caller frees it with eslng_output_free(). NULL if there is none.
/// @return ESLNG_TIMEOUT when nothing came in time; after the last why the connection has ended, as ESLNG_DISCONNECTED, ESLNG_TRUNCATED, ESLNG_CLOSED.
///
/// # Safety
/// `reader` is NULL or live; `output` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_events_next(
    reader: *const eslng_events_t,
    timeout_ms: i64,
    output: *mut *mut eslng_output_t,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (reader, place) = unsafe { (shared(reader), Place::new(output)) };
        let (reader, place) = (needed(reader, "reader")?, needed(place, "output")?);
        let next = reader.events.next(deadline(timeout_ms)).map_err(ended)?;
        let next = next.ok_or_else(|| Failure::new(ErrorKind::Timeout, "nothing came in time"))?;
        place.fill(eslng_output_t::delivery(next).ok_or_else(|| Failure::new(ErrorKind::Internal, "an unknown delivery"))?);
        Ok(())
    })
}

/// Frees a reader and sets the variable to NULL; the switch goes on sending what it was asked for. NULL, and a variable that holds NULL, are nothing to do.
///
/// # Safety
/// `reader` is NULL, or holds NULL or a reader that nothing uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_events_free(reader: *mut *mut eslng_events_t) {
    // SAFETY: what this function asks of its caller.
    entry!((), { drop(unsafe { take(reader) }) });
}
