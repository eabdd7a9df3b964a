//! Raw pointers to and from C: every cast and every walk along C's lists is here.
//!
//! The functions that take a pointer from a program are `unsafe`: its contract is that it is NULL or points to what its type says.
//! What they give, an [`EventPtr`], a [`HeaderPtr`], a slice, then stands for that promise, and the rest of the crate works with
//! safe calls. The lists within an event are the program's memory too; as libesl does, the library trusts that they are whole.

use std::ffi::{CStr, c_char, c_int, c_ulong, c_void};
use std::mem::MaybeUninit;
use std::net::SocketAddr;
use std::os::fd::{BorrowedFd, FromRawFd, OwnedFd, RawFd};
use std::ptr::{self, NonNull};
use std::sync::Arc;

use crate::abi::{ESL_SOCK_INVALID, FLAG_ARENA, esl_event_header_t, esl_event_t, esl_handle_t, esl_socket_t};
use crate::arena::Arena;
use crate::link::Link;

/// The bytes of a C text without its NUL; `None` for NULL.
///
/// # Safety
/// `text` is NULL or ends with a NUL, and stays unchanged for `'a`.
pub(crate) unsafe fn text<'a>(text: *const c_char) -> Option<&'a [u8]> {
    if text.is_null() {
        return None;
    }
    // SAFETY: not NULL, and the caller promises the NUL.
    Some(unsafe { CStr::from_ptr(text) }.to_bytes())
}

/// A place that a function writes to; `None` for NULL.
///
/// # Safety
/// `place` is NULL or valid for reads and writes for `'a`, and nothing else refers to it meanwhile.
pub(crate) unsafe fn place<'a, T>(place: *mut T) -> Option<&'a mut T> {
    // SAFETY: what the caller promises.
    unsafe { place.as_mut() }
}

/// Memory that a program wrote as an array of `count` places.
///
/// # Safety
/// `array` is NULL or valid for `count` places for `'a`.
pub(crate) unsafe fn places<'a, T>(array: *mut T, count: usize) -> Option<&'a mut [T]> {
    // SAFETY: not NULL, and what the caller promises.
    (!array.is_null()).then(|| unsafe { std::slice::from_raw_parts_mut(array, count) })
}

/// A C text that may be written, its NUL included.
///
/// # Safety
/// As [`text`], and the caller may write to it.
pub(crate) unsafe fn text_mut<'a>(text: *mut c_char) -> Option<&'a mut [u8]> {
    if text.is_null() {
        return None;
    }
    // SAFETY: not NULL, and the caller promises the NUL.
    let length = unsafe { CStr::from_ptr(text) }.count_bytes();
    // SAFETY: the caller may write to these bytes, the NUL among them.
    Some(unsafe { std::slice::from_raw_parts_mut(text.cast(), length + 1) })
}

/// The address of a byte within a text, as C gives it back.
pub(crate) fn address(bytes: &[u8]) -> *const c_char {
    bytes.as_ptr().cast()
}

/// The address of a byte within a text that C may write to.
pub(crate) fn address_mut(bytes: &mut [u8]) -> *mut c_char {
    bytes.as_mut_ptr().cast()
}

/// Where a byte first is. The C library's search is called directly: for short distances most of the cost is in getting there.
pub(crate) fn find_byte(byte: u8, bytes: &[u8]) -> Option<usize> {
    // SAFETY: so many bytes are there to look at.
    let found = unsafe { libc::memchr(bytes.as_ptr().cast(), c_int::from(byte), bytes.len()) };
    (!found.is_null()).then(|| found.addr() - bytes.as_ptr().addr())
}

