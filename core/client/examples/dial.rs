//! Calls several numbers, no more than two at once and five a second, and plays a file to each who answers.
//!
//!     cargo run -p eslng --example dial -- 127.0.0.1:8021 sofia/gateway/mine/ FILE 5551 5552 5553

use eslng::command::Application;
use eslng::dial::{DialString, Originate};
use eslng::vocabulary::HangupCause;
use eslng::{Client, Dialer, OriginateError, OriginateOptions, Pace};
use tokio::task::JoinSet;

async fn announce(dialer: Dialer, dial: DialString, file: String) -> Result<(), OriginateError> {
    // Parked, the call waits for what we do with it; the switch ends it if we are gone.
    let originate = Originate::application(dial, Application::new("park"));
    let call = dialer.call(originate, OriginateOptions::default().tag("announcement")).await?;
    call.playback(file).await?;
    call.hangup(HangupCause::NormalClearing).await?;
    call.ended().await?;
    Ok(())
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let usage = "usage: dial HOST:PORT PREFIX FILE NUMBER...";
    let mut arguments = std::env::args().skip(1);
    let (address, prefix, file) =
        (arguments.next().ok_or(usage)?, arguments.next().ok_or(usage)?, arguments.next().ok_or(usage)?);
    let client = Client::builder(address).connect().await?;
    let dialer = Dialer::new(client.clone(), Pace::unlimited().per_second(5.0).at_once(2));
    let mut calls = JoinSet::new();
    for number in arguments {
        let dial: DialString = format!("{prefix}{number}").parse()?;
        let (dialer, file) = (dialer.clone(), file.clone());
        calls.spawn(async move { (number, announce(dialer, dial, file).await) });
    }
    while let Some(ended) = calls.join_next().await {
        match ended? {
            (number, Ok(())) => println!("{number}: played"),
            (number, Err(error)) => println!("{number}: {error}"),
        }
    }
    client.close().await;
    Ok(())
}
