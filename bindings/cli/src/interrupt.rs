//! SIGINT and SIGTERM, for what has something to finish first.

use anyhow::Result;
use tokio::signal::unix::{SignalKind, signal};

/// From now on they end nothing by themselves; the future ends at the first one.
///
/// # Errors
/// The system does not let signals be caught.
pub fn listen() -> Result<impl Future<Output = ()>> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}
