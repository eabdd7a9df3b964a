//! Messages as the protocol shows them.

use std::borrow::Cow;

use eslng_conformance::bytes;
use eslng_engine::event::Event;
use eslng_engine::vocabulary::ErrorKind;
use eslng_engine::wire::{Frame, Headers, Message};
use serde_json::{Value, json};

use crate::Failure;

/// What `receive` answers with, and the event if it is one.
pub(crate) fn received(frame: Frame) -> Result<(Value, Option<Event>), Failure> {
    let (headers, body) = (frame.headers(), frame.clone().into_body());
    let kind = match Message::from(frame) {
        Message::Event(event) => {
            if let Some(error) = event.error() {
                return Err(Failure::new(error.kind(), error));
            }
            let mut shown = event_json(&event);
            shown["kind"] = "event".into();
            return Ok((shown, Some(event)));
        }
        Message::Log(_) => "log",
        Message::DisconnectNotice(_) => "notice",
        Message::Reply(_) | Message::ApiResponse(_) => "reply",
        _ => "unknown",
    };
    let mut shown = json!({"kind": kind, "headers": header_list(&headers)});
    put_body(&mut shown, &body);
    Ok((shown, None))
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

/// The output of an API command.
pub(crate) fn output(frame: Frame) -> Result<Value, Failure> {
    match Message::from(frame) {
        Message::ApiResponse(response) => match response.error_kind() {
            None => Ok(json!({"body": bytes::to_text(response.body())})),
            Some(kind) => Err(Failure::new(kind, bytes::to_text(response.body()))),
        },
        Message::Reply(reply) => Err(Failure::new(reply.error_kind().unwrap_or(ErrorKind::OutOfStep), reply.text())),
        other => Err(Failure::new(ErrorKind::OutOfStep, format!("expected an api/response, got {other:?}"))),
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
