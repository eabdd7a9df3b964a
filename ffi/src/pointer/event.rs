//! Events of C's and their headers.

use std::ffi::{c_char, c_int, c_ulong};
use std::mem::MaybeUninit;
use std::ptr::{self, NonNull};

use super::{Malloc, text};
use crate::abi::{FLAG_ARENA, esl_event_header_t, esl_event_t};
use crate::arena::{Arena, Texts};

/// A header in a list of C's. In the order of their addresses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct HeaderPtr(NonNull<esl_event_header_t>);

impl HeaderPtr {
    /// # Safety
    /// `header` is NULL or a header that lives as long as the event it belongs to.
    pub(crate) unsafe fn new(header: *mut esl_event_header_t) -> Option<Self> {
        NonNull::new(header).map(HeaderPtr)
    }

    /// A header in memory of its own, in no list. `None`: there is no memory.
    pub(crate) fn allocate(name: Malloc, value: Malloc, hash: c_ulong) -> Option<Self> {
        let header = Malloc::value(new_header(ptr::null_mut(), ptr::null_mut(), hash))?;
        let header = NonNull::new(header.release()).map(HeaderPtr)?;
        let fields = header.get_mut();
        (fields.name, fields.value) = (name.release(), value.release());
        Some(header)
    }

    pub(crate) fn as_ptr(self) -> *mut esl_event_header_t {
        self.0.as_ptr()
    }

    fn get<'a>(self) -> &'a esl_event_header_t {
        // SAFETY: a HeaderPtr stands for a live header; the reference is used up within one expression of this file.
        unsafe { self.0.as_ref() }
    }

    fn get_mut<'a>(mut self) -> &'a mut esl_event_header_t {
        // SAFETY: as in `get`, and nothing else refers to the header within that expression.
        unsafe { self.0.as_mut() }
    }

    /// The name; empty where a program left NULL.
    pub(crate) fn name<'a>(self) -> &'a [u8] {
        // SAFETY: the name is a text of the header's, unchanged while it is looked at.
        unsafe { text(self.get().name) }.unwrap_or_default()
    }

    /// The value; empty where a program left NULL.
    pub(crate) fn value<'a>(self) -> &'a [u8] {
        // SAFETY: the value is a text of the header's, unchanged while it is looked at.
        unsafe { text(self.get().value) }.unwrap_or_default()
    }

    pub(crate) fn value_ptr(self) -> *mut c_char {
        self.get().value
    }

    /// The elements, when it is an array.
    pub(crate) fn elements<'a>(self) -> impl ExactSizeIterator<Item = &'a [u8]> + Clone {
        let places: &'a [*mut c_char] = self.element_places();
        // SAFETY: each element is a text of the header's.
        places.iter().map(|&element| unsafe { text(element) }.unwrap_or_default())
    }

    /// How many elements there are; 0: it is no array.
    pub(crate) fn count(self) -> usize {
        let header = self.get();
        if header.array.is_null() { 0 } else { usize::try_from(header.idx).unwrap_or(0) }
    }

    pub(crate) fn element_places<'a>(self) -> &'a mut [*mut c_char] {
        let count = self.count();
        // SAFETY: the array has `idx` places.
        if count == 0 { &mut [] } else { unsafe { std::slice::from_raw_parts_mut(self.get().array, count) } }
    }

    pub(crate) fn array_ptr(self) -> *mut *mut c_char {
        self.get().array
    }

    pub(crate) fn set_value(self, value: *mut c_char) {
        self.get_mut().value = value;
    }

    pub(crate) fn set_array(self, array: *mut *mut c_char, count: usize) {
        let header = self.get_mut();
        header.array = array;
        // Arrays are bounded by memory long before 2^31 elements of eight bytes.
        header.idx = c_int::try_from(count).unwrap_or(c_int::MAX);
    }

    /// Writes one more element into the array, which has the room.
    pub(crate) fn push_grown(self, element: *mut c_char) {
        let (count, array) = (self.count(), self.get().array);
        // SAFETY: the callers made room for a place more.
        unsafe { array.add(count).write(element) };
        self.set_array(array, count + 1);
    }

    /// Writes a text behind the first `length` bytes of the value, which has the room.
    pub(crate) fn extend_value(self, length: usize, tail: &[u8]) {
        // SAFETY: the callers made room for the tail and its NUL.
        unsafe {
            let end = self.get().value.cast::<u8>().add(length);
            ptr::copy_nonoverlapping(tail.as_ptr(), end, tail.len());
            end.add(tail.len()).write(0);
        }
    }

    /// Whether this is the name, in any case of ASCII letters. `texts` are those of the header's event.
    #[inline]
    pub(crate) fn is_named(self, name: &[u8], texts: Texts) -> bool {
        let own = self.get().name;
        texts.is(own, name).unwrap_or_else(|| is_text(own, name))
    }

    pub(crate) fn next(self) -> Option<HeaderPtr> {
        NonNull::new(self.get().next).map(HeaderPtr)
    }
}

/// Whether a text is `name`, in any case; NULL is none.
#[inline(never)]
fn is_text(text: *const c_char, name: &[u8]) -> bool {
    let mut at = text.cast::<u8>();
    if at.is_null() {
        return false;
    }
    for &byte in name {
        // SAFETY: the text goes on, since no byte before this one was its NUL.
        let known = unsafe { at.read() };
        // Nearly every name is spelt as it is looked up.
        if known != byte && (known == 0 || !known.eq_ignore_ascii_case(&byte)) {
            return false;
        }
        // SAFETY: the byte that was read is not the NUL.
        at = unsafe { at.add(1) };
    }
    // SAFETY: the NUL or a further byte of the text.
    unsafe { at.read() == 0 }
}

