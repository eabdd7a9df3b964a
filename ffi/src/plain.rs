//! Events from header lines, made in place.
//!
//! The text is copied once, into the event's arena. Names and values are then parts of that copy: the colon and the line's end
//! become their NULs, escapes are read where they stand, and the body is what remains. This is the way of every message and every
//! plain event, and its cost is the library's cost; `ci/bench` counts its instructions.

use crate::abi::esl_event_t;
use crate::arena::ArenaBuilder;
use crate::array;
use crate::edit;
use crate::names::event_id;
use crate::pointer::{EventPtr, address_mut, find_byte, rewrite};

/// Which event a text is made into.
pub(crate) enum Kind {
    /// A message as it came: it keeps its number and gets `first` as a first header.
    Message { first: (&'static [u8], &'static [u8]) },
    /// An event: its number and name come from its last `Event-Name`.
    Event,
}

/// An event of a text's header lines up to the blank one; what follows is the body when there is a Content-Length. Every value is
/// percent-decoded. `None`: there is no memory.
pub(crate) fn build(fields: esl_event_t, kind: &Kind, text: &[u8]) -> Option<EventPtr> {
    // A switch's headers have some 45 bytes; a text of shorter ones takes a second block.
    let mut builder = ArenaBuilder::new(fields, text.len() / 36 + 4, text.len() + 64)?;
    let event = builder.event();
    let filled = fill(&mut builder, event, kind, text);
    if filled.is_none() {
        event.destroy();
    }
    filled.map(|()| event)
}

fn fill(builder: &mut ArenaBuilder, event: EventPtr, kind: &Kind, text: &[u8]) -> Option<()> {
    if let Kind::Message { first: (name, value) } = kind {
        builder.header(name, value)?;
    }
    let mut rest = builder.text_in_place(text)?;
    // Names hold a bracket seldom, and values never, where it is escaped.
    let has_bracket = find_byte(b'[', rest).is_some();
    let (mut named, mut has_length) = (matches!(kind, Kind::Message { .. }), false);
    // Where the next escape is, counted from the end of the text, so that it stays right while `rest` shrinks.
    let mut escape = Escapes::new(rest);
    loop {
        // The copy's last byte is its NUL, which ends a last line without a newline.
        let end = find_byte(b'\n', rest).unwrap_or(rest.len() - 1);
        let (line, after) = rest.split_at_mut(end + 1);
        rest = after;
        let end = if end > 0 && line[end - 1] == b'\r' { end - 1 } else { end };
        if end == 0 {
            break;
        }
        // A line without a colon is left out: a value that held a newline was written raw.
        if let Some(colon) = find_byte(b':', &line[..end]) {
            let (name, value) = line.split_at_mut(colon + 1);
            let mut begin = 0;
            while matches!(value[begin], b' ' | b'\t') {
                begin += 1;
            }
            let mut length = end - colon - 1;
            length -= begin.min(length);
            let value = &mut value[begin.min(end - colon - 1)..];
            if let Some(first) = escape.within(value.len() + rest.len(), length) {
                length = decode(&mut value[..length], first);
                escape.search(rest);
            }
            value[length] = 0;
            name[colon] = 0;
            let is =
                |known: &[u8]| colon == known.len() && name[0] | 0x20 == known[0] && name[..colon].eq_ignore_ascii_case(known);
            has_length |= is(b"content-length");
            if is(b"event-name") && matches!(kind, Kind::Event) {
                // sendevent may add a second one, which counts.
                if named {
                    edit::delete(event, b"Event-Name", None);
                }
                named = true;
                if let Some(id) = event_id(&value[..length]) {
                    event.get_mut().event_id = id;
                }
            }
            if length == 0 || (name[0] == b'_' && &name[..colon] == edit::BODY) || (has_bracket && name.contains(&b'[')) {
                edit::add(event, 0, &name[..colon], &value[..length])?;
            } else if value.starts_with(array::PREFIX) {
                // An array without an element is none.
                if array::split(&value[..length]).is_some() {
                    let header = builder.link_in_place(name, value)?;
                    let elements = array::split(&value[..length]).into_iter().flatten();
                    builder.set_elements(header, elements)?;
                }
            } else {
                builder.link_in_place(name, value)?;
            }
        }
        if rest.is_empty() {
            break;
        }
    }
    if has_length {
        event.get_mut().body = if rest.is_empty() { builder.text(b"")? } else { address_mut(rest) };
    }
    Some(())
}

