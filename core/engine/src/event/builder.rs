//! Events made and changed.

use bytes::Bytes;

use super::error::EventError;
use super::format::Format;
use super::read::{ARRAY, ARRAY_SEPARATOR, Event, split_array};
use super::serialize;
use crate::vocabulary::EventName;

/// An event that is being made: headers in order, values decoded. Any bytes can stand in a value; a name is refused when plain text
/// could not carry it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EventBuilder {
    pub(super) headers: Vec<(Vec<u8>, Value)>,
    pub(super) body: Option<Vec<u8>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    One(Vec<u8>),
    Array(Vec<Vec<u8>>),
}

impl Value {
    /// The value as plain text has it. An array of one is that one (`in_sendevent`, "array header ARRAY::").
    pub fn joined(&self) -> std::borrow::Cow<'_, [u8]> {
        match self {
            Value::One(value) => value.into(),
            Value::Array(elements) => match &elements[..] {
                [only] => only.into(),
                _ => [ARRAY, &elements.join(ARRAY_SEPARATOR)].concat().into(),
            },
        }
    }
}

impl EventBuilder {
    /// An event with no header yet.
    pub fn empty() -> Self {
        EventBuilder::default()
    }

    /// An event of this name.
    pub fn new(name: EventName) -> Self {
        EventBuilder { headers: vec![("Event-Name".into(), Value::One(name.as_str().into()))], body: None }
    }

    /// A CUSTOM event of this subclass.
    pub fn custom(subclass: &str) -> Self {
        let mut builder = EventBuilder::new(EventName::Custom);
        builder.headers.push(("Event-Subclass".into(), Value::One(subclass.into())));
        builder
    }

    /// A copy of an event. The `Content-Length` that its text carries for its body is left out: it is written from the body.
    pub fn from_event(event: &Event) -> Self {
        let mut headers: Vec<_> = event
            .headers()
            .map(|header| {
                let value = if header.is_array() {
                    Value::Array(header.elements().into_iter().map(Into::into).collect())
                } else {
                    Value::One(header.value_bytes().into())
                };
                (header.name_bytes().to_vec(), value)
            })
            .collect();
        let body = event.body().map(<[u8]>::to_vec);
        // XML keeps that length outside of its headers.
        if body.is_some()
            && event.format() != Format::Xml
            && let Some(last) = headers.iter().rposition(|(name, _)| name.eq_ignore_ascii_case(b"Content-Length"))
        {
            headers.remove(last);
        }
        EventBuilder { headers, body }
    }

    /// Appends a header, beside others of its name. `ARRAY::a|:b` makes an array, as in the switch.
    ///
    /// # Errors
    /// A name that is empty or holds a colon, CR, LF or NUL.
    pub fn add(&mut self, name: impl AsRef<[u8]>, value: impl AsRef<[u8]>) -> Result<&mut Self, EventError> {
        let name = check_name(name.as_ref())?;
        let value = match split_array(value.as_ref()) {
            Some(elements) => Value::Array(elements.map(<[u8]>::to_vec).collect()),
            None => Value::One(value.as_ref().to_vec()),
        };
        self.headers.push((name, value));
        Ok(self)
    }

