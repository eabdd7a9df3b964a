//! C programs against the headers and the built libraries: the same output with both, clean under valgrind and the sanitizers.

mod support;

use std::process::Command;

use support::{BOTH, Linkage, SANITIZE, compare, compile, run, run_well, valgrind};

#[test]
fn every_event_function_with_both_libraries() {
    for linkage in BOTH {
        compare("event_api", &run_well(&mut Command::new(compile("event_api", &["event_api.c"], linkage, &[]))));
    }
}

#[test]
fn every_macro_and_inline_function() {
    for linkage in BOTH {
        compare("macros", &run_well(&mut Command::new(compile("macros", &["macros.c"], linkage, &["-std=c99", "-pedantic"]))));
    }
}

#[test]
fn the_event_functions_are_clean_under_valgrind() {
    for linkage in BOTH {
        compare("event_api", &run_well(&mut valgrind(&compile("event_api-valgrind", &["event_api.c"], linkage, &[]))));
    }
}

#[test]
fn the_event_functions_are_clean_under_the_sanitizers() {
    for linkage in BOTH {
        compare("event_api", &run_well(&mut Command::new(compile("event_api-sanitized", &["event_api.c"], linkage, &SANITIZE))));
    }
}

#[test]
fn a_planted_overflow_is_reported() {
    let sanitized = run(&mut Command::new(compile("planted-sanitized", &["planted_overflow.c"], Linkage::Shared, &SANITIZE)));
    let report = String::from_utf8_lossy(&sanitized.stderr);
    assert!(!sanitized.status.success() && report.contains("heap-buffer-overflow"), "{report}");
    let checked = run(&mut valgrind(&compile("planted-valgrind", &["planted_overflow.c"], Linkage::Shared, &[])));
    let report = String::from_utf8_lossy(&checked.stderr);
    assert!(checked.status.code() == Some(9) && report.contains("Invalid write"), "{report}");
}

#[test]
fn the_headers_include_twice_and_from_two_files() {
    for linkage in BOTH {
        run_well(&mut Command::new(compile("include", &["include_first.c", "include_second.c"], linkage, &[])));
    }
}

#[test]
fn the_headers_work_in_cpp() {
    for linkage in BOTH {
        let printed = run_well(&mut Command::new(compile("from_cpp", &["from_cpp.cpp"], linkage, &["-std=c++11", "-pedantic"])));
        assert_eq!(printed, "42 cut 7 1 1 t\n");
    }
}
