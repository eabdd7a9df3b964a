//! The headers in `include/` and the exports of the library are the same functions.
//!
//! cbindgen writes the declarations of the exports out of the Rust source; a C file that includes both does not compile where a
//! prototype differs. What cbindgen cannot see, the printf-like functions, is called from C instead.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use support::{Linkage, compile, folder, library, root, run_well};

/// Exports that cbindgen does not declare: what they are, and who checks them.
const APART: [(&str, &str); 10] = [
    ("esl_event_add_body", "variadic: called in tests/c/event_api.c"),
    ("esl_event_add_header", "variadic: called in tests/c/event_api.c"),
    ("esl_snprintf", "variadic: called in tests/c/event_api.c"),
    ("esl_vasprintf", "takes a va_list: called in tests/c/event_api.c"),
    ("esl_log", "data, a pointer to a variadic function: called in tests/c/event_api.c"),
    ("thread_default_stacksize", "data: assigned to in tests/c/tools_api.c"),
    ("_esl_C_tolower_", "data, in no header of libesl's"),
    ("_esl_C_toupper_", "data, in no header of libesl's"),
    ("_esl_tolower_tab_", "data, in no header of libesl's"),
    ("_esl_toupper_tab_", "data, in no header of libesl's"),
];

/// The declarations of the exports as Rust sees them.
fn declarations() -> String {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = cbindgen::Config::from_file(crate_folder.join("cbindgen.toml")).expect("cbindgen.toml can be read");
    let bindings =
        cbindgen::Builder::new().with_crate(crate_folder).with_config(config).generate().expect("the source can be parsed");
    let mut text = Vec::new();
    bindings.write(&mut text);
    String::from_utf8(text).expect("declarations are text")
}

/// The names that are declared: what stands before a parenthesis.
fn declared(text: &str) -> BTreeSet<String> {
    let before = text.split('(').filter_map(|piece| piece.rsplit([' ', '*', '\n']).next());
    before.filter(|name| name.starts_with("esl") || name.starts_with("cJSON")).map(str::to_owned).collect()
}

/// The symbols that the shared library exports.
fn exported() -> BTreeSet<String> {
    let listed = run_well(Command::new("nm").args(["-D", "--defined-only", "--format=posix"]).arg(library().join("libesl.so.1")));
    listed.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect()
}

#[test]
fn the_prototypes_agree() {
    let text = declarations();
    // What the C++ class calls is declared in its header alone; C knows of it no more than that its type is there.
    let c = format!(
        "#include <esl.h>\n#include <esl_event.h>\ntypedef struct eslng_compat_connection eslng_compat_connection_t;\n{text}"
    );
    let cpp = format!("#include <esl_oop.h>\nextern \"C\" {{\n{text}\n}}");
    for (name, text) in [("header_sync.c", c), ("header_sync.cpp", cpp)] {
        let source = folder("source").join(name);
        fs::write(&source, format!("{text}\nint main(void) {{ return 0; }}\n")).expect("the source can be written");
        compile(name, &[source.to_str().expect("the folder's name is text")], Linkage::Shared, &[]);
    }
}

#[test]
fn a_prototype_that_differs_does_not_compile() {
    let source = folder("source").join("differs.c");
    fs::write(&source, "#include <esl.h>\nint esl_send(esl_handle_t *handle, const char *cmd, int more);\n")
        .expect("it can be written");
    let output = support::run(Command::new("cc").arg("-fsyntax-only").arg("-I").arg(root().join("include")).arg(&source));
    assert!(!output.status.success() && String::from_utf8_lossy(&output.stderr).contains("conflicting types"));
}

#[test]
fn declarations_and_exceptions_are_the_exports() {
    let mut known = declared(&declarations());
    for (name, _) in APART {
        assert!(known.insert(name.to_owned()), "{name} is declared and needs no exception");
    }
    let exported = exported();
    let apart: Vec<_> = known.symmetric_difference(&exported).collect();
    assert!(apart.is_empty(), "declared and not exported, or the other way: {apart:?}");
}

#[test]
fn the_library_has_its_name() {
    let listed = run_well(Command::new("readelf").arg("-d").arg(library().join("libesl.so.1")));
    assert!(listed.contains("[libesl.so.1]"), "{listed}");
}
