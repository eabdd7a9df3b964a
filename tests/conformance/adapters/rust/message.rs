//! Messages as the protocol shows them.

use std::borrow::Cow;

use eslng_conformance::bytes;
use eslng_engine::event::Event;
use eslng_engine::vocabulary::ErrorKind;
use eslng_engine::wire::{Frame, Headers, Message};
use serde_json::{Value, json};

use super::failure::Failure;

/// What `receive` answers with for all but events.
pub(crate) fn message(kind: &str, headers: &Headers, body: &[u8]) -> Value {
    let mut shown = json!({"kind": kind, "headers": header_list(headers)});
    put_body(&mut shown, body);
    shown
}

/// A reply to a command, whatever it says.
pub(crate) fn reply(frame: &Frame) -> Value {
    let headers = frame.headers();
    let text = headers.get_bytes("Reply-Text").unwrap_or_default();
    let mut shown = json!({"reply": bytes::to_text(&text), "headers": header_list(&headers)});
    put_body(&mut shown, frame.body());
    shown
}

/// A reply to a command, which must not be an error.
pub(crate) fn accepted(frame: Frame) -> Result<Value, Failure> {
    let shown = reply(&frame);
    match Message::from(frame) {
        Message::Reply(reply) => match reply.error_kind() {
            None => Ok(shown),
            Some(kind) => Err(Failure::new(kind, reply.text())),
        },
        other => Err(Failure::new(ErrorKind::OutOfStep, format!("expected a command/reply, got {other:?}"))),
    }
}

/// An event: its name, its headers in order, its body.
pub(crate) fn event_json(event: &Event) -> Value {
    let headers: Vec<_> = event.headers().map(|header| pair(header.name_bytes(), &header.value_bytes())).collect();
    let mut shown = json!({"name": event.get("Event-Name"), "headers": headers});
    put_body(&mut shown, event.body().unwrap_or_default());
    shown
}

fn header_list(headers: &Headers) -> Vec<[String; 2]> {
    headers.iter().map(|(name, value): (&[u8], Cow<'_, [u8]>)| pair(name, &value)).collect()
}

fn pair(name: &[u8], value: &[u8]) -> [String; 2] {
    [bytes::to_text(name), bytes::to_text(value)]
}

fn put_body(shown: &mut Value, body: &[u8]) {
    if !body.is_empty() {
        shown["body"] = bytes::to_text(body).into();
    }
}
