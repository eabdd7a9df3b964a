//! Events from JSON, by libesl's rules: strings and arrays of strings are headers, all else is left out.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// What a member of the object holds.
#[derive(Debug)]
pub enum Value {
    /// A string.
    Text(Vec<u8>),
    /// An array: the strings in it.
    Texts(Vec<Vec<u8>>),
    /// Anything else.
    Other,
}

/// The members of an object in order; `None` when the text is none.
///
/// FreeSWITCH writes bytes that are no UTF-8 and raw control bytes into its strings. Reading strings as bytes lets these pass, but
/// is refused where a member holds neither a string nor an array; such a document is read again the other way.
pub fn members(json: &[u8]) -> Option<Vec<(Vec<u8>, Value)>> {
    [true, false].into_iter().find_map(|bytes| {
        let mut deserializer = serde_json::Deserializer::from_slice(json);
        let members = deserializer.deserialize_map(Members { bytes }).ok()?;
        deserializer.end().ok()?;
        Some(members)
    })
}

struct Members {
    bytes: bool,
}

impl<'de> Visitor<'de> for Members {
    type Value = Vec<(Vec<u8>, Value)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Self::Value, M::Error> {
        let mut members = Vec::new();
        while let Some(name) = map.next_key_seed(Reader { bytes: true })? {
            let value = map.next_value_seed(Reader { bytes: self.bytes })?;
            if let Value::Text(name) = name {
                members.push((name, value));
            }
        }
        Ok(members)
    }
}

#[derive(Clone, Copy)]
struct Reader {
    bytes: bool,
}

impl<'de> DeserializeSeed<'de> for Reader {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        if self.bytes { deserializer.deserialize_bytes(self) } else { deserializer.deserialize_any(self) }
    }
}

impl<'de> Visitor<'de> for Reader {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_bytes<E>(self, text: &[u8]) -> Result<Value, E> {
        Ok(Value::Text(text.to_vec()))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Value, E> {
        self.visit_bytes(text.as_bytes())
    }

    fn visit_bool<E>(self, _: bool) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Other)
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut sequence: S) -> Result<Value, S::Error> {
        let mut texts = Vec::new();
        while let Some(element) = sequence.next_element_seed(self)? {
            if let Value::Text(text) = element {
                texts.push(text);
            }
        }
        Ok(Value::Texts(texts))
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Value, M::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Value::Other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(json: &[u8]) -> Option<String> {
        let text = |bytes: &[u8]| bytes.escape_ascii().to_string();
        let members = members(json)?.into_iter().map(|(name, value)| match value {
            Value::Text(value) => format!("{}={}", text(&name), text(&value)),
            Value::Texts(values) => {
                format!("{}=[{}]", text(&name), values.iter().map(|v| text(v)).collect::<Vec<_>>().join("|"))
            }
            Value::Other => format!("{}?", text(&name)),
        });
        Some(members.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn strings_arrays_and_the_rest() {
        assert_eq!(
            show(br#"{"A":"1","a":"2","B":["x",7,"y"],"C":1,"D":null,"E":{"F":["g"]}}"#).as_deref(),
            Some("A=1 a=2 B=[x|y] C? D? E?")
        );
        assert_eq!(show(b"{\"A\":\"\xe9\t\"}").as_deref(), Some("A=\\xe9\\t"));
        assert_eq!(show(b"{}").as_deref(), Some(""));
    }

    #[test]
    fn what_is_no_object_is_refused() {
        for json in ["", "nonsense", "[]", "\"x\"", "{", "{\"A\":\"x\",}", "{\"A\":\"x\"} x"] {
            assert!(members(json.as_bytes()).is_none(), "{json}");
        }
    }
}
