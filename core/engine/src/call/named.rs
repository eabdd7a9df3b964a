//! Operations by name, with arguments by name, for languages that have not Rust's types.

use std::collections::BTreeMap;

use super::operation::{Operation, OperationError, Request};
use super::operations::{self, BridgeEnd, Digits, Playback, Recorded};
use crate::command::api::UuidBroadcastLegs;
use crate::command::syntax::{ArgumentError, ArgumentProblem, Value};
use crate::command::{Application, Argument, app};
use crate::dial::DialString;
use crate::engine::Outcome;
use crate::event::Event;
use crate::vocabulary::HangupCause;

/// An operation whose result's type is known by its name.
///
/// | name | arguments (`?`: may be left out) | result |
/// |---|---|---|
/// | `answer`, `pre_answer`, `ring_ready`, `hold`, `unhold`, `park` | | [`NamedResult::Done`] |
/// | `hangup` | `cause`? (NORMAL_CLEARING) | `Done` |
/// | `bridge` | `dial`: a dial string | [`NamedResult::Bridge`] |
/// | `transfer` | `extension`, `dialplan`?, `context`? | `Done` |
/// | `playback` | `file` | [`NamedResult::Playback`] |
/// | `say` | `module`, `kind`, `method`, `text` | `Done` |
/// | `speak` | `engine`, `voice`, `text` | `Done` |
/// | `say_phrase` | `name`, `data`? | `Done` |
/// | `play_and_get_digits` | `file`, `min`? (1), `max`? (128), `tries`? (1), `timeout`? (5000 ms), `terminators`? (`#`), `invalid_file`? (silence), `regexp`? (`\d+`), `digit_timeout`? (ms), `failure`? | [`NamedResult::Digits`] |
/// | `read_digits` | `file`, `min`? (1), `max`? (128), `timeout`? (5000 ms), `terminators`? (`#`), `digit_timeout`? (ms) | `Digits` |
/// | `record` | `path`, `limit_seconds`?, `silence_threshold`?, `silence_seconds`? | [`NamedResult::Recorded`] |
/// | `record_session`, `stop_record_session` | `path` | `Done` |
/// | `send_dtmf` | `digits`, `tone_ms`? | `Done` |
/// | `broadcast` | `file`, `legs`? (`aleg`, `bleg`, `both`) | `Done` |
/// | `break_media` | `all`? (given and not empty: what is queued too) | `Done` |
/// | `set_variable` | `name`, `value` | `Done` |
/// | `set_variables` | each argument is a variable | `Done` |
/// | `get_variable` | `name` | [`NamedResult::Text`] |
/// | `execute` | `application`, `argument`? | [`NamedResult::Event`] |
#[derive(Clone)]
pub struct NamedOperation(Kind);

#[derive(Clone)]
enum Kind {
    Done(Operation<()>),
    Text(Operation<Option<String>>),
    Playback(Operation<Playback>),
    Digits(Operation<Digits>),
    Recorded(Operation<Recorded>),
    Bridge(Operation<BridgeEnd>),
    Event(Operation<Event>),
}

/// What a [`NamedOperation`] gives.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum NamedResult {
    /// It worked.
    Done,
    /// A value, if there is one.
    Text(Option<String>),
    /// How a file was played.
    Playback(Playback),
    /// What the caller entered.
    Digits(Digits),
    /// What was recorded.
    Recorded(Recorded),
    /// How a bridge ended.
    Bridge(BridgeEnd),
    /// The CHANNEL_EXECUTE_COMPLETE event of an application.
    Event(Event),
}

impl NamedOperation {
    /// The names that [`new`](Self::new) takes.
    pub const NAMES: [&str; 24] = [
        "answer",
        "break_media",
        "bridge",
        "broadcast",
        "execute",
        "get_variable",
        "hangup",
        "hold",
        "park",
        "play_and_get_digits",
        "playback",
        "pre_answer",
        "read_digits",
        "record",
        "record_session",
        "ring_ready",
        "say",
        "say_phrase",
        "send_dtmf",
        "set_variable",
        "set_variables",
        "speak",
        "stop_record_session",
        "transfer",
    ];

