//! Raw pointers to and from C: every cast and every walk along C's lists is in this module.
//!
//! The functions that take a pointer from a program are `unsafe`: its contract is that it is NULL or points to what its type says.
//! What they give, an [`EventPtr`], a [`HeaderPtr`], a slice, then stands for that promise, and the rest of the crate works with
//! safe calls. The lists within an event are the program's memory too; as libesl does, the library trusts that they are whole.

mod address;
mod block;
mod call;
mod connection;
mod event;
mod file;
mod handle;
mod mutex;
pub(crate) mod object;
mod opaque;
mod thread;

use std::ffi::{CStr, c_char, c_int, c_void};
use std::os::fd::{BorrowedFd, FromRawFd, OwnedFd, RawFd};
use std::ptr::{self, NonNull};

use crate::abi::cJSON;
pub(crate) use block::{BLOCK, Room, Search, Usual, WithSearch, with_search};
pub(crate) use call::{Call, Callback};
pub(crate) use connection::ConnectionPtr;
pub(crate) use event::{EventPtr, HeaderPtr, empty_event, new_header};
pub(crate) use file::{Line, close_file, open_file, read_line};
pub(crate) use handle::{HandlePtr, Slot, TextSlot};
pub(crate) use mutex::MutexPtr;
pub(crate) use opaque::{Opaque, boxed, bytes, bytes_mut, from_c, into_c};
pub(crate) use thread::start_thread;

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

/// A place of a program's whose bytes may be anything: it is zeroed first.
///
/// # Safety
/// As [`place`], and zeros are a `T`.
pub(crate) unsafe fn zeroed<'a, T>(place: *mut T) -> Option<&'a mut T> {
    // SAFETY: not NULL, and what the caller promises.
    NonNull::new(place).map(|mut place| unsafe {
        place.as_ptr().write_bytes(0, 1);
        place.as_mut()
    })
}

/// The members of a node of cJSON's; none of NULL.
///
/// # Safety
/// `node` is NULL or a node that cJSON made and that nothing changes for `'a`.
pub(crate) unsafe fn json_members<'a>(node: *const cJSON) -> impl Iterator<Item = &'a cJSON> {
    // SAFETY: what the caller promises; a node's links are NULL or nodes.
    let first = unsafe { node.as_ref() }.and_then(|node| unsafe { node.child.as_ref() });
    // SAFETY: the same.
    std::iter::successors(first, |member| unsafe { member.next.as_ref() })
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

/// How many bytes an allocation of malloc's really has.
pub(crate) fn usable_size<T>(memory: *mut T) -> usize {
    // SAFETY: NULL or from malloc, which the callers look after.
    unsafe { libc::malloc_usable_size(memory.cast::<c_void>()) }
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

/// Takes a descriptor over from a program; `None` where it is none.
pub(crate) fn own_fd(fd: RawFd) -> Option<OwnedFd> {
    // SAFETY: asking for a number's flags does nothing to whatever it is.
    let is_open = fd >= 0 && unsafe { libc::fcntl(fd, libc::F_GETFD) } >= 0;
    // SAFETY: it is open, and the program gives it up.
    is_open.then(|| unsafe { OwnedFd::from_raw_fd(fd) })
}

/// Says to C what went wrong last.
pub(crate) fn set_errno(number: c_int) {
    // SAFETY: the C library gives each thread a place of its own.
    unsafe { *libc::__errno_location() = number };
}

/// Runs `before` in front of each fork() of the process, and the others behind it.
pub(crate) fn at_fork(before: extern "C" fn(), in_parent: extern "C" fn(), in_child: extern "C" fn()) {
    // SAFETY: functions that may run on any thread at any time. Without memory for them, a fork is what it was.
    unsafe { libc::pthread_atfork(Some(before), Some(in_parent), Some(in_child)) };
}
