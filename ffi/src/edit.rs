//! libesl's rules for changing an event.

use std::ffi::{c_char, c_ulong};
use std::ptr;

use crate::abi::{ESL_EF_UNIQ_HEADERS, ESL_STACK_PUSH, ESL_STACK_TOP, esl_stack_t};
use crate::array;
use crate::pointer::{EventPtr, HeaderPtr, Malloc, usable_size};

/// The largest index in `name[3]`.
const LAST_INDEX: usize = 4000;

/// The name of a header that stands for the body.
pub(crate) const BODY: &[u8] = b"_body";

/// Adds a header as `esl_event_add_header_string` does. `None`: there is no memory.
pub(crate) fn add(event: EventPtr, stack: esl_stack_t, name: &[u8], value: &[u8]) -> Option<()> {
    if name == BODY {
        return set_body(event, Some(value));
    }
    if let Some((array, index)) = element_name(name) {
        return index.map_or(Some(()), |index| set_element(event, stack, array, index, value));
    }
    // UNSHIFT has the bits of PUSH and TOP, and what libesl does follows from the bits.
    let (top, push) = (stack & ESL_STACK_TOP != 0, stack & ESL_STACK_PUSH != 0);
    if (top || push)
        && let Some(header) = event.find(name)
    {
        return if push { append(event, header, value) } else { replace(event, header, value) };
    }
    if value.is_empty() {
        delete(event, name, None);
        return Some(());
    }
    if event.get().flags & ESL_EF_UNIQ_HEADERS != 0 {
        delete(event, name, None);
    }
    if value.starts_with(array::PREFIX) {
        return match array::split(value) {
            Some(elements) => append_all(event, name, elements),
            None => Some(()),
        };
    }
    let header = detached(name, value)?;
    if top || push {
        fill(event, header, &[value])?;
    }
    event.link(header, top);
    Some(())
}

/// Appends elements to the array of this name, and makes it where there is none.
pub(crate) fn append_all<'a>(event: EventPtr, name: &[u8], elements: impl Iterator<Item = &'a [u8]> + Clone) -> Option<()> {
    let known = event.find(name);
    let header = match known {
        Some(header) => header,
        None => detached(name, b"")?,
    };
    // A plain value becomes the first element.
    let plain = (known.is_some() && header.count() == 0).then(|| header.value());
    let all: Vec<&[u8]> = header.elements().chain(plain).chain(elements).collect();
    fill(event, header, &all)?;
    if known.is_none() {
        event.link(header, false);
    }
    Some(())
}

/// Deletes the headers of this name, with `value` only those that have it.
pub(crate) fn delete(event: EventPtr, name: &[u8], value: Option<&[u8]>) {
    let texts = event.texts();
    event.remove(|header| header.is_named(name, texts) && value.is_none_or(|value| header.value() == value));
}

/// Sets or removes the body.
pub(crate) fn set_body(event: EventPtr, body: Option<&[u8]>) -> Option<()> {
    let new = match body {
        Some(body) => Malloc::text(body)?.release(),
        None => ptr::null_mut(),
    };
    let old = std::mem::replace(&mut event.get_mut().body, new);
    event.release(old);
    Some(())
}

/// A header that is in no list yet.
fn detached(name: &[u8], value: &[u8]) -> Option<HeaderPtr> {
    let (name_text, value) = (Malloc::text(name)?, Malloc::text(value)?);
    HeaderPtr::allocate(name_text, value, name_hash(name))
}

/// libesl's hash of a header's name.
fn name_hash(name: &[u8]) -> c_ulong {
    let hash = name.iter().fold(0u32, |hash, byte| hash.wrapping_mul(33).wrapping_add(u32::from(byte.to_ascii_lowercase())));
    c_ulong::from(hash)
}

/// Gives a header that is there another value; an array becomes one of this element.
fn replace(event: EventPtr, header: HeaderPtr, value: &[u8]) -> Option<()> {
    if header.count() > 0 {
        return fill(event, header, &[value]);
    }
    set_value(event, header, value)
}

fn set_value(event: EventPtr, header: HeaderPtr, value: &[u8]) -> Option<()> {
    let old = header.value_ptr();
    header.set_value(Malloc::text(value)?.release());
    event.release(old);
    Some(())
}

/// Makes these the elements of a header and draws its value.
fn fill(event: EventPtr, header: HeaderPtr, elements: &[&[u8]]) -> Option<()> {
    // The new elements are copied before the old ones, which may be the same memory, go.
    let copies = elements.iter().map(|element| Malloc::text(element)).collect::<Option<Vec<_>>>()?;
    let value = Malloc::text(&array::join(elements.iter().copied()))?;
    let array = Malloc::pointers(copies)?;
    for element in header.element_places() {
        event.release(*element);
    }
    let (old_array, old_value) = (header.array_ptr(), header.value_ptr());
    header.set_array(array.release(), elements.len());
    header.set_value(value.release());
    event.release(old_array);
    event.release(old_value);
    Some(())
}

