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

/// Each time Lua has no memory, its error passes through the module's functions.
#[test]
fn a_lua_without_memory() {
    for version in ["5.1", "5.4"] {
        let program = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("starved-{version}"));
        let include = format!("-I/usr/include/lua{version}");
        let mut compile = Command::new("cc");
        compile.args(["-std=gnu11", "-g", "-Wall", "-Wextra", "-Werror", &include, "-o"]).arg(&program);
        compile.arg(here("tests/starved.c")).args([format!("-llua{version}").as_str(), "-lm", "-ldl"]);
        let status = compile.status().expect("cc can be run");
        assert!(status.success(), "is liblua{version}-dev installed? {status}");

        let mut starved = Command::new(program);
        starved.env("LUA_CPATH", modules().join(version).join("?.so")).arg(here("tests/starved.lua"));
        let output = starved.output().expect("what was compiled can be run");
        let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert!(output.status.success(), "Lua {version}: {}\n{said}{complained}", output.status);
        let times: u32 = said.trim().parse().expect("a number");
        assert!(times > 100, "Lua {version}: it asked for memory {times} times");
    }
}
