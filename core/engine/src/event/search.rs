//! The same few headers of many events, for those who know what they will be asked for.

use std::borrow::Cow;

use memchr::memmem::{self, Finder};
use memchr::{memchr, memchr_iter, memchr2};

use super::format::Format;
use super::read::Event;
use crate::wire::Encoding;

/// Looks for headers by their names, in event after event; each answer is that of [`Event::peek_ignore_case`]. It searches a copy in lower case, since
/// names come in any case of letters, which costs a fraction of walking from header to header.
#[derive(Clone, Debug)]
pub struct HeaderSearch {
    wanted: Vec<Wanted>,
    /// The event in lower case; kept for its room.
    lowered: Vec<u8>,
}

#[derive(Clone, Debug)]
struct Wanted {
    name: String,
    /// Its line begins so, behind the one before; none if no line can.
    plain: Option<Finder<'static>>,
    /// Its member begins so, before the colon; none if JSON may write the name in more than one way without `\u`.
    json: Option<Finder<'static>>,
}

/// Where a header is.
enum Place<'e> {
    Value(Cow<'e, [u8]>),
    /// In none that is written as FreeSWITCH writes.
    Nowhere,
    Unsure,
}

impl HeaderSearch {
    /// A search for these headers.
    pub fn new<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Self {
        HeaderSearch { wanted: names.into_iter().map(|name| Wanted::new(name.into())).collect(), lowered: Vec::new() }
    }

    /// The first value of each, in the order of the names.
    pub fn find<'e>(&mut self, event: &'e Event) -> Vec<Option<Cow<'e, [u8]>>> {
        let text = event.as_bytes();
        let format = event.format();
        let end = match format {
            _ if self.wanted.is_empty() => return Vec::new(),
            Format::Plain => end_of_headers(text),
            Format::Json if is_flat(text) => text.len(),
            Format::Json | Format::Xml => return self.wanted.iter().map(|wanted| event.get_bytes(&wanted.name)).collect(),
        };
        self.lowered.clear();
        self.lowered.extend_from_slice(&text[..end]);
        self.lowered.make_ascii_lowercase();
        let lowered = &self.lowered;
        let place = |wanted: &Wanted| match format {
            Format::Plain => wanted.in_plain(text, lowered),
            _ => wanted.in_json(text, lowered),
        };
        let mut has_unicode = None;
        let value = |wanted: &Wanted| match place(wanted) {
            Place::Value(value) => Some(value),
            Place::Nowhere if format == Format::Plain || !*has_unicode.get_or_insert_with(|| has_unicode_escape(text)) => None,
            Place::Nowhere | Place::Unsure => event.peek_ignore_case(&wanted.name),
        };
        self.wanted.iter().map(value).collect()
    }
}

impl Wanted {
    fn new(name: String) -> Self {
        let lower = name.to_ascii_lowercase();
        let is_one_line = !lower.contains('\n');
        let is_one_text = lower.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\\' | b'/'));
        let finder = |needle: String| Finder::new(needle.as_bytes()).into_owned();
        Wanted {
            plain: is_one_line.then(|| finder(format!("\n{lower}:"))),
            json: is_one_text.then(|| finder(format!("\"{lower}\""))),
            name,
        }
    }

    fn in_plain<'e>(&self, text: &'e [u8], lowered: &[u8]) -> Place<'e> {
        let Some(finder) = &self.plain else { return Place::Nowhere };
        let needle = finder.needle();
        // The first line has none before it.
        let at = if lowered.starts_with(&needle[1..]) { Some(needle.len() - 1) } else { None };
        let Some(at) = at.or_else(|| finder.find(lowered).map(|at| at + needle.len())) else { return Place::Nowhere };
        let line = &text[at..lowered.len()];
        let value = &line[..memchr(b'\n', line).unwrap_or(line.len())];
        Place::Value(Encoding::Percent.decode(value.trim_ascii()))
    }

    fn in_json<'e>(&self, text: &'e [u8], lowered: &[u8]) -> Place<'e> {
        let Some(finder) = &self.json else { return Place::Unsure };
        let Some(at) = finder.find(lowered) else { return Place::Nowhere };
        // In a text a quote has a backslash before it, so behind a brace or a comma and before a colon this is a member.
        if !matches!(text[..at].last(), Some(b'{' | b',')) {
            return Place::Unsure;
        }
        let [b':', b'"', value @ ..] = &text[at + finder.needle().len()..] else { return Place::Unsure };
        match memchr2(b'"', b'\\', value) {
            Some(end) if value[end] == b'"' => Place::Value(Cow::Borrowed(&value[..end])),
            _ => Place::Unsure,
        }
    }
}