/// The next `%` in a text that is being consumed.
struct Escapes {
    /// How many bytes from it to the end of the text; 0: there is none.
    from_end: usize,
}

impl Escapes {
    fn new(text: &[u8]) -> Self {
        let mut escapes = Escapes { from_end: 0 };
        escapes.search(text);
        escapes
    }

    fn search(&mut self, rest: &[u8]) {
        self.from_end = find_byte(b'%', rest).map_or(0, |at| rest.len() - at);
    }

    /// Where it is in a value of this length that begins so many bytes before the end. One that was passed over, in a name or in a
    /// line that is left out, is taken for one at the value's beginning: that costs a little and does no harm.
    fn within(&self, begin: usize, length: usize) -> Option<usize> {
        (self.from_end + length > begin).then(|| begin.saturating_sub(self.from_end))
    }
}

/// Reads the escapes of a value where it stands, none of them before `first`, and gives its new length. What is no escape stays.
fn decode(value: &mut [u8], first: usize) -> usize {
    rewrite(value, first, b'%', |high, low| u8::try_from(HEX[usize::from(high)] << 4 | HEX[usize::from(low)]).ok())
}

/// A value that is over a byte's, also as the upper digit of two.
const NO_DIGIT: u16 = 0x100;

/// The values of hexadecimal digits.
const HEX: [u16; 256] = {
    let mut table = [NO_DIGIT; 256];
    let mut i = 0;
    while i < 16 {
        table[b"0123456789abcdef"[i] as usize] = i as u16;
        table[b"0123456789ABCDEF"[i] as usize] = i as u16;
        i += 1;
    }
    table
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pointer::empty_event;
    use crate::serialize;

    /// The headers, one a line, and the body.
    fn show(text: &str) -> String {
        let event = build(empty_event(), &Kind::Event, text.as_bytes()).expect("memory");
        let shown = serialize::plain(event, false).escape_ascii().to_string();
        event.destroy();
        shown
    }

    #[test]
    fn lines_become_headers() {
        assert_eq!(show("Event-Name: CUSTOM\nA: x%20y\nB:z\n\n"), "Event-Name: CUSTOM\\nA: x y\\nB: z\\n\\n");
        assert_eq!(show("A: 1"), "A: 1\\n\\n");
        assert_eq!(show("A: 1\r\nB: 2\r\n\r\n"), "A: 1\\nB: 2\\n\\n");
        assert_eq!(show(""), "\\n");
        assert_eq!(show("stray\nA:  \t1\n:\n: x\n"), "A: 1\\n: x\\n\\n");
        assert_eq!(show("Event-Name: A\nX: 1\nEvent-Name: CUSTOM\n\n"), "X: 1\\nEvent-Name: CUSTOM\\n\\n");
    }

    #[test]
    fn escapes_are_read_where_they_are() {
        assert_eq!(show("A: %41%zz%4\nB%20: 100%\nC: %e4\nD: a\n"), "A: A%zz%4\\nB%20: 100%\\nC: \\xe4\\nD: a\\n\\n");
        assert_eq!(show("A: plain\nB: x\nC: %2B%2b\n"), "A: plain\\nB: x\\nC: ++\\n\\n");
    }

    #[test]
    fn a_body_needs_its_length() {
        assert_eq!(show("A: 1\nContent-Length: 4\n\nbo\ndy"), "A: 1\\nContent-Length: 4\\nContent-Length: 5\\n\\nbo\\ndy");
        assert_eq!(show("A: 1\n\nrest"), "A: 1\\n\\n");
        assert_eq!(show("Content-Length: 0\n\n"), "Content-Length: 0\\n\\n");
        assert_eq!(show("Content-Length: 9"), "Content-Length: 9\\n\\n");
    }

    #[test]
    fn what_is_more_than_a_header() {
        assert_eq!(show("A: ARRAY%3A%3Aone%7C%3Atwo\nB: ARRAY::solo\nC: ARRAY::\n"), "A: ARRAY::one|:two\\nB: solo\\n\\n");
        assert_eq!(show("A[1]: x\n_body: b\nD: 1\nD: \n"), "A: ARRAY::|:x\\nContent-Length: 1\\n\\nb");
    }
}
