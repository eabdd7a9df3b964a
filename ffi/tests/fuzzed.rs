//! What fuzzing runs of C's functions (`tests/fuzz/c`), under the sanitizers, with what there is already: the recordings, and what fuzzing found.

mod support;

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use support::{Linkage, SANITIZE, compile, folder, root, run_well};

fn replay(target: &str) {
    let source = root().join(format!("tests/fuzz/c/{target}.c"));
    let source = source.to_str().expect("the project's path is a text");
    let program = compile(&format!("fuzz-{target}"), &[source], Linkage::Shared, &[&SANITIZE[..], &["-DREPLAY"]].concat());
    let recorded = folder(&format!("recorded-{target}"));
    // The first byte says what is done with the rest.
    // Under the sanitizers all of them take minutes; the fuzzers begin with all.
    let pieces = eslng_fuzz::recorded().into_iter().step_by(4).enumerate().map(|(i, piece)| {
        let path = recorded.join(i.to_string());
        fs::write(&path, [&[u8::try_from(i % 4).expect("it is small")], &piece[..]].concat()).expect("it can be written");
        path
    });
    let found = fs::read_dir(root().join("tests/fuzz/corpus").join(target)).expect("it is there");
    let inputs: Vec<PathBuf> = pieces.chain(found.map(|entry| entry.expect("an entry").path())).collect();
    assert!(inputs.len() > 300, "{} inputs", inputs.len());
    for inputs in inputs.chunks(1000) {
        let printed = run_well(Command::new(&program).args(inputs));
        assert_eq!(printed, format!("{} inputs replayed\n", inputs.len()));
    }
}

#[test]
fn libesl() {
    replay("libesl");
}

#[test]
fn eslng() {
    replay("eslng");
}