    /// The operation of this name on the call `uuid`.
    ///
    /// # Errors
    /// A name or an argument that is not known, one that is missing, a value that can't be expressed.
    pub fn new(uuid: &str, name: &str, arguments: &[(&str, Value)]) -> Result<Self, OperationError> {
        let mut given = Given { operation: name, values: arguments.iter().map(|(name, value)| (*name, value)).collect() };
        let kind = match name {
            "answer" => Kind::Done(operations::answer()),
            "pre_answer" => Kind::Done(operations::pre_answer()),
            "ring_ready" => Kind::Done(operations::ring_ready()),
            "hold" => Kind::Done(operations::hold()),
            "unhold" => Kind::Done(operations::unhold()),
            "park" => Kind::Done(operations::park()),
            "hangup" => Kind::Done(operations::hangup(given.text("cause")?.map(|cause| HangupCause::from(&*cause)))),
            "bridge" => Kind::Bridge(operations::bridge(DialString::parse(&given.needed_text("dial")?)?)?),
            "transfer" => {
                let extension = given.needed_text("extension")?;
                let (dialplan, context) = (given.text("dialplan")?, given.text("context")?);
                Kind::Done(operations::transfer(&extension, dialplan.as_deref(), context.as_deref())?)
            }
            "playback" => Kind::Playback(operations::playback(given.needed("file")?)?),
            "say" => {
                let (module, kind, method) =
                    (given.needed_text("module")?, given.needed_text("kind")?, given.needed_text("method")?);
                Kind::Done(operations::say(&module, &kind, &method, given.needed("text")?)?)
            }
            "speak" => {
                let (engine, voice, text) =
                    (given.needed_text("engine")?, given.needed_text("voice")?, given.needed_text("text")?);
                Kind::Done(operations::speak(&engine, &voice, &text)?)
            }
            "say_phrase" => {
                let (name, data) = (given.needed_text("name")?, given.text("data")?);
                Kind::Done(operations::phrase(&name, data.as_deref())?)
            }
            "play_and_get_digits" => Kind::Digits(operations::play_and_get_digits(&given.play_and_get_digits()?)?),
            "read_digits" => Kind::Digits(operations::read_digits(&given.read_digits()?)?),
            "record" => {
                let path = given.needed("path")?;
                let (limit, threshold, seconds) =
                    (given.number("limit_seconds")?, given.number("silence_threshold")?, given.number("silence_seconds")?);
                let silence = match (threshold, seconds) {
                    (Some(threshold), Some(seconds)) => Some((threshold, seconds)),
                    (None, None) => None,
                    (None, Some(_)) => return Err(given.missing("silence_threshold")),
                    (Some(_), None) => return Err(given.missing("silence_seconds")),
                };
                Kind::Recorded(operations::record(path, limit, silence)?)
            }
            "record_session" => Kind::Done(operations::record_session(given.needed("path")?)?),
            "stop_record_session" => Kind::Done(operations::stop_record_session(given.needed("path")?)?),
            "send_dtmf" => {
                let (digits, tone) = (given.needed_text("digits")?, given.number("tone_ms")?);
                Kind::Done(operations::send_dtmf(&digits, tone)?)
            }
            "broadcast" => {
                let (file, legs) = (given.needed("file")?, given.legs()?);
                Kind::Done(operations::broadcast(uuid, file, legs)?)
            }
            "break_media" => {
                let all = given.text("all")?.is_some_and(|all| !all.is_empty());
                Kind::Done(operations::break_media(uuid, all)?)
            }
            "set_variable" => {
                let (name, value) = (given.needed_text("name")?, given.needed("value")?);
                Kind::Done(operations::set_variable(&name, value)?)
            }
            "set_variables" => {
                let names: Vec<_> = given.values.keys().copied().collect();
                let variables = names.into_iter().map(|name| Ok((name.to_owned(), given.needed_text(name)?)));
                let variables = variables.collect::<Result<Vec<_>, OperationError>>()?;
                if variables.is_empty() {
                    return Err(given.missing("a variable"));
                }
                Kind::Done(operations::set_variables(variables)?)
            }
            "get_variable" => Kind::Text(operations::get_variable(&given.needed_text("name")?)),
            "execute" => {
                let application = Application::new(given.needed_text("application")?);
                let application = match given.take("argument") {
                    Some(argument) => application.with(as_argument(argument)),
                    None => application,
                };
                Kind::Event(Operation::execute(application))
            }
            _ => return Err(ArgumentError::new(name, "the operation", ArgumentProblem::UnknownCommand).into()),
        };
        match given.values.keys().next() {
            Some(unknown) => Err(ArgumentError::new(name, unknown, ArgumentProblem::UnknownArgument).into()),
            None => Ok(NamedOperation(kind)),
        }
    }

    /// An application of a catalogue with its arguments by their names; it gives its CHANNEL_EXECUTE_COMPLETE event.
    pub fn application(application: Application) -> Self {
        NamedOperation(Kind::Event(Operation::execute(application)))
    }

    /// What is to be sent.
    pub fn request(&self) -> &Request {
        match &self.0 {
            Kind::Done(operation) => operation.request(),
            Kind::Text(operation) => operation.request(),
            Kind::Playback(operation) => operation.request(),
            Kind::Digits(operation) => operation.request(),
            Kind::Recorded(operation) => operation.request(),
            Kind::Bridge(operation) => operation.request(),
            Kind::Event(operation) => operation.request(),
        }
    }

