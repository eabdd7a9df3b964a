"""Builds the load server and the measured programs, optimised."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BENCH = ROOT / "tests" / "bench"
RELEASE = ROOT / "target" / "release"
PROGRAMS = ROOT / "target" / "bench"

LOAD_SERVER = RELEASE / "load-server"
BARE = ["framing", "three_headers", "parse_all", "list", "round_trip"]


def require_tools():
    """Ends the run when a tool is missing, saying what to install."""
    packages = {"cargo": "Rust (https://rustup.rs)", "cc": "the package gcc", "valgrind": "the package valgrind"}
    for tool, package in packages.items():
        if shutil.which(tool) is None:
            sys.exit(f"ci/bench: {tool} is not installed: install {package}")


def build():
    PROGRAMS.mkdir(parents=True, exist_ok=True)
    run("cargo", "build", "--release", "--quiet", "--package", "eslng-bench")
    report, bare = BENCH / "report.c", BENCH / "bare" / "bare.c"
    for name in BARE:
        compile_c(BENCH / "bare" / f"{name}.c", bare, report, output=PROGRAMS / f"bare_{name}")


def compile_c(*sources_and_libraries, output):
    flags = ["-std=gnu11", "-O2", "-g", "-Wall", "-Wextra", "-Werror"]
    run("cc", *flags, "-o", output, *sources_and_libraries)


def run(*command):
    subprocess.run(command, cwd=ROOT, check=True)
