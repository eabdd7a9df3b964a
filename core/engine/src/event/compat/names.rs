//! Where the headers of a message are, by name, while it is read.
//!
//! By libesl's rules an empty value, a second `Event-Name`, an array and a name like `a[3]` concern headers that came before. A few times
//! all of them are looked through, which is cheaper than any index and all that a usual message needs. A message of nothing else would
//! cost the square of its headers, so after [`FEW`] times they are found in an index, and what is deleted is taken out at the end, at once.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// How many times all headers are looked through before an index is made.
const FEW: usize = 16;

/// How many empty elements the names like `a[3]` of one message may make between others. Without a limit a line of a few bytes makes four
/// thousand.
const GAPS: usize = 1 << 16;

/// The headers of a message that is being read; `H` is what stands for one, in the order in which they came.
#[derive(Debug)]
pub struct Names<H> {
    looks: usize,
    /// By the name in lower case. Nothing here hashes: the names are the peer's.
    index: Option<BTreeMap<Box<[u8]>, Namesakes<H>>>,
    deleted: Vec<H>,
    gaps: usize,
}

/// The headers of one name. Most have no other.
#[derive(Debug)]
struct Namesakes<H> {
    first: H,
    others: Vec<H>,
}

impl<H> Default for Names<H> {
    fn default() -> Self {
        Names { looks: 0, index: None, deleted: Vec::new(), gaps: GAPS }
    }
}

impl<H: Copy> Names<H> {
    /// To be asked before all headers are looked through: whether they are in the index, so that [`first`](Self::first) and
    /// [`delete`](Self::delete) are to be asked instead. `headers` are all there are.
    pub fn are_indexed<'n>(&mut self, headers: impl Iterator<Item = (&'n [u8], H)>) -> bool {
        if self.index.is_none() {
            if self.looks < FEW {
                self.looks += 1;
                return false;
            }
            self.index = Some(BTreeMap::new());
            headers.for_each(|(name, header)| self.note(name, header));
        }
        true
    }

    /// Whether there is an index, which each header must be [noted](Self::note) in.
    pub fn has_index(&self) -> bool {
        self.index.is_some()
    }

    /// Notes a header that was added behind the others.
    #[inline]
    pub fn note(&mut self, name: &[u8], header: H) {
        if let Some(index) = &mut self.index {
            match index.entry(lower(name)) {
                Entry::Vacant(place) => _ = place.insert(Namesakes { first: header, others: Vec::new() }),
                Entry::Occupied(mut known) => known.get_mut().others.push(header),
            }
        }
    }

    /// The first of this name in the index.
    pub fn first(&self, name: &[u8]) -> Option<H> {
        Some(self.index.as_ref()?.get(&lower(name))?.first)
    }

    /// Takes those of this name out of the index; they are [`deleted`](Self::deleted).
    pub fn delete(&mut self, name: &[u8]) {
        if let Some(Namesakes { first, others }) = self.index.as_mut().and_then(|index| index.remove(&lower(name))) {
            self.deleted.push(first);
            self.deleted.extend(others);
        }
    }

    /// What is still to be taken out of the message, in no order.
    pub fn deleted(self) -> Vec<H> {
        self.deleted
    }

    /// Whether so many empty elements more may be made.
    pub fn may_fill(&mut self, gaps: usize) -> bool {
        let left = self.gaps.checked_sub(gaps);
        self.gaps = left.unwrap_or(self.gaps);
        left.is_some()
    }
}

fn lower(name: &[u8]) -> Box<[u8]> {
    name.to_ascii_lowercase().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_looked_through_a_few_times_and_then_found() {
        let headers: Vec<Vec<u8>> = (0..100).map(|i| format!("Name-{}", i % 50).into_bytes()).collect();
        let (mut names, mut visited) = (Names::default(), 0);
        for _ in 0..1000 {
            let all = headers.iter().enumerate().map(|(at, name)| (&name[..], at)).inspect(|_| visited += 1);
            names.are_indexed(all);
        }
        assert_eq!((names.looks, visited, names.has_index()), (FEW, headers.len(), true));
        assert_eq!((names.first(b"NAME-7"), names.first(b"Name-50")), (Some(7), None));
        names.delete(b"name-7");
        assert_eq!(names.first(b"Name-7"), None);
        names.note(b"Name-7", 100);
        assert_eq!((names.first(b"name-7"), names.deleted()), (Some(100), vec![7, 57]));
    }

    #[test]
    fn without_an_index_nothing_is_noted() {
        let mut names = Names::default();
        assert!((0..FEW).all(|_| !names.are_indexed(std::iter::empty())));
        names.note(b"A", 1);
        names.delete(b"A");
        assert_eq!((names.first(b"A"), names.deleted()), (None, vec![]));
    }

    #[test]
    fn gaps_have_a_limit() {
        let mut names = Names::<usize>::default();
        assert!(names.may_fill(GAPS - 1) && !names.may_fill(2) && names.may_fill(1) && !names.may_fill(1) && names.may_fill(0));
    }
}
