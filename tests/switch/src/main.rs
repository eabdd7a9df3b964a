//! The program `eslng-switch`: the test switch for every language. It prints its port as one JSON line, then takes controls as
//! JSON lines on standard input and answers each with one; it ends at the end of input or `{"do":"quit"}`.

#![forbid(unsafe_code)]

mod arguments;
mod lines;

use std::io::{self, BufRead, Write};
use std::process::ExitCode;

use serde_json::json;

fn main() -> ExitCode {
    let builder = match arguments::parse(std::env::args().skip(1)) {
        Ok(Some(builder)) => builder,
        Ok(None) => {
            print!("{}", arguments::USAGE);
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("eslng-switch: {error}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    match serve(builder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("eslng-switch: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(builder: eslng_switch::Builder) -> io::Result<()> {
    let switch = builder.start()?;
    let mut out = io::stdout().lock();
    writeln!(out, "{}", json!({"port": switch.port(), "core_uuid": switch.core_uuid()}))?;
    out.flush()?;
    for line in io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let answer = match lines::obey(&switch, &line) {
            Ok(Some(answer)) => answer,
            Ok(None) => return Ok(()),
            Err(error) => json!({"ok": false, "error": error}),
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}
