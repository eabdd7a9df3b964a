//! The program `eslng-switch`, for its own binary and for packages that bring it along.

mod arguments;
mod lines;

use std::io::{self, BufRead, Write};
use std::net::SocketAddr;
use std::path::Path;
use std::process::ExitCode;

use arguments::Role;
use serde_json::json;

use crate::{Builder, Recorder, Replay};

/// Runs the program with these arguments: it prints its port as one JSON line, then takes controls as JSON lines on standard input and answers
/// each with one; it ends at the end of input or `{"do":"quit"}`.
pub fn run(arguments: impl Iterator<Item = String>) -> ExitCode {
    let served = match arguments::parse(arguments) {
        Ok(Role::Switch(builder)) => serve(*builder),
        Ok(Role::Record { port, upstream, file }) => record(port, upstream, &file),
        Ok(Role::Replay { port, file }) => replay(port, &file),
        Ok(Role::Help) => {
            print!("{}", arguments::USAGE);
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("eslng-switch: {error}\n\n{}", arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    match served {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("eslng-switch: {error}");
            ExitCode::FAILURE
        }
    }
}

fn serve(builder: Builder) -> io::Result<()> {
    let switch = builder.start()?;
    let mut watched = None;
    let mut out = io::stdout().lock();
    writeln!(out, "{}", json!({"port": switch.port(), "core_uuid": switch.core_uuid()}))?;
    out.flush()?;
    for line in io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let answer = match lines::obey(&switch, &mut watched, &line) {
            Ok(Some(answer)) => answer,
            Ok(None) => return Ok(()),
            Err(error) => json!({"ok": false, "error": error}),
        };
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

/// Records what clients and a real event socket say, until the end of input.
fn record(port: u16, upstream: SocketAddr, file: &Path) -> io::Result<()> {
    let recorder = Recorder::start(port, upstream, file)?;
    until_end_of_input(recorder.address().port())?;
    recorder.finish()
}

/// Serves a recording, until the end of input.
fn replay(port: u16, file: &Path) -> io::Result<()> {
    let replay = Replay::start(port, file)?;
    until_end_of_input(replay.address().port())
}

fn until_end_of_input(port: u16) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{}", json!({"port": port}))?;
    out.flush()?;
    io::copy(&mut io::stdin().lock(), &mut io::sink()).map(drop)
}
