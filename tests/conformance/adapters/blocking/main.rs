//! The adapter of `core/blocking`: its `compat` session for the connection, the engine for what stands in a message.

#![forbid(unsafe_code)]

mod arguments;
mod face;
mod message;

use std::io::{self, BufRead, Write};

use eslng_engine::command::CommandError;
use eslng_engine::event::EventError;
use eslng_engine::vocabulary::ErrorKind;
use serde_json::{Value, json};

use arguments::Arguments;
use face::Blocking;

/// A step that failed, by the error table.
struct Failure {
    kind: ErrorKind,
    message: String,
}

impl Failure {
    fn new(kind: ErrorKind, message: impl ToString) -> Self {
        Failure { kind, message: message.to_string() }
    }
}

impl From<CommandError> for Failure {
    fn from(error: CommandError) -> Self {
        Failure::new(error.kind(), error)
    }
}

impl From<EventError> for Failure {
    fn from(error: EventError) -> Self {
        Failure::new(error.kind(), error)
    }
}

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{}",
        json!({"face": "blocking", "capabilities": ["connect_reasons", "end_reasons", "composed_api", "nul", "libesl", "serialize", "outbound", "xml"]})
    )?;
    let mut face = Blocking::default();
    for line in io::stdin().lock().lines() {
        let step: Value = serde_json::from_str(&line?)?;
        let arguments = Arguments::new(&step["args"]);
        let answer = match face.act(step["do"].as_str().unwrap_or_default(), &arguments) {
            Ok(ok) => json!({"ok": ok}),
            Err(failure) => json!({"error": failure.kind.name(), "message": failure.message}),
        };
        writeln!(out, "{answer}")?;
    }
    Ok(())
}
