//! An event as it came, read when asked.

use std::borrow::Cow;
use std::str::Utf8Error;
use std::sync::OnceLock;

use bytes::Bytes;

use super::error::EventError;
use super::format::Format;
use super::index::{Document, Field, FieldValue, Text};
use super::{json, xml};
use crate::vocabulary::EventName;
use crate::wire::{ContentType, Encoding, Frame, Headers, lossy};

/// An event in the format in which it came: one buffer, headers in order with their spelling, duplicates kept.
///
/// Nothing is parsed before the first question and no value is decoded before it is asked for, so an event that nobody reads costs
/// its framing. Lookups give the first match and ignore ASCII case. A document that can't be parsed has no headers and no body;
/// [`error`](Self::error) says so, and [`as_bytes`](Self::as_bytes) has what came.
#[derive(Clone, Debug)]
pub struct Event {
    repr: Repr,
}

#[derive(Clone, Debug)]
enum Repr {
    Plain(Headers),
    Document { bytes: Bytes, is_xml: bool, parsed: OnceLock<Result<Document, EventError>> },
}

impl Event {
    /// An event whose text is `bytes`, without the frame around it.
    pub fn new(format: Format, bytes: impl Into<Bytes>) -> Self {
        let bytes = bytes.into();
        let repr = match format {
            Format::Plain => Repr::Plain(Headers::new(bytes, Encoding::Percent)),
            Format::Json | Format::Xml => Repr::Document { bytes, is_xml: format == Format::Xml, parsed: OnceLock::new() },
        };
        Event { repr }
    }

    /// An event from JSON that did not come over an event socket: a broker's message, a line of a file. Parses it.
    ///
    /// # Errors
    /// The text is no JSON object of headers.
    pub fn from_json(text: impl Into<Bytes>) -> Result<Self, EventError> {
        let event = Event::new(Format::Json, text);
        match event.error() {
            Some(error) => Err(error.clone()),
            None => Ok(event),
        }
    }

    /// The event in a frame; `None` if the frame is none. The reply to `connect` is one (CHANNEL_DATA).
    pub fn from_frame(frame: Frame) -> Option<Self> {
        let format = match frame.content_type() {
            ContentType::EventPlain => Format::Plain,
            ContentType::EventJson => Format::Json,
            ContentType::EventXml => Format::Xml,
            ContentType::CommandReply if frame.encoding() == Encoding::Percent => {
                return Some(Event { repr: Repr::Plain(frame.headers()) });
            }
            _ => return None,
        };
        Some(Event::new(format, frame.into_body()))
    }

    /// The format in which it came.
    pub fn format(&self) -> Format {
        match &self.repr {
            Repr::Plain(_) => Format::Plain,
            Repr::Document { is_xml: false, .. } => Format::Json,
            Repr::Document { is_xml: true, .. } => Format::Xml,
        }
    }

    /// The text as it came.
    pub fn as_bytes(&self) -> &[u8] {
        match &self.repr {
            Repr::Plain(headers) => headers.all_bytes(),
            Repr::Document { bytes, .. } => bytes,
        }
    }

    /// Why the text can't be read, if so. Parses it.
    pub fn error(&self) -> Option<&EventError> {
        match &self.repr {
            Repr::Plain(_) => None,
            Repr::Document { .. } => self.parsed()?.as_ref().err(),
        }
    }

    /// `Event-Name`. A diverted sendevent has none (`out_async_full`).
    pub fn name(&self) -> Option<EventName> {
        self.get("Event-Name").map(|name| EventName::from(&*name))
    }

