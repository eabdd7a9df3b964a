//! The adapter of `core/blocking`: its `compat` session for the connection, the engine for what stands in a message.

#![forbid(unsafe_code)]

mod face;
mod message;
#[path = "../rust/mod.rs"]
mod rust;

use std::io::{self, BufRead, Write};

use serde_json::{Value, json};

use face::Blocking;
use rust::arguments::Arguments;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{}",
        json!({"face": "blocking", "capabilities": ["connect_reasons", "end_reasons", "event_replies", "limits", "login_errors", "composed_api", "nul", "libesl", "serialize", "frames", "outbound", "xml"]})
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
