//! A client's outputs as entries of a batch.

use eslng_engine::call::{CallChange, Dtmf, NamedOperation, NamedResult, PlacementError, placed_call};
use eslng_engine::delivery::Delivery;
use eslng_engine::engine::{self, Allowed, CloseReason, Gap, Outcome, Output, Permissions, RequestError};
use eslng_engine::event::{Event, HeaderSearch};
use serde_json::{Value, json};

use crate::batch::Batch;
use crate::error::Result;
use crate::status::{End, status_json};
use crate::{event, headers, text};

// The kinds of entries and their places; lib/client/link.js has the same.
/// Open a socket.
const CONNECT: u32 = 0;
/// The bytes to write.
const TRANSMIT: u32 = 1;
/// Close the socket.
const CLOSE: u32 = 2;
/// A request has ended: its number, how, and what there is to say.
const FINISHED: u32 = 3;
/// Requests are taken: permissions as JSON, the gap as JSON.
const UP: u32 = 4;
/// The connection has ended: the error's name, its text, the time of the next try in ms.
const DOWN: u32 = 5;
/// The client has ended: the error's name, its text.
const CLOSED: u32 = 6;
/// An outbound connection has its call: format and text of its data, whether it is `full` (1) and `async` (2), its Unique-ID.
const CONNECTED: u32 = 7;
/// Something happened to a call: its Unique-ID, what as JSON, what is known of it as JSON, an event: the digit of its format, then its text.
const CALL: u32 = 8;
/// A reader got something: its number.
pub(crate) const FILLED: u32 = 9;
/// A notice: its text.
const NOTICE: u32 = 10;
/// Nobody waited for this: its text.
const UNSOLICITED: u32 = 11;
/// Whether reading is to pause.
pub(crate) const PAUSED: u32 = 12;
/// When `handleTimeout` is due, in ms; null: never.
pub(crate) const DEADLINE: u32 = 13;
/// There is more: drain again.
pub(crate) const MORE: u32 = 14;
/// The last that happens to a call: as `CALL`.
const CALL_OVER: u32 = 15;

// What a reader takes.
/// An event: format, text, Event-Name; from place 5 on the headers that `take` was asked for.
const EVENT: u32 = 20;
/// A log line: headers as JSON, body; the bytes of the header block and of the body where text lost some.
const LOG: u32 = 21;
/// A gap, as JSON.
const GAP: u32 = 22;
/// How many deliveries are missing here.
const DROPPED: u32 = 23;
/// Nothing comes any more.
pub(crate) const ENDED: u32 = 24;

// How a request has ended.
/// A reply: headers as JSON, body.
const BY_REPLY: u32 = 0;
/// An api/response: body, and its bytes where text lost some.
const BY_API: u32 = 1;
/// An event: format, text.
const BY_EVENT: u32 = 2;
/// An error: its name, its text.
const BY_ERROR: u32 = 3;
/// A value, as JSON.
const BY_VALUE: u32 = 4;
/// Nobody answered: the hangup cause.
const BY_NO_ANSWER: u32 = 5;
/// A reply without other headers and without a body: Reply-Text.
const BY_SAID: u32 = 6;

/// How a request's outcome is to be read.
pub(crate) enum Reading {
    /// As it is.
    Plain,
    /// By the operation.
    Operation(Box<NamedOperation>),
    /// As the end of an `originate`.
    Placement,
}

/// Entries that need nothing but the output.
pub(crate) fn put(batch: &mut Batch<'_>, machine: &engine::Client, output: Output) -> Result<()> {
    match output {
        Output::Connect => batch.entry(CONNECT)?,
        Output::Transmit(bytes) => batch.entry(TRANSMIT)?.put_binary(1, &bytes)?,
        Output::Close => batch.entry(CLOSE)?,
        Output::Connected(data) => {
            let own = machine.own_call();
            batch.entry(CONNECTED)?.put(1, event::format_number(&data))?.put_binary(2, data.as_bytes())?;
            batch.put(3, own.map_or(0, |call| u32::from(call.full) + 2 * u32::from(call.asynchronous)))?;
            match data.peek("Unique-ID") {
                Some(uuid) => batch.put_text(4, &uuid)?,
                None => batch,
            }
        }
        Output::Down { reason, retry_at } => {
            batch.entry(DOWN)?.put(1, reason.kind().name())?.put(2, reason.to_string())?.put(3, retry_at.map(text::ms))?
        }
        Output::Lingering(notice) | Output::Notice(notice) => batch.entry(NOTICE)?.put(1, &*notice.text())?,
        Output::Unsolicited(message) => batch.entry(UNSOLICITED)?.put(1, format!("{message:?}"))?,
        // The rest are a bare connection's, or harm nothing.
        _ => batch,
    };
    Ok(())
}

