//! Events, and whatever else came with headers and a body. They never change once they are there; `builder` makes others.

use std::ffi::{c_char, c_int};
use std::ptr;

use eslng_engine::event::{Event, EventBuilder, Format};
use eslng_engine::vocabulary::ErrorKind;
use eslng_engine::wire::Headers;

use super::decoded::{Decoded, Text};
use super::names::{self, UNKNOWN};
use super::result::eslng_result_t;
use super::status::{Failure, attempt, needed};
use super::{EventId, Status};
use crate::entry::entry;
use crate::pointer::object::{Place, give, shared, take};
use crate::pointer::{bytes, place, text};

/// The format of events.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub enum eslng_format_t {
    /// `Name: value` lines, percent-encoded. The cheapest to read.
    ESLNG_PLAIN = 0,
    /// One object; nothing is lost to percent-encoding.
    ESLNG_JSON = 1,
    /// Elements, percent-encoded. Can't tell an array from duplicates.
    ESLNG_XML = 2,
}

/// An [`eslng_format_t`] as C hands it in.
pub type FormatNumber = c_int;

pub(crate) fn format(number: FormatNumber) -> Result<Format, Failure> {
    match number {
        0 => Ok(Format::Plain),
        1 => Ok(Format::Json),
        2 => Ok(Format::Xml),
        _ => Err(Failure::argument(format!("format {number} is none of ESLNG_PLAIN, ESLNG_JSON and ESLNG_XML"))),
    }
}

/// An event, or what else came with headers and a body: a reply, a log line, a notice. It never changes, so any number of threads may read it at once.
///
/// Texts that a function gives of it are its own, closed by a NUL, and live until it is freed; values are decoded.
#[derive(Clone)]
pub struct eslng_event_t {
    /// What came, if it is an event.
    event: Option<Event>,
    decoded: Decoded,
}

impl eslng_event_t {
    pub(crate) fn new(event: Event) -> Self {
        eslng_event_t { decoded: Decoded::event(&event), event: Some(event) }
    }

    pub(crate) fn message(headers: &Headers, body: Option<&[u8]>) -> Self {
        eslng_event_t { event: None, decoded: Decoded::message(headers, body.filter(|body| !body.is_empty())) }
    }

    pub(crate) fn body_of(body: &[u8]) -> Self {
        eslng_event_t { event: None, decoded: Decoded::text(body) }
    }

    pub(crate) fn builder(&self) -> Result<EventBuilder, Failure> {
        if let Some(event) = &self.event {
            return Ok(EventBuilder::from_event(event));
        }
        let mut builder = EventBuilder::empty();
        for (name, value) in (0..self.decoded.count()).filter_map(|index| self.decoded.header(index)) {
            builder.add(name.bytes(), value.bytes())?;
        }
        builder.body(self.decoded.body().map(Text::bytes).unwrap_or_default());
        Ok(builder)
    }

    pub(crate) fn get(&self, name: &[u8]) -> Option<Text<'_>> {
        self.decoded.get(name)
    }

    pub(crate) fn body(&self) -> Option<Text<'_>> {
        self.decoded.body()
    }
}

/// A text's address, and its length where that is wanted.
pub(crate) fn give_text(text: Text<'_>, length: Option<&mut usize>) -> *const c_char {
    if let Some(length) = length {
        *length = text.bytes().len();
    }
    text.as_ptr()
}

/// Reads an event.
///
/// @param format  Of the text.
/// @param text    The event without the frame around it; NULL only with length 0.
/// @param length  In bytes.
/// @param event   Gets the event, which the caller frees with eslng_event_free(); NULL if there is none.
/// @return ESLNG_MALFORMED for a text that can't be read, ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `text` is valid for `length` bytes; `event` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_event_parse(
    format: FormatNumber,
    text: *const c_char,
    length: usize,
    event: *mut *mut eslng_event_t,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (place, text) = unsafe { (Place::new(event), bytes(text.cast(), length)) };
        let (place, text) = (needed(place, "event")?, needed(text, "text")?);
        let event = Event::new(self::format(format)?, text.to_vec());
        match event.error() {
            Some(error) => Err(error.clone().into()),
            None if event.headers().next().is_none() => Err(Failure::new(ErrorKind::Malformed, "an event without a header")),
            None => {
                place.fill(eslng_event_t::new(event));
                Ok(())
            }
        }
    })
}

/// A copy of an event, for another owner.
///
/// @return The caller frees it with eslng_event_free(); NULL of NULL.
///
/// # Safety
/// `event` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_event_clone(event: *const eslng_event_t) -> *mut eslng_event_t {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null_mut(), { give(unsafe { shared(event) }?.clone()) })
}

