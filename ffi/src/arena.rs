//! Events in few allocations.
//!
//! An event that comes from the wire is built at once and mostly only read, so the structure that C sees, its headers and all its
//! texts lie in one block from `malloc`, sized beforehand; what does not fit goes to further blocks, each twice as large as the
//! last. The event is the block's first field: its address is the block's. A bit in `flags` says that an event is such a one.
//!
//! Functions that change the event allocate on their own and put their memory into the same lists. Whether a pointer lies in the
//! arena, and goes with it, is told by its address alone ([`Arena::contains`]), so a program may also put memory of its own there.

use std::ffi::c_char;
use std::ptr::{self, NonNull};

use crate::abi::{FLAG_ARENA, esl_event_header_t, esl_event_t};
use crate::array;
use crate::pointer::{EventPtr, HeaderPtr, Malloc, Room, address_mut, new_header};

/// What one further block has at least, in bytes.
const SMALLEST_CHUNK: usize = 4096;

/// The first block of an event: the event, and where its memory is.
#[repr(C)]
pub(crate) struct Arena {
    event: esl_event_t,
    end: *mut u8,
    chunks: *mut Chunk,
    texts: Texts,
}

/// Where an event's names lie that were read from the wire. A name of up to [`Texts::LONGEST`] bytes may be looked at as if it began anywhere
/// here: the memory goes on, and has been written.
#[derive(Clone, Copy)]
pub(crate) struct Texts {
    start: usize,
    length: usize,
}

/// The first block of an arena, by its addresses.
#[derive(Clone, Copy)]
pub(crate) struct FirstBlock {
    start: usize,
    length: usize,
}

impl Texts {
    pub(crate) const NONE: Texts = Texts { start: 0, length: 0 };
    const LONGEST: usize = 63;

    /// Whether a text that begins here is `name`, in any case; `None`: it does not begin here.
    #[inline(always)]
    pub(crate) fn is(self, text: *const c_char, name: &[u8]) -> Option<bool> {
        if text.addr().wrapping_sub(self.start) >= self.length || name.len() > Self::LONGEST {
            return None;
        }
        // SAFETY: what `Texts` says; the event is not changed while it is looked at.
        let text = unsafe { std::slice::from_raw_parts(text.cast::<u8>(), name.len() + 1) };
        // Its end is looked at first: most names of a switch begin with `variable_`.
        Some(text[name.len()] == 0 && text[..name.len()].eq_ignore_ascii_case(name))
    }
}

impl FirstBlock {
    /// Whether a header with its texts lies in it, so that nothing of it needs to be released.
    #[inline(always)]
    pub(crate) fn has_whole(self, header: &esl_event_header_t) -> bool {
        let within = |address: usize| address.wrapping_sub(self.start) < self.length;
        header.array.is_null()
            && within(ptr::from_ref(header).addr())
            && within(header.name.addr())
            && within(header.value.addr())
    }
}

/// A further block: its head. The memory follows.
#[repr(C)]
struct Chunk {
    next: *mut Chunk,
    end: *mut u8,
}

impl Arena {
    /// Whether an address lies in the arena.
    pub(crate) fn contains(&self, address: *const u8) -> bool {
        if (ptr::from_ref(self).cast()..self.end.cast_const()).contains(&address) {
            return true;
        }
        let mut chunk = self.chunks;
        while !chunk.is_null() {
            // SAFETY: the list holds this arena's own chunks, which live as long as it does.
            let fields = unsafe { &*chunk };
            if (chunk.cast_const().cast()..fields.end.cast_const()).contains(&address) {
                return true;
            }
            chunk = fields.next;
        }
        false
    }

    /// The first block.
    pub(crate) fn first_block(&self) -> FirstBlock {
        let start = ptr::from_ref(self).addr();
        FirstBlock { start, length: self.end.addr() - start }
    }

    /// Where names lie.
    pub(crate) fn texts(&self) -> Texts {
        self.texts
    }

