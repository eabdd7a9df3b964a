//! How the program ends: exit codes and what it says of errors.

use std::process::ExitCode;

use eslng::vocabulary::ErrorKind;
use eslng::{Error, OriginateError};

use crate::output;

/// What --help says of exit codes.
pub const EXIT_CODES: &str = "Exit codes:
   0  done; or who read the output has gone
   1  invalid_argument: an argument that can't be used; nothing was sent
   2  connect_failed: no connection to the switch came about
   3  auth_rejected: the switch refused the password or the user
   4  access_denied: the switch's access list refused this address
   5  timeout: no answer in time; whether the command was carried out is not known
   6  disconnected: the connection ended before the answer came; likewise not known
   7  not_sent: the connection ended before the command was sent
   8  command_failed: the switch answered with -ERR or -USAGE; a call was not answered
   9  permission_denied: this user may not do that
  10  out_of_step: an answer of an impossible kind; whether the command was carried out is not known
  11  protocol: the peer's bytes are no event socket's
  12  truncated: the connection ended inside a message
  13  malformed: a document (JSON, XML, an event) can't be read
  14  closed: this side closed the connection
  15  internal: a fault in eslng itself; please report it
  16  hung_up: the call ended first
  69  the broker can't be reached or does not take what it is sent
  74  a file, or the terminal, can't be read or written
  80  doctor: something has to be changed
 130  interrupted
1 to 16 are the numbers of eslng's error table, the same in every language; they stay as they are.";

/// An exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit(u8);

impl Exit {
    pub const DONE: Exit = Exit(0);
    pub const BROKER: Exit = Exit(69);
    pub const LOCAL: Exit = Exit(74);
    pub const DOCTOR: Exit = Exit(80);
    pub const INTERRUPTED: Exit = Exit(130);

    /// The number in the error table.
    pub fn of_kind(kind: ErrorKind) -> Exit {
        // The table's numbers are small; one that is not would be a fault of ours.
        Exit(u8::try_from(kind as u16).unwrap_or(ErrorKind::Internal as u8))
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.0)
    }
}

/// A failure that the tool itself finds, with its place in the error table.
#[derive(Debug)]
pub struct Failure {
    /// `None`: it is the broker's.
    kind: Option<ErrorKind>,
    text: String,
}

impl Failure {
    pub fn of_kind(kind: ErrorKind, text: impl Into<String>) -> anyhow::Error {
        anyhow::Error::new(Failure { kind: Some(kind), text: text.into() })
    }

    /// The broker can't be reached, or does not take what it is sent.
    pub fn broker(text: impl Into<String>) -> anyhow::Error {
        anyhow::Error::new(Failure { kind: None, text: text.into() })
    }

    /// An argument that can't be used.
    pub fn argument(text: impl std::fmt::Display) -> anyhow::Error {
        Failure::of_kind(ErrorKind::InvalidArgument, text.to_string())
    }

    /// What the switch answered, where that is a failure.
    pub fn answer(kind: ErrorKind, text: &str) -> anyhow::Error {
        Failure::of_kind(kind, format!("the switch answered {:?}", text.trim_end()))
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for Failure {}

/// The error table's row for an error; `None`: it is about files and terminals.
fn kind(error: &anyhow::Error) -> Option<ErrorKind> {
    error.chain().find_map(|cause| {
        (cause.downcast_ref::<Failure>().and_then(|failure| failure.kind))
            .or_else(|| cause.downcast_ref::<Error>().map(Error::kind))
            .or_else(|| cause.downcast_ref::<OriginateError>().map(OriginateError::kind))
    })
}

/// Says on standard error what went wrong, and gives the exit code.
pub fn report(error: &anyhow::Error) -> Exit {
    let kind = kind(error);
    let is_pipe = |cause: &(dyn std::error::Error + 'static)| {
        cause.downcast_ref::<std::io::Error>().is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
    };
    if kind.is_none() && error.chain().any(is_pipe) {
        return Exit::DONE;
    }
    match kind {
        Some(kind) => output::tell(format_args!("{error:#} ({})", kind.name())),
        None => output::tell(format_args!("{error:#}")),
    }
    match kind {
        Some(kind) => Exit::of_kind(kind),
        None if error.chain().any(|cause| cause.is::<Failure>()) => Exit::BROKER,
        None => Exit::LOCAL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_has_every_row_of_the_error_table() {
        for kind in ErrorKind::ALL {
            let row = format!("\n  {:2}  {}: ", kind as u16, kind.name());
            assert!(EXIT_CODES.contains(&row), "{row:?}");
        }
    }

    #[test]
    fn a_reader_that_has_gone_is_no_error() {
        let gone = anyhow::Error::from(std::io::Error::from(std::io::ErrorKind::BrokenPipe)).context("standard output");
        assert_eq!(report(&gone), Exit::DONE);
        assert_eq!(report(&anyhow::anyhow!("no such file")), Exit::LOCAL);
        assert_eq!(report(&Failure::argument("x").context("y")), Exit(1));
        assert_eq!(report(&Failure::broker("x").context("y")), Exit::BROKER);
    }
}
