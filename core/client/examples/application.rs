//! Makes a call to an extension, runs two applications on it one after the other, and hangs up.
//!
//!     cargo run -p eslng --example application -- 127.0.0.1:8021 9196

use std::time::Duration;

use eslng::Client;
use eslng::command::Execute;
use eslng::command::api::UuidKill;
use eslng::engine::RequestError;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let usage = "usage: application HOST:PORT EXTENSION";
    let mut arguments = std::env::args().skip(1);
    let (address, extension) = (arguments.next().ok_or(usage)?, arguments.next().ok_or(usage)?);
    let client = Client::builder(address).timeout(Duration::from_secs(60)).connect().await?;
    // A job, since an `api originate` would hold up the connection for as long as it rings.
    let answer = client.bgapi(format!("originate loopback/{extension}/default &park")).await?;
    let answer = answer.body_text().unwrap_or_default().into_owned();
    let uuid = answer.trim().strip_prefix("+OK ").ok_or(answer.clone())?.to_owned();
    for (application, argument) in [("set", "example=1"), ("sleep", "100")] {
        match client.execute(&uuid, Execute::new(application, argument)).await {
            Ok(event) => println!("{application} has ended: {}", event.get("Application-Response").unwrap_or_default()),
            Err(eslng::Error::Request(RequestError::HungUp { cause })) => {
                println!("the call has ended: {cause:?}");
                return Ok(());
            }
            Err(error) => return Err(error.into()),
        }
    }
    client.run(&UuidKill::new(uuid.as_str())).await?;
    Ok(())
}
