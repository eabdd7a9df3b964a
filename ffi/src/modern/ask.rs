//! What a program asks of the switch, the same through a client and through an engine: what is sent, and how its outcome is read.

use std::ffi::c_char;
use std::str;

use eslng_engine::call::{NamedOperation, NamedResult, OperationError};
use eslng_engine::command::syntax::Value;
use eslng_engine::command::{Command, Execute, Filter, LogLevel, Secret, Subscription, app};
use eslng_engine::engine::Outcome;
use eslng_engine::event::{EventBuilder, Format};
use eslng_engine::vocabulary::EventName;

use super::names;
use super::result::eslng_result_t;
use super::status::{Failure, needed};
use super::{Cause, EventId};
use crate::pointer::object::texts;
use crate::pointer::{places, text};

/// Something to ask.
#[derive(Clone)]
pub(crate) enum Ask {
    /// A command whose answer must not be a refusal.
    Command(Command),
    /// A packet of the program's own; whatever comes of it is its result.
    Raw(Secret),
    /// An API command in the background.
    Job(String),
    /// Something with a call.
    Operation { uuid: String, operation: NamedOperation },
}

impl Ask {
    /// What came of it.
    pub(crate) fn read(&self, outcome: &Outcome) -> Result<eslng_result_t, Failure> {
        match self {
            Ask::Command(_) | Ask::Job(_) => eslng_result_t::of_accepted(outcome),
            Ask::Raw(_) => eslng_result_t::of(outcome),
            Ask::Operation { operation, .. } => read_operation(operation, outcome),
        }
    }

    /// # Safety
    /// `line` is NULL or a C text.
    pub(crate) unsafe fn api(line: *const c_char) -> Result<Self, Failure> {
        // SAFETY: what the caller promises.
        Ok(Ask::Command(Command::api(needed(unsafe { text(line) }, "line")?)))
    }

    /// # Safety
    /// `line` is NULL or a C text.
    pub(crate) unsafe fn job(line: *const c_char) -> Result<Self, Failure> {
        // SAFETY: what the caller promises.
        Ok(Ask::Job(needed(unsafe { utf8(line, "line") }?, "line")?.to_owned()))
    }

    /// # Safety
    /// `packet` is NULL or a C text.
    pub(crate) unsafe fn raw(packet: *const c_char) -> Result<Self, Failure> {
        // SAFETY: what the caller promises.
        Ok(Ask::Raw(Secret::new(needed(unsafe { text(packet) }, "packet")?)))
    }

    /// `on`: asks for the events; otherwise takes them back.
    ///
    /// # Safety
    /// `events` is NULL or valid for `count` numbers; `subclasses` is NULL or an array of C texts that a NULL closes.
    pub(crate) unsafe fn events(
        on: bool,
        format: Format,
        events: *const EventId,
        count: usize,
        subclasses: *const *const c_char,
    ) -> Result<Self, Failure> {
        // SAFETY: what the caller promises.
        let names = unsafe { event_names(events, count) }?;
        // SAFETY: what the caller promises.
        let events = Subscription::names(names).with_subclasses(unsafe { texts(subclasses) });
        Ok(Ask::Command(if on { Command::event(format, events) } else { Command::NixEvent { events } }))
    }

    /// # Safety
    /// The texts are NULL or C texts.
    pub(crate) unsafe fn filter(on: bool, header: *const c_char, value: *const c_char) -> Result<Self, Failure> {
        // SAFETY: what the caller promises.
        let (header, value) = unsafe { (needed(text(header), "header")?, text(value)) };
        Ok(Ask::Command(Command::Filter(match (on, value) {
            (true, value) => Filter::add(header, needed(value, "value")?),
            (false, value) => Filter::Delete { header: header.to_vec(), value: value.map(<[u8]>::to_vec) },
        })))
    }

    /// Log lines from this level on; a negative one: no more of them.
    pub(crate) fn log(level: i32) -> Result<Self, Failure> {
        Ok(Ask::Command(match log_level(level)? {
            Some(level) => Command::Log { level: Some(level) },
            None => Command::NoLog,
        }))
    }

    pub(crate) fn send_event(builder: &EventBuilder) -> Self {
        let event = builder.build(Format::Json);
        let name = event.get_bytes("Event-Name").unwrap_or_default().into_owned();
        let headers = event.headers().filter(|header| !header.name_bytes().eq_ignore_ascii_case(b"Event-Name"));
        let headers = headers.map(|header| (header.name_bytes().to_vec(), header.value_bytes().into_owned()));
        // `Content-Length` is written from the body.
        let headers = headers.filter(|(name, _)| !name.eq_ignore_ascii_case(b"Content-Length")).collect();
        Ask::Command(Command::SendEvent { name, headers, body: event.body().map(<[u8]>::to_vec) })
    }

    /// # Safety
    /// The texts are NULL or C texts.
    pub(crate) unsafe fn begin_job(line: *const c_char, job_uuid: *const c_char) -> Result<Self, Failure> {
        // SAFETY: what the caller promises.
        let (line, job_uuid) = unsafe { (needed(text(line), "line")?, text(job_uuid)) };
        Ok(Ask::Command(Command::BgApi { line: line.to_vec(), job_uuid: job_uuid.map(<[u8]>::to_vec) }))
    }

    pub(crate) fn begin_execute(uuid: Option<&str>, execute: Execute) -> Self {
        Ask::Command(Command::execute(uuid, execute))
    }

