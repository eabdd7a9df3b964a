//! Where the bytes of a frame lie until it is whole: one room for all connections of a thread, since one is fed at a time. Most chunks end with a frame,
//! so hardly any connection has memory of its own.

use std::cell::RefCell;

thread_local! {
    static ROOM: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Lends the room to a machine, or takes it back.
pub(crate) fn with(act: impl FnOnce(&mut Vec<u8>)) {
    ROOM.with_borrow_mut(act);
}
