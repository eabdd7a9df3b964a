//! `originate`: a dial string, what the answered channel does, and what is said of the caller.

use super::DialString;
use super::error::{DialError, DialProblem, check_text, check_without};
use super::split::{escape, split, word};
use crate::command::{Application, Argument, Command, Text};

/// The API command `originate` (mod_commands.c, `originate_function`). It waits until the call is answered, has early media or has
/// failed, so it is one for `bgapi`. Answers `+OK UUID` or `-ERR CAUSE`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Originate {
    /// Whom to call.
    pub dial: DialString,
    /// What the channel does then.
    pub target: Target,
    /// The dialplan of an extension; `None`: XML.
    pub dialplan: Option<String>,
    /// The context of an extension; `None`: default.
    pub context: Option<String>,
    /// Caller id name shown to the called; `None`: the switch's own.
    pub caller_id_name: Option<String>,
    /// Caller id number shown to the called; `None`: the switch's own.
    pub caller_id_number: Option<String>,
    /// How many seconds it may take until the answer; `None`: 60. The variable `originate_timeout` outranks it.
    pub timeout: Option<u32>,
}

/// What an answered channel does.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Target {
    /// It runs applications, one after the other. One of them is written `&app(args)`, where `args` ends at the first `)`; several,
    /// or one whose argument has a `)`, go by the inline dialplan: `app:args,app:args inline`.
    Applications(Vec<Application>),
    /// It goes to an extension of the dialplan.
    Extension(String),
}

impl From<Application> for Target {
    fn from(application: Application) -> Self {
        Target::Applications(vec![application])
    }
}

const INLINE: &str = "inline";
/// How the switch writes an argument that is not there while later ones are.
const ABSENT: &str = "undef";

impl Originate {
    /// A call whose channel runs one application.
    pub fn application(dial: impl Into<DialString>, application: Application) -> Self {
        Originate::new(dial, Target::from(application))
    }

    /// A call whose channel goes to an extension.
    pub fn extension(dial: impl Into<DialString>, extension: impl Into<String>) -> Self {
        Originate::new(dial, Target::Extension(extension.into()))
    }

    /// A call.
    pub fn new(dial: impl Into<DialString>, target: Target) -> Self {
        Originate {
            dial: dial.into(),
            target,
            dialplan: None,
            context: None,
            caller_id_name: None,
            caller_id_number: None,
            timeout: None,
        }
    }

    /// The line behind `api`.
    ///
    /// # Errors
    /// What can't be expressed, or would be read as something else.
    pub fn line(&self) -> Result<String, DialError> {
        let (target, dialplan) = self.target_word()?;
        let dialplan = dialplan.map(str::to_owned).or_else(|| self.dialplan.clone());
        for (part, value) in [
            ("the dialplan", &self.dialplan),
            ("the context", &self.context),
            ("the caller id name", &self.caller_id_name),
            ("the caller id number", &self.caller_id_number),
        ] {
            if let Some(value) = value {
                check_text(part, value)?;
            }
        }
        if self.timeout == Some(0) {
            return Err(DialError::new("the timeout", DialProblem::NotSeconds));
        }
        let timeout = self.timeout.map(|seconds| seconds.to_string());
        let optional = [&dialplan, &self.context, &self.caller_id_name, &self.caller_id_number, &timeout];
        let given = optional.iter().rposition(|value| value.is_some()).map_or(0, |last| last + 1);
        let mut line = format!("originate {} {}", word(&self.dial.build()?), word(&target));
        for value in &optional[..given] {
            line.push(' ');
            line += &value.as_deref().map_or(ABSENT.to_owned(), word);
        }
        match Originate::parse(&line).as_ref() == Ok(self) {
            true => Ok(line),
            false => Err(DialError::new(line, DialProblem::NotReadBack)),
        }
    }

    /// The command, run in the background under a job id of the caller's.
    ///
    /// # Errors
    /// As [`line`](Self::line).
    pub fn background(&self, job_uuid: impl Into<Text>) -> Result<Command, DialError> {
        Ok(Command::bgapi(self.line()?, job_uuid))
    }

