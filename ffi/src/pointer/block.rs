//! Texts looked at, and copied, a block at a time.
//!
//! A switch's lines have some 45 bytes, so what counts is what each costs besides its bytes. A block of 64 is looked at and copied
//! whatever the line's length is: no search is called and no loop's end is guessed wrong. What a copy has too much lies where the
//! next text goes.

use std::hint::cold_path;
use std::ops::Range;
use std::ptr;

/// How many bytes are looked at at once.
pub(crate) const BLOCK: usize = 64;

/// How many bytes one register holds; a block is four of these.
const STEP: usize = 16;

/// How many bytes between two escapes are copied whatever their number.
const CHUNK: usize = 2 * STEP;

/// A block, and what the last chunk in it has too much.
const WINDOW: usize = BLOCK + CHUNK;

/// A bit for each byte of a step, the first one lowest: whether it is `byte`.
#[cfg(target_arch = "x86_64")]
#[inline(always)]
fn in_step(step: &[u8; STEP], byte: u8) -> u16 {
    use std::arch::x86_64::{_mm_cmpeq_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_set1_epi8};
    // SAFETY: the load is of the step's bytes, and every x86-64 has SSE2.
    let bits = unsafe {
        let step = _mm_loadu_si128(step.as_ptr().cast());
        _mm_movemask_epi8(_mm_cmpeq_epi8(step, _mm_set1_epi8(byte.cast_signed())))
    };
    // Only the lower half can be set.
    bits as u16
}

/// A bit for each byte of a step, the first one lowest: whether it is `byte`.
#[cfg(not(target_arch = "x86_64"))]
fn in_step(step: &[u8; STEP], byte: u8) -> u16 {
    in_step_of_words(step, byte)
}

