//! libesl's rules where they differ from the switch's, for the faces that stand in for libesl.

use super::builder::EventBuilder;
use super::serialize;

/// The text of `esl_event_serialize` with encoding: an empty value is written `_undef_` and `%` is always escaped.
pub fn to_plain(event: &EventBuilder) -> Vec<u8> {
    serialize::plain_like_libesl(event)
}

/// The text of `esl_event_serialize_json`: a member a line, behind a tab.
pub fn to_json(event: &EventBuilder) -> Vec<u8> {
    serialize::json_like_libesl(event)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_from_the_switch() {
        let mut event = EventBuilder::empty();
        event.add("A", "a%20b").unwrap().add("E", "").unwrap().add("L", "ARRAY::x|:y").unwrap().body("hi");
        assert_eq!(to_plain(&event), b"A: a%2520b\nE: _undef_\nL: ARRAY%3A%3Ax%7C%3Ay\nContent-Length: 2\n\nhi");
        assert_eq!(
            String::from_utf8_lossy(&to_json(&event)),
            "{\n\t\"A\":\t\"a%20b\",\n\t\"L\":\t[\"x\", \"y\"],\n\t\"Content-Length\":\t\"2\",\n\t\"_body\":\t\"hi\"\n}"
        );
        assert_eq!(to_json(&EventBuilder::empty()), b"{}");
    }
}
