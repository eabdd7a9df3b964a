//! Frames as libesl's events: the message as it came, and the event in it.

use eslng_engine::wire::{ContentType, Encoding, Frame, Headers};

use crate::abi::esl_event_t;
use crate::arena::ArenaBuilder;
use crate::edit;
use crate::event::from_json;
use crate::names::{SOCKET_DATA, event_id};
use crate::pointer::{EventPtr, empty_event};

/// A message as an event of type SOCKET_DATA. libesl decodes the values of every message, of plain replies too.
pub(crate) fn outer(frame: &Frame) -> Option<EventPtr> {
    let headers = frame.headers();
    let fields = esl_event_t { event_id: SOCKET_DATA, ..empty_event() };
    // Two NULs and the first header come to what is copied.
    let mut builder = ArenaBuilder::new(fields, headers.line_count() + 1, frame.as_bytes().len() + 32)?;
    built(builder.event(), || {
        builder.header(b"Event-Name", b"SOCKET_DATA")?;
        let mut has_length = false;
        for (name, value) in headers.iter_raw() {
            has_length |= name.eq_ignore_ascii_case(b"Content-Length");
            add(&mut builder, name, value)?;
        }
        if has_length { builder.body(frame.body()) } else { Some(()) }
    })
}

/// The event in a message, if it is one in plain text or JSON.
pub(crate) fn inner(frame: Frame) -> Option<EventPtr> {
    match frame.content_type() {
        ContentType::EventPlain => plain(&Headers::new(frame.into_body(), Encoding::Percent)),
        ContentType::EventJson => from_json(frame.body()),
        _ => None,
    }
}

/// As [`inner`], of a message that is an event already.
pub(crate) fn inner_of(message: EventPtr) -> Option<EventPtr> {
    let (kind, body) = (message.find(b"Content-Type")?.value(), message.body()?);
    if kind.eq_ignore_ascii_case(b"text/event-plain") {
        plain(&Headers::new(body.to_vec().into(), Encoding::Percent))
    } else if kind.eq_ignore_ascii_case(b"text/event-json") {
        from_json(body)
    } else {
        None
    }
}

fn plain(headers: &Headers) -> Option<EventPtr> {
    let mut builder = ArenaBuilder::new(empty_event(), headers.line_count(), headers.all_bytes().len())?;
    let event = builder.event();
    built(event, || {
        let (mut named, mut has_length) = (false, false);
        for (name, value) in headers.iter_raw() {
            if name.eq_ignore_ascii_case(b"Event-Name") {
                // sendevent may add a second one, which counts.
                if named {
                    edit::delete(event, name, None);
                }
                named = true;
                if let Some(id) = event_id(&Encoding::Percent.decode(value)) {
                    event.get_mut().event_id = id;
                }
            }
            has_length |= name.eq_ignore_ascii_case(b"Content-Length");
            add(&mut builder, name, value)?;
        }
        if has_length { builder.body(headers.rest()) } else { Some(()) }
    })
}

/// Adds a header as it was written. What is more than a header by libesl's rules goes the long way.
fn add(builder: &mut ArenaBuilder, name: &[u8], value: &[u8]) -> Option<()> {
    if value.is_empty() || name == edit::BODY || memchr::memchr(b'[', name).is_some() {
        return edit::add(builder.event(), 0, name, &Encoding::Percent.decode(value));
    }
    builder.encoded_header(name, value)?;
    Some(())
}

/// The event, when it could be filled; there was no memory otherwise.
fn built(event: EventPtr, fill: impl FnOnce() -> Option<()>) -> Option<EventPtr> {
    let filled = fill();
    if filled.is_none() {
        event.destroy();
    }
    filled.map(|()| event)
}
