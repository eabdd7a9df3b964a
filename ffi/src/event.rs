//! The `esl_event_*` functions.

use std::ffi::{c_char, c_int, c_uint};
use std::ptr;

use eslng_engine::event::compat::json::{self, Value};

use crate::abi::esl_status_t::{self, ESL_FAIL, ESL_SUCCESS};
use crate::abi::{
    ESL_STACK_TOP, FLAG_ARENA, esl_bool_t, esl_event_header_t, esl_event_t, esl_event_types_t, esl_priority_t, esl_stack_t,
};
use crate::arena::ArenaBuilder;
use crate::entry::entry;
use crate::names::{CLONE, CUSTOM, event_id, event_name, priority_name};
use crate::pointer::{EventPtr, Malloc, empty_event, place, text};
use crate::reading::Reading;
use crate::{array, edit, serialize};

/// An event with its first headers, in memory of its own.
pub(crate) fn create(id: esl_event_types_t, subclass: Option<&[u8]>) -> Option<EventPtr> {
    if subclass.is_some() && id != CUSTOM && id != CLONE {
        return None;
    }
    let name = event_name(id)?;
    let mut fields = empty_event();
    if id != CLONE {
        fields.event_id = id;
    }
    // SAFETY: just allocated and written.
    let event = unsafe { EventPtr::new(Malloc::value(fields)?.release()) }?;
    let filled = (|| {
        if id != CLONE {
            edit::add(event, 0, b"Event-Name", name.to_bytes())?;
        }
        if let Some(subclass) = subclass {
            event.get_mut().subclass_name = Malloc::text(subclass)?.release();
            edit::add(event, 0, b"Event-Subclass", subclass)?;
        }
        Some(())
    })();
    if filled.is_none() {
        event.destroy();
    }
    filled.map(|()| event)
}

/// A copy: the subclass first, as libesl puts it, then the other headers in order.
fn duplicate(event: EventPtr) -> Option<EventPtr> {
    let from = event.get();
    let mut fields = empty_event();
    fields.event_id = from.event_id;
    fields.priority = from.priority;
    fields.bind_user_data = from.bind_user_data;
    fields.event_user_data = from.event_user_data;
    fields.key = from.key;
    fields.flags = from.flags & !FLAG_ARENA;
    let (mut count, mut size) = (1, 0);
    for header in event.headers() {
        count += 1;
        size += header.name().len() + header.value().len();
        size += header.elements().map(|element| element.len() + 1 + size_of::<*mut c_char>()).sum::<usize>();
    }
    let subclass = event.subclass();
    size += event.body().map_or(0, <[u8]>::len) + 2 * subclass.map_or(0, |subclass| subclass.len() + 16) + 16;
    let mut builder = ArenaBuilder::new(fields, count, size)?;
    let copy = builder.event();
    let filled = (|| {
        if let Some(subclass) = subclass {
            copy.get_mut().subclass_name = builder.text(subclass)?;
            builder.header(b"Event-Subclass", subclass)?;
        }
        for header in event.headers() {
            let name = header.name();
            if subclass.is_some() && name == b"Event-Subclass" {
                continue;
            }
            if header.count() == 0 {
                builder.header(name, header.value())?;
            } else {
                builder.array_header(name, header.elements())?;
            }
        }
        if let Some(body) = event.body() {
            builder.body(body)?;
        }
        Some(())
    })();
    if filled.is_none() {
        copy.destroy();
    }
    filled.map(|()| copy)
}

/// An event of a JSON object's members.
pub(crate) fn from_json(json: &[u8]) -> Option<EventPtr> {
    let members = json::members(json)?;
    let mut builder = ArenaBuilder::new(empty_event(), members.len(), json.len())?;
    let event = builder.event();
    let filled = (|| {
        let mut reading = Reading::of(event);
        for (name, value) in &members {
            match value {
                Value::Text(value) if name.eq_ignore_ascii_case(edit::BODY) => edit::set_body(event, Some(value))?,
                Value::Text(value) => {
                    if name.eq_ignore_ascii_case(b"Event-Name") {
                        reading.delete(name);
                        if let Some(id) = event_id(value) {
                            event.get_mut().event_id = id;
                        }
                    }
                    if value.is_empty() || value.starts_with(array::PREFIX) || name.contains(&b'[') {
                        reading.add(name, value)?;
                    } else {
                        reading.note(builder.header(name, value)?);
                    }
                }
                Value::Texts(texts) if !texts.is_empty() => {
                    reading.note(builder.array_header(name, texts.iter().map(Vec::as_slice))?);
                }
                Value::Texts(_) | Value::Other => {}
            }
        }
        reading.finish()
    })();
    if filled.is_none() {
        event.destroy();
    }
    filled.map(|()| event)
}

