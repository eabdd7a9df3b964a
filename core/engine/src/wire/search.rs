//! Where things are in a text of lines.

use std::sync::LazyLock;

use memchr::memmem::Finder;

/// The end of a block whose lines end in a newline alone. Making a searcher costs more than a search.
pub(crate) static BLANK_LINE: LazyLock<Finder> = LazyLock::new(|| Finder::new(b"\n\n"));

/// Where a byte first is. Lines are short (40 bytes), so what a search costs before it looks at a byte is what counts: SSE2, which every x86-64 has,
/// is compiled into who asks; the wider vectors that memchr picks at run time cost more than they save.
#[inline]
pub(crate) fn find_byte(byte: u8, bytes: &[u8]) -> Option<usize> {
    #[cfg(target_arch = "x86_64")]
    if let Some(one) = memchr::arch::x86_64::sse2::memchr::One::new(byte) {
        return one.find(bytes);
    }
    memchr::memchr(byte, bytes)
}
