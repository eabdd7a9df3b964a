//! What a real FreeSWITCH answered, out of the recordings.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use eslng_engine::event::Event;
use eslng_engine::vocabulary::EventName;
use eslng_engine::wire::FrameDecoder;
use serde_json::Value;

/// One command that was sent and the body of its answer.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// Its name; behind it ` job` for what went behind `bgapi`, so that its answer came in an event.
    pub recording: String,
    pub command: String,
    pub answer: String,
}

/// Every `api` command of every recording whose answer could be told apart (sent alone, answered before the next one), and every
/// job that ended, by what its event says of its command.
pub fn exchanges() -> &'static [Exchange] {
    static READ: LazyLock<Vec<Exchange>> = LazyLock::new(|| load(&folder()));
    &READ
}

/// Those of one folder's recordings.
pub fn load(folder: &Path) -> Vec<Exchange> {
    let jobs = |path: &PathBuf| events(path).into_iter().filter_map(|event| job(path, &event)).collect::<Vec<_>>();
    recordings(folder).iter().flat_map(|path| read(path).into_iter().chain(jobs(path))).collect()
}

/// Every event that a switch sent in the recordings, and the answers to `connect`, which are events too.
pub fn all_events() -> Vec<Event> {
    recordings(&folder()).iter().flat_map(|path| events(path)).collect()
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/transcripts")
}

fn recordings(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the recordings are there");
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_stem().expect("a file has a name").to_string_lossy().into_owned()
}

fn steps(path: &Path) -> Vec<(String, String, Vec<u8>)> {
    let text = std::fs::read_to_string(path).expect("a recording can be read");
    let step = |line: &str| {
        let step: Value = serde_json::from_str(line).expect("a recording is lines of JSON");
        let field = |name: &str| step[name].as_str().unwrap_or_default().to_owned();
        (field("dir"), field("conn"), STANDARD.decode(field("b64")).expect("base64"))
    };
    text.lines().map(step).collect()
}

/// A stream is left where a part of it was not stored, or where the switch wrote over an event.
fn events(path: &Path) -> Vec<Event> {
    let mut open: HashMap<String, FrameDecoder> = HashMap::new();
    let mut found = Vec::new();
    for (dir, conn, bytes) in steps(path) {
        match dir.as_str() {
            "open" => drop(open.insert(conn, FrameDecoder::default())),
            "note" if bytes.windows(10).any(|window| window == b"not stored") => open.clear(),
            "recv" => {
                let Some(decoder) = open.get_mut(&conn) else { continue };
                decoder.feed(&bytes);
                while let Ok(Some(frame)) = decoder.next_frame() {
                    found.extend(Event::from_frame(frame));
                }
            }
            _ => {}
        }
    }
    found
}

fn job(path: &Path, event: &Event) -> Option<Exchange> {
    if event.name() != Some(EventName::BackgroundJob) {
        return None;
    }
    // `bgapi` without a command makes a job without one.
    let command = event.get("Job-Command").unwrap_or_default();
    let command = match event.get("Job-Command-Arg") {
        Some(argument) => format!("{command} {argument}"),
        None => command.into_owned(),
    };
    let answer = event.body_text().unwrap_or_default().into_owned();
    Some(Exchange { recording: name(path) + " job", command, answer })
}

/// The first answer to a command in a recording.
pub fn answer(recording: &str, command: &str) -> &'static str {
    let found = exchanges().iter().find(|exchange| exchange.recording == recording && exchange.command == command);
    &found.unwrap_or_else(|| panic!("{recording} has no {command}")).answer
}

fn read(path: &Path) -> Vec<Exchange> {
    let mut found = Vec::new();
    let mut waiting: HashMap<String, (String, Vec<u8>)> = HashMap::new();
    for (dir, conn, bytes) in steps(path) {
        match dir.as_str() {
            "send" => {
                let packet = String::from_utf8_lossy(&bytes).into_owned();
                let command = packet.strip_prefix("api ").and_then(|rest| rest.strip_suffix("\n\n"));
                match command.filter(|command| !command.contains('\n')) {
                    Some(command) => waiting.insert(conn, (command.to_owned(), Vec::new())),
                    None => waiting.remove(&conn),
                };
            }
            "recv" => {
                let Some((command, received)) = waiting.get_mut(&conn) else { continue };
                received.extend(bytes);
                if let Some(body) = body(received) {
                    found.push(Exchange { recording: name(path), command: command.clone(), answer: body });
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
