//! `rust-client JOB PORT COUNT`: what is measured of the Rust crates, as a user of
//! each would write it.

mod blocking;
mod client;
mod count;
mod engine;

use std::process::ExitCode;

use eslng::event::Format;
use eslng_bench::report;

/// What a job gives: what it counted.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> ExitCode {
    let (job, port, count) = report::arguments();
    let counted = match job.as_str() {
        "engine-flood" => engine::flood(port),
        "engine-round-trip" => engine::round_trip(port, count),
        "blocking-flood" => blocking::flood(port),
        "blocking-behind" => blocking::behind(port, count),
        "blocking-round-trip" => blocking::round_trip(port, count),
        "client-flood" => client::flood(port, Format::Plain),
        "client-flood-json" => client::flood(port, Format::Json),
        "client-flood-xml" => client::flood(port, Format::Xml),
        "client-all" => client::flood_all(port, Format::Plain),
        "client-all-json" => client::flood_all(port, Format::Json),
        "client-all-xml" => client::flood_all(port, Format::Xml),
        "client-connections" => client::connections(port, count),
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
