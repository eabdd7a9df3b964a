//! What a client receives, and what an engine has to say.

use std::ffi::{CString, c_char};
use std::ptr;
use std::time::Duration;

use eslng_engine::call::CallChange;
use eslng_engine::delivery::Delivery;
use eslng_engine::engine::{CloseReason, Gap, Output};
use eslng_engine::event::Event;
use eslng_engine::vocabulary::ErrorKind;
use eslng_engine::wire::{DisconnectNotice, LogLine, Message};

use super::Status;
use super::event::eslng_event_t;
use super::result::eslng_result_t;
use super::status::{Failure, c_text, number};
use crate::entry::entry;
use crate::pointer::object::{exclusive, give, shared, take};
use crate::pointer::place;

/// What an output is. A client gives the first four, an engine all but ESLNG_OUTPUT_GAP and ESLNG_OUTPUT_DROPPED.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum eslng_output_kind_t {
    /// None: of NULL.
    ESLNG_OUTPUT_NONE = 0,
    /// An event: eslng_output_event(). ESLNG_MALFORMED as eslng_output_status() if it can't be read, why in eslng_output_message(); it has what could be.
    ESLNG_OUTPUT_EVENT = 1,
    /// A log line of the switch: its body is the line, its headers say where from.
    ESLNG_OUTPUT_LOG = 2,
    /// The connection was lost and is back; what happened in between was not seen: eslng_output_gap().
    ESLNG_OUTPUT_GAP = 3,
    /// The program has not received for too long, and so much is missing here: eslng_output_number().
    ESLNG_OUTPUT_DROPPED = 4,
    /// Open a connection to the switch, then call eslng_engine_connected() or eslng_engine_connect_failed().
    ESLNG_OUTPUT_CONNECT = 5,
    /// Close the connection; nothing is to be read from it any more.
    ESLNG_OUTPUT_CLOSE = 6,
    /// Logged in, and what was asked for before is asked for again: requests are taken. After a loss with eslng_output_gap().
    ESLNG_OUTPUT_UP = 7,
    /// The connection is lost, or none came about: eslng_output_status(), eslng_output_message(); eslng_output_number() is when it tries again, in ms by the
    /// engine's clock. Every request has finished before.
    ESLNG_OUTPUT_DOWN = 8,
    /// A request has ended: eslng_output_number() is its id, eslng_output_status() how, eslng_output_result() what it brought.
    ESLNG_OUTPUT_FINISHED = 9,
    /// An outbound connection has its call: eslng_output_event() is the channel's data, its `Unique-ID` among them.
    ESLNG_OUTPUT_CONNECTED = 10,
    /// Something happened to a call that is followed: eslng_output_uuid(), eslng_output_change().
    ESLNG_OUTPUT_CALL = 11,
    /// The switch will close the connection; eslng_output_event() is its notice.
    ESLNG_OUTPUT_NOTICE = 12,
    /// The call has ended and the switch keeps the connection for a while; commands still work.
    ESLNG_OUTPUT_LINGERING = 13,
    /// An answer that nobody waits for, or a message of no known kind: eslng_output_event().
    ESLNG_OUTPUT_UNSOLICITED = 14,
    /// Something odd that harms nothing: eslng_output_message().
    ESLNG_OUTPUT_WARNING = 15,
    /// The end, and why: eslng_output_status(), eslng_output_message(). Nothing comes after it.
    ESLNG_OUTPUT_CLOSED = 16,
}
use eslng_output_kind_t as Kind;

/// What happened to a call.
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum eslng_change_t {
    /// Nothing: of an output that is about no call.
    ESLNG_CHANGE_NONE = 0,
    /// The far end rings.
    ESLNG_CHANGE_RINGING = 1,
    /// There is sound before the answer.
    ESLNG_CHANGE_EARLY_MEDIA = 2,
    /// It was answered.
    ESLNG_CHANGE_ANSWERED = 3,
    /// It hears another channel; eslng_output_message() is that one's Unique-ID.
    ESLNG_CHANGE_BRIDGED = 4,
    /// It hears the other channel no more.
    ESLNG_CHANGE_UNBRIDGED = 5,
    /// It was put on hold.
    ESLNG_CHANGE_HELD = 6,
    /// It was taken off hold.
    ESLNG_CHANGE_UNHELD = 7,
    /// It waits in the switch.
    ESLNG_CHANGE_PARKED = 8,
    /// It waits no more.
    ESLNG_CHANGE_UNPARKED = 9,
    /// A digit was pressed; eslng_output_message() is the digit.
    ESLNG_CHANGE_DIGIT = 10,
    /// A recording has begun; eslng_output_message() is its file.
    ESLNG_CHANGE_RECORDING_STARTED = 11,
    /// A recording is over; eslng_output_message() is its file.
    ESLNG_CHANGE_RECORDING_STOPPED = 12,
    /// It is being hung up; eslng_output_message() is the cause.
    ESLNG_CHANGE_HANGING_UP = 13,
    /// It has ended; eslng_output_message() is the cause, eslng_output_event() the CHANNEL_HANGUP_COMPLETE event with all variables.
    ESLNG_CHANGE_ENDED = 14,
    /// The channel that it was bridged to has ended; as ESLNG_CHANGE_ENDED.
    ESLNG_CHANGE_OTHER_LEG_ENDED = 15,
    /// The outbound connection of this call was closed without a hangup: the call went on elsewhere.
    ESLNG_CHANGE_LEFT = 16,
    /// It was gone when the connection came back: it ended in between.
    ESLNG_CHANGE_LOST = 17,
}
use eslng_change_t as Change;

