//! What an `ESLevent` holds, as the protocol shows it.

use eslng_blocking::compat::EslEvent;
use eslng_conformance::bytes;
use eslng_engine::vocabulary::ErrorKind;
use serde_json::{Value, json};

use crate::failure::Failure;

/// A header as text; empty where there is none.
pub(crate) fn header(event: &EslEvent, name: &str) -> String {
    event.get_header(Some(name.as_bytes()), -1).map(|value| bytes::to_text(&value)).unwrap_or_default()
}

/// What `receive` answers with, and whether it is an event.
pub(crate) fn received(event: &EslEvent) -> Result<(Value, bool), Failure> {
    let kind = match header(event, "Content-Type").as_str() {
        _ if event.get_type() != "SOCKET_DATA" => "event",
        "text/event-plain" | "text/event-json" => {
            return Err(Failure::new(ErrorKind::Malformed, "the message came as it was: there is no event in it"));
        }
        "log/data" => "log",
        "text/disconnect-notice" => "notice",
        "command/reply" | "api/response" => "reply",
        _ => "unknown",
    };
    let is_event = kind == "event";
    let mut shown = show(event, is_event);
    shown["kind"] = kind.into();
    Ok((shown, is_event))
}

/// An event or a message. The class puts an `Event-Name` of its own before the headers of a message.
pub(crate) fn show(event: &EslEvent, is_event: bool) -> Value {
    let mut headers = header_list(event);
    if !is_event && !headers.is_empty() {
        headers.remove(0);
    }
    let mut shown = json!({"headers": headers});
    if is_event && let Some(name) = event.get_header(Some(b"Event-Name"), -1) {
        shown["name"] = bytes::to_text(&name).into();
    }
    if let Some(body) = event.get_body().filter(|body| !body.is_empty()) {
        shown["body"] = bytes::to_text(&body).into();
    }
    shown
}

/// Names and values in order, of which the class's own methods give the first of a name.
fn header_list(event: &EslEvent) -> Vec<[String; 2]> {
    let pairs = event.read(|event| event.headers().map(|(name, value)| [bytes::to_text(name), bytes::to_text(&value)]).collect());
    pairs.unwrap_or_default()
}

/// Every value of a header, arrays element by element.
pub(crate) fn values(event: &EslEvent, name: &str) -> Vec<String> {
    let named = header_list(event).into_iter().filter(|[other, _]| other.eq_ignore_ascii_case(name));
    named
        .flat_map(|[_, value]| match value.strip_prefix("ARRAY::") {
            Some(elements) => elements.split("|:").map(str::to_owned).collect(),
            None => vec![value],
        })
        .collect()
}

/// The error that the switch's text tells.
pub(crate) fn refusal(text: &str) -> Result<(), Failure> {
    if text.starts_with("-ERR permission denied") {
        Err(Failure::new(ErrorKind::PermissionDenied, text))
    } else if text.starts_with("-ERR") || text.starts_with("-USAGE") {
        Err(Failure::new(ErrorKind::CommandFailed, text))
    } else {
        Ok(())
    }
}
