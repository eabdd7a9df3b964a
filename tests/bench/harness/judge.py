"""What a count may be: the bounds that make a run void or a failure."""

import tomllib
from collections.abc import Iterator, Sequence

from .build import BENCH, ROOT

BASELINE = BENCH / "baseline.toml"

# The bare three headers cost 9,200 instructions per event where the aims of this
# project were measured. A tenth off, and ratios to it are ratios to something else.
THREE_HEADERS = 9_200
TENTH = 0.1

# Instructions per event that the faces may cost at most.
LIMITS = {"engine": 14_000, "libesl": 50_000}

# How many times the CPU of the bare three headers a face may take per event. An aim:
# printed, and never a failure, since the machine may be busy.
AIMS = {"engine": 1.5, "libesl": 3.0}

# How many times the CPU of the bare program a face may take per round trip. Nearly all of
# it is two system calls, so a third one is over it.
ROUND_TRIP = 1.15

# What the crate on tokio may take of the CPU of freeswitch-esl-tokio: per event, per job with its event, per api round
# trip, per outbound call. Aims, as above.
BESIDE_EVENT, BESIDE_JOB, BESIDE_ROUND_TRIP, BESIDE_OUTBOUND = 1 / 20, 1 / 6, 0.7, 1 / 3

# What the Python packages may take of the CPU of the floor per event; of genesis per api round trip, per job with its
# event and per outbound call; of greenswitch per outbound call. Aims, as above.
PYTHON_EVENT = {"eslng": 2.0, "eslng on uvloop": 2.0, "ESL": 2.5}
PYTHON_ROUND_TRIP = {"eslng": 1 / 4, "eslng on uvloop": 1 / 4}
PYTHON_JOB = {"eslng": 1 / 8, "eslng on uvloop": 1 / 8}
PYTHON_OUTBOUND, PYTHON_OUTBOUND_GREENSWITCH = 1 / 7, 0.4

# What the Node package may take of the CPU of the native lazy floor per event of which three headers are read; of
# framing and JSON.parse in JavaScript per whole event as an object; of esl per api round trip, per job with its event,
# per outbound call. Aims, as above.
NODE_EVENT = {"eslng, plain": 1.5, "eslng, JSON": 1.5}
NODE_OBJECT = {"eslng, object": 1.2, "eslng as esl": 1.2}
NODE_ROUND_TRIP = {"eslng": 1 / 2, "eslng as esl": 1 / 2}
NODE_JOB = {"eslng": 1 / 5, "eslng as esl": 1 / 5}
NODE_OUTBOUND = 0.35

# What the Lua module may take of the C library's CPU per event. An aim, as above.
LUA_EVENT = 1.7

# How much more than a straight line through the smaller sizes predicts an event may
# cost; what grows with the square costs many times that.
CURVE = 1.25

# How many times the CPU of the bare program 1,000 outbound calls at once may take, and
# the bytes that may be resident meanwhile.
OUTBOUND = 7.0
OUTBOUND_MEMORY = 200_000_000

# The bytes that may be resident while the crate serves 4,000 calls at once.
MANY_CALLS_MEMORY = 100_000_000

# Bytes of heap that an idle connection may hold besides the caller's handle.
IDLE_HEAP = 32 * 1024


def void(three_headers: float) -> str | None:
    """Why the run says nothing, or None."""
    if abs(three_headers - THREE_HEADERS) <= THREE_HEADERS * TENTH:
        return None
    return (
        f"the bare three headers cost {three_headers:,.0f} instructions per event here, not "
        f"{THREE_HEADERS:,} within a tenth: the compiler, the C library or the mix differs, and "
        f"no count of this run can be compared with a limit"
    )


def per_event(counts: dict[str, float]) -> Iterator[str]:
    """What is wrong with the counts of the real mix, by limit and by baseline."""
    where = BASELINE.relative_to(ROOT)
    with BASELINE.open("rb") as file:
        baseline = tomllib.load(file)["instructions_per_event"]
    for name, count in counts.items():
        limit = LIMITS.get(name)
        if limit is not None and count > limit:
            yield f"{name}: {count:,.0f} instructions per event, the limit is {limit:,}"
        if name not in baseline:
            yield f"{name}: no baseline: write {count:.0f} into {where}"
        elif count > baseline[name] * (1 + TENTH):
            yield (
                f"{name}: {count:,.0f} instructions per event, more than a tenth over the "
                f"{baseline[name]:,} of {where}: make it cheaper, or raise the number and write the reason beside it"
            )


def round_trips(ratios: dict[str, float]) -> Iterator[str]:
    """What is wrong with the CPU of round trips, as ratios to the bare program's."""
    for name, ratio in ratios.items():
        if ratio > ROUND_TRIP:
            yield f"{name}: a round trip takes {ratio:.2f} times the bare program's CPU, the limit is {ROUND_TRIP}"


def growth(name: str, kind: str, sizes: Sequence[int], costs: Sequence[float]) -> Iterator[str]:
    """What is wrong when something grows through three sizes."""
    slope = (costs[1] - costs[0]) / (sizes[1] - sizes[0])
    straight = costs[1] + slope * (sizes[2] - sizes[1])
    if costs[2] > straight * CURVE:
        yield (
            f"{name}: {kind}:{sizes[2]} costs {costs[2]:,.0f} instructions per event, a straight line "
            f"from {sizes[0]} and {sizes[1]} gives {straight:,.0f}: something grows faster than the event"
        )


def behind(name: str, few: float, many: float) -> Iterator[str]:
    """What is wrong when an event costs FEW among few that wait and MANY among many."""
    if many > few * (1 + TENTH):
        yield f"{name}: an event before an answer costs {few:,.0f} among few and {many:,.0f} among many"


def idle(name: str, heap: float) -> Iterator[str]:
    """What is wrong with the heap of an idle connection."""
    if heap > IDLE_HEAP:
        yield f"{name}: {heap:,.0f} bytes of heap per idle connection, the limit is {IDLE_HEAP:,}"


def outbound(ratio: float, memory: int) -> Iterator[str]:
    """What is wrong with many outbound calls at once."""
    if ratio > OUTBOUND:
        yield f"libesl: an outbound call takes {ratio:.2f} times the bare program's CPU, the limit is {OUTBOUND}"
    if memory > OUTBOUND_MEMORY:
        yield f"libesl: {memory:,} bytes are resident for outbound calls, the limit is {OUTBOUND_MEMORY:,}"


def many_calls(memory: int) -> Iterator[str]:
    """What is wrong with the crate's memory for many calls at once."""
    if memory > MANY_CALLS_MEMORY:
        yield f"client: {memory:,} bytes are resident for 4,000 outbound calls, the limit is {MANY_CALLS_MEMORY:,}"
