//! How libesl changes an event (esl_event.c).

use super::super::builder::{EventBuilder, Value};
use super::super::read::{ARRAY, split_array};
use super::atoi;
use super::names::Names;

/// The name of a header that stands for the body.
pub(super) const BODY: &[u8] = b"_body";

/// The largest index in `name[3]`.
const LAST_INDEX: i64 = 4000;

/// Where a header goes: `esl_stack_t`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stack {
    /// Behind the others, beside those of its name.
    Bottom,
    /// Before the others; one that is there gets a new value.
    Top,
    /// To the end of the array of its name; where there is none, behind the others as an array of one.
    Push,
    /// As `Push`, but where there is no array before the others.
    Unshift,
}

impl EventBuilder {
    /// Adds a header as `esl_event_add_header_string` does: an empty value deletes, `_body` sets the body, `name[3]` sets an element,
    /// `ARRAY::a|:b` makes an array. Only behind the others while there is an index.
    pub(super) fn add_like_libesl(&mut self, names: &mut Names<usize>, stack: Stack, name: &[u8], value: &[u8]) {
        if name == BODY {
            self.body = Some(value.to_vec());
            return;
        }
        if let Some(bracket) = memchr::memchr(b'[', name) {
            self.set_element(names, stack, &name[..bracket], atoi(&name[bracket + 1..]), value);
            return;
        }
        if stack != Stack::Bottom
            && let Some(at) = self.position(name)
        {
            let there = &mut self.headers[at].1;
            match (stack, there) {
                (Stack::Push | Stack::Unshift, there) => there.append([value.to_vec()]),
                (_, Value::One(there)) => *there = value.to_vec(),
                (_, Value::Array(elements)) => *elements = vec![value.to_vec()],
            }
        } else if value.is_empty() {
            self.remove_like_libesl(names, name);
        } else if value.starts_with(ARRAY) {
            // An array without an element is none.
            if let Some(elements) = split_array(value).filter(|_| value.len() > ARRAY.len()) {
                let elements = elements.map(<[u8]>::to_vec);
                match self.place(names, name) {
                    Some(at) => self.headers[at].1.append(elements),
                    None => self.append_like_libesl(names, name, Value::Array(elements.collect())),
                }
            }
        } else {
            let value = value.to_vec();
            let value = if stack == Stack::Bottom { Value::One(value) } else { Value::Array(vec![value]) };
            self.insert(names, stack, name, value);
        }
    }

    /// Appends a header, whatever its value.
    #[inline]
    pub(super) fn append_like_libesl(&mut self, names: &mut Names<usize>, name: &[u8], value: Value) {
        names.note(name, self.headers.len());
        self.headers.push((name.to_vec(), value));
    }

    /// Removes every header of this name; while there is an index they keep their places until [`take_out`](Self::take_out).
    pub(super) fn remove_like_libesl(&mut self, names: &mut Names<usize>, name: &[u8]) {
        if names.are_indexed(self.names()) {
            names.delete(name);
        } else {
            self.remove(name);
        }
    }

    /// Takes out what was removed.
    pub(super) fn take_out(&mut self, mut removed: Vec<usize>) {
        removed.sort_unstable();
        let (mut removed, mut at) = (removed.into_iter().peekable(), 0);
        if removed.peek().is_some() {
            self.headers.retain(|_| {
                at += 1;
                removed.next_if_eq(&(at - 1)).is_none()
            });
        }
    }

    fn names(&self) -> impl Iterator<Item = (&[u8], usize)> {
        self.headers.iter().enumerate().map(|(at, (name, _))| (&name[..], at))
    }

    /// Where the first header of this name is.
    fn place(&self, names: &mut Names<usize>, name: &[u8]) -> Option<usize> {
        if names.are_indexed(self.names()) { names.first(name) } else { self.position(name) }
    }

    /// Sets `name[index]`; gaps become empty, and so does a plain value that was there. An index outside of 0 to 4000 does nothing.
    fn set_element(&mut self, names: &mut Names<usize>, stack: Stack, name: &[u8], index: i64, value: &[u8]) {
        let Ok(index) = usize::try_from(index) else { return };
        if index > LAST_INDEX as usize {
            return;
        }
        let at = self.place(names, name);
        let count = match at.map(|at| &self.headers[at].1) {
            Some(Value::Array(elements)) => elements.len(),
            Some(Value::One(_)) | None => 0,
        };
        if !names.may_fill(index.saturating_sub(count)) {
            return;
        }
        let mut elements = match at.map(|at| &mut self.headers[at].1) {
            Some(Value::Array(elements)) => std::mem::take(elements),
            Some(Value::One(_)) | None => Vec::new(),
        };
        elements.resize(elements.len().max(index + 1), Vec::new());
        elements[index] = value.to_vec();
        match at {
            Some(at) => self.headers[at].1 = Value::Array(elements),
            None => self.insert(names, stack, name, Value::Array(elements)),
        }
    }

    fn insert(&mut self, names: &mut Names<usize>, stack: Stack, name: &[u8], value: Value) {
        if matches!(stack, Stack::Top | Stack::Unshift) {
            self.headers.insert(0, (name.to_vec(), value));
        } else {
            self.append_like_libesl(names, name, value);
        }
    }
}

impl Value {
    /// Makes an array of it, a plain value being its first element, and appends to it.
    fn append(&mut self, elements: impl IntoIterator<Item = Vec<u8>>) {
        let mut all = match std::mem::replace(self, Value::Array(Vec::new())) {
            Value::One(first) => vec![first],
            Value::Array(elements) => elements,
        };
        all.extend(elements);
        *self = Value::Array(all);
    }
}
