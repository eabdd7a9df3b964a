"""The module ``ESL``, as scripts use it: JOB PORT COUNT."""

import sys

import ESL
from measured import END, PASSWORD, WANTED, Counted, arguments


def flood(port: int, _: int) -> None:
    """Every event, three headers read."""
    first, second, third = WANTED
    counted = Counted()
    connection = ESL.ESLconnection("127.0.0.1", port, PASSWORD)
    connection.events("plain", "ALL")
    while True:
        event = connection.recvEvent()
        name = event.getHeader(first)
        if name == "CUSTOM" and event.getHeader("Event-Subclass") == END:
            break
        uuid, uri = event.getHeader(second), event.getHeader(third)
        counted.wanted_bytes += len(name) + (0 if uuid is None else len(uuid)) + (0 if uri is None else len(uri))
        body = event.getBody()
        if body is not None:
            counted.body_bytes += len(body)
        counted.events += 1
    counted.report()


def round_trip(port: int, count: int) -> None:
    """One ``api`` after the other."""
    counted = Counted()
    connection = ESL.ESLconnection("127.0.0.1", port, PASSWORD)
    for _ in range(count):
        counted.body_bytes += len(connection.api("echo", "round-trip").getBody())
        counted.events += 1
    counted.report()


if __name__ == "__main__":
    {"flood": flood, "round-trip": round_trip}[sys.argv[1]](*arguments())