    /// As [`Operation::in_turn`].
    pub fn in_turn(self) -> Self {
        NamedOperation(match self.0 {
            Kind::Done(operation) => Kind::Done(operation.in_turn()),
            Kind::Text(operation) => Kind::Text(operation.in_turn()),
            Kind::Playback(operation) => Kind::Playback(operation.in_turn()),
            Kind::Digits(operation) => Kind::Digits(operation.in_turn()),
            Kind::Recorded(operation) => Kind::Recorded(operation.in_turn()),
            Kind::Bridge(operation) => Kind::Bridge(operation.in_turn()),
            Kind::Event(operation) => Kind::Event(operation.in_turn()),
        })
    }

    /// What came of it.
    ///
    /// # Errors
    /// It failed, or what came is not what it gives.
    pub fn read(&self, outcome: &Outcome) -> Result<NamedResult, OperationError> {
        Ok(match &self.0 {
            Kind::Done(operation) => {
                operation.read(outcome)?;
                NamedResult::Done
            }
            Kind::Text(operation) => NamedResult::Text(operation.read(outcome)?),
            Kind::Playback(operation) => NamedResult::Playback(operation.read(outcome)?),
            Kind::Digits(operation) => NamedResult::Digits(operation.read(outcome)?),
            Kind::Recorded(operation) => NamedResult::Recorded(operation.read(outcome)?),
            Kind::Bridge(operation) => NamedResult::Bridge(operation.read(outcome)?),
            Kind::Event(operation) => NamedResult::Event(operation.read(outcome)?),
        })
    }
}

/// The arguments that have not been used yet.
struct Given<'a> {
    operation: &'a str,
    values: BTreeMap<&'a str, &'a Value>,
}

impl<'a> Given<'a> {
    fn take(&mut self, name: &str) -> Option<&'a Value> {
        self.values.remove(name)
    }

    fn error(&self, argument: &str, problem: ArgumentProblem) -> OperationError {
        ArgumentError::new(self.operation, argument, problem).into()
    }

    fn missing(&self, argument: &str) -> OperationError {
        self.error(argument, ArgumentProblem::Missing)
    }

    fn needed(&mut self, name: &str) -> Result<Argument, OperationError> {
        self.take(name).map(as_argument).ok_or_else(|| self.missing(name))
    }

    /// A text, where nothing is expanded.
    fn text(&mut self, name: &str) -> Result<Option<String>, OperationError> {
        match self.take(name) {
            None => Ok(None),
            Some(Value::Text(text)) => Ok(Some(text.clone())),
            Some(Value::Argument(argument)) => match argument.as_text() {
                Some(text) => Ok(Some(text.to_owned())),
                None => Err(self.error(name, ArgumentProblem::Expansion)),
            },
        }
    }

    fn needed_text(&mut self, name: &str) -> Result<String, OperationError> {
        self.text(name)?.ok_or_else(|| self.missing(name))
    }

    fn number(&mut self, name: &str) -> Result<Option<u64>, OperationError> {
        let Some(text) = self.text(name)? else { return Ok(None) };
        let number = text.parse().ok().filter(|_| text.bytes().all(|byte| byte.is_ascii_digit()));
        number.map(Some).ok_or_else(|| self.error(name, ArgumentProblem::NumberRange("a whole number".to_owned())))
    }

    fn legs(&mut self) -> Result<Option<UuidBroadcastLegs>, OperationError> {
        match self.text("legs")?.as_deref() {
            None => Ok(None),
            Some("aleg") => Ok(Some(UuidBroadcastLegs::Aleg)),
            Some("bleg") => Ok(Some(UuidBroadcastLegs::Bleg)),
            Some("both") => Ok(Some(UuidBroadcastLegs::Both)),
            Some(_) => Err(self.error("legs", ArgumentProblem::Choice("aleg, bleg, both".to_owned()))),
        }
    }

    fn or(&mut self, name: &str, default: &str) -> Argument {
        self.take(name).map_or_else(|| Argument::text(default), as_argument)
    }

    fn play_and_get_digits(&mut self) -> Result<app::PlayAndGetDigits, OperationError> {
        let (min, max) = (self.number("min")?.unwrap_or(1), self.number("max")?.unwrap_or(128));
        let (tries, timeout) = (self.number("tries")?.unwrap_or(1), self.number("timeout")?.unwrap_or(5000));
        let (terminators, file) = (self.or("terminators", "#"), self.needed("file")?);
        let (invalid, regexp) = (self.or("invalid_file", "silence_stream://250"), self.or("regexp", r"\d+"));
        // The operation puts a variable of its own there.
        let mut application =
            app::PlayAndGetDigits::new(min, max, tries, timeout, terminators, file, invalid, Argument::text("digits"), regexp);
        application.digit_timeout = self.number("digit_timeout")?;
        application.failure = self.take("failure").map(as_argument);
        Ok(application)
    }

    fn read_digits(&mut self) -> Result<app::Read, OperationError> {
        let (min, max) = (self.number("min")?.unwrap_or(1), self.number("max")?.unwrap_or(128));
        let timeout = self.number("timeout")?.unwrap_or(5000);
        let (terminators, file) = (self.or("terminators", "#"), self.needed("file")?);
        // The operation puts a variable of its own there.
        let mut application = app::Read::new(min, max, file, Argument::text("digits"), timeout, terminators);
        application.digit_timeout = self.number("digit_timeout")?;
        Ok(application)
    }
}

