"""The Lua module on each Lua, beside the C library."""

import shutil
import sys

from . import judge, measure, report
from .build import BENCH, PROGRAMS, build_libesl, build_rust, run
from .programs import LIBESL, Program

EVENTS = 200_000
# The program of each Lua and the version whose module it loads; LuaJIT loads that of 5.1. A folder each.
LUAS = {"lua5.1": "5.1", "lua5.4": "5.4", "luajit": "5.1"}
MODULES = PROGRAMS / "lua"


def build() -> None:
    """The load server, the C library and its programs, and the module."""
    for program in LUAS:
        if shutil.which(program) is None:
            sys.exit(f"ci/bench: {program} is not installed: install the package {program}")
    build_rust()
    build_libesl()
    run("ci/lua-modules", MODULES, "--release", *sorted(set(LUAS.values())))


def beside_libesl(rounds: int) -> None:
    """What an event takes in Lua, as ratios to the C library. Nothing fails: times are aims."""
    build()
    report.part("Lua")
    flood = BENCH / "lua" / "flood.lua"
    luas = [Program(program, (program, flood, MODULES / version)) for program, version in LUAS.items()]
    aims = {program: judge.LUA_EVENT for program in LUAS}
    measure.compare("event, beside the C library", [LIBESL, *luas], LIBESL, EVENTS, rounds, aims)
