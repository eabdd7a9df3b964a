//! Handles of C's.

use std::ffi::{c_char, c_int};
use std::net::SocketAddr;
use std::ptr::{self, NonNull};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};

use super::address::sockaddr;
use super::{EventPtr, MutexPtr};
use crate::abi::{ESL_SOCK_INVALID, esl_event_t, esl_handle_t, esl_socket_t};
use crate::link::Link;

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

    /// Programs read and write it when they like. It is exchanged and not stored, so that tools which look for races see no plain write.
    fn connected<'a>(self) -> &'a AtomicI32 {
        // SAFETY: see the impl; an int has the size and alignment of an atomic one.
        unsafe { AtomicI32::from_ptr(&raw mut (*self.at()).connected) }
    }

    pub(crate) fn is_connected(self) -> bool {
        self.connected().load(Ordering::Acquire) != 0
    }

    pub(crate) fn set_connected(self, connected: bool) {
        self.connected().swap(c_int::from(connected), Ordering::AcqRel);
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
                TextSlot::Error => &mut (*self.at()).err,
                TextSlot::LastReply => &mut (*self.at()).last_reply,
                TextSlot::LastSendReply => &mut (*self.at()).last_sr_reply,
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
        // SAFETY: see the impl.
        unsafe { (*self.at()).sockaddr = sockaddr(peer) };
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
        // SAFETY: see the impl.
        unsafe {
            if (*self.at()).mutex.is_null() {
                (*self.at()).mutex = MutexPtr::create()?.as_ptr();
            }
        }
        Some(())
    }

    /// Waits until no other thread of the program holds the lock, and releases it.
    fn destroy_mutex(self) {
        // SAFETY: see the impl; `make_mutex` made it.
        let Some(mutex) = (unsafe { MutexPtr::new((*self.at()).mutex) }) else { return };
        mutex.lock();
        mutex.unlock();
        // A program that disconnects with the lock held will find no lock to give back.
        while !mutex.destroy() && mutex.unlock() {}
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
