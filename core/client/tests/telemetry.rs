//! What the client counts. A process has one recorder, so this test is alone in its program.

use std::time::Duration;

use eslng::vocabulary::EventName;
use eslng::{Client, Interest, Status};
use eslng_switch::{Event, Switch};
use metrics_util::debugging::{DebugValue, DebuggingRecorder, Snapshotter};

fn read(snapshotter: &Snapshotter) -> Vec<(String, u64)> {
    let of = |value| match value {
        DebugValue::Counter(count) => count,
        DebugValue::Gauge(gauge) => gauge.into_inner() as u64,
        DebugValue::Histogram(values) => values.len() as u64,
    };
    let snapshot = snapshotter.snapshot().into_vec();
    let named = snapshot.into_iter().map(|(key, _, _, value)| {
        let labels: Vec<_> = key.key().labels().map(|label| format!("{}={}", label.key(), label.value())).collect();
        (format!("{}{{{}}}", key.key().name(), labels.join(",")), of(value))
    });
    named.collect()
}

#[tokio::test]
async fn requests_events_losses_and_failures_are_counted() {
    let recorder = DebuggingRecorder::new();
    let snapshotter = recorder.snapshotter();
    recorder.install().expect("no other recorder");
    let switch = Switch::builder().start().expect("a loopback port");
    let builder = Client::builder(switch.address().to_string()).name("lab").silence(None);
    let client = builder.timeout(Duration::from_secs(10)).connect().await.expect("the switch is there");
    let mut events = client.subscribe(Interest::names([EventName::Dtmf])).await.expect("a stream");
    client.api("echo x").await.expect("an answer");
    client.within(Duration::from_millis(1)).api("msleep 50").await.expect_err("too slow");
    switch.emit(Event::new("DTMF")).expect("the switch runs");
    events.next().await.expect("an event");
    let mut status = client.status();
    status.mark_unchanged();
    switch.drop_connections().expect("the switch runs");
    status.wait_for(|status| !matches!(status, Status::Up)).await.expect("the client has not ended");
    status.wait_for(|status| matches!(status, Status::Up)).await.expect("the client has not ended");
    let counted = read(&snapshotter);
    for (name, value) in [
        ("eslng_up{switch=lab}", 1),
        ("eslng_connections_total{switch=lab}", 2),
        ("eslng_losses_total{switch=lab}", 1),
        ("eslng_requests_total{switch=lab}", 3),
        ("eslng_request_failures_total{switch=lab,error=timeout}", 1),
        ("eslng_events_total{switch=lab}", 1),
        ("eslng_dropped_total{switch=lab}", 0),
    ] {
        assert!(counted.contains(&(name.to_owned(), value)), "{name} {value}: {counted:?}");
    }
}
