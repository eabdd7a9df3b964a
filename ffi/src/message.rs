//! Frames as libesl's events: the message as it came, and the event in it.

use eslng_engine::wire::{ContentType, FrameRef};

use crate::abi::esl_event_t;
use crate::event::from_json;
use crate::names::SOCKET_DATA;
use crate::plain::{Kind, build};
use crate::pointer::{EventPtr, empty_event};

/// A message as an event of type SOCKET_DATA. libesl decodes the values of every message, of plain replies too.
pub(crate) fn outer(frame: FrameRef<'_>) -> Option<EventPtr> {
    let fields = esl_event_t { event_id: SOCKET_DATA, ..empty_event() };
    let head = frame.as_bytes().len() - frame.body().len();
    build(fields, &Kind::Message { first: (b"Event-Name", b"SOCKET_DATA"), head }, frame.as_bytes())
}

/// The event in a message, if it is one in plain text or JSON.
pub(crate) fn inner(frame: FrameRef<'_>) -> Option<EventPtr> {
    match frame.content_type() {
        ContentType::EventPlain => build(empty_event(), &Kind::Event, frame.body()),
        ContentType::EventJson => from_json(frame.body()),
        _ => None,
    }
}

/// As [`inner`], of a message that is an event already.
pub(crate) fn inner_of(message: EventPtr) -> Option<EventPtr> {
    let (kind, body) = (message.find(b"Content-Type")?.value(), message.body()?);
    if kind.eq_ignore_ascii_case(b"text/event-plain") {
        build(empty_event(), &Kind::Event, body)
    } else if kind.eq_ignore_ascii_case(b"text/event-json") {
        from_json(body)
    } else {
        None
    }
}
