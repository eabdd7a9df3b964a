//! `MOD_LUA.md`, written from `functions.tsv`: each function with its status and the test that calls it.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::PathBuf;

use crate::harness::tests;

const HEAD: &str = "Files, `os.execute` and databases are now those of this host: a path that a script gives to Lua's own functions, to `freeswitch.Dbh` or to
`freeswitch.email` is looked for where fslua runs; one that it gives to the switch (`streamFile`, `recordFile`, `execute`) is looked for there.

# mod_lua's API in fslua, function by function

Written from `functions.tsv` by `FSLUA_WRITE=1 cargo test -p fslua --test it table`; do not edit. `same`: does what it does in mod_lua. `differs`: does it with the difference
that is told. `not possible`: raises an error that says so and what to do instead. Each test is a script in `fslua/tests/functions` that calls the function against the
test switch.

Not there at all: `XML_REQUEST` (use mod_xml_curl), scripts that the switch starts by itself (`lua.conf.xml`: use `fslua hooks`).
";

fn lua_folder() -> PathBuf {
    tests().join("../..")
}

/// Whether a script uses a function: `freeswitch.NAME(` or `:NAME(` or `.NAME`.
fn uses(script: &str, name: &str) -> bool {
    let (class, function) = name.split_once([':', '.']).unwrap();
    let is_of_module = class == "freeswitch";
    let written = match name.contains(':') {
        _ if is_of_module => vec![format!("freeswitch.{function}(")],
        true => vec![format!(":{function}(")],
        false => vec![format!(".{function}")],
    };
    written.iter().any(|written| script.contains(written.as_str()))
}

#[test]
fn every_function_has_a_row_with_a_test_that_calls_it() {
    let rows = std::fs::read_to_string(lua_folder().join("functions.tsv")).unwrap();
    let mut page = HEAD.to_owned();
    let annotations = std::fs::read_to_string(lua_folder().join("library/freeswitch.lua")).unwrap();
    let (mut class, mut named) = (String::new(), BTreeSet::new());
    for row in rows.lines().filter(|row| !row.starts_with('#')) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [name, status, how, test] = columns[..] else { panic!("{row}: four columns") };
        assert!(["same", "differs", "not possible"].contains(&status), "{row}");
        assert!(named.insert(name.to_owned()), "{name} stands twice");
        let script = std::fs::read_to_string(tests().join(format!("functions/{test}.lua"))).unwrap_or_default();
        assert!(uses(&script, name), "{test}.lua does not call {name}");
        let (of, function) = name.split_once([':', '.']).unwrap();
        let noted = [format!(":{function}("), format!(".{function}("), format!("@field {function} ")];
        let is_noted = status == "not possible" || noted.iter().any(|noted| annotations.contains(noted.as_str()));
        assert!(is_noted, "library/freeswitch.lua lacks {name}");
        if of != class {
            of.clone_into(&mut class);
            write!(page, "\n## {class}\n\n| function | status | how | test |\n|---|---|---|---|\n").unwrap();
        }
        writeln!(page, "| `{name}` | {status} | {how} | `{test}.lua` |").unwrap();
    }
    // What the code gives to scripts has a row: the names in its registrations.
    for method in registered() {
        assert!(
            named.iter().any(|name| name.ends_with(&format!(":{method}")) || name.ends_with(&format!(".{method}"))),
            "{method} has no row"
        );
    }
    let file = lua_folder().join("MOD_LUA.md");
    if std::env::var_os("FSLUA_WRITE").is_some() {
        std::fs::write(&file, &page).unwrap();
    }
    assert!(
        std::fs::read_to_string(file).unwrap_or_default() == page,
        "MOD_LUA.md is stale: FSLUA_WRITE=1 cargo test -p fslua --test it table"
    );
}

/// The methods of sessions, as `methods.rs` registers them.
fn registered() -> Vec<String> {
    let code = std::fs::read_to_string(tests().join("../src/api/session/methods.rs")).unwrap();
    let named = code.split("add_method(\"").chain(code.split("add_method_mut(\"")).skip(1);
    let mut names: Vec<String> = named.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
    names.retain(|name| name.chars().all(|character| character.is_alphanumeric() || character == '_'));
    names
}
