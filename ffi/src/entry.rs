//! What every entry point does around its body.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs the body of an entry point. `otherwise` is what the function returns when an argument that must not be NULL is, which the
/// body says with `?` on an `Option`, and when the library itself panics: a panic must not unwind into C.
macro_rules! entry {
    ($otherwise:expr, $body:block) => {
        $crate::entry::guard($otherwise, move || {
            let value = $body;
            Some(value)
        })
    };
}

pub(crate) use entry;

/// See [`entry!`]. What a panic left half done is memory of the program's own, which no later call can make unsound: lists are
/// relinked before anything is released.
pub(crate) fn guard<T>(otherwise: T, body: impl FnOnce() -> Option<T>) -> T {
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(Some(value)) => value,
        Ok(None) | Err(_) => otherwise,
    }
}
