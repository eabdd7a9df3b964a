//! Readers of events and log lines.

use eslng_engine::command::LogLevel;
use eslng_engine::delivery::{Backlog, Interest, Overflow, ReaderId};
use eslng_engine::vocabulary::EventName;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use super::{Engine, PyCounts};
use crate::message::delivery;

pub(super) fn level(level: &Bound<'_, PyAny>) -> PyResult<LogLevel> {
    const LEVELS: [(&str, LogLevel); 8] = [
        ("console", LogLevel::Console),
        ("alert", LogLevel::Alert),
        ("crit", LogLevel::Crit),
        ("err", LogLevel::Error),
        ("warning", LogLevel::Warning),
        ("notice", LogLevel::Notice),
        ("info", LogLevel::Info),
        ("debug", LogLevel::Debug),
    ];
    let unknown =
        || PyValueError::new_err("a level of the log is 0 to 7 or console, alert, crit, err, warning, notice, info, debug");
    if let Ok(number) = level.extract::<usize>() {
        return LEVELS.get(number).map(|(_, level)| level.clone()).ok_or_else(unknown);
    }
    let word: String = level.extract()?;
    LEVELS.iter().find(|(name, _)| *name == word.to_ascii_lowercase()).map(|(_, level)| level.clone()).ok_or_else(unknown)
}

pub(crate) fn overflow(word: &str) -> PyResult<Overflow> {
    match word {
        "drop_oldest" => Ok(Overflow::DropOldest),
        "drop_newest" => Ok(Overflow::DropNewest),
        "fail" => Ok(Overflow::Fail),
        _ => Err(PyValueError::new_err(format!("{word:?}: overflow is drop_oldest, drop_newest or fail"))),
    }
}

/// What a reader wants: events of these names and subclasses, perhaps of one channel, and log lines from a level on.
pub(crate) fn interest(
    names: &[String],
    subclasses: Vec<String>,
    uuid: Option<String>,
    log: Option<&Bound<'_, PyAny>>,
) -> PyResult<Interest> {
    let names = names.iter().map(|name| EventName::from(name.as_str()));
    let mut interest = Interest::names(names).with_subclasses(subclasses);
    if let Some(uuid) = uuid {
        interest = interest.of_channel(uuid);
    }
    if let Some(log) = log {
        interest = interest.with_log(level(log)?);
    }
    Ok(interest)
}

#[pymethods]
impl Engine {
    /// A new reader of events and log lines; its number.
    ///
    /// It gets, of what comes, events of these names (``ALL`` for every one), CUSTOM events of these subclasses, of one channel if ``uuid`` says
    /// so, and log lines from a level on. ``queue`` bytes of them may wait; what happens when they stay more for 5 s without progress says
    /// ``overflow``: ``drop_oldest``, ``drop_newest`` or ``fail``.
    #[pyo3(signature = (names=Vec::new(), subclasses=Vec::new(), *, uuid=None, log=None, queue=Backlog::DEFAULT_BYTES, overflow="drop_oldest"),
        text_signature = "($self, names=(), subclasses=(), *, uuid=None, log=None, queue=67108864, overflow='drop_oldest')")]
    fn reader(
        &mut self,
        names: Vec<String>,
        subclasses: Vec<String>,
        uuid: Option<String>,
        log: Option<&Bound<'_, PyAny>>,
        queue: usize,
        overflow: &str,
    ) -> PyResult<u64> {
        let interest = interest(&names, subclasses, uuid, log)?;
        Ok(self.readers.add(interest, queue, self::overflow(overflow)?).number())
    }

    /// The reader has gone; what waits for it is dropped.
    #[pyo3(signature = (reader, /))]
    fn remove_reader(&mut self, reader: u64) {
        self.readers.remove(ReaderId::from_number(reader), self.now);
    }

    /// The reader's next Event, LogLine, Gap or Dropped; None: there is none now. After a pause, drain again.
    #[pyo3(signature = (reader, /))]
    fn take<'py>(&mut self, py: Python<'py>, reader: u64) -> PyResult<Option<Bound<'py, PyAny>>> {
        self.readers.take(ReaderId::from_number(reader), self.now).map(|taken| delivery(py, taken)).transpose()
    }

    /// Whether nothing will come for this reader any more.
    #[pyo3(signature = (reader, /))]
    fn has_ended(&self, reader: u64) -> bool {
        self.readers.has_ended(ReaderId::from_number(reader))
    }

    /// How many deliveries readers were too slow for, so far.
    #[getter]
    fn dropped(&self) -> u64 {
        self.readers.dropped()
    }

    /// What has come so far; it may be read by any thread, at any time.
    #[getter]
    fn counts(&self, py: Python<'_>) -> Py<PyCounts> {
        self.counts.clone_ref(py)
    }
}
