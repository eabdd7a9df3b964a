"""Costs that must not grow faster than what they are the cost of, and the heap of a connection that waits."""

from collections.abc import Sequence
from functools import partial

from . import judge, measure, report
from .programs import BEHIND, GROWING, IDLE, Program

# What grows, in three sizes.
SIZES = {"headers": (10, 100, 1_500), "array": (100, 1_000, 10_000), "value": (1_000, 10_000, 100_000)}

# Whole turns of these mixes, which have 8 events.
FEW, MANY = 40, 120

# How many events wait before an answer.
WAITING = (1_000, 32_000)

# Enough connections that a page more or less does not show.
CONNECTIONS = 100


def count() -> list[str]:
    """Prints every count and returns what is wrong with them."""
    return [*count_growth(), *count_behind(), *count_idle()]


def count_growth() -> list[str]:
    rows = [(program, kind) for program in GROWING for kind in SIZES]
    cells = [(program, kind, size) for program, kind in rows for size in SIZES[kind]]
    costs = dict(zip(cells, measure.side_by_side(growth, cells), strict=True))
    complaints: list[str] = []
    lines = []
    for program, kind in rows:
        row = [costs[program, kind, size] for size in SIZES[kind]]
        lines.append((program.name, kind, *listed(SIZES[kind], row)))
        complaints += judge.growth(program.name, kind, SIZES[kind], row)
    columns = ("program", "what grows", "small", "larger", "largest")
    note = "Headers, items of one array, bytes of one value. Size: instructions."
    report.table("Instructions per event as one thing grows", columns, lines, note)
    return complaints


def growth(cell: tuple[Program, str, int]) -> float:
    program, kind, size = cell
    return measure.instructions(program, f"{kind}:{size}", FEW, MANY)


def count_behind() -> list[str]:
    complaints: list[str] = []
    lines = []
    for program in BEHIND:
        few, many = measure.side_by_side(partial(behind, program), WAITING)
        lines.append((program.name, f"{few:,.0f}", f"{many:,.0f}"))
        complaints += judge.behind(program.name, few, many)
    columns = ("program", *(f"among {count:,}" for count in WAITING))
    report.table("Instructions per event that waits before an answer", columns, lines)
    return complaints


def behind(program: Program, waiting: int) -> float:
    """Instructions per event of an answer behind WAITING events, start-up taken off."""
    with measure.load_server() as server:
        one, all_of_them = (measure.collected(program, server, events) for events in (1, waiting))
    return (all_of_them - one) / (waiting - 1)


def count_idle() -> list[str]:
    complaints: list[str] = []
    lines = []
    for program in IDLE:
        with measure.load_server() as server:
            printed, _ = measure.run(program.command, server["port"], CONNECTIONS)
        heap = printed["heap_bytes"] / CONNECTIONS
        lines.append((program.name, f"{heap:,.0f}", f"{judge.IDLE_HEAP:,}"))
        complaints += judge.idle(program.name, heap)
    report.table("Heap of an idle connection, its handle aside", ("program", "bytes", "limit"), lines)
    return complaints


def listed(sizes: Sequence[int], costs: Sequence[float]) -> tuple[str, ...]:
    return tuple(f"{size:,}: {cost:,.0f}" for size, cost in zip(sizes, costs, strict=True))
