//! Many jobs at once over a few connections: each gets its own result.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use eslng::event::Format;
use eslng::{Client, Delivery, Interest, Status};
use eslng_switch::{Event, Switch};
use tokio::task::JoinSet;

/// Runs so many jobs, so many at a time; all of them have their own results.
async fn run(client: &Client, jobs: usize, at_once: usize) {
    let next = Arc::new(AtomicUsize::new(0));
    let mut workers = JoinSet::new();
    for _ in 0..at_once {
        let (client, next) = (client.clone(), Arc::clone(&next));
        workers.spawn(async move {
            let mut done = Vec::new();
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= jobs {
                    return done;
                }
                let event = client.bgapi(format!("echo job {n}")).await.expect("a result");
                assert_eq!(event.body_text().expect("it has a body"), format!("job {n}"));
                done.push(event.get("Job-UUID").expect("an id").into_owned());
            }
        });
    }
    let uuids: HashSet<String> = workers.join_all().await.into_iter().flatten().collect();
    assert_eq!(uuids.len(), jobs, "each has an id of its own");
}

async fn connect(switch: &Switch, connections: usize, format: Format) -> Client {
    let builder = Client::builder(format!("127.0.0.1:{}", switch.port())).connections(connections).format(format);
    builder.timeout(Duration::from_secs(60)).connect().await.expect("the switch is there")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_thousand_jobs_five_hundred_at_a_time() {
    let switch = Switch::builder().start().expect("a loopback port");
    for (connections, format) in [(1, Format::Plain), (4, Format::Json)] {
        let client = connect(&switch, connections, format).await;
        run(&client, 3_000, 500).await;
        client.close().await;
    }
}

/// Run by `ci/long`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "takes a minute"]
async fn fifty_thousand_jobs_a_thousand_at_a_time() {
    let switch = Switch::builder().start().expect("a loopback port");
    for connections in [1, 4] {
        let begun = std::time::Instant::now();
        let client = connect(&switch, connections, Format::Plain).await;
        run(&client, 50_000, 1_000).await;
        println!("{connections} connection(s): {:.1?}", begun.elapsed());
        client.close().await;
    }
}

#[tokio::test]
async fn events_come_once_and_jobs_survive_the_loss_of_a_connection() {
    let switch = Switch::builder().start().expect("a loopback port");
    let client = connect(&switch, 3, Format::Plain).await;
    let mut events = client.subscribe(Interest::all()).await.expect("a stream");
    run(&client, 60, 20).await;
    switch.drop_connections().expect("the switch runs");
    let mut status = client.status();
    status.wait_for(|status| !matches!(status, Status::Up)).await.expect("the client has not ended");
    status.wait_for(|status| matches!(status, Status::Up)).await.expect("the client has not ended");
    run(&client, 60, 20).await;
    switch.emit(Event::new("DTMF").with_header("Digit", "1")).expect("the switch runs");
    switch.emit(Event::new("DTMF").with_header("Digit", "2")).expect("the switch runs");
    let mut digits = Vec::new();
    while digits.last().is_none_or(|digit| digit != "2") {
        let delivery = tokio::time::timeout(Duration::from_secs(20), events.next()).await.expect("it comes in time");
        if let Some(Delivery::Event(event)) = delivery
            && let Some(digit) = event.get("Digit")
        {
            digits.push(digit.into_owned());
        }
    }
    assert_eq!(digits, ["1", "2"]);
    client.close().await;
    assert!(client.bgapi("echo x").await.is_err());
}
