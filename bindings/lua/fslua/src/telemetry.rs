//! Logs and metrics.
//!
//! Each run has a span with the script and, where it has one, the call's Unique-ID; what a script logs is an event of that span with the target
//! `script`. The metrics, besides those of the crate `eslng`:
//!
//! | metric | counts |
//! |---|---|
//! | `fslua_scripts_total` | runs that have ended; label `outcome`: `ok`, `error`, `time`, `cpu`, `memory`, `shutdown`, `exit`, `stuck`, `panic` |
//! | `fslua_scripts_running` (gauge) | runs |
//! | `fslua_script_seconds` (histogram) | how long they took |

use std::io::IsTerminal;

use metrics_exporter_prometheus::{BuildError, PrometheusBuilder};
use tracing_subscriber::EnvFilter;

use crate::config::{LogFormat, Options};

/// Begins to log, on standard error.
///
/// # Errors
/// The filter can't be read.
pub fn log(options: &Options) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let filter = EnvFilter::try_new(options.log.as_deref().unwrap_or("info"))?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match options.log_format.unwrap_or_default() {
        LogFormat::Text => builder.with_ansi(std::io::stderr().is_terminal()).try_init(),
        LogFormat::Json => builder.json().with_current_span(true).try_init(),
    }
}

/// Serves the metrics, on the runtime that this is called on.
///
/// # Errors
/// The address is taken.
pub fn metrics(options: &Options) -> Result<(), BuildError> {
    match options.metrics {
        Some(address) => PrometheusBuilder::new().with_http_listener(address).install(),
        None => Ok(()),
    }
}
