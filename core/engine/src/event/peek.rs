//! One header of an event without its index: what matching costs on a stream of events that nobody asks anything else.

use std::borrow::Cow;

use memchr::memmem::Finder;
use memchr::{memchr, memchr2};

use super::format::Format;
use super::read::Event;
use crate::wire::{BLANK_LINE, Encoding, find_byte};

/// A header that is looked for in many events. It stands far down in each, where a search for its name comes sooner than one that stops at every
/// line.
pub(crate) struct Sought {
    name: &'static str,
    line: Finder<'static>,
}

impl Sought {
    /// `line` is how its line begins: a newline, the name, a colon.
    pub fn new(line: &'static str) -> Self {
        let name = line.trim_start_matches('\n').trim_end_matches(':');
        Sought { name, line: Finder::new(line) }
    }

    /// What [`Event::peek`] gives.
    pub fn peek<'e>(&self, event: &'e Event) -> Option<Cow<'e, [u8]>> {
        let text = event.as_bytes();
        let is_plain = event.format() == Format::Plain && !text.starts_with(b"\n");
        if !is_plain || text.starts_with(self.name.as_bytes()) {
            return event.peek(self.name);
        }
        let at = self.line.find(text)?;
        let before = &text[..=at];
        if memchr(b'\r', before).is_some() {
            return event.peek(self.name);
        }
        if BLANK_LINE.find(before).is_some() {
            // It stands in the body.
            return None;
        }
        let value = &text[at + self.line.needle().len()..];
        let value = &value[..find_byte(b'\n', value).unwrap_or(value.len())];
        Some(Encoding::Percent.decode(value.trim_ascii()))
    }
}

impl Event {
    /// The first value of a header whose name is spelled exactly so, found by a search and not by the index, and nothing kept: for one or
    /// two names of an event that may never be asked for more. What the search can't be sure of, [`get_bytes`](Event::get_bytes)
    /// answers.
    pub fn peek(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        self.search(name, |written| written == name.as_bytes())
    }

    /// As [`peek`](Self::peek), and as [`get_bytes`](Event::get_bytes) in any case of letters: for a face that keeps an event's text and no `Event`.
    pub fn peek_ignore_case(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        self.search(name, |written| written.eq_ignore_ascii_case(name.as_bytes()))
    }

    fn search(&self, name: &str, is: impl Fn(&[u8]) -> bool) -> Option<Cow<'_, [u8]>> {
        match self.format() {
            Format::Plain => peek_plain(self.as_bytes(), name.len(), is).map(|raw| Encoding::Percent.decode(raw)),
            Format::Json => match peek_json(self.as_bytes(), is) {
                Search::Found(value) => Some(Cow::Borrowed(value)),
                Search::Absent => None,
                Search::Unsure => self.get_bytes(name),
            },
            Format::Xml => self.get_bytes(name),
        }
    }
}

/// The value on the first line that begins with the name, before the blank line.
fn peek_plain(text: &[u8], length: usize, is: impl Fn(&[u8]) -> bool) -> Option<&[u8]> {
    let mut rest = text;
    while !rest.is_empty() && rest[0] != b'\n' && !rest.starts_with(b"\r\n") {
        let end = find_byte(b'\n', rest).unwrap_or(rest.len());
        let line = &rest[..end];
        if line.get(length) == Some(&b':') && is(&line[..length]) {
            return Some(line[length + 1..].trim_ascii());
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

/// Member by member, as FreeSWITCH writes them: no blanks, values that are texts or lists of texts. A searcher for the name would be
/// faster through a long event and cost more to make than most names take to be found: Event-Name stands first or second.
fn peek_json(text: &[u8], is: impl Fn(&[u8]) -> bool) -> Search<'_> {
    let mut rest = text;
    loop {
        // The brace, or the comma behind a member.
        let Some(key) = rest.get(1..).and_then(json_text) else { return Search::Unsure };
        let value = match key.after {
            [b':', value @ ..] if !key.escaped => value,
            _ => return Search::Unsure,
        };
        rest = if let [b'[', list @ ..] = value {
            if is(key.text) {
                return Search::Unsure;
            }
            let Some(after) = after_list(list) else { return Search::Unsure };
            after
        } else {
            let Some(value) = json_text(value) else { return Search::Unsure };
            if is(key.text) {
                return if value.escaped { Search::Unsure } else { Search::Found(value.text) };
            }
            value.after
        };
        match rest.first() {
            Some(b',') => {}
            Some(b'}') => return Search::Absent,
            _ => return Search::Unsure,
        }
    }
}

struct JsonText<'e> {
    /// Between the quotes.
    text: &'e [u8],
    /// Whether it holds escapes.
    escaped: bool,
    /// Behind the closing quote.
    after: &'e [u8],
}

fn json_text(text: &[u8]) -> Option<JsonText<'_>> {
    let text = text.strip_prefix(b"\"")?;
    let mut from = 0;
    loop {
        let at = from + memchr2(b'"', b'\\', text.get(from..)?)?;
        if text[at] == b'"' {
            return Some(JsonText { text: &text[..at], escaped: from > 0, after: &text[at + 1..] });
        }
        // The escaped character may be a quote.
        from = at + 2;
    }
}

