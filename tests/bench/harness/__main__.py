"""Measures what an event costs, against bare programs that do the same without a library.

ci/bench                  CPU per event of a flood, interleaved, and instructions per event
ci/bench --instructions   instructions per event alone, as ci/test runs it
ci/bench --python         the Python packages alone, beside others of PyPI
ci/bench --node           the Node package alone, beside others of npm
ci/bench --lua            the Lua module alone, beside the C library

Exits with 1 when a count is over its limit or baseline, with 3 when the run is void.
tests/bench/README.md says what each program counts.
"""

import argparse
import sys

from . import build, growth, judge, lua, measure, node, outbound, programs, python

EVENTS = 200_000
ROUND_TRIPS = 20_000
# Fewer, since others take thirty times as long.
BESIDE_EVENTS = 20_000


def main() -> int:
    arguments = parse_arguments()
    build.require_tools()
    if arguments.python:
        python.beside_others(arguments.rounds)
        return 0
    if arguments.node:
        node.beside_others(arguments.rounds)
        return 0
    if arguments.lua:
        lua.beside_libesl(arguments.rounds)
        return 0
    build.build()
    names = [program.name for program in programs.FLOODS]
    counts = dict(zip(names, measure.side_by_side(measure.instructions, programs.FLOODS), strict=True))
    if reason := judge.void(counts[programs.THREE_HEADERS.name]):
        print(f"ci/bench: void: {reason}", file=sys.stderr)
        return 3
    print_instructions(counts)
    complaints = [*judge.per_event(counts), *growth.count()]
    if not arguments.instructions:
        measure.compare("event", programs.FLOODS, programs.THREE_HEADERS, EVENTS, arguments.rounds, judge.AIMS)
        aims = {program.name: judge.ROUND_TRIP for program in programs.ROUND_TRIPS[1:]}
        bare = programs.ROUND_TRIPS[0]
        with measure.on_one_core():
            ratios = measure.compare("api round trip", programs.ROUND_TRIPS, bare, ROUND_TRIPS, arguments.rounds, aims)
        complaints += judge.round_trips(ratios)
        complaints += outbound.measure(arguments.rounds)
        beside_others(arguments.rounds)
        python.beside_others(arguments.rounds)
        node.beside_others(arguments.rounds)
        lua.beside_libesl(arguments.rounds)
    for complaint in complaints:
        print(f"ci/bench: {complaint}", file=sys.stderr)
    return 1 if complaints else 0


def beside_others(rounds: int) -> None:
    """The crate beside others, each ratio being to the first one's CPU."""
    build.build_peers()
    events, jobs, round_trips = programs.BESIDE_EVENTS, programs.BESIDE_JOBS, programs.BESIDE_ROUND_TRIPS
    measure.compare("event, beside", events, events[0], BESIDE_EVENTS, rounds, {"client": judge.BESIDE_EVENT})
    measure.compare("job, beside", jobs, jobs[0], ROUND_TRIPS, rounds, {"client": judge.BESIDE_JOB})
    with measure.on_one_core():
        aims = {"client": judge.BESIDE_ROUND_TRIP}
        measure.compare("api, beside", round_trips, round_trips[0], ROUND_TRIPS, rounds, aims)
    outbound.beside_others(rounds)


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="ci/bench", description=__doc__.split("\n\n")[0])
    parser.add_argument("--instructions", action="store_true", help="count instructions only")
    parser.add_argument("--python", action="store_true", help="measure the Python packages only")
    parser.add_argument("--node", action="store_true", help="measure the Node package only")
    parser.add_argument("--lua", action="store_true", help="measure the Lua module only")
    parser.add_argument("--rounds", type=int, default=5, metavar="N", help="runs of each program (default 5)")
    return parser.parse_args()


def print_instructions(counts: dict[str, float]) -> None:
    bare = counts[programs.THREE_HEADERS.name]
    print(f"{'instructions per event':<28}{'count':>10}{'ratio':>8}{'limit':>10}")
    for name, count in counts.items():
        limit = f"{judge.LIMITS[name]:>10,}" if name in judge.LIMITS else ""
        print(f"  {name:<26}{count:>10,.0f}{count / bare:>8.2f}{limit}")


if __name__ == "__main__":
    try:
        sys.exit(main())
    except measure.Failed as failure:
        sys.exit(f"ci/bench: {failure}")
