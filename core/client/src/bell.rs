//! Who is woken when something has come for a client: its task, and one who waits for an answer.
//!
//! The waker that transports and timers get rings the bell. On a runtime of one thread the one who waits comes first, and does the task's work with its
//! own: that saves the runtime a turn, and a call of `epoll_wait`, between the answer and who reads it. The task is woken all the same, since
//! nobody is obliged to poll what was woken; it finds nothing to do then.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::task::{Wake, Waker};
use std::thread::{self, ThreadId};

use tokio::runtime::{Handle, RuntimeFlavor};

/// The one who waits for the only answer that is due.
#[derive(Default)]
struct Asker(Mutex<Option<Waker>>);

impl Wake for Asker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    /// Wakes it once. While it works nothing is here, so its own answer does not wake it again.
    fn wake_by_ref(self: &Arc<Self>) {
        let asker = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(asker) = asker {
            asker.wake();
        }
    }
}

pub(crate) struct Bell {
    asker: Arc<Asker>,
    asker_waker: Waker,
    task: Mutex<Waker>,
    /// Something has come since the driver was last polled.
    has_rung: AtomicBool,
    /// The one thread of the task's runtime, if it has only one.
    thread: OnceLock<ThreadId>,
}

impl Bell {
    pub fn new() -> Arc<Self> {
        let asker = Arc::<Asker>::default();
        Arc::new(Bell {
            asker_waker: Waker::from(Arc::clone(&asker)),
            asker,
            task: Mutex::new(Waker::noop().clone()),
            has_rung: AtomicBool::new(true),
            thread: OnceLock::new(),
        })
    }

    /// To be called by the task whenever it is polled.
    pub fn task_is(&self, waker: &Waker) {
        let mut task = self.task.lock().unwrap_or_else(PoisonError::into_inner);
        if !task.will_wake(waker) {
            task.clone_from(waker);
            if Handle::try_current().is_ok_and(|runtime| runtime.runtime_flavor() == RuntimeFlavor::CurrentThread) {
                self.thread.get_or_init(|| thread::current().id());
            }
        }
    }

    /// Whether the caller may do the task's work: on another thread the two would only be in each other's way.
    pub fn is_of_this_thread(&self) -> bool {
        self.thread.get().is_some_and(|thread| *thread == thread::current().id())
    }

    /// Wakes this one before the task from now on, once.
    pub fn asker_is(&self, waker: &Waker) {
        *self.asker.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(waker.clone());
    }

    /// What wakes the asker alone.
    pub fn asker(&self) -> &Waker {
        &self.asker_waker
    }

    pub fn wake_task(&self) {
        self.has_rung.store(true, Ordering::Release);
        self.task.lock().unwrap_or_else(PoisonError::into_inner).wake_by_ref();
    }

    /// Whether something has come that nobody has looked for.
    pub fn has_rung(&self) -> bool {
        self.has_rung.load(Ordering::Acquire)
    }

    /// To be called before one looks what has come.
    pub fn was_heard(&self) {
        self.has_rung.swap(false, Ordering::AcqRel);
    }
}

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.asker.wake_by_ref();
        self.wake_task();
    }
}
