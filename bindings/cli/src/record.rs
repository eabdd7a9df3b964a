//! `eslng record` and `eslng replay`: transcripts, in the form of those in tests/transcripts.

use std::fs::OpenOptions;
use std::net::SocketAddr;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use eslng::vocabulary::ErrorKind;
use eslng_switch::{Recorder, Replay as Replayer};

use crate::failure::{Exit, Failure};
use crate::interrupt;
use crate::output;
use crate::target::Target;

#[derive(Args, Debug)]
#[command(after_help = "\
Listens on loopback, prints its port, and hands every connection on to the switch. Ends, with the file whole, at SIGINT or SIGTERM.
A transcript holds what clients sent, their passwords too.

A transcript is JSON lines: dir (open, send, recv, eof, error), conn, t (seconds since the start), b64 (the bytes).")]
pub struct Record {
    /// The file to write; one that is there is replaced
    file: PathBuf,
    /// The loopback port to listen on [one that is free]
    #[arg(short, long, value_name = "PORT", default_value_t = 0, hide_default_value = true)]
    listen: u16,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Listens on loopback and prints its port. Clients get the recorded connections in their order, step by step with what they send; after the \
last the first comes again. Ends at SIGINT or SIGTERM.")]
pub struct Replay {
    /// The transcript
    file: PathBuf,
    /// The loopback port to listen on [one that is free]
    #[arg(short, long, value_name = "PORT", default_value_t = 0, hide_default_value = true)]
    listen: u16,
}

pub async fn record(target: &Target, record: &Record) -> Result<Exit> {
    let interrupted = interrupt::listen()?;
    let upstream = resolve(target).await?;
    only_for_us(&record.file).with_context(|| record.file.display().to_string())?;
    let recorder = Recorder::start(record.listen, upstream, &record.file).with_context(|| record.file.display().to_string())?;
    output::line(recorder.address().port())?;
    interrupted.await;
    recorder.finish().with_context(|| record.file.display().to_string())?;
    Ok(Exit::DONE)
}

/// Makes the file so that nobody else can read it. One that is there stays as open as it is.
fn only_for_us(file: &Path) -> std::io::Result<()> {
    OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(file).map(drop)
}

async fn resolve(target: &Target) -> Result<SocketAddr> {
    let address = target.address();
    let failed = |why: String| Failure::of_kind(ErrorKind::ConnectFailed, format!("{address}: {why}"));
    let mut found = tokio::net::lookup_host(&address).await.map_err(|error| failed(error.to_string()))?;
    found.next().ok_or_else(|| failed("this name has no address".into()))
}

pub async fn replay(replay: &Replay) -> Result<Exit> {
    let interrupted = interrupt::listen()?;
    let replayer = Replayer::start(replay.listen, &replay.file).map_err(|error| match error.kind() {
        std::io::ErrorKind::InvalidData => Failure::of_kind(ErrorKind::Malformed, error.to_string()),
        _ => anyhow::Error::from(error).context(replay.file.display().to_string()),
    })?;
    output::line(replayer.address().port())?;
    interrupted.await;
    Ok(Exit::DONE)
}
