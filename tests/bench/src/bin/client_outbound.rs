//! `client-outbound PORT COUNT`: serves so many outbound calls with the crate, each an application awaited and `exit`, as its user would write
//! it, and prints how many, its CPU time and its largest size.

use std::sync::Arc;
use std::time::Duration;

use eslng::command::{Command, Execute};
use eslng::{Call, Error, Server};
use eslng_bench::usage;
use tokio::sync::Semaphore;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

async fn one_call(call: &Call) -> std::result::Result<(), Error> {
    call.execute(Execute::new("playback", "silence_stream://10")).await?;
    call.client().command(Command::Exit).await?;
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let mut arguments = std::env::args().skip(1);
    let usage = "usage: client-outbound PORT COUNT";
    let port: u16 = arguments.next().ok_or(usage)?.parse()?;
    let count: usize = arguments.next().ok_or(usage)?.parse()?;
    let server = Server::builder().backlog(10_000).linger(None).bind(&format!("127.0.0.1:{port}")).await?;
    let handle = server.handle();
    let done = Arc::new(Semaphore::new(0));
    let counted = Arc::clone(&done);
    let serving = tokio::spawn(server.serve(move |call| {
        let done = Arc::clone(&counted);
        async move {
            match one_call(&call).await {
                Ok(()) => done.add_permits(1),
                Err(error) => eprintln!("client-outbound: {error}"),
            }
        }
    }));
    drop(done.acquire_many(u32::try_from(count)?).await?);
    handle.drain(Duration::from_secs(10));
    serving.await?;
    println!("{}", usage::of_calls(count)?);
    Ok(())
}
