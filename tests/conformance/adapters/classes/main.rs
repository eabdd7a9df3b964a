//! The adapter of the classes `ESLconnection` and `ESLevent` in `core/blocking`, which the faces with these classes are made of.

#![forbid(unsafe_code)]

// What the adapters in Rust share, but for frames, which the classes do not show.
#[path = "../rust/arguments.rs"]
mod arguments;
mod face;
#[path = "../rust/failure.rs"]
mod failure;
mod message;

use std::io::{self, BufRead, Write};

use serde_json::{Value, json};

use arguments::Arguments;
use face::Classes;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", json!({"face": "classes", "capabilities": ["nul", "libesl", "outbound"]}))?;
    let mut face = Classes::default();
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
