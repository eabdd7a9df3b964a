//! The module `ESL` on each Lua that Debian has, against the test switch. Built by `ci/lua-modules`; what every face must do is asked by the
//! conformance suite.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use eslng_switch::Switch;

/// A Lua, and the folder of its module. LuaJIT loads that of 5.1.
const LUAS: [(&str, &str); 5] = [("lua5.1", "5.1"), ("lua5.2", "5.2"), ("lua5.3", "5.3"), ("lua5.4", "5.4"), ("luajit", "5.1")];

fn modules() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lua");
        let status = Command::new(here("../../../ci/lua-modules")).arg(&folder).status().expect("ci/lua-modules can be run");
        assert!(status.success(), "ci/lua-modules: {status}");
        folder
    })
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Runs a script on each Lua against a switch of its own; what it printed goes to `check`.
fn run(script: &Path, check: impl Fn(&str, &str)) {
    for (lua, version) in LUAS {
        let switch = Switch::builder().start().expect("a loopback port");
        let mut program = Command::new(lua);
        program.env("LUA_CPATH", modules().join(version).join("?.so")).arg(script);
        program.arg("127.0.0.1").arg(switch.port().to_string());
        let output = program.output().unwrap_or_else(|error| panic!("{lua} cannot be run: {error}"));
        let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "{lua}: {}\n{said}{complained}", output.status);
        assert_eq!(complained, "", "{lua}");
        check(lua, &said);
    }
}

#[test]
fn the_documents_sample() {
    run(&here("tests/sample.lua"), |lua, said| {
        assert!(said.starts_with("Your FS version is: FreeSWITCH Version 1.11"), "{lua}: {said}");
    });
}

#[test]
fn names_arguments_and_errors() {
    run(&here("tests/module.lua"), |lua, said| {
        assert!(said.starts_with("ok Lua 5."), "{lua}: {said}");
    });
}

#[test]
fn the_sample_of_the_readme() {
    let readme = std::fs::read_to_string(here("../README.md")).expect("it is there");
    let sample = readme.split("```lua\n").nth(1).and_then(|rest| rest.split("```").next()).expect("its first sample is Lua");
    let script = Path::new(env!("CARGO_TARGET_TMPDIR")).join("readme.lua");
    std::fs::write(&script, sample).expect("the target folder can be written");
    run(&script, |lua, said| {
        assert!(said.starts_with("UP ") && said.ends_with("shop::open\n"), "{lua}: {said}");
    });
}
