//! Watches the calls of several switches in one stream.
//!
//!     cargo run -p eslng --example fleet -- 2 fs1=10.0.0.1:8021 fs2=10.0.0.2:8021

use eslng::vocabulary::EventName;
use eslng::{Client, Delivery, Fleet, Interest};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let usage = "usage: fleet COUNT NAME=HOST:PORT...";
    let mut arguments = std::env::args().skip(1);
    let count: usize = arguments.next().ok_or(usage)?.parse()?;
    let fleet = Fleet::new();
    for argument in arguments {
        let (name, address) = argument.split_once('=').ok_or(usage)?;
        // `start` in the place of `connect` would take in one that can't be reached yet.
        fleet.add(name, Client::builder(address).connect().await?).await?;
    }
    let mut events = fleet.subscribe(|| Interest::names([EventName::ChannelCreate])).await?;
    eprintln!("watching {} switches", fleet.members().len());
    let mut seen = 0;
    while seen < count {
        let Some(said) = events.next().await else { break };
        match said.delivery {
            Delivery::Event(event) => {
                println!("{}: {}", said.switch, event.get("Channel-Name").unwrap_or_default());
                seen += 1;
            }
            Delivery::Gap(gap) => println!("{}: not seen for {:?}", said.switch, gap.until - gap.from),
            _ => {}
        }
    }
    fleet.close().await;
    Ok(())
}
