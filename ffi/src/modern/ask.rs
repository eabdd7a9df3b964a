//! What a program asks of the switch, the same through a client and through an engine: what is sent, and how its outcome is read.

use std::ffi::c_char;
use std::str;

use eslng_engine::call::{NamedOperation, NamedResult, OperationError};
use eslng_engine::command::syntax::Value;
use eslng_engine::command::{Command, Filter, LogLevel, Subscription};
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
    Raw(Command),
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
        Ok(Ask::Raw(Command::raw(needed(unsafe { text(packet) }, "packet")?)))
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
        let events = match count {
            0 => &mut [],
            // SAFETY: what the caller promises; nothing is written there.
            count => needed(unsafe { places(events.cast_mut(), count) }, "events")?,
        };
        let named = |id: &EventId| {
            let name = names::event_name(*id).ok_or_else(|| Failure::argument(format!("{id} is no event")))?;
            Ok(EventName::from(&*name.to_string_lossy()))
        };
        let names = events.iter().map(named).collect::<Result<Vec<_>, Failure>>()?;
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
        let levels = [
            LogLevel::Console,
            LogLevel::Alert,
            LogLevel::Crit,
            LogLevel::Error,
            LogLevel::Warning,
            LogLevel::Notice,
            LogLevel::Info,
            LogLevel::Debug,
        ];
        let Ok(index) = usize::try_from(level) else { return Ok(Ask::Command(Command::NoLog)) };
        let level = levels.get(index).ok_or_else(|| Failure::argument(format!("{level} is no log level: 0 to 7")))?;
        Ok(Ask::Command(Command::Log { level: Some(level.clone()) }))
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
        let (operation, mut given) = unsafe { (needed(utf8(operation, "operation")?, "operation")?, texts(arguments)) };
        let mut arguments = Vec::new();
        while let Some(name) = given.next() {
            let value = given.next().ok_or_else(|| Failure::argument("arguments: a name without a value"))?;
            arguments.push((checked(name, "arguments")?, Value::from(checked(value, "arguments")?)));
        }
        Ask::named(uuid, operation, &arguments)
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
