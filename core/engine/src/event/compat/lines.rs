//! An event of plain text that is asked for a few headers and never changed: read where it lies.

use std::borrow::Cow;

use super::super::read::ARRAY;
use super::edit::BODY;
use super::{Event, event_type};
use crate::vocabulary::EventName;
use crate::wire::{ContentType, Encoding, Frame, Headers};

/// The text of an event in which no line does more than add a header, as nearly all are. What it answers is what the [`Event`] of the same message
/// would, which costs three times as much to make.
#[derive(Clone, Debug)]
pub struct Lines(Headers);

impl Lines {
    /// The lines of a message with such an event. `None`: it holds none in plain text, or one that must be made to be read: an empty value
    /// deletes, `name[3]` sets an element, `_body` the body.
    pub fn of_message(frame: &Frame) -> Option<Self> {
        if frame.content_type() != ContentType::EventPlain {
            return None;
        }
        let headers = Headers::new(frame.clone().into_body(), Encoding::Percent);
        let does_more = |line: &[u8]| matches!(line, [b'_', ..] | [.., b':' | b' ' | b'\t' | b'\r']);
        let is_such = memchr::memchr(b'[', headers.as_bytes()).is_none() && !headers.each_line().any(does_more);
        is_such.then_some(Lines(headers))
    }

    /// As [`Event::get`]; the outer `None` means that the event must be made to know.
    pub fn get(&self, name: &[u8]) -> Option<Option<Cow<'_, [u8]>>> {
        if name == BODY {
            return Some(self.body().map(Cow::Borrowed));
        }
        let name = std::str::from_utf8(name).ok().filter(|name| !name.is_empty())?;
        let mut values = self.0.get_all(name);
        let first = values.next();
        let is_sure = match &first {
            // The last name of an event counts, and arrays grow by those that follow.
            Some(value) => !value.starts_with(ARRAY) && values.next().is_none(),
            None => true,
        };
        drop(values);
        is_sure.then_some(first)
    }

    /// As [`Event::body`].
    pub fn body(&self) -> Option<&[u8]> {
        self.0.get_raw("Content-Length").map(|_| self.0.rest())
    }

    /// As [`Event::kind`]; `None` as in [`get`](Self::get).
    pub fn kind(&self) -> Option<EventName> {
        Some(self.get(b"Event-Name")?.and_then(|name| event_type(&name)).unwrap_or(EventName::Custom))
    }

    /// The event, made.
    pub fn event(&self) -> Event {
        Event::of_lines(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::wire::{FrameDecoder, Limits};

    fn frame(text: &str) -> Frame {
        let mut decoder = FrameDecoder::new(Limits::default());
        decoder.feed(format!("Content-Length: {}\nContent-Type: text/event-plain\n\n{text}", text.len()).as_bytes());
        decoder.next_frame().expect("a stream of frames").expect("a whole frame")
    }

    #[test]
    fn usual_events_are_answered_where_they_lie() {
        let lines =
            Lines::of_message(&frame("Event-Name: HEARTBEAT\nA: a%20b\nContent-Length: 2\n\nhi")).expect("it is such a one");
        assert_eq!(lines.get(b"a"), Some(Some(Cow::Borrowed(&b"a b"[..]))));
        assert_eq!((lines.get(b"B"), lines.get(b"A:")), (Some(None), Some(None)));
        assert_eq!((lines.body(), lines.get(b"_body")), (Some(&b"hi"[..]), Some(Some(Cow::Borrowed(&b"hi"[..])))));
        assert_eq!(lines.kind(), Some(EventName::Heartbeat));
        let text = "A: ARRAY%3A%3Ax\nEvent-Name: A\nEvent-Name: B\nB: 1\n\n";
        let lines = Lines::of_message(&frame(text)).expect("it is such a one");
        assert_eq!((lines.get(b"A"), lines.get(b"Event-Name"), lines.kind()), (None, None, None));
        assert_eq!((lines.get(b"B"), lines.body()), (Some(Some(Cow::Borrowed(&b"1"[..]))), None));
        for text in ["A:\n\n", "A: \n\n", "A:\t\r\n\n", "A[1]: x\n\n", "_body: x\n\n"] {
            assert!(Lines::of_message(&frame(text)).is_none(), "{text:?}");
        }
        let mut decoder = FrameDecoder::new(Limits::default());
        decoder.feed(b"Content-Type: command/reply\nReply-Text: +OK\n\n");
        assert!(Lines::of_message(&decoder.next_frame().expect("a stream of frames").expect("a whole frame")).is_none());
    }

    proptest! {
        /// Whatever an event's text: what the lines answer is what the event answers.
        #[test]
        fn the_same_as_the_event(text in "((A|b|B|Event-Name|Content-Length|_body|A\\[1\\])?:? ?(ARRAY%3A%3A|ARRAY::|NEW|x|%41|\\[|\r|\t|é)?(%7C%3A)?x?\n){0,6}\n?x?") {
            let frame = frame(&text);
            let event = Event::in_message(&frame).expect("an event");
            if let Some(lines) = Lines::of_message(&frame) {
                prop_assert_eq!(&lines.event(), &event);
                for name in ["A", "B", "event-name", "Content-Length", "_body", "_BODY", "x", "", "A[1]", "A[0]", ":", "\n"] {
                    if let Some(answer) = lines.get(name.as_bytes()) {
                        prop_assert_eq!(answer, event.get(name.as_bytes()), "{}", name);
                    }
                }
                prop_assert_eq!(lines.body(), event.body());
                if let Some(kind) = lines.kind() {
                    prop_assert_eq!(&kind, event.kind());
                }
            }
        }
    }
}
