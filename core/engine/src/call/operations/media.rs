//! What the caller hears, and what is recorded.

use std::time::Duration;

use crate::call::operation::{Operation, OperationError, Request, accepted, completed, ended, failed, response};
use crate::command::Argument;
use crate::command::api::{ApiCommand, UuidBreak, UuidBroadcast, UuidBroadcastLegs};
use crate::command::app::{self, TypedApplication};
use crate::command::syntax::Action;
use crate::event::Event;

/// How a file was played.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Playback {
    /// The digit that stopped it (`playback_terminators`, `*` unless set).
    pub terminator: Option<char>,
    /// The application's words, `FILE PLAYED` if it ran to its end.
    pub response: Option<String>,
}

fn read_playback(outcome: &crate::engine::Outcome) -> Result<Playback, OperationError> {
    let event = completed(outcome)?;
    match response(event) {
        Some(text) if text == "FILE NOT FOUND" || text == "PLAYBACK ERROR" => {
            let file = event.get("Application-Data").unwrap_or_default();
            Err(failed(format!("playback of {file}"), event, text))
        }
        response => Ok(Playback { terminator: terminator(event, "playback_terminator_used"), response }),
    }
}

/// Plays a file, a tone (`tone_stream://`), silence or a file string.
///
/// # Errors
/// An argument that can't be expressed.
pub fn playback(file: impl Into<Argument>) -> Result<Operation<Playback>, OperationError> {
    Ok(Operation::new(Request::Execute(app::Playback::new(file).execute()?), read_playback))
}

/// Says a number, a date, money: `say`'s module (`en`), type (`NUMBER`), method (`PRONOUNCED`) and text.
///
/// # Errors
/// An argument that can't be expressed.
pub fn say(module: &str, kind: &str, method: &str, text: impl Into<Argument>) -> Result<Operation<()>, OperationError> {
    Ok(Operation::new(Request::Execute(app::Say::new(module, kind, method, text).execute()?), ended))
}

/// Speaks a text with an engine (`flite`) and a voice (`slt`).
///
/// # Errors
/// An argument that can't be expressed.
pub fn speak(engine: &str, voice: &str, text: &str) -> Result<Operation<()>, OperationError> {
    Ok(Operation::new(Request::Execute(app::Speak::new(engine, voice, text).execute()?), ended))
}

/// Plays a phrase macro.
///
/// # Errors
/// An argument that can't be expressed.
pub fn phrase(name: &str, data: Option<&str>) -> Result<Operation<()>, OperationError> {
    let mut phrase = app::Phrase::new(name);
    phrase.data = data.map(Argument::text);
    Ok(Operation::new(Request::Execute(phrase.execute()?), ended))
}

/// What was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Recorded {
    /// How long (`record_ms`).
    pub length: Option<Duration>,
    /// How many samples.
    pub samples: Option<u64>,
    /// The digit that stopped it.
    pub terminator: Option<char>,
}

/// Records the caller into a file, until a terminator, the limit in seconds, or `silence_seconds` below `silence_threshold`.
///
/// # Errors
/// An argument that can't be expressed.
pub fn record(
    path: impl Into<Argument>,
    limit_seconds: Option<u64>,
    silence: Option<(u64, u64)>,
) -> Result<Operation<Recorded>, OperationError> {
    let mut record = app::Record::new(path);
    // The switch takes them by their places: silence without a limit has limit 0, which is none.
    record.limit = limit_seconds.or(silence.map(|_| 0));
    record.silence_thresh = silence.map(|(threshold, _)| threshold);
    record.silence_hits = silence.map(|(_, seconds)| seconds);
    Ok(Operation::new(Request::Execute(record.execute()?), |outcome| {
        let event = completed(outcome)?;
        let number = |name: &str| event.get(name).and_then(|value| value.parse().ok());
        Ok(Recorded {
            length: number("variable_record_ms").map(Duration::from_millis),
            samples: number("variable_record_samples"),
            terminator: terminator(event, "playback_terminator_used"),
        })
    }))
}

/// Records both sides of the call into a file while it goes on; ends at once.
///
/// # Errors
/// An argument that can't be expressed.
pub fn record_session(path: impl Into<Argument>) -> Result<Operation<()>, OperationError> {
    Ok(Operation::new(Request::Execute(app::RecordSession::new(path).execute()?), ended))
}

/// Ends a recording of [`record_session`]; `all` is a path too.
///
/// # Errors
/// An argument that can't be expressed.
pub fn stop_record_session(path: impl Into<Argument>) -> Result<Operation<()>, OperationError> {
    Ok(Operation::new(Request::Execute(app::StopRecordSession::new(path).execute()?), ended))
}

/// Sends digits to the far end; `tone_ms` for each, 2,000 samples unless given.
///
/// # Errors
/// An argument that can't be expressed.
pub fn send_dtmf(digits: &str, tone_ms: Option<u64>) -> Result<Operation<()>, OperationError> {
    let mut send = app::SendDtmf::new(digits);
    send.tone_duration = tone_ms;
    Ok(Operation::new(Request::Execute(send.execute()?), ended))
}

/// Plays a file to a channel and lets go on what runs on it (`uuid_broadcast`); ends at once.
///
/// # Errors
/// An argument that can't be expressed.
pub fn broadcast(
    uuid: &str,
    file: impl Into<Argument>,
    legs: Option<UuidBroadcastLegs>,
) -> Result<Operation<()>, OperationError> {
    let mut broadcast = UuidBroadcast::new(uuid, Action::Play(file.into()));
    broadcast.legs = legs;
    Ok(Operation::new(Request::Api { line: broadcast.line()? }, accepted))
}

/// Stops what plays on a channel, and with `all` what is queued behind it (`uuid_break`).
///
/// # Errors
/// A channel's id that can't be expressed.
pub fn break_media(uuid: &str, all: bool) -> Result<Operation<()>, OperationError> {
    let mut stop = UuidBreak::new(uuid);
    stop.all = all;
    Ok(Operation::new(Request::Api { line: stop.line()? }, accepted))
}

pub(super) fn terminator(event: &Event, variable: &str) -> Option<char> {
    event.get(&format!("variable_{variable}")).and_then(|value| value.chars().next())
}
