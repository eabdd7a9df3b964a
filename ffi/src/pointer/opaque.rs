//! Values of Rust's that C knows by a pointer to a type without contents.

use std::ffi::c_void;

/// A Rust type and the type that C has for it: the compiler then refuses a pointer to another.
pub(crate) trait Opaque {
    type C;
}

/// Gives a value to C.
pub(crate) fn into_c<T: Opaque>(value: T) -> *mut T::C {
    Box::into_raw(Box::new(value)).cast()
}

/// Takes a value back from C.
///
/// # Safety
/// `pointer` is NULL or from [`into_c`], and nothing uses it after this.
pub(crate) unsafe fn from_c<T: Opaque>(pointer: *mut T::C) -> Option<Box<T>> {
    // SAFETY: not NULL, and what the caller promises.
    (!pointer.is_null()).then(|| unsafe { Box::from_raw(pointer.cast()) })
}

/// A value that C holds.
///
/// # Safety
/// `pointer` is NULL or from [`into_c`] and not taken back, and nothing else uses it for `'a`.
pub(crate) unsafe fn boxed<'a, T: Opaque>(pointer: *mut T::C) -> Option<&'a mut T> {
    // SAFETY: what the caller promises.
    unsafe { pointer.cast::<T>().as_mut() }
}

/// Memory of a program's that is read; `None` for NULL, unless it is no byte at all.
///
/// # Safety
/// `data` is NULL or valid for `count` bytes for `'a`.
pub(crate) unsafe fn bytes<'a>(data: *const c_void, count: usize) -> Option<&'a [u8]> {
    if count == 0 {
        return Some(&[]);
    }
    // SAFETY: not NULL, and what the caller promises.
    (!data.is_null()).then(|| unsafe { std::slice::from_raw_parts(data.cast(), count) })
}

/// Memory of a program's that is written to; `None` for NULL.
///
/// # Safety
/// `data` is NULL or valid for `count` bytes for `'a`.
pub(crate) unsafe fn bytes_mut<'a>(data: *mut c_void, count: usize) -> Option<&'a mut [u8]> {
    // SAFETY: what the caller promises.
    unsafe { super::places(data.cast(), count) }
}
