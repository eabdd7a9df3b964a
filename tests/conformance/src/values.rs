//! What steps have bound, and `${name}` in what later steps say.

use std::collections::BTreeMap;

use serde_json::Value;

/// Values by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Values(BTreeMap<String, Value>);

impl Values {
    pub(crate) fn set(&mut self, name: &str, value: Value) {
        self.0.insert(name.to_owned(), value);
    }

    /// A copy of `template` with each `${name}` in its texts replaced. A text that is nothing but `${name}` becomes the value itself,
    /// a number for one; `$${` is a literal `${`.
    pub(crate) fn fill(&self, template: &Value) -> Result<Value, String> {
        Ok(match template {
            Value::String(text) => self.fill_text(text)?,
            Value::Array(items) => Value::Array(items.iter().map(|item| self.fill(item)).collect::<Result<_, _>>()?),
            Value::Object(members) => {
                let members = members.iter().map(|(name, value)| Ok((name.clone(), self.fill(value)?)));
                Value::Object(members.collect::<Result<_, String>>()?)
            }
            other => other.clone(),
        })
    }

    fn fill_text(&self, text: &str) -> Result<Value, String> {
        let mut filled = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(at) = rest.find("${") {
            if rest[..at].ends_with('$') {
                filled += &rest[..at - 1];
                filled += "${";
                rest = &rest[at + 2..];
                continue;
            }
            let (name, behind) = rest[at + 2..].split_once('}').ok_or_else(|| format!("{text:?}: ${{ without a }}"))?;
            let value = self.0.get(name).ok_or_else(|| format!("{text:?}: nothing is bound to {name:?}"))?;
            if at == 0 && behind.is_empty() && filled.is_empty() {
                return Ok(value.clone());
            }
            filled += &rest[..at];
            match value {
                Value::String(value) => filled += value,
                other => filled += &other.to_string(),
            }
            rest = behind;
        }
        Ok(Value::String(filled + rest))
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn texts_are_filled() {
        let mut values = Values::default();
        values.set("port", json!(8021));
        values.set("uuid", json!("u-1"));
        let filled = values.fill(&json!({"a": "${port}", "b": ["at ${uuid}:${port}"], "c": "$${uuid}", "d": 1})).unwrap();
        assert_eq!(filled, json!({"a": 8021, "b": ["at u-1:8021"], "c": "${uuid}", "d": 1}));
        assert!(values.fill(&json!("${nothing}")).unwrap_err().contains("nothing is bound to \"nothing\""));
        assert!(values.fill(&json!("${port")).is_err());
    }
}
