//! The arguments of a step, as bytes and times.

use std::time::Duration;

use eslng_conformance::bytes;
use serde_json::Value;

/// How long a step waits that does not say.
const TIMEOUT: Duration = Duration::from_secs(5);

/// The arguments of one step. The runner has checked their names.
pub(crate) struct Arguments<'a>(pub(crate) &'a Value);

impl<'a> Arguments<'a> {
    pub(crate) fn new(value: &'a Value) -> Self {
        Arguments(value)
    }

    pub(crate) fn optional(&self, name: &str) -> Option<Vec<u8>> {
        self.0[name].as_str().map(bytes::from_text)
    }

    /// Empty where there is none.
    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        self.optional(name).unwrap_or_default()
    }

    /// Empty where there is none.
    pub(crate) fn word(&self, name: &str) -> &'a str {
        self.0[name].as_str().unwrap_or_default()
    }

    pub(crate) fn flag(&self, name: &str) -> bool {
        self.0[name] == true
    }

    pub(crate) fn port(&self) -> u16 {
        self.0["port"].as_u64().and_then(|port| u16::try_from(port).ok()).unwrap_or(0)
    }

    /// `timeout_ms`.
    pub(crate) fn timeout(&self) -> Duration {
        self.0["timeout_ms"].as_u64().map_or(TIMEOUT, Duration::from_millis)
    }

    pub(crate) fn list(&self, name: &str) -> Vec<Vec<u8>> {
        let items = self.0[name].as_array().into_iter().flatten();
        items.filter_map(Value::as_str).map(bytes::from_text).collect()
    }

    /// `[[name, value], ...]`.
    pub(crate) fn headers(&self) -> Vec<(Vec<u8>, Vec<u8>)> {
        let pairs = self.0["headers"].as_array().into_iter().flatten();
        let text = |value: &Value| bytes::from_text(value.as_str().unwrap_or_default());
        pairs.map(|pair| (text(&pair[0]), text(&pair[1]))).collect()
    }
}
