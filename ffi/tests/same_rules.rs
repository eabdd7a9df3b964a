//! libesl's rules for events stand in two places: over C's memory here, and by value in the engine for the other languages. The same
//! changes, in any order, must lead to the same event.

use std::ffi::{CStr, CString, c_char};
use std::ptr;

use esl::abi::{ESL_STACK_PUSH, ESL_STACK_TOP, esl_event_t};
use esl::event::{
    esl_event_add_header_string, esl_event_create_json, esl_event_create_subclass, esl_event_del_header_val, esl_event_destroy,
    esl_event_get_header_idx, esl_event_serialize, esl_event_serialize_json, esl_event_set_body,
};
use eslng_engine::event::compat::{Event, Stack, to_json, to_plain};
use eslng_engine::vocabulary::EventName;
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Change {
    Add(Stack, &'static str, &'static str),
    Delete(&'static str),
    Body(&'static str),
}

const NAMES: [&str; 9] = ["A", "a", "B", "L[0]", "L[1]", "l", "L[4001]", "_body", "Event-Name"];
const VALUES: [&str; 8] = ["", "1", "x y", "%41", "ARRAY::", "ARRAY::p|:q", "ARRAY::|:", "not ARRAY::"];
const STACKS: [Stack; 4] = [Stack::Bottom, Stack::Top, Stack::Push, Stack::Unshift];

fn change() -> impl Strategy<Value = Change> {
    let name = || proptest::sample::select(&NAMES[..]);
    let value = || proptest::sample::select(&VALUES[..]);
    prop_oneof![
        8 => (proptest::sample::select(&STACKS[..]), name(), value()).prop_map(|(stack, name, value)| Change::Add(stack, name, value)),
        1 => name().prop_map(Change::Delete),
        1 => value().prop_map(Change::Body),
    ]
}

/// An event of C's, destroyed at the end.
struct CEvent(*mut esl_event_t);

impl CEvent {
    fn new() -> Self {
        let mut event = ptr::null_mut();
        // SAFETY: a place to write to, and no subclass.
        unsafe { esl_event_create_subclass(&raw mut event, 0, ptr::null()) };
        CEvent(event)
    }

    fn from_json(json: &str) -> Self {
        let (mut event, json) = (ptr::null_mut(), c(json));
        // SAFETY: a place to write to, and a C text.
        unsafe { esl_event_create_json(&raw mut event, json.as_ptr()) };
        CEvent(event)
    }

    fn apply(&self, change: &Change) {
        // SAFETY: the event is this object's, and the texts are C texts.
        unsafe {
            match change {
                Change::Add(stack, name, value) => {
                    let bits = match stack {
                        Stack::Bottom => 0,
                        Stack::Top => ESL_STACK_TOP,
                        Stack::Push => ESL_STACK_PUSH,
                        Stack::Unshift => ESL_STACK_PUSH | ESL_STACK_TOP,
                    };
                    esl_event_add_header_string(self.0, bits, c(name).as_ptr(), c(value).as_ptr());
                }
                Change::Delete(name) => {
                    esl_event_del_header_val(self.0, c(name).as_ptr(), ptr::null());
                }
                Change::Body(body) => {
                    esl_event_set_body(self.0, c(body).as_ptr());
                }
            }
        }
    }

    fn get(&self, name: &str, index: i32) -> Option<Vec<u8>> {
        // SAFETY: the event is this object's, and what comes back is NULL or a C text in it.
        unsafe {
            let value = esl_event_get_header_idx(self.0, c(name).as_ptr(), index);
            (!value.is_null()).then(|| CStr::from_ptr(value).to_bytes().to_vec())
        }
    }

    fn text(&self, as_json: bool) -> String {
        let mut text: *mut c_char = ptr::null_mut();
        // SAFETY: the event is this object's; the text is the caller's to free.
        unsafe {
            if as_json {
                esl_event_serialize_json(self.0, &raw mut text);
            } else {
                esl_event_serialize(self.0, &raw mut text, 1);
            }
            let copy = String::from_utf8_lossy(CStr::from_ptr(text).to_bytes()).into_owned();
            libc::free(text.cast());
            copy
        }
    }
}

impl Drop for CEvent {
    fn drop(&mut self) {
        // SAFETY: the event is this object's.
        unsafe { esl_event_destroy(&raw mut self.0) };
    }
}

fn c(text: &str) -> CString {
    CString::new(text).expect("no NUL")
}

fn apply(event: &mut Event, change: &Change) {
    match change {
        Change::Add(stack, name, value) => event.add(*stack, name.as_bytes(), value.as_bytes()),
        Change::Delete(name) => event.delete(name.as_bytes()),
        Change::Body(body) => event.set_body(body.as_bytes()),
    }
}

fn compare(by_value: &Event, in_c: &CEvent) -> Result<(), TestCaseError> {
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("what went in was text");
    prop_assert_eq!(text(to_plain(by_value.content())), in_c.text(false));
    prop_assert_eq!(text(to_json(by_value.content())), in_c.text(true));
    for name in ["A", "b", "L", "_body", "absent"] {
        prop_assert_eq!(by_value.get(name.as_bytes()).map(|value| value.into_owned()), in_c.get(name, -1), "{}", name);
        for index in 0..3 {
            let element = by_value.element(name.as_bytes(), index).map(<[u8]>::to_vec);
            prop_assert_eq!(element, in_c.get(name, i32::try_from(index).expect("it is small")), "{}[{}]", name, index);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changes_lead_to_the_same_event(changes in proptest::collection::vec(change(), 0..12)) {
        let (mut by_value, in_c) = (Event::new(EventName::Custom, None), CEvent::new());
        for change in &changes {
            apply(&mut by_value, change);
            in_c.apply(change);
        }
        compare(&by_value, &in_c)?;
    }

    #[test]
    fn json_is_read_the_same(members in proptest::collection::vec(
        (proptest::sample::select(&NAMES[..]), proptest::sample::select(&[r#""""#, r#""x""#, r#""ARRAY::a|:b""#, r#"["x", "y"]"#, r#"[""]"#, "[]", "7", r#"{"A": "x"}"#, r#""API""#][..])),
        0..80,
    )) {
        let json = members.iter().map(|(name, value)| format!("{name:?}: {value}")).collect::<Vec<_>>().join(", ");
        let json = format!("{{{json}}}");
        compare(&Event::from_json(json.as_bytes()).expect("it is an object"), &CEvent::from_json(&json))?;
    }
}
