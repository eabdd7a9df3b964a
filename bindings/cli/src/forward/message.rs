//! What is published: subject, message id and payload.

use std::borrow::Cow;

use async_nats::HeaderMap;
use async_nats::jetstream::message::PublishMessage;
use bytes::Bytes;
use eslng::event::Event;
use eslng::vocabulary::EventName;
use md5::{Digest, Md5};

use crate::lines;

/// One message, kept until the broker has taken it.
#[derive(Clone, Debug)]
pub struct Message {
    pub subject: String,
    /// `None`: nothing tells this event from another of the same text.
    pub id: Option<String>,
    /// The channel, in the header `Unique-ID`: consumers that share the work keep a call's events together by it.
    pub channel: Option<String>,
    pub payload: Bytes,
}

impl Message {
    /// The message for an event of this switch.
    pub fn of(switch: &str, event: &Event) -> Message {
        let payload = lines::of(event).into_owned();
        let channel = header(event, "Unique-ID").map(Cow::into_owned);
        Message {
            subject: subject(switch, event),
            id: id(event, &payload),
            // A header's value ends with its line.
            channel: channel.filter(|uuid| !uuid.is_empty() && !uuid.contains(['\r', '\n'])),
            payload: payload.into(),
        }
    }

    pub fn publish(&self) -> PublishMessage {
        let mut publish = PublishMessage::build().payload(self.payload.clone());
        if let Some(channel) = &self.channel {
            let mut headers = HeaderMap::new();
            headers.insert("Unique-ID", channel.as_str());
            publish = publish.headers(headers);
        }
        match &self.id {
            Some(id) => publish.message_id(id),
            None => publish,
        }
    }
}

/// A header, found without an index of all: few are asked for.
fn header<'e>(event: &'e Event, name: &str) -> Option<Cow<'e, str>> {
    event.peek_ignore_case(name).map(|value| match value {
        Cow::Borrowed(value) => String::from_utf8_lossy(value),
        Cow::Owned(value) => Cow::Owned(String::from_utf8_lossy(&value).into_owned()),
    })
}

/// `fs.SWITCH.EVENT-NAME` and `.SUBCLASS` where there is one. A name that this version does not know stands below `UNKNOWN`, which a stream that
/// lists names can take.
fn subject(switch: &str, event: &Event) -> String {
    let name = header(event, "Event-Name").unwrap_or_default();
    let mut subject = match &*name == lines::GAP || EventName::known(&name).is_some() {
        true => format!("fs.{}.{name}", token(switch)),
        false => format!("fs.{}.UNKNOWN.{}", token(switch), token(&name)),
    };
    // Other events have none, and would be read to their ends for it.
    let subclass = if name == "CUSTOM" { header(event, "Event-Subclass") } else { None };
    if let Some(subclass) = subclass.filter(|subclass| !subclass.is_empty()) {
        subject.push('.');
        subject += &token(&subclass);
    }
    subject
}

/// A text as one token of a subject: `_` stands for what would end it or match others.
pub fn token(text: &str) -> String {
    if text.is_empty() {
        return "_".into();
    }
    let replace = |character: char| character.is_whitespace() || character.is_control() || matches!(character, '.' | '*' | '>');
    text.chars().map(|character| if replace(character) { '_' } else { character }).collect()
}

/// `Core-UUID:Event-Sequence:HASH`.
///
/// The first two alone are not enough. A message that mod_event_socket hands to the chat core comes back as a second event of the same sequence with
/// more in it (recording `in_message_chat`), and `sendevent` lets a client write both headers (`in_sendevent`): the text is part of the id, so
/// that no event is taken for another. Every listener is sent the same text of an event in the same format (`in_shutdown_api`), so two
/// forwarders make the same id. An event that lacks either header has none.
fn id(event: &Event, payload: &[u8]) -> Option<String> {
    let plain = |name| {
        let value = header(event, name)?;
        let plain = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        (plain && !value.is_empty()).then(|| value.into_owned())
    };
    let (core, sequence) = (plain("Core-UUID")?, plain("Event-Sequence")?);
    let digest = Md5::digest(payload);
    let hash = digest[..8].iter().fold(0u64, |hash, byte| hash << 8 | u64::from(*byte));
    Some(format!("{core}:{sequence}:{hash:016x}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use eslng::event::Format;

    fn event(text: &str) -> Event {
        Event::new(Format::Json, text.as_bytes().to_vec())
    }

    #[test]
    fn subjects() {
        for (text, subject) in [
            (r#"{"Event-Name":"CHANNEL_ANSWER"}"#, "fs.fs_1_a.CHANNEL_ANSWER"),
            (r#"{"Event-Name":"CUSTOM","Event-Subclass":"sofia::register"}"#, "fs.fs_1_a.CUSTOM.sofia::register"),
            (r#"{"Event-Name":"CUSTOM","Event-Subclass":"a.b > *\n"}"#, "fs.fs_1_a.CUSTOM.a_b_____"),
            (r#"{"Event-Name":"CUSTOM"}"#, "fs.fs_1_a.CUSTOM"),
            (r#"{"Event-Name":"ESLNG_GAP"}"#, "fs.fs_1_a.ESLNG_GAP"),
            (r#"{"Event-Name":"api"}"#, "fs.fs_1_a.UNKNOWN.api"),
            (r#"{"a":"b"}"#, "fs.fs_1_a.UNKNOWN._"),
        ] {
            assert_eq!(Message::of("fs.1 a", &event(text)).subject, subject);
        }
    }

    #[test]
    fn ids() {
        let id = |text: &str| Message::of("a", &event(text)).id;
        let first = id(r#"{"Event-Name":"CUSTOM","Core-UUID":"u-1","Event-Sequence":"7"}"#);
        assert_eq!(first, id(r#"{"Event-Name":"CUSTOM","Core-UUID":"u-1","Event-Sequence":"7"}"#));
        assert!(first.as_ref().is_some_and(|id| id.starts_with("u-1:7:")), "{first:?}");
        let again = id(r#"{"Event-Name":"CUSTOM","Core-UUID":"u-1","Event-Sequence":"7","Nonblocking-Delivery":"true"}"#);
        assert_ne!(first, again);
        for none in [r#"{"Core-UUID":"u-1"}"#, r#"{"Event-Sequence":"7"}"#, r#"{"Core-UUID":"u\n1","Event-Sequence":"7"}"#] {
            assert_eq!(id(none), None);
        }
    }

    #[test]
    fn a_channel_is_a_header() {
        let message = Message::of("a", &event(r#"{"Event-Name":"DTMF","Unique-ID":"u-1"}"#));
        assert_eq!(message.channel.as_deref(), Some("u-1"));
        assert_eq!(Message::of("a", &event(r#"{"Unique-ID":"u\r\n1"}"#)).channel, None);
    }
}