pub(crate) fn put_closed(batch: &mut Batch<'_>, reason: &CloseReason) -> Result<()> {
    batch.entry(CLOSED)?.put(1, reason.kind().name())?.put(2, reason.to_string()).map(drop)
}

pub(crate) fn put_up(batch: &mut Batch<'_>, permissions: &Permissions, gap: Option<&Gap>) -> Result<()> {
    let allowed = |list: &Allowed| match list {
        Allowed::All => Value::Null,
        Allowed::Only(words) => json!(words),
    };
    let granted = json!({"events": allowed(&permissions.events), "api": allowed(&permissions.api), "log": permissions.log});
    batch.entry(UP)?.put(1, granted.to_string())?;
    if let Some(gap) = gap {
        batch.put(2, gap_json(gap))?;
    }
    Ok(())
}

fn gap_json(gap: &Gap) -> String {
    let channels = gap.channels.as_ref().map(|channels| String::from_utf8_lossy(channels));
    json!({"from": text::ms(gap.from), "until": text::ms(gap.until), "restarted": gap.restarted, "channels": channels})
        .to_string()
}

/// What a reader takes; of an event also the headers that are looked for, in the places behind the usual ones.
pub(crate) fn put_delivery(batch: &mut Batch<'_>, delivery: &Delivery, search: &mut HeaderSearch) -> Result<()> {
    match delivery {
        Delivery::Event(event) => {
            batch.entry(EVENT)?.put(1, event::format_number(event))?.put_binary(2, event.as_bytes())?;
            if let Some(name) = event.peek("Event-Name") {
                batch.put_text(3, &name)?;
            }
            batch.put_more(search.find(event))
        }
        Delivery::Log(line) => {
            let block = line.headers();
            batch.entry(LOG)?.put(1, headers::json(block.iter(), block.as_bytes().len()))?.put_text(2, line.body())?;
            batch.put_raw(3, block.as_bytes())?.put_raw(4, line.body()).map(drop)
        }
        Delivery::Gap(gap) => batch.entry(GAP)?.put(1, gap_json(gap)).map(drop),
        Delivery::Dropped { count } => batch.entry(DROPPED)?.put(1, *count as f64).map(drop),
        // The enum may grow.
        _ => Ok(()),
    }
}

pub(crate) fn put_finished(
    batch: &mut Batch<'_>,
    number: u32,
    reading: &Reading,
    result: std::result::Result<Outcome, RequestError>,
) -> Result<()> {
    batch.entry(FINISHED)?.put(1, number)?;
    let outcome = match result {
        Ok(outcome) => outcome,
        // The end of the connection says more than that the answer is missing.
        Err(RequestError::OutcomeUnknown(reason)) => return put_error(batch, reason.kind().name(), &unknown(&reason)),
        Err(why) => return put_error(batch, why.kind().name(), &why.to_string()),
    };
    match reading {
        Reading::Plain => put_outcome(batch, &outcome),
        Reading::Operation(operation) => match operation.read(&outcome) {
            Ok(NamedResult::Event(event)) => put_event(batch, &event),
            Ok(result) => batch.put(2, BY_VALUE)?.put(3, value_of(&result).to_string()).map(drop),
            Err(why) => put_error(batch, why.kind().name(), &why.to_string()),
        },
        Reading::Placement => match placed_call(&outcome) {
            Ok(uuid) => batch.put(2, BY_VALUE)?.put(3, json!(uuid).to_string()).map(drop),
            Err(PlacementError::NotAnswered { cause }) => batch.put(2, BY_NO_ANSWER)?.put(3, cause.as_str()).map(drop),
            Err(PlacementError::Operation(why)) => put_error(batch, why.kind().name(), &why.to_string()),
            Err(other) => put_error(batch, "command_failed", &other.to_string()),
        },
    }
}

fn unknown(reason: &CloseReason) -> String {
    format!("{reason}: whether it was carried out is not known")
}

