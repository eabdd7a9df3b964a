//! What is known of a call, what happens to it, and what its operations give.

use std::time::Duration;

use eslng_engine::call::{CallChange, CallEnd, CallStatus, HungUpBy, NamedResult};
use eslng_engine::vocabulary::HangupCause;
use pyo3::IntoPyObjectExt;
use pyo3::prelude::*;

use crate::event::PyEvent;

fn in_seconds(time: Option<Duration>) -> Option<f64> {
    time.map(|time| time.as_secs_f64())
}

/// How a call has ended.
#[pyclass(name = "CallEnd", module = "eslng", frozen)]
pub(crate) struct PyCallEnd(pub CallEnd);

#[pymethods]
impl PyCallEnd {
    /// The hangup cause: ``NORMAL_CLEARING``, ``USER_BUSY``, ...
    #[getter]
    fn cause(&self) -> &str {
        self.0.cause.as_str()
    }

    /// The cause's number in Q.850, as the switch said it.
    #[getter]
    fn q850(&self) -> Option<u16> {
        self.0.q850
    }

    /// Who ended it: ``far_end`` or ``switch``; None where the switch does not say (it does for SIP).
    #[getter]
    fn hung_up_by(&self) -> Option<&'static str> {
        self.0.hung_up_by.map(|by| match by {
            HungUpBy::FarEnd => "far_end",
            HungUpBy::Switch => "switch",
        })
    }

    /// From its creation to its end, in seconds.
    #[getter]
    fn duration(&self) -> Option<f64> {
        in_seconds(self.0.duration)
    }

    /// From its answer to its end, in seconds; 0 if nobody answered.
    #[getter]
    fn answered_for(&self) -> Option<f64> {
        in_seconds(self.0.answered_for)
    }

    /// From its creation to its answer, in seconds, if it was answered.
    #[getter]
    fn answered_after(&self) -> Option<f64> {
        in_seconds(self.0.answered_after)
    }

    /// The CHANNEL_HANGUP_COMPLETE event, with all variables of the channel.
    #[getter]
    fn event(&self) -> PyEvent {
        PyEvent::of(self.0.event.clone())
    }

    fn __repr__(&self) -> String {
        format!("<CallEnd {}>", self.cause())
    }
}

/// What the events of a call have said so far. What none has said is None.
#[pyclass(name = "CallStatus", module = "eslng", frozen)]
pub(crate) struct PyCallStatus(CallStatus);

impl PyCallStatus {
    pub fn of(status: CallStatus) -> Self {
        PyCallStatus(status)
    }
}

#[pymethods]
impl PyCallStatus {
    /// Its Unique-ID.
    #[getter]
    fn uuid(&self) -> &str {
        &self.0.uuid
    }

    /// Which side placed it, as the switch sees it: ``inbound`` or ``outbound``.
    #[getter]
    fn direction(&self) -> Option<&str> {
        self.0.direction.as_ref().map(|word| word.as_str())
    }

    /// The channel's state: ``CS_EXECUTE``, ...
    #[getter]
    fn channel_state(&self) -> Option<&str> {
        self.0.channel_state.as_ref().map(|word| word.as_str())
    }

    /// The call's state, as a telephone shows it: ``RINGING``, ``ACTIVE``, ``HELD``, ...
    #[getter]
    fn call_state(&self) -> Option<&str> {
        self.0.call_state.as_ref().map(|word| word.as_str())
    }

    /// ``ringing``, ``early``, ``answered`` or ``hangup``.
    #[getter]
    fn answer_state(&self) -> Option<&str> {
        self.0.answer_state.as_ref().map(|word| word.as_str())
    }

    /// Who calls.
    #[getter]
    fn caller_name(&self) -> Option<&str> {
        self.0.caller_name.as_deref()
    }

    /// Their number.
    #[getter]
    fn caller_number(&self) -> Option<&str> {
        self.0.caller_number.as_deref()
    }

    /// The number that was dialled.
    #[getter]
    fn destination(&self) -> Option<&str> {
        self.0.destination.as_deref()
    }

    /// The Unique-ID of the channel that it is, or was last, bridged to.
    #[getter]
    fn other_uuid(&self) -> Option<&str> {
        self.0.other_leg.as_ref().map(|other| other.uuid.as_str())
    }

    /// The end of that channel, when it was seen.
    #[getter]
    fn other_end(&self) -> Option<PyCallEnd> {
        self.0.other_leg.as_ref()?.end.clone().map(PyCallEnd)
    }

