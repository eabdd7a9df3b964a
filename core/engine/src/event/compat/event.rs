//! An event as libesl keeps it: its type beside its headers, every value decoded.

use std::borrow::Cow;

use super::super::builder::{EventBuilder, Value};
use super::super::read::ARRAY;
use super::edit::{BODY, Stack};
use super::names::Names;
use super::{event_type, json};
use crate::vocabulary::EventName;
use crate::wire::{ContentType, Encoding, Frame, Headers};

/// libesl's `esl_event_t` by value: reads and changes follow esl_event.c, so that a face's `ESLevent` is a thin layer on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    kind: EventName,
    headers: EventBuilder,
}

impl Event {
    /// `esl_event_create_subclass`: an event of this type, with its `Event-Name`, and with `Event-Subclass` when there is a subclass.
    /// CLONE starts without a name and counts as CUSTOM.
    pub fn new(kind: EventName, subclass: Option<&[u8]>) -> Self {
        let is_clone = kind == EventName::Clone;
        let mut event = Event { kind: if is_clone { EventName::Custom } else { kind }, headers: EventBuilder::empty() };
        if !is_clone {
            let name = event.kind.clone();
            event.add(Stack::Bottom, b"Event-Name", name.as_str().as_bytes());
        }
        if let Some(subclass) = subclass {
            event.add(Stack::Bottom, b"Event-Subclass", subclass);
        }
        event
    }

    /// `esl_event_create_json`: strings and arrays of strings become headers, `_body` the body; values of other types are left out,
    /// and an unknown `Event-Name` leaves the type CUSTOM. `None`: the text is no JSON object.
    pub fn from_json(text: &[u8]) -> Option<Self> {
        let mut event = Event { kind: EventName::Custom, headers: EventBuilder::empty() };
        let mut names = Names::default();
        for (name, value) in json::members(text)? {
            match value {
                json::Value::Text(value) if name.eq_ignore_ascii_case(BODY) => event.headers.body = Some(value),
                json::Value::Text(value) => event.add_read(&mut names, &name, &value),
                json::Value::Texts(texts) if !texts.is_empty() => {
                    event.headers.append_like_libesl(&mut names, &name, Value::Array(texts));
                }
                json::Value::Texts(_) | json::Value::Other => {}
            }
        }
        event.headers.take_out(names.deleted());
        Some(event)
    }

    /// A message as libesl shows it when there is no event in it: of type SOCKET_DATA, with a first header that says so. libesl decodes
    /// the values of every message, of plain replies too.
    pub fn of_message(frame: &Frame) -> Self {
        let mut event = Event { kind: EventName::SocketData, headers: EventBuilder::empty() };
        event.headers.headers.push((b"Event-Name".to_vec(), Value::One(b"SOCKET_DATA".to_vec())));
        let has_length = event.read(&frame.headers(), false);
        event.headers.body = has_length.then(|| frame.body().to_vec());
        event
    }

    /// The event in a message, in plain text or JSON, which are those that libesl reads. `None`: there is none, or its JSON can't be
    /// read.
    pub fn in_message(frame: &Frame) -> Option<Self> {
        match frame.content_type() {
            ContentType::EventPlain => Some(Event::of_lines(&Headers::new(frame.clone().into_body(), Encoding::Percent))),
            ContentType::EventJson => Event::from_json(frame.body()),
            _ => None,
        }
    }

    /// The event in plain text.
    pub(super) fn of_lines(text: &Headers) -> Self {
        let mut event = Event { kind: EventName::Custom, headers: EventBuilder::empty() };
        let has_length = event.read(text, true);
        event.headers.body = has_length.then(|| text.rest().to_vec());
        event
    }

    /// Its type, which programs get for its name. Headers that are changed later do not change it.
    pub fn kind(&self) -> &EventName {
        &self.kind
    }

    /// The headers and the body.
    pub fn content(&self) -> &EventBuilder {
        &self.headers
    }

