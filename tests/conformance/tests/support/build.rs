//! Builds the test switch and the adapters of the faces.

#![allow(dead_code, reason = "each test uses its part")]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use eslng_conformance::Face;

/// Every face. A new one gets its row here.
pub fn faces() -> Vec<Face> {
    let mut faces = vec![
        face("client", env!("CARGO_BIN_EXE_eslng-conformance-client").into()),
        face("blocking", env!("CARGO_BIN_EXE_eslng-conformance-blocking").into()),
        face("blocking-client", env!("CARGO_BIN_EXE_eslng-conformance-blocking-client").into()),
        face("classes", env!("CARGO_BIN_EXE_eslng-conformance-classes").into()),
        face("libesl", c("libesl")),
        face("eslng-c", c("eslng")),
    ];
    faces.extend(luas());
    faces.extend(python());
    faces.extend(node());
    faces
}

/// The module ESL on each Lua that Debian has. LuaJIT loads that of 5.1.
fn luas() -> Vec<Face> {
    let modules = Path::new(env!("CARGO_TARGET_TMPDIR")).join("lua");
    let mut build = Command::new(root().join("ci/lua-modules"));
    build.arg(&modules).args(is_release().then_some("--release"));
    run(&mut build);
    let adapter = root().join("tests/conformance/adapters/esl.lua").display().to_string();
    let lua = |(program, version): (&str, &str)| Face {
        name: program.to_owned(),
        program: program.into(),
        arguments: vec![adapter.clone(), modules.join(version).display().to_string(), program.to_owned()],
    };
    [("lua5.1", "5.1"), ("lua5.2", "5.2"), ("lua5.3", "5.3"), ("lua5.4", "5.4"), ("luajit", "5.1")].map(lua).into()
}

/// The Python packages. What they need comes from the network the first time, so a machine without one may leave them out, and is told.
fn python() -> Vec<Face> {
    if std::env::var_os("ESLNG_SKIP_PYTHON").is_some() {
        println!("SKIPPED: the Python faces, since ESLNG_SKIP_PYTHON is set");
        return Vec::new();
    }
    cargo_build("eslng-python");
    run(Command::new(root().join("ci/python-env")).stdout(Stdio::null()));
    let packages = Path::new(env!("CARGO_TARGET_TMPDIR")).join("faces/python");
    // It may not be there yet.
    let _ = fs::remove_dir_all(&packages);
    fs::create_dir_all(&packages).expect("the target folder can be written");
    run(Command::new("cp").arg("-r").arg(root().join("bindings/python/python/.")).arg(&packages));
    fs::copy(built().join("lib_eslng.so"), packages.join("eslng/_eslng.abi3.so")).expect("it was built");
    let adapters = root().join("bindings/python/tests/conformance");
    let face = |name: &str, adapter: &str, more: &[&str]| {
        let path = [format!("PYTHONPATH={}:{}", packages.display(), adapters.display())];
        let interpreter = root().join("build/python/bin/python").display().to_string();
        let adapter = adapters.join(adapter).display().to_string();
        let words = ["-B".to_owned(), adapter].into_iter().chain(more.iter().map(|&word| word.to_owned()));
        let arguments = path.into_iter().chain([interpreter]).chain(words).collect();
        Face { name: name.to_owned(), program: "env".into(), arguments }
    };
    vec![
        face("python", "client.py", &[]),
        face("python-uvloop", "client.py", &["uvloop"]),
        face("python-blocking", "blocking.py", &[]),
        face("python-esl", "esl.py", &[]),
    ]
}

/// The Node package. Where the machine has no Node 20 it comes from the network, so a machine without one may leave it out, and is told.
fn node() -> Vec<Face> {
    if std::env::var_os("ESLNG_SKIP_NODE").is_some() {
        println!("SKIPPED: the Node faces, since ESLNG_SKIP_NODE is set");
        return Vec::new();
    }
    cargo_build("eslng-node");
    let node = said(&mut Command::new(root().join("ci/node-env")));
    let source = root().join("bindings/node");
    let package = Path::new(env!("CARGO_TARGET_TMPDIR")).join("faces/node");
    // It may not be there yet.
    let _ = fs::remove_dir_all(&package);
    fs::create_dir_all(&package).expect("the target folder can be written");
    let parts = ["package.json", "index.js", "lib", "conformance"].map(|part| source.join(part));
    run(Command::new("cp").arg("-r").args(parts).arg(&package));
    let platform = said(Command::new(&node).current_dir(&package).args(["-p", "require('./lib/platform').platform"]));
    let prebuilt = package.join("prebuilds").join(platform);
    fs::create_dir_all(&prebuilt).expect("the target folder can be written");
    fs::copy(built().join("libeslng_node.so"), prebuilt.join("eslng.node")).expect("it was built");
    let face = |name: &str, adapter: &str| {
        let adapter = package.join("conformance").join(adapter).display().to_string();
        // V8 collects garbage when it likes: a heap that may not grow much shows what is held.
        Face { name: name.to_owned(), program: node.clone().into(), arguments: vec!["--max-old-space-size=96".into(), adapter] }
    };
    vec![face("node", "client.js"), face("node-esl", "esl.js")]
}

/// The line that a command prints.
fn said(command: &mut Command) -> String {
    let output = command.stderr(Stdio::inherit()).output();
    let output = output.unwrap_or_else(|error| panic!("{command:?} cannot be run: {error}"));
    assert!(output.status.success(), "{command:?}: {}", output.status);
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn face(name: &str, program: PathBuf) -> Face {
    Face { name: name.to_owned(), program, arguments: Vec::new() }
}

/// The program of the test switch.
pub fn switch() -> PathBuf {
    cargo_build("eslng-switch");
    built().join("eslng-switch")
}

/// An adapter in C, linked with the built libesl.so and Debian's cJSON.
fn c(name: &str) -> PathBuf {
    cargo_build("eslng-ffi");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("faces");
    fs::create_dir_all(&folder).expect("the target folder can be written");
    for name in ["libesl.so", "libesl.so.1"] {
        let link = folder.join(name);
        // It may not be there yet.
        let _ = fs::remove_file(&link);
        symlink(built().join("libesl.so"), link).expect("the target folder can be written");
    }
    let program = folder.join(format!("{name}-adapter"));
    let mut cc = Command::new("cc");
    cc.args(["-g", "-O1", "-Wall", "-Wextra", "-Werror"]);
    let sources = root().join("tests/conformance/adapters/c");
    cc.arg("-I").arg(root().join("include")).args(["adapter.c".to_owned(), format!("{name}.c")].map(|file| sources.join(file)));
    cc.arg("-L").arg(&folder).args(["-lesl", "-lcjson"]).arg(format!("-Wl,-rpath,{}", folder.display()));
    run(cc.arg("-o").arg(&program));
    program
}

/// Builds a package as this test was built.
fn cargo_build(package: &str) {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root()).args(["build", "--quiet", "-p", package]);
    cargo.args(is_release().then_some("--release"));
    run(&mut cargo);
}

fn is_release() -> bool {
    built().file_name() == Some(OsStr::new("release"))
}

fn run(command: &mut Command) {
    let status = command.status().unwrap_or_else(|error| panic!("{command:?} cannot be run: {error}"));
    assert!(status.success(), "{command:?}: {status}");
}

/// Where cargo puts what this test's profile builds.
fn built() -> PathBuf {
    let test = std::env::current_exe().expect("a test has a path");
    test.ancestors().nth(2).expect("tests lie in deps").to_owned()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("the crate lies in the workspace")
}
