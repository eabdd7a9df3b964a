use crate::vocabulary::ErrorKind;

/// Why an argument can't stand on the wire. Nothing was sent.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{command}: {argument} {problem}: nothing was sent")]
pub struct CommandError {
    /// The command's word.
    pub command: &'static str,
    /// Which of its arguments.
    pub argument: &'static str,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// A carriage return would end the line, and what follows would be read as headers or as a command.
    #[error("holds a carriage return at byte {0}, which would inject a line")]
    CarriageReturn(usize),
    /// A line feed does the same.
    #[error("holds a line feed at byte {0}, which would inject a line")]
    LineFeed(usize),
    /// The switch's strings end at a NUL.
    #[error("holds a NUL at byte {0}, where the switch would cut it")]
    Nul(usize),
    /// A word can't hold a blank.
    #[error("is one word, but holds a blank at byte {0}")]
    Blank(usize),
    /// A header's name can't hold a colon.
    #[error("is a header's name, but holds a colon at byte {0}")]
    Colon(usize),
    /// It must not be empty.
    #[error("is empty")]
    Empty,
    /// Content-Length is written from the body.
    #[error("is Content-Length, which is written from the body")]
    ContentLength,
}

impl CommandError {
    /// Its place in the error table.
    pub fn kind(&self) -> ErrorKind {
        ErrorKind::InvalidArgument
    }
}

/// Whether all bytes are higher than this one. Every byte is looked at, which the processor does sixteen at a time.
pub(super) fn all_above(low: u8, value: &[u8]) -> bool {
    value.iter().fold(true, |so_far, &byte| so_far & (byte > low))
}

/// Refuses what would leave the line.
pub(super) fn check_line(command: &'static str, argument: &'static str, value: &[u8]) -> Result<(), CommandError> {
    let problem = match memchr::memchr3(b'\r', b'\n', 0, value) {
        None => return Ok(()),
        Some(at) if value[at] == b'\r' => Problem::CarriageReturn(at),
        Some(at) if value[at] == b'\n' => Problem::LineFeed(at),
        Some(at) => Problem::Nul(at),
    };
    Err(CommandError { command, argument, problem })
}

/// Refuses what would not be one word.
pub(super) fn check_word(command: &'static str, argument: &'static str, value: &[u8]) -> Result<(), CommandError> {
    // Most are an id or a name, of which one pass says that nothing is wrong.
    if !value.is_empty() && all_above(b' ', value) {
        return Ok(());
    }
    check_line(command, argument, value)?;
    let problem = match value.iter().position(|byte| matches!(byte, b' ' | b'\t')) {
        Some(at) => Problem::Blank(at),
        None if value.is_empty() => Problem::Empty,
        None => return Ok(()),
    };
    Err(CommandError { command, argument, problem })
}

/// Refuses what can't be a header's name.
pub(super) fn check_name(command: &'static str, value: &[u8]) -> Result<(), CommandError> {
    let argument = "a header's name";
    check_line(command, argument, value)?;
    let problem = match memchr::memchr(b':', value) {
        Some(at) => Problem::Colon(at),
        None if value.is_empty() => Problem::Empty,
        None if value.eq_ignore_ascii_case(b"Content-Length") => Problem::ContentLength,
        None => return Ok(()),
    };
    Err(CommandError { command, argument, problem })
}