/// What is behind a list of texts whose opening bracket has been taken.
fn after_list(mut list: &[u8]) -> Option<&[u8]> {
    loop {
        match list {
            [b']', after @ ..] => return Some(after),
            [b',', rest @ ..] => list = json_text(rest)?.after,
            _ => list = json_text(list)?.after,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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
            let event = Event::new(format, text);
            assert_eq!(event.peek_ignore_case("event-NAME").as_deref(), Some(&b"CUSTOM"[..]));
            assert_eq!(event.peek_ignore_case("unique-id"), None);
        }
    }

    proptest! {
        #[test]
        fn what_is_sought_is_what_is_peeked_at(text in "(A: ?|A|[xA]{0,2}:|[ %4]|\r?\n){0,14}", format in 0usize..3) {
            let event = Event::new([Format::Plain, Format::Plain, Format::Json][format], text);
            prop_assert_eq!(Sought::new("\nA:").peek(&event), event.peek("A"));
        }
    }

    #[test]
    fn the_first_of_two_spellings() {
        for (format, text) in [(Format::Plain, "x-dup: 1\nX-Dup: 2\n\n"), (Format::Json, r#"{"x-dup":"1","X-Dup":"2"}"#)] {
            let event = Event::new(format, text);
            assert_eq!(event.peek("X-Dup").as_deref(), Some(&b"2"[..]));
            assert_eq!(event.peek_ignore_case("X-Dup"), event.get_bytes("X-Dup"));
        }
    }

    #[test]
    fn what_a_search_cannot_be_sure_of() {
        assert_eq!(peek(Format::Json, r#"{"A":"x\"y"}"#, "A").as_deref(), Some("x\"y"));
        assert_eq!(peek(Format::Json, r#"{"A" : "x"}"#, "A").as_deref(), Some("x"));
        assert_eq!(peek(Format::Json, r#"{"B":"A","A":"x"}"#, "A").as_deref(), Some("x"));
        assert_eq!(peek(Format::Json, r#"{"A":["x","y"]}"#, "A").as_deref(), Some("ARRAY::x|:y"));
        assert_eq!(peek(Format::Json, r#"{"B":["A"],"A":"x"}"#, "A").as_deref(), Some("x"));
        assert_eq!(peek(Format::Json, r#"{"B":"\\","A":"x"}"#, "A").as_deref(), Some("x"));
        assert_eq!(peek(Format::Json, r#"{"\u0041":"x","B":"y"}"#, "A").as_deref(), Some("x"));
        assert_eq!(peek(Format::Json, r#"{"B":["A","\"]"],"C":[],"A":"x"}"#, "A").as_deref(), Some("x"));
        for broken in ["", "{", "{\"A", "{\"A\":\"x\\", "{}", "[1]"] {
            assert_eq!(peek(Format::Json, broken, "A"), None, "{broken}");
        }
    }
}
