//! Messages to the client, framed.

use crate::event::{Event, Format};
use crate::text;

/// The text of an ordinary disconnect notice: 67 bytes.
pub(crate) const GOODBYE: &str = "Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n";
/// The text of the notice when the switch goes down.
pub(crate) const SHUTTING_DOWN: &str = "The system is being shut down.\n";
/// The text of the notice to a listener that did not read its events.
pub(crate) const LOST_EVENTS: &str = "killed listener because of lost events\n";

/// The greeting.
pub(crate) const AUTH_REQUEST: &[u8] = b"Content-Type: auth/request\n\n";
/// What a peer outside the access list gets in the place of the greeting.
pub(crate) const RUDE_REJECTION: &[u8] = b"Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n";

/// The reply buffer of the real one holds 511 characters.
const MAX_REPLY: usize = 511;

/// `Reply-Text` of a command. Text over 511 bytes is cut; a leading `~` gives the lines of the whole reply in its place.
pub(crate) fn command_reply(reply: &str) -> Vec<u8> {
    let mut reply = text::encode(reply);
    reply.truncate(MAX_REPLY);
    let mut out = b"Content-Type: command/reply\n".to_vec();
    match reply.strip_prefix(b"~") {
        Some(lines) => out.extend_from_slice(lines),
        None => {
            out.extend_from_slice(b"Reply-Text: ");
            out.extend_from_slice(&reply);
            out.extend_from_slice(b"\n\n");
        }
    }
    out
}

/// The output of an API command.
pub(crate) fn api_response(output: &str) -> Vec<u8> {
    let output = text::encode(output);
    let mut out = format!("Content-Type: api/response\nContent-Length: {}\n\n", output.len()).into_bytes();
    out.extend_from_slice(&output);
    out
}

/// An event in the connection's format; its header order differs from that of the other messages.
pub(crate) fn event(event: &Event, format: Format) -> Vec<u8> {
    let body = format.encode(event);
    let mut out = format!("Content-Length: {}\nContent-Type: text/event-{}\n\n", body.len(), format.name()).into_bytes();
    out.extend_from_slice(&body);
    out
}

/// A disconnect notice. A listener that controls a session names it and its disposition.
pub(crate) fn disconnect_notice(session: Option<&str>, text: &str) -> Vec<u8> {
    let session = match session {
        Some(uuid) => format!("Controlled-Session-UUID: {uuid}\nContent-Disposition: disconnect\n"),
        None => String::new(),
    };
    format!("Content-Type: text/disconnect-notice\n{session}Content-Length: {}\n\n{text}", text.len()).into_bytes()
}

/// The notice that the call has ended and the socket lingers for `seconds` (-1: until the client leaves).
pub(crate) fn linger_notice(uuid: &str, channel_name: &str, seconds: i64) -> Vec<u8> {
    let mut out = format!("Content-Type: text/disconnect-notice\nControlled-Session-UUID: {uuid}\n").into_bytes();
    out.extend_from_slice(b"Content-Disposition: linger\nChannel-Name: ");
    text::encode_into(&mut out, channel_name);
    out.extend_from_slice(format!("\nLinger-Time: {seconds}\nContent-Length: 0\n\n").as_bytes());
    out
}
