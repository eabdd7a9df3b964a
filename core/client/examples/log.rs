//! Prints the switch's log from a level on, for ever or so many lines of it.
//!
//!     cargo run -p eslng --example log -- 127.0.0.1:8021 [COUNT]

use eslng::command::LogLevel;
use eslng::{Client, Delivery, Interest};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let address = arguments.next().ok_or("usage: log HOST:PORT [COUNT]")?;
    let mut left: usize = arguments.next().map_or(Ok(usize::MAX), |count| count.parse())?;
    let client = Client::builder(address).connect().await?;
    let mut lines = client.subscribe(Interest::log(LogLevel::Notice)).await?;
    eprintln!("following");
    while left > 0
        && let Some(delivery) = lines.next().await
    {
        if let Delivery::Log(line) = delivery {
            print!("{}", line.text());
            left -= 1;
        }
    }
    Ok(())
}
