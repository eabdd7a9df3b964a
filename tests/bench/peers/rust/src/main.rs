//! `bench-peers JOB PORT COUNT`: other crates, as their documents say they are used. Prints what `rust-client` prints, or `client-outbound`.

mod esl;
mod esl_tokio;
#[path = "../../../src/usage.rs"]
mod usage;

use std::process::ExitCode;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// What a program counted, to be compared with what the server sent.
#[derive(Default)]
struct Counted {
    events: usize,
    wanted_bytes: usize,
    body_bytes: usize,
}

impl Counted {
    fn json(&self) -> String {
        let Counted { events, wanted_bytes, body_bytes } = self;
        format!("{{\"events\":{events},\"wanted_bytes\":{wanted_bytes},\"body_bytes\":{body_bytes}}}")
    }
}

/// Does a job; its line of JSON.
async fn run(job: &str, port: u16, count: usize) -> Result<String> {
    Ok(match job {
        "esl-tokio-flood" => esl_tokio::flood(port, count).await?.json(),
        "esl-tokio-round-trip" => esl_tokio::round_trip(port, count).await?.json(),
        "esl-tokio-jobs" => esl_tokio::jobs(port, count).await?.json(),
        "esl-jobs" => esl::jobs(port, count).await?.json(),
        "esl-tokio-outbound" => {
            esl_tokio::outbound(port, count).await?;
            usage::of_calls(count)?
        }
        "esl-outbound" => {
            esl::outbound(port, count).await?;
            usage::of_calls(count)?
        }
        _ => return Err(format!("there is no job {job}").into()),
    })
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [job, port, count] = arguments.as_slice() else {
        eprintln!("usage: bench-peers JOB PORT COUNT");
        return ExitCode::from(2);
    };
    let (Ok(port), Ok(count)) = (port.parse(), count.parse()) else {
        eprintln!("bench-peers: PORT and COUNT are numbers");
        return ExitCode::from(2);
    };
    match run(job, port, count).await {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("bench-peers: {job}: {error}");
            ExitCode::FAILURE
        }
    }
}
