//! The client's side of each recording of a real FreeSWITCH is played to the test switch, and what it says is compared with
//! what the real one said. What does not match yet stands in `expect.tsv` with its reason; that list only shrinks.
//! `ESLNG_RECORDING=NAME` plays one recording and shows all its differences.

mod compare;
mod message;
mod recording;
mod replay;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

fn home() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Recordings that need not match, with the reason.
fn expected() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(home().join("expect.tsv")).expect("expect.tsv stands beside Cargo.toml");
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (name, reason) = line.split_once('\t').expect("each line of expect.tsv is a name, a tab and a reason");
            (name.to_owned(), reason.to_owned())
        })
        .collect()
}

fn recordings() -> Vec<PathBuf> {
    let folder = home().join("../transcripts");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"))
        .collect();
    files.sort();
    files
}

fn name(path: &Path) -> String {
    path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Begins the reason of a recording that lacks bytes of the client.
const NOT_PLAYED: &str = "not played: ";

/// How much later than recorded something may come.
const GRACE: Duration = Duration::from_millis(3000);
/// The same where it is not expected to come.
const LITTLE_GRACE: Duration = Duration::from_millis(50);

/// What differs in one recording.
fn check(path: &Path, grace: Duration) -> Vec<String> {
    let steps = recording::read(path);
    let outbound = replay::outbound();
    let switch = replay::switch(outbound.local_addr().expect("a bound socket has an address"));
    let streams = replay::play(&steps, &outbound, &switch, grace);
    streams.iter().flat_map(compare::differences).collect()
}

#[test]
fn the_switch_answers_as_recorded() {
    let expected = expected();
    let only = std::env::var("ESLNG_RECORDING").ok();
    let mut files = recordings();
    files.retain(|path| only.as_ref().is_none_or(|only| *only == name(path)));
    files.retain(|path| expected.get(&name(path)).is_none_or(|reason| !reason.starts_with(NOT_PLAYED)));
    // The last is taken first: what lasts longest.
    files.sort_by(|one, other| recording::length(one).total_cmp(&recording::length(other)));
    let queue = Mutex::new(files.clone());
    let results = Mutex::new(BTreeMap::new());
    // The recordings mostly wait, so many play at once.
    std::thread::scope(|scope| {
        for _ in 0..12 {
            scope.spawn(|| {
                loop {
                    let next = queue.lock().expect("no player panics").pop();
                    let Some(path) = next else { return };
                    let grace = if expected.contains_key(&name(&path)) { LITTLE_GRACE } else { GRACE };
                    let differences = check(&path, grace);
                    results.lock().expect("no player panics").insert(name(&path), differences);
                }
            });
        }
    });
    let results = results.into_inner().expect("no player panics");
    assert_eq!(results.len(), files.len(), "every recording is played");
    let mut matching = 0;
    let mut wrong = Vec::new();
    for (name, differences) in &results {
        matching += usize::from(differences.is_empty());
        match (expected.contains_key(name), differences.is_empty()) {
            (true, true) => wrong.push(format!("{name} matches now: take it off expect.tsv")),
            (false, false) => {
                wrong.push(format!("{name} does not match"));
                differences.iter().take(12).for_each(|difference| println!("{name}: {difference}"));
            }
            // Asked for by name: show what is missing.
            (true, false) if only.is_some() => differences.iter().for_each(|difference| println!("{name}: {difference}")),
            _ => {}
        }
    }
    println!("{matching} of {} played recordings match, {} listed in expect.tsv", results.len(), expected.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