fn as_argument(value: &Value) -> Argument {
    match value {
        Value::Text(text) => Argument::text(text.as_str()),
        Value::Argument(argument) => argument.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: &str, arguments: &[(&str, Value)]) -> String {
        let operation = NamedOperation::new("u1", name, arguments).unwrap_or_else(|error| panic!("{name}: {error}"));
        match operation.request() {
            Request::Execute(execute) => {
                let argument = execute.argument.as_deref().unwrap_or_default();
                format!("{} {}", String::from_utf8_lossy(&execute.application), String::from_utf8_lossy(argument))
            }
            Request::Message(message) => format!("{} ({})", operation.request().name(), message.headers.len()),
            Request::Api { line } => format!("api {line}"),
            Request::GetVariable { name } => format!("getvar {name}"),
        }
    }

    fn refused(name: &str, arguments: &[(&str, Value)]) -> String {
        match NamedOperation::new("u1", name, arguments) {
            Err(error) => error.to_string(),
            Ok(operation) => panic!("{:?} was made", operation.request()),
        }
    }

    #[test]
    fn each_is_what_its_function_makes() {
        assert_eq!(line("answer", &[]), "answer ");
        assert_eq!(line("playback", &[("file", "a.wav".into())]), "playback a.wav");
        assert_eq!(
            line("play_and_get_digits", &[("file", "a.wav".into()), ("max", "4".into()), ("digit_timeout", "900".into())]),
            r"play_and_get_digits 1 4 1 5000 # a.wav silence_stream://250 eslng_digits \d+ 900"
        );
        assert_eq!(line("broadcast", &[("file", "a.wav".into()), ("legs", "both".into())]), "api uuid_broadcast u1 a.wav both");
        assert_eq!(line("break_media", &[("all", "true".into())]), "api uuid_break u1 all");
        assert_eq!(line("get_variable", &[("name", "x".into())]), "getvar x");
        assert_eq!(line("bridge", &[("dial", "user/1000".into())]), "bridge user/1000");
        assert_eq!(line("execute", &[("application", "info".into())]), "info ");
        let expression = Value::Argument(Argument::expression("${sound}"));
        assert_eq!(line("playback", &[("file", expression)]), "playback ${sound}");
    }

    #[test]
    fn a_stranger_s_text_stays_a_text() {
        let hostile = || Value::from("${system(id)}");
        assert_eq!(line("playback", &[("file", hostile())]), r"playback \${system(id)}");
        assert_eq!(line("set_variable", &[("name", "n".into()), ("value", hostile())]), r"set n=\\\${system(id)}");
        assert_eq!(line("execute", &[("application", "log".into()), ("argument", hostile())]), r"log \${system(id)}");
        let lines = refused("playback", &[("file", "a\nb".into())]);
        assert!(lines.contains("control character"), "{lines}");
    }

    #[test]
    fn what_is_not_known_or_missing_is_named() {
        assert!(refused("fly", &[]).contains("is not known"));
        assert!(refused("answer", &[("file", "x".into())]).contains("file is not among what it takes"));
        assert!(refused("playback", &[]).contains("file is missing"));
        assert!(refused("record", &[("path", "x".into()), ("silence_seconds", "3".into())]).contains("silence_threshold"));
        assert!(refused("play_and_get_digits", &[("file", "x".into()), ("min", "-1".into())]).contains("min is not a whole"));
        assert!(refused("set_variables", &[]).contains("a variable is missing"));
    }

    #[test]
    fn every_name_is_known() {
        for name in NamedOperation::NAMES {
            let error = NamedOperation::new("u1", name, &[]).err().map(|error| error.to_string()).unwrap_or_default();
            assert!(!error.contains("is not known"), "{name}: {error}");
        }
    }
}
