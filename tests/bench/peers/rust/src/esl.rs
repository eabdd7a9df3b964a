//! freeswitch-esl. It gives no events to its user and takes an answer without +OK or -ERR for an error, so there are jobs alone.

use std::sync::Arc;

use freeswitch_esl::{Esl, EslConnection};
use tokio::task::JoinSet;

use crate::{Counted, Result};

/// How many jobs run at a time.
const AT_ONCE: usize = 100;

/// Runs jobs, a hundred at a time, and reads their results.
pub async fn jobs(port: u16, count: usize) -> Result<Counted> {
    let client = Arc::new(Esl::inbound(("127.0.0.1", port), "ClueCon").await?);
    let mut workers = JoinSet::new();
    for worker in 0..AT_ONCE {
        let client = Arc::clone(&client);
        workers.spawn(async move {
            let mut counted = Counted::default();
            for _ in (worker..count).step_by(AT_ONCE) {
                counted.body_bytes += client.bgapi("echo a job").await.map_err(|error| error.to_string())?.len();
                counted.events += 1;
            }
            Ok::<_, String>(counted)
        });
    }
    let mut counted = Counted::default();
    while let Some(worker) = workers.join_next().await {
        let worker = worker??;
        counted.events += worker.events;
        counted.body_bytes += worker.body_bytes;
    }
    Ok(counted)
}

/// Serves outbound calls. It sends `connect`, `event` and `myevents` by itself, one call after the other.
pub async fn outbound(port: u16, count: usize) -> Result<()> {
    let listener = Esl::outbound(("127.0.0.1", port)).await?;
    let mut calls = JoinSet::new();
    for _ in 0..count {
        let (call, _) = listener.accept().await?;
        calls.spawn(async move { one_call(call).await.map_err(|error| error.to_string()) });
    }
    while let Some(call) = calls.join_next().await {
        call??;
    }
    Ok(())
}

async fn one_call(call: EslConnection) -> Result<()> {
    call.execute("playback", "silence_stream://10").await?;
    call.disconnect().await?;
    Ok(())
}
