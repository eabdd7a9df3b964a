//! freeswitch-esl-tokio.

use freeswitch_esl_tokio::{BgJobTracker, EslClient, EslConnectOptions, EslEventStream, EslEventType, EventFormat};
use tokio::net::TcpListener;
use tokio::task::JoinSet;

use crate::{Counted, Result};

const WANTED: [&str; 3] = ["Event-Name", "Unique-ID", "variable_sip_req_uri"];

/// How many jobs run at a time.
const AT_ONCE: usize = 100;

async fn connect(port: u16, queue: usize) -> Result<(EslClient, EslEventStream)> {
    let options = EslConnectOptions::new().with_event_queue_size(queue);
    Ok(EslClient::connect_with_options("127.0.0.1", port, "ClueCon", options).await?)
}

/// Its default queue of 1,000 loses most of a flood, so this one has room for all of it.
pub async fn flood(port: u16, count: usize) -> Result<Counted> {
    let (client, mut events) = connect(port, count + 1).await?;
    client.subscribe_events(EventFormat::Plain, [EslEventType::All]).await?;
    let mut counted = Counted::default();
    while let Some(event) = events.try_next().await? {
        if event.header_str("Event-Subclass") == Some("bench::end") {
            return Ok(counted);
        }
        counted.wanted_bytes += WANTED.iter().filter_map(|name| event.header_str(name)).map(str::len).sum::<usize>();
        counted.body_bytes += event.body().map_or(0, str::len);
        counted.events += 1;
    }
    Err("the connection ended".into())
}

/// Sends one `api` after the other.
pub async fn round_trip(port: u16, count: usize) -> Result<Counted> {
    let (client, _events) = connect(port, 1_000).await?;
    let mut counted = Counted::default();
    while counted.events < count {
        counted.body_bytes += client.api("echo round-trip").await?.body().map_or(0, str::len);
        counted.events += 1;
    }
    Ok(counted)
}

/// Runs jobs, a hundred at a time, and reads their results.
pub async fn jobs(port: u16, count: usize) -> Result<Counted> {
    let (client, mut events) = connect(port, 1_000).await?;
    client.subscribe_events(EventFormat::Plain, [EslEventType::BackgroundJob]).await?;
    let (mut tracker, mut counted, mut sent) = (BgJobTracker::new(), Counted::default(), 0);
    while counted.events < count {
        while sent < count && sent - counted.events < AT_ONCE {
            tracker.send(&client, "echo a job").await?;
            sent += 1;
        }
        let event = events.try_next().await?.ok_or("the connection ended")?;
        if let Some(((), result)) = tracker.try_complete(&event) {
            counted.body_bytes += result.body().map_or(0, str::len);
            counted.events += 1;
        }
    }
    Ok(counted)
}

/// Serves outbound calls: `connect`, `myevents`, an application awaited, `exit`.
pub async fn outbound(port: u16, count: usize) -> Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let mut calls = JoinSet::new();
    for _ in 0..count {
        let (client, events) = EslClient::accept_outbound(&listener).await?;
        calls.spawn(async move { one_call(client, events).await.map_err(|error| error.to_string()) });
    }
    while let Some(call) = calls.join_next().await {
        call??;
    }
    Ok(())
}

async fn one_call(client: EslClient, mut events: EslEventStream) -> Result<()> {
    client.connect_session().await?.check()?;
    client.myevents(EventFormat::Plain).await?;
    client.execute("playback", Some("silence_stream://10"), None).await?.check()?;
    while let Some(event) = events.try_next().await? {
        if event.event_type() == Some(EslEventType::ChannelExecuteComplete) {
            client.exit().await?.check()?;
            return Ok(());
        }
    }
    Err("the connection ended".into())
}
