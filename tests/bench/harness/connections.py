"""What an event costs as one process has more connections."""

from . import measure, report
from .outbound import allow_descriptors
from .programs import CONNECTIONS

COUNTS = (1, 100, 10_000)
# Events of all connections together; the difference of two runs is free of connecting.
FEW, MANY = 40_000, 440_000


def count() -> None:
    """Reports CPU per event."""
    allow_descriptors()
    rows = []
    for connections in COUNTS:
        few, many = (spent_us(connections, events // connections) for events in (FEW, MANY))
        rows.append((f"{connections:,}", f"{(many - few) / (MANY - FEW):.2f}"))
    report.table("CPU per event as one process has more connections, crate", ("connections", "us an event"), rows)


def spent_us(connections: int, events: int) -> float:
    """Microseconds of CPU of a process that reads so many events on each connection."""
    with measure.load_server(events) as server:
        before = measure.waited_for()
        printed, _ = measure.run(CONNECTIONS.command, server["port"], connections)
        spent = measure.waited_for() - before
    total = {name: server[name] * connections for name in ("wanted_bytes", "body_bytes")}
    measure.check(CONNECTIONS, total, events * connections, printed)
    return spent * 1e6
