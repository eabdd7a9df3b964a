//! C programs against the headers and the built libraries: the same output with both, clean under valgrind and the sanitizers.

mod support;

use std::fs;
use std::process::Command;

use support::{BOTH, Linkage, SANITIZE, compare, compile, folder, root, run, run_well, valgrind};

/// The program that calls every function of the smaller headers, with its file.
fn tools(mut command: Command) -> Command {
    command.arg(root().join("tests/c/tools_api.conf"));
    command
}

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
fn buffers_configuration_json_locks_and_threads_with_both_libraries() {
    for linkage in BOTH {
        let program = compile("tools_api", &["tools_api.c"], linkage, &[]);
        compare("tools_api", &run_well(&mut tools(Command::new(&program))));
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
fn buffers_and_the_rest_are_clean_under_valgrind_and_the_sanitizers() {
    for linkage in BOTH {
        let program = compile("tools_api-valgrind", &["tools_api.c"], linkage, &[]);
        compare("tools_api", &run_well(&mut tools(valgrind(&program))));
        let program = compile("tools_api-sanitized", &["tools_api.c"], linkage, &SANITIZE);
        compare("tools_api", &run_well(&mut tools(Command::new(&program))));
    }
}

#[test]
fn what_libesl_cuts_arrives_whole() {
    for linkage in BOTH {
        let program = compile("large", &["large.c"], linkage, &[]);
        compare("large", &run_well(&mut Command::new(&program)));
        compare("large", &run_well(&mut valgrind(&program)));
        compare("large", &run_well(&mut Command::new(compile("large-sanitized", &["large.c"], linkage, &SANITIZE))));
    }
}

#[test]
fn programs_compile_as_every_standard_with_both_compilers() {
    let programs = [
        "event_api.c",
        "macros.c",
        "tools_api.c",
        "servers.c",
        "threads.c",
        "one_command.c",
        "watch_calls.c",
        "large.c",
        "forked.c",
    ];
    std::thread::scope(|scope| {
        for (c, cpp) in [("gcc", "g++"), ("clang", "clang++")] {
            for (compiler, standard, language) in
                [(c, "-std=c99", "c"), (c, "-std=c11", "c"), (cpp, "-std=c++11", "c++"), (cpp, "-std=c++20", "c++")]
            {
                scope.spawn(move || {
                    for program in programs {
                        let mut command = Command::new(compiler);
                        command.args([standard, "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", language]);
                        command.arg("-I").arg(root().join("include")).arg(root().join("tests/c").join(program));
                        run_well(&mut command);
                    }
                });
            }
        }
    });
}

#[test]
fn each_header_compiles_alone_and_twice() {
    let headers = ["esl.h", "esl_buffer.h", "esl_config.h", "esl_event.h", "esl_json.h", "esl_threadmutex.h"];
    for header in headers {
        let source = folder("source").join(format!("{header}.c"));
        fs::write(&source, format!("#include <{header}>\n#include <{header}>\nint unused;\n"))
            .expect("the folder can be written");
        for (compiler, standard, language) in [("gcc", "-std=c99", "c"), ("clang++", "-std=c++11", "c++")] {
            let mut command = Command::new(compiler);
            command.args([standard, "-pedantic", "-Wall", "-Wextra", "-Werror", "-fsyntax-only", "-x", language]);
            run_well(command.arg("-I").arg(root().join("include")).arg(&source));
        }
    }
}

#[test]
fn programs_run_alike_when_compiled_as_cpp() {
    let program = compile("tools_api-cpp", &["tools_api.c"], Linkage::Shared, &["-x", "c++", "-std=c++11"]);
    compare("tools_api", &run_well(&mut tools(Command::new(&program))));
    let program = compile("event_api-cpp", &["event_api.c"], Linkage::Shared, &["-x", "c++", "-std=c++20"]);
    compare("event_api", &run_well(&mut Command::new(&program)));
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