    /// Sets a header: the first of its name gets the value and keeps its place, the others go.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn set(&mut self, name: impl AsRef<[u8]>, value: impl AsRef<[u8]>) -> Result<&mut Self, EventError> {
        let first = self.position(name.as_ref());
        self.add(name.as_ref(), value)?;
        if let Some(first) = first
            && let Some((_, value)) = self.headers.pop()
        {
            self.headers[first].1 = value;
            let mut at = 0;
            self.headers.retain(|(other, _)| {
                at += 1;
                at - 1 <= first || !other.eq_ignore_ascii_case(name.as_ref())
            });
        }
        Ok(self)
    }

    /// Appends an element to an array. A header with one value becomes an array; a missing one becomes a header with one value.
    ///
    /// # Errors
    /// As [`add`](Self::add).
    pub fn push(&mut self, name: impl AsRef<[u8]>, element: impl AsRef<[u8]>) -> Result<&mut Self, EventError> {
        let Some(at) = self.position(name.as_ref()) else { return self.add(name, element) };
        let element = element.as_ref().to_vec();
        match &mut self.headers[at].1 {
            Value::Array(elements) => elements.push(element),
            value @ Value::One(_) => {
                if let Value::One(first) = std::mem::replace(value, Value::Array(Vec::new())) {
                    *value = Value::Array(vec![first, element]);
                }
            }
        }
        Ok(self)
    }

    /// Removes every header of this name and says how many there were.
    pub fn remove(&mut self, name: impl AsRef<[u8]>) -> usize {
        let before = self.headers.len();
        self.headers.retain(|(other, _)| !other.eq_ignore_ascii_case(name.as_ref()));
        before - self.headers.len()
    }

    /// Sets the body; an empty one is none.
    pub fn body(&mut self, body: impl Into<Vec<u8>>) -> &mut Self {
        self.body = Some(body.into()).filter(|body| !body.is_empty());
        self
    }

    /// The text of the event as the switch writes it.
    pub fn serialize(&self, format: Format) -> Vec<u8> {
        match format {
            Format::Plain => serialize::plain(self),
            Format::Json => serialize::json(self),
            Format::Xml => serialize::xml(self),
        }
    }

    /// The event, to be read.
    pub fn build(&self, format: Format) -> Event {
        Event::new(format, Bytes::from(self.serialize(format)))
    }

    pub(super) fn position(&self, name: &[u8]) -> Option<usize> {
        self.headers.iter().position(|(other, _)| other.eq_ignore_ascii_case(name))
    }
}

fn check_name(name: &[u8]) -> Result<Vec<u8>, EventError> {
    if name.is_empty() || name.iter().any(|byte| matches!(byte, b':' | b'\r' | b'\n' | 0)) {
        return Err(EventError::HeaderName { name: String::from_utf8_lossy(name).into_owned() });
    }
    Ok(name.to_vec())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn made_and_read_in_each_format() {
        let mut builder = EventBuilder::custom("lab::x");
        builder.add("A", "1 &<\u{e9}").unwrap().add("A", "2").unwrap().push("Arr", "x").unwrap().push("Arr", "y").unwrap();
        builder.body("line1\n<b>");
        for format in [Format::Plain, Format::Json, Format::Xml] {
            let event = builder.build(format);
            assert_eq!(event.subclass().as_deref(), Some("lab::x"));
            assert_eq!(event.values("a"), ["1 &<\u{e9}", "2"]);
            assert_eq!(event.values("Arr"), ["x", "y"]);
            assert_eq!(event.body(), Some(&b"line1\n<b>"[..]));
            if format != Format::Xml {
                assert_eq!(EventBuilder::from_event(&event), builder);
            }
        }
    }

    #[test]
    fn changed() {
        let mut builder = EventBuilder::empty();
        for (name, value) in [("A", "1"), ("B", "2"), ("a", "3")] {
            builder.add(name, value).unwrap();
        }
        builder.set("A", "4").unwrap().set("C", "5").unwrap();
        assert_eq!(builder.serialize(Format::Plain), b"A: 4\nB: 2\nC: 5\n\n");
        assert_eq!((builder.remove("a"), builder.remove("a")), (1, 0));
        builder.body("x").body("");
        assert_eq!(builder.serialize(Format::Plain), b"B: 2\nC: 5\n\n");
    }

    #[test]
    fn a_name_that_plain_text_cannot_carry_is_refused() {
        for name in ["", "a:b", "a\nb", "a\r", "a\0"] {
            assert!(matches!(EventBuilder::empty().add(name, "x"), Err(EventError::HeaderName { .. })), "{name:?}");
        }
    }

    proptest! {
        #[test]
        fn json_gives_back_any_value(values in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 1..20), 1..5), body: Vec<u8>) {
            let mut builder = EventBuilder::empty();
            for value in &values {
                builder.add("Name", value).unwrap();
            }
            builder.body(body);
            prop_assert_eq!(EventBuilder::from_event(&builder.build(Format::Json)), builder);
        }

        #[test]
        fn plain_gives_back_what_holds_no_escape(values in proptest::collection::vec("[^%]{1,20}", 1..5), body: Vec<u8>) {
            let mut builder = EventBuilder::empty();
            for value in &values {
                // Blanks in front of a value are escaped, so they come back too.
                builder.add("Name", value).unwrap();
            }
            builder.body(body);
            prop_assert_eq!(EventBuilder::from_event(&builder.build(Format::Plain)), builder);
        }
    }
}