    /// Whether it was answered and has not ended.
    #[getter]
    fn is_answered(&self) -> bool {
        self.0.is_answered()
    }

    /// Whether it was answered, though it may have ended since.
    #[getter]
    fn was_answered(&self) -> bool {
        self.0.was_answered
    }

    /// Whether it is bridged now.
    #[getter]
    fn is_bridged(&self) -> bool {
        self.0.is_bridged
    }

    /// Whether it is on hold.
    #[getter]
    fn is_held(&self) -> bool {
        self.0.is_held
    }

    /// Whether it is parked.
    #[getter]
    fn is_parked(&self) -> bool {
        self.0.is_parked
    }

    /// The files that it is being recorded into.
    #[getter]
    fn recordings(&self) -> Vec<String> {
        self.0.recordings.iter().cloned().collect()
    }

    /// Whether it has been heard to ring since it was followed.
    #[getter]
    fn has_rung(&self) -> bool {
        self.0.has_rung
    }

    /// Whether there was sound before its answer since it was followed.
    #[getter]
    fn had_early_media(&self) -> bool {
        self.0.had_early_media
    }

    /// Why it is being hung up, from the first word of it on.
    #[getter]
    fn cause(&self) -> Option<&str> {
        self.0.cause.as_ref().map(HangupCause::as_str)
    }

    /// How it has ended.
    #[getter]
    fn end(&self) -> Option<PyCallEnd> {
        self.0.end.clone().map(PyCallEnd)
    }

    /// Whether nothing more will be learned: it has ended, has left this connection, or was lost.
    #[getter]
    fn is_over(&self) -> bool {
        self.0.is_over
    }

    /// Whether it ended while there was no connection.
    #[getter]
    fn is_lost(&self) -> bool {
        self.0.is_lost
    }

    fn __repr__(&self) -> String {
        let state = self.answer_state().unwrap_or("unknown");
        format!("<CallStatus {} {state}{}>", self.0.uuid, self.cause().map(|cause| format!(" {cause}")).unwrap_or_default())
    }
}

/// Something that happened to a call.
#[pyclass(name = "CallChange", module = "eslng", frozen, get_all)]
#[derive(Default)]
pub(crate) struct PyCallChange {
    /// What: ``ringing``, ``early_media``, ``answered``, ``bridged``, ``unbridged``, ``held``, ``unheld``, ``parked``, ``unparked``, ``digit``,
    /// ``recording_started``, ``recording_stopped``, ``hanging_up``, ``ended``, ``other_leg_ended``, ``left`` or ``lost``.
    kind: &'static str,
    /// The other channel's Unique-ID, of ``bridged``.
    other: Option<String>,
    /// What was pressed, of ``digit``.
    digit: Option<char>,
    /// How long, of ``digit``: in samples of 8,000 a second.
    samples: Option<u32>,
    /// How it came, of ``digit``: ``RTP``, ``INBAND_AUDIO``, ...
    source: Option<String>,
    /// The file, of recordings.
    path: Option<String>,
    /// Why, of ``hanging_up``.
    cause: Option<String>,
    /// The end, of ``ended`` and ``other_leg_ended``.
    end: Option<Py<PyCallEnd>>,
    /// Whether nothing more is to be learned of the call.
    is_last: bool,
}

impl PyCallChange {
    pub fn of(py: Python<'_>, change: CallChange) -> PyResult<Self> {
        let is_last = change.is_last();
        let kind = |kind| PyCallChange { kind, is_last, ..PyCallChange::default() };
        Ok(match change {
            CallChange::Ringing => kind("ringing"),
            CallChange::EarlyMedia => kind("early_media"),
            CallChange::Answered => kind("answered"),
            CallChange::Bridged { other } => PyCallChange { other: Some(other), ..kind("bridged") },
            CallChange::Unbridged => kind("unbridged"),
            CallChange::Held => kind("held"),
            CallChange::Unheld => kind("unheld"),
            CallChange::Parked => kind("parked"),
            CallChange::Unparked => kind("unparked"),
            CallChange::Digit(pressed) => {
                PyCallChange { digit: Some(pressed.digit), samples: pressed.samples, source: pressed.source, ..kind("digit") }
            }
            CallChange::RecordingStarted { path } => PyCallChange { path: Some(path), ..kind("recording_started") },
            CallChange::RecordingStopped { path } => PyCallChange { path: Some(path), ..kind("recording_stopped") },
            CallChange::HangingUp { cause } => PyCallChange { cause: Some(cause.as_str().to_owned()), ..kind("hanging_up") },
            CallChange::Ended(end) => PyCallChange { end: Some(Py::new(py, PyCallEnd(*end))?), ..kind("ended") },
            CallChange::OtherLegEnded(end) => {
                PyCallChange { end: Some(Py::new(py, PyCallEnd(*end))?), ..kind("other_leg_ended") }
            }
            CallChange::Left => kind("left"),
            CallChange::Lost => kind("lost"),
            // The enum may grow.
            _ => kind("unknown"),
        })
    }
}

