//! FreeSWITCH's words as types. The tables are written from the catalogue, which every language's tables come from.

mod error_kind;
mod event_name;
mod hangup_cause;
mod state;
mod subclass;
mod subclass_table;
mod variable;
mod variable_table;

use std::fmt;

pub use error_kind::ErrorKind;
pub use event_name::EventName;
pub use hangup_cause::HangupCause;
pub use state::{AnswerState, CallState, ChannelState, Direction};
pub use subclass::{SubclassCatalogue, SubclassEntry};
pub use subclass_table::*;
pub use variable::{DialScope, SetBy, Variable, VariableCatalogue, VariableFamily, VariableType, VariableValue, is_true};

impl EventName {
    /// The name with this libesl number.
    pub fn from_id(id: u32) -> Option<EventName> {
        EventName::ALL.into_iter().find(|name| name.id() == Some(id))
    }

    /// The known name that is written so in any case.
    pub fn known_ignore_case(name: &str) -> Option<EventName> {
        EventName::ALL.into_iter().find(|known| known.as_str().eq_ignore_ascii_case(name))
    }
}

/// Exact: what is in no table, or is written in another case, becomes `Other`.
impl From<&str> for EventName {
    fn from(name: &str) -> Self {
        EventName::known(name).unwrap_or_else(|| EventName::Other(name.into()))
    }
}

impl fmt::Display for EventName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl HangupCause {
    /// The Q.850 number; `None` for FreeSWITCH's own causes and for unknown ones.
    pub fn q850(&self) -> Option<u8> {
        self.code().filter(|code| (1..=127).contains(code)).and_then(|code| u8::try_from(code).ok())
    }

    /// The cause with this number.
    pub fn from_code(code: u16) -> Option<HangupCause> {
        HangupCause::ALL.into_iter().find(|cause| cause.code() == Some(code))
    }
}

/// Exact: what is in no table becomes `Other`.
impl From<&str> for HangupCause {
    fn from(name: &str) -> Self {
        HangupCause::known(name).unwrap_or_else(|| HangupCause::Other(name.into()))
    }
}

impl fmt::Display for HangupCause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// As its name, for the records of `reply`.
impl serde::Serialize for HangupCause {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl ErrorKind {
    /// The kind with this frozen number.
    pub fn from_number(number: u16) -> Option<ErrorKind> {
        ErrorKind::ALL.into_iter().find(|&kind| kind as u16 == number)
    }
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_go_both_ways() {
        for name in EventName::ALL {
            assert_eq!(EventName::from(name.as_str()), name);
            if let Some(id) = name.id() {
                assert_eq!(EventName::from_id(id), Some(name));
            }
        }
        for cause in HangupCause::ALL {
            assert_eq!(HangupCause::from(cause.as_str()), cause);
            assert_eq!(cause.code().and_then(HangupCause::from_code), Some(cause));
        }
        for kind in ErrorKind::ALL {
            assert_eq!(ErrorKind::from_number(kind as u16), Some(kind));
        }
    }

    #[test]
    fn what_libesl_numbers_is_frozen() {
        assert_eq!(EventName::Custom.id(), Some(0));
        assert_eq!(EventName::ShutdownRequested.id(), Some(91));
        assert_eq!(EventName::All.id(), Some(92));
        assert_eq!(EventName::CertReload.id(), None);
        assert_eq!(HangupCause::UserBusy.code(), Some(17));
    }

    #[test]
    fn the_unknown_is_kept_as_text() {
        assert_eq!(EventName::from("NEW_EVENT").as_str(), "NEW_EVENT");
        assert_eq!(EventName::from("heartbeat").as_str(), "heartbeat");
        assert_eq!(EventName::known_ignore_case("heartbeat"), Some(EventName::Heartbeat));
        assert_eq!(HangupCause::from("NEW_CAUSE").code(), None);
    }
}
