//! The adapter of the client of `core/blocking`.

#![forbid(unsafe_code)]

#[path = "../rust/client.rs"]
mod common;
mod face;
#[path = "../rust/mod.rs"]
mod rust;

use std::io::{self, BufRead, Write};

use serde_json::{Value, json};

use face::Blocking;
use rust::arguments::Arguments;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", json!({"face": "blocking-client", "capabilities": common::CAPABILITIES}))?;
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
