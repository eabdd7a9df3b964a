//! Names and numbers of events and priorities.

use std::ffi::{CStr, c_char};
use std::ptr;

use eslng_engine::event::compat;

use crate::abi::esl_status_t::{self, ESL_FAIL, ESL_SUCCESS};
use crate::abi::{esl_event_types_t, esl_priority_t};
use crate::entry::entry;
use crate::event_names::NAMES;
use crate::pointer::{place, text};

/// `ESL_EVENT_CUSTOM`.
pub(crate) const CUSTOM: esl_event_types_t = 0;
/// `ESL_EVENT_CLONE`: an event that is made as a copy of another.
pub(crate) const CLONE: esl_event_types_t = 1;

/// `ESL_EVENT_SOCKET_DATA`: a message as it came.
pub(crate) const SOCKET_DATA: esl_event_types_t = 81;

const INVALID: &CStr = c"INVALID";

/// The name of an event's number.
pub(crate) fn event_name(id: esl_event_types_t) -> Option<&'static CStr> {
    NAMES.get(usize::try_from(id).ok()?).copied()
}

/// The number of an event's name, in any case, with C's prefix or without.
pub(crate) fn event_id(name: &[u8]) -> Option<esl_event_types_t> {
    compat::event_type(name)?.id()
}

/// The name of a priority.
pub(crate) fn priority_name(priority: esl_priority_t) -> &'static CStr {
    match priority {
        0 => c"NORMAL",
        1 => c"LOW",
        2 => c"HIGH",
        _ => INVALID,
    }
}

/// The name of an event id; `INVALID` for a number that is none. The text is static.
#[unsafe(no_mangle)]
pub extern "C" fn esl_event_name(event: esl_event_types_t) -> *const c_char {
    entry!(ptr::null(), { event_name(event).unwrap_or(INVALID).as_ptr() })
}

/// The id of an event's name, in any case, with `SWITCH_EVENT_` before it or not.
///
/// # Safety
/// `name` is NULL or a C text, `type_` is NULL or may be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_name_event(name: *const c_char, r#type: *mut esl_event_types_t) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let (name, id) = unsafe { (text(name)?, place(r#type)?) };
        *id = event_id(name)?;
        ESL_SUCCESS
    })
}

/// `NORMAL`, `LOW`, `HIGH`, or `INVALID`. The text is static.
#[unsafe(no_mangle)]
pub extern "C" fn esl_priority_name(priority: esl_priority_t) -> *const c_char {
    entry!(ptr::null(), { priority_name(priority).as_ptr() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers() {
        assert_eq!(event_id(b"SOCKET_DATA"), Some(SOCKET_DATA));
        assert_eq!(event_id(b"switch_event_Custom"), Some(CUSTOM));
        assert_eq!(event_id(b"clone"), Some(CLONE));
        assert_eq!((event_id(b"CERT_RELOAD"), event_id(b""), event_id(b"thirteen_charsAPI")), (None, None, None));
        assert_eq!((event_name(92), event_name(93)), (Some(c"ALL"), None));
    }
}
