//! What a step expects of an answer.

use regex::Regex;
use serde_json::{Map, Value};

/// An expectation of one value.
#[derive(Debug)]
pub(crate) enum Expected {
    /// Exactly this; arrays too.
    Exactly(Value),
    /// An object with at least these members.
    Members(Vec<(String, Expected)>),
    /// There is no such member, or it is null.
    Absent,
    StartsWith(String),
    Contains(String),
    Matches(Regex),
    /// An array in which these stand in this order, among others.
    Includes(Vec<Expected>),
}

const MATCHERS: [&str; 5] = ["absent", "starts_with", "contains", "matches", "includes"];

impl Expected {
    /// Reads an expectation as scenarios write it.
    pub(crate) fn read(value: &Value) -> Result<Self, String> {
        let Value::Object(members) = value else { return Ok(Expected::Exactly(value.clone())) };
        if let Some(name) = members.keys().find(|name| MATCHERS.contains(&name.as_str())) {
            return if members.len() == 1 {
                Self::matcher(name, &members[name])
            } else {
                Err(format!("the matcher {name:?} stands alone in its object, not beside other members"))
            };
        }
        Self::members(members)
    }

    /// Reads members that are no matchers: the answer to a step.
    pub(crate) fn members(members: &Map<String, Value>) -> Result<Self, String> {
        let members = members.iter().map(|(name, value)| Ok((name.clone(), Expected::read(value)?)));
        Ok(Expected::Members(members.collect::<Result<_, String>>()?))
    }

    fn matcher(name: &str, value: &Value) -> Result<Self, String> {
        let text = || value.as_str().map(str::to_owned).ok_or_else(|| format!("{name:?} wants a text"));
        Ok(match name {
            "absent" if value == &Value::Bool(true) => Expected::Absent,
            "absent" => return Err("\"absent\" can only be true".to_owned()),
            "starts_with" => Expected::StartsWith(text()?),
            "contains" => Expected::Contains(text()?),
            "matches" => Expected::Matches(Regex::new(&text()?).map_err(|error| error.to_string())?),
            _ => match value {
                Value::Array(items) => Expected::Includes(items.iter().map(Expected::read).collect::<Result<_, _>>()?),
                _ => return Err("\"includes\" wants an array".to_owned()),
            },
        })
    }

    /// What is wrong with an answer; `None` if nothing is. `at` says where in the answer it stands.
    pub(crate) fn mismatch(&self, got: Option<&Value>, at: &str) -> Option<String> {
        let text = got.and_then(Value::as_str);
        let holds = match self {
            Expected::Members(members) => {
                let Some(Value::Object(object)) = got else { return Some(self.explain(got, at)) };
                return members.iter().find_map(|(name, value)| value.mismatch(object.get(name), &format!("{at}.{name}")));
            }
            Expected::Exactly(value) => got.unwrap_or(&Value::Null) == value,
            Expected::Absent => got.is_none_or(Value::is_null),
            Expected::StartsWith(start) => text.is_some_and(|text| text.starts_with(start)),
            Expected::Contains(piece) => text.is_some_and(|text| text.contains(piece)),
            Expected::Matches(regex) => text.is_some_and(|text| regex.is_match(text)),
            Expected::Includes(items) => got.and_then(Value::as_array).is_some_and(|got| {
                let mut got = got.iter();
                items.iter().all(|item| got.any(|got| item.mismatch(Some(got), "").is_none()))
            }),
        };
        (!holds).then(|| self.explain(got, at))
    }

    fn explain(&self, got: Option<&Value>, at: &str) -> String {
        let got = got.map_or_else(|| "nothing".to_owned(), Value::to_string);
        format!("{at}: expected {self}, got {got}")
    }
}

impl std::fmt::Display for Expected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let list = |f: &mut std::fmt::Formatter<'_>, items: &[Expected]| {
            items.iter().enumerate().try_for_each(|(i, item)| write!(f, "{}{item}", if i > 0 { ", " } else { "" }))
        };
        match self {
            Expected::Exactly(value) => write!(f, "{value}"),
            Expected::Members(members) => {
                write!(f, "an object with {}", members.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", "))
            }
            Expected::Absent => f.write_str("nothing"),
            Expected::StartsWith(text) => write!(f, "what starts with {text:?}"),
            Expected::Contains(text) => write!(f, "what contains {text:?}"),
            Expected::Matches(regex) => write!(f, "what matches {:?}", regex.as_str()),
            Expected::Includes(items) => {
                f.write_str("an array with, in this order, ")?;
                list(f, items)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn mismatch(expected: Value, got: Value) -> Option<String> {
        Expected::read(&expected).expect("it can be read").mismatch(Some(&got), "answer")
    }

    #[test]
    fn what_holds_and_what_does_not() {
        let got = json!({"reply": "+OK accepted", "list": [["A", "1"], ["B", "2"]], "none": null});
        for expected in [
            json!({"reply": "+OK accepted"}),
            json!({"reply": {"starts_with": "+OK"}, "body": {"absent": true}, "none": {"absent": true}}),
            json!({"reply": {"contains": "acc"}, "list": {"includes": [["B", "2"]]}}),
            json!({"reply": {"matches": "^.OK [a-z]+$"}, "list": [["A", "1"], ["B", "2"]]}),
        ] {
            assert_eq!(mismatch(expected, got.clone()), None);
        }
        for (expected, said) in [
            (json!({"reply": "+OK"}), r#"answer.reply: expected "+OK", got "+OK accepted""#),
            (json!({"body": "x"}), r#"answer.body: expected "x", got nothing"#),
            (json!({"reply": {"absent": true}}), r#"answer.reply: expected nothing, got "+OK accepted""#),
            (json!({"list": [["A", "1"]]}), r#"answer.list: expected [["A","1"]], got [["A","1"],["B","2"]]"#),
            (
                json!({"list": {"includes": [["B", "2"], ["A", "1"]]}}),
                r#"answer.list: expected an array with, in this order, ["B","2"], ["A","1"], got [["A","1"],["B","2"]]"#,
            ),
        ] {
            assert_eq!(mismatch(expected, got.clone()).as_deref(), Some(said));
        }
    }

    #[test]
    fn a_matcher_that_is_none_is_refused() {
        for expected in [
            json!({"absent": false}),
            json!({"starts_with": 1}),
            json!({"matches": "("}),
            json!({"includes": "x"}),
            json!({"starts_with": "a", "contains": "b"}),
        ] {
            assert!(Expected::read(&expected).is_err(), "{expected}");
        }
    }
}
