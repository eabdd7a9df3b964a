"""Builds the load server and the measured programs, optimised."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BENCH = ROOT / "tests" / "bench"
TARGET = ROOT / os.environ.get("CARGO_TARGET_DIR", "target")
RELEASE = TARGET / "release"
PROGRAMS = TARGET / "bench"

PEERS = PROGRAMS / "peers" / "release" / "bench-peers"

LOAD_SERVER = RELEASE / "load-server"
BARE = ["framing", "three_headers", "parse_all", "list", "round_trip"]
LIBESL = ["flood", "behind", "round_trip", "idle"]


def require_tools() -> None:
    """Ends the run when a tool is missing, saying what to install."""
    packages = {"cargo": "Rust (https://rustup.rs)", "cc": "the package gcc", "valgrind": "the package valgrind"}
    for tool, package in packages.items():
        if shutil.which(tool) is None:
            sys.exit(f"ci/bench: {tool} is not installed: install {package}")


def build() -> None:
    PROGRAMS.mkdir(parents=True, exist_ok=True)
    build_rust()
    report, bare = BENCH / "report.c", BENCH / "bare" / "bare.c"
    for name in BARE:
        compile_c(BENCH / "bare" / f"{name}.c", bare, report, output=PROGRAMS / f"bare_{name}")
    compile_c(BENCH / "bare" / "outbound.c", report, output=PROGRAMS / "bare_outbound")
    build_libesl()


def build_rust() -> None:
    """The load server, the programs in Rust and the C library, which share what they are built of."""
    run("cargo", "build", "--release", "--quiet", "--package", "eslng-bench", "--package", "eslng-ffi")


def build_libesl() -> None:
    """The programs of the C library, once that is built."""
    PROGRAMS.mkdir(parents=True, exist_ok=True)
    report, libesl = BENCH / "report.c", BENCH / "libesl"
    # cargo leaves the library under its link name; programs look for its soname.
    soname = PROGRAMS / "libesl.so.1"
    soname.unlink(missing_ok=True)
    soname.symlink_to(RELEASE / "libesl.so")
    linked: list[str | Path] = ["-I", ROOT / "include", "-L", RELEASE, f"-Wl,-rpath,{PROGRAMS}", "-lesl"]
    for name in LIBESL:
        sources = [libesl / f"{name}.c", libesl / "connect.c", libesl / "count.c", report]
        compile_c(*sources, *linked, output=PROGRAMS / f"libesl_{name}")
    sources = [libesl / "flood.c", libesl / "connect.c", libesl / "count.c", report]
    compile_c("-DFORMAT=ESL_EVENT_TYPE_JSON", *sources, *linked, output=PROGRAMS / "libesl_flood_json")
    compile_c(libesl / "outbound.c", report, *linked, output=PROGRAMS / "libesl_outbound")


def build_peers() -> None:
    """Other crates, which need the registry; only a whole run measures them."""
    manifest = BENCH / "peers" / "rust" / "Cargo.toml"
    target = PROGRAMS / "peers"
    run("cargo", "build", "--release", "--quiet", "--locked", "--manifest-path", manifest, "--target-dir", target)


def compile_c(*sources_and_libraries: str | Path, output: Path) -> None:
    flags = ["-std=gnu11", "-O2", "-g", "-Wall", "-Wextra", "-Werror"]
    run("cc", *flags, "-o", output, *sources_and_libraries)


def run(*command: str | Path) -> None:
    subprocess.run(command, cwd=ROOT, check=True)


def said(*command: str | Path) -> str:
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
