//! The fuzzing targets run with what there is already: the recordings, and what fuzzing found (`corpus`).

use std::fs;

use eslng_fuzz::{TARGETS, files, recorded};

#[test]
fn recordings() {
    let pieces = recorded();
    assert!(pieces.len() > 1000, "{} pieces", pieces.len());
    for piece in &pieces {
        for (_, target) in TARGETS {
            for first in [0, 1, 2, 200] {
                target(&[&[first], &piece[..]].concat());
            }
        }
    }
}

#[test]
fn found_before() {
    for (name, target) in TARGETS {
        for path in files(&format!("corpus/{name}")) {
            println!("{}", path.display());
            target(&fs::read(path).expect("a file"));
        }
    }
}
