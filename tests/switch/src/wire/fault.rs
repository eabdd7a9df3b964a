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
    /// Reply to each command this much later than it was carried out; nothing else goes out meanwhile.
    AnswerLate {
        /// Time between the command and its reply.
        delay: Duration,
    },
    /// Send each reply twice.
    AnswerTwice,
    /// Read nothing more from the client, whose writes then fill up; events still flow.
    StallReading,
}

/// A message that breaks the rules, for [`crate::Switch::send_malformed`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Malformed {
    /// Bytes that are no header block, and a blank line.
    Garbage,
    /// A header block that announces and brings a body of so many bytes.
    Oversized {
        /// Length of the body.
        bytes: usize,
    },
    /// A reply whose Content-Length is less than its body, so that the body's rest runs into the next message.
    WrongLength,
    /// An event with bytes that are no UTF-8, in a header and in its body.
    InvalidUtf8,
}

impl Malformed {
    pub(crate) fn bytes(self) -> Vec<u8> {
        match self {
            Malformed::Garbage => b"\x00\xff\x1bnot a header\r:\n=\n\n".to_vec(),
            Malformed::Oversized { bytes } => {
                let mut out = format!("Content-Type: api/response\nContent-Length: {bytes}\n\n").into_bytes();
                out.resize(out.len() + bytes, b'x');
                out
            }
            Malformed::WrongLength => {
                b"Content-Type: api/response\nContent-Length: 4\n\n+OK and more than was announced\n".to_vec()
            }
            Malformed::InvalidUtf8 => {
                let body = b"Event-Name: CUSTOM\nX-Latin: caf\xe9\nContent-Length: 3\n\n\xff\xfe\x80";
                let mut out = format!("Content-Length: {}\nContent-Type: text/event-plain\n\n", body.len()).into_bytes();
                out.extend_from_slice(body);
                out
            }
        }
    }
}

/// The faults that are on for a connection.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Faults {
    pub(crate) dribble: Option<(usize, Duration)>,
    pub(crate) split_blank_line: Option<Duration>,
    pub(crate) cut_after: Option<usize>,
    pub(crate) never_answer: bool,
    pub(crate) answer_late: Option<Duration>,
    pub(crate) answer_twice: bool,
    pub(crate) stall_reading: bool,
}

impl Faults {
    /// Turns one fault on.
    pub(crate) fn add(&mut self, fault: Fault) {
        match fault {
            Fault::Dribble { bytes, pause } => self.dribble = Some((bytes.max(1), pause)),
            Fault::SplitBlankLine { pause } => self.split_blank_line = Some(pause),
            Fault::CutAfter { bytes } => self.cut_after = Some(bytes),
            Fault::NeverAnswer => self.never_answer = true,
            Fault::AnswerLate { delay } => self.answer_late = Some(delay),
            Fault::AnswerTwice => self.answer_twice = true,
            Fault::StallReading => self.stall_reading = true,
        }
    }
}
