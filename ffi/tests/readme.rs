//! The C program in the README: it compiles without a warning, links both ways, and prints what the page promises.

mod support;

use std::fs;
use std::process::Command;

use support::switch::Switch;
use support::{BOTH, compile, folder, root, run_well};

/// The README's first C program.
fn sample() -> String {
    let page = fs::read_to_string(root().join("README.md")).expect("the project has a README");
    let (_, rest) = page.split_once("```c\n").expect("the README has a C program");
    rest.split_once("\n```").expect("the program ends").0.to_owned() + "\n"
}

#[test]
fn the_c_program_prints_the_status() {
    let source = folder("src").join("status.c");
    fs::write(&source, sample()).expect("the folder can be written");
    let source = source.to_str().expect("the target folder's path is text");
    let switch = Switch::start();
    for linkage in BOTH {
        let program = compile("status", &[source], linkage, &[]);
        let printed = run_well(&mut switch.command(Command::new(program), &[]));
        assert!(printed.starts_with("UP "), "{linkage:?}: {printed}");
    }
}
