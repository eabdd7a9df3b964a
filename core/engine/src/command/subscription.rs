use super::Text;
use crate::vocabulary::EventName;

/// Names for `event` and `nixevent`. The switch takes every word behind `CUSTOM` for a subclass (`in_event_subscribe`), so
/// subclasses are kept apart and written last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subscription {
    /// Event names. `EventName::All` is everything, CUSTOM events included; `EventName::Custom` alone asks for no subclass.
    pub names: Vec<EventName>,
    /// Subclasses of CUSTOM, as they are spelled: the switch compares them with regard to case.
    pub subclasses: Vec<Text>,
}

impl Subscription {
    /// Everything.
    pub fn all() -> Self {
        Subscription { names: vec![EventName::All], subclasses: Vec::new() }
    }

    /// These events.
    pub fn names(names: impl IntoIterator<Item = EventName>) -> Self {
        Subscription { names: names.into_iter().collect(), subclasses: Vec::new() }
    }

    /// With these subclasses of CUSTOM too.
    pub fn with_subclasses<T: Into<Text>>(mut self, subclasses: impl IntoIterator<Item = T>) -> Self {
        self.subclasses.extend(subclasses.into_iter().map(Into::into));
        self
    }
}

/// From which level on log lines come (switch_log.c).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum LogLevel {
    /// 0
    Console,
    /// 1
    Alert,
    /// 2
    Crit,
    /// 3
    Error,
    /// 4
    Warning,
    /// 5
    Notice,
    /// 6
    Info,
    /// 7
    Debug,
    /// Another word, as it stands: `debug5`, a level's name.
    Other(Text),
}

impl LogLevel {
    /// Its number; `None` for another word.
    pub fn number(&self) -> Option<u8> {
        match self {
            LogLevel::Console => Some(0),
            LogLevel::Alert => Some(1),
            LogLevel::Crit => Some(2),
            LogLevel::Error => Some(3),
            LogLevel::Warning => Some(4),
            LogLevel::Notice => Some(5),
            LogLevel::Info => Some(6),
            LogLevel::Debug => Some(7),
            LogLevel::Other(_) => None,
        }
    }

    /// Its number, or the word.
    pub(super) fn word(&self) -> &[u8] {
        match self {
            LogLevel::Console => b"0",
            LogLevel::Alert => b"1",
            LogLevel::Crit => b"2",
            LogLevel::Error => b"3",
            LogLevel::Warning => b"4",
            LogLevel::Notice => b"5",
            LogLevel::Info => b"6",
            LogLevel::Debug => b"7",
            LogLevel::Other(word) => word,
        }
    }
}
