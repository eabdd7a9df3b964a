//! The headers in `include/` and the exports of the library are the same functions.
//!
//! cbindgen writes the declarations of the exports out of the Rust source; a C file that includes both does not compile where a
//! prototype differs. What cbindgen cannot see, the printf-like functions, is called from C instead. `eslng.h` as a whole is cbindgen's.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use eslng_engine::vocabulary::{ErrorKind, EventName, HangupCause};
use support::{Linkage, compile, folder, library, root, run_well};

/// The modules of `src/modern` that eslng.h is made of.
const CHAPTERS: [&str; 13] = [
    "status",
    "names",
    "event",
    "builder",
    "result",
    "options",
    "output",
    "client",
    "events",
    "call",
    "originate",
    "server",
    "engine",
];

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
        "#include <esl.h>\n#include <esl_event.h>\n#include <eslng.h>\ntypedef struct eslng_compat_connection eslng_compat_connection_t;\n{text}"
    );
    let cpp = format!("#include <esl_oop.h>\n#include <eslng.h>\nextern \"C\" {{\n{text}\n}}");
    for (name, text) in [("header_sync.c", c), ("header_sync.cpp", cpp)] {
        let source = folder("source").join(name);
        fs::write(&source, format!("{text}\nint main(void) {{ return 0; }}\n")).expect("the source can be written");
        compile(name, &[source.to_str().expect("the folder's name is text")], Linkage::Shared, &[]);
    }
}

/// `eslng.h` as the source of `src/modern` makes it, in the order of its chapters.
fn modern_header() -> String {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = cbindgen::Config::from_file(crate_folder.join("eslng.toml")).expect("eslng.toml can be read");
    let mut builder = cbindgen::Builder::new().with_config(config);
    for chapter in CHAPTERS {
        builder = builder.with_src(crate_folder.join("src/modern").join(chapter).with_extension("rs"));
    }
    let mut text = Vec::new();
    builder.generate().expect("the source can be parsed").write(&mut text);
    let text = String::from_utf8(text).expect("a header is text");
    // What Rust's caller must promise says no more than the rest of the comment.
    let mut kept = Vec::new();
    let mut in_safety = false;
    for line in text.lines() {
        in_safety = (in_safety || line == " * # Safety") && line != " */";
        if !in_safety {
            if line == " */" && kept.last() == Some(&" *") {
                kept.pop();
            }
            kept.push(line);
        }
    }
    kept.join("\n") + "\n"
}

#[test]
fn eslng_h_is_what_the_source_says() {
    support::compare_with(&root().join("include/eslng.h"), &modern_header());
    let chapters: BTreeSet<_> = CHAPTERS.iter().map(|&chapter| chapter.to_owned()).collect();
    let source = fs::read_to_string(root().join("ffi/src/modern/mod.rs")).expect("it is there");
    let modules = source.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    assert_eq!(chapters, modules.map(str::to_owned).collect(), "each public module is a chapter of eslng.h");
}

/// The enums of `eslng_names.h` against the engine's.
#[test]
fn the_numbers_of_c_are_the_numbers_of_rust() {
    let header = fs::read_to_string(root().join("include/eslng_names.h")).expect("it is there");
    let numbers = |prefix: &str| {
        let of_line = |line: &str| {
            let (name, number) = line.trim().strip_prefix(prefix)?.split_once(" = ")?;
            Some((name.to_owned(), number.trim_end_matches(',').parse::<i64>().ok()?))
        };
        header.lines().filter_map(of_line).collect::<BTreeMap<_, _>>()
    };
    let mut errors = numbers("ESLNG_");
    errors.retain(|name, _| ErrorKind::ALL.iter().any(|kind| kind.name().to_uppercase() == *name) || name == "OK");
    assert_eq!(errors.remove("OK"), Some(0));
    assert_eq!(errors, ErrorKind::ALL.iter().map(|kind| (kind.name().to_uppercase(), i64::from(*kind as u16))).collect());
    let mut events = numbers("ESLNG_EVENT_");
    assert_eq!((events.remove("UNKNOWN"), events.get("CERT_RELOAD")), (Some(-1), Some(&1092)));
    assert_eq!(events.len(), EventName::ALL.len());
    for name in EventName::ALL {
        let number = events[name.as_str()];
        assert!(name.id().map(i64::from) == Some(number) || (name.id().is_none() && number >= 1000), "{name}");
    }
    let mut causes = numbers("ESLNG_CAUSE_");
    assert_eq!(causes.remove("UNKNOWN"), Some(-1));
    assert_eq!(
        causes,
        HangupCause::ALL.iter().filter_map(|cause| Some((cause.as_str().to_owned(), i64::from(cause.code()?)))).collect()
    );
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