    /// The command in the foreground: it blocks the connection for as long as the call rings.
    ///
    /// # Errors
    /// As [`line`](Self::line).
    pub fn command(&self) -> Result<Command, DialError> {
        Ok(Command::api(self.line()?))
    }

    fn target_word(&self) -> Result<(String, Option<&'static str>), DialError> {
        let applications = match &self.target {
            Target::Extension(extension) => {
                check_text("the extension", extension)?;
                return Ok((extension.clone(), None));
            }
            Target::Applications(applications) => applications,
        };
        for application in applications {
            check_without("the application's name", &application.name, " :(),&'\"\\")?;
            if let Some(argument) = &application.argument {
                let written = argument.written();
                if let Some(control) = written.chars().find(|character| character.is_control()) {
                    let part = format!("the argument of {}", application.name);
                    return Err(DialError::new(part, DialProblem::Control(control)));
                }
            }
        }
        match applications.as_slice() {
            [] => Err(DialError::new("the list of applications", DialProblem::Empty)),
            [one] if one.argument.as_ref().is_none_or(|argument| !argument.written().contains(')')) => {
                let argument = one.argument.as_ref().map_or(String::new(), |argument| format!("({})", argument.written()));
                Ok((format!("&{}{argument}", one.name), None))
            }
            several => {
                let inline = several.iter().map(|application| {
                    let argument = application.argument.as_ref().map(|argument| format!(":{}", argument.written()));
                    escape(&format!("{}{}", application.name, argument.unwrap_or_default()), ',')
                });
                Ok((inline.collect::<Vec<_>>().join(","), Some(INLINE)))
            }
        }
    }

    /// Reads a line as the switch does, with or without `originate` in front.
    ///
    /// # Errors
    /// Too few words or too many, a dial string that can't be read, a timeout that is no number.
    pub fn parse(line: &str) -> Result<Self, DialError> {
        let arguments = line.strip_prefix("originate ").unwrap_or(line);
        let words = split(arguments, ' ', 10);
        if !(2..=7).contains(&words.len()) {
            return Err(DialError::new(line, DialProblem::NotOriginate));
        }
        let word = |at: usize| words.get(at).filter(|word| !word.is_empty() && !word.eq_ignore_ascii_case(ABSENT)).cloned();
        let (Some(dial), Some(target)) = (word(0), word(1)) else {
            return Err(DialError::new(line, DialProblem::NotOriginate));
        };
        let mut dialplan = word(2);
        let target = if let Some(application) = target.strip_prefix('&').filter(|application| !application.is_empty()) {
            let application = application.split_once(')').map_or(application, |(before, _)| before);
            let (name, argument) = match application.split_once('(') {
                Some((name, argument)) => (name, Some(Argument::read(argument))),
                None => (application, None),
            };
            Target::from(Application { name: name.to_owned(), argument })
        } else if dialplan.as_deref().is_some_and(|dialplan| dialplan.eq_ignore_ascii_case(INLINE)) {
            dialplan = None;
            Target::Applications(read_inline(&target))
        } else {
            Target::Extension(target)
        };
        let timeout = match word(6) {
            None => None,
            Some(text) => match text.parse() {
                Ok(seconds) if seconds > 0 => Some(seconds),
                _ => return Err(DialError::new(text, DialProblem::NotSeconds)),
            },
        };
        Ok(Originate {
            dial: DialString::parse(&dial)?,
            target,
            dialplan,
            context: word(3),
            caller_id_name: word(4),
            caller_id_number: word(5),
            timeout,
        })
    }
}

/// `app:args,app:args`, or `m:X:app:argsXapp:args` with another separator (mod_dptools.c, `inline_dialplan_hunt`).
fn read_inline(text: &str) -> Vec<Application> {
    let text = text.trim_start_matches(' ');
    let other = text.strip_prefix("m:").and_then(|rest| {
        let separator = rest.chars().next()?;
        Some((separator, rest[separator.len_utf8()..].strip_prefix(':')?))
    });
    let (separator, text) = other.unwrap_or((',', text));
    let read = |one: String| match one.split_once(':') {
        Some((name, argument)) => Application { name: name.to_owned(), argument: Some(Argument::read(argument)) },
        None => Application::new(one),
    };
    split(text, separator, 128).into_iter().map(read).collect()
}
