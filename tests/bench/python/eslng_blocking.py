"""``eslng.blocking``, as its user would write it: JOB PORT COUNT."""

import sys

from eslng import blocking
from measured import AT_ONCE, END, WANTED, Counted, arguments


def flood(port: int, _: int) -> None:
    """Every event, three headers read."""
    first, second, third = WANTED
    counted = Counted()
    with blocking.connect("127.0.0.1", port) as fs:
        for event in fs.events("ALL"):
            name = event[first]
            if name == "CUSTOM" and event.get("Event-Subclass") == END:
                break
            uuid, uri = event.get(second), event.get(third)
            counted.wanted_bytes += len(name) + (0 if uuid is None else len(uuid)) + (0 if uri is None else len(uri))
            body = event.body
            if body is not None:
                counted.body_bytes += len(body)
            counted.events += 1
    counted.report()


def round_trip(port: int, count: int) -> None:
    """One ``api`` after the other."""
    counted = Counted()
    with blocking.connect("127.0.0.1", port) as fs:
        for _ in range(count):
            counted.body_bytes += len(fs.api("echo round-trip"))
            counted.events += 1
    counted.report()


def jobs(port: int, count: int) -> None:
    """Jobs with their events, a hundred at a time."""
    counted = Counted()
    with blocking.connect("127.0.0.1", port) as fs:
        for _ in range(count // AT_ONCE):
            for job in [fs.begin_bgapi("echo a job") for _ in range(AT_ONCE)]:
                event = job.wait()
                assert event is not None
                counted.body_bytes += len(event.body or "")
                counted.events += 1
    counted.report()


if __name__ == "__main__":
    {"flood": flood, "round-trip": round_trip, "jobs": jobs}[sys.argv[1]](*arguments())