    /// Frees the further blocks; the first is the event's own.
    pub(crate) fn free_chunks(&self) {
        let mut chunk = self.chunks;
        while !chunk.is_null() {
            // SAFETY: each chunk of the list came from malloc and is freed once, after its link is read.
            unsafe {
                let next = (*chunk).next;
                libc::free(chunk.cast());
                chunk = next;
            }
        }
    }
}

/// Builds an event in an arena. Between two steps the event is whole, and may be changed as any other.
pub(crate) struct ArenaBuilder {
    arena: NonNull<Arena>,
    /// The free memory of the block that is being filled.
    at: *mut u8,
    end: *mut u8,
    /// The size of the next block.
    next_chunk: usize,
}

impl ArenaBuilder {
    /// Begins with the fields of `event`, whose pointers to memory of an event's own must be NULL. `headers` and `text` are how
    /// many headers and how many bytes of names, values and body to make room for; guessing low costs further blocks.
    /// `None`: there is no memory.
    pub(crate) fn new(mut event: esl_event_t, headers: usize, text: usize) -> Option<Self> {
        // Each name and value has a NUL, and each header is aligned after them.
        let room = text + headers * (size_of::<esl_event_header_t>() + 2 + align_of::<esl_event_header_t>());
        let size = size_of::<Arena>() + room;
        event.flags |= FLAG_ARENA;
        let block: NonNull<u8> = NonNull::new(Malloc::new(size)?.release())?;
        let arena = block.cast::<Arena>();
        // SAFETY: the block has `size` bytes, at least an Arena's, and malloc aligns for every type.
        let (at, end) = unsafe { (block.as_ptr().add(size_of::<Arena>()), block.as_ptr().add(size)) };
        // SAFETY: as above.
        unsafe { arena.write(Arena { event, end, chunks: ptr::null_mut(), texts: Texts::NONE }) };
        Some(ArenaBuilder { arena, at, end, next_chunk: SMALLEST_CHUNK.max(room / 2) })
    }

    /// The event as it is now.
    pub(crate) fn event(&self) -> EventPtr {
        // SAFETY: the arena begins with a live event.
        unsafe { EventPtr::new(self.arena.as_ptr().cast()) }.expect("an arena has an address")
    }

    /// Room for `size` bytes, aligned for a header when `aligned`.
    fn reserve(&mut self, size: usize, aligned: bool) -> Option<*mut u8> {
        let skip = if aligned { self.at.align_offset(align_of::<esl_event_header_t>()) } else { 0 };
        if skip + size > self.end.addr() - self.at.addr() {
            self.grow(size)?;
        } else {
            // SAFETY: the block has room for what is skipped.
            self.at = unsafe { self.at.add(skip) };
        }
        Some(self.at)
    }

    #[cold]
    fn grow(&mut self, size: usize) -> Option<()> {
        let size = size_of::<Chunk>() + size.max(self.next_chunk);
        self.next_chunk = size.saturating_mul(2);
        let block: *mut u8 = Malloc::new(size)?.release();
        // SAFETY: the block has `size` bytes, at least a Chunk's, aligned for every type; the arena is live.
        unsafe {
            let chunk = block.cast::<Chunk>();
            chunk.write(Chunk { next: (*self.arena.as_ptr()).chunks, end: block.add(size) });
            (*self.arena.as_ptr()).chunks = chunk;
            self.at = block.add(size_of::<Chunk>());
            self.end = block.add(size);
        }
        Some(())
    }

    /// Takes `size` bytes of what was reserved.
    fn take(&mut self, size: usize) {
        // SAFETY: `reserve` made room for them.
        self.at = unsafe { self.at.add(size) };
    }

    /// A copy of a text, with its NUL.
    pub(crate) fn text(&mut self, text: &[u8]) -> Option<*mut c_char> {
        let to = self.reserve(text.len() + 1, false)?;
        // SAFETY: the room is there, and is not the text's own.
        unsafe {
            ptr::copy_nonoverlapping(text.as_ptr(), to, text.len());
            to.add(text.len()).write(0);
        }
        self.take(text.len() + 1);
        Some(to.cast())
    }

