//! `eslng.h`: programs of our own that use every function, with both compilers, both libraries, under valgrind and the sanitizers.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use serde_json::json;
use support::switch::Switch;
use support::{BOTH, Linkage, SANITIZE, compare, compile, compile_with, folder, helgrind, root, run_well, valgrind};

/// Programs that need no switch; each prints what stands in its golden file.
const ALONE: [&str; 2] = ["eslng_events", "eslng_engine"];

/// Programs that talk to a test switch; the same.
const WITH_A_SWITCH: [&str; 2] = ["eslng_client", "eslng_calls"];

fn sources() -> impl Iterator<Item = String> {
    ALONE.into_iter().chain(WITH_A_SWITCH).chain([HOSTILE]).map(|name| format!("{name}.c"))
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

/// The functions that `eslng.h` declares.
fn functions() -> Vec<String> {
    let header = fs::read_to_string(root().join("include/eslng.h")).expect("it is there");
    let functions = header.lines().filter(|line| !line.starts_with(' ')).filter_map(|line| {
        let (before, _) = line.split_once('(')?;
        before.rsplit([' ', '*']).next().filter(|name| name.starts_with("eslng_")).map(str::to_owned)
    });
    functions.collect()
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

/// A program that says how often it was refused, and every text that was not.
const HOSTILE: &str = "eslng_hostile";

#[test]
fn no_text_that_a_function_takes_leaves_its_line() {
    let source = format!("{HOSTILE}.c");
    let sanitized = compile(&format!("{HOSTILE}-sanitized"), &[&source], Linkage::Shared, &SANITIZE);
    let printed = run_well(&mut switch().command(Command::new(sanitized), &[]));
    assert!(printed.ends_with(" refused, 0 failures\n"), "{printed}");
}

#[test]
fn every_function_that_takes_a_text_is_given_a_hostile_one() {
    let header = fs::read_to_string(root().join("include/eslng.h")).expect("it is there");
    let program = fs::read_to_string(root().join("tests/c").join(HOSTILE).with_extension("c")).expect("it is there");
    // Without comments, so that a declaration ends at its semicolon.
    let code: String = header.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, code)| code)).collect();
    let takes_a_text = |name: &&String| {
        let declaration = code.split(&format!("{name}(")).nth(1).and_then(|rest| rest.split(';').next()).expect("it is declared");
        // A text, texts, or a struct that has some.
        ["const char *", "_options_t *", "_execute_t *", "_digits_t *", "_builder_t *"]
            .iter()
            .any(|kind| declaration.contains(kind))
    };
    // What makes, reads and frees such a struct takes no text; a server's connections have no password.
    let apart = [
        "_init",
        "_free",
        "_build",
        "_serialize",
        "_body",
        "eslng_engine_send_event",
        "_server_run",
        "_call_accept",
        "_outbound",
    ];
    // Raw by its name.
    let apart = [&apart[..], &["eslng_engine_command"]].concat();
    let forgotten: Vec<_> = functions()
        .into_iter()
        .filter(|name| {
            takes_a_text(&name) && !apart.iter().any(|end| name.ends_with(end)) && !program.contains(&format!("{name}("))
        })
        .collect();
    assert!(forgotten.is_empty(), "{HOSTILE} does not call {forgotten:?}");
}

const CPP: &str = "eslng_cpp";

#[test]
fn the_cpp_layer_with_both_compilers_and_clean() {
    let source = format!("{CPP}.cpp");
    let flags = |standard: &'static str| [standard, "-pedantic", "-pthread"];
    for (compiler, standard) in
        [("g++", "-std=c++17"), ("clang++", "-std=c++17"), ("g++", "-std=c++20"), ("clang++", "-std=c++20")]
    {
        let name = format!("{CPP}-{compiler}{standard}");
        let program = compile_with(compiler, &name, &[&source], Linkage::Shared, &flags(standard));
        compare(CPP, &run_well(&mut switch().command(Command::new(program), &[])));
    }
    let plain = compile(CPP, &[&source], Linkage::Static, &flags("-std=c++17"));
    compare(CPP, &run_well(&mut switch().command(valgrind(&plain), &[])));
    let sanitize = [&SANITIZE[..], &flags("-std=c++17")].concat();
    let sanitized = compile(&format!("{CPP}-sanitized"), &[&source], Linkage::Shared, &sanitize);
    compare(CPP, &run_well(&mut switch().command(Command::new(sanitized), &[])));
}

