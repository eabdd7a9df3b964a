//! Names and numbers of events and causes.

use std::ffi::{CStr, c_char};
use std::ptr;

use super::table::{CAUSES, EVENTS};
use super::{Cause, EventId};
use crate::entry::entry;
use crate::pointer::text;

/// No event of the table.
pub(crate) const UNKNOWN: EventId = -1;

pub(crate) fn event_id(name: &[u8]) -> EventId {
    EVENTS.iter().find(|row| row.1.to_bytes() == name).map_or(UNKNOWN, |row| row.0)
}

pub(crate) fn event_name(id: EventId) -> Option<&'static CStr> {
    EVENTS.iter().find(|row| row.0 == id).map(|row| row.1)
}

pub(crate) fn cause_number(name: &[u8]) -> Cause {
    CAUSES.iter().find(|row| row.1.to_bytes() == name).map_or(UNKNOWN, |row| row.0)
}

pub(crate) fn cause_name(cause: Cause) -> Option<&'static CStr> {
    CAUSES.iter().find(|row| row.0 == cause).map(|row| row.1)
}

/// The name of an event's number: `CHANNEL_ANSWER`.
///
/// @return A text that is always valid; NULL for a number that is in no table.
#[unsafe(no_mangle)]
pub extern "C" fn eslng_event_id_name(id: EventId) -> *const c_char {
    entry!(ptr::null(), { event_name(id)?.as_ptr() })
}

/// The number of an event's name, which is written in capitals.
///
/// @param name NULL is no name.
/// @return ESLNG_EVENT_UNKNOWN for a name that is in no table.
///
/// # Safety
/// `name` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_event_id_of(name: *const c_char) -> EventId {
    // SAFETY: what this function asks of its caller.
    entry!(UNKNOWN, { event_id(unsafe { text(name) }?) })
}

/// The name of a hangup cause: `NORMAL_CLEARING`.
///
/// @return A text that is always valid; NULL for a number that is in no table.
#[unsafe(no_mangle)]
pub extern "C" fn eslng_cause_name(cause: Cause) -> *const c_char {
    entry!(ptr::null(), { cause_name(cause)?.as_ptr() })
}

/// The hangup cause that is written so, in capitals.
///
/// @param name NULL is no cause.
/// @return ESLNG_CAUSE_UNKNOWN for one that is in no table.
///
/// # Safety
/// `name` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_cause_of(name: *const c_char) -> Cause {
    // SAFETY: what this function asks of its caller.
    entry!(UNKNOWN, { cause_number(unsafe { text(name) }?) })
}

/// Why a hangup cause usually comes, in a sentence.
///
/// @return A text that is always valid; NULL for a number that is in no table.
#[unsafe(no_mangle)]
pub extern "C" fn eslng_cause_reason(cause: Cause) -> *const c_char {
    entry!(ptr::null(), { CAUSES.iter().find(|row| row.0 == cause)?.2.as_ptr() })
}
