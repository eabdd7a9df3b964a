//! Every face against peers that do wrong: `cargo test -p eslng-conformance --test hostile [-- PART...]`, where a part of a face's name
//! picks it. `ESLNG_SEEDS=N` has N peers that depend on chance, in the place of 6.

#[path = "support/at_once.rs"]
mod at_once;
#[path = "support/build.rs"]
mod build;

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use eslng_conformance::survive;

/// One Lua for its module, one more for a machine of another kind: the others load the same.
const LUAS_LEFT_OUT: [&str; 3] = ["lua5.1", "lua5.2", "lua5.3"];

/// All faces: they wait for peers that say nothing.
const AT_ONCE: usize = 16;

fn main() -> ExitCode {
    let parts: Vec<_> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let seeds = std::env::var("ESLNG_SEEDS").map_or(6, |seeds| seeds.parse().expect("ESLNG_SEEDS is a number"));
    let recorded: Arc<[_]> = eslng_fuzz::recorded().into();
    let faces = build::faces().into_iter().filter(|face| {
        !LUAS_LEFT_OUT.contains(&face.name.as_str()) && (parts.is_empty() || parts.iter().any(|part| face.name.contains(part)))
    });
    let (passed, failed) = (AtomicUsize::new(0), AtomicUsize::new(0));
    at_once::each(faces.collect(), AT_ONCE, |face| {
        let start = Instant::now();
        match survive(&face, 0..seeds, &recorded) {
            Ok(survived) => {
                passed.fetch_add(1, Ordering::Relaxed);
                let memory = survived.memory >> 20;
                let (name, time) = (&face.name, start.elapsed());
                println!(
                    "ok    {name:<15} {} peers, {} answers, {} errors, {memory} MiB at most, {time:.1?}",
                    survived.peers, survived.answers, survived.errors
                );
            }
            Err(error) => {
                failed.fetch_add(1, Ordering::Relaxed);
                println!("FAIL  {:<15} {error}", face.name);
            }
        }
    });
    let (passed, failed) = (passed.into_inner(), failed.into_inner());
    println!("{passed} passed, {failed} failed");
    if failed == 0 && passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
