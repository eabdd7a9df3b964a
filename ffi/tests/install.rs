//! What is installed is enough to build programs with pkg-config, by either library.

mod support;

use std::fs;
use std::process::Command;

use support::{built, folder, library, root, run_well};

#[test]
fn programs_build_by_pkg_config() {
    library();
    let prefix = folder("prefix");
    let _ = fs::remove_dir_all(&prefix);
    run_well(Command::new(root().join("ffi/install")).arg(&prefix).arg(built()));
    let pkg_config = |arguments: &[&str]| {
        let mut command = Command::new("pkg-config");
        command.env("PKG_CONFIG_PATH", prefix.join("lib/pkgconfig")).args(arguments).arg("libesl");
        run_well(&mut command).split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(pkg_config(&["--modversion"]), [env!("CARGO_PKG_VERSION")]);
    let source = root().join("tests/c/include_first.c");
    let second = root().join("tests/c/include_second.c");
    let shared = folder("bin").join("shared");
    run_well(Command::new("cc").arg(&source).arg(&second).args(pkg_config(&["--cflags", "--libs"])).arg("-o").arg(&shared));
    run_well(Command::new(&shared).env("LD_LIBRARY_PATH", prefix.join("lib")));
    // Without the shared library the linker takes the archive, and needs what stands in Libs.private.
    fs::remove_file(prefix.join("lib/libesl.so")).expect("it was installed");
    let archive = folder("bin").join("static");
    run_well(
        Command::new("cc")
            .arg(&source)
            .arg(&second)
            .args(pkg_config(&["--static", "--cflags", "--libs"]))
            .arg("-o")
            .arg(&archive),
    );
    run_well(&mut Command::new(&archive));
}
