//! Headers and a body as C reads them: decoded once, each text closed by a NUL, all in one block that nothing changes, so that any thread may read it.

use std::borrow::Cow;
use std::ffi::c_char;

use eslng_engine::event::Event;
use eslng_engine::wire::Headers;

use crate::pointer::address;

/// Bytes with a NUL behind them.
#[derive(Clone, Copy)]
struct Span {
    at: usize,
    length: usize,
}

#[derive(Clone, Copy)]
struct Header {
    name: Span,
    value: Span,
    /// Where its elements are; none where the value is no array.
    elements: (usize, usize),
}

/// A text within a [`Decoded`]; the byte behind it is a NUL.
#[derive(Clone, Copy)]
pub(crate) struct Text<'a>(&'a [u8]);

impl<'a> Text<'a> {
    pub(crate) fn bytes(self) -> &'a [u8] {
        &self.0[..self.0.len() - 1]
    }

    pub(crate) fn as_ptr(self) -> *const c_char {
        address(self.0)
    }
}

/// See the module's head.
#[derive(Clone)]
pub(crate) struct Decoded {
    block: Vec<u8>,
    headers: Vec<Header>,
    elements: Vec<Span>,
    body: Option<Span>,
}

impl Decoded {
    pub(crate) fn event(event: &Event) -> Self {
        let mut made = Decoded::empty(event.as_bytes().len());
        for header in event.headers() {
            made.push(header.name_bytes(), header.value_bytes(), || header.elements());
        }
        made.body = event.body().map(|body| made.write(body));
        made
    }

    /// The headers of a reply, a notice, a log line; and its body.
    pub(crate) fn message(headers: &Headers, body: Option<&[u8]>) -> Self {
        let mut made = Decoded::empty(256 + body.map_or(0, <[u8]>::len));
        for (name, value) in headers.iter() {
            made.push(name, value, Vec::new);
        }
        made.body = body.map(|body| made.write(body));
        made
    }

    /// A body and nothing else.
    pub(crate) fn text(body: &[u8]) -> Self {
        let mut made = Decoded::empty(body.len() + 1);
        made.body = Some(made.write(body));
        made
    }

    fn empty(size: usize) -> Self {
        Decoded { block: Vec::with_capacity(size), headers: Vec::new(), elements: Vec::new(), body: None }
    }

    fn push<'e>(&mut self, name: &[u8], value: Cow<'e, [u8]>, elements: impl FnOnce() -> Vec<Cow<'e, [u8]>>) {
        let first = self.elements.len();
        if value.starts_with(b"ARRAY::") {
            for element in elements() {
                let span = self.write(&element);
                self.elements.push(span);
            }
        }
        let (name, value) = (self.write(name), self.write(&value));
        self.headers.push(Header { name, value, elements: (first, self.elements.len()) });
    }

    fn write(&mut self, text: &[u8]) -> Span {
        let at = self.block.len();
        self.block.extend_from_slice(text);
        self.block.push(0);
        Span { at, length: text.len() }
    }

    fn read(&self, span: Span) -> Text<'_> {
        Text(&self.block[span.at..=span.at + span.length])
    }

    pub(crate) fn count(&self) -> usize {
        self.headers.len()
    }

    pub(crate) fn header(&self, index: usize) -> Option<(Text<'_>, Text<'_>)> {
        self.headers.get(index).map(|header| (self.read(header.name), self.read(header.value)))
    }

    fn named(&self, name: &[u8]) -> impl Iterator<Item = &Header> {
        self.headers.iter().filter(move |header| self.read(header.name).bytes().eq_ignore_ascii_case(name))
    }

    /// The first value of this name.
    pub(crate) fn get(&self, name: &[u8]) -> Option<Text<'_>> {
        self.named(name).next().map(|header| self.read(header.value))
    }

    /// All values of this name, arrays element by element.
    pub(crate) fn values(&self, name: &[u8]) -> impl Iterator<Item = Text<'_>> {
        self.named(name)
            .flat_map(|header| match header.elements {
                (first, last) if first == last => std::slice::from_ref(&header.value),
                (first, last) => &self.elements[first..last],
            })
            .map(|&span| self.read(span))
    }

    pub(crate) fn body(&self) -> Option<Text<'_>> {
        self.body.map(|span| self.read(span))
    }
}