/// As [`in_step`], with what every processor has.
#[cfg(any(test, not(target_arch = "x86_64")))]
fn in_step_of_words(step: &[u8; STEP], byte: u8) -> u16 {
    const LOW_BITS: u64 = 0x7F7F_7F7F_7F7F_7F7F;
    let in_word = |word: &[u8; 8]| {
        let differing = u64::from_le_bytes(*word) ^ u64::from_le_bytes([byte; 8]);
        // The highest bit of each byte that is zero, and no carry from one to the next.
        let equal = !(((differing & LOW_BITS) + LOW_BITS) | differing | LOW_BITS);
        // Each of those bits to its place in the highest byte.
        ((equal >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) as u16
    };
    let (words, _) = step.as_chunks();
    in_word(&words[0]) | in_word(&words[1]) << 8
}

/// A way to look at a block.
pub(crate) trait Search {
    /// A bit for each byte of the block, the first one lowest: whether it is `byte`.
    fn matching(block: &[u8; BLOCK], byte: u8) -> u64;
}

/// What every processor of the kind can do.
pub(crate) struct Usual;

impl Search for Usual {
    #[inline(always)]
    fn matching(block: &[u8; BLOCK], byte: u8) -> u64 {
        let (steps, _) = block.as_chunks();
        steps.iter().rev().fold(0, |bits, step| bits << STEP | u64::from(in_step(step, byte)))
    }
}

/// With AVX2, a block is two registers. It saves a seventh of an event's instructions.
#[cfg(target_arch = "x86_64")]
struct Wide;

#[cfg(target_arch = "x86_64")]
impl Search for Wide {
    #[inline(always)]
    fn matching(block: &[u8; BLOCK], byte: u8) -> u64 {
        #[inline]
        #[target_feature(enable = "avx2")]
        fn halves(block: &[u8; BLOCK], byte: u8) -> u64 {
            use std::arch::x86_64::{_mm256_cmpeq_epi8, _mm256_loadu_si256, _mm256_movemask_epi8, _mm256_set1_epi8};
            let wanted = _mm256_set1_epi8(byte.cast_signed());
            let (halves, _) = block.as_chunks::<{ BLOCK / 2 }>();
            // SAFETY: both loads are of a half's bytes.
            let (low, high) =
                unsafe { (_mm256_loadu_si256(halves[0].as_ptr().cast()), _mm256_loadu_si256(halves[1].as_ptr().cast())) };
            let bits = |half| u64::from(_mm256_movemask_epi8(_mm256_cmpeq_epi8(half, wanted)).cast_unsigned());
            bits(low) | bits(high) << (BLOCK / 2)
        }
        // SAFETY: `with_search` alone names this type, where there is AVX2.
        unsafe { halves(block, byte) }
    }
}

/// What is done with the best way that this processor has.
pub(crate) trait WithSearch {
    /// What comes of it.
    type Output;

    /// It; to be inlined, so that it is compiled for each way.
    fn run<S: Search>(self) -> Self::Output;
}

/// Runs `job` with the best way that this processor has.
#[inline]
pub(crate) fn with_search<J: WithSearch>(job: J) -> J::Output {
    #[cfg(target_arch = "x86_64")]
    {
        #[target_feature(enable = "avx2,bmi1,bmi2")]
        fn wide<J: WithSearch>(job: J) -> J::Output {
            job.run::<Wide>()
        }
        if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("bmi1") && is_x86_feature_detected!("bmi2") {
            // SAFETY: the processor has them.
            return unsafe { wide(job) };
        }
    }
    job.run::<Usual>()
}

/// Room for texts, one behind the other, each ended by a NUL, in memory that is an event's.
pub(crate) struct Room {
    start: *mut u8,
    /// The free memory.
    at: *mut u8,
    end: *mut u8,
}

impl Room {
    /// What a room has to have besides what its texts need: the end of a copied block.
    pub(crate) const SLACK: usize = WINDOW;

    /// # Safety
    /// `size` bytes from `at` on may be written and are nobody else's, as long as the room or a text in it is used.
    pub(crate) unsafe fn new(at: *mut u8, size: usize) -> Self {
        // SAFETY: so many bytes are there.
        Room { start: at, at, end: unsafe { at.add(size) } }
    }

    /// Nothing more comes: where its texts begin, and their length. A block behind their last byte has been written, too.
    pub(crate) fn finish(self) -> (usize, usize) {
        assert!(self.left() >= BLOCK, "there is the slack");
        // SAFETY: there is room for it.
        unsafe { self.at.cast::<[u8; BLOCK]>().write([0; BLOCK]) };
        (self.start.addr(), self.at.addr() - self.start.addr())
    }

    #[inline(always)]
    fn left(&self) -> usize {
        self.end.addr() - self.at.addr()
    }

    /// A text, with its NUL; `None`: there is no room.
    #[inline]
    pub(crate) fn text<'a>(&mut self, text: &[u8]) -> Option<&'a mut [u8]> {
        // SAFETY: there is room for the text and the NUL, and none of it is the text's own.
        (text.len() < self.left()).then(|| unsafe {
            ptr::copy_nonoverlapping(text.as_ptr(), self.at, text.len());
            self.take(text.len())
        })
    }

    /// As [`text`](Self::text), of the first `length` bytes, whose escapes are read: what is no escape stays.
    #[inline]
    pub(crate) fn unescaped<'a, S: Search>(&mut self, text: &[u8], length: usize) -> Option<&'a mut [u8]> {
        // SAFETY: the text has so many bytes, and there is room for them and a block.
        (length <= text.len() && length + Self::SLACK <= self.left()).then(|| unsafe {
            let length = unescape::<S>(text, 0..length, self.at);
            self.take(length)
        })
    }

    /// The two parts of a line, which `text` begins with as with `block`: a name of `colon` bytes, and what lies from `value` to `end`, where
    /// there are escapes if `escaped` says so. `None`: there is no room for the line and a block.
    #[inline(always)]
    pub(crate) fn parts<'a, S: Search>(
        &mut self,
        block: &[u8; BLOCK],
        text: &[u8],
        (colon, value, end): (usize, usize, usize),
        escaped: bool,
    ) -> Option<(&'a mut [u8], &'a mut [u8])> {
        if !(colon < value && value <= end && value <= BLOCK && end <= text.len()) || self.left() < end + Self::SLACK {
            return None;
        }
        // SAFETY: the text has the line, and there is room for it and a block.
        unsafe {
            self.at.cast::<[u8; BLOCK]>().write(*block);
            let end = if escaped || end > BLOCK { unescape::<S>(text, value..end, self.at) } else { end };
            self.at.add(colon).write(0);
            let (name, value) = self.take(end).split_at_mut(value);
            Some((&mut name[..=colon], value))
        }
    }

    /// # Safety
    /// So many bytes were written, and there is room for one more.
    #[inline(always)]
    unsafe fn take<'a>(&mut self, length: usize) -> &'a mut [u8] {
        // SAFETY: what the caller says.
        unsafe {
            self.at.add(length).write(0);
            let text = std::slice::from_raw_parts_mut(self.at, length + 1);
            self.at = self.at.add(length + 1);
            text
        }
    }
}