/// Creates an event with `Event-Name`, and with `Event-Subclass` when there is a subclass, which only CUSTOM and CLONE take. CLONE
/// starts without an `Event-Name`. `ESL_FAIL`: a subclass on another event, an unknown id, no memory; `*event` is then NULL.
///
/// # Safety
/// `event` is NULL or may be written to; `subclass_name` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_event_create_subclass(
    event: *mut *mut esl_event_t,
    event_id: esl_event_types_t,
    subclass_name: *const c_char,
) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let (event, subclass) = unsafe { (place(event)?, text(subclass_name)) };
        *event = ptr::null_mut();
        *event = create(event_id, subclass)?.as_ptr();
        ESL_SUCCESS
    })
}

/// Sets the priority, and the header `priority` on top.
///
/// # Safety
/// `event` is NULL or an event that nothing else uses during the call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_event_set_priority(event: *mut esl_event_t, priority: esl_priority_t) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let event = unsafe { EventPtr::new(event) }?;
        event.get_mut().priority = priority;
        edit::add(event, ESL_STACK_TOP, b"priority", priority_name(priority).to_bytes())?;
        ESL_SUCCESS
    })
}

/// The first header of that name, in any case, or NULL. It belongs to the event.
///
/// # Safety
/// `event` is NULL or an event that nothing changes during the call; `header_name` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_event_get_header_ptr(
    event: *mut esl_event_t,
    header_name: *const c_char,
) -> *mut esl_event_header_t {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        let (event, name) = unsafe { (EventPtr::new(event)?, text(header_name)?) };
        event.find(name)?.as_ptr()
    })
}

/// The value of the first header of that name, or element `idx` of it when that is not negative; `_body` gives the body. NULL when
/// there is none. The text belongs to the event.
///
/// # Safety
/// `event` is NULL or an event that nothing changes during the call; `header_name` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_event_get_header_idx(
    event: *mut esl_event_t,
    header_name: *const c_char,
    idx: c_int,
) -> *mut c_char {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        let (event, name) = unsafe { (EventPtr::new(event)?, text(header_name)?) };
        match (event.find(name), usize::try_from(idx)) {
            (Some(header), Ok(index)) => *header.element_places().get(index)?,
            (Some(header), Err(_)) => header.value_ptr(),
            (None, _) if name == edit::BODY => event.get().body,
            (None, _) => ptr::null_mut(),
        }
    })
}

/// The body or NULL. It belongs to the event.
///
/// # Safety
/// `event` is NULL or an event.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_event_get_body(event: *mut esl_event_t) -> *mut c_char {
    entry!(ptr::null_mut(), {
        // SAFETY: what this function asks of its caller.
        unsafe { EventPtr::new(event) }?.get().body
    })
}

/// Appends the elements of `ARRAY::one|:two` to the array `var`. 0, or -1 when `val` is no array or has no element.
///
/// # Safety
/// `event` is NULL or an event that nothing else uses during the call; `var` and `val` are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_event_add_array(event: *mut esl_event_t, var: *const c_char, val: *const c_char) -> c_int {
    entry!(-1, {
        // SAFETY: what this function asks of its caller.
        let (event, name, value) = unsafe { (EventPtr::new(event)?, text(var)?, text(val)?) };
        edit::append_all(event, name, array::split(value)?)?;
        0
    })
}

/// Adds a header. An empty value deletes those of its name; `_body` sets the body; `name[3]` sets an element; `ARRAY::a|:b` makes an
/// array.
///
/// # Safety
/// `event` is NULL or an event that nothing else uses during the call; the texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_event_add_header_string(
    event: *mut esl_event_t,
    stack: esl_stack_t,
    header_name: *const c_char,
    data: *const c_char,
) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let (event, name, value) = unsafe { (EventPtr::new(event)?, text(header_name)?, text(data)?) };
        edit::add(event, stack, name, value)?;
        ESL_SUCCESS
    })
}

