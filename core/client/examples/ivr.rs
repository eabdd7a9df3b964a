//! Answers each call, asks for an account number, and sends the caller on. The dialplan gives it the calls:
//!
//!     <action application="socket" data="127.0.0.1:8084 async full"/>
//!
//!     cargo run -p eslng --example ivr -- 127.0.0.1:8084

use std::time::Duration;

use eslng::command::app::PlayAndGetDigits;
use eslng::vocabulary::HangupCause;
use eslng::{Call, Error, Server};

async fn serve(call: Call) -> Result<(), Error> {
    call.answer().await?;
    let prompt = PlayAndGetDigits::new(
        4,                            // at least
        8,                            // at most
        3,                            // tries
        10_000,                       // ms for each
        "#",                          // ends the input
        "silence_stream://1000",      // what is asked
        "tone_stream://%(200,0,300)", // what is played after a wrong input
        "account",
        r"\d+",
    );
    let entered = call.play_and_get_digits(&prompt).await?.digits;
    if entered.is_empty() {
        return call.hangup(HangupCause::NormalClearing).await;
    }
    call.set("account", entered.as_str()).await?;
    call.transfer("9196").await
}

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:8084".to_owned());
    let server = Server::builder().timeout(Duration::from_secs(120)).bind(&address).await?;
    eprintln!("listening on {}", server.local_addr()?);
    let handle = server.handle();
    tokio::spawn(async move {
        // On Ctrl-C calls have half a minute to end.
        if tokio::signal::ctrl_c().await.is_ok() {
            handle.drain(Duration::from_secs(30));
        }
    });
    server
        .serve(|call| async move {
            let uuid = call.uuid().to_owned();
            match serve(call.clone()).await {
                Ok(()) => {}
                // The caller hung up, mostly.
                Err(error) => eprintln!("{uuid}: {error}"),
            }
            if let Ok(end) = call.ended().await {
                println!("{} after {:?}", end.cause, end.answered_for.unwrap_or_default());
            }
        })
        .await;
    Ok(())
}
