"""Runs a program against the load server: its CPU time, or its instructions."""

import json
import os
import resource
import statistics
import subprocess
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from . import report
from .build import LOAD_SERVER
from .programs import Program

Item = TypeVar("Item")

# Both are whole turns of the mix, which has 400 events, so that their difference
# holds each event equally often and no start-up.
FEW, MANY = 2_000, 12_000

# A run takes seconds; one that takes minutes waits for something that never comes.
PATIENCE_S = 300


# glibc copies large blocks with one `rep movsb`, of which callgrind counts each byte as
# an instruction; a copy that is a loop counts as what it costs.
TUNABLES = "glibc.cpu.x86_rep_movsb_threshold=0x40000000:glibc.cpu.x86_rep_stosb_threshold=0x40000000"


class Failed(Exception):
    """A program ended with an error, or did not count what the server sent."""


@contextmanager
def load_server(events: int = 0, mix: str = "real") -> Iterator[dict[str, int]]:
    """A load server that ends with the block; yields what its line of JSON says."""
    command = [str(LOAD_SERVER), "--mix", mix, "--events", str(events)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin and server.stdout, "both are pipes"
        try:
            line = server.stdout.readline()
            if not line:
                raise Failed("the load server ended before it said its port")
            yield json.loads(line)
        finally:
            server.stdin.close()


@contextmanager
def on_one_core() -> Iterator[None]:
    """Keeps what is started in the block on one core. A round trip costs its client half as much when the server
    runs on the same core, and which one it is would be the scheduler's mood."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def run(command: Iterable[str | Path], port: int, count: int, **environment: str) -> tuple[dict[str, int], str]:
    """Runs COMMAND PORT COUNT: its line of JSON, and its standard error."""
    arguments = [*map(str, command), str(port), str(count)]
    done = subprocess.run(arguments, capture_output=True, text=True, timeout=PATIENCE_S, env=os.environ | environment)
    if done.returncode != 0:
        raise Failed(f"{' '.join(arguments)} ended with {done.returncode}:\n{done.stderr}")
    return json.loads(done.stdout), done.stderr


def side_by_side(function: Callable[[Item], float], items: Iterable[Item]) -> list[float]:
    """What FUNCTION gives for each item, worked out on all cores: instructions are the same on a busy machine."""
    with ThreadPoolExecutor(os.cpu_count()) as workers:
        return list(workers.map(function, items))


def cpu_us(program: Program, server: dict[str, int], count: int) -> float:
    """Microseconds of CPU, user and system, for each of COUNT events or rounds."""
    before = waited_for()
    printed, _ = run(program.command, server["port"], count)
    spent = waited_for() - before
    check(program, server, count, printed)
    # A program that takes long to start measures itself.
    return printed["cpu_us"] / count if "cpu_us" in printed else spent / count * 1e6


def compare(
    what: str,
    measured: list[Program],
    bare: Program,
    count: int,
    rounds: int,
    aims: dict[str, float],
    plotted: bool = False,
) -> dict[str, float]:
    """Runs the programs in turn, A B C A B C, so that a slow minute of the machine meets all of them. Reports the times
    and returns each program's ratio to the bare one. "A second" is how many one core can do."""
    times: dict[Program, list[float]] = {program: [] for program in measured}
    with load_server(events=count if bare.floods else 0) as server:
        for _ in range(rounds):
            for program in measured:
                times[program].append(cpu_us(program, server, count))
    ratios, medians, rows = {}, {}, []
    for program, spent in times.items():
        name, median = program.name, statistics.median(spent)
        ratios[name] = statistics.median(own / base for own, base in zip(spent, times[bare], strict=True))
        medians[name] = median
        aim = f"{aims[name]:.3g}" if name in aims else ""
        figures = (f"{median:.2f}", f"{1e6 / median:,.0f}", f"{ratios[name]:.3f}", aim)
        rows.append((name, *figures, f"{min(spent):.2f}", f"{max(spent):.2f}"))
    columns = ("program", "median us", "a second", "ratio", "aim", "fastest", "slowest")
    plot = report.bars(f"CPU per {what}", "us", medians) if plotted else ""
    report.table(f"CPU per {what}", columns, rows, plot=plot)
    return ratios


def waited_for() -> float:
    """Seconds of CPU of all children that have ended; the server of the moment has not."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def instructions(program: Program, mix: str = "real", few: int = FEW, many: int = MANY) -> float:
    """Instructions per event: how many more MANY events cost than FEW, by callgrind."""
    counts = []
    for count in (few, many):
        with load_server(count if program.floods else 0, mix) as server:
            counts.append(collected(program, server, count))
    return (counts[1] - counts[0]) / (many - few)


def collected(program: Program, server: dict[str, int], count: int) -> int:
    """The instructions of one whole run under callgrind."""
    valgrind = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
    command = [*valgrind, *program.command]
    printed, errors = run(command, server["port"], count, GLIBC_TUNABLES=TUNABLES)
    check(program, server, count, printed)
    lines = [line for line in errors.splitlines() if "Collected" in line]
    if not lines:
        raise Failed(f"callgrind did not say what it collected:\n{errors}")
    return int(lines[-1].split()[-1])


def check(program: Program, server: dict[str, int], count: int, printed: dict[str, int]) -> None:
    """A program that is fast because it lost events or read nothing has not been measured."""
    expected = {"events": count}
    if "headers" in printed:
        expected["headers"] = server["headers"]
    if program.reads_headers:
        expected["wanted_bytes"] = server["wanted_bytes"]
        # Where a body costs a copy, the programs leave it alone and say nothing of it.
        if "body_bytes" in printed:
            expected["body_bytes"] = server["body_bytes"]
    for name, value in expected.items():
        if printed[name] != value:
            raise Failed(f"{program.name} counted {printed[name]} {name}, the server sent {value}")
