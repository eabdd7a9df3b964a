//! Headers as a JSON object: `JSON.parse` makes a plain object of it for less than its properties cost one by one across the border.

use std::borrow::Cow;
use std::fmt::Write;

use eslng_engine::wire::{Encoding, Headers, Reply};
use napi::JsString;
use napi_derive::napi;

use crate::error::Result;
use crate::text;

/// An object of names and values. A name that comes twice stands twice: `JSON.parse` takes the last.
pub(crate) struct JsonObject(String);

impl JsonObject {
    pub(crate) fn new(capacity: usize) -> Self {
        let mut json = String::with_capacity(capacity + capacity / 4 + 2);
        json.push('{');
        JsonObject(json)
    }

    /// A member whose value is a text.
    pub(crate) fn text(&mut self, name: &[u8], value: &[u8]) {
        self.name(name);
        quote(&mut self.0, value);
    }

    /// A member whose value is a list of texts.
    pub(crate) fn list(&mut self, name: &[u8], values: &[Cow<'_, [u8]>]) {
        self.name(name);
        self.0.push('[');
        for (i, value) in values.iter().enumerate() {
            if i > 0 {
                self.0.push(',');
            }
            quote(&mut self.0, value);
        }
        self.0.push(']');
    }

    pub(crate) fn finish(mut self) -> String {
        self.0.push('}');
        self.0
    }

    fn name(&mut self, name: &[u8]) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        quote(&mut self.0, name);
        self.0.push(':');
    }
}

/// The headers of replies, log lines and notices.
pub(crate) fn json<'h>(headers: impl Iterator<Item = (&'h [u8], Cow<'h, [u8]>)>, size: usize) -> String {
    let mut object = JsonObject::new(size);
    for (name, value) in headers {
        object.text(name, &value);
    }
    object.finish()
}

/// What stands in the answer to `connect` besides the channel's data.
const ENVELOPE: [&[u8]; 4] = [b"Content-Type", b"Reply-Text", b"Socket-Mode", b"Control"];

/// The answer's own headers, where it is the one to `connect`, whose other headers are the channel's data: many, and few are looked at.
pub(crate) fn of_connected(headers: &Headers) -> Option<String> {
    let is_connected = headers.encoding() == Encoding::Percent && headers.get_raw("Event-Name") == Some(b"CHANNEL_DATA");
    let own: Vec<_> = headers.iter_raw().filter(|_| is_connected).filter(|(name, _)| ENVELOPE.contains(name)).collect();
    (own.len() == ENVELOPE.len()).then(|| json(own.into_iter().map(|(name, raw)| (name, headers.encoding().decode(raw))), 0))
}

/// The headers of an answer to `connect` as JSON: all, or the channel's data alone.
#[napi]
pub fn connected_json(block: JsString<'_>, data_alone: bool) -> Result<String> {
    let headers = Headers::new(text::bytes(block)?.into(), Encoding::Percent);
    let wanted = headers.iter().filter(|(name, _)| !(data_alone && ENVELOPE.contains(name)));
    Ok(json(wanted, headers.as_bytes().len()))
}

/// Reply-Text and Job-UUID of a reply whose headers are these, as nearly always: they cross as they are, since JavaScript makes an object of two texts for
/// less than of JSON.
pub(crate) fn said(reply: &Reply) -> Option<(&[u8], Option<&[u8]>)> {
    let block = reply.frame().header_block();
    let rest = block.strip_prefix(b"Content-Type: command/reply\nReply-Text: ")?;
    let mut lines = rest.strip_suffix(b"\n").unwrap_or(rest).splitn(3, |byte| *byte == b'\n');
    let text = lines.next()?;
    let job = match lines.next() {
        None => None,
        Some(line) => Some(line.strip_prefix(b"Job-UUID: ")?),
    };
    // Whatever is not plain is read by the rules for headers.
    let is_plain = |value: &[u8]| value.first().is_some_and(|byte| !matches!(byte, b'%' | b' ')) && !value.contains(&b'\r');
    (lines.next().is_none() && is_plain(text) && job.is_none_or(is_plain)).then_some((text, job))
}

/// The headers of a reply. Its values are decoded where its text is written in percent-encoding, whatever its first line is.
pub(crate) fn of_reply(reply: &Reply) -> String {
    let headers = reply.headers();
    let encoding = match headers.get_raw("Reply-Text") {
        Some([b'%', ..]) => Encoding::Percent,
        _ => headers.encoding(),
    };
    json(headers.iter_raw().map(|(name, raw)| (name, encoding.decode(raw))), headers.as_bytes().len())
}

fn quote(json: &mut String, text: &[u8]) {
    let text = String::from_utf8_lossy(text);
    json.push('"');
    let mut rest = &*text;
    while let Some(at) = rest.bytes().position(|byte| byte < b' ' || byte == b'"' || byte == b'\\') {
        json.push_str(&rest[..at]);
        let c = rest.as_bytes()[at];
        match c {
            b'"' => json.push_str("\\\""),
            b'\\' => json.push_str("\\\\"),
            b'\n' => json.push_str("\\n"),
            // Writing to a String can't fail.
            c => drop(write!(json, "\\u{c:04x}")),
        }
        rest = &rest[at + 1..];
    }
    json.push_str(rest);
    json.push('"');
}
