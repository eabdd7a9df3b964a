//! The crate on tokio, as a user would write it.

use std::time::Duration;

use eslng::{Client, Delivery, Interest};
use eslng_bench::report::Counted;
use tokio::task::JoinSet;

use crate::Result;
use crate::count::count;

/// How many jobs run at a time.
const AT_ONCE: usize = 100;

/// Runs on the thread that calls: what a second thread would cost or save is another question.
fn run<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(future)
}

async fn connect(port: u16) -> Result<Client> {
    Ok(Client::builder(format!("127.0.0.1:{port}")).timeout(Duration::from_secs(60)).connect().await?)
}

/// Reads the wanted headers of every event.
pub fn flood(port: u16) -> Result<Counted> {
    run(async {
        let client = connect(port).await?;
        let mut events = client.subscribe(Interest::all()).await?;
        let mut counted = Counted::default();
        loop {
            match events.next().await {
                Some(Delivery::Event(event)) if count(&event, &mut counted) => {}
                Some(Delivery::Event(_)) => return Ok(counted),
                other => return Err(format!("no event but {other:?}").into()),
            }
        }
    })
}

/// Sends one `api` after the other.
pub fn round_trip(port: u16, count: usize) -> Result<Counted> {
    run(async {
        let client = connect(port).await?;
        let mut counted = Counted::default();
        while counted.events < count {
            counted.body_bytes += client.api("echo round-trip").await?.body().len();
            counted.events += 1;
        }
        Ok(counted)
    })
}

/// Runs jobs, a hundred at a time, and reads their results.
pub fn jobs(port: u16, count: usize) -> Result<Counted> {
    run(async {
        let client = connect(port).await?;
        let mut workers = JoinSet::new();
        for worker in 0..AT_ONCE {
            let client = client.clone();
            workers.spawn(async move {
                let mut counted = Counted::default();
                for _ in (worker..count).step_by(AT_ONCE) {
                    let event = client.bgapi("echo a job").await?;
                    counted.body_bytes += event.body().map_or(0, <[u8]>::len);
                    counted.events += 1;
                }
                Ok::<_, eslng::Error>(counted)
            });
        }
        let mut counted = Counted::default();
        while let Some(worker) = workers.join_next().await {
            let worker = worker??;
            counted.events += worker.events;
            counted.body_bytes += worker.body_bytes;
        }
        Ok(counted)
    })
}
