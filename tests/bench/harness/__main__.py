"""Measures what an event costs, against bare programs that do the same without a library.

ci/bench                  CPU per event of a flood, interleaved, and instructions per event
ci/bench --instructions   instructions per event alone, as ci/test runs it
ci/bench --python         the Python packages alone, beside others of PyPI
ci/bench --node           the Node package alone, beside others of npm
ci/bench --lua            the Lua module alone, beside the C library
ci/bench --report FILE    everything, also written to FILE, a page in Markdown

Exits with 1 when a count is over its limit or baseline, with 3 when the run is void.
tests/bench/README.md says what each program counts.
"""

import argparse
import sys
from pathlib import Path

from . import build, connections, growth, judge, lua, measure, node, outbound, programs, python, report

EVENTS = 200_000
ROUND_TRIPS = 20_000
# Fewer, since others take thirty times as long.
BESIDE_EVENTS = 20_000


def main() -> int:
    arguments = parse_arguments()
    build.require_tools()
    complaints = measured(arguments)
    if arguments.report:
        command = " ".join(["ci/bench", *sys.argv[1:]])
        report.write(arguments.report, command, arguments.rounds, complaints)
    for complaint in complaints:
        print(f"ci/bench: {complaint}", file=sys.stderr)
    return 1 if complaints else 0


def measured(arguments: argparse.Namespace) -> list[str]:
    """Reports what was asked for; gives what is over its limit."""
    faces = {"python": python.beside_others, "node": node.beside_others, "lua": lua.beside_libesl}
    alone = [face for name, face in faces.items() if getattr(arguments, name)]
    complaints: list[str] = []
    if not alone:
        complaints += counts()
    if arguments.instructions:
        return complaints
    if not alone:
        complaints += times(arguments.rounds)
    for face in alone or faces.values():
        face(arguments.rounds)
    return complaints


def counts() -> list[str]:
    """Instructions, and what else is the same on a busy machine."""
    build.build()
    report.part("Instructions and memory")
    names = [program.name for program in programs.FLOODS]
    per_event = dict(zip(names, measure.side_by_side(measure.instructions, programs.FLOODS), strict=True))
    if reason := judge.void(per_event[programs.THREE_HEADERS.name]):
        print(f"ci/bench: void: {reason}", file=sys.stderr)
        sys.exit(3)
    report_instructions(per_event)
    return [*judge.per_event(per_event), *growth.count()]


def times(rounds: int) -> list[str]:
    """CPU of the C library and of the crate, beside bare programs and other crates."""
    report.part("C and Rust, beside bare programs")
    bare = programs.THREE_HEADERS
    measure.compare("event", programs.FLOODS, bare, EVENTS, rounds, judge.AIMS, plotted=True)
    measure.compare("event in each format", programs.FORMATS, bare, EVENTS, rounds, {})
    connections.count()
    aims = {program.name: judge.ROUND_TRIP for program in programs.ROUND_TRIPS[1:]}
    with measure.on_one_core():
        bare = programs.ROUND_TRIPS[0]
        ratios = measure.compare("api round trip", programs.ROUND_TRIPS, bare, ROUND_TRIPS, rounds, aims)
    complaints = [*judge.round_trips(ratios), *outbound.measure(rounds)]
    beside_others(rounds)
    return complaints


def beside_others(rounds: int) -> None:
    """The crate beside others, each ratio being to the first one's CPU."""
    build.build_peers()
    report.part("Rust, beside other crates")
    events, jobs, round_trips = programs.BESIDE_EVENTS, programs.BESIDE_JOBS, programs.BESIDE_ROUND_TRIPS
    measure.compare("event", events, events[0], BESIDE_EVENTS, rounds, {"client": judge.BESIDE_EVENT})
    measure.compare("job with its event", jobs, jobs[0], ROUND_TRIPS, rounds, {"client": judge.BESIDE_JOB})
    with measure.on_one_core():
        aims = {"client": judge.BESIDE_ROUND_TRIP}
        measure.compare("api round trip", round_trips, round_trips[0], ROUND_TRIPS, rounds, aims)
    outbound.beside_others(rounds)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="ci/bench", description=__doc__.split("\n\n")[0])
    parser.add_argument("--instructions", action="store_true", help="count instructions only")
    parser.add_argument("--python", action="store_true", help="measure the Python packages only")
    parser.add_argument("--node", action="store_true", help="measure the Node package only")
    parser.add_argument("--lua", action="store_true", help="measure the Lua module only")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write a page of what was measured")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="runs of each program (default 5)")
    return parser.parse_args()


def report_instructions(counts: dict[str, float]) -> None:
    bare = counts[programs.THREE_HEADERS.name]
    rows = []
    for name, count in counts.items():
        limit = f"{judge.LIMITS[name]:,}" if name in judge.LIMITS else ""
        rows.append((name, f"{count:,.0f}", f"{count / bare:.2f}", limit))
    report.table("Instructions per event", ("program", "count", "ratio", "limit"), rows)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except measure.Failed as failure:
        sys.exit(f"ci/bench: {failure}")
