//! Asks a switch how it is and which calls it has, by typed commands.
//!
//!     cargo run -p eslng --example status -- 127.0.0.1:8021

use std::time::Duration;

use eslng::Client;
use eslng::command::api::{ShowChannels, ShowChannelsFormat, Status};
use eslng::reply::Record;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let address = std::env::args().nth(1).ok_or("usage: status HOST:PORT")?;
    let client = Client::builder(address).timeout(Duration::from_secs(10)).connect().await?;
    // This one question may take less than the others.
    if let Record::Status(status) = client.within(Duration::from_secs(2)).run(&Status {}).await? {
        println!("{} sessions now, {} since start-up", status.sessions.active, status.sessions.total);
    }
    let show = ShowChannels { format: Some(ShowChannelsFormat::Json), ..ShowChannels::new() };
    if let Record::Table(channels) = client.run(&show).await? {
        for channel in channels.rows() {
            println!("{} {}", channel.get("uuid").unwrap_or_default(), channel.get("name").unwrap_or_default());
        }
    }
    client.close().await;
    Ok(())
}
