use std::fmt;

/// How an event is written on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// `text/event-plain`: percent-encoded `Name: value` lines. The cheapest to read.
    Plain,
    /// `text/event-json`: one object; nothing is lost to percent-encoding.
    Json,
    /// `text/event-xml`: percent-encoded values in elements. Can't tell an array from duplicates.
    Xml,
}

impl Format {
    /// The word that `event` and `myevents` take.
    pub fn word(self) -> &'static str {
        match self {
            Format::Plain => "plain",
            Format::Json => "json",
            Format::Xml => "xml",
        }
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
