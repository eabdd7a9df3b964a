//! Events from header lines.
//!
//! A line's name and value are copied into the event's arena, the escapes read on the way; the body is copied as it is. This is the
//! way of every message and every plain event, and its cost is the library's cost; `ci/bench` counts its instructions. A usual line
//! is one block to look at and to copy (see `pointer/block.rs`); any other takes a longer way to the same.

use crate::abi::esl_event_t;
use crate::arena::ArenaBuilder;
use crate::array;
use crate::edit;
use crate::names::event_id;
use crate::pointer::{BLOCK, EventPtr, Room, Search, Usual, WithSearch, address_mut, find_byte, with_search};
use crate::reading::Reading;

/// Which event a text is made into.
pub(crate) enum Kind {
    /// A message as it came, with so many bytes of header lines: it keeps its number and gets `first` as a first header.
    Message { first: (&'static [u8], &'static [u8]), head: usize },
    /// An event: its number and name come from its last `Event-Name`.
    Event,
}

/// An event of a text's header lines up to the blank one; what follows is the body when there is a Content-Length. Every value is
/// percent-decoded. `None`: there is no memory.
pub(crate) fn build(fields: esl_event_t, kind: &Kind, text: &[u8]) -> Option<EventPtr> {
    let head = if let Kind::Message { head, .. } = kind { *head } else { text.len() };
    // A switch's headers have some 45 bytes; a text of shorter ones takes a second block.
    let mut builder = ArenaBuilder::new(fields, head / 36 + 4, text.len() + 64 + Room::SLACK)?;
    let event = builder.event();
    let filled = fill(&mut builder, event, kind, text);
    if filled.is_none() {
        event.destroy();
    }
    filled.map(|()| event)
}

fn fill(builder: &mut ArenaBuilder, event: EventPtr, kind: &Kind, text: &[u8]) -> Option<()> {
    let is_event = matches!(kind, Kind::Event);
    if let Kind::Message { first: (name, value), .. } = kind {
        builder.header(name, value)?;
    }
    // Each line's two NULs take the places of its colon and its newline; what remains lacks one.
    let room = builder.room(text.len() + 1)?;
    // Names hold a bracket seldom, and values never, where it is escaped. A message has few lines, and may have a long body.
    let may_be_special = !is_event || find_byte(b'[', text).is_some();
    let reading = Reading::of(event);
    let mut filling = Filling { builder, event, room, reading, is_event, may_be_special, named: false, has_length: false };
    let body = with_search(Headers { filling: &mut filling, text })?;
    filling.body(body)?;
    let Filling { builder, room, reading, .. } = filling;
    builder.finish(room);
    reading.finish()
}

/// The lines of a text, which become headers; what is behind them comes of it.
struct Headers<'f, 'b, 't> {
    filling: &'f mut Filling<'b>,
    text: &'t [u8],
}

impl<'t> WithSearch for Headers<'_, '_, 't> {
    type Output = Option<&'t [u8]>;

    #[inline(always)]
    fn run<S: Search>(self) -> Option<&'t [u8]> {
        let Headers { filling, text: mut lines } = self;
        loop {
            if let Some(line) = usual_line::<S>(lines) {
                filling.usual_line::<S>(lines, &line)?;
                lines = &lines[line.end + 1..];
            } else {
                match filling.line(lines)? {
                    Lines::Before(rest) => lines = rest,
                    Lines::End(body) => return Some(body),
                }
            }
        }
    }
}

/// What is behind a line.
enum Lines<'t> {
    Before(&'t [u8]),
    /// The line was the blank one, or there was none; the body follows.
    End(&'t [u8]),
}

/// A line as the switch writes them: a name, a colon, a blank, a value. The value begins within the block.
struct UsualLine<'t> {
    block: &'t [u8; BLOCK],
    colon: usize,
    /// Where its newline is.
    end: usize,
    /// Whether the value has an escape within the block.
    escaped: bool,
}

/// The first line of a text, if it is a usual one.
#[inline(always)]
fn usual_line<S: Search>(text: &[u8]) -> Option<UsualLine<'_>> {
    let block = text.first_chunk::<BLOCK>()?;
    let newline = S::matching(block, b'\n');
    let within = newline.wrapping_sub(1) & !newline;
    let colon = S::matching(block, b':') & within;
    let end = if newline != 0 { newline.trailing_zeros() as usize } else { BLOCK + find_byte(b'\n', &text[BLOCK..])? };
    let value = colon.trailing_zeros() as usize + 2;
    if value >= end || value >= BLOCK || block[value - 1] != b' ' || block[value] <= b' ' || text[end - 1] == b'\r' {
        return None;
    }
    Some(UsualLine { block, colon: value - 2, end, escaped: S::matching(block, b'%') & within & u64::MAX << value != 0 })
}

