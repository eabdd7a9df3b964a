//! `include/esl_threadmutex.h`: threads and locks.

use std::ffi::c_void;
use std::ptr::{addr_of, addr_of_mut, null_mut};

use crate::abi::esl_status_t::{self, ESL_FAIL, ESL_SUCCESS};
use crate::abi::{esl_mutex_t, esl_size_t, esl_thread_function_t};
use crate::entry::entry;
use crate::pointer::{MutexPtr, place, start_thread};

/// Bytes of stack that `esl_thread_create_detached` gives a thread. Programs may assign to it, as C does with a global variable.
#[unsafe(no_mangle)]
pub static mut thread_default_stacksize: esl_size_t = 240 * 1024;

/// Sets [`thread_default_stacksize`]. Not while another thread starts one.
#[unsafe(no_mangle)]
pub extern "C" fn esl_thread_override_default_stacksize(size: esl_size_t) {
    entry!((), {
        // SAFETY: a write to the program's own variable, which C programs do not guard either.
        unsafe { addr_of_mut!(thread_default_stacksize).write(size) };
    });
}

/// The stack size of the moment.
pub(crate) fn default_stack_size() -> usize {
    // SAFETY: a read of the program's own variable.
    unsafe { addr_of!(thread_default_stacksize).read() }
}

/// Starts a thread that nobody waits for, with the default stack size.
///
/// # Safety
/// `func` may run on another thread with `data`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_thread_create_detached(func: esl_thread_function_t, data: *mut c_void) -> esl_status_t {
    // SAFETY: what this function asks of its caller.
    unsafe { esl_thread_create_detached_ex(func, data, default_stack_size()) }
}

/// Starts a thread that nobody waits for, with a stack of `stack_size` bytes; 0 is the system's own size.
///
/// # Safety
/// `func` may run on another thread with `data`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_thread_create_detached_ex(
    func: esl_thread_function_t,
    data: *mut c_void,
    stack_size: esl_size_t,
) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        if unsafe { start_thread(func?, data, stack_size) } { ESL_SUCCESS } else { ESL_FAIL }
    })
}

/// Creates a recursive lock.
///
/// # Safety
/// `mutex` is NULL or may be written to.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_mutex_create(mutex: *mut *mut esl_mutex_t) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let mutex = unsafe { place(mutex) }?;
        *mutex = MutexPtr::create()?.as_ptr();
        ESL_SUCCESS
    })
}

/// Releases a lock that nobody holds and sets the pointer to NULL. `ESL_FAIL`: somebody holds it, and it is as it was.
///
/// # Safety
/// `mutex` is NULL or points to NULL or a lock, which nobody uses after this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_mutex_destroy(mutex: *mut *mut esl_mutex_t) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        let mutex = unsafe { place(mutex) }?;
        // SAFETY: the same.
        if !unsafe { MutexPtr::new(*mutex) }?.destroy() {
            return None;
        }
        *mutex = null_mut();
        ESL_SUCCESS
    })
}

/// Waits for a lock; who holds it already gets it once more.
///
/// # Safety
/// `mutex` is NULL or a lock of `esl_mutex_create` or a handle's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_mutex_lock(mutex: *mut esl_mutex_t) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        if unsafe { MutexPtr::new(mutex) }?.lock() { ESL_SUCCESS } else { ESL_FAIL }
    })
}

/// Takes a lock unless another thread holds it: `ESL_FAIL` then.
///
/// # Safety
/// `mutex` is NULL or a lock of `esl_mutex_create` or a handle's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_mutex_trylock(mutex: *mut esl_mutex_t) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        if unsafe { MutexPtr::new(mutex) }?.try_lock() { ESL_SUCCESS } else { ESL_FAIL }
    })
}

/// Gives a lock back. `ESL_FAIL`: this thread does not hold it.
///
/// # Safety
/// `mutex` is NULL or a lock of `esl_mutex_create` or a handle's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn esl_mutex_unlock(mutex: *mut esl_mutex_t) -> esl_status_t {
    entry!(ESL_FAIL, {
        // SAFETY: what this function asks of its caller.
        if unsafe { MutexPtr::new(mutex) }?.unlock() { ESL_SUCCESS } else { ESL_FAIL }
    })
}
