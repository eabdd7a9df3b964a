//! What came, for metrics.

use std::sync::atomic::{AtomicU64, Ordering};

use pyo3::prelude::*;

/// What has come to an engine, for metrics. Any thread may read it at any time.
#[pyclass(name = "Counts", module = "eslng.engine", frozen)]
#[derive(Default)]
pub(crate) struct PyCounts {
    events: AtomicU64,
    log_lines: AtomicU64,
    dropped: AtomicU64,
}

/// Only the engine writes, under the interpreter's lock.
fn increment(count: &AtomicU64) {
    count.store(count.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
}

impl PyCounts {
    pub fn event(&self) {
        increment(&self.events);
    }

    pub fn log_line(&self) {
        increment(&self.log_lines);
    }

    pub fn note_dropped(&self, dropped: u64) {
        self.dropped.store(dropped, Ordering::Relaxed);
    }
}

#[pymethods]
impl PyCounts {
    /// How many events, whether or not a reader wanted them.
    #[getter]
    fn events(&self) -> u64 {
        self.events.load(Ordering::Relaxed)
    }

    /// How many log lines.
    #[getter]
    fn log_lines(&self) -> u64 {
        self.log_lines.load(Ordering::Relaxed)
    }

    /// How many of both readers were too slow for.
    #[getter]
    fn dropped(&self) -> u64 {
        self.dropped.load(Ordering::Relaxed)
    }

    fn __repr__(&self) -> String {
        format!("<Counts {} events, {} log lines, {} dropped>", self.events(), self.log_lines(), self.dropped())
    }
}
