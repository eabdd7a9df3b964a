//! Many jobs, some at a time.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// Does `work` with each of the jobs, so many at a time.
pub fn each<T: Send>(jobs: Vec<T>, at_once: usize, work: impl Fn(T) + Sync) {
    let jobs = Mutex::new(VecDeque::from(jobs));
    std::thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(|| {
                loop {
                    // A thread that panics holds no job.
                    let job = jobs.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
                    let Some(job) = job else { return };
                    work(job);
                }
            });
        }
    });
}
