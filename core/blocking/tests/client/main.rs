//! The client against the test switch.

mod calls;
mod faults;
mod requests;
mod threads;

use std::time::Duration;

use eslng_blocking::{Builder, Client, Deadline};
use eslng_switch::Switch;

/// What must not take for ever takes less.
fn soon() -> Deadline {
    Deadline::after(Duration::from_secs(20))
}

fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

fn switch() -> Switch {
    Switch::builder().start().expect("a loopback port")
}

fn builder(switch: &Switch) -> Builder {
    Client::builder("127.0.0.1", switch.port()).timeout(Duration::from_secs(20))
}

fn connect(switch: &Switch) -> Client {
    builder(switch).connect(soon()).expect("the switch is there")
}
