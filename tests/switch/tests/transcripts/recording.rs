//! A recording: what was sent and received, in order.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// What one line of a recording tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// A connection begins, by the client or by the switch.
    Open,
    Send,
    Receive,
    EndOfStream,
    /// What the recording client was about to do.
    Note,
}

/// One line of a recording.
#[derive(Debug)]
pub struct Step {
    pub direction: Direction,
    pub connection: String,
    /// Seconds since the recording began.
    pub time: f64,
    pub bytes: Vec<u8>,
}

/// Reads `NAME.jsonl`; errors of the recording client are left out.
pub fn read(path: &Path) -> Vec<Step> {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines()
        .filter_map(|line| {
            let line: Value = serde_json::from_str(line).expect("each line of a recording is an object");
            let field = |name: &str| line[name].as_str().unwrap_or_default();
            let direction = match field("dir") {
                "open" => Direction::Open,
                "send" => Direction::Send,
                "recv" => Direction::Receive,
                "eof" => Direction::EndOfStream,
                "note" => Direction::Note,
                _ => return None,
            };
            Some(Step {
                direction,
                connection: field("conn").to_owned(),
                time: line["t"].as_f64().unwrap_or_default(),
                bytes: STANDARD.decode(field("b64")).expect("the bytes of a recording are base64"),
            })
        })
        .collect()
}

/// How long the recording lasts, in seconds.
pub fn length(path: &Path) -> f64 {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let last = text.lines().next_back().and_then(|line| serde_json::from_str::<Value>(line).ok());
    last.and_then(|line| line["t"].as_f64()).unwrap_or_default()
}
