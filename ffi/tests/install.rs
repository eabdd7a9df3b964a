//! What is installed is enough to build programs with pkg-config and with CMake, by either library; what the Debian packages hold.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use support::{built, folder, library, root, run_well};

/// Installs below a folder of the test's.
fn install(name: &str) -> PathBuf {
    library();
    let prefix = folder(name);
    let _ = fs::remove_dir_all(&prefix);
    run_well(Command::new(root().join("ci/install")).arg("--prefix").arg(&prefix).arg("--build").arg(built()));
    prefix
}

/// A program that uses the library and, through its header, cJSON.
fn sources() -> [PathBuf; 2] {
    ["tools_api.c", "include_second.c"].map(|name| root().join("tests/c").join(name))
}

/// Runs such a program; with the library in `prefix`, when it needs it.
fn check(program: &Path, prefix: &Path) {
    let mut command = Command::new(program);
    command.arg(root().join("tests/c/tools_api.conf")).env("LD_LIBRARY_PATH", prefix.join("lib"));
    support::compare("tools_api", &run_well(&mut command));
}

#[test]
fn programs_build_by_pkg_config() {
    let prefix = install("prefix");
    let pkg_config = |arguments: &[&str]| {
        let mut command = Command::new("pkg-config");
        command.env("PKG_CONFIG_PATH", prefix.join("lib/pkgconfig")).args(arguments).arg("libesl");
        run_well(&mut command).split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(pkg_config(&["--modversion"]), [env!("CARGO_PKG_VERSION")]);
    let shared = folder("bin").join("shared");
    run_well(Command::new("cc").args(sources()).args(pkg_config(&["--cflags", "--libs"])).arg("-o").arg(&shared));
    check(&shared, &prefix);
    // Without the shared library the linker takes the archive, and needs what stands in Libs.private.
    fs::remove_file(prefix.join("lib/libesl.so")).expect("it was installed");
    let archive = folder("bin").join("static");
    run_well(Command::new("cc").args(sources()).args(pkg_config(&["--static", "--cflags", "--libs"])).arg("-o").arg(&archive));
    check(&archive, Path::new("/nowhere"));
}

#[test]
fn a_program_without_json_needs_no_libcjson() {
    let prefix = install("no-json");
    let program = folder("bin").join("no-json");
    let mut cc = Command::new("cc");
    cc.arg("-I").arg(prefix.join("include")).arg(root().join("tests/c/one_command.c"));
    run_well(cc.arg("-L").arg(prefix.join("lib")).arg("-lesl").arg("-o").arg(&program));
    let needed = run_well(Command::new("readelf").arg("-d").arg(&program));
    assert!(needed.contains("[libesl.so.1]") && !needed.contains("cjson"), "{needed}");
    let needed = run_well(Command::new("readelf").arg("-d").arg(prefix.join("lib/libesl.so.1")));
    assert!(!needed.contains("cjson"), "{needed}");
}

#[test]
fn new_programs_build_by_pkg_config() {
    let prefix = install("eslng-prefix");
    let pkg_config = |arguments: &[&str]| {
        let mut command = Command::new("pkg-config");
        command.env("PKG_CONFIG_PATH", prefix.join("lib/pkgconfig")).args(arguments).arg("eslng");
        run_well(&mut command).split_whitespace().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(pkg_config(&["--modversion"]), [env!("CARGO_PKG_VERSION")]);
    let source = root().join("tests/c/eslng_events.c");
    let shared = folder("bin").join("eslng-shared");
    run_well(Command::new("cc").arg(&source).args(pkg_config(&["--cflags", "--libs"])).arg("-o").arg(&shared));
    let mut command = Command::new(&shared);
    support::compare("eslng_events", &run_well(command.env("LD_LIBRARY_PATH", prefix.join("lib"))));
    fs::remove_file(prefix.join("lib/libesl.so")).expect("it was installed");
    let archive = folder("bin").join("eslng-static");
    run_well(Command::new("cc").arg(&source).args(pkg_config(&["--static", "--cflags", "--libs"])).arg("-o").arg(&archive));
    support::compare("eslng_events", &run_well(&mut Command::new(&archive)));
    // In C++ too.
    let cpp = root().join("tests/c/eslng_cpp.cpp");
    run_well(Command::new("c++").arg("-std=c++17").arg(cpp).args(pkg_config(&["--cflags"])).args(["-fsyntax-only"]));
}

#[test]
fn programs_build_by_cmake() {
    let prefix = install("cmake-prefix");
    let [first, second] = sources().map(|source| source.display().to_string());
    let new = root().join("tests/c/eslng_events.c").display().to_string();
    let project = folder("cmake");
    let _ = fs::remove_dir_all(project.join("build"));
    let text = format!(
        "cmake_minimum_required(VERSION 3.16)\nproject(outside C)\nfind_package(eslng {} REQUIRED)\n\
         add_executable(shared {first} {second})\ntarget_link_libraries(shared PRIVATE eslng::esl)\n\
         add_executable(archive {first} {second})\ntarget_link_libraries(archive PRIVATE eslng::esl_static)\n\
         add_executable(new {new})\ntarget_link_libraries(new PRIVATE eslng::eslng)\n\
         add_executable(new_archive {new})\ntarget_link_libraries(new_archive PRIVATE eslng::eslng_static)\n",
        env!("CARGO_PKG_VERSION")
    );
    fs::write(project.join("CMakeLists.txt"), text).expect("the folder can be written");
    let mut cmake = Command::new("cmake");
    cmake.arg("-S").arg(&project).arg("-B").arg(project.join("build")).arg(format!("-DCMAKE_PREFIX_PATH={}", prefix.display()));
    run_well(&mut cmake);
    run_well(Command::new("cmake").arg("--build").arg(project.join("build")));
    check(&project.join("build/shared"), Path::new("/nowhere"));
    check(&project.join("build/archive"), Path::new("/nowhere"));
    for program in ["build/new", "build/new_archive"] {
        support::compare("eslng_events", &run_well(&mut Command::new(project.join(program))));
    }
    let needed = run_well(Command::new("readelf").arg("-d").arg(project.join("build/new")));
    assert!(needed.contains("[libesl.so.1]") && !needed.contains("cjson"), "{needed}");
}

#[test]
fn the_debian_packages() {
    library();
    let listed = run_well(
        Command::new(root().join("ci/deb"))
            .arg("--build")
            .arg(built())
            .envs([("DEBFULLNAME", "A. Packager"), ("DEBEMAIL", "packager@example.org")]),
    );
    let packages: Vec<_> = listed.lines().collect();
    assert_eq!(packages.len(), 2, "{listed}");
    let place = folder("unpacked");
    let _ = fs::remove_dir_all(&place);
    for package in packages {
        let package = root().join("build/deb").join(package);
        let depends = run_well(Command::new("dpkg-deb").arg("-f").arg(&package).arg("Depends"));
        assert!(depends.contains("libc6") && !depends.contains("Depends="), "{depends}");
        let maintainer = run_well(Command::new("dpkg-deb").arg("-f").arg(&package).arg("Maintainer"));
        assert_eq!(maintainer, "A. Packager <packager@example.org>\n");
        run_well(Command::new("dpkg-deb").arg("-x").arg(&package).arg(&place));
    }
    let multiarch = run_well(Command::new("cc").arg("-print-multiarch"));
    let libraries = place.join("usr/lib").join(multiarch.trim());
    let files =
        ["libesl.so.1", "libesl.so", "libesl.a", "pkgconfig/libesl.pc", "pkgconfig/eslng.pc", "cmake/eslng/eslngConfig.cmake"];
    for file in files {
        assert!(libraries.join(file).is_file(), "{file}");
    }
    assert!(
        ["esl_threadmutex.h", "eslng.h", "eslng.hpp", "eslng_client.hpp", "eslng_names.h"]
            .iter()
            .all(|file| place.join("usr/include").join(file).is_file())
    );
    assert!(place.join("usr/share/man/man3/libesl.3.gz").is_file());
    // Which apt runs when they are installed: it must have nothing to say.
    let ldconfig = Command::new("/sbin/ldconfig").arg("-nX").arg(&libraries).output().expect("ldconfig can be run");
    assert!(ldconfig.status.success() && ldconfig.stderr.is_empty(), "{ldconfig:?}");
    let program = folder("bin").join("unpacked");
    let mut cc = Command::new("cc");
    cc.arg("-I").arg(place.join("usr/include")).args(sources());
    run_well(cc.arg("-L").arg(&libraries).arg("-lesl").arg("-o").arg(&program));
    let mut command = Command::new(&program);
    command.arg(root().join("tests/c/tools_api.conf")).env("LD_LIBRARY_PATH", &libraries);
    support::compare("tools_api", &run_well(&mut command));
}
