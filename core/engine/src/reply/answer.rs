//! The first look at an answer.

use super::ReplyError;
use crate::command::api::Returns;

/// What an answer says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Answer {
    /// `+OK` and what follows it.
    Ok(String),
    /// `-ERR` and what follows it; other lines that begin with a minus too (`-STUN Failed!`).
    Error(String),
    /// `-USAGE:` or `USAGE:`, and what the command wants.
    Usage(String),
    /// `true` or `false`.
    Bool(bool),
    /// `-ERR no reply`, or nothing at all: the command wrote nothing. To some this is success (`pause`, `uuid_early_ok`), to some an
    /// empty value (`echo`, `global_getvar`), to some a failure.
    Empty,
    /// Anything else.
    Text(String),
}

impl Answer {
    /// Reads an answer. Only the newline at its end is no part of it.
    pub fn read(answer: &str) -> Answer {
        let text = answer.strip_suffix('\n').unwrap_or(answer);
        let rest = |prefix: &str| text.strip_prefix(prefix).map(|rest| rest.trim_start_matches([':', ' ']).to_owned());
        if text.is_empty() || text == "-ERR no reply" {
            Answer::Empty
        } else if let Some(usage) = rest("-USAGE").or_else(|| rest("USAGE:")) {
            Answer::Usage(usage)
        } else if let Some(said) = rest("+OK") {
            Answer::Ok(said)
        } else if let Some(said) = rest("-ERR") {
            Answer::Error(said)
        } else if text.starts_with('-') && text[1..].starts_with(|first: char| first.is_ascii_uppercase()) {
            Answer::Error(text[1..].to_owned())
        } else {
            match text {
                "true" => Answer::Bool(true),
                "false" => Answer::Bool(false),
                _ => Answer::Text(text.to_owned()),
            }
        }
    }

    /// Whether the command says that it failed, or what it wants.
    pub fn is_error(&self) -> bool {
        matches!(self, Answer::Error(_) | Answer::Usage(_))
    }

    /// What was said, without its sign.
    ///
    /// # Errors
    /// [`ReplyError::Failed`] with the switch's words. Nothing is a success for commands that answer nothing when they worked, and an
    /// empty text for those that give a text.
    pub fn success(self, returns: Returns) -> Result<String, ReplyError> {
        match self {
            Answer::Ok(text) | Answer::Text(text) => Ok(text),
            Answer::Bool(value) => Ok(value.to_string()),
            Answer::Empty if matches!(returns, Returns::Nothing | Returns::Text) => Ok(String::new()),
            Answer::Empty => Err(ReplyError::Failed("no reply".to_owned())),
            Answer::Error(text) => Err(ReplyError::Failed(text)),
            Answer::Usage(text) => Err(ReplyError::Failed(format!("usage: {text}"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind() {
        for (text, answer) in [
            ("+OK\n", Answer::Ok("".into())),
            ("+OK", Answer::Ok("".into())),
            ("+OK 846c\n", Answer::Ok("846c".into())),
            ("+OK:SIP/2.0 486 Busy Here\n", Answer::Ok("SIP/2.0 486 Busy Here".into())),
            ("-ERR USER_BUSY\n", Answer::Error("USER_BUSY".into())),
            ("-ERR", Answer::Error("".into())),
            ("-ERR no reply\n", Answer::Empty),
            ("", Answer::Empty),
            ("-USAGE: <uuid> [cause]\n", Answer::Usage("<uuid> [cause]".into())),
            ("USAGE: limit_status <backend>\n", Answer::Usage("limit_status <backend>".into())),
            ("-STUN Failed! NO STUN SERVER\n", Answer::Error("STUN Failed! NO STUN SERVER".into())),
            ("true", Answer::Bool(true)),
            ("false\n", Answer::Bool(false)),
            ("-5", Answer::Text("-5".into())),
            ("816\n", Answer::Text("816".into())),
        ] {
            assert_eq!(Answer::read(text), answer, "{text:?}");
        }
    }

    #[test]
    fn what_misleads() {
        assert_eq!(Answer::read("-ERR no reply\n").success(Returns::Nothing), Ok("".into()));
        assert_eq!(Answer::read("-ERR no reply\n").success(Returns::Text), Ok("".into()));
        assert!(Answer::read("-ERR no reply\n").success(Returns::Ok).is_err());
        assert_eq!(Answer::read("-ERR x\n").success(Returns::Ok).expect_err("it failed").to_string(), "x");
    }
}
