//! What a real FreeSWITCH answered, out of the recordings.

use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// One command that was sent and the body of its answer.
#[derive(Clone, Debug)]
pub struct Exchange {
    pub recording: String,
    pub command: String,
    pub answer: String,
}

/// Every `api` command of every recording whose answer could be told apart: sent alone, answered before the next one.
pub fn exchanges() -> &'static [Exchange] {
    static READ: LazyLock<Vec<Exchange>> =
        LazyLock::new(|| load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/transcripts")));
    &READ
}

/// Those of one folder's recordings.
pub fn load(folder: &Path) -> Vec<Exchange> {
    let entries = std::fs::read_dir(folder).expect("the recordings are there");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let recordings = paths.iter().filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    recordings.flat_map(|path| read(path)).collect()
}

/// The first answer to a command in a recording.
pub fn answer(recording: &str, command: &str) -> &'static str {
    let found = exchanges().iter().find(|exchange| exchange.recording == recording && exchange.command == command);
    &found.unwrap_or_else(|| panic!("{recording} has no {command}")).answer
}

fn read(path: &Path) -> Vec<Exchange> {
    let recording = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).expect("a recording can be read");
    let mut found = Vec::new();
    let mut waiting: HashMap<String, (String, Vec<u8>)> = HashMap::new();
    for line in text.lines() {
        let step: Value = serde_json::from_str(line).expect("a recording is lines of JSON");
        let conn = step["conn"].as_str().unwrap_or_default().to_owned();
        let bytes = STANDARD.decode(step["b64"].as_str().unwrap_or_default()).expect("base64");
        match step["dir"].as_str() {
            Some("send") => {
                let packet = String::from_utf8_lossy(&bytes).into_owned();
                let command = packet.strip_prefix("api ").and_then(|rest| rest.strip_suffix("\n\n"));
                match command.filter(|command| !command.contains('\n')) {
                    Some(command) => waiting.insert(conn, (command.to_owned(), Vec::new())),
                    None => waiting.remove(&conn),
                };
            }
            Some("recv") => {
                let Some((command, received)) = waiting.get_mut(&conn) else { continue };
                received.extend(bytes);
                if let Some(body) = body(received) {
                    found.push(Exchange { recording: recording.clone(), command: command.clone(), answer: body });
                    waiting.remove(&conn);
                }
            }
            _ => {
                waiting.remove(&conn);
            }
        }
    }
    found
}

/// The body of the first `api/response` in what was received.
fn body(received: &[u8]) -> Option<String> {
    let begin = b"Content-Type: api/response\nContent-Length: ";
    let at = received.windows(begin.len()).position(|window| window == begin)? + begin.len();
    let rest = &received[at..];
    let end = rest.windows(2).position(|window| window == b"\n\n")?;
    let length: usize = std::str::from_utf8(&rest[..end]).ok()?.parse().ok()?;
    let body = rest.get(end + 2..end + 2 + length)?;
    Some(String::from_utf8_lossy(body).into_owned())
}
