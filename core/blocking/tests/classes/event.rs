//! `ESLevent` without a connection.

use eslng_blocking::compat::EslEvent;

use super::{body, header};

fn new(kind: &str, subclass: Option<&str>) -> EslEvent {
    EslEvent::new(Some(kind.as_bytes()), subclass.map(str::as_bytes))
}

fn add(event: &EslEvent, name: &str, value: &str) -> bool {
    event.add_header(Some(name.as_bytes()), Some(value.as_bytes()))
}

fn element(event: &EslEvent, name: &str, index: i32) -> Option<String> {
    event.get_header(Some(name.as_bytes()), index).map(|value| String::from_utf8(value).expect("it is text"))
}

fn text(event: &EslEvent, format: &str) -> String {
    String::from_utf8(event.serialize(Some(format.as_bytes()))).expect("it is text")
}

/// What `firstHeader` and then `nextHeader` give.
fn names(event: &EslEvent) -> Vec<String> {
    let all = std::iter::successors(event.first_header(), |_| event.next_header());
    all.map(|name| String::from_utf8(name).expect("it is text")).collect()
}

#[test]
fn types_and_subclasses() {
    for (kind, subclass, expected, names_expected) in [
        ("CUSTOM", Some("a::b"), "CUSTOM", &["Event-Name", "Event-Subclass"][..]),
        ("switch_event_heartbeat", None, "HEARTBEAT", &["Event-Name"]),
        ("no such", None, "MESSAGE", &["Event-Name"]),
        ("API", Some("a::b"), "CUSTOM", &["Event-Name", "Event-Subclass"]),
        ("API", Some(""), "API", &["Event-Name"]),
        ("clone", None, "CUSTOM", &[]),
        ("JSON", Some(r#"{"Event-Name":"API","A":["x","y"],"B":7,"_body":"hi"}"#), "API", &["Event-Name", "A"]),
        ("json", Some(r#"{"Event-Name":"NEW"}"#), "CUSTOM", &["Event-Name"]),
        ("json", None, "MESSAGE", &["Event-Name"]),
    ] {
        let event = new(kind, subclass);
        assert_eq!(
            (event.get_type().as_str(), &names(&event)[..]),
            (expected, &names_expected.iter().map(|&name| name.to_owned()).collect::<Vec<_>>()[..]),
            "{kind}"
        );
    }
    assert_eq!(EslEvent::new(None, None).get_type(), "MESSAGE");
    assert_eq!(body(&new("json", Some(r#"{"_body":"hi"}"#))).as_deref(), Some("hi"));
}

#[test]
fn an_object_without_an_event() {
    let event = new("json", Some("{"));
    assert_eq!((event.get_type().as_str(), text(&event, "plain").as_str(), text(&event, "json").as_str()), ("invalid", "", ""));
    assert_eq!((header(&event, "A"), body(&event), event.first_header(), event.next_header()), (None, None, None, None));
    assert!(!add(&event, "A", "1") && !event.del_header(Some(b"A")) && !event.add_body(Some(b"x")) && !event.set_priority(1));
}

#[test]
fn headers() {
    let event = new("CUSTOM", Some("a::b"));
    assert!(add(&event, "A", "1") && add(&event, "a", "2") && add(&event, "B", "x"));
    assert_eq!(header(&event, "a").as_deref(), Some("1"));
    assert_eq!(names(&event), ["Event-Name", "Event-Subclass", "A", "a", "B"]);
    assert!(add(&event, "B", ""), "an empty value deletes");
    assert_eq!(header(&event, "B"), None);
    assert!(event.del_header(Some(b"A")) && event.del_header(Some(b"absent")));
    assert_eq!(header(&event, "A"), None);
    assert!(event.push_header(Some(b"L"), Some(b"one")) && event.unshift_header(Some(b"L"), Some(b"two")));
    assert_eq!(header(&event, "L").as_deref(), Some("ARRAY::one|:two"));
    assert_eq!(
        (element(&event, "L", 1).as_deref(), element(&event, "L", 2), element(&event, "Event-Name", 0)),
        (Some("two"), None, None)
    );
    assert!(add(&event, "I[1]", "x") && add(&event, "J", "ARRAY::p|:q"));
    assert_eq!((element(&event, "I", 0).as_deref(), element(&event, "J", 1).as_deref()), (Some(""), Some("q")));
    for missing in
        [event.add_header(None, Some(b"x")), event.add_header(Some(b"x"), None), event.del_header(None), event.add_body(None)]
    {
        assert!(!missing);
    }
    assert_eq!(event.get_header(None, -1), None);
    assert!(event.add_body(Some(b"one")) && event.add_body(Some(b"two")));
    assert_eq!((body(&event).as_deref(), header(&event, "_body").as_deref()), (Some("two"), Some("two")));
}

#[test]
fn priorities() {
    let event = new("CUSTOM", None);
    assert!(event.set_priority(2));
    assert_eq!((names(&event)[0].as_str(), header(&event, "priority").as_deref()), ("priority", Some("HIGH")));
    assert!(event.set_priority(0));
    assert_eq!(text(&event, "json"), "{\n\t\"priority\":\t[\"NORMAL\"],\n\t\"Event-Name\":\t\"CUSTOM\"\n}");
}

#[test]
fn texts() {
    let event = new("CUSTOM", Some("a::b"));
    assert!(add(&event, "A", "1 %41\u{e9}") && event.add_body(Some(b"hi")));
    let plain = "Event-Name: CUSTOM\nEvent-Subclass: a%3A%3Ab\nA: 1%20%2541%C3%A9\nContent-Length: 2\n\nhi";
    for format in ["plain", "xml", ""] {
        assert_eq!(text(&event, format), plain);
    }
    assert_eq!(String::from_utf8(event.serialize(None)).as_deref(), Ok(plain));
    let json = "{\n\t\"Event-Name\":\t\"CUSTOM\",\n\t\"Event-Subclass\":\t\"a::b\",\n\t\"A\":\t\"1 %41\u{e9}\",\n\t\"Content-Length\":\t\"2\",\n\t\"_body\":\t\"hi\"\n}";
    assert_eq!((text(&event, "json").as_str(), text(&event, "JSON").as_str()), (json, json));
}

#[test]
fn two_objects_with_one_event() {
    let event = new("CUSTOM", None);
    let other = event.share();
    assert!(add(&event, "A", "1") && add(&other, "B", "2"));
    assert_eq!(event.next_header(), None, "the cursor stands before firstHeader");
    assert_eq!((event.first_header(), other.first_header()), (Some(b"Event-Name".to_vec()), Some(b"Event-Name".to_vec())));
    drop(event);
    assert_eq!(names(&other), ["Event-Name", "A", "B"]);
    assert_eq!(other.next_header(), None);
}