    /// An operation by its name; `arguments` are names and values by turns, closed by NULL.
    ///
    /// # Safety
    /// The texts are NULL or C texts; `arguments` is NULL or an array of C texts that a NULL closes.
    pub(crate) unsafe fn operation(
        uuid: &str,
        operation: *const c_char,
        arguments: *const *const c_char,
    ) -> Result<Self, Failure> {
        // SAFETY: what the caller promises.
        let (operation, arguments) = unsafe { (needed(utf8(operation, "operation")?, "operation")?, named_values(arguments)?) };
        Ask::named(uuid, operation, &arguments)
    }

    /// An application of the catalogue by its name; `arguments` as in [`operation`](Self::operation).
    ///
    /// # Safety
    /// As [`operation`](Self::operation).
    pub(crate) unsafe fn application(
        uuid: &str,
        application: *const c_char,
        arguments: *const *const c_char,
    ) -> Result<Self, Failure> {
        // SAFETY: what the caller promises.
        let (application, arguments) =
            unsafe { (needed(utf8(application, "application")?, "application")?, named_values(arguments)?) };
        let application = app::Catalogue::new().application(application, &arguments)?;
        Ok(Ask::Operation { uuid: uuid.to_owned(), operation: NamedOperation::application(application) })
    }

    pub(crate) fn named(uuid: &str, operation: &str, arguments: &[(&str, Value)]) -> Result<Self, Failure> {
        let operation = NamedOperation::new(uuid, operation, arguments)?;
        Ok(Ask::Operation { uuid: uuid.to_owned(), operation })
    }

    pub(crate) fn hangup(uuid: &str, cause: Cause) -> Result<Self, Failure> {
        let name = names::cause_name(cause).ok_or_else(|| Failure::argument(format!("{cause} is no hangup cause")))?;
        Ask::named(uuid, "hangup", &[("cause", Value::from(&*name.to_string_lossy()))])
    }
}

/// Names and values by turns, closed by NULL.
///
/// # Safety
/// `arguments` is NULL or an array of C texts that a NULL closes, unchanged for `'a`.
pub(crate) unsafe fn named_values<'a>(arguments: *const *const c_char) -> Result<Vec<(&'a str, Value)>, Failure> {
    // SAFETY: what the caller promises.
    let mut given = unsafe { texts(arguments) };
    let mut arguments = Vec::new();
    while let Some(name) = given.next() {
        let value = given.next().ok_or_else(|| Failure::argument("arguments: a name without a value"))?;
        arguments.push((checked(name, "arguments")?, Value::from(checked(value, "arguments")?)));
    }
    Ok(arguments)
}

/// The names of numbers.
///
/// # Safety
/// `events` is NULL or valid for `count` numbers.
pub(crate) unsafe fn event_names(events: *const EventId, count: usize) -> Result<Vec<EventName>, Failure> {
    let events = match count {
        0 => &mut [],
        // SAFETY: what the caller promises; nothing is written there.
        count => needed(unsafe { places(events.cast_mut(), count) }, "events")?,
    };
    let named = |id: &EventId| {
        let name = names::event_name(*id).ok_or_else(|| Failure::argument(format!("{id} is no event")))?;
        Ok(EventName::from(&*name.to_string_lossy()))
    };
    events.iter().map(named).collect()
}

/// The log level of this number; a negative one is none.
pub(crate) fn log_level(level: i32) -> Result<Option<LogLevel>, Failure> {
    Ok(Some(match level {
        ..0 => return Ok(None),
        0 => LogLevel::Console,
        1 => LogLevel::Alert,
        2 => LogLevel::Crit,
        3 => LogLevel::Error,
        4 => LogLevel::Warning,
        5 => LogLevel::Notice,
        6 => LogLevel::Info,
        7 => LogLevel::Debug,
        _ => return Err(Failure::argument(format!("{level} is no log level: 0 to 7"))),
    }))
}

/// A text that must be UTF-8.
pub(crate) fn checked<'a>(text: &'a [u8], name: &str) -> Result<&'a str, Failure> {
    str::from_utf8(text).map_err(|_| Failure::argument(format!("{name} is not UTF-8")))
}

/// A text that must be UTF-8; `None` for NULL.
///
/// # Safety
/// `argument` is NULL or a C text, unchanged for `'a`.
pub(crate) unsafe fn utf8<'a>(argument: *const c_char, name: &str) -> Result<Option<&'a str>, Failure> {
    // SAFETY: what the caller promises.
    unsafe { text(argument) }.map(|text| checked(text, name)).transpose()
}

fn read_operation(operation: &NamedOperation, outcome: &Outcome) -> Result<eslng_result_t, Failure> {
    let text = match operation.read(outcome)? {
        NamedResult::Text(None) => return Ok(eslng_result_t::nothing()),
        NamedResult::Text(Some(value)) => value,
        NamedResult::Digits(digits) => digits.digits,
        NamedResult::Bridge(end) => end.other.unwrap_or_default(),
        NamedResult::Playback(playback) => playback.response.unwrap_or_default(),
        // Their own words, as of any application.
        NamedResult::Done | NamedResult::Recorded(_) | NamedResult::Event(_) => return eslng_result_t::of(outcome),
        other => {
            let got = format!("{other:?}");
            return Err(OperationError::Unexpected { operation: "an operation".to_owned(), got }.into());
        }
    };
    Ok(eslng_result_t::of(outcome)?.with_text(text.as_bytes()))
}