/// Frees an event and sets the variable to NULL. NULL, and a variable that holds NULL, are nothing to do.
///
/// No other thread may be reading it.
///
/// # Safety
/// `event` is NULL, or holds NULL or an event that nothing uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_event_free(event: *mut *mut eslng_event_t) {
    // SAFETY: what this function asks of its caller.
    entry!((), { drop(unsafe { take(event) }) });
}

/// The number of the event's name, for a `switch`.
///
/// @return ESLNG_EVENT_UNKNOWN for a name that is in no table, for none, and of NULL.
///
/// # Safety
/// `event` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_event_id(event: *const eslng_event_t) -> EventId {
    // SAFETY: what this function asks of its caller.
    entry!(UNKNOWN, { names::event_id(unsafe { shared(event) }?.get(b"Event-Name")?.bytes()) })
}

/// The event's name, its header `Event-Name`.
///
/// @return NULL where it has none, and of NULL. The event's own.
///
/// # Safety
/// `event` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_event_name(event: *const eslng_event_t) -> *const c_char {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null(), { unsafe { shared(event) }?.get(b"Event-Name")?.as_ptr() })
}

/// A header's value, the first of that name, whatever the case of its letters. An array reads `ARRAY::a|:b`; eslng_event_value() takes it apart.
///
/// @return NULL where there is none. The event's own. eslng_event_value() also tells the length, for values that hold a NUL.
///
/// # Safety
/// `event` is NULL or live; `name` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_event_get(event: *const eslng_event_t, name: *const c_char) -> *const c_char {
    entry!(ptr::null(), {
        // SAFETY: what this function asks of its caller.
        let (event, name) = unsafe { (shared(event)?, text(name)?) };
        event.get(name)?.as_ptr()
    })
}

/// How many values a header has: of all headers of that name, with the elements of arrays one by one.
///
/// # Safety
/// `event` is NULL or live; `name` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_event_value_count(event: *const eslng_event_t, name: *const c_char) -> usize {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let (event, name) = unsafe { (shared(event)?, text(name)?) };
        event.decoded.values(name).count()
    })
}

/// One of a header's values; eslng_event_value_count() says how many there are.
///
/// @param index   From 0.
/// @param length  Gets its length in bytes; may be NULL.
/// @return NULL where there is none. The event's own.
///
/// # Safety
/// `event` is NULL or live; `name` is NULL or a C text; `length` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_event_value(
    event: *const eslng_event_t,
    name: *const c_char,
    index: usize,
    length: *mut usize,
) -> *const c_char {
    entry!(ptr::null(), {
        // SAFETY: what this function asks of its caller.
        let (event, name, length) = unsafe { (shared(event)?, text(name)?, place(length)) };
        give_text(event.decoded.values(name).nth(index)?, length)
    })
}

/// How many headers there are.
///
/// # Safety
/// `event` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_event_header_count(event: *const eslng_event_t) -> usize {
    // SAFETY: what this function asks of its caller.
    entry!(0, { unsafe { shared(event) }?.decoded.count() })
}

/// The name of a header as it was spelt; headers are in the order in which they came.
///
/// @param index  From 0.
/// @return NULL where there is none. The event's own.
///
/// # Safety
/// `event` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_event_header_name(event: *const eslng_event_t, index: usize) -> *const c_char {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null(), { unsafe { shared(event) }?.decoded.header(index)?.0.as_ptr() })
}

/// The value of a header.
///
/// @param index   From 0.
/// @param length  Gets its length in bytes; may be NULL.
/// @return NULL where there is none. The event's own.
///
/// # Safety
/// `event` is NULL or live; `length` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_event_header_value(
    event: *const eslng_event_t,
    index: usize,
    length: *mut usize,
) -> *const c_char {
    entry!(ptr::null(), {
        // SAFETY: what this function asks of its caller.
        let (event, length) = unsafe { (shared(event)?, place(length)) };
        give_text(event.decoded.header(index)?.1, length)
    })
}

/// The body.
///
/// @param length  Gets its length in bytes; may be NULL.
/// @return NULL where there is none. The event's own.
///
/// # Safety
/// `event` is NULL or live; `length` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_event_body(event: *const eslng_event_t, length: *mut usize) -> *const c_char {
    entry!(ptr::null(), {
        // SAFETY: what this function asks of its caller.
        let (event, length) = unsafe { (shared(event)?, place(length)) };
        give_text(event.body()?, length)
    })
}

/// The event as the switch would write it in a format.
///
/// @param text  Gets the text, as a result that the caller frees with eslng_result_free(); NULL if there is none.
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `event` is NULL or live; `text` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_event_serialize(
    event: *const eslng_event_t,
    format: FormatNumber,
    text: *mut *mut eslng_result_t,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (place, event) = unsafe { (Place::new(text), shared(event)) };
        let (place, event) = (needed(place, "text")?, needed(event, "event")?);
        place.fill(eslng_result_t::text(&event.builder()?.serialize(self::format(format)?)));
        Ok(())
    })
}