    /// `Event-Subclass`, of CUSTOM events.
    pub fn subclass(&self) -> Option<Cow<'_, str>> {
        self.get("Event-Subclass")
    }

    /// The first value of a header as text; what is not UTF-8 is replaced by U+FFFD. An array is given as the switch writes it
    /// in plain events: `ARRAY::a|:b`.
    pub fn get(&self, name: &str) -> Option<Cow<'_, str>> {
        self.get_bytes(name).map(lossy)
    }

    /// As [`get`](Self::get), but what is not UTF-8 is an error.
    pub fn get_strict(&self, name: &str) -> Option<Result<Cow<'_, str>, Utf8Error>> {
        self.get_bytes(name).map(|bytes| match bytes {
            Cow::Borrowed(bytes) => std::str::from_utf8(bytes).map(Cow::Borrowed),
            Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).map_err(|error| error.utf8_error()),
        })
    }

    /// As [`get`](Self::get), as bytes.
    pub fn get_bytes(&self, name: &str) -> Option<Cow<'_, [u8]>> {
        match &self.repr {
            Repr::Plain(headers) => headers.get_bytes(name),
            Repr::Document { .. } => self.headers().find(|header| header.is(name)).map(|header| header.value_bytes()),
        }
    }

    /// Every value of a header: of all its duplicates in order, the elements of arrays one by one. This is the one reading that is the
    /// same in all three formats, since XML can't tell an array from duplicates.
    pub fn values(&self, name: &str) -> Vec<Cow<'_, str>> {
        self.values_bytes(name).into_iter().map(lossy).collect()
    }

    /// As [`values`](Self::values), as bytes.
    pub fn values_bytes(&self, name: &str) -> Vec<Cow<'_, [u8]>> {
        self.headers().filter(|header| header.is(name)).flat_map(|header| header.elements()).collect()
    }

    /// The headers in order, with their spelling.
    pub fn headers(&self) -> impl Iterator<Item = Header<'_>> {
        let (plain, document) = match &self.repr {
            Repr::Plain(headers) => (Some(headers), None),
            Repr::Document { bytes, is_xml, .. } => (None, self.document().map(|document| (document, bytes, *is_xml))),
        };
        let lines = plain.into_iter().flat_map(Headers::iter_raw).map(|(name, raw)| Header { name, value: Value::Percent(raw) });
        let fields = document.into_iter().flat_map(|(document, bytes, is_xml)| {
            document.fields.iter().map(move |field| Header::of_field(field, bytes, is_xml))
        });
        lines.chain(fields)
    }

    /// The body; `None` if there is none.
    pub fn body(&self) -> Option<&[u8]> {
        let body = match &self.repr {
            Repr::Plain(headers) => headers.rest(),
            Repr::Document { bytes, .. } => self.document()?.body.as_ref()?.of(bytes),
        };
        (!body.is_empty()).then_some(body)
    }

    /// The body as text; what is not UTF-8 is replaced by U+FFFD.
    pub fn body_text(&self) -> Option<Cow<'_, str>> {
        self.body().map(String::from_utf8_lossy)
    }

    fn document(&self) -> Option<&Document> {
        self.parsed()?.as_ref().ok()
    }

    fn parsed(&self) -> Option<&Result<Document, EventError>> {
        match &self.repr {
            Repr::Plain(_) => None,
            Repr::Document { bytes, is_xml, parsed } => {
                Some(parsed.get_or_init(|| if *is_xml { xml::parse(bytes) } else { json::parse(bytes) }))
            }
        }
    }
}

/// Two events are equal if they have the same headers in the same order and the same body, whatever the format. An array equals its
/// spelling in plain text.
impl PartialEq for Event {
    fn eq(&self, other: &Self) -> bool {
        let pairs = |event| Event::headers(event).map(|header| (header.name, header.value_bytes()));
        pairs(self).eq(pairs(other)) && self.body() == other.body() && self.error().is_some() == other.error().is_some()
    }
}

impl Eq for Event {}

/// One header of an event.
#[derive(Clone, Copy, Debug)]
pub struct Header<'e> {
    name: &'e [u8],
    value: Value<'e>,
}

#[derive(Clone, Copy, Debug)]
enum Value<'e> {
    Percent(&'e [u8]),
    Literal(&'e [u8]),
    Array(&'e [Text], &'e [u8]),
}

/// What begins an array in plain text, and what stands between its elements (switch_event.c).
pub(super) const ARRAY: &[u8] = b"ARRAY::";
pub(super) const ARRAY_SEPARATOR: &[u8] = b"|:";

impl<'e> Header<'e> {
    fn of_field(field: &'e Field, bytes: &'e [u8], percent: bool) -> Self {
        let value = match &field.value {
            FieldValue::One(text) if percent => Value::Percent(text.of(bytes)),
            FieldValue::One(text) => Value::Literal(text.of(bytes)),
            FieldValue::Array(elements) => Value::Array(elements, bytes),
        };
        Header { name: field.name.of(bytes), value }
    }

    /// Its name as it was written.
    pub fn name(&self) -> Cow<'e, str> {
        String::from_utf8_lossy(self.name)
    }

    /// Its name as bytes.
    pub fn name_bytes(&self) -> &'e [u8] {
        self.name
    }

    /// Its value as text; see [`Event::get`].
    pub fn value(&self) -> Cow<'e, str> {
        lossy(self.value_bytes())
    }

    /// Its value as bytes; an array as `ARRAY::a|:b`.
    pub fn value_bytes(&self) -> Cow<'e, [u8]> {
        match self.value {
            Value::Percent(raw) => Encoding::Percent.decode(raw),
            Value::Literal(raw) => Cow::Borrowed(raw),
            Value::Array(elements, bytes) => {
                let elements: Vec<&[u8]> = elements.iter().map(|element| element.of(bytes)).collect();
                Cow::Owned([ARRAY, &elements.join(ARRAY_SEPARATOR)].concat())
            }
        }
    }

    /// The elements of an array, or the one value.
    pub fn elements(&self) -> Vec<Cow<'e, [u8]>> {
        if let Value::Array(elements, bytes) = self.value {
            return elements.iter().map(|element| Cow::Borrowed(element.of(bytes))).collect();
        }
        let value = self.value_bytes();
        if let Some(elements) = split_array(&value) {
            return elements.map(|element| Cow::Owned(element.to_vec())).collect();
        }
        vec![value]
    }

    /// Whether the value is an array.
    pub fn is_array(&self) -> bool {
        matches!(self.value, Value::Array(..)) || self.value_bytes().starts_with(ARRAY)
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }
}

