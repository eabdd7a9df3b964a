//! `eslng.h`: programs of our own that use every function, with both compilers, both libraries, under valgrind and the sanitizers.

mod support;

use std::fs;
use std::process::Command;

use serde_json::json;
use support::switch::Switch;
use support::{BOTH, Linkage, SANITIZE, compare, compile, folder, helgrind, root, run_well, valgrind};

/// Programs that need no switch; each prints what stands in its golden file.
const ALONE: [&str; 2] = ["eslng_events", "eslng_engine"];

/// Programs that talk to a test switch; the same.
const WITH_A_SWITCH: [&str; 2] = ["eslng_client", "eslng_calls"];

fn sources() -> impl Iterator<Item = String> {
    ALONE.into_iter().chain(WITH_A_SWITCH).map(|name| format!("{name}.c"))
}

#[test]
fn what_needs_no_switch_with_both_libraries_and_clean() {
    for name in ALONE {
        let source = format!("{name}.c");
        for linkage in BOTH {
            let program = compile(name, &[&source], linkage, &["-std=c99", "-pedantic"]);
            compare(name, &run_well(&mut Command::new(&program)));
            compare(name, &run_well(&mut valgrind(&program)));
            let sanitized = compile(&format!("{name}-sanitized"), &[&source], linkage, &SANITIZE);
            compare(name, &run_well(&mut Command::new(sanitized)));
        }
    }
}

/// With the parties that `eslng_calls` calls.
fn switch() -> Switch {
    let mut switch = Switch::start();
    switch.party("caller", &json!(["ring", "answer", "prompt", {"press": "12#"}]));
    switch.party("slow", &json!(["ring"]));
    switch.party("media", &json!(["early_media"]));
    switch
}

#[test]
fn what_talks_to_a_switch_with_both_libraries_and_clean() {
    for name in WITH_A_SWITCH {
        let source = format!("{name}.c");
        for linkage in BOTH {
            let program = compile(name, &[&source], linkage, &["-std=c99", "-pedantic"]);
            let sanitized = compile(&format!("{name}-sanitized"), &[&source], linkage, &SANITIZE);
            for command in [Command::new(&program), valgrind(&program), Command::new(&sanitized)] {
                compare(name, &run_well(&mut switch().command(command, &[])));
            }
        }
    }
}

#[test]
fn threads_that_share_a_connection_are_clean_under_helgrind() {
    for name in WITH_A_SWITCH {
        let program = compile(name, &[&format!("{name}.c")], Linkage::Shared, &["-std=c99", "-pedantic"]);
        compare(name, &run_well(&mut switch().command(helgrind(&program), &[])));
    }
}

#[test]
fn programs_compile_as_every_standard_with_both_compilers() {
    std::thread::scope(|scope| {
        for (c, cpp) in [("gcc", "g++"), ("clang", "clang++")] {
            for (compiler, standard, language) in
                [(c, "-std=c99", "c"), (c, "-std=c11", "c"), (cpp, "-std=c++11", "c++"), (cpp, "-std=c++20", "c++")]
            {
                scope.spawn(move || {
                    for source in sources() {
                        let mut command = Command::new(compiler);
                        command.args([standard, "-pedantic", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", language]);
                        command.arg("-I").arg(root().join("include")).arg(root().join("tests/c").join(&source));
                        run_well(&mut command);
                    }
                });
            }
        }
    });
}

#[test]
fn every_function_of_the_header_is_used_by_a_program() {
    let header = fs::read_to_string(root().join("include/eslng.h")).expect("it is there");
    let programs: String =
        sources().map(|source| fs::read_to_string(root().join("tests/c").join(source)).expect("it is there")).collect();
    let functions = header.lines().filter(|line| !line.starts_with(' ')).filter_map(|line| {
        let (before, _) = line.split_once('(')?;
        before.rsplit([' ', '*']).next().filter(|name| name.starts_with("eslng_"))
    });
    let unused: Vec<_> = functions.filter(|name| !programs.contains(&format!("{name}("))).collect();
    assert!(unused.is_empty(), "no program calls {unused:?}");
}

#[test]
fn each_header_compiles_alone_and_twice() {
    for header in ["eslng.h", "eslng_names.h"] {
        let source = folder("source").join(format!("{header}.c"));
        fs::write(&source, format!("#include <{header}>\n#include <{header}>\nint unused;\n")).expect("it can be written");
        for (compiler, standard, language) in [("gcc", "-std=c99", "c"), ("clang++", "-std=c++11", "c++")] {
            let mut command = Command::new(compiler);
            command.args([standard, "-pedantic", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", language]);
            run_well(command.arg("-I").arg(root().join("include")).arg(&source));
        }
    }
}
