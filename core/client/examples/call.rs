//! Asks a switch how it is, places a call, plays a tone to who answers, and hangs up.
//!
//!     cargo run -p eslng --example call -- 127.0.0.1:8021 loopback/9196/default

use eslng::command::Application;
use eslng::dial::{DialString, Originate};
use eslng::vocabulary::HangupCause;
use eslng::{Client, OriginateOptions};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let usage = "usage: call HOST:PORT DIAL-STRING";
    let mut arguments = std::env::args().skip(1);
    let (address, dial) = (arguments.next().ok_or(usage)?, arguments.next().ok_or(usage)?);
    let client = Client::builder(address).password("ClueCon").connect().await?;
    println!("{}", client.api("status").await?.text());

    let originate = Originate::application(dial.parse::<DialString>()?, Application::new("park"));
    let call = client.originate(originate, OriginateOptions::default()).await?.answered().await?;
    call.playback("tone_stream://%(500,0,440)").await?;
    call.hangup(HangupCause::NormalClearing).await?;
    println!("call {} ended: {}", call.uuid(), call.ended().await?.cause);
    client.close().await;
    Ok(())
}
