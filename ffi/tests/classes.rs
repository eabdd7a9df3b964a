//! The C++ classes of `esl_oop.h` against the test switch: with both compilers, in the oldest and a new C++, under valgrind and the
//! sanitizers.

mod support;

use std::process::Command;

use support::switch::Switch;
use support::{BOTH, Linkage, SANITIZE, compare, compile, compile_with, helgrind, run, run_well, valgrind};

const SOURCES: [&str; 2] = ["classes.cpp", "classes_second.cpp"];
const THREADS: &str = "-pthread";

#[test]
fn every_method_with_both_compilers() {
    let switch = Switch::start();
    for compiler in ["g++", "clang++"] {
        for standard in ["-std=c++11", "-std=c++20"] {
            let flags = [standard, "-pedantic", THREADS];
            let name = format!("classes-{compiler}{standard}");
            let program = compile_with(compiler, &name, &SOURCES, Linkage::Shared, &flags);
            compare("classes", &run_well(&mut switch.command(Command::new(program), &[])));
        }
    }
}

#[test]
fn clean_under_valgrind_and_the_sanitizers() {
    let switch = Switch::start();
    for linkage in BOTH {
        let plain = compile("classes", &SOURCES, linkage, &["-std=c++11", THREADS]);
        compare("classes", &run_well(&mut switch.command(valgrind(&plain), &[])));
        let flags = [&SANITIZE[..], &["-std=c++11", THREADS]].concat();
        let sanitized = compile("classes-sanitized", &SOURCES, linkage, &flags);
        compare("classes", &run_well(&mut switch.command(Command::new(sanitized), &[])));
    }
}

#[test]
fn threads_that_share_a_connection_are_clean_under_helgrind() {
    let switch = Switch::start();
    let program = compile("classes", &SOURCES, Linkage::Shared, &["-std=c++11", THREADS]);
    compare("classes", &run_well(&mut switch.command(helgrind(&program), &[])));
}

#[test]
fn a_log_level_shows_packets_and_not_the_login() {
    let switch = Switch::start();
    let program = compile("classes-log", &SOURCES, Linkage::Shared, &["-std=c++11", THREADS]);
    let output = run(&mut switch.command(Command::new(program), &[]));
    let log = String::from_utf8_lossy(&output.stderr);
    assert!(log.starts_with("[DEBUG] libesl:0 api() SEND\napi echo logged\n\n\n[DEBUG] libesl:0 api() RECV MESSAGE\n"), "{log}");
    assert!(!log.contains("ClueCon"), "{log}");
}
