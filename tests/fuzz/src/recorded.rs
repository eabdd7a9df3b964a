use std::fs;
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

/// The files of a folder of this crate, sorted.
///
/// # Panics
/// Where the folder can't be read.
pub fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("an entry").path()).collect();
    files.sort();
    files
}

/// What the recordings' connections received, read by read.
///
/// # Panics
/// Where a recording can't be read.
pub fn recorded() -> Vec<Vec<u8>> {
    let recordings = files("../transcripts").into_iter().filter(|path| path.extension().is_some_and(|end| end == "jsonl"));
    let received = |path: PathBuf| {
        let text = fs::read_to_string(path).expect("a recording");
        let lines = text.lines().map(|line| serde_json::from_str::<Value>(line).expect("a line is JSON"));
        let received = lines.filter(|line| line["dir"] == "recv").filter_map(|line| STANDARD.decode(line["b64"].as_str()?).ok());
        received.collect::<Vec<_>>()
    };
    recordings.flat_map(received).collect()
}
