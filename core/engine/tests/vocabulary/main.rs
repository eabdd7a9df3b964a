//! The vocabulary against its sources: every name, every syntax, every example, and what hostile values do.

mod applications;
mod examples;
mod golden;
mod hostile;
mod names;
mod recorded;
mod typed;
mod typed_api;
mod typed_applications;

use std::path::{Path, PathBuf};

/// A file beside these tests.
fn own_file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vocabulary").join(name)
}

/// The lines of a table beside these tests, in columns; `#` begins a comment.
fn table(name: &str) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(own_file(name)).expect("the table is committed");
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}
