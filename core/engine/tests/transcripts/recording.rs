//! Recordings as streams: what one connection sent and received, in order.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// One thing that happened on a connection.
#[derive(Debug)]
pub enum Step {
    Sent(Vec<u8>),
    Received(Vec<u8>),
    /// The switch closed.
    End,
}

/// One connection from its opening on.
#[derive(Debug)]
pub struct Stream {
    pub recording: String,
    /// The name in the recording; the n-th opening under that name is `name#n`.
    pub name: String,
    /// Whether the switch connected to us.
    pub outbound: bool,
    pub steps: Vec<Step>,
    /// What came after a part that was not stored: bytes from anywhere in the stream on.
    pub tail: Vec<Step>,
}

impl Stream {
    pub fn label(&self) -> String {
        format!("{} {}", self.recording, self.name)
    }

    pub fn received(&self) -> Vec<u8> {
        bytes_of(&self.steps)
    }
}

pub fn bytes_of(steps: &[Step]) -> Vec<u8> {
    let received = steps.iter().filter_map(|step| match step {
        Step::Received(bytes) => Some(&bytes[..]),
        _ => None,
    });
    received.collect::<Vec<_>>().concat()
}

/// The project's own folder, and those that `ESLNG_TRANSCRIPTS` names, separated by colons.
pub fn own_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/transcripts")
}

pub fn further_folders() -> Vec<PathBuf> {
    std::env::var_os("ESLNG_TRANSCRIPTS").map(|list| std::env::split_paths(&list).collect()).unwrap_or_default()
}

/// Every stream of every recording in a folder, sorted by file name.
pub fn load(folder: &Path) -> Vec<Stream> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a readable folder").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    files.sort();
    assert!(!files.is_empty(), "{} holds no recordings", folder.display());
    files.iter().flat_map(|path| load_recording(path)).collect()
}

fn load_recording(path: &Path) -> Vec<Stream> {
    let recording = path.file_stem().expect("a file name").to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut streams: Vec<Stream> = Vec::new();
    let mut current: HashMap<String, usize> = HashMap::new();
    let mut last_received = None;
    let mut cut: Vec<usize> = Vec::new();
    for line in text.lines() {
        let entry: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{recording}: {error}"));
        let field = |name: &str| entry[name].as_str().unwrap_or_default().to_string();
        let bytes = STANDARD.decode(field("b64")).expect("base64");
        let conn = field("conn");
        if field("dir") == "open" {
            let outbound = bytes.starts_with(b"accepted");
            let before = streams.iter().filter(|stream| stream.name.split('#').next() == Some(&conn)).count();
            let name = if before == 0 { conn.clone() } else { format!("{conn}#{}", before + 1) };
            current.insert(conn.clone(), streams.len());
            streams.push(Stream { recording: recording.clone(), name, outbound, steps: Vec::new(), tail: Vec::new() });
            continue;
        }
        if field("dir") == "note" {
            // "... the middle is not stored ...", "sent 10485760 bytes, no newline (not stored)"
            if bytes.windows(10).any(|window| window == b"not stored") {
                cut.extend(last_received);
            }
            continue;
        }
        let Some(&at) = current.get(&conn) else { continue };
        let step = match &*field("dir") {
            "send" => Step::Sent(bytes),
            "recv" => {
                last_received = Some(at);
                Step::Received(bytes)
            }
            "eof" => Step::End,
            _ => continue,
        };
        let stream = &mut streams[at];
        if cut.contains(&at) { stream.tail.push(step) } else { stream.steps.push(step) }
    }
    streams
}
