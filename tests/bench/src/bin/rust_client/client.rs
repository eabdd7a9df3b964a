//! The crate on tokio, as a user would write it.

use std::time::Duration;

use eslng::event::{Event, Format};
use eslng::{Client, Delivery, Interest};
use eslng_bench::report::Counted;
use tokio::task::JoinSet;

use crate::Result;
use crate::count::{count, count_all};

/// How many jobs run at a time.
const AT_ONCE: usize = 100;

/// Runs on the thread that calls: what a second thread would cost or save is another question.
fn run<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(future)
}

async fn connect(port: u16, format: Format) -> Result<Client> {
    let builder = Client::builder(format!("127.0.0.1:{port}")).format(format);
    Ok(builder.timeout(Duration::from_secs(60)).connect().await?)
}

async fn read(client: Client, read: fn(&Event, &mut Counted) -> bool) -> Result<Counted> {
    let mut events = client.subscribe(Interest::all()).await?;
    let mut counted = Counted::default();
    loop {
        match events.next().await {
            Some(Delivery::Event(event)) if read(&event, &mut counted) => {}
            Some(Delivery::Event(_)) => return Ok(counted),
            other => return Err(format!("no event but {other:?}").into()),
        }
    }
}

/// Reads the wanted headers of every event.
pub fn flood(port: u16, format: Format) -> Result<Counted> {
    run(async { read(connect(port, format).await?, count).await })
}

/// Reads all headers of every event.
pub fn flood_all(port: u16, format: Format) -> Result<Counted> {
    run(async { read(connect(port, format).await?, count_all).await })
}

/// Reads the wanted headers of every event of so many connections at once.
pub fn connections(port: u16, count_of_connections: usize) -> Result<Counted> {
    run(async {
        // One after the other: a burst would fill the server's backlog.
        let mut clients = Vec::with_capacity(count_of_connections);
        while clients.len() < count_of_connections {
            clients.push(connect(port, Format::Plain).await?);
        }
        let mut readers: JoinSet<_> = clients.into_iter().map(|client| read(client, count)).collect();
        let mut counted = Counted::default();
        while let Some(reader) = readers.join_next().await {
            counted.add(reader??);
        }
        Ok(counted)
    })
}

/// Sends one `api` after the other.
pub fn round_trip(port: u16, count: usize) -> Result<Counted> {
    run(async {
        let client = connect(port, Format::Plain).await?;
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
        let client = connect(port, Format::Plain).await?;
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
            counted.add(worker??);
        }
        Ok(counted)
    })
}
