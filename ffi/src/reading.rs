//! What lines of a message do beyond adding a header behind the others: libesl's rules for them, at a cost that stays linear.
//!
//! Headers that came before are found by [`Names`], and the value of an array whose elements change is drawn once, at the end.

use eslng_engine::event::compat::Names;

use crate::array;
use crate::edit::{self, BODY};
use crate::pointer::{EventPtr, HeaderPtr};

/// An event whose message is being read, by libesl's rules.
pub(crate) struct Reading {
    event: EventPtr,
    names: Names<HeaderPtr>,
    /// Arrays whose value is not what their elements say.
    stale: Vec<HeaderPtr>,
}

impl Reading {
    pub(crate) fn of(event: EventPtr) -> Self {
        Reading { event, names: Names::default(), stale: Vec::new() }
    }

    /// Whether every header that is added must be noted.
    pub(crate) fn notes(&self) -> bool {
        self.names.has_index()
    }

    /// Notes a header that was added behind the others.
    pub(crate) fn note(&mut self, header: HeaderPtr) {
        if self.notes() {
            self.names.note(header.name(), header);
        }
    }

    /// Deletes the headers of this name.
    pub(crate) fn delete(&mut self, name: &[u8]) {
        if self.are_indexed() {
            self.names.delete(name);
        } else {
            self.stale.retain(|header| !header.name().eq_ignore_ascii_case(name));
            edit::delete(self.event, name, None);
        }
    }

    /// Does what `esl_event_add_header_string` does with a header that is not only added: an empty value deletes, `_body` sets the body, `name[3]`
    /// sets an element, an array goes to the one of its name. `None`: there is no memory.
    pub(crate) fn add(&mut self, name: &[u8], value: &[u8]) -> Option<()> {
        if name == BODY {
            edit::set_body(self.event, Some(value))
        } else if let Some((array, index)) = edit::element_name(name) {
            index.map_or(Some(()), |index| self.set_element(array, index, value))
        } else if value.is_empty() {
            self.delete(name);
            Some(())
        } else {
            self.append_all(name, value)
        }
    }

    /// Ends the reading. `None`: there is no memory.
    pub(crate) fn finish(self) -> Option<()> {
        let Reading { event, names, mut stale } = self;
        stale.sort_unstable();
        stale.dedup();
        for header in stale {
            edit::draw(event, header)?;
        }
        let mut deleted = names.deleted();
        deleted.sort_unstable();
        if !deleted.is_empty() {
            event.remove(|header| deleted.binary_search(&header).is_ok());
        }
        Some(())
    }

    fn are_indexed(&mut self) -> bool {
        self.names.are_indexed(self.event.headers().map(|header| (header.name(), header)))
    }

    fn find(&mut self, name: &[u8]) -> Option<HeaderPtr> {
        if self.are_indexed() { self.names.first(name) } else { self.event.find(name) }
    }

    fn link(&mut self, header: HeaderPtr) {
        self.event.link(header, false);
        self.note(header);
    }

    fn append_all(&mut self, name: &[u8], value: &[u8]) -> Option<()> {
        // An array without an element is none.
        let Some(elements) = array::split(value) else { return Some(()) };
        let Some(header) = self.find(name) else {
            let header = edit::array(self.event, name, elements)?;
            self.link(header);
            return Some(());
        };
        self.stale.push(header);
        edit::make_array(self.event, header)?;
        elements.into_iter().try_for_each(|element| edit::push(self.event, header, element))
    }

    fn set_element(&mut self, name: &[u8], index: usize, value: &[u8]) -> Option<()> {
        let known = self.find(name);
        let count = known.map_or(0, HeaderPtr::count);
        if !self.names.may_fill(index.saturating_sub(count)) {
            return Some(());
        }
        if let Some(header) = known.filter(|_| count > 0) {
            self.stale.push(header);
            return edit::put(self.event, header, index, value);
        }
        let header = edit::array_up_to(self.event, known, name, index, value)?;
        if known.is_none() {
            self.link(header);
        }
        Some(())
    }
}