/// A time in which events were missed.
#[repr(C)]
#[derive(Clone, Copy, Debug, Default)]
pub struct eslng_gap_t {
    /// For how long nothing was seen, in ms.
    pub duration_ms: i64,
    /// Whether the switch was restarted in between: 1, 0, or -1 where it can't be told.
    pub restarted: i32,
}

/// Something that came. It never changes but by eslng_output_take_event() and eslng_output_take_result().
pub struct eslng_output_t {
    kind: Kind,
    number: i64,
    status: Status,
    message: CString,
    event: Option<Box<eslng_event_t>>,
    result: Option<Box<eslng_result_t>>,
    gap: Option<eslng_gap_t>,
    uuid: CString,
    change: Change,
}

/// A time as C has it, rounded up so that a wait until then is not too short.
pub(crate) fn ms(time: Duration) -> i64 {
    i64::try_from(time.as_nanos().div_ceil(1_000_000)).unwrap_or(i64::MAX)
}

fn gap(gap: &Gap) -> eslng_gap_t {
    let duration_ms = ms(gap.until.saturating_sub(gap.from));
    eslng_gap_t { duration_ms, restarted: gap.restarted.map_or(-1, i32::from) }
}

fn message(message: &Message) -> Option<eslng_event_t> {
    Some(match message {
        Message::Reply(reply) => eslng_event_t::message(reply.headers(), Some(reply.frame().body())),
        Message::Rejection(frame) | Message::Unknown(frame) => eslng_event_t::message(&frame.headers(), Some(frame.body())),
        Message::ApiResponse(response) => eslng_event_t::body_of(response.body()),
        _ => return None,
    })
}

impl eslng_output_t {
    fn of(kind: Kind) -> Self {
        eslng_output_t {
            kind,
            number: -1,
            status: 0,
            message: CString::default(),
            event: None,
            result: None,
            gap: None,
            uuid: CString::default(),
            change: Change::ESLNG_CHANGE_NONE,
        }
    }

    fn with_event(kind: Kind, event: Option<eslng_event_t>) -> Self {
        eslng_output_t { event: event.map(Box::new), ..eslng_output_t::of(kind) }
    }

    /// One that can't be read says so, and goes on with what could be.
    fn event(event: Event) -> Self {
        let malformed = event.error().cloned().map(Failure::from);
        let output = eslng_output_t::with_event(Kind::ESLNG_OUTPUT_EVENT, Some(eslng_event_t::new(event)));
        match malformed {
            Some(failure) => eslng_output_t { status: number(failure.kind), message: c_text(&failure.message), ..output },
            None => output,
        }
    }

    fn failed(kind: Kind, error: ErrorKind, message: &str) -> Self {
        eslng_output_t { status: number(error), message: c_text(message), ..eslng_output_t::of(kind) }
    }

    fn line(line: &LogLine) -> Self {
        let event = eslng_event_t::message(line.headers(), Some(line.body()));
        eslng_output_t::with_event(Kind::ESLNG_OUTPUT_LOG, Some(event))
    }

    fn notice(kind: Kind, notice: &DisconnectNotice) -> Self {
        let event = eslng_event_t::message(notice.headers(), Some(notice.text().as_bytes()));
        eslng_output_t::with_event(kind, Some(event))
    }

    fn closed(kind: Kind, reason: &CloseReason) -> Self {
        eslng_output_t::failed(kind, reason.kind(), &reason.to_string())
    }

    /// The end of a request.
    pub(crate) fn finished(id: u64, result: Result<eslng_result_t, Failure>) -> Self {
        let finished = match result {
            Ok(result) => eslng_output_t { result: Some(Box::new(result)), ..eslng_output_t::of(Kind::ESLNG_OUTPUT_FINISHED) },
            Err(failure) => eslng_output_t::failed(Kind::ESLNG_OUTPUT_FINISHED, failure.kind, &failure.message),
        };
        eslng_output_t { number: i64::try_from(id).unwrap_or(i64::MAX), ..finished }
    }