/// Shortens a text where it stands: from `first` on, `mark` and the two bytes behind it become the byte that `read` makes of these,
/// when it makes one. The new length. The bytes behind it are as they were.
#[inline]
pub(crate) fn rewrite(text: &mut [u8], first: usize, mark: u8, read: impl Fn(u8, u8) -> Option<u8>) -> usize {
    let range = text.as_mut_ptr_range();
    let mut from = range.start.wrapping_add(first.min(text.len()));
    let mut to = from;
    while from < range.end {
        // SAFETY: `from` is within the text, two bytes further where that was compared, and `to` is never ahead of it.
        unsafe {
            let mut byte = from.read();
            from = from.add(1);
            if byte == mark
                && range.end.offset_from_unsigned(from) >= 2
                && let Some(read) = read(from.read(), from.add(1).read())
            {
                byte = read;
                from = from.add(2);
            }
            to.write(byte);
            to = to.add(1);
        }
    }
    to.addr() - range.start.addr()
}

/// Memory from `malloc` that is this library's until it is handed out; dropped, it is freed.
pub(crate) struct Malloc(NonNull<u8>);

impl Malloc {
    /// `size` bytes, not initialised; `None`: there is no memory.
    pub(crate) fn new(size: usize) -> Option<Self> {
        // SAFETY: malloc takes any size.
        let memory = unsafe { libc::malloc(size.max(1)) };
        NonNull::new(memory.cast()).map(Malloc)
    }

    /// A C text: the bytes up to their first NUL, and a NUL.
    pub(crate) fn text(bytes: &[u8]) -> Option<Self> {
        let memory = Malloc::new(bytes.len() + 1)?;
        // SAFETY: the memory has room for the bytes and the NUL, and is not the bytes' own.
        unsafe {
            ptr::copy_nonoverlapping(bytes.as_ptr(), memory.0.as_ptr(), bytes.len());
            memory.0.as_ptr().add(bytes.len()).write(0);
        }
        Some(memory)
    }

    /// A value of a type that C made of plain fields.
    pub(crate) fn value<T>(value: T) -> Option<Self> {
        let memory = Malloc::new(size_of::<T>())?;
        // SAFETY: malloc's memory is large enough and aligned for every type of C.
        unsafe { memory.0.as_ptr().cast::<T>().write(value) };
        Some(memory)
    }

    /// An array of pointers to these texts, which become the array's.
    pub(crate) fn pointers(texts: Vec<Malloc>) -> Option<Self> {
        let memory = Malloc::new(texts.len() * size_of::<*mut c_char>())?;
        for (i, text) in texts.into_iter().enumerate() {
            // SAFETY: the memory has a place for each, aligned for every type.
            unsafe { memory.0.as_ptr().cast::<*mut c_char>().add(i).write(text.release()) };
        }
        Some(memory)
    }

    /// Memory of `size` bytes that begins with `used` bytes of another.
    pub(crate) fn copy_of<T>(memory: *mut T, used: usize, size: usize) -> Option<Self> {
        let copy = Malloc::new(size)?;
        // SAFETY: the callers' memory has as many bytes as they use, and the copy's `size` is not less.
        unsafe { ptr::copy_nonoverlapping(memory.cast_const().cast(), copy.0.as_ptr(), used) };
        Some(copy)
    }

    /// Hands the memory out; the program frees it.
    pub(crate) fn release<T>(self) -> *mut T {
        let memory = self.0.as_ptr().cast();
        std::mem::forget(self);
        memory
    }
}

impl Drop for Malloc {
    fn drop(&mut self) {
        // SAFETY: it came from malloc and is freed once.
        unsafe { libc::free(self.0.as_ptr().cast()) };
    }
}

