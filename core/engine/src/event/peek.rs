//! One header of an event without its index: what matching costs on a stream of events that nobody asks anything else.

use std::borrow::Cow;

use memchr::{memchr, memmem};

use super::format::Format;
use super::read::Event;
use crate::wire::Encoding;

impl Event {
    /// The first value of a header whose name is spelled exactly so, found by a search and not by the index, and nothing kept: for one or
    /// two names of an event that may never be asked for more. What the search can't be sure of, [`get_bytes`](Event::get_bytes)
    /// answers.
    pub fn peek(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        match self.format() {
            Format::Plain => peek_plain(self.as_bytes(), name.as_bytes()).map(|raw| Encoding::Percent.decode(raw)),
            Format::Json => match peek_json(self.as_bytes(), name) {
                Search::Found(value) => Some(Cow::Borrowed(value)),
                Search::Absent => None,
                Search::Unsure => self.get_bytes(name),
            },
            Format::Xml => self.get_bytes(name),
        }
    }
}

/// The value on the first line that begins with the name, before the blank line.
fn peek_plain<'e>(text: &'e [u8], name: &[u8]) -> Option<&'e [u8]> {
    let mut rest = text;
    while !rest.is_empty() && rest[0] != b'\n' && !rest.starts_with(b"\r\n") {
        let end = memchr(b'\n', rest).unwrap_or(rest.len());
        let line = &rest[..end];
        if let Some(value) = line.strip_prefix(name).and_then(|after| after.strip_prefix(b":")) {
            return Some(value.trim_ascii());
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    None
}

enum Search<'e> {
    Found(&'e [u8]),
    Absent,
    Unsure,
}

/// The text behind `"Name":"`. No value can hold these bytes, since a quote within a value is escaped; where the name stands otherwise
/// first, the search is not sure.
fn peek_json<'e>(text: &'e [u8], name: &str) -> Search<'e> {
    let key = format!("\"{name}\"");
    let Some(at) = memmem::find(text, key.as_bytes()) else { return Search::Absent };
    // FreeSWITCH writes no blank around the colon; another writer may, and the bytes may be a value's.
    let Some(value) = text[at + key.len()..].strip_prefix(b":\"") else { return Search::Unsure };
    match memchr::memchr2(b'"', b'\\', value) {
        Some(end) if value[end] == b'"' => Search::Found(&value[..end]),
        _ => Search::Unsure,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn peek(format: Format, text: &'static str, name: &str) -> Option<String> {
        Event::new(format, text).peek(name).map(|value| String::from_utf8_lossy(&value).into_owned())
    }

    #[test]
    fn the_same_as_get() {
        for (format, text) in [
            (Format::Plain, "Event-Subclass: a%3A%3Ab\nEvent-Name: CUSTOM\nContent-Length: 14\n\nUnique-ID: no\n"),
            (Format::Json, r#"{"Event-Subclass":"a::b","Event-Name":"CUSTOM","A":"\"Unique-ID\":\"no\"","_body":"x"}"#),
            (
                Format::Xml,
                "<event><headers><Event-Subclass>a%3A%3Ab</Event-Subclass><Event-Name>CUSTOM</Event-Name></headers></event>",
            ),
        ] {
            assert_eq!(peek(format, text, "Event-Name").as_deref(), Some("CUSTOM"), "{format}");
            assert_eq!(peek(format, text, "Event-Subclass").as_deref(), Some("a::b"));
            assert_eq!(peek(format, text, "Unique-ID"), None);
            assert_eq!(peek(format, text, "Event"), None);
        }
    }

    #[test]
    fn what_a_search_cannot_be_sure_of() {
        assert_eq!(peek(Format::Json, r#"{"A":"x\"y"}"#, "A").as_deref(), Some("x\"y"));
        assert_eq!(peek(Format::Json, r#"{"A" : "x"}"#, "A").as_deref(), Some("x"));
        assert_eq!(peek(Format::Json, r#"{"B":"A","A":"x"}"#, "A").as_deref(), Some("x"));
        assert_eq!(peek(Format::Json, r#"{"A":["x","y"]}"#, "A").as_deref(), Some("ARRAY::x|:y"));
    }
}
