//! An event of plain text that is asked for a few headers and never changed: read where it lies.

use std::borrow::Cow;

use super::super::read::ARRAY;
use super::edit::BODY;
use super::{Event, event_type};
use crate::vocabulary::EventName;
use crate::wire::{ContentType, Encoding, Frame, Headers};

/// The text of an event, asked where it lies. What it answers is what the [`Event`] of the same message would, which costs three times as much to
/// make; what lines can't tell, since one of them does more than add the header, the event must be made to know.
#[derive(Clone, Debug)]
pub struct Lines(Headers);

impl Lines {
    /// The lines of a message with an event in plain text; `None` for others.
    pub fn of_message(frame: &Frame) -> Option<Self> {
        let is_plain = frame.content_type() == ContentType::EventPlain;
        is_plain.then(|| Lines(Headers::new(frame.clone().into_body(), Encoding::Percent)))
    }

    /// As [`Event::get`]; the outer `None` means that the event must be made to know.
    pub fn get(&self, name: &[u8]) -> Option<Option<Cow<'_, [u8]>>> {
        if name == BODY {
            return self.body().map(|body| body.map(Cow::Borrowed));
        }
        // No header is called `name[3]`: that sets an element of `name`. `_body` sets the body.
        if name.is_empty() || name.starts_with(b"_") || name.contains(&b'[') {
            return None;
        }
        let mut lines = self.0.lines_of(name, |byte| matches!(byte, b':' | b'['));
        let Some(line) = lines.next() else { return Some(None) };
        // The last name of an event counts, arrays grow by those that follow, and an empty value deletes.
        let is_sure = lines.next().is_none() && line[name.len()] == b':' && !matches!(line, [.., b':' | b' ' | b'\t' | b'\r']);
        let value = self.0.value_in(line, name.len());
        (is_sure && !value.starts_with(ARRAY)).then_some(Some(value))
    }

    /// As [`Event::body`]; `None` as in [`get`](Self::get).
    pub fn body(&self) -> Option<Option<&[u8]>> {
        let has_one = self.get(b"Content-Length")?.is_some();
        Some(has_one.then(|| self.0.rest()))
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
        let lines = Lines::of_message(&frame("Event-Name: HEARTBEAT\nA: a%20b\nContent-Length: 2\n\nhi")).expect("an event");
        assert_eq!(lines.get(b"a"), Some(Some(Cow::Borrowed(&b"a b"[..]))));
        assert_eq!((lines.get(b"B"), lines.get(b"A:")), (Some(None), Some(None)));
        assert_eq!((lines.body(), lines.get(b"_body")), (Some(Some(&b"hi"[..])), Some(Some(Cow::Borrowed(&b"hi"[..])))));
        assert_eq!(lines.kind(), Some(EventName::Heartbeat));
        let text = "A: ARRAY%3A%3Ax\nEvent-Name: A\nEvent-Name: B\nB: 1\n\n";
        let lines = Lines::of_message(&frame(text)).expect("an event");
        assert_eq!((lines.get(b"A"), lines.get(b"Event-Name"), lines.kind()), (None, None, None));
        assert_eq!((lines.get(b"B"), lines.body()), (Some(Some(Cow::Borrowed(&b"1"[..]))), Some(None)));
        for text in ["A:\n\n", "A: \n\n", "A:\t\r\n\n", "A[1]: x\n\n", "a: x\nA[1]: x\n\n"] {
            let lines = Lines::of_message(&frame(text)).expect("an event");
            assert_eq!((lines.get(b"A"), lines.get(b"B")), (None, Some(None)), "{text:?}");
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
                if let Some(body) = lines.body() {
                    prop_assert_eq!(body, event.body());
                }
                if let Some(kind) = lines.kind() {
                    prop_assert_eq!(&kind, event.kind());
                }
            }
        }
    }
}
