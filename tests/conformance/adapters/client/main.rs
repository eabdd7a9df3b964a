//! The adapter of `core/client`, the crate on tokio.

#![forbid(unsafe_code)]

#[path = "../rust/client.rs"]
mod common;
mod face;
#[path = "../rust/mod.rs"]
mod rust;

use std::io::{self, BufRead, Write};

use serde_json::{Value, json};

use face::Tokio;
use rust::arguments::Arguments;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", json!({"face": "client", "capabilities": common::CAPABILITIES}))?;
    // The client's task runs between the steps too.
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let mut face = Tokio::default();
    for line in io::stdin().lock().lines() {
        let step: Value = serde_json::from_str(&line?)?;
        let arguments = Arguments::new(&step["args"]);
        let answer = match runtime.block_on(face.act(step["do"].as_str().unwrap_or_default(), &arguments)) {
            Ok(ok) => json!({"ok": ok}),
            Err(failure) => json!({"error": failure.kind.name(), "message": failure.message}),
        };
        writeln!(out, "{answer}")?;
    }
    Ok(())
}