    pub(crate) fn change(uuid: &str, change: &CallChange) -> Self {
        let (kind, text, event) = match change {
            CallChange::Ringing => (Change::ESLNG_CHANGE_RINGING, String::new(), None),
            CallChange::EarlyMedia => (Change::ESLNG_CHANGE_EARLY_MEDIA, String::new(), None),
            CallChange::Answered => (Change::ESLNG_CHANGE_ANSWERED, String::new(), None),
            CallChange::Bridged { other } => (Change::ESLNG_CHANGE_BRIDGED, other.clone(), None),
            CallChange::Unbridged => (Change::ESLNG_CHANGE_UNBRIDGED, String::new(), None),
            CallChange::Held => (Change::ESLNG_CHANGE_HELD, String::new(), None),
            CallChange::Unheld => (Change::ESLNG_CHANGE_UNHELD, String::new(), None),
            CallChange::Parked => (Change::ESLNG_CHANGE_PARKED, String::new(), None),
            CallChange::Unparked => (Change::ESLNG_CHANGE_UNPARKED, String::new(), None),
            CallChange::Digit(digit) => (Change::ESLNG_CHANGE_DIGIT, digit.digit.to_string(), None),
            CallChange::RecordingStarted { path } => (Change::ESLNG_CHANGE_RECORDING_STARTED, path.clone(), None),
            CallChange::RecordingStopped { path } => (Change::ESLNG_CHANGE_RECORDING_STOPPED, path.clone(), None),
            CallChange::HangingUp { cause } => (Change::ESLNG_CHANGE_HANGING_UP, cause.as_str().to_owned(), None),
            CallChange::Ended(end) => (Change::ESLNG_CHANGE_ENDED, end.cause.as_str().to_owned(), Some(&end.event)),
            CallChange::OtherLegEnded(end) => {
                (Change::ESLNG_CHANGE_OTHER_LEG_ENDED, end.cause.as_str().to_owned(), Some(&end.event))
            }
            CallChange::Left => (Change::ESLNG_CHANGE_LEFT, String::new(), None),
            CallChange::Lost => (Change::ESLNG_CHANGE_LOST, String::new(), None),
            _ => (Change::ESLNG_CHANGE_NONE, format!("{change:?}"), None),
        };
        eslng_output_t {
            uuid: c_text(uuid),
            change: kind,
            message: c_text(&text),
            event: event.map(|event| Box::new(eslng_event_t::new(event.clone()))),
            ..eslng_output_t::of(Kind::ESLNG_OUTPUT_CALL)
        }
    }

    /// What an engine says; `None` for what it does by itself.
    pub(crate) fn engine(output: Output) -> Option<Self> {
        Some(match output {
            Output::Connect => eslng_output_t::of(Kind::ESLNG_OUTPUT_CONNECT),
            Output::Close => eslng_output_t::of(Kind::ESLNG_OUTPUT_CLOSE),
            Output::Event(event) => eslng_output_t::event(event),
            Output::Connected(data) => eslng_output_t::with_event(Kind::ESLNG_OUTPUT_CONNECTED, Some(eslng_event_t::new(data))),
            Output::Log(line) => eslng_output_t::line(&line),
            Output::Lingering(notice) => eslng_output_t::notice(Kind::ESLNG_OUTPUT_LINGERING, &notice),
            Output::Notice(notice) => eslng_output_t::notice(Kind::ESLNG_OUTPUT_NOTICE, &notice),
            Output::Unsolicited(odd) => eslng_output_t::with_event(Kind::ESLNG_OUTPUT_UNSOLICITED, message(&odd)),
            Output::Warning(warning) => {
                eslng_output_t { message: c_text(&warning.to_string()), ..eslng_output_t::of(Kind::ESLNG_OUTPUT_WARNING) }
            }
            Output::Up { gap: missed, .. } => {
                eslng_output_t { gap: missed.as_ref().map(gap), ..eslng_output_t::of(Kind::ESLNG_OUTPUT_UP) }
            }
            Output::Down { reason, retry_at } => {
                eslng_output_t { number: retry_at.map_or(-1, ms), ..eslng_output_t::closed(Kind::ESLNG_OUTPUT_DOWN, &reason) }
            }
            Output::Call { uuid, change } => eslng_output_t::change(&uuid, &change),
            Output::Closed(reason) => eslng_output_t::closed(Kind::ESLNG_OUTPUT_CLOSED, &reason),
            _ => return None,
        })
    }

