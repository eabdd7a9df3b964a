//! libesl's rules where they differ from the switch's, for the faces that stand in for libesl.

mod edit;
mod event;
pub mod json;
mod lines;
mod names;

use super::builder::EventBuilder;
use super::serialize;
use crate::vocabulary::EventName;

pub use edit::Stack;
pub use event::Event;
pub use lines::Lines;
pub use names::Names;

/// The text of `esl_event_serialize` with encoding: an empty value is written `_undef_` and `%` is always escaped.
pub fn to_plain(event: &EventBuilder) -> Vec<u8> {
    serialize::plain_like_libesl(event)
}

/// The text of `esl_event_serialize_json`: a member a line, behind a tab.
pub fn to_json(event: &EventBuilder) -> Vec<u8> {
    serialize::json_like_libesl(event)
}

/// The event of this name, in any case, with C's prefix `SWITCH_EVENT_` or without; `None`: libesl numbers no such event.
pub fn event_type(name: &[u8]) -> Option<EventName> {
    const PREFIX: &[u8] = b"SWITCH_EVENT_";
    let bare = match name.split_at_checked(PREFIX.len()) {
        Some((prefix, rest)) if prefix.eq_ignore_ascii_case(PREFIX) => rest,
        _ => name,
    };
    let bare = std::str::from_utf8(bare).ok()?;
    // Most names come from the switch, as it spells them.
    let known = EventName::known(bare).or_else(|| EventName::known_ignore_case(bare))?;
    known.id().is_some().then_some(known)
}

/// A number as C's `atoi` reads it: blanks, a sign, and the digits up to the first that is none; 0 where there is no digit.
pub fn atoi(text: &[u8]) -> i64 {
    let text = text.trim_ascii_start();
    let (negative, digits) = match text.split_first() {
        Some((b'-', rest)) => (true, rest),
        Some((b'+', rest)) => (false, rest),
        _ => (false, text),
    };
    let digits = digits.iter().take_while(|byte| byte.is_ascii_digit());
    let number = digits.fold(0i64, |number, digit| number.saturating_mul(10).saturating_add(i64::from(digit - b'0')));
    if negative { -number } else { number }
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
            "{\n\t\"A\":\t\"a%20b\",\n\t\"E\":\t\"\",\n\t\"L\":\t[\"x\", \"y\"],\n\t\"Content-Length\":\t\"2\",\n\t\"_body\":\t\"hi\"\n}"
        );
        assert_eq!(to_json(&EventBuilder::empty()), b"{\n}");
    }

    #[test]
    fn types_and_numbers() {
        assert_eq!(event_type(b"SOCKET_DATA"), Some(EventName::SocketData));
        assert_eq!(event_type(b"switch_event_Custom"), Some(EventName::Custom));
        assert_eq!((event_type(b"CERT_RELOAD"), event_type(b""), event_type(b"thirteen_charsAPI")), (None, None, None));
        assert_eq!([&b"8021"[..], b" +8021x", b"-3", b"x", b""].map(atoi), [8021, 8021, -3, 0, 0]);
    }
}