/// A header with nothing in it but texts that were allocated for it.
pub(crate) fn new_header(name: *mut c_char, value: *mut c_char, hash: c_ulong) -> esl_event_header_t {
    esl_event_header_t { name, value, array: ptr::null_mut(), idx: 0, hash, next: ptr::null_mut() }
}

/// An event of C's.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct EventPtr(NonNull<esl_event_t>);

impl EventPtr {
    /// # Safety
    /// `event` is NULL or an event, and nothing else uses it during the call.
    pub(crate) unsafe fn new(event: *mut esl_event_t) -> Option<Self> {
        NonNull::new(event).map(EventPtr)
    }

    pub(crate) fn as_ptr(self) -> *mut esl_event_t {
        self.0.as_ptr()
    }

    /// The fields.
    pub(crate) fn get<'a>(self) -> &'a esl_event_t {
        // SAFETY: an EventPtr stands for a live event; callers use the reference within one expression.
        unsafe { self.0.as_ref() }
    }

    /// The fields, to change them.
    pub(crate) fn get_mut<'a>(mut self) -> &'a mut esl_event_t {
        // SAFETY: as in `get`, and nothing else uses the event during the call.
        unsafe { self.0.as_mut() }
    }

    /// The body.
    pub(crate) fn body<'a>(self) -> Option<&'a [u8]> {
        // SAFETY: the body is a text of the event's.
        unsafe { text(self.get().body) }
    }

    /// The subclass it was created with.
    pub(crate) fn subclass<'a>(self) -> Option<&'a [u8]> {
        // SAFETY: the subclass is a text of the event's.
        unsafe { text(self.get().subclass_name) }
    }

    /// The headers in order.
    pub(crate) fn headers(self) -> impl Iterator<Item = HeaderPtr> + Clone {
        std::iter::successors(NonNull::new(self.get().headers).map(HeaderPtr), |header| header.next())
    }

    /// The first header of this name.
    pub(crate) fn find(self, name: &[u8]) -> Option<HeaderPtr> {
        let texts = self.texts();
        self.headers().find(|header| header.is_named(name, texts))
    }

    /// Where its names lie.
    pub(crate) fn texts(self) -> Texts {
        self.arena().map_or(Texts::NONE, Arena::texts)
    }

    /// Links a header in, first or last.
    pub(crate) fn link(self, header: HeaderPtr, first: bool) {
        let event = self.get_mut();
        if first {
            header.get_mut().next = event.headers;
            event.headers = header.as_ptr();
            if event.last_header.is_null() {
                event.last_header = header.as_ptr();
            }
        } else {
            header.get_mut().next = ptr::null_mut();
            // SAFETY: NULL or the last header of this event's list.
            match unsafe { HeaderPtr::new(event.last_header) } {
                Some(last) => last.get_mut().next = header.as_ptr(),
                None => event.headers = header.as_ptr(),
            }
            event.last_header = header.as_ptr();
        }
    }

    /// Takes the headers that `matches` says out of the list and releases them.
    pub(crate) fn remove(self, mut matches: impl FnMut(HeaderPtr) -> bool) {
        let mut before: Option<HeaderPtr> = None;
        let mut at = self.headers().next();
        while let Some(header) = at {
            at = header.next();
            if !matches(header) {
                before = Some(header);
                continue;
            }
            match before {
                Some(before) => before.get_mut().next = header.get().next,
                None => self.get_mut().headers = header.get().next,
            }
            if at.is_none() {
                self.get_mut().last_header = before.map_or(ptr::null_mut(), HeaderPtr::as_ptr);
            }
            self.release_header(header);
        }
    }

    fn release_header(self, header: HeaderPtr) {
        for element in header.element_places() {
            self.release(*element);
        }
        let fields = header.get();
        let (array, name, value) = (fields.array, fields.name, fields.value);
        self.release(array);
        self.release(name);
        self.release(value);
        self.release(header.as_ptr());
    }

    /// Frees memory of this event's, unless it lies in the arena and goes with it.
    pub(crate) fn release<T>(self, memory: *mut T) {
        if memory.is_null() || self.arena().is_some_and(|arena| arena.contains(memory.cast_const().cast())) {
            return;
        }
        // SAFETY: what is not in the arena came from malloc, by this library or by the program that put it there.
        unsafe { libc::free(memory.cast()) };
    }

    /// The arena that the event lies in, when it does.
    pub(crate) fn arena<'a>(self) -> Option<&'a Arena> {
        // SAFETY: the flag is set by the arena alone, on events that begin one.
        (self.get().flags & FLAG_ARENA != 0).then(|| unsafe { self.0.cast::<Arena>().as_ref() })
    }

    /// Releases the event with all it holds.
    pub(crate) fn destroy(self) {
        let arena = self.arena();
        let block = arena.map(Arena::first_block);
        let mut at = self.headers().next();
        while let Some(header) = at {
            at = header.next();
            if !block.is_some_and(|block| block.has_whole(header.get())) {
                self.release_header(header);
            }
        }
        let event = self.get();
        let (body, subclass) = (event.body, event.subclass_name);
        self.release(body);
        self.release(subclass);
        if let Some(arena) = arena {
            arena.free_chunks();
        }
        // SAFETY: an event is one malloc, or the beginning of its arena's first; it is not used again.
        unsafe { libc::free(self.as_ptr().cast()) };
    }
}

/// An event with nothing in it.
pub(crate) fn empty_event() -> esl_event_t {
    // SAFETY: NULL pointers and zeros are an empty event in C.
    unsafe { MaybeUninit::<esl_event_t>::zeroed().assume_init() }
}
