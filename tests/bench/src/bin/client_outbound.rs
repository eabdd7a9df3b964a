//! `client-outbound PORT COUNT`: serves so many outbound calls with the crate, each an application awaited and `exit`, as its user would write
//! it, and prints how many, its CPU time and its largest size.

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use eslng::command::{Command, Execute};
use eslng::{Call, Error, Server};
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
    println!("{{\"calls\":{count},\"cpu_us\":{},\"peak_kib\":{}}}", cpu_us()?, peak_kib()?);
    Ok(())
}

/// The time that this thread, which is the only one, has run: its nanoseconds stand first in schedstat (Linux,
/// Documentation/scheduler/sched-stats).
fn cpu_us() -> Result<u64> {
    let text = fs::read_to_string("/proc/self/schedstat")?;
    let nanoseconds: u64 = text.split(' ').next().unwrap_or_default().parse()?;
    Ok(nanoseconds / 1000)
}

/// The most memory that was resident.
fn peak_kib() -> Result<u64> {
    let text = fs::read_to_string("/proc/self/status")?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM in /proc/self/status")?;
    Ok(line.trim().trim_end_matches(" kB").parse()?)
}