/// Deletes the headers of that name; with a non-empty `var` only those with this value.
///
/// # Safety
/// `event` is NULL or an event that nothing else uses during the call; the texts are NULL or C texts.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_event_del_header_val(
    event: *mut esl_event_t,
    header_name: *const c_char,
    var: *const c_char,
) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let (event, name, value) = unsafe { (EventPtr::new(event)?, text(header_name)?, text(var)) };
        // The texts may be the event's own, which goes.
        let (name, value) = (name.to_vec(), value.filter(|value| !value.is_empty()).map(<[u8]>::to_vec));
        edit::delete(event, &name, value.as_deref());
        ESL_SUCCESS
    })
}

/// Releases `*event` with all it holds and sets it to NULL.
///
/// # Safety
/// `event` is NULL or points to NULL or an event, which nothing uses any more.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_event_destroy(event: *mut *mut esl_event_t) {
    entry!((), {
        // SAFETY: what this function asks of its caller.
        let event = unsafe { place(event) }?;
        // SAFETY: as above.
        let destroyed = unsafe { EventPtr::new(std::mem::replace(event, ptr::null_mut())) };
        destroyed?.destroy();
    });
}

/// A copy of `todup` in `*event`, with body, user data, key and flags.
///
/// # Safety
/// `event` is NULL or may be written to; `todup` is NULL or an event that nothing changes during the call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_event_dup(event: *mut *mut esl_event_t, todup: *mut esl_event_t) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let (event, from) = unsafe { (place(event)?, EventPtr::new(todup)) };
        *event = ptr::null_mut();
        *event = duplicate(from?)?.as_ptr();
        ESL_SUCCESS
    })
}

/// Adds the headers of `tomerge` to `event`; arrays are appended.
///
/// # Safety
/// Both are NULL or events that nothing else uses during the call.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_event_merge(event: *mut esl_event_t, tomerge: *mut esl_event_t) {
    entry!((), {
        // SAFETY: what this function asks of its caller.
        let (event, from) = unsafe { (EventPtr::new(event)?, EventPtr::new(tomerge)?) };
        // Merged into itself an event would grow while it is read.
        if event != from {
            for header in from.headers() {
                if header.count() == 0 {
                    edit::add(event, 0, header.name(), header.value())?;
                } else {
                    edit::append_all(event, header.name(), header.elements())?;
                }
            }
        }
    });
}

/// The event as text in `*str`, which the caller frees: header lines, then the body behind its Content-Length or an empty line.
///
/// # Safety
/// `event` is NULL or an event that nothing changes during the call; `str` is NULL or may be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_event_serialize(event: *mut esl_event_t, str: *mut *mut c_char, encode: esl_bool_t) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let (event, out) = unsafe { (EventPtr::new(event), place(str)?) };
        *out = ptr::null_mut();
        *out = Malloc::text(&serialize::plain(event?, encode != c_uint::from(false)))?.release();
        ESL_SUCCESS
    })
}

/// The event as JSON in `*str`, which the caller frees.
///
/// # Safety
/// `event` is NULL or an event that nothing changes during the call; `str` is NULL or may be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_event_serialize_json(event: *mut esl_event_t, str: *mut *mut c_char) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let (event, out) = unsafe { (EventPtr::new(event), place(str)?) };
        *out = ptr::null_mut();
        *out = Malloc::text(&serialize::json(event?))?.release();
        ESL_SUCCESS
    })
}

/// Creates an event from a JSON object: strings and arrays of strings become headers, `_body` the body; values of other types are
/// left out. `ESL_FAIL` when the text is no JSON object.
///
/// # Safety
/// `event` is NULL or may be written to; `json` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_event_create_json(event: *mut *mut esl_event_t, json: *const c_char) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let (event, json) = unsafe { (place(event)?, text(json)) };
        *event = ptr::null_mut();
        *event = from_json(json?)?.as_ptr();
        ESL_SUCCESS
    })
}

/// Sets the body to a copy of `body`; NULL removes it.
///
/// # Safety
/// `event` is NULL or an event that nothing else uses during the call; `body` is NULL or a C text.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_event_set_body(event: *mut esl_event_t, body: *const c_char) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let (event, body) = unsafe { (EventPtr::new(event)?, text(body)) };
        edit::set_body(event, body)?;
        ESL_SUCCESS
    })
}
