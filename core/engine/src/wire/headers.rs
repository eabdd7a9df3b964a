//! A block of `Name: value` lines over the bytes that held it.

use std::borrow::Cow;
use std::sync::OnceLock;

use bytes::Bytes;

use super::newlines::Newlines;
use super::percent;
use super::search::{BLANK_LINE, find_byte};

/// How the values of a header block are written on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// As they are: replies, log lines, notices.
    Literal,
    /// Percent-encoded: plain and XML events, and the reply to `connect`.
    Percent,
}

impl Encoding {
    /// The value that `raw` stands for.
    pub fn decode(self, raw: &[u8]) -> Cow<'_, [u8]> {
        match self {
            Encoding::Literal => Cow::Borrowed(raw),
            Encoding::Percent => percent::decode(raw),
        }
    }
}

/// Headers in the order and the spelling in which they came, duplicates kept, up to the first blank line. Lookups find the first
/// match and ignore ASCII case.
///
/// The bytes are shared with the message; nothing is split or decoded before a value is asked for, and where lines begin is noted
/// at the first question. `Send + Sync`, cheap to clone.
#[derive(Clone, Debug)]
pub struct Headers {
    bytes: Bytes,
    encoding: Encoding,
    index: OnceLock<Index>,
}

#[derive(Clone, Debug)]
struct Index {
    /// Where each line begins.
    lines: Vec<u32>,
    /// Where the blank line begins, and what follows it.
    block_end: u32,
    body_start: u32,
}

impl Headers {
    /// Headers at the beginning of `bytes`, which may go on behind a blank line. What lies past 4 GiB is not looked at.
    pub fn new(bytes: Bytes, encoding: Encoding) -> Self {
        Headers { bytes, encoding, index: OnceLock::new() }
    }

    /// The bytes of the block as they came, without the closing blank line.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.index().block_end as usize]
    }

    /// What stands behind the blank line; empty where there is none.
    pub fn rest(&self) -> &[u8] {
        // Whoever wants a job's result asks for nothing else: no index is made for that.
        let body_start = self.index.get().map(|index| index.body_start as usize).or_else(|| body_start(&self.bytes));
        &self.bytes[body_start.unwrap_or_else(|| self.index().body_start as usize)..]
    }

    /// Every byte that was given, the rest included.
    pub fn all_bytes(&self) -> &Bytes {
        &self.bytes
    }

    /// How values are written.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The first value of `name` as text; what is not UTF-8 is replaced by U+FFFD.
    pub fn get<'h>(&'h self, name: &str) -> Option<Cow<'h, str>> {
        self.get_bytes(name).map(lossy)
    }

    /// The first value of `name`, decoded.
    pub fn get_bytes<'h>(&'h self, name: &str) -> Option<Cow<'h, [u8]>> {
        self.get_raw(name).map(|raw| self.encoding.decode(raw))
    }

    /// The first value of `name` as it was written.
    pub fn get_raw<'h>(&'h self, name: &str) -> Option<&'h [u8]> {
        self.raw_of(name).next()
    }

    /// Every value of `name` in order, decoded.
    pub fn get_all<'h>(&'h self, name: &str) -> impl Iterator<Item = Cow<'h, [u8]>> {
        self.raw_of(name).map(|raw| self.encoding.decode(raw))
    }

    /// Name and decoded value of each header, in order. Stray lines are left out. A line that begins with its colon has an empty name,
    /// under which nothing is found.
    pub fn iter(&self) -> impl Iterator<Item = (&[u8], Cow<'_, [u8]>)> {
        self.iter_raw().map(|(name, raw)| (name, self.encoding.decode(raw)))
    }

    /// Name and value of each header as they were written, in order. Stray lines are left out.
    pub fn iter_raw(&self) -> impl Iterator<Item = (&[u8], &[u8])> {
        self.each_line().filter_map(split_line)
    }

    /// The lines without a colon, in order: a value that held a newline was written raw (`out_getvar_edge`, "getvar nl").
    pub fn stray_lines(&self) -> impl Iterator<Item = &[u8]> {
        self.each_line().filter(|line| memchr::memchr(b':', line).is_none())
    }

    /// How many lines there are, stray ones included.
    pub fn line_count(&self) -> usize {
        self.lines().len()
    }

    /// The lines without their ends, stray ones too.
    pub(crate) fn each_line(&self) -> impl Iterator<Item = &[u8]> {
        let block = self.as_bytes();
        let lines = self.lines();
        (0..lines.len()).map(move |i| line_at(block, lines, i))
    }

    /// Every value of `name` as it was written.
    fn raw_of<'h>(&'h self, name: &str) -> impl Iterator<Item = &'h [u8]> {
        let length = name.len();
        self.lines_of(name.as_bytes(), |byte| byte == b':').map(move |line| value_after(line, length))
    }

    /// Each line that begins with `name` and a byte that may follow it. Line starts are compared before anything is split, so that a miss costs a length and
    /// a byte.
    #[inline]
    pub(crate) fn lines_of<'h>(&'h self, name: &[u8], follows: impl Fn(u8) -> bool) -> impl Iterator<Item = &'h [u8]> {
        let (block, lines) = (self.as_bytes(), self.lines());
        // A name ends at its line's first colon.
        let searchable = !name.is_empty() && memchr::memchr2(b':', b'\n', name).is_none();
        let mut next = if searchable { 0 } else { lines.len() };
        std::iter::from_fn(move || {
            while next < lines.len() {
                let start = lines[next] as usize;
                let at = next;
                next += 1;
                if block.get(start + name.len()).is_some_and(|&byte| follows(byte))
                    && block[start..start + name.len()].eq_ignore_ascii_case(name)
                {
                    return Some(line_at(block, lines, at));
                }
            }
            None
        })
    }

    /// The value of a line whose name has this length, decoded.
    pub(crate) fn value_in<'h>(&self, line: &'h [u8], name_length: usize) -> Cow<'h, [u8]> {
        self.encoding.decode(value_after(line, name_length))
    }

    fn lines(&self) -> &[u32] {
        &self.index().lines
    }

    fn index(&self) -> &Index {
        self.index.get_or_init(|| Index::of(&self.bytes))
    }
}

