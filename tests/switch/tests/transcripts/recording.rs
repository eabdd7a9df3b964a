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

/// What a client sent on one connection, as commands: the first line of each block, with what `sendmsg` asks for.
pub fn commands(sent: &[u8]) -> Vec<Command> {
    let mut commands = Vec::new();
    let mut rest = sent;
    loop {
        let blank = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r')).count();
        rest = &rest[blank..];
        let text = String::from_utf8_lossy(rest);
        let Some(end) = ["\n\n", "\r\n\r\n"].into_iter().filter_map(|mark| Some(text.find(mark)? + mark.len())).min() else {
            return commands;
        };
        let block = text[..end].to_owned();
        // Lossy text can be longer than its bytes; what is sent with a body is text.
        let end = end.min(rest.len());
        let header = |name: &str| {
            block.lines().find_map(|line| {
                let (known, value) = line.split_once(':')?;
                known.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
            })
        };
        let length = header("Content-Length").and_then(|length| length.parse().ok()).unwrap_or(0);
        let line = block.lines().next().unwrap_or_default().to_owned();
        commands.push(Command { line, application: header("execute-app-name") });
        rest = rest.get(end + length..).unwrap_or_default();
    }
}

/// One command of a client.
#[derive(Clone, Debug)]
pub struct Command {
    /// The first line.
    pub line: String,
    /// What a `sendmsg` runs.
    pub application: Option<String>,
}

impl Command {
    /// The command's own name.
    pub fn verb(&self) -> String {
        self.line.split(' ').next().unwrap_or_default().to_ascii_lowercase()
    }

    /// The API command that `api` or `bgapi` runs.
    pub fn api(&self) -> Option<&str> {
        let (verb, rest) = self.line.split_once(' ')?;
        matches!(verb.to_ascii_lowercase().as_str(), "api" | "bgapi").then(|| rest.trim().split(' ').next().unwrap_or_default())
    }
}