    /// What a client's reader gets.
    pub(crate) fn delivery(delivery: Delivery) -> Option<Self> {
        Some(match delivery {
            Delivery::Event(event) => eslng_output_t::event(event),
            Delivery::Log(line) => eslng_output_t::line(&line),
            Delivery::Gap(missed) => eslng_output_t { gap: Some(gap(&missed)), ..eslng_output_t::of(Kind::ESLNG_OUTPUT_GAP) },
            Delivery::Dropped { count } => eslng_output_t {
                number: i64::try_from(count).unwrap_or(i64::MAX),
                ..eslng_output_t::of(Kind::ESLNG_OUTPUT_DROPPED)
            },
            _ => return None,
        })
    }
}

/// What it is.
///
/// @return ESLNG_OUTPUT_NONE of NULL.
///
/// # Safety
/// `output` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_output_kind(output: *const eslng_output_t) -> eslng_output_kind_t {
    // SAFETY: what this function asks of its caller.
    entry!(Kind::ESLNG_OUTPUT_NONE, { unsafe { shared(output)? }.kind })
}

/// Its event, or the message with headers and a body that it is.
///
/// @return NULL where there is none. The output's own.
///
/// # Safety
/// `output` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_output_event(output: *const eslng_output_t) -> *const eslng_event_t {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null(), { ptr::from_ref(unsafe { shared(output)? }.event.as_deref()?) })
}

/// Takes its event out of it.
///
/// @return The caller frees it with eslng_event_free(). NULL where there is none, or it was taken before.
///
/// # Safety
/// `output` is NULL or live, and nothing else uses it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_output_take_event(output: *mut eslng_output_t) -> *mut eslng_event_t {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null_mut(), { give(*unsafe { exclusive(output)? }.event.take()?) })
}

/// The result of a request that has finished well.
///
/// @return NULL where there is none. The output's own.
///
/// # Safety
/// `output` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_output_result(output: *const eslng_output_t) -> *const eslng_result_t {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null(), { ptr::from_ref(unsafe { shared(output)? }.result.as_deref()?) })
}

/// Takes its result out of it.
///
/// @return The caller frees it with eslng_result_free(). NULL where there is none, or it was taken before.
///
/// # Safety
/// `output` is NULL or live, and nothing else uses it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_output_take_result(output: *mut eslng_output_t) -> *mut eslng_result_t {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null_mut(), { give(*unsafe { exclusive(output)? }.result.take()?) })
}

/// Its number: the id of a request that has finished, how much was dropped, when there is a new try.
///
/// @return -1 where there is none, and of NULL.
///
/// # Safety
/// `output` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_output_number(output: *const eslng_output_t) -> i64 {
    // SAFETY: what this function asks of its caller.
    entry!(-1, { unsafe { shared(output)? }.number })
}

/// How a request has finished, or why a connection has ended.
///
/// @return ESLNG_INVALID_ARGUMENT of NULL.
///
/// # Safety
/// `output` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_output_status(output: *const eslng_output_t) -> Status {
    // SAFETY: what this function asks of its caller.
    entry!(number(ErrorKind::InvalidArgument), { unsafe { shared(output)? }.status })
}

/// What belongs to its status, or to the change of a call.
///
/// @return Empty where there is nothing to say; NULL of NULL. The output's own.
///
/// # Safety
/// `output` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_output_message(output: *const eslng_output_t) -> *const c_char {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null(), { unsafe { shared(output)? }.message.as_ptr() })
}

/// The Unique-ID of the call that it is about.
///
/// @return Empty where it is about none; NULL of NULL. The output's own.
///
/// # Safety
/// `output` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_output_uuid(output: *const eslng_output_t) -> *const c_char {
    // SAFETY: what this function asks of its caller.
    entry!(ptr::null(), { unsafe { shared(output)? }.uuid.as_ptr() })
}

/// What happened to that call.
///
/// @return ESLNG_CHANGE_NONE where it is about none, and of NULL.
///
/// # Safety
/// `output` is NULL or live.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_output_change(output: *const eslng_output_t) -> eslng_change_t {
    // SAFETY: what this function asks of its caller.
    entry!(Change::ESLNG_CHANGE_NONE, { unsafe { shared(output)? }.change })
}

/// The time in which events were missed.
///
/// @param gap  Gets it; may be NULL.
/// @return Whether there is one.
///
/// # Safety
/// `output` is NULL or live; `gap` is NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_output_gap(output: *const eslng_output_t, gap: *mut eslng_gap_t) -> bool {
    entry!(false, {
        // SAFETY: what this function asks of its caller.
        let (output, gap) = unsafe { (shared(output)?, place(gap)) };
        let missed = output.gap?;
        if let Some(gap) = gap {
            *gap = missed;
        }
        true
    })
}

/// Frees an output with what it still holds and sets the variable to NULL. NULL, and a variable that holds NULL, are nothing to do.
///
/// # Safety
/// `output` is NULL, or holds NULL or an output that nothing uses.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn eslng_output_free(output: *mut *mut eslng_output_t) {
    // SAFETY: what this function asks of its caller.
    entry!((), { drop(unsafe { take(output) }) });
}
