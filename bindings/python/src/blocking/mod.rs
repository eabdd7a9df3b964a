//! The client for threads, on the blocking shell.
//!
//! Each wait gives the interpreter's lock back and runs Python's handlers of signals; `eslng.blocking` puts Python's types around it.

mod call;
mod client;
mod placing;

pub(crate) use call::{BlockingCall, BlockingChanges};
pub(crate) use client::{BlockingClient, BlockingEvents, BlockingJob};
pub(crate) use placing::BlockingCalling;

use std::sync::Mutex;
use std::time::Duration;

use eslng_blocking::{Client, Deadline};
use eslng_engine::command::{api, app};
use eslng_engine::engine::Error;
use pyo3::prelude::*;

use crate::message::seconds;
use crate::{error, signal};

/// The commands and applications that a client knows.
#[derive(Default)]
struct Catalogues {
    commands: Mutex<api::Catalogue>,
    applications: Mutex<app::Catalogue>,
}

/// An error of the shell, to be raised; a wait that a signal ended raises what its handler did.
fn failed(py: Python<'_>, error: Error) -> PyErr {
    if matches!(error, Error::Interrupted) { signal::raised() } else { error::of(py, error) }
}

/// Until when; None: without a limit.
fn deadline(timeout: Option<f64>) -> PyResult<Deadline> {
    Ok(timeout.map(seconds).transpose()?.map_or(Deadline::NEVER, Deadline::after))
}

/// Does something that may wait, with the interpreter's lock given back.
fn wait<T: Send>(py: Python<'_>, call: impl FnOnce() -> Result<T, Error> + Send) -> PyResult<T> {
    py.detach(call).map_err(|error| failed(py, error))
}

/// The client, or a handle of it whose requests may take so long.
fn within(client: &Client, timeout: Option<f64>) -> PyResult<Client> {
    let timeout: Option<Duration> = timeout.map(seconds).transpose()?;
    Ok(timeout.map_or_else(|| client.clone(), |timeout| client.within(timeout)))
}
