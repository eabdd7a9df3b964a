//! Faults that a test asks for.

use std::time::Duration;

/// Something that a connection does wrong on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Send in chunks of this many bytes (at least 1), each in a segment of its own and this long after the one before.
    Dribble {
        /// Bytes of a chunk.
        bytes: usize,
        /// Time between two chunks.
        pause: Duration,
    },
    /// End a segment between the two newlines that close a header block, and send the rest after this long.
    SplitBlankLine {
        /// Time between the two newlines.
        pause: Duration,
    },
    /// Close the connection after this many more bytes, wherever in a message that is.
    CutAfter {
        /// Bytes that still go out.
        bytes: usize,
    },
    /// Carry out commands and never reply to them; events still flow.
    NeverAnswer,
}

/// The faults that are on for a connection.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Faults {
    pub(crate) dribble: Option<(usize, Duration)>,
    pub(crate) split_blank_line: Option<Duration>,
    pub(crate) cut_after: Option<usize>,
    pub(crate) never_answer: bool,
}

impl Faults {
    /// Turns one fault on.
    pub(crate) fn add(&mut self, fault: Fault) {
        match fault {
            Fault::Dribble { bytes, pause } => self.dribble = Some((bytes.max(1), pause)),
            Fault::SplitBlankLine { pause } => self.split_blank_line = Some(pause),
            Fault::CutAfter { bytes } => self.cut_after = Some(bytes),
            Fault::NeverAnswer => self.never_answer = true,
        }
    }
}