fn put_error(batch: &mut Batch<'_>, kind: &str, why: &str) -> Result<()> {
    batch.put(2, BY_ERROR)?.put(3, kind)?.put(4, why).map(drop)
}

fn put_event(batch: &mut Batch<'_>, event: &Event) -> Result<()> {
    // One text holds both: the number of the format is one digit.
    batch.put(2, BY_EVENT)?.put(3, event::format_number(event))?.put_binary(4, event.as_bytes()).map(drop)
}

fn put_outcome(batch: &mut Batch<'_>, outcome: &Outcome) -> Result<()> {
    match outcome {
        Outcome::Reply(reply) => match headers::said(reply) {
            Some((text, None)) => batch.put(2, BY_SAID)?.put_text(3, text).map(drop),
            _ => batch.put(2, BY_REPLY)?.put(3, headers::of_reply(reply))?.put_text(4, reply.frame().body()).map(drop),
        },
        Outcome::Api(response) => batch.put(2, BY_API)?.put_text(3, response.body())?.put_raw(4, response.body()).map(drop),
        Outcome::Job(event) | Outcome::Executed(event) => put_event(batch, event),
        // The enum may grow.
        _ => put_error(batch, "internal", "an outcome of a new kind"),
    }
}

fn value_of(result: &NamedResult) -> Value {
    match result {
        NamedResult::Text(text) => json!(text),
        NamedResult::Playback(playback) => json!({"terminator": playback.terminator, "response": playback.response}),
        NamedResult::Digits(digits) => json!({"digits": digits.digits, "terminator": digits.terminator}),
        NamedResult::Recorded(recorded) => json!({
            "lengthMs": recorded.length.map(text::ms), "samples": recorded.samples, "terminator": recorded.terminator,
        }),
        NamedResult::Bridge(end) => json!({"other": end.other, "cause": end.cause.as_ref().map(|cause| cause.as_str())}),
        _ => Value::Null,
    }
}

/// What happened to a call, and what is known of it now. An event that belongs to it stands in the last place: the digit of its format, then its text.
pub(crate) fn put_change(batch: &mut Batch<'_>, machine: &engine::Client, uuid: &str, change: &CallChange) -> Result<()> {
    let (value, event) = change_json(change);
    let status = machine.call(uuid);
    // The other leg of a bridge may end after it.
    let is_over = status.is_some_and(|it| it.is_over && it.other_leg.as_ref().is_none_or(|other| other.end.is_some()));
    batch.entry(if is_over { CALL_OVER } else { CALL })?.put(1, uuid)?.put(2, value.to_string())?;
    if let Some(status) = status {
        batch.put(3, status_json(status))?;
    }
    if let Some(event) = event {
        let digit = [b'0' + event::format_number(event) as u8];
        batch.put_binary(4, &[&digit, event.as_bytes()].concat())?;
    }
    Ok(())
}

fn change_json(change: &CallChange) -> (Value, Option<&Event>) {
    let named = |kind: &str| (json!({ "type": kind }), None);
    match change {
        CallChange::Ringing => named("ringing"),
        CallChange::EarlyMedia => named("earlyMedia"),
        CallChange::Answered => named("answered"),
        CallChange::Bridged { other } => (json!({"type": "bridged", "other": other}), None),
        CallChange::Unbridged => named("unbridged"),
        CallChange::Held => named("held"),
        CallChange::Unheld => named("unheld"),
        CallChange::Parked => named("parked"),
        CallChange::Unparked => named("unparked"),
        CallChange::Digit(Dtmf { digit, samples, source, .. }) => {
            (json!({"type": "digit", "digit": digit, "samples": samples, "source": source}), None)
        }
        CallChange::RecordingStarted { path } => (json!({"type": "recordingStarted", "path": path}), None),
        CallChange::RecordingStopped { path } => (json!({"type": "recordingStopped", "path": path}), None),
        CallChange::HangingUp { cause } => (json!({"type": "hangingUp", "cause": cause.as_str()}), None),
        CallChange::Ended(end) => (json!({"type": "ended", "end": End::from(&**end)}), Some(&end.event)),
        CallChange::OtherLegEnded(end) => (json!({"type": "otherLegEnded", "end": End::from(&**end)}), Some(&end.event)),
        CallChange::Left => named("left"),
        CallChange::Lost => named("lost"),
        // The enum may grow.
        _ => named("other"),
    }
}
