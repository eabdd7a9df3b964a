//! Runs an API command many times in the background, a few at a time, over several connections.
//!
//!     cargo run -p eslng --example jobs -- 127.0.0.1:8021 100 'echo hello'

use eslng::Client;
use eslng::event::Event;
use tokio::task::JoinSet;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let usage = "usage: jobs HOST:PORT COUNT COMMAND";
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().ok_or(usage)?;
    let count: usize = arguments.next().ok_or(usage)?.parse()?;
    let command = arguments.next().ok_or(usage)?;
    // A switch takes about 900 jobs a second on one connection.
    let client = Client::builder(address).connections(4).connect().await?;
    let mut running: JoinSet<Result<Event, eslng::Error>> = JoinSet::new();
    let mut done = 0;
    for _ in 0..count {
        if running.len() == 50
            && let Some(job) = running.join_next().await
        {
            done += usize::from(job??.body().is_some());
        }
        let (client, command) = (client.clone(), command.clone());
        running.spawn(async move { client.bgapi(command).await });
    }
    while let Some(job) = running.join_next().await {
        done += usize::from(job??.body().is_some());
    }
    println!("{done} of {count} jobs gave a result");
    client.close().await;
    Ok(())
}
