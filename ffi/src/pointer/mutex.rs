//! The recursive locks that C programs know: pthread mutexes in memory of malloc's.

use std::mem::MaybeUninit;
use std::ptr::NonNull;

use super::Malloc;
use crate::abi::esl_mutex_t;

/// A recursive lock of C's.
#[derive(Clone, Copy)]
pub(crate) struct MutexPtr(NonNull<libc::pthread_mutex_t>);

// SAFETY of the blocks in this impl: a MutexPtr stands for a live pthread mutex that `create` made.
impl MutexPtr {
    /// # Safety
    /// `mutex` is NULL or from [`create`](Self::create) and not destroyed.
    pub(crate) unsafe fn new(mutex: *mut esl_mutex_t) -> Option<Self> {
        NonNull::new(mutex.cast()).map(MutexPtr)
    }

    pub(crate) fn create() -> Option<Self> {
        let memory = Malloc::new(size_of::<libc::pthread_mutex_t>())?.release::<libc::pthread_mutex_t>();
        let mut attributes = MaybeUninit::uninit();
        // SAFETY: the attribute and the mutex are initialised before they are used.
        unsafe {
            libc::pthread_mutexattr_init(attributes.as_mut_ptr());
            libc::pthread_mutexattr_settype(attributes.as_mut_ptr(), libc::PTHREAD_MUTEX_RECURSIVE);
            libc::pthread_mutex_init(memory, attributes.as_ptr());
            libc::pthread_mutexattr_destroy(attributes.as_mut_ptr());
        }
        NonNull::new(memory).map(MutexPtr)
    }

    pub(crate) fn as_ptr(self) -> *mut esl_mutex_t {
        self.0.as_ptr().cast()
    }

    /// Whether this thread has the lock now, and so for the next two.
    pub(crate) fn lock(self) -> bool {
        // SAFETY: see the impl.
        unsafe { libc::pthread_mutex_lock(self.0.as_ptr()) == 0 }
    }

    pub(crate) fn try_lock(self) -> bool {
        // SAFETY: see the impl.
        unsafe { libc::pthread_mutex_trylock(self.0.as_ptr()) == 0 }
    }

    /// Whether this thread had the lock.
    pub(crate) fn unlock(self) -> bool {
        // SAFETY: see the impl; a recursive mutex says who does not hold it.
        unsafe { libc::pthread_mutex_unlock(self.0.as_ptr()) == 0 }
    }

    /// Releases a lock that nobody holds; false, and it is as it was, when somebody does.
    pub(crate) fn destroy(self) -> bool {
        // SAFETY: see the impl.
        unsafe {
            if libc::pthread_mutex_destroy(self.0.as_ptr()) != 0 {
                return false;
            }
            libc::free(self.0.as_ptr().cast());
        }
        true
    }
}
