//! Threads that run a function of C's.

use std::ffi::c_void;
use std::mem::MaybeUninit;

use super::{Opaque, from_c, into_c};
use crate::abi::esl_thread_t;

/// What a thread runs. It may end the thread instead of returning, so nothing of Rust's that needs dropping may be above it.
pub(crate) type Function = unsafe extern "C-unwind" fn(*mut esl_thread_t, *mut c_void) -> *mut c_void;

/// What a thread begins with.
struct Start {
    function: Function,
    data: *mut c_void,
}

impl Opaque for Start {
    type C = c_void;
}

/// Starts a detached thread; false when there is none to be had. With a `stack` of 0 its size is the system's own.
///
/// # Safety
/// `function` may run on another thread with `data`.
pub(crate) unsafe fn start_thread(function: Function, data: *mut c_void, stack: usize) -> bool {
    let start = into_c(Start { function, data });
    let mut attributes = MaybeUninit::uninit();
    let mut thread = MaybeUninit::uninit();
    // SAFETY: the attributes are initialised before they are used; `run` takes what `into_c` gave.
    let started = unsafe {
        if libc::pthread_attr_init(attributes.as_mut_ptr()) != 0 {
            false
        } else {
            libc::pthread_attr_setdetachstate(attributes.as_mut_ptr(), libc::PTHREAD_CREATE_DETACHED);
            // A size that is refused leaves the system's own.
            libc::pthread_attr_setstacksize(attributes.as_mut_ptr(), at_least_smallest(stack));
            // The two calling conventions differ in what may unwind, which pthread_create's caller has no part in.
            let run = std::mem::transmute::<
                extern "C-unwind" fn(*mut c_void) -> *mut c_void,
                extern "C" fn(*mut c_void) -> *mut c_void,
            >(run);
            let failed = libc::pthread_create(thread.as_mut_ptr(), attributes.as_ptr(), run, start);
            libc::pthread_attr_destroy(attributes.as_mut_ptr());
            failed == 0
        }
    };
    if !started {
        // SAFETY: no thread took it.
        drop(unsafe { from_c::<Start>(start) });
    }
    started
}

/// A stack size that the system takes: not under its smallest, and whole pages. 0 stays 0, which it refuses.
fn at_least_smallest(stack: usize) -> usize {
    let limit = |name| {
        // SAFETY: sysconf takes any name.
        usize::try_from(unsafe { libc::sysconf(name) }).unwrap_or(1)
    };
    if stack == 0 {
        return 0;
    }
    // As the smallest pthread stack of glibc's header, where it does not tell its own.
    let smallest = limit(libc::_SC_THREAD_STACK_MIN).max(libc::PTHREAD_STACK_MIN);
    let page = limit(libc::_SC_PAGESIZE);
    stack.max(smallest).checked_next_multiple_of(page).unwrap_or(stack)
}

/// The first function of a thread. A thread that ends itself (`pthread_exit`, a cancellation) unwinds through this frame.
extern "C-unwind" fn run(start: *mut c_void) -> *mut c_void {
    // SAFETY: `start_thread` gave it to this thread.
    let start = unsafe { from_c::<Start>(start) }.map(|start| *start);
    let Some(Start { function, data }) = start else { return std::ptr::null_mut() };
    // What C knows of its thread: an address that is its own.
    let mut thread = esl_thread_t::new();
    // SAFETY: whoever started the thread promised it.
    unsafe { function(&raw mut thread, data) }
}