/// Requests of an engine that are made by its method `request`, what a C++ program does otherwise, and names of C's.
const NOT_IN_CPP: [&str; 18] = [
    "eslng_cause_name",
    "eslng_cause_of",
    "eslng_cause_reason",
    "eslng_engine_command",
    "eslng_engine_filter",
    "eslng_engine_follow",
    "eslng_engine_forget",
    "eslng_engine_hangup",
    "eslng_engine_log",
    "eslng_engine_originate",
    "eslng_engine_send_event",
    "eslng_engine_unfilter",
    "eslng_engine_unsubscribe",
    "eslng_event_id_name",
    "eslng_event_id_of",
    "eslng_output_result",
    "eslng_status_text",
    "eslng_version",
];

#[test]
fn the_cpp_layer_has_every_function() {
    let parts = ["eslng_base.hpp", "eslng_client.hpp", "eslng_engine.hpp"];
    let layer: String = parts.map(|part| fs::read_to_string(root().join("include").join(part)).expect("it is there")).concat();
    let apart: BTreeSet<_> = functions().into_iter().filter(|name| !layer.contains(name.as_str())).collect();
    assert_eq!(apart, NOT_IN_CPP.map(str::to_owned).into());
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
    let programs: String =
        sources().map(|source| fs::read_to_string(root().join("tests/c").join(source)).expect("it is there")).collect();
    let unused: Vec<_> = functions().into_iter().filter(|name| !programs.contains(&format!("{name}("))).collect();
    assert!(unused.is_empty(), "no program calls {unused:?}");
}

#[test]
fn every_function_says_what_it_gives_and_who_frees_it() {
    let header = fs::read_to_string(root().join("include/eslng.h")).expect("it is there");
    let mut lacking = Vec::new();
    let mut documented = BTreeSet::new();
    for (comment, rest) in header.split("/**").skip(1).filter_map(|part| part.split_once("*/")) {
        let Some((gives, takes)) = rest.split_once(';').and_then(|(declaration, _)| declaration.trim().split_once('(')) else {
            continue;
        };
        let Some((gives, name)) = gives.rsplit_once([' ', '*']).filter(|(_, name)| name.starts_with("eslng_")) else { continue };
        documented.insert(name.to_owned());
        if gives == "eslng_status_t" && !comment.contains("@return") {
            lacking.push(format!("{name}: no word about its errors"));
        }
        if rest.trim_start().split('(').next().is_some_and(|gives| gives.contains('*')) && !comment.contains("@return") {
            lacking.push(format!("{name}: no word about what it gives"));
        }
        let hands_out = takes.contains("**") && !name.ends_with("_free");
        if hands_out && !["frees", "s in eslng_"].iter().any(|word| comment.contains(word)) {
            lacking.push(format!("{name}: no word about who frees it"));
        }
    }
    lacking.extend(functions().into_iter().filter(|name| !documented.contains(name)).map(|name| format!("{name}: no comment")));
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn each_header_compiles_alone_and_twice() {
    for header in ["eslng.h", "eslng_names.h", "eslng.hpp", "eslng_base.hpp", "eslng_client.hpp", "eslng_engine.hpp"] {
        let source = folder("source").join(format!("{header}.c"));
        fs::write(&source, format!("#include <{header}>\n#include <{header}>\nint unused;\n")).expect("it can be written");
        let ways = [("gcc", "-std=c99", "c"), ("clang++", "-std=c++11", "c++"), ("g++", "-std=c++17", "c++")];
        for (compiler, standard, language) in if header.ends_with(".hpp") { &ways[2..] } else { &ways[..] } {
            let mut command = Command::new(compiler);
            command.args([standard, "-pedantic", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", language]);
            run_well(command.arg("-I").arg(root().join("include")).arg(&source));
        }
    }
}
