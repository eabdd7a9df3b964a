//! A worker: takes the events that `eslng forward` has brought into NATS. Of several under one name each event goes to one.
//!
//!     cargo run -p eslng-cli --example worker -- nats://127.0.0.1:4222 billing

use async_nats::jetstream;
use async_nats::jetstream::AckKind;
use async_nats::jetstream::consumer::pull;
use eslng::event::Event;
use futures_util::StreamExt;

#[tokio::main]
async fn main() -> Result<(), async_nats::Error> {
    let mut arguments = std::env::args().skip(1);
    let (url, name) = arguments.next().zip(arguments.next()).ok_or("usage: worker URL NAME")?;
    let stream = jetstream::new(async_nats::connect(url).await?).get_stream("fs").await?;
    let config = pull::Config { durable_name: Some(name.clone()), ..pull::Config::default() };
    let mut messages = stream.get_or_create_consumer(&name, config).await?.messages().await?;
    while let Some(message) = messages.next().await {
        let message = message?;
        let Ok(event) = Event::from_json(message.payload.clone()) else {
            // It would be no better the next time.
            message.ack_with(AckKind::Term).await?;
            continue;
        };
        let get = |name: &str| event.get(name).unwrap_or_default();
        match &*get("Event-Name") {
            "CHANNEL_HANGUP_COMPLETE" => println!("{} {}", get("Unique-ID"), get("Hangup-Cause")),
            "ESLNG_GAP" => println!("missed: {}", get("Gap-Reason")),
            _ => {}
        }
        // What is not acknowledged comes again.
        message.ack().await?;
    }
    Ok(())
}
