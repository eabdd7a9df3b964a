//! Every scenario against every face: `cargo test -p eslng-conformance --test faces [-- PART...]`, where a part of a scenario's or
//! face's name picks those that have all the parts in theirs.

#[path = "support/at_once.rs"]
mod at_once;
#[path = "support/build.rs"]
mod build;

use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use eslng_conformance::{Face, Scenario, play};

/// Most of a scenario's time is waiting, so more run than there are processors.
const AT_ONCE: usize = 8;

fn main() -> ExitCode {
    let parts: Vec<_> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let scenarios = match Scenario::read_all(&folder) {
        Ok(scenarios) => scenarios,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let switch = build::switch();
    let faces = build::faces();
    let wanted = |job: &(&Scenario, &Face)| parts.iter().all(|part| job.0.name.contains(part) || job.1.name.contains(part));
    let jobs = scenarios.iter().flat_map(|scenario| faces.iter().map(move |face| (scenario, face))).filter(wanted);
    let (passed, failed, skipped) = (AtomicUsize::new(0), AtomicUsize::new(0), AtomicUsize::new(0));
    let start = Instant::now();
    at_once::each(jobs.collect(), AT_ONCE, |(scenario, face)| run(scenario, face, &switch, &passed, &failed, &skipped));
    let [passed, failed, skipped] = [passed, failed, skipped].map(AtomicUsize::into_inner);
    println!("{passed} passed, {failed} failed, {skipped} scenarios, steps and rows skipped, in {:.1?}", start.elapsed());
    if failed == 0 && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run(scenario: &Scenario, face: &Face, switch: &Path, passed: &AtomicUsize, failed: &AtomicUsize, skipped: &AtomicUsize) {
    let start = Instant::now();
    let result = play(scenario, face, switch);
    let (name, face, time) = (&scenario.name, &face.name, start.elapsed());
    match result {
        Ok(played) => {
            let note = match (&played.lacks, played.skipped) {
                (Some(lacks), _) => format!(" (skipped: lacks {lacks})"),
                (None, 0) => String::new(),
                (None, count) => format!(" ({count} steps or rows skipped)"),
            };
            skipped.fetch_add(played.skipped + usize::from(played.lacks.is_some()), Ordering::Relaxed);
            passed.fetch_add(usize::from(played.lacks.is_none()), Ordering::Relaxed);
            println!("ok    {face:<10} {name:<32} {time:>7.0?}{note}");
        }
        Err(error) => {
            failed.fetch_add(1, Ordering::Relaxed);
            println!("FAIL  {face:<10} {name:<32} {time:>7.0?}\n  {}\n  {error}", scenario.about);
        }
    }
}