/// A header in a list of C's.
#[derive(Clone, Copy, PartialEq, Eq)]
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

    /// Writes one more element, and behind the first `length` bytes of the value what it reads as. Both have the room.
    pub(crate) fn append_grown(self, element: *mut c_char, length: usize, tail: &[u8]) {
        let (count, header) = (self.count(), self.get());
        // SAFETY: the callers made room for a place more in the array, and for the tail and its NUL behind the value.
        unsafe {
            header.array.add(count).write(element);
            let end = header.value.cast::<u8>().add(length);
            ptr::copy_nonoverlapping(tail.as_ptr(), end, tail.len());
            end.add(tail.len()).write(0);
        }
        self.set_array(header.array, count + 1);
    }

    /// Whether this is the name, in any case of ASCII letters.
    pub(crate) fn is_named(self, name: &[u8]) -> bool {
        let mut at = self.get().name.cast_const().cast::<u8>();
        if at.is_null() {
            return false;
        }
        for &byte in name {
            // SAFETY: the name goes on, since no byte before this one was its NUL.
            let known = unsafe { at.read() };
            // Nearly every name is spelt as it is looked up.
            if known != byte && (known == 0 || !known.eq_ignore_ascii_case(&byte)) {
                return false;
            }
            // SAFETY: the byte that was read is not the NUL.
            at = unsafe { at.add(1) };
        }
        // SAFETY: the NUL or a further byte of the name.
        unsafe { at.read() == 0 }
    }

    pub(crate) fn next(self) -> Option<HeaderPtr> {
        NonNull::new(self.get().next).map(HeaderPtr)
    }
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
        self.headers().find(|header| header.is_named(name))
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
        let mut at = self.headers().next();
        while let Some(header) = at {
            at = header.next();
            if !arena.is_some_and(|arena| arena.has_whole(header.get())) {
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

/// How many bytes an allocation of malloc's really has.
pub(crate) fn usable_size<T>(memory: *mut T) -> usize {
    // SAFETY: NULL or from malloc, which the callers look after.
    unsafe { libc::malloc_usable_size(memory.cast::<c_void>()) }
}

/// A handle of C's. Several threads may be in calls with it, so its fields are read and written one by one.
#[derive(Clone, Copy)]
pub(crate) struct HandlePtr(NonNull<esl_handle_t>);

/// One of the handle's places for an event.
#[derive(Clone, Copy)]
pub(crate) enum Slot {
    LastEvent,
    LastReply,
    LastInner,
    Info,
}

/// One of the handle's places for a text.
#[derive(Clone, Copy)]
pub(crate) enum TextSlot {
    Error,
    LastReply,
    LastSendReply,
}

// SAFETY of the blocks in this impl: a HandlePtr stands for a live handle; fields are accessed through raw places, without references
// to the whole, and where two threads could meet the link's lock is held.
impl HandlePtr {
    /// # Safety
    /// `handle` is NULL or a handle that was zeroed before its first use.
    pub(crate) unsafe fn new(handle: *mut esl_handle_t) -> Option<Self> {
        NonNull::new(handle).map(HandlePtr)
    }

    pub(crate) fn address(self) -> usize {
        self.0.as_ptr().addr()
    }

    fn at(self) -> *mut esl_handle_t {
        self.0.as_ptr()
    }

    pub(crate) fn socket(self) -> esl_socket_t {
        // SAFETY: see the impl.
        unsafe { (&raw const (*self.at()).sock).read_volatile() }
    }

    pub(crate) fn set_socket(self, socket: esl_socket_t) {
        // SAFETY: see the impl.
        unsafe { (&raw mut (*self.at()).sock).write_volatile(socket) };
    }

    pub(crate) fn is_connected(self) -> bool {
        // SAFETY: see the impl.
        unsafe { (&raw const (*self.at()).connected).read_volatile() != 0 }
    }

    pub(crate) fn set_connected(self, connected: bool) {
        // SAFETY: see the impl.
        unsafe { (&raw mut (*self.at()).connected).write_volatile(c_int::from(connected)) };
    }

    pub(crate) fn is_destroyed(self) -> bool {
        // SAFETY: see the impl.
        unsafe { (*self.at()).destroyed != 0 }
    }

    pub(crate) fn set_destroyed(self, destroyed: bool) {
        // SAFETY: see the impl.
        unsafe { (*self.at()).destroyed = c_int::from(destroyed) };
    }

    /// Whether `esl_execute` sends `event-lock`, and `async`.
    pub(crate) fn execute_options(self) -> (bool, bool) {
        // SAFETY: see the impl.
        unsafe { ((*self.at()).event_lock != 0, (*self.at()).async_execute != 0) }
    }

    pub(crate) fn set_error_number(self, number: c_int) {
        // SAFETY: see the impl.
        unsafe { (*self.at()).errnum = number };
    }

    /// Writes a text, cut to its place.
    pub(crate) fn set_text(self, slot: TextSlot, text: &[u8]) {
        // SAFETY: see the impl; the slices are of these arrays alone.
        let place: &mut [c_char] = unsafe {
            match slot {
                TextSlot::Error => &mut *(&raw mut (*self.at()).err),
                TextSlot::LastReply => &mut *(&raw mut (*self.at()).last_reply),
                TextSlot::LastSendReply => &mut *(&raw mut (*self.at()).last_sr_reply),
            }
        };
        let length = text.len().min(place.len() - 1);
        for (to, &from) in place.iter_mut().zip(&text[..length]) {
            *to = from.cast_signed() as c_char;
        }
        place[length] = 0;
    }

    fn event_place(self, slot: Slot) -> *mut *mut esl_event_t {
        // SAFETY: see the impl.
        unsafe {
            match slot {
                Slot::LastEvent => &raw mut (*self.at()).last_event,
                Slot::LastReply => &raw mut (*self.at()).last_sr_event,
                Slot::LastInner => &raw mut (*self.at()).last_ievent,
                Slot::Info => &raw mut (*self.at()).info_event,
            }
        }
    }

    /// Puts an event into its place and destroys the one that was there.
    pub(crate) fn put_event(self, slot: Slot, event: Option<EventPtr>) {
        let new = event.map_or(ptr::null_mut(), EventPtr::as_ptr);
        // SAFETY: the place holds NULL or an event of the handle's.
        let old = unsafe { EventPtr::new(self.event_place(slot).replace(new)) };
        if let Some(old) = old {
            old.destroy();
        }
    }

    /// Makes the last reply what the handle knows of its call.
    pub(crate) fn move_reply_to_info(self) {
        // SAFETY: the place holds NULL or an event of the handle's.
        let reply = unsafe { EventPtr::new(self.event_place(Slot::LastReply).replace(ptr::null_mut())) };
        self.put_event(Slot::Info, reply);
    }

    /// Appends to the list in `race_event`, whose last event is `last`.
    pub(crate) fn append_queued(self, last: *mut esl_event_t, event: EventPtr) {
        // SAFETY: see the impl; `last` is the list's last event unless the list is empty.
        unsafe {
            let first = &raw mut (*self.at()).race_event;
            if first.read_volatile().is_null() {
                first.write_volatile(event.as_ptr());
            } else {
                (*last).next = event.as_ptr();
            }
        }
    }

    /// Takes the first event of the list in `race_event`.
    pub(crate) fn pop_queued(self) -> Option<EventPtr> {
        // SAFETY: the list holds events of the handle's.
        unsafe {
            let first = &raw mut (*self.at()).race_event;
            let event = EventPtr::new(first.read_volatile())?;
            first.write_volatile(std::mem::replace(&mut event.get_mut().next, ptr::null_mut()));
            Some(event)
        }
    }

    pub(crate) fn set_address(self, address: &libc::sockaddr_in) {
        // SAFETY: see the impl.
        unsafe { (*self.at()).addr = *address };
    }

    /// The address that was connected to, as the system writes it.
    pub(crate) fn set_peer(self, peer: SocketAddr) {
        // SAFETY: a sockaddr_storage has room and alignment for either kind, and zeros are the rest of both.
        unsafe {
            let place = &raw mut (*self.at()).sockaddr;
            place.write(std::mem::zeroed());
            match peer {
                SocketAddr::V4(peer) => {
                    let place = place.cast::<libc::sockaddr_in>();
                    (*place).sin_family = libc::AF_INET as libc::sa_family_t;
                    (*place).sin_port = peer.port().to_be();
                    (*place).sin_addr.s_addr = u32::from(*peer.ip()).to_be();
                }
                SocketAddr::V6(peer) => {
                    let place = place.cast::<libc::sockaddr_in6>();
                    (*place).sin6_family = libc::AF_INET6 as libc::sa_family_t;
                    (*place).sin6_port = peer.port().to_be();
                    (*place).sin6_addr.s6_addr = peer.ip().octets();
                    (*place).sin6_scope_id = peer.scope_id();
                }
            }
        }
    }

    /// The link. The caller holds the gate.
    pub(crate) fn link(self) -> Option<Arc<Link>> {
        // SAFETY: `packet_buf` is NULL or what `set_link` put there, which counts as one owner.
        unsafe {
            let link: *const Link = (*self.at()).packet_buf.cast();
            (!link.is_null()).then(|| {
                Arc::increment_strong_count(link);
                Arc::from_raw(link)
            })
        }
    }

    /// Puts a link there. The caller holds the gate, and there is none yet.
    pub(crate) fn set_link(self, link: Option<Arc<Link>>) {
        let link = link.map_or(ptr::null(), Arc::into_raw);
        // SAFETY: see the impl.
        unsafe { (*self.at()).packet_buf = link.cast_mut().cast() };
    }

    /// Takes the link away. The caller holds the gate.
    pub(crate) fn take_link(self) -> Option<Arc<Link>> {
        // SAFETY: as in `link`; the owner is handed out.
        unsafe {
            let link: *const Link = std::mem::replace(&mut (*self.at()).packet_buf, ptr::null_mut()).cast();
            (!link.is_null()).then(|| Arc::from_raw(link))
        }
    }

    /// Makes the recursive lock that programs find in the handle, unless it has one.
    pub(crate) fn make_mutex(self) -> Option<()> {
        // SAFETY: see the impl; the attribute and the mutex are initialised before they are used.
        unsafe {
            if !(*self.at()).mutex.is_null() {
                return Some(());
            }
            let memory = Malloc::new(size_of::<libc::pthread_mutex_t>())?.release::<libc::pthread_mutex_t>();
            let mut attributes = MaybeUninit::uninit();
            libc::pthread_mutexattr_init(attributes.as_mut_ptr());
            libc::pthread_mutexattr_settype(attributes.as_mut_ptr(), libc::PTHREAD_MUTEX_RECURSIVE);
            libc::pthread_mutex_init(memory, attributes.as_ptr());
            libc::pthread_mutexattr_destroy(attributes.as_mut_ptr());
            (*self.at()).mutex = memory.cast();
        }
        Some(())
    }

    /// Waits until no other thread of the program holds the lock, and releases it.
    fn destroy_mutex(self) {
        // SAFETY: see the impl; `make_mutex` made it.
        unsafe {
            let mutex: *mut libc::pthread_mutex_t = (*self.at()).mutex.cast();
            if !mutex.is_null() {
                libc::pthread_mutex_lock(mutex);
                libc::pthread_mutex_unlock(mutex);
                libc::pthread_mutex_destroy(mutex);
                libc::free(mutex.cast());
            }
        }
    }

    /// Releases all that the handle holds but its link and its descriptor, and zeroes it.
    pub(crate) fn clear(self) {
        for slot in [Slot::LastEvent, Slot::LastReply, Slot::LastInner, Slot::Info] {
            self.put_event(slot, None);
        }
        while let Some(event) = self.pop_queued() {
            event.destroy();
        }
        self.destroy_mutex();
        // SAFETY: see the impl; zeros are a handle that was never used.
        unsafe { self.at().write_bytes(0, 1) };
        self.set_socket(ESL_SOCK_INVALID);
        self.set_destroyed(true);
    }
}

/// A descriptor of a program's, for the length of a system call.
pub(crate) fn borrow_fd<'a>(fd: RawFd) -> BorrowedFd<'a> {
    // SAFETY: the program keeps the descriptor open while calls use it; -1, which is none, never gets here.
    unsafe { BorrowedFd::borrow_raw(fd) }
}

/// Closes a descriptor that a handle owned.
pub(crate) fn close_fd(fd: RawFd) {
    // SAFETY: the handle gave it up, and no call uses it any more.
    drop(unsafe { OwnedFd::from_raw_fd(fd) });
}
