//! `bench-peers JOB PORT COUNT`: other crates, as their documents say they are used. Prints what `rust-client` prints.

mod esl;
mod esl_tokio;

use std::process::ExitCode;

type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

/// What a program counted, to be compared with what the server sent.
#[derive(Default)]
struct Counted {
    events: usize,
    wanted_bytes: usize,
    body_bytes: usize,
}

async fn run(job: &str, port: u16, count: usize) -> Result<Counted> {
    match job {
        "esl-tokio-flood" => esl_tokio::flood(port, count).await,
        "esl-tokio-round-trip" => esl_tokio::round_trip(port, count).await,
        "esl-tokio-jobs" => esl_tokio::jobs(port, count).await,
        "esl-jobs" => esl::jobs(port, count).await,
        _ => Err(format!("there is no job {job}").into()),
    }
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
        Ok(Counted { events, wanted_bytes, body_bytes }) => {
            println!("{{\"events\":{events},\"wanted_bytes\":{wanted_bytes},\"body_bytes\":{body_bytes}}}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("bench-peers: {job}: {error}");
            ExitCode::FAILURE
        }
    }
}
