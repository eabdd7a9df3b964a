//! Where lines end.

use wide::u8x32;

/// How many bytes are compared at once.
const WIDTH: usize = 32;

/// The places of the newlines in some bytes, from the first on. An event has a hundred lines of forty bytes, so a search that begins anew behind each
/// newline spends more on beginning than on bytes; here they come out of the bits of a comparison.
pub(super) struct Newlines<'b> {
    rest: &'b [u8],
    /// Where `rest` begins.
    at: usize,
    /// A bit for each newline before `rest` that is yet to be given.
    found: u32,
}

impl<'b> Newlines<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Newlines { rest: bytes, at: 0, found: 0 }
    }
}

impl Iterator for Newlines<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.found == 0 {
            self.found = if let Some((block, rest)) = self.rest.split_first_chunk::<WIDTH>() {
                self.rest = rest;
                mask(*block)
            } else if self.rest.is_empty() {
                return None;
            } else {
                let mut block = [0; WIDTH];
                block[..self.rest.len()].copy_from_slice(self.rest);
                self.rest = &[];
                mask(block)
            };
            self.at += WIDTH;
        }
        let bit = self.found.trailing_zeros() as usize;
        self.found &= self.found - 1;
        Some(self.at - WIDTH + bit)
    }
}

/// A bit for each byte that is a newline.
#[inline]
fn mask(block: [u8; WIDTH]) -> u32 {
    u8x32::from(block).simd_eq(u8x32::splat(b'\n')).to_bitmask()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_newline_and_no_other_byte(bytes in prop::collection::vec(prop_oneof![Just(b'\n'), Just(b'\n' | 0x80), any::<u8>()], 0..200)) {
            let expected: Vec<usize> = memchr::memchr_iter(b'\n', &bytes).collect();
            prop_assert_eq!(Newlines::new(&bytes).collect::<Vec<_>>(), expected);
        }
    }
}