    /// The first value of a header, an array as `ARRAY::a|:b`; `_body` gives the body.
    pub fn get(&self, name: &[u8]) -> Option<Cow<'_, [u8]>> {
        match self.headers.position(name) {
            Some(at) => Some(self.headers.headers[at].1.joined()),
            None if name == BODY => self.body().map(Cow::Borrowed),
            None => None,
        }
    }

    /// An element of an array. A header that is no array has none.
    pub fn element(&self, name: &[u8], index: usize) -> Option<&[u8]> {
        match self.headers.position(name).map(|at| &self.headers.headers[at].1) {
            Some(Value::Array(elements)) => elements.get(index).map(Vec::as_slice),
            Some(Value::One(_)) => None,
            None => self.body().filter(|_| name == BODY),
        }
    }

    /// The body, which may be there and empty.
    pub fn body(&self) -> Option<&[u8]> {
        self.headers.body.as_deref()
    }

    /// The headers in order: names as they were spelt, arrays as `ARRAY::a|:b`.
    pub fn headers(&self) -> impl ExactSizeIterator<Item = (&[u8], Cow<'_, [u8]>)> {
        self.headers.headers.iter().map(|(name, value)| (&name[..], value.joined()))
    }

    /// `esl_event_add_header_string`: an empty value deletes the headers of that name, `_body` sets the body, `name[3]` sets an element
    /// (0 to 4000; gaps become empty), `ARRAY::a|:b` makes an array.
    pub fn add(&mut self, stack: Stack, name: &[u8], value: &[u8]) {
        self.headers.add_like_libesl(&mut Names::default(), stack, name, value);
    }

    /// Replaces the body.
    pub fn set_body(&mut self, body: &[u8]) {
        self.headers.body = Some(body.to_vec());
    }

    /// Deletes every header of that name.
    pub fn delete(&mut self, name: &[u8]) {
        self.headers.remove(name);
    }

    /// Takes over header lines. Whether a Content-Length is among them, which announces a body.
    fn read(&mut self, lines: &Headers, is_event: bool) -> bool {
        let (mut has_length, mut names) = (false, Names::default());
        for (name, raw) in lines.iter_raw() {
            let value = Encoding::Percent.decode(raw);
            has_length |= name.eq_ignore_ascii_case(b"Content-Length");
            if is_event {
                self.add_read(&mut names, name, &value);
            } else {
                self.add_line(&mut names, name, &value);
            }
        }
        self.headers.take_out(names.deleted());
        has_length
    }

    /// A header of an event that is read: the last `Event-Name` counts, since `sendevent` may add a second one.
    fn add_read(&mut self, names: &mut Names<usize>, name: &[u8], value: &[u8]) {
        if name.eq_ignore_ascii_case(b"Event-Name") {
            self.headers.remove_like_libesl(names, name);
            if let Some(kind) = event_type(value) {
                self.kind = kind;
            }
        }
        self.add_line(names, name, value);
    }

    fn add_line(&mut self, names: &mut Names<usize>, name: &[u8], value: &[u8]) {
        let is_plain = !value.is_empty() && !value.starts_with(ARRAY) && name != BODY && !name.contains(&b'[');
        if is_plain {
            self.headers.append_like_libesl(names, name, Value::One(value.to_vec()));
        } else {
            self.headers.add_like_libesl(names, Stack::Bottom, name, value);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::wire::{FrameDecoder, Limits};

    fn frame(text: &str) -> Frame {
        let mut decoder = FrameDecoder::new(Limits::default());
        decoder.feed(text.as_bytes());
        decoder.next_frame().expect("a stream of frames").expect("a whole frame")
    }

    /// The headers as `name=value`, and the body.
    fn show(event: &Event) -> String {
        let headers = event.headers().map(|(name, value)| [name, b"=", &value].concat());
        let body = event.body().map(|body| [b"/", body].concat());
        String::from_utf8(headers.chain(body).collect::<Vec<_>>().join(&b' ')).expect("it is text")
    }

    fn event() -> Event {
        Event::new(EventName::Custom, None)
    }

    #[test]
    fn made() {
        assert_eq!(show(&Event::new(EventName::Custom, Some(b"a::b"))), "Event-Name=CUSTOM Event-Subclass=a::b");
        assert_eq!(show(&Event::new(EventName::Custom, Some(b""))), "Event-Name=CUSTOM");
        let clone = Event::new(EventName::Clone, None);
        assert_eq!((show(&clone).as_str(), clone.kind()), ("", &EventName::Custom));
    }

    #[test]
    fn headers_added() {
        let mut event = event();
        for (stack, name, value) in [
            (Stack::Bottom, "A", "1"),
            (Stack::Bottom, "a", "2"),
            (Stack::Bottom, "B", "x"),
            (Stack::Bottom, "b", ""),
            (Stack::Push, "P", "one"),
            (Stack::Unshift, "p", "two"),
            (Stack::Unshift, "U", "top"),
            (Stack::Top, "T", "first"),
            (Stack::Top, "A", "3"),
            (Stack::Bottom, "I[2]", "c"),
            (Stack::Bottom, "I[0]", "a"),
            (Stack::Bottom, "I[3]", "d"),
            (Stack::Bottom, "I[4001]", "no"),
            (Stack::Bottom, "I[-1]", "no"),
            (Stack::Bottom, "L", "ARRAY::x|:y"),
            (Stack::Bottom, "L", "ARRAY::z"),
            (Stack::Bottom, "M", "ARRAY::"),
            (Stack::Bottom, "_body", "text"),
        ] {
            event.add(stack, name.as_bytes(), value.as_bytes());
        }
        assert_eq!(
            show(&event),
            "T=first U=top Event-Name=CUSTOM A=3 a=2 P=ARRAY::one|:two I=ARRAY::a|:|:c|:d L=ARRAY::x|:y|:z /text"
        );
        assert_eq!((event.get(b"a").as_deref(), event.get(b"_body").as_deref()), (Some(&b"3"[..]), Some(&b"text"[..])));
        assert_eq!((event.element(b"i", 2), event.element(b"I", 4), event.element(b"A", 0)), (Some(&b"c"[..]), None, None));
        assert_eq!(event.element(b"T", 0), Some(&b"first"[..]));
        event.delete(b"A");
        event.delete(b"absent");
        assert_eq!(event.get(b"A"), None);
    }

    #[test]
    fn a_message_and_the_event_in_it() {
        let reply = Event::of_message(&frame("Content-Type: command/reply\nReply-Text: +OK a%41\nE: \n\n"));
        assert_eq!(
            (show(&reply).as_str(), reply.kind()),
            ("Event-Name=SOCKET_DATA Content-Type=command/reply Reply-Text=+OK aA", &EventName::SocketData)
        );
        let empty = Event::of_message(&frame("Content-Type: api/response\nContent-Length: 0\n\n"));
        assert_eq!(
            (empty.body(), crate::event::compat::to_plain(empty.content()).ends_with(b"Content-Length: 0\n\n")),
            (Some(&b""[..]), true)
        );
        let text = "Event-Name: MESSAGE\nContent-Length: 2\nEvent-Name: NOTIFY\nX: a%20b\nno colon\nX[1]: c\n\nhi";
        let plain = frame(&format!("Content-Length: {}\nContent-Type: text/event-plain\n\n{text}", text.len()));
        let event = Event::in_message(&plain).expect("an event");
        assert_eq!(
            (show(&event).as_str(), event.kind()),
            ("Content-Length=2 Event-Name=NOTIFY X=ARRAY::|:c /hi", &EventName::Notify)
        );
        let text = r#"{"Event-Name":"NEW","A":["x"],"B":1,"C":{"D":"e"},"_body":"hi"}"#;
        let json = frame(&format!("Content-Length: {}\nContent-Type: text/event-json\n\n{text}", text.len()));
        let event = Event::in_message(&json).expect("an event");
        assert_eq!((show(&event).as_str(), event.kind()), ("Event-Name=NEW A=x /hi", &EventName::Custom));
        for other in ["text/event-xml", "log/data"] {
            assert_eq!(Event::in_message(&frame(&format!("Content-Type: {other}\nContent-Length: 2\n\n{{}}"))), None);
        }
        assert_eq!(Event::in_message(&frame("Content-Type: text/event-json\nContent-Length: 1\n\n{")), None);
    }

    /// What is read of such lines, one after the other, each a change of its own.
    fn one_by_one(lines: &[(&str, &str)]) -> Event {
        let mut event = Event { kind: EventName::Custom, headers: EventBuilder::empty() };
        for (name, value) in lines {
            if name.eq_ignore_ascii_case("Event-Name") {
                event.delete(name.as_bytes());
                event.kind = event_type(value.as_bytes()).unwrap_or(event.kind);
            }
            event.add(Stack::Bottom, name.as_bytes(), value.as_bytes());
        }
        event
    }

    #[test]
    fn elements_that_would_fill_the_memory_are_left_out() {
        let text: String = (0..1000).map(|i| format!("A{i}[4000]: x\n")).collect();
        let event = Event::of_lines(&Headers::new(text.into(), Encoding::Percent));
        assert_eq!((event.headers().len(), event.element(b"A15", 4000), event.get(b"A16")), (16, Some(&b"x"[..]), None));
    }

    const NAMES: [&str; 10] = ["A", "a", "B", "C", "Event-Name", "event-name", "A[0]", "a[3]", "D[1]", "_body"];
    const VALUES: [&str; 7] = ["", "", "1", "NEW", "ARRAY::p|:q", "ARRAY::", "ARRAY::|:"];

    proptest! {
        /// However many of a message's lines concern those before them, with an index or without.
        #[test]
        fn many_lines_are_read_as_if_one_by_one(
            lines in proptest::collection::vec((proptest::sample::select(&NAMES[..]), proptest::sample::select(&VALUES[..])), 0..100),
        ) {
            let wanted = one_by_one(&lines);
            let text: String = lines.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
            // What stands behind the blank line would be the body.
            let mut of_lines = Event::of_lines(&Headers::new(text.into(), Encoding::Percent));
            of_lines.headers.body.clone_from(&wanted.headers.body);
            prop_assert_eq!(&of_lines, &wanted);
            let members: Vec<_> = lines.iter().map(|(name, value)| format!("{name:?}:{value:?}")).collect();
            let of_json = Event::from_json(format!("{{{}}}", members.join(",")).as_bytes()).expect("it is an object");
            prop_assert_eq!(&of_json, &wanted);
        }
    }
}