impl Index {
    fn of(bytes: &[u8]) -> Index {
        let bytes = &bytes[..bytes.len().min(u32::MAX as usize)];
        let mut newlines = Newlines::new(bytes);
        let blank_line = |at: usize| match bytes.get(at) {
            Some(b'\n') => Some(1),
            Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => Some(2),
            _ => None,
        };
        // An event's lines are longer than this on average (`in_call_plain`), so most never grow the list.
        let mut lines = Vec::with_capacity(bytes.len() / 32 + 1);
        let mut begin = 0;
        while begin < bytes.len() {
            if let Some(length) = blank_line(begin) {
                return Index { lines, block_end: begin as u32, body_start: (begin + length) as u32 };
            }
            lines.push(begin as u32);
            begin = newlines.next().map_or(bytes.len(), |newline| newline + 1);
        }
        Index { lines, block_end: bytes.len() as u32, body_start: bytes.len() as u32 }
    }
}

/// Where what follows the blank line begins, if it can be told by a search: the block has a line, and none ends in CRLF.
fn body_start(bytes: &[u8]) -> Option<usize> {
    let last = BLANK_LINE.find(bytes.get(..u32::MAX as usize).unwrap_or(bytes))?;
    let is_told = !bytes.starts_with(b"\n") && memchr::memchr(b'\r', &bytes[..last]).is_none();
    is_told.then_some(last + 2)
}

