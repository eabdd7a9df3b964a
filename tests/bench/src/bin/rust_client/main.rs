//! `rust-client JOB PORT COUNT`: what is measured of the Rust crates, as a user of
//! each would write it.

mod blocking;
mod client;
mod count;
mod engine;

use std::process::ExitCode;

use eslng_bench::report;

/// What a job gives: what it counted.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    let (job, port, count) = report::arguments();
    let counted = match job.as_str() {
        "engine-flood" => engine::flood(port),
        "engine-round-trip" => engine::round_trip(port, count),
        "blocking-flood" => blocking::flood(port),
        "blocking-behind" => blocking::behind(port, count),
        "blocking-round-trip" => blocking::round_trip(port, count),
        "client-flood" => client::flood(port),
        "client-round-trip" => client::round_trip(port, count),
        "client-jobs" => client::jobs(port, count),
        _ => Err(format!("there is no job {job}").into()),
    };
    match counted {
        Ok(counted) => {
            counted.report();
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("rust-client: {job}: {error}");
            ExitCode::FAILURE
        }
    }
}
