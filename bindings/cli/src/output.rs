//! What the program prints: data to standard output, all else to standard error.

use std::borrow::Cow;
use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use eslng::engine::CloseReason;
use eslng::{Client, Status};

/// A line of data, which is out at once.
///
/// # Errors
/// The reader has gone, or the disk is full.
pub fn line(text: impl Display) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{text}")?;
    out.flush()
}

/// Tells who runs the program. Who does not listen is no reason to end.
pub fn tell(text: impl Display) {
    let _ = writeln!(io::stderr().lock(), "eslng: {text}");
}

/// Whether colours are wanted: on a terminal, unless `NO_COLOR` says otherwise.
pub fn colours() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// What others wrote, as a terminal may get it: but for ends of lines and tabs, no control character, which could move the cursor or do worse. A
/// caller chooses their own name.
pub fn harmless(text: &str) -> Cow<'_, str> {
    let harms = |character: char| character.is_control() && !matches!(character, '\n' | '\t');
    match text.contains(harms) {
        false => Cow::Borrowed(text),
        true => Cow::Owned(text.replace(harms, "\u{fffd}")),
    }
}

/// Says when the connection is lost and when it is back, until it ends: why it does; `None`: the client has been closed.
pub async fn follow_status(client: Client, tell: impl Fn(String)) -> Option<CloseReason> {
    let mut status = client.status();
    let mut was_up = true;
    loop {
        let now = status.borrow_and_update().clone();
        match now {
            Status::Up if !was_up => {
                was_up = true;
                tell("connected again".into());
            }
            Status::Down(reason) if was_up => {
                was_up = false;
                tell(format!("{reason}; trying again"));
            }
            Status::Ended(reason) => return Some(reason),
            _ => {}
        }
        if status.changed().await.is_err() {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_moves_no_cursor() {
        assert_eq!(harmless("a\tb\nc\u{1b}[2J\u{9b}1m\r"), "a\tb\nc\u{fffd}[2J\u{fffd}1m\u{fffd}");
        assert!(matches!(harmless("Zoë\n"), Cow::Borrowed("Zoë\n")));
    }
}
