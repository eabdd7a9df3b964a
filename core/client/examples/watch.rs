//! Prints answers, hangups and registrations as they come, for ever or so many of them.
//!
//!     cargo run -p eslng --example watch -- 127.0.0.1:8021 [COUNT]

use eslng::vocabulary::EventName;
use eslng::{Client, Delivery, Interest};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().ok_or("usage: watch HOST:PORT [COUNT]")?;
    let mut left: usize = arguments.next().map_or(Ok(usize::MAX), |count| count.parse())?;
    let client = Client::builder(address).reread_state(true).connect().await?;
    let names = Interest::names([EventName::ChannelAnswer, EventName::ChannelHangupComplete]);
    let mut events = client.subscribe(names.with_subclasses(["sofia::register"])).await?;
    eprintln!("watching");
    while left > 0
        && let Some(delivery) = events.next().await
    {
        match delivery {
            Delivery::Event(event) => {
                let what = event.subclass().or_else(|| event.get("Event-Name")).unwrap_or_default();
                println!("{what} {}", event.get("Unique-ID").unwrap_or_default());
                left -= 1;
            }
            // The switch was away: what happened then is not told by events.
            Delivery::Gap(gap) => println!("gap of {:?}, restarted: {:?}", gap.until - gap.from, gap.restarted),
            Delivery::Dropped { count } => println!("{count} events came faster than they were printed"),
            _ => {}
        }
    }
    Ok(())
}
