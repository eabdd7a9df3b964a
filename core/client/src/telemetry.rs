//! What a client counts; the crate's head has the table.

use eslng_engine::vocabulary::ErrorKind;
use metrics::{Counter, Gauge, SharedString, counter, gauge};

/// What stands for the switch's name on connections that switches have opened.
pub(crate) const OUTBOUND: &str = "outbound";

/// The handles of one connection, so that counting is an addition.
pub(crate) struct Telemetry {
    switch: SharedString,
    pub up: Gauge,
    pub connections: Counter,
    pub losses: Counter,
    pub requests: Counter,
    pub events: Counter,
    pub log_lines: Counter,
    pub unsolicited: Counter,
}

impl Telemetry {
    pub fn new(switch: &str) -> Self {
        let switch = SharedString::from(switch.to_owned());
        let label = || switch.clone();
        Telemetry {
            up: gauge!("eslng_up", "switch" => label()),
            connections: counter!("eslng_connections_total", "switch" => label()),
            losses: counter!("eslng_losses_total", "switch" => label()),
            requests: counter!("eslng_requests_total", "switch" => label()),
            events: counter!("eslng_events_total", "switch" => label()),
            log_lines: counter!("eslng_log_lines_total", "switch" => label()),
            unsolicited: counter!("eslng_unsolicited_total", "switch" => label()),
            switch,
        }
    }

    pub fn failed(&self, kind: ErrorKind) {
        counter!("eslng_request_failures_total", "switch" => self.switch.clone(), "error" => kind.name()).increment(1);
    }
}

/// What readers were too slow for.
pub(crate) fn dropped(switch: &str) -> Counter {
    counter!("eslng_dropped_total", "switch" => switch.to_owned())
}