/// The lengths of the names that [`Filling::header`] looks for, a bit each.
const SPECIAL: u64 = 1 << b"Event-Name".len() | 1 << b"Content-Length".len() | 1 << edit::BODY.len();

/// An event that is being filled.
struct Filling<'b> {
    builder: &'b mut ArenaBuilder,
    event: EventPtr,
    room: Room,
    reading: Reading,
    is_event: bool,
    /// Any name may hold a bracket, or is to be noted.
    may_be_special: bool,
    named: bool,
    has_length: bool,
}

impl Filling<'_> {
    #[inline(always)]
    fn usual_line<S: Search>(&mut self, text: &[u8], line: &UsualLine<'_>) -> Option<()> {
        let &UsualLine { block, colon, end, escaped } = line;
        let (name, value) = self.room.parts::<S>(block, text, (colon, colon + 2, end), escaped)?;
        // By the length of the name, or the value's beginning: it may be special.
        if SPECIAL >> colon & 1 != 0 || value[0] == array::PREFIX[0] || self.may_be_special {
            self.header(name, value)
        } else {
            self.builder.link_in_place(name, value).map(|_| ())
        }
    }

    /// Any line, the first one of `rest`, and what is behind it.
    fn line<'t>(&mut self, rest: &'t [u8]) -> Option<Lines<'t>> {
        // A last line may lack its newline.
        let (line, rest) = match find_byte(b'\n', rest) {
            Some(end) => (&rest[..end], &rest[end + 1..]),
            None => (rest, &rest[rest.len()..]),
        };
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            return Some(Lines::End(rest));
        }
        // A line without a colon is left out: a value that held a newline was written raw.
        if let Some(colon) = find_byte(b':', line) {
            let name = self.room.text(&line[..colon])?;
            let value = &line[colon + 1..];
            let value = &value[value.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count()..];
            let value = self.room.unescaped::<Usual>(value, value.len())?;
            self.header(name, value)?;
        }
        Some(Lines::Before(rest))
    }

    /// What is behind the blank line, or nothing where there is none.
    fn body(&mut self, text: &[u8]) -> Option<()> {
        if self.has_length {
            let body = address_mut(self.room.text(text)?);
            // A header may have set one.
            let before = std::mem::replace(&mut self.event.get_mut().body, body);
            self.event.release(before);
        }
        Some(())
    }

    /// A header, whatever is special about it. Both texts end with their NULs.
    #[inline(never)]
    fn header(&mut self, name: &mut [u8], value: &mut [u8]) -> Option<()> {
        let (own, text) = (&name[..name.len() - 1], &value[..value.len() - 1]);
        self.has_length |= own.eq_ignore_ascii_case(b"Content-Length");
        if self.is_event && own.eq_ignore_ascii_case(b"Event-Name") {
            // sendevent may add a second one, which counts.
            if std::mem::replace(&mut self.named, true) {
                self.reading.delete(b"Event-Name");
            }
            if let Some(id) = event_id(text) {
                self.event.get_mut().event_id = id;
            }
        }
        if text.is_empty() || own == edit::BODY || (self.may_be_special && own.contains(&b'[')) {
            self.reading.add(own, text)?;
        } else if text.starts_with(array::PREFIX) {
            // An array without an element is none.
            if array::split(text).is_some() {
                let header = self.builder.link_in_place(name, value)?;
                let elements = array::split(&value[..value.len() - 1]).into_iter().flatten();
                self.builder.set_elements(header, elements)?;
                self.reading.note(header);
            }
        } else {
            let header = self.builder.link_in_place(name, value)?;
            self.reading.note(header);
        }
        self.may_be_special |= self.reading.notes();
        Some(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::pointer::{HeaderPtr, empty_event};
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
    fn usual_lines_and_others_are_read_alike() {
        let long = "v".repeat(100);
        for behind in ["\n", &format!("Z: {long}\n\n"), &format!("Z: {long}%41\nContent-Length: 200\n\n{long}{long}")] {
            for name in ["N", "variable_of_some_length", &"n".repeat(61), &"n".repeat(70)] {
                for value in ["1", "a b", "%41", "a%3Ab%0Ac", "%", "1:2", &long, &long.replace("vv", "%2C")] {
                    for (blank, end) in [(" ", "\n"), ("", "\n"), (" \t", "\n"), (" ", "\r\n")] {
                        let event = build(
                            empty_event(),
                            &Kind::Event,
                            format!("A: 1\n{name}:{blank}{value}{end}B: 2\n{behind}").as_bytes(),
                        )
                        .expect("memory");
                        let wanted = percent_decoded(value);
                        let header = event.find(name.as_bytes()).expect("the header");
                        assert_eq!((header.name(), header.value()), (name.as_bytes(), wanted.as_bytes()), "{value} {end:?}");
                        assert_eq!(event.find(b"b").expect("the next header").value(), b"2");
                        assert_eq!(event.headers().count(), 3 + behind.matches(": ").count());
                        event.destroy();
                    }
                }
            }
        }
    }

    fn percent_decoded(value: &str) -> String {
        value.replace("%41", "A").replace("%3A", ":").replace("%0A", "\n").replace("%2C", ",")
    }

    #[test]
    fn headers_are_found_by_their_whole_name() {
        let long = "l".repeat(70);
        let text = format!("Event-Name: A\nvariable_a: 1\nvariable_ab: 2\nVARIABLE_A: 3\nvariable_: 4\n{long}: 5\nz: 6\n\n");
        let event = build(empty_event(), &Kind::Event, text.as_bytes()).expect("memory");
        edit::add(event, 0, b"Added", b"7").expect("memory");
        let value = |name: &str| event.find(name.as_bytes()).map_or("-".into(), |header| String::from_utf8_lossy(header.value()));
        for (name, known) in [("variable_a", "1"), ("Variable_A", "1"), ("variable_AB", "2"), ("variable_", "4"), (&*long, "5")] {
            assert_eq!(value(name), known, "{name}");
        }
        for (name, known) in [("Z", "6"), ("z: 6", "-"), ("added", "7"), ("variable_abc", "-"), ("variable", "-"), ("", "-")] {
            assert_eq!(value(name), known, "{name}");
        }
        assert_eq!(value(&format!("{long}l")), "-");
        edit::delete(event, b"VARIABLE_a", None);
        assert_eq!(event.headers().count(), 6);
        event.destroy();
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

    /// What is read of such lines, each a change of its own.
    fn one_by_one(lines: &[(&str, &str)]) -> String {
        let (builder, text) = (ArenaBuilder::new(empty_event(), 0, 0).expect("memory"), |text: &str| text.as_bytes().to_vec());
        let event = builder.event();
        for (name, value) in lines {
            let (name, value) = (text(name), text(value));
            if name.eq_ignore_ascii_case(b"Event-Name") {
                edit::delete(event, &name, None);
            }
            match array::split(&value).filter(|_| !name.contains(&b'[') && name != edit::BODY) {
                Some(elements) => event.link(edit::array(event, &name, elements).expect("memory"), false),
                None => edit::add(event, 0, &name, &value).expect("memory"),
            }
        }
        let shown = serialize::plain(event, false).escape_ascii().to_string();
        event.destroy();
        shown
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// However many lines concern those before them, with an index or without.
        #[test]
        fn many_lines_are_read_as_if_one_by_one(lines in proptest::collection::vec((
            proptest::sample::select(&["A", "a", "B", "C", "Event-Name", "event-name", "A[0]", "a[3]", "D[1]", "_body"][..]),
            proptest::sample::select(&["", "", "1", "NEW", "ARRAY::p|:q", "ARRAY::", "ARRAY::|:"][..]),
        ), 0..100), brackets: bool) {
            // Without a bracket anywhere, names are looked at for nothing but their length.
            let lines: Vec<_> = lines.into_iter().filter(|(name, _)| brackets || !name.contains('[')).collect();
            let text: String = lines.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
            prop_assert_eq!(show(&text), one_by_one(&lines));
        }
    }

    #[test]
    fn elements_that_would_fill_the_memory_are_left_out() {
        let text: String = (0..1000).map(|i| format!("A{i}[4000]: x\n")).collect();
        let event = build(empty_event(), &Kind::Event, text.as_bytes()).expect("memory");
        assert_eq!(event.headers().map(HeaderPtr::count).collect::<Vec<_>>(), [4001; 16]);
        event.destroy();
    }
}