/// The memory, moved to where it has room for `more` bytes behind the `used` ones. Memory in the arena stays there, unused.
fn grown<T>(event: EventPtr, memory: *mut T, used: usize, more: usize) -> Option<*mut T> {
    let outside = !event.arena().is_some_and(|arena| arena.contains(memory.cast_const().cast()));
    if outside && usable_size(memory) >= used + more {
        return Some(memory);
    }
    let new = Malloc::copy_of(memory, used, (used + more).next_power_of_two())?.release();
    event.release(memory);
    Some(new)
}

/// Appends one element. Room grows by doubling, so that n appends cost n.
fn append(event: EventPtr, header: HeaderPtr, value: &[u8]) -> Option<()> {
    if header.count() < 2 {
        // The value does not read as an array's yet. A plain one becomes the first element.
        return fill(event, header, &[header.value(), value]);
    }
    let tail = [array::SEPARATOR, value].concat();
    push(event, header, value)?;
    let length = header.value().len();
    header.set_value(grown(event, header.value_ptr(), length, tail.len() + 1)?);
    header.extend_value(length, &tail);
    Some(())
}

/// Appends one element to an array, whose value is then to be [drawn](draw). Room grows by doubling.
pub(crate) fn push(event: EventPtr, array: HeaderPtr, element: &[u8]) -> Option<()> {
    let element = Malloc::text(element)?;
    let (count, place) = (array.count(), size_of::<*mut c_char>());
    array.set_array(grown(event, array.array_ptr(), count * place, place)?, count);
    array.push_grown(element.release());
    Some(())
}

/// Sets an element of an array, whose value is then to be [drawn](draw); gaps become empty.
pub(crate) fn put(event: EventPtr, array: HeaderPtr, index: usize, element: &[u8]) -> Option<()> {
    while array.count() < index {
        push(event, array, b"")?;
    }
    let Some(place) = array.element_places().get_mut(index) else { return push(event, array, element) };
    let old = std::mem::replace(place, Malloc::text(element)?.release());
    event.release(old);
    Some(())
}

/// Draws the value of an array from its elements.
pub(crate) fn draw(event: EventPtr, array: HeaderPtr) -> Option<()> {
    set_value(event, array, &array::join(array.elements()))
}

/// Makes an array of a plain header, its value being the first element.
pub(crate) fn make_array(event: EventPtr, header: HeaderPtr) -> Option<()> {
    if header.count() > 0 { Some(()) } else { fill(event, header, &[header.value()]) }
}

/// An array that is in no list yet.
pub(crate) fn array<'a>(event: EventPtr, name: &[u8], elements: impl Iterator<Item = &'a [u8]>) -> Option<HeaderPtr> {
    let header = detached(name, b"")?;
    fill(event, header, &elements.collect::<Vec<_>>())?;
    Some(header)
}

/// Makes a header, which is in no list yet unless it is `known`, an array whose last element this is; those before it are empty.
pub(crate) fn array_up_to(
    event: EventPtr,
    known: Option<HeaderPtr>,
    name: &[u8],
    index: usize,
    element: &[u8],
) -> Option<HeaderPtr> {
    let mut elements: Vec<&[u8]> = vec![b""; index + 1];
    elements[index] = element;
    match known {
        Some(header) => fill(event, header, &elements).map(|()| header),
        None => array(event, name, elements.into_iter()),
    }
}

/// Sets `name[index]`; gaps become empty.
fn set_element(event: EventPtr, stack: esl_stack_t, name: &[u8], index: usize, value: &[u8]) -> Option<()> {
    let known = event.find(name);
    if let Some(header) = known.filter(|header| header.count() > 0) {
        if index == header.count() {
            return append(event, header, value);
        }
        put(event, header, index, value)?;
        return draw(event, header);
    }
    let header = array_up_to(event, known, name, index, value)?;
    if known.is_none() {
        event.link(header, stack & ESL_STACK_TOP != 0);
    }
    Some(())
}

/// The array's name and the index in `name[3]`, that is `None` outside of 0 to 4000: setting such an element does nothing.
pub(crate) fn element_name(name: &[u8]) -> Option<(&[u8], Option<usize>)> {
    let bracket = memchr::memchr(b'[', name)?;
    Some((&name[..bracket], index(&name[bracket + 1..]).filter(|&index| index <= LAST_INDEX)))
}

/// The number in `3]`, read as C's `atoi` does; `None`: negative.
fn index(text: &[u8]) -> Option<usize> {
    let text = text.trim_ascii_start();
    let (negative, digits) = match text.split_first() {
        Some((b'-', rest)) => (true, rest),
        Some((b'+', rest)) => (false, rest),
        _ => (false, text),
    };
    let value = digits
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .fold(0usize, |value, digit| value.saturating_mul(10).saturating_add(usize::from(digit - b'0')));
    (!negative || value == 0).then_some(value)
}
