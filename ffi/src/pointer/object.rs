//! Objects of `eslng.h`: opaque to C, made and freed by the library, known to a program by their address.
//!
//! Who owns what is in the types: [`give`] and [`Place`] hand an object out, [`take`] is its end, [`shared`] and [`exclusive`] lend it for a call.

use std::ffi::c_char;
use std::ptr;

/// The object behind an address; `None` for NULL.
///
/// # Safety
/// `object` is NULL or was handed out and not taken back, and nothing changes it for `'a`.
pub(crate) unsafe fn shared<'a, T>(object: *const T) -> Option<&'a T> {
    // SAFETY: what the caller promises.
    unsafe { object.as_ref() }
}

/// The object behind an address, for one caller alone; `None` for NULL.
///
/// # Safety
/// `object` is NULL or was handed out and not taken back, and nothing else uses it for `'a`.
pub(crate) unsafe fn exclusive<'a, T>(object: *mut T) -> Option<&'a mut T> {
    // SAFETY: what the caller promises.
    unsafe { object.as_mut() }
}

/// Hands an object out: the program frees it.
pub(crate) fn give<T>(object: T) -> *mut T {
    Box::into_raw(Box::new(object))
}

/// Takes an object back and leaves NULL where the program knew it, so that a later use of that is a NULL argument.
///
/// # Safety
/// `place` is NULL or valid, and holds NULL or an object that was handed out, was not taken back, and is in no call.
pub(crate) unsafe fn take<T>(place: *mut *mut T) -> Option<Box<T>> {
    // SAFETY: what the caller promises.
    let object = std::mem::replace(unsafe { place.as_mut() }?, ptr::null_mut());
    // SAFETY: not NULL, so from `give`, and nobody knows it any more.
    (!object.is_null()).then(|| unsafe { Box::from_raw(object) })
}

/// A place of a program's in which it wants an object.
pub(crate) struct Place<'a, T>(&'a mut *mut T);

impl<'a, T> Place<'a, T> {
    /// The place, with NULL in it until [`fill`](Self::fill); `None` for NULL.
    ///
    /// # Safety
    /// `place` is NULL or valid for writes for `'a`.
    pub(crate) unsafe fn new(place: *mut *mut T) -> Option<Self> {
        // SAFETY: what the caller promises; nothing is read from it.
        unsafe {
            if !place.is_null() {
                place.write(ptr::null_mut());
            }
            place.as_mut().map(Place)
        }
    }

    /// Hands an object out there.
    pub(crate) fn fill(self, object: T) {
        *self.0 = give(object);
    }
}

/// Texts of a program's: `count` C texts, or those in front of a NULL.
///
/// # Safety
/// `list` is NULL or an array of C texts that a NULL closes, unchanged for `'a`.
pub(crate) unsafe fn texts<'a>(list: *const *const c_char) -> impl Iterator<Item = &'a [u8]> {
    let mut at = list;
    std::iter::from_fn(move || {
        // SAFETY: `at` is NULL, or within the array, since no element before it was NULL.
        let text = unsafe { super::text(*at.as_ref()?) }?;
        at = at.wrapping_add(1);
        Some(text)
    })
}
