//! `load-server [--mix MIX] [--events COUNT]`: floods COUNT events of MIX to every
//! client that sends `event FORMAT ALL`. Prints one JSON line with its port and with
//! what a client must have counted, and ends when its standard input ends.

use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

use eslng_bench::event::Format;
use eslng_bench::flood::Flood;
use eslng_bench::mix::Mix;
use eslng_bench::server::Server;
use eslng_bench::session::Offer;

const USAGE: &str = "usage: load-server [--mix real|headers:COUNT|array:ITEMS|value:BYTES] [--events COUNT]";

fn main() -> ExitCode {
    let (mix, events) = match arguments(env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("load-server: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(mix, events) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("load-server: {error}");
            ExitCode::FAILURE
        }
    }
}

fn arguments(mut given: impl Iterator<Item = String>) -> Result<(Mix, usize), String> {
    let (mut mix, mut events) = (Mix::Real, 0);
    while let Some(option) = given.next() {
        let value = given.next().ok_or_else(|| format!("{option} wants a value"))?;
        match option.as_str() {
            "--mix" => mix = value.parse()?,
            "--events" => {
                events = value.parse().map_err(|_| format!("--events {value} is no count"))?;
            }
            _ => return Err(format!("there is no option {option}")),
        }
    }
    Ok((mix, events))
}

fn run(mix: Mix, events: usize) -> io::Result<()> {
    let flood = Flood::new(mix);
    let totals = flood.totals(events);
    let [plain, json, xml] = Format::ALL.map(|format| flood.wire_bytes(format, events));
    let mut server = Server::bind(Offer { flood, events })?;
    println!(
        "{{\"port\":{},\"events\":{events},\"headers\":{},\"wanted_bytes\":{},\"body_bytes\":{},\
         \"plain_bytes\":{plain},\"json_bytes\":{json},\"xml_bytes\":{xml}}}",
        server.port()?,
        totals.headers,
        totals.wanted_bytes,
        totals.body_bytes,
    );
    io::stdout().flush()?;
    server.serve()
}
