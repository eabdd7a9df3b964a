//! Events that are being made.

use std::ffi::{c_char, c_void};
use std::ptr;

use eslng_engine::event::{EventBuilder, Format};
use eslng_engine::vocabulary::EventName;

use super::Status;
use super::event::{FormatNumber, eslng_event_t, format};
use super::result::eslng_result_t;
use super::status::{Failure, attempt, needed};
use crate::entry::entry;
use crate::pointer::object::{Place, exclusive, give, shared, take};
use crate::pointer::{bytes, text};

/// An event that is being made. One thread at a time may use it.
pub struct eslng_builder_t {
    pub(super) builder: EventBuilder,
}

/// A builder of an event of this name.
///
/// @param name  As in `CHANNEL_ANSWER`; NULL leaves it without a name.
/// @return The caller frees it with eslng_builder_free(); NULL only if eslng is at fault.
///
/// # Safety
/// `name` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_builder_new(name: *const c_char) -> *mut eslng_builder_t {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        let builder = match unsafe { text(name) } {
            Some(name) => EventBuilder::new(EventName::from(&*String::from_utf8_lossy(name))),
            None => EventBuilder::empty(),
        };
        give(eslng_builder_t { builder })
    })
}

/// A builder that begins with all that an event has.
///
/// @return The caller frees it with eslng_builder_free(); NULL of NULL.
///
/// # Safety
/// `event` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_builder_of(event: *const eslng_event_t) -> *mut eslng_builder_t {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        let builder = unsafe { shared(event)? }.builder().ok()?;
        give(eslng_builder_t { builder })
    })
}

/// Frees a builder and sets the variable to NULL. NULL, and a variable that holds NULL, are nothing to do.
///
/// # Safety
/// `builder` is NULL, or holds NULL or a builder that nothing uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_builder_free(builder: *mut *mut eslng_builder_t) {
    // SAFETY: what this function asks of its caller.
    entry!((), { drop(unsafe { take(builder) }) });
}

/// A builder, a name and a value of a program's.
///
/// # Safety
/// `builder` is NULL or live and used by nothing else; the texts are NULL or C texts; all that for `'a`.
unsafe fn header<'a>(
    builder: *mut eslng_builder_t,
    name: *const c_char,
    value: *const c_char,
) -> Result<(&'a mut EventBuilder, &'a [u8], &'a [u8]), Failure> {
    // SAFETY: what the caller promises.
    let (builder, name, value) = unsafe { (exclusive(builder), text(name), text(value)) };
    Ok((&mut needed(builder, "builder")?.builder, needed(name, "name")?, needed(value, "value")?))
}

/// Appends a header, beside others of its name. A value `ARRAY::a|:b` makes an array, as in the switch.
///
/// @return ESLNG_INVALID_ARGUMENT for a name that is empty or holds a colon or a line end.
///
/// # Safety
/// `builder` is NULL or live; the texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_builder_add(builder: *mut eslng_builder_t, name: *const c_char, value: *const c_char) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (builder, name, value) = unsafe { header(builder, name, value) }?;
        builder.add(name, value)?;
        Ok(())
    })
}

/// Sets a header: the first of its name gets the value and keeps its place, the others go.
///
/// @return As eslng_builder_add().
///
/// # Safety
/// `builder` is NULL or live; the texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_builder_set(builder: *mut eslng_builder_t, name: *const c_char, value: *const c_char) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (builder, name, value) = unsafe { header(builder, name, value) }?;
        builder.set(name, value)?;
        Ok(())
    })
}

/// Appends an element to an array. A header with one value becomes an array; one that is not there gets this value.
///
/// @return As eslng_builder_add().
///
/// # Safety
/// `builder` is NULL or live; the texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_builder_push(
    builder: *mut eslng_builder_t,
    name: *const c_char,
    element: *const c_char,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (builder, name, element) = unsafe { header(builder, name, element) }?;
        builder.push(name, element)?;
        Ok(())
    })
}

/// Removes every header of this name.
///
/// @return How many there were.
///
/// # Safety
/// `builder` is NULL or live; `name` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_builder_remove(builder: *mut eslng_builder_t, name: *const c_char) -> usize {
    entry!(0, {
        // SAFETY: what this function asks of its caller.
        let (builder, name) = unsafe { (exclusive(builder)?, text(name)?) };
        builder.builder.remove(name)
    })
}

/// Sets the body; one of length 0 is none.
///
/// @param body    Any bytes, which are copied; NULL only with length 0.
/// @param length  In bytes.
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `builder` is NULL or live; `body` is valid for `length` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_builder_set_body(builder: *mut eslng_builder_t, body: *const c_void, length: usize) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (builder, body) = unsafe { (exclusive(builder), bytes(body, length)) };
        needed(builder, "builder")?.builder.body(needed(body, "body")?);
        Ok(())
    })
}

/// The event, to be read. The builder stays as it is.
///
/// @return The caller frees it with eslng_event_free(); NULL of NULL.
///
/// # Safety
/// `builder` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_builder_build(builder: *const eslng_builder_t) -> *mut eslng_event_t {
    // SAFETY: what this function asks of its caller. JSON gives back any value.
    entry!(ptr::null_mut(), { give(eslng_event_t::new(unsafe { shared(builder)? }.builder.build(Format::Json))) })
}

/// The text of the event as the switch would write it in a format.
///
/// @param text  Gets the text, as a result that the caller frees with eslng_result_free(); NULL if there is none.
/// @return ESLNG_INVALID_ARGUMENT.
///
/// # Safety
/// `builder` is NULL or live; `text` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_builder_serialize(
    builder: *const eslng_builder_t,
    format: FormatNumber,
    text: *mut *mut eslng_result_t,
) -> Status {
    attempt(|| {
        // SAFETY: what this function asks of its caller.
        let (place, builder) = unsafe { (Place::new(text), shared(builder)) };
        let (place, builder) = (needed(place, "text")?, needed(builder, "builder")?);
        place.fill(eslng_result_t::text(&builder.builder.serialize(self::format(format)?)));
        Ok(())
    })
}
