//! Events in JSON, read.
//!
//! Duplicate keys are real (`Hangup-Cause` twice in CHANNEL_HANGUP_COMPLETE, `in_call_json`), and so are bytes that are no UTF-8 and raw
//! control bytes, since FreeSWITCH escapes none of them. Strings are therefore read as bytes, into a list and not a map.

use std::fmt;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::error::EventError;
use super::index::{Document, Field, FieldValue, Text};

/// Reads what FreeSWITCH writes: an object of strings and arrays of strings. A document of another writer's may hold numbers, booleans
/// and null: numbers and booleans become text (`-1.50` reads `-1.5`), null an empty value; an object within is refused.
pub(super) fn parse(bytes: &[u8]) -> Result<Document, EventError> {
    match parse_as(bytes, Strings::Bytes) {
        Ok(document) => Ok(document),
        // Only reading strings as bytes passes bytes that are no UTF-8, and only the other way sees values of other types.
        Err(error) => parse_as(bytes, Strings::Any).map_err(|_| EventError::Json(error.to_string())),
    }
}

fn parse_as(bytes: &[u8], strings: Strings) -> Result<Document, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    let document = deserializer.deserialize_map(DocumentVisitor { bytes, strings })?;
    deserializer.end()?;
    Ok(document)
}

#[derive(Clone, Copy)]
enum Strings {
    Bytes,
    Any,
}

/// A member is longer than this on average (`in_call_json`), so most documents never grow their list; a long text is no reason for a long list.
const MEMBER: usize = 32;
const MOST_AT_FIRST: usize = 512;

struct DocumentVisitor<'b> {
    bytes: &'b [u8],
    strings: Strings,
}

impl<'de> Visitor<'de> for DocumentVisitor<'_> {
    type Value = Document;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of headers")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Document, M::Error> {
        let seed = ValueSeed { bytes: self.bytes, strings: self.strings };
        let fields = Vec::with_capacity(MOST_AT_FIRST.min(self.bytes.len() / MEMBER));
        let mut document = Document { fields, ..Document::default() };
        while let Some(name) = map.next_key_seed(ValueSeed { strings: Strings::Bytes, ..seed })? {
            let FieldValue::One(name) = name else { return Err(M::Error::custom("a key that is no string")) };
            let value = map.next_value_seed(seed)?;
            match value {
                FieldValue::One(body) if name.of(self.bytes) == b"_body" => document.body = Some(body),
                value => document.fields.push(Field { name, value }),
            }
        }
        Ok(document)
    }
}

/// A value: text, or an array of texts.
#[derive(Clone, Copy)]
struct ValueSeed<'b> {
    bytes: &'b [u8],
    strings: Strings,
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = FieldValue;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<FieldValue, D::Error> {
        match self.strings {
            Strings::Bytes => deserializer.deserialize_bytes(self),
            Strings::Any => deserializer.deserialize_any(self),
        }
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
    type Value = FieldValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a header's value: text, or an array of texts")
    }

    fn visit_borrowed_bytes<E: Error>(self, text: &'de [u8]) -> Result<FieldValue, E> {
        Ok(FieldValue::One(Text::of_slice(self.bytes, text)))
    }

    fn visit_bytes<E: Error>(self, text: &[u8]) -> Result<FieldValue, E> {
        Ok(FieldValue::One(Text::Apart(text.into())))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<FieldValue, E> {
        self.visit_borrowed_bytes(text.as_bytes())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<FieldValue, E> {
        self.visit_bytes(text.as_bytes())
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<FieldValue, E> {
        self.visit_str(if value { "true" } else { "false" })
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<FieldValue, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<FieldValue, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<FieldValue, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_unit<E: Error>(self) -> Result<FieldValue, E> {
        self.visit_str("")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut sequence: S) -> Result<FieldValue, S::Error> {
        let mut elements = Vec::new();
        while let Some(element) = sequence.next_element_seed(self)? {
            match element {
                FieldValue::One(text) => elements.push(text),
                FieldValue::Array(_) => return Err(S::Error::custom("an array within an array")),
            }
        }
        Ok(FieldValue::Array(elements.into()))
    }

    fn visit_map<M: MapAccess<'de>>(self, map: M) -> Result<FieldValue, M::Error> {
        IgnoredAny::deserialize(serde::de::value::MapAccessDeserializer::new(map))?;
        Err(M::Error::custom("an object within an event"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &[u8]) -> Vec<(String, String)> {
        let document = parse(text).expect("it can be read");
        let show = |t: &Text| String::from_utf8_lossy(t.of(text)).into_owned();
        let value = |v: &FieldValue| match v {
            FieldValue::One(t) => show(t),
            FieldValue::Array(a) => format!("[{}]", a.iter().map(show).collect::<Vec<_>>().join("|")),
        };
        document.fields.iter().map(|f| (show(&f.name), value(&f.value))).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|&(n, v)| (n.to_string(), v.to_string())).collect()
    }

    #[test]
    fn duplicates_order_arrays_and_escapes() {
        let text = br#"{"A":"1","a":"2","A":"\u00e9\n\"","B":["x","y\\"],"_body":"b"}"#;
        assert_eq!(fields(text), pairs(&[("A", "1"), ("a", "2"), ("A", "\u{e9}\n\""), ("B", "[x|y\\]")]));
        let document = parse(text).expect("it can be read");
        assert_eq!(document.body.expect("a body").of(text), b"b");
        assert!(matches!(document.fields[0].value, FieldValue::One(Text::Within(_))), "no copy without an escape");
    }

    #[test]
    fn bytes_that_are_no_utf8_and_raw_control_bytes() {
        let text = b"{\"A\":\"\xe9\",\"B\":\"a\tb\x01\"}";
        let document = parse(text).expect("it can be read");
        let FieldValue::One(a) = &document.fields[0].value else { panic!("a text") };
        assert_eq!(a.of(text), b"\xe9");
        assert_eq!(fields(text)[1].1, "a\tb\u{1}");
    }

    #[test]
    fn values_of_other_types_keep_their_text() {
        assert_eq!(
            fields(br#"{"A":1,"B":-2,"C":true,"D":null,"E":[1,"x"]}"#),
            pairs(&[("A", "1"), ("B", "-2"), ("C", "true"), ("D", ""), ("E", "[1|x]")])
        );
    }

    #[test]
    fn what_is_no_event_is_an_error() {
        for text in ["", "{", "[]", "1", r#"{"A":{"B":1}}"#, r#"{"A":[["x"]]}"#, r#"{"A":"x"} x"#, r#"{"A":"x",}"#] {
            assert!(matches!(parse(text.as_bytes()), Err(EventError::Json(_))), "{text}");
        }
        // A document nested deeper than the parser's stack allows.
        assert!(parse("{\"A\":".repeat(100_000).as_bytes()).is_err());
    }
}