/// Copies a part of a text, escapes read, to the same distance from `to`: what is before it lies there already. Where the copy ends.
///
/// # Safety
/// The text has the part, and at `to` there is room for what it has up to the part's end, and for a block.
#[inline(always)]
unsafe fn unescape<S: Search>(text: &[u8], part: Range<usize>, to: *mut u8) -> usize {
    let Range { start: mut read, end } = part;
    let mut write = read;
    while read < end {
        if let Some(window) = text[read..].first_chunk::<WINDOW>() {
            // SAFETY: `write` is never over `read`, so there is room for the block.
            let (used, written) = unsafe { unescape_block::<S>(window, end - read, to.add(write)) };
            (read, write) = (read + used, write + written);
            continue;
        }
        // The last lines of a text.
        let (byte, used) = match text[read..end] {
            [b'%', high, low, ..] if meant(high, low) < NO_DIGIT => (meant(high, low) as u8, 3),
            [byte, ..] => (byte, 1),
            [] => break,
        };
        // SAFETY: as above.
        unsafe { to.add(write).write(byte) };
        (read, write) = (read + used, write + 1);
    }
    write
}

/// Copies a block of a window, or the first `left` bytes where that is less, escapes read: how many bytes were read, and written. The last
/// escape may end behind the block.
///
/// # Safety
/// At `to` there is room for a block and a chunk.
#[inline(always)]
unsafe fn unescape_block<S: Search>(window: &[u8; WINDOW], left: usize, to: *mut u8) -> (usize, usize) {
    let length = left.min(BLOCK);
    let (block, _) = window.split_first_chunk().expect("a window is longer");
    let mut marks = S::matching(block, b'%') & u64::MAX >> (BLOCK - length);
    let (mut read, mut write) = (0, 0);
    while marks != 0 {
        let mark = marks.trailing_zeros() as usize;
        // SAFETY: a mark lies within the block and not before what is read, of which more was read than is written.
        unsafe { copy_run(window, read..mark, to.add(write)) };
        write += mark - read;
        let (mut byte, mut length) = (meant(window[mark + 1], window[mark + 2]), 3);
        if byte >= NO_DIGIT || mark + 2 >= left {
            cold_path();
            (byte, length) = (b'%'.into(), 1);
        }
        // SAFETY: as above.
        unsafe { to.add(write).write(byte as u8) };
        (read, write) = (mark + length, write + 1);
        // A digit is no mark.
        marks &= marks - 1;
    }
    if read < length {
        // SAFETY: as above.
        unsafe { copy_run(window, read..length, to.add(write)) };
        (read, write) = (length, write + length - read);
    }
    (read, write)
}

/// Copies a part of a window's block in chunks, the last one whole.
///
/// # Safety
/// The part lies within the block; at `to` there is room for it and a chunk.
#[inline(always)]
unsafe fn copy_run(window: &[u8; WINDOW], run: Range<usize>, to: *mut u8) {
    let mut at = run.start;
    loop {
        // SAFETY: a chunk that begins within the block ends within the window.
        unsafe { to.add(at - run.start).cast::<[u8; CHUNK]>().write(window.as_ptr().add(at).cast::<[u8; CHUNK]>().read()) };
        at += CHUNK;
        if at >= run.end {
            break;
        }
    }
}

