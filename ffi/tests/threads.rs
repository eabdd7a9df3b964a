//! `tests/c/threads.c`: one connection in several threads, plainly and under the tools that look for races.

mod support;

use std::process::Command;

use support::switch::Switch;
use support::{BOTH, Linkage, SANITIZE, compile, helgrind, run, run_well, valgrind};

const EXPECTED: &str = "received 100 of 100, 0 mistakes\n";

#[test]
fn one_receives_and_others_send() {
    let switch = Switch::start();
    for linkage in BOTH {
        let program = compile("threads", &["threads.c"], linkage, &[]);
        let sanitized = compile("threads-sanitized", &["threads.c"], linkage, &SANITIZE);
        for locked in [&[][..], &["locked"]] {
            for command in [Command::new(&program), Command::new(&sanitized), valgrind(&program), helgrind(&program)] {
                let mut command = switch.command(command, locked);
                assert_eq!(run_well(&mut command), EXPECTED, "{command:?}");
            }
        }
    }
}

#[test]
fn a_forked_child_leaves_the_parents_connection_alone() {
    let switch = Switch::start();
    let program = compile("forked", &["forked.c"], Linkage::Shared, &[]);
    let sanitized = compile("forked-sanitized", &["forked.c"], Linkage::Static, &SANITIZE);
    // Leaks are no error here: in the child valgrind misses what the parent's thread, which is not there, had in its hands.
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--quiet", "--error-exitcode=9", "--leak-check=no"]).arg(&program);
    for command in [Command::new(&program), Command::new(&sanitized), valgrind] {
        let printed = run_well(&mut switch.command(command, &[]));
        assert_eq!(printed, "the child's disconnect 0\nan event fired 0\nand received 0\nthe parent's disconnect 0\n");
    }
}

#[test]
fn a_planted_race_is_reported() {
    let program = compile("planted_race", &["planted_race.c"], Linkage::Shared, &[]);
    let output = run(&mut helgrind(&program));
    let report = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(9), "{report}");
    assert!(
        report.contains("Possible data race during write of size 4") && report.contains("inside data symbol \"handle\""),
        "{report}"
    );
}
