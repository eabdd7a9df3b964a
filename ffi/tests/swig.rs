//! SWIG makes working modules of `esl_oop.h`: the same script in Perl and in PHP prints the same.

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use support::switch::Switch;
use support::{compare_with, folder, library, root, run_well};

/// Where the interface and the scripts are.
fn sources() -> PathBuf {
    root().join("tests/swig")
}

/// Builds the module for a language: SWIG's option for it, and what the compiler has to be told.
fn module(language: &str, flags: &str) -> PathBuf {
    let module = folder(language);
    let wrapper = module.join("ESL_wrap.cxx");
    let headers = root().join("include");
    let mut swig = Command::new("swig");
    swig.args(["-c++", &format!("-{language}"), "-Wall", "-Werror", "-outdir"]).arg(&module);
    run_well(swig.arg(format!("-I{}", headers.display())).arg("-o").arg(&wrapper).arg(sources().join("ESL.i")));
    let mut compiler = Command::new("c++");
    compiler.args(["-shared", "-fPIC"]).args(flags.split_whitespace()).arg("-I").arg(&headers).arg(&wrapper);
    compiler.arg("-L").arg(library()).arg("-lesl").arg(format!("-Wl,-rpath,{}", library().display()));
    run_well(compiler.arg("-o").arg(module.join("ESL.so")));
    module
}

/// Runs a script against a switch and compares what it prints.
fn check(mut interpreter: Command, script: &Path) {
    let switch = Switch::start();
    interpreter.arg(script);
    compare_with(&sources().join("classes.golden"), &run_well(&mut switch.command(interpreter, &[])));
}

#[test]
fn a_module_for_perl() {
    let flags = run_well(Command::new("perl").args(["-MExtUtils::Embed", "-e", "ccopts"]));
    let module = module("perl5", &flags);
    let mut perl = Command::new("perl");
    perl.arg("-I").arg(module);
    check(perl, &sources().join("classes.pl"));
}

#[test]
fn a_module_for_php() {
    let flags = run_well(Command::new("php-config").arg("--includes"));
    let module = module("php", &flags);
    let mut php = Command::new("php");
    // Without the system's settings, which may load a module of the same name.
    php.arg("-n").arg("-d").arg(format!("extension={}", module.join("ESL.so").display()));
    check(php, &sources().join("classes.php"));
}