/// The byte that two digits mean, or [`NO_DIGIT`] and more.
#[inline(always)]
fn meant(high: u8, low: u8) -> u16 {
    HEX[usize::from(high)] << 4 | HEX[usize::from(low)]
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
    use proptest::prelude::*;

    use super::*;

    /// What [`unescape`] is to give.
    fn read_slowly(text: &[u8]) -> Vec<u8> {
        let mut read = Vec::new();
        let mut rest = text;
        while let [byte, behind @ ..] = rest {
            let digits = behind.first_chunk::<2>().and_then(|digits| str::from_utf8(digits).ok());
            let digits = digits.filter(|digits| *byte == b'%' && digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
            read.push(digits.map_or(*byte, |digits| u8::from_str_radix(digits, 16).expect("two digits")));
            rest = if digits.is_some() { &behind[2..] } else { behind };
        }
        read
    }

    /// A room in memory of its own.
    fn room(memory: &mut Vec<u8>) -> Room {
        // SAFETY: the memory is the test's, and outlives the room.
        unsafe { Room::new(memory.as_mut_ptr(), memory.len()) }
    }

    /// What both ways make of a block, a text and a line.
    struct Look<'a>(&'a [u8; BLOCK], u8);

    impl WithSearch for Look<'_> {
        type Output = u64;

        fn run<S: Search>(self) -> u64 {
            S::matching(self.0, self.1)
        }
    }

    #[derive(Clone, Copy)]
    struct Unescaped<'a>(&'a [u8], usize);

    impl WithSearch for Unescaped<'_> {
        type Output = Vec<u8>;

        fn run<S: Search>(self) -> Vec<u8> {
            let mut memory = vec![1; self.0.len() + 1 + Room::SLACK];
            room(&mut memory).unescaped::<S>(self.0, self.1).expect("room").to_vec()
        }
    }

    #[derive(Clone, Copy)]
    struct Parts<'a> {
        line: &'a [u8],
        name: usize,
        end: usize,
    }

    impl WithSearch for Parts<'_> {
        type Output = [Vec<u8>; 4];

        fn run<S: Search>(self) -> [Vec<u8>; 4] {
            let Parts { line, name, end } = self;
            let mut memory = vec![1; 2 * (end + 1) + Room::SLACK];
            let mut room = room(&mut memory);
            let mut parts = || {
                let block = line.first_chunk().expect("a block");
                let escaped = line[..end].contains(&b'%');
                let (name, value) = room.parts::<S>(block, line, (name, name + 2, end), escaped).expect("room");
                (name.to_vec(), value.to_vec())
            };
            let (first, second) = (parts(), parts());
            [first.0, first.1, second.0, second.1]
        }
    }

    proptest! {
        #[test]
        fn each_byte_has_its_bit(block in prop::collection::vec(prop_oneof![Just(b'%'), Just(b'$'), any::<u8>()], BLOCK)) {
            let block: [u8; BLOCK] = block.try_into().expect("so many");
            for byte in [b'%', block[0], 0, 0x80] {
                let wanted = (0..BLOCK).filter(|&at| block[at] == byte).fold(0u64, |bits, at| bits | 1 << at);
                prop_assert_eq!(Usual::matching(&block, byte), wanted);
                prop_assert_eq!(with_search(Look(&block, byte)), wanted);
                for step in block.as_chunks().0 {
                    prop_assert_eq!(in_step(step, byte), in_step_of_words(step, byte));
                }
            }
        }

        #[test]
        fn escapes_are_read_wherever_they_stand(text in "([a-z]{0,40}|%[0-9A-Fa-f]{2}|%[0-9a-z%]{0,2}|\\PC){0,12}", behind in "[%4a]{0,70}") {
            let source = format!("{text}{behind}");
            let job = Unescaped(source.as_bytes(), text.len());
            let wanted = [&read_slowly(text.as_bytes())[..], b"\0"].concat();
            prop_assert_eq!(&job.run::<Usual>(), &wanted);
            prop_assert_eq!(&with_search(job), &wanted);
        }

        #[test]
        fn a_line_is_copied_as_its_parts(name in "[a-z]{0,20}", value in "([a-z]{0,4}|%4[0-9]|%){0,60}", behind in "[%4a\\n:]{64}") {
            let line = format!("{name}: {value}\n{behind}");
            let job = Parts { line: line.as_bytes(), name: name.len(), end: name.len() + 2 + value.len() };
            let name = [name.as_bytes(), b"\0"].concat();
            let value = [&read_slowly(value.as_bytes())[..], b"\0"].concat();
            let wanted = [name.clone(), value.clone(), name, value];
            prop_assert_eq!(&job.run::<Usual>(), &wanted);
            prop_assert_eq!(&with_search(job), &wanted);
        }
    }

    #[test]
    fn an_escape_may_lie_across_two_blocks() {
        for before in 0..3 * BLOCK {
            let text = format!("{}%41%e9%zz%4{}", "b".repeat(before), "%42".repeat(40));
            for end in [before + 12, text.len() - WINDOW, text.len()] {
                let read = with_search(Unescaped(text.as_bytes(), end));
                assert_eq!(read.strip_suffix(b"\0").expect("a NUL"), read_slowly(&text.as_bytes()[..end]), "{before} {end}");
            }
        }
    }

    #[test]
    fn nothing_is_written_behind_the_room() {
        let mut memory = vec![1; Room::SLACK];
        let block = &[b'x'; BLOCK];
        assert!(room(&mut memory).text(&[b'x'; Room::SLACK]).is_none());
        assert!(room(&mut memory).unescaped::<Usual>(&[b'x'; Room::SLACK], Room::SLACK - CHUNK).is_none());
        assert!(room(&mut memory).unescaped::<Usual>(b"x", 2).is_none());
        assert!(room(&mut memory).parts::<Usual>(block, block, (1, 3, BLOCK), false).is_none());
        assert!(room(&mut memory).parts::<Usual>(block, block, (3, 3, 9), false).is_none());
        assert!(room(&mut memory).parts::<Usual>(block, block, (1, 10, 9), false).is_none());
        assert!(room(&mut memory).parts::<Usual>(block, &block[..8], (1, 3, 9), false).is_none());
        let mut little = vec![1; Room::SLACK - 1];
        assert!(room(&mut little).parts::<Usual>(block, block, (1, 3, 9), false).is_none());
        assert!(memory.iter().chain(&little).all(|byte| *byte == 1));
    }
}