    /// Room for texts of so many bytes, their NULs included. What is written there lives as long as the event.
    pub(crate) fn room(&mut self, size: usize) -> Option<Room> {
        let size = size + Room::SLACK;
        let place = self.reserve(size, false)?;
        self.take(size);
        // SAFETY: so many bytes were reserved and are nobody else's, and the arena outlives its builder.
        Some(unsafe { Room::new(place, size) })
    }

    /// Says that a room is full.
    pub(crate) fn finish(&mut self, room: Room) {
        let (start, length) = room.finish();
        // SAFETY: the arena is live.
        unsafe { (*self.arena.as_ptr()).texts = Texts { start, length } };
    }

    /// Appends a header whose name and value lie in the arena, each ended by a NUL.
    #[inline]
    pub(crate) fn link_in_place(&mut self, name: &mut [u8], value: &mut [u8]) -> Option<HeaderPtr> {
        let place = self.reserve(size_of::<esl_event_header_t>(), true)?;
        self.take(size_of::<esl_event_header_t>());
        Some(self.link(place.cast(), address_mut(name), address_mut(value)))
    }

    /// Appends a header. Its value is not empty.
    #[inline]
    pub(crate) fn header(&mut self, name: &[u8], value: &[u8]) -> Option<HeaderPtr> {
        let (header, name) = self.place_of_header(name)?;
        let value = self.text(value)?;
        Some(self.link(header, name, value))
    }

    /// Appends an array of these elements.
    pub(crate) fn array_header<'a>(
        &mut self,
        name: &[u8],
        elements: impl Iterator<Item = &'a [u8]> + Clone,
    ) -> Option<HeaderPtr> {
        let (header, name) = self.place_of_header(name)?;
        let value = self.text(&array::join(elements.clone()))?;
        let header = self.link(header, name, value);
        self.set_elements(header, elements)?;
        Some(header)
    }

    /// Gives a header its elements. Its value is the array's text already, or will be, of a single element, that element.
    pub(crate) fn set_elements<'a>(&mut self, header: HeaderPtr, elements: impl Iterator<Item = &'a [u8]> + Clone) -> Option<()> {
        let count = elements.clone().count();
        let places: *mut *mut c_char = self.reserve(count * size_of::<*mut c_char>(), true)?.cast();
        self.take(count * size_of::<*mut c_char>());
        for (i, element) in elements.enumerate() {
            let element = self.text(element)?;
            // SAFETY: `count` places were reserved.
            unsafe { places.add(i).write(element) };
            if count == 1 {
                // One element stands alone as the value too, without ARRAY::.
                header.set_value(element);
            }
        }
        header.set_array(places, count);
        Some(())
    }

    /// Room for a header, and its name behind it.
    #[inline]
    fn place_of_header(&mut self, name: &[u8]) -> Option<(*mut esl_event_header_t, *mut c_char)> {
        let header = self.reserve(size_of::<esl_event_header_t>() + name.len() + 1, true)?;
        self.take(size_of::<esl_event_header_t>());
        Some((header.cast(), self.text(name)?))
    }

    #[inline]
    fn link(&mut self, place: *mut esl_event_header_t, name: *mut c_char, value: *mut c_char) -> HeaderPtr {
        // The hash is left out: it would be a quarter of the work, and 0 says so.
        // SAFETY: the place was reserved for a header.
        let header = unsafe {
            place.write(new_header(name, value, 0));
            HeaderPtr::new(place)
        };
        let header = header.expect("reserved room has an address");
        self.event().link(header, false);
        header
    }

    /// Sets the body; there is none yet.
    pub(crate) fn body(&mut self, body: &[u8]) -> Option<()> {
        self.event().get_mut().body = self.text(body)?;
        Some(())
    }
}
