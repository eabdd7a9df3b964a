//! What is given for an argument.

use std::fmt;

use super::ArgumentProblem;
use crate::command::Argument;
use crate::dial::split::split;
use crate::dial::{DialError, DialString, Target};
use crate::vocabulary::HangupCause;

/// What is given for an argument.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// A text, which arrives as it is wherever it is given.
    Text(String),
    /// An application's argument or an expression, for those arguments that the switch expands.
    Argument(Argument),
}

impl<T: Into<String>> From<T> for Value {
    fn from(text: T) -> Self {
        Value::Text(text.into())
    }
}

impl From<Argument> for Value {
    fn from(argument: Argument) -> Self {
        Value::Argument(argument)
    }
}

/// What a builder's fields are made of.
pub trait ToValue {
    /// What is given; `None`: nothing.
    ///
    /// # Errors
    /// A dial string that can't be written.
    fn to_value(&self) -> Result<Option<Value>, ArgumentProblem>;
}

macro_rules! value_by_text {
    ($($type:ty),*) => {
        $(impl ToValue for $type {
            fn to_value(&self) -> Result<Option<Value>, ArgumentProblem> {
                Ok(Some(Value::Text(self.to_string())))
            }
        })*
    };
}
value_by_text!(String, u64, i64, f64, HangupCause, Schedule);

impl ToValue for bool {
    fn to_value(&self) -> Result<Option<Value>, ArgumentProblem> {
        Ok(self.then(|| Value::Text(String::new())))
    }
}

impl<T: ToValue> ToValue for Option<T> {
    fn to_value(&self) -> Result<Option<Value>, ArgumentProblem> {
        self.as_ref().map_or(Ok(None), ToValue::to_value)
    }
}

impl ToValue for Argument {
    fn to_value(&self) -> Result<Option<Value>, ArgumentProblem> {
        Ok(Some(Value::Argument(self.clone())))
    }
}

impl ToValue for DialString {
    fn to_value(&self) -> Result<Option<Value>, ArgumentProblem> {
        self.build().map(|text| Some(Value::Text(text))).map_err(ArgumentProblem::Dial)
    }
}

impl ToValue for Action {
    fn to_value(&self) -> Result<Option<Value>, ArgumentProblem> {
        // Made by its own type, so what it holds may be an expression that was asked for.
        self.write().map(|text| Some(Value::Argument(Argument::read(&text))))
    }
}

impl ToValue for Vec<(String, String)> {
    fn to_value(&self) -> Result<Option<Value>, ArgumentProblem> {
        write_pairs(self).map(|text| Some(Value::Text(text)))
    }
}

/// When something is to happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Schedule {
    /// In so many seconds: `+60`.
    In(u64),
    /// Every so many seconds, for the first time after them: `@60`.
    Every(u64),
    /// At a time, in seconds since 1970.
    At(u64),
}

impl Schedule {
    pub(super) fn read(text: &str) -> Option<Self> {
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten();
        match text.as_bytes().first()? {
            b'+' => digits(&text[1..]).map(Schedule::In),
            b'@' => digits(&text[1..]).map(Schedule::Every),
            _ => digits(text).map(Schedule::At),
        }
    }
}

impl fmt::Display for Schedule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Schedule::In(seconds) => write!(f, "+{seconds}"),
            Schedule::Every(seconds) => write!(f, "@{seconds}"),
            Schedule::At(epoch) => write!(f, "{epoch}"),
        }
    }
}

/// What `uuid_broadcast` makes a channel do (switch_ivr_async.c, `switch_ivr_broadcast`).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action {
    /// It plays a file. A `::` in it would make an application of it, so that is refused.
    Play(Argument),
    /// It runs an application: `application::argument`.
    Run {
        /// The application.
        application: String,
        /// Its argument.
        argument: Option<Argument>,
        /// `!cause`: hangs up when it has ended; the inner `None`: with NORMAL_CLEARING.
        hangup: Option<Option<HangupCause>>,
    },
}

impl Action {
    /// Plays a file.
    pub fn play(file: impl Into<Argument>) -> Self {
        Action::Play(file.into())
    }

    /// Runs an application.
    pub fn run(application: impl Into<String>, argument: impl Into<Argument>) -> Self {
        Action::Run { application: application.into(), argument: Some(argument.into()), hangup: None }
    }

    pub(super) fn write(&self) -> Result<String, ArgumentProblem> {
        let text = match self {
            Action::Play(file) => file.written().into_owned(),
            Action::Run { application, argument, hangup } => {
                let hangup = match hangup {
                    None => String::new(),
                    Some(None) => "!".to_owned(),
                    Some(Some(cause)) => format!("!{cause}"),
                };
                let argument = argument.as_ref().map(|argument| argument.written().into_owned()).unwrap_or_default();
                format!("{application}{hangup}::{argument}")
            }
        };
        match Action::read(&text) == *self {
            true => Ok(text),
            false => Err(ArgumentProblem::NotReadBack(text)),
        }
    }

    pub(super) fn read(text: &str) -> Self {
        let Some((application, argument)) = text.split_once("::") else { return Action::Play(Argument::read(text)) };
        let (application, hangup) = match application.split_once('!') {
            Some((application, "")) => (application, Some(None)),
            Some((application, cause)) => (application, Some(Some(HangupCause::from(cause)))),
            None => (application, None),
        };
        let argument = (!argument.is_empty()).then(|| Argument::read(argument));
        Action::Run { application: application.to_owned(), argument, hangup }
    }
}

/// `name=value;name=value` (mod_commands.c, `uuid_setvar_multi_function`, which reads 64 at most).
pub(super) fn write_pairs(pairs: &[(String, String)]) -> Result<String, ArgumentProblem> {
    let written: Vec<String> =
        pairs.iter().map(|(name, value)| crate::dial::split::escape(&format!("{name}={value}"), ';')).collect();
    let text = written.join(";");
    let plain = pairs.iter().all(|(name, _)| !name.is_empty() && !name.contains([' ', ';', '\'', '"', '\\', '$']));
    match pairs.is_empty() || pairs.len() > 64 || !plain || read_pairs(&text).as_deref() != Some(pairs) {
        true => Err(ArgumentProblem::NotReadBack(text)),
        false => Ok(text),
    }
}

pub(super) fn read_pairs(text: &str) -> Option<Vec<(String, String)>> {
    let pair = |pair: String| pair.split_once('=').map(|(name, value)| (name.to_owned(), value.to_owned()));
    split(text, ';', 65).into_iter().map(pair).collect()
}

/// A target given as text: `&application(argument)` or an extension.
pub(super) fn check_target(text: &str) -> Result<(), ArgumentProblem> {
    let line = format!("x {}", crate::dial::split::word(text));
    let originate = crate::dial::Originate::parse(&line).map_err(ArgumentProblem::Dial)?;
    match originate.target {
        Target::Applications(applications)
            if applications.iter().any(|application| application.argument.as_ref().is_some_and(Argument::is_expression)) =>
        {
            Err(ArgumentProblem::Expansion)
        }
        _ => originate.line().map(drop).map_err(|error: DialError| ArgumentProblem::Dial(error)),
    }
}
