"""The Python packages, beside the floor of a native event and beside other packages of PyPI."""

import os
import shutil
from pathlib import Path

from . import judge, measure, outbound, report
from .build import BENCH, PROGRAMS, RELEASE, ROOT, compile_c, run, said
from .programs import Program

OURS = BENCH / "python"
PEERS = BENCH / "peers" / "python"
ENVIRONMENT = PROGRAMS / "python-env"
INTERPRETER = ENVIRONMENT / "bin" / "python"
PACKAGES = PROGRAMS / "python"

EVENTS, ROUND_TRIPS, JOBS, CALLS = 200_000, 20_000, 20_000, 2_000
# Fewer, since others take fifty times as long.
EVENTS_BESIDE = 20_000


def command(path: Path, *words: str) -> tuple[str, ...]:
    """A program in Python, which finds the packages, the floor and what the programs share."""
    found = os.pathsep.join(map(str, (PACKAGES, OURS)))
    return ("env", f"PYTHONPATH={found}", str(INTERPRETER), "-B", str(path), *words)


def faces(job: str, **kind: bool) -> list[Program]:
    programs = [
        ("eslng", "eslng_asyncio", "asyncio"),
        ("eslng on uvloop", "eslng_asyncio", "uvloop"),
        ("eslng.blocking", "eslng_blocking"),
        ("ESL", "esl_module"),
    ]
    return [Program(name, command(OURS / f"{file}.py", *words, job), **kind) for name, file, *words in programs]


def peers(job: str) -> list[Program]:
    names = ("genesis", "greenswitch")
    return [
        Program(name, command(PEERS / f"{name}_client.py", job), floods=job == "flood", reads_headers=False)
        for name in names
    ]


FLOOR = Program("floor", command(OURS / "floor_flood.py"))

ESLNG_SAYS = ("filter", "filter", "event", "sendmsg", "exit")
PEERS_SAY = ("myevents", "sendmsg", "exit")
GENESIS = outbound.Program("genesis", command(PEERS / "genesis_client.py", "outbound"), PEERS_SAY)
GREENSWITCH = outbound.Program("greenswitch", command(PEERS / "greenswitch_client.py", "outbound"), PEERS_SAY)
OUTBOUND = tuple(
    outbound.Program(name, command(OURS / "eslng_asyncio.py", loop, "outbound"), ESLNG_SAYS)
    for name, loop in (("eslng", "asyncio"), ("eslng on uvloop", "uvloop"))
)


def build() -> None:
    """The load server, the packages as they are installed, the floor, and an environment with the others from PyPI."""
    PROGRAMS.mkdir(parents=True, exist_ok=True)
    run("cargo", "build", "--release", "--quiet", "--package", "eslng-bench", "--bin", "load-server")
    run("cargo", "build", "--release", "--quiet", "--package", "eslng-python")
    wanted, have = PEERS / "requirements.txt", ENVIRONMENT / "requirements.txt"
    if not have.exists() or have.read_text() != wanted.read_text():
        run("python3", "-m", "venv", ENVIRONMENT)
        run(INTERPRETER, "-m", "pip", "install", "--quiet", "-r", wanted)
        shutil.copy(wanted, have)
    shutil.rmtree(PACKAGES, ignore_errors=True)
    shutil.copytree(ROOT / "bindings" / "python" / "python", PACKAGES)
    shutil.copy(RELEASE / "lib_eslng.so", PACKAGES / "eslng" / "_eslng.abi3.so")
    include = said(INTERPRETER, "-c", "import sysconfig; print(sysconfig.get_path('include'))")
    sources = (OURS / "floor.c", BENCH / "bare" / "bare.c", BENCH / "report.c")
    compile_c(*sources, "-shared", "-fPIC", "-isystem", include, output=PACKAGES / "floor.so")


def beside_others(rounds: int) -> None:
    """What the packages take, as ratios to the floor, genesis and greenswitch. Nothing fails: times are aims."""
    build()
    report.part("Python")
    floods = faces("flood")
    measure.compare("event, beside the floor", [FLOOR, *floods], FLOOR, EVENTS, rounds, judge.PYTHON_EVENT)
    others = peers("flood")
    measure.compare("event, beside others", [*others, *floods], others[0], EVENTS_BESIDE, rounds, {}, plotted=True)
    others, own = peers("jobs"), faces("jobs", floods=False, reads_headers=False)[:3]
    measure.compare("job with its event", [*others, *own], others[0], JOBS, rounds, judge.PYTHON_JOB)
    with measure.on_one_core():
        others, own = peers("round-trip"), faces("round-trip", floods=False, reads_headers=False)
        measure.compare("api round trip", [*others, *own], others[0], ROUND_TRIPS, rounds, judge.PYTHON_ROUND_TRIP)
    runs = outbound.in_turn((GENESIS, GREENSWITCH, *OUTBOUND), rounds, CALLS, outbound.AT_ONCE)
    genesis, greenswitch = judge.PYTHON_OUTBOUND, judge.PYTHON_OUTBOUND_GREENSWITCH
    aims = f"The aims are {genesis:.3f} of genesis and {greenswitch} of greenswitch."
    what = f"{CALLS:,} outbound calls, {outbound.AT_ONCE} at once, Python"
    outbound.show(what, runs, outbound.AT_ONCE, aims, GENESIS, GREENSWITCH)
