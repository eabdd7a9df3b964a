//! Building the library and C programs against it, and running them.

#![allow(dead_code, reason = "each test uses its part")]

pub mod calls;
pub mod switch;

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Mutex, OnceLock};

/// How a program is linked with the library.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Linkage {
    Shared,
    Static,
}

pub const BOTH: [Linkage; 2] = [Linkage::Shared, Linkage::Static];

/// What `rustc --print native-static-libs` names, and cJSON for programs that use it; `libesl.pc` has the same for the archive.
const STATIC_NEEDS: [&str; 7] = ["-lcjson", "-lgcc_s", "-lutil", "-lrt", "-lpthread", "-lm", "-ldl"];

/// The project's root.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the crate lies in the workspace")
}

/// A folder of this test binary's own, with a name of the test's.
pub fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(env!("CARGO_CRATE_NAME")).join(name);
    fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

/// Where cargo puts what this test's profile builds.
pub fn built() -> PathBuf {
    let test = std::env::current_exe().expect("a test has a path");
    test.ancestors().nth(2).expect("tests lie in deps").to_owned()
}

/// Builds packages as this test was built.
pub fn cargo_build(packages: &[&str]) {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root()).args(["build", "--quiet"]);
    for package in packages {
        cargo.args(["-p", package]);
    }
    if built().file_name() == Some(OsStr::new("release")) {
        cargo.arg("--release");
    }
    run_well(&mut cargo);
}

/// The folder with libesl.so, libesl.so.1 and libesl.a.
pub fn library() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        cargo_build(&["eslng-ffi"]);
        let folder = folder("lib");
        for (name, file) in [("libesl.so.1", "libesl.so"), ("libesl.a", "libesl.a")] {
            let link = folder.join(name);
            let _ = fs::remove_file(&link);
            symlink(built().join(file), link).expect("the folder can be written");
        }
        let _ = fs::remove_file(folder.join("libesl.so"));
        fs::copy(root().join("ffi/package/libesl.so.ld"), folder.join("libesl.so")).expect("the folder can be written");
        folder
    })
}

/// Compiles sources of `tests/c`, or of absolute paths, to a program.
pub fn compile(name: &str, sources: &[&str], linkage: Linkage, flags: &[&str]) -> PathBuf {
    compile_with(if sources[0].ends_with(".cpp") { "c++" } else { "cc" }, name, sources, linkage, flags)
}

/// The same with this compiler.
pub fn compile_with(compiler: &str, name: &str, sources: &[&str], linkage: Linkage, flags: &[&str]) -> PathBuf {
    // Tests that run the same program at once compile it once: one that runs can't be written to.
    static COMPILED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());
    let program = folder("bin").join(format!("{name}-{linkage:?}"));
    let mut compiled = COMPILED.lock().expect("no test compiled in vain");
    if compiled.contains(&program) {
        return program;
    }
    let mut cc = Command::new(compiler);
    cc.args(["-g", "-Wall", "-Wextra", "-Werror"]).args(flags).arg("-I").arg(root().join("include"));
    cc.args(sources.iter().map(|source| root().join("tests/c").join(source)));
    match linkage {
        Linkage::Shared => {
            cc.arg("-L").arg(library()).arg("-lesl").arg(format!("-Wl,-rpath,{}", library().display()));
        }
        Linkage::Static => {
            cc.arg(library().join("libesl.a")).args(STATIC_NEEDS);
        }
    }
    run_well(cc.arg("-o").arg(&program));
    compiled.insert(program.clone());
    program
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Output {
    command.stdin(Stdio::null()).output().unwrap_or_else(|error| panic!("{command:?} cannot be run: {error}"))
}

/// Runs a command that must succeed; what it printed.
pub fn run_well(command: &mut Command) -> String {
    let output = run(command);
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{command:?}: {}\n{}{}", output.status, text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}

/// Compares with the file of what is expected, `tests/c/NAME.golden`. With `ESLNG_UPDATE_GOLDEN` set it is written instead.
pub fn compare(program: &str, printed: &str) {
    compare_with(&root().join("tests/c").join(format!("{program}.golden")), printed);
}

/// The same with another file.
pub fn compare_with(golden: &Path, printed: &str) {
    if std::env::var_os("ESLNG_UPDATE_GOLDEN").is_some() {
        fs::write(golden, printed).expect("the golden file can be written");
    }
    let expected = fs::read_to_string(golden).expect("the golden file is there");
    assert_eq!(printed, expected, "something else than {} was printed", golden.display());
}

/// The command that runs a program under valgrind, which fails on an error and on a leak.
pub fn valgrind(program: &Path) -> Command {
    let mut valgrind = Command::new("valgrind");
    let suppressions = root().join("ffi/tests/support/memcheck.supp");
    valgrind.args(["--quiet", "--error-exitcode=9", "--leak-check=full", "--errors-for-leak-kinds=definite,indirect,possible"]);
    valgrind.arg(format!("--suppressions={}", suppressions.display())).arg(program);
    valgrind
}

/// The command that runs a program under helgrind, which fails on a race and on a lock that is used wrongly.
pub fn helgrind(program: &Path) -> Command {
    let mut helgrind = Command::new("valgrind");
    let suppressions = root().join("ffi/tests/support/helgrind.supp");
    helgrind.args(["--tool=helgrind", "--quiet", "--error-exitcode=9"]);
    helgrind.arg(format!("--suppressions={}", suppressions.display())).arg(program);
    helgrind
}

/// The flags of the sanitizers, which end the program at the first report.
pub const SANITIZE: [&str; 3] = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"];