/// Where the blank line begins.
fn end_of_headers(text: &[u8]) -> usize {
    if text.starts_with(b"\n") || text.starts_with(b"\r\n") {
        return 0;
    }
    let end = memmem::find(text, b"\n\n").map_or(text.len(), |at| at + 1);
    memmem::find(&text[..end], b"\n\r\n").map_or(end, |at| at + 1)
}

/// Whether this is one object with none in it, its first member right behind its brace: behind another brace no member begins.
fn is_flat(text: &[u8]) -> bool {
    let begins_object = |at: usize| matches!(text.get(at + 1), Some(b'"' | b' ' | b'\t' | b'\r' | b'\n'));
    text.starts_with(b"{\"") && !memchr_iter(b'{', text).skip(1).any(begins_object)
}

/// Whether a character may be written by its number: a name that is found nowhere is not there otherwise.
fn has_unicode_escape(text: &[u8]) -> bool {
    memmem::find(text, b"\\u").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: [&str; 10] = ["event-name", "Unique-ID", "A", "B", "missing", "Event-Name", "C", "_body", "", "a\nb"];

    #[test]
    fn what_the_event_says() {
        for (format, text) in [
            (Format::Plain, "Event-Name: CUSTOM\nA: %41%42\na: second\nUnique-ID: x\r\nB:\n\nC: in the body"),
            (Format::Plain, "a\nb: 1\nEVENT-NAME:x\n\r\nA: in the body\n\n"),
            (Format::Plain, "AA: 1\nA: 2\n: 3\nB"),
            (Format::Plain, "\nA: 1\n\n"),
            (Format::Plain, "\r\nA: 1\n\n"),
            (Format::Plain, ""),
            (Format::Json, r#"{"Event-Name":"CUSTOM","A":"x","a":"second","B":["y","z"],"Unique-ID":"u","_body":"b"}"#),
            (Format::Json, r#"{"Event-Name":"CUSTOM","A":"x\"y","B":",\"C\":\"no\"","Unique-ID":"u","C":"c"}"#),
            (Format::Json, r#"{"Event-Name" : "CUSTOM","A":"x"}"#),
            (Format::Json, r#"{"Event-Name": "CUSTOM", "A": "x"}"#),
            (Format::Json, r#"{"X":{"A":"inside","B":"inside"},"A":"x"}"#),
            (Format::Json, r#"{"X":{ "B":"inside","A":"inside"},"A":"x"}"#),
            (Format::Json, r#"{"X":["A","b"],"Unique-ID":"a","A":"x"}"#),
            (Format::Json, r#"{"X":"A","Y":"{}","A" :"x"}"#),
            (Format::Json, r#"{"Event-Name":"x\u0041","\A":"x"}"#),
            (Format::Json, r#"{"Event-Name":"CUSTOM","a":"x"}"#),
            (Format::Json, r#"{"X":"{","A":"x"}"#),
            (Format::Json, r#"{"\u0041":"x","B":"y"}"#),
            (Format::Json, r#"{"A":"x","#),
            (Format::Json, r#"{"A":"x"#),
            (Format::Json, "{}"),
            (Format::Json, ""),
            (Format::Xml, "<event><headers><Event-Name>CUSTOM</Event-Name><A>%41</A></headers></event>"),
        ] {
            let event = Event::new(format, text);
            let mut search = HeaderSearch::new(NAMES);
            for _ in 0..2 {
                assert_eq!(search.find(&event), NAMES.map(|name| event.peek_ignore_case(name)), "{text}");
            }
        }
        let mut none = HeaderSearch::new(std::iter::empty::<String>());
        assert!(none.find(&Event::new(Format::Plain, "A: 1\n\n")).is_empty());
    }
}