/// The elements of `ARRAY::a|:b`; `None` if the value is no array.
pub(super) fn split_array(value: &[u8]) -> Option<impl Iterator<Item = &[u8]>> {
    let list = value.strip_prefix(ARRAY)?;
    let mut next = Some(list);
    Some(std::iter::from_fn(move || {
        let rest = next?;
        match memchr::memmem::find(rest, ARRAY_SEPARATOR) {
            Some(at) => {
                next = Some(&rest[at + ARRAY_SEPARATOR.len()..]);
                Some(&rest[..at])
            }
            None => {
                next = None;
                Some(rest)
            }
        }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str =
        "Event-Name: CUSTOM\nX-Arr: ARRAY%3A%3Aone%7C%3Atwo\nX-Dup: 1\nx-dup: 2\nX-Bytes: %E9\nContent-Length: 4\n\nbody";
    const JSON: &str = r#"{"Event-Name":"CUSTOM","X-Arr":["one","two"],"X-Dup":"1","x-dup":"2","X-Bytes":"?","Content-Length":"4","_body":"body"}"#;
    const XML: &str = "<event>\n  <headers>\n    <Event-Name>CUSTOM</Event-Name>\n    <X-Arr>one</X-Arr>\n    <X-Arr>two</X-Arr>\n    <X-Dup>1</X-Dup>\n    <x-dup>2</x-dup>\n  </headers>\n  <body>body</body>\n</event>\n";

    #[test]
    fn the_same_reading_in_three_formats() {
        for (format, text) in [(Format::Plain, PLAIN), (Format::Json, JSON), (Format::Xml, XML)] {
            let event = Event::new(format, text);
            assert_eq!(event.name(), Some(EventName::Custom), "{format}");
            assert_eq!(event.get("X-DUP").as_deref(), Some("1"));
            assert_eq!(event.values("x-dup"), ["1", "2"]);
            assert_eq!(event.values("X-Arr"), ["one", "two"]);
            assert_eq!(event.body(), Some(&b"body"[..]));
            assert_eq!(event.get("absent"), None);
            assert!(event.values("absent").is_empty());
            assert_eq!(event.error(), None);
        }
        assert_eq!(Event::new(Format::Json, JSON).get("X-Arr").as_deref(), Some("ARRAY::one|:two"));
        assert_eq!(Event::new(Format::Plain, PLAIN).get("X-Arr").as_deref(), Some("ARRAY::one|:two"));
    }

    #[test]
    fn a_lossy_a_strict_and_a_bytes_reading() {
        let event = Event::new(Format::Plain, PLAIN);
        assert_eq!(event.get("X-Bytes").as_deref(), Some("\u{fffd}"));
        assert!(event.get_strict("X-Bytes").expect("it is there").is_err());
        assert_eq!(event.get_strict("X-Dup").expect("it is there").as_deref(), Ok("1"));
        assert_eq!(event.get_bytes("X-Bytes").as_deref(), Some(&b"\xe9"[..]));
    }

    #[test]
    fn no_name_and_an_unknown_name() {
        assert_eq!(Event::new(Format::Plain, "A: b\n\n").name(), None);
        assert_eq!(Event::new(Format::Plain, "Event-Name: NEW_ONE\n\n").name(), Some(EventName::Other("NEW_ONE".into())));
    }

    #[test]
    fn json_from_elsewhere() {
        let event = Event::from_json(JSON).expect("an object");
        assert_eq!((event.format(), event.get("X-Dup").as_deref()), (Format::Json, Some("1")));
        for wrong in ["", "[]", "{\"a\":", "nonsense"] {
            assert_eq!(Event::from_json(wrong).expect_err(wrong).kind(), crate::vocabulary::ErrorKind::Malformed);
        }
    }

    #[test]
    fn a_document_that_cannot_be_read_says_so() {
        for format in [Format::Json, Format::Xml] {
            let event = Event::new(format, "nonsense");
            assert!(event.error().is_some());
            assert_eq!((event.name(), event.body(), event.headers().count()), (None, None, 0));
            assert_eq!(event.as_bytes(), b"nonsense");
        }
    }

    #[test]
    fn equality_is_by_content() {
        let plain = Event::new(Format::Plain, "A: ARRAY%3A%3Aa%7C%3Ab\nB: x%20y\n\n");
        assert_eq!(plain, Event::new(Format::Json, r#"{"A":["a","b"],"B":"x y"}"#));
        assert_ne!(plain, Event::new(Format::Json, r#"{"B":"x y","A":["a","b"]}"#));
    }

    #[test]
    fn an_event_goes_between_threads() {
        fn check<T: Send + Sync + Clone>() {}
        check::<Event>();
    }
}