/// The first value of `name` as it was written, found without an index: for one or two names of a block that is then forgotten.
pub(super) fn seek<'b>(block: &'b [u8], name: &str) -> Option<&'b [u8]> {
    let (name, mut rest) = (name.as_bytes(), block);
    while !rest.is_empty() {
        let end = find_byte(b'\n', rest).unwrap_or(rest.len());
        let line = &rest[..end];
        if line.get(name.len()) == Some(&b':') && is_name(&line[..name.len()], name) {
            return Some(value_after(line.strip_suffix(b"\r").unwrap_or(line), name.len()));
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    None
}

/// The switch spells names one way, and comparing bytes is many times cheaper than folding case.
fn is_name(own: &[u8], name: &[u8]) -> bool {
    own == name || own.eq_ignore_ascii_case(name)
}

/// Bytes as text, lossy.
pub(crate) fn lossy(bytes: Cow<'_, [u8]>) -> Cow<'_, str> {
    match bytes {
        Cow::Borrowed(bytes) => String::from_utf8_lossy(bytes),
        Cow::Owned(bytes) => {
            Cow::Owned(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
        }
    }
}

/// Line `i` without its line end.
fn line_at<'a>(block: &'a [u8], lines: &[u32], i: usize) -> &'a [u8] {
    let end = lines.get(i + 1).map_or(block.len(), |&next| next as usize);
    let line = &block[lines[i] as usize..end];
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// Name and value of a line, or `None` for a stray one.
fn split_line(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let colon = memchr::memchr(b':', line)?;
    Some((&line[..colon], value_after(line, colon)))
}

/// What stands behind the colon at `colon`, without the blanks before it.
fn value_after(line: &[u8], colon: usize) -> &[u8] {
    let value = line.get(colon + 1..).unwrap_or_default();
    let blanks = value.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).count();
    &value[blanks..]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn headers(block: &'static str, encoding: Encoding) -> Headers {
        Headers::new(Bytes::from_static(block.as_bytes()), encoding)
    }

    #[test]
    fn first_match_ignores_case_and_keeps_spelling() {
        let h = headers("Reply-Text: one\nreply-text: two\nX:no blank\n", Encoding::Literal);
        assert_eq!(h.get("REPLY-TEXT").as_deref(), Some("one"));
        assert_eq!(h.get("x").as_deref(), Some("no blank"));
        assert_eq!(h.get_all("reply-text").map(|v| v.into_owned()).collect::<Vec<_>>(), [b"one".to_vec(), b"two".to_vec()]);
        let names: Vec<_> = h.iter().map(|(name, _)| name).collect();
        assert_eq!(names, [&b"Reply-Text"[..], b"reply-text", b"X"]);
    }

    #[test]
    fn a_name_is_no_prefix_and_holds_no_colon() {
        let h = headers("Unique-ID: 1\nA: b: c\n", Encoding::Literal);
        assert_eq!(h.get("Unique"), None);
        assert_eq!(h.get("Unique-ID-Other"), None);
        assert_eq!(h.get("A: b"), None);
        assert_eq!(h.get(""), None);
        assert_eq!(h.get("a").as_deref(), Some("b: c"));
    }

    #[test]
    fn stray_lines_are_kept_apart() {
        let h = headers("Reply-Text: line1\nline2\n", Encoding::Literal);
        assert_eq!(h.get("Reply-Text").as_deref(), Some("line1"));
        assert_eq!(h.stray_lines().collect::<Vec<_>>(), [b"line2"]);
        assert_eq!(h.line_count(), 2);
    }

    #[test]
    fn line_ends_of_both_kinds() {
        let h = headers("A: 1\r\nB: 2\nC:", Encoding::Literal);
        assert_eq!(h.get("A").as_deref(), Some("1"));
        assert_eq!(h.get("B").as_deref(), Some("2"));
        assert_eq!(h.get("C").as_deref(), Some(""));
        assert_eq!(headers("", Encoding::Literal).line_count(), 0);
        assert_eq!(headers("\nA: 1\n", Encoding::Literal).line_count(), 0);
    }

    #[test]
    fn the_block_ends_at_the_first_blank_line() {
        for (block, rest) in
            [("A: 1\n\nB: 2\n\n", "B: 2\n\n"), ("A: 1\r\n\r\nB", "B"), ("A: 1\n\n", ""), ("A: 1\n", ""), ("A: 1", "")]
        {
            let h = headers(block, Encoding::Literal);
            assert_eq!((h.get("A").as_deref(), h.get("B")), (Some("1"), None));
            assert_eq!(h.rest(), rest.as_bytes());
            assert_eq!(h.as_bytes().trim_ascii_end(), b"A: 1");
        }
    }

    #[test]
    fn values_decode_as_the_block_says() {
        assert_eq!(headers("A: a%20b%zz\n", Encoding::Percent).get("a").as_deref(), Some("a b%zz"));
        assert_eq!(headers("A: a%20b\n", Encoding::Literal).get("a").as_deref(), Some("a%20b"));
        assert_eq!(headers("A: %E9\n", Encoding::Percent).get("a").as_deref(), Some("\u{fffd}"));
        assert_eq!(headers("A: %E9\n", Encoding::Percent).get_bytes("a").as_deref(), Some(&[0xE9][..]));
    }

    proptest! {
        #[test]
        fn what_follows_is_the_same_with_and_without_an_index(block in "[A:\r\n]{0,12}") {
            let headers = Headers::new(Bytes::from(block), Encoding::Literal);
            let found = headers.rest().to_vec();
            headers.index();
            prop_assert_eq!(found, headers.rest());
        }

        #[test]
        fn a_search_finds_what_the_index_does(block in "([Aa]{0,2}[: ]{0,2}[a\\r]{0,2}\n?){0,6}") {
            let headers = Headers::new(Bytes::from(block), Encoding::Literal);
            for name in ["A", "aa"] {
                prop_assert_eq!(seek(headers.as_bytes(), name), headers.get_raw(name));
            }
        }
    }
}