#[pymethods]
impl PyCallChange {
    fn __repr__(&self) -> String {
        let more = self.digit.map(String::from).or(self.other.clone()).or(self.path.clone()).or(self.cause.clone());
        format!("<CallChange {}{}>", self.kind, more.map(|more| format!(" {more}")).unwrap_or_default())
    }
}

/// How a file was played.
#[pyclass(name = "Playback", module = "eslng", frozen, get_all)]
pub(crate) struct PyPlayback {
    /// The digit that stopped it, or None.
    terminator: Option<char>,
    /// The application's words, ``FILE PLAYED`` if it ran to its end.
    response: Option<String>,
}

/// What a caller has entered.
#[pyclass(name = "Digits", module = "eslng", frozen, get_all)]
pub(crate) struct PyDigits {
    /// The digits, without the terminator; empty when none were entered in time, or none that fit.
    digits: String,
    /// The terminator that ended them, or None.
    terminator: Option<char>,
}

/// What was recorded.
#[pyclass(name = "Recorded", module = "eslng", frozen, get_all)]
pub(crate) struct PyRecorded {
    /// How long, in seconds.
    length: Option<f64>,
    /// How many samples.
    samples: Option<u64>,
    /// The digit that stopped it, or None.
    terminator: Option<char>,
}

/// How a bridge ended.
#[pyclass(name = "BridgeEnd", module = "eslng", frozen, get_all)]
pub(crate) struct PyBridgeEnd {
    /// The Unique-ID of the leg that answered.
    other: Option<String>,
    /// Why the other leg ended.
    cause: Option<String>,
    /// The CHANNEL_EXECUTE_COMPLETE event.
    event: Py<PyEvent>,
}

/// A value as Python writes it.
fn written<'py>(py: Python<'py>, value: impl IntoPyObjectExt<'py>) -> PyResult<String> {
    Ok(value.into_bound_py_any(py)?.repr()?.to_string())
}

#[pymethods]
impl PyPlayback {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<Playback {}, terminator {}>", written(py, &self.response)?, written(py, self.terminator)?))
    }
}

#[pymethods]
impl PyDigits {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<Digits {}, terminator {}>", written(py, &self.digits)?, written(py, self.terminator)?))
    }
}

#[pymethods]
impl PyRecorded {
    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("<Recorded of {} s, terminator {}>", written(py, self.length)?, written(py, self.terminator)?))
    }
}

#[pymethods]
impl PyBridgeEnd {
    fn __repr__(&self) -> String {
        format!("<BridgeEnd {}>", self.cause.as_deref().unwrap_or("without a cause"))
    }
}

/// What an operation gave, as Python has it.
pub(crate) fn result(py: Python<'_>, result: NamedResult) -> PyResult<Py<PyAny>> {
    Ok(match result {
        NamedResult::Done => py.None(),
        NamedResult::Text(text) => text.into_pyobject(py)?.unbind(),
        NamedResult::Playback(played) => {
            Py::new(py, PyPlayback { terminator: played.terminator, response: played.response })?.into_any()
        }
        NamedResult::Digits(digits) => Py::new(py, PyDigits { digits: digits.digits, terminator: digits.terminator })?.into_any(),
        NamedResult::Recorded(recorded) => {
            let length = in_seconds(recorded.length);
            Py::new(py, PyRecorded { length, samples: recorded.samples, terminator: recorded.terminator })?.into_any()
        }
        NamedResult::Bridge(end) => {
            let event = Py::new(py, PyEvent::of(end.event))?;
            let cause = end.cause.map(|cause| cause.as_str().to_owned());
            Py::new(py, PyBridgeEnd { other: end.other, cause, event })?.into_any()
        }
        NamedResult::Event(event) => Py::new(py, PyEvent::of(event))?.into_any(),
        // The enum may grow.
        _ => py.None(),
    })
}
