//! Texts across the border.

use std::time::Duration;

use napi::JsString;

use crate::error::{Result, internal};

/// The bytes of a binary string; characters beyond U+00FF lose all but their low byte, so JavaScript encodes what may hold some.
pub(crate) fn bytes(text: JsString<'_>) -> Result<Vec<u8>> {
    Ok(text.into_latin1().map_err(internal)?.take())
}

/// A time of the host's clock, in milliseconds.
pub(crate) fn time(ms: f64) -> Duration {
    Duration::try_from_secs_f64(ms / 1000.0).unwrap_or_default()
}

/// A time for the host's clock, in milliseconds.
pub(crate) fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
