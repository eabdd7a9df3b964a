//! Frames as the protocol shows them.

use eslng_conformance::bytes;
use eslng_engine::event::Event;
use eslng_engine::vocabulary::ErrorKind;
use eslng_engine::wire::{Frame, Message};
use serde_json::{Value, json};

use crate::rust::failure::Failure;
use crate::rust::message::{event_json, message};

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
    Ok((message(kind, &headers, &body), None))
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
