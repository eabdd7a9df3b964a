//! `fslua run`: a script without a call, as `luarun` and `lua` run one.

use std::path::Path;
use std::sync::Arc;

use crate::host::{Host, NoScript};
use crate::script::{self, Job, Outcome};

/// Runs a script; `shutdown` stops it.
///
/// # Errors
/// There is no such script.
pub async fn run(
    host: &Arc<Host>,
    script: &Path,
    arguments: Vec<String>,
    shutdown: impl Future<Output = ()>,
) -> Result<Outcome, NoScript> {
    let job = Job { script: host.script(script)?, arguments, ..Job::default() };
    Ok(script::run(host, job, shutdown).await)
}
