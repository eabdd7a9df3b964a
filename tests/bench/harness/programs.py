"""The measured programs. Each is run as PROGRAM PORT COUNT and prints one line of JSON."""

from dataclasses import dataclass
from pathlib import Path

from .build import PEERS, PROGRAMS, RELEASE


@dataclass(frozen=True)
class Program:
    """One of the measured programs, under the name of what it measures."""

    name: str
    command: tuple[Path | str, ...]
    # Subscribes to all events and reads them to the end of the flood.
    floods: bool = True
    # Adds up the bytes of the three headers and of the bodies.
    reads_headers: bool = True


def bare(name: str, program: str, **kind: bool) -> Program:
    return Program(name, (PROGRAMS / f"bare_{program}",), **kind)


def rust(name: str, job: str, **kind: bool) -> Program:
    return Program(name, (RELEASE / "rust-client", f"{name}-{job}"), **kind)


def peer(name: str, job: str, **kind: bool) -> Program:
    return Program(name, (PEERS, job), **kind)


def libesl(program: str, **kind: bool) -> Program:
    return Program("libesl", (PROGRAMS / f"libesl_{program}",), **kind)


THREE_HEADERS = bare("three headers", "three_headers")
ENGINE = rust("engine", "flood")
BLOCKING = rust("blocking", "flood")
CLIENT = rust("client", "flood")
LIBESL = libesl("flood")

# What one event costs.
FLOODS = [
    bare("framing", "framing", reads_headers=False),
    THREE_HEADERS,
    bare("parse all", "parse_all"),
    bare("list", "list"),
    ENGINE,
    BLOCKING,
    CLIENT,
    LIBESL,
]

# What an event costs in each format, three headers of it read or all. libesl's event always holds all, and it parses
# no XML.
FORMATS = [
    THREE_HEADERS,
    bare("parse all", "parse_all"),
    Program("client, plain", (RELEASE / "rust-client", "client-flood")),
    Program("client, JSON", (RELEASE / "rust-client", "client-flood-json")),
    Program("client, XML", (RELEASE / "rust-client", "client-flood-xml")),
    Program("client, plain, all read", (RELEASE / "rust-client", "client-all"), reads_headers=False),
    Program("client, JSON, all read", (RELEASE / "rust-client", "client-all-json"), reads_headers=False),
    Program("client, XML, all read", (RELEASE / "rust-client", "client-all-xml"), reads_headers=False),
    Program("libesl, plain", LIBESL.command),
    Program("libesl, JSON", (PROGRAMS / "libesl_flood_json",)),
]

# Many connections of one process, a flood on each; run as PROGRAM PORT CONNECTIONS.
CONNECTIONS = rust("client", "connections")

# What one command and its answer cost, the bare one first.
ROUND_TRIPS = [
    bare("round trip", "round_trip", floods=False, reads_headers=False),
    rust("engine", "round-trip", floods=False, reads_headers=False),
    rust("blocking", "round-trip", floods=False, reads_headers=False),
    libesl("round_trip", floods=False, reads_headers=False),
]

# Whose cost must grow in step with an event's size.
GROWING = [ENGINE, LIBESL]

# What an event costs that waits before an answer.
BEHIND = [
    rust("blocking", "behind", floods=False, reads_headers=False),
    libesl("behind", floods=False, reads_headers=False),
]

# What a connection holds that waits.
IDLE = [libesl("idle", floods=False, reads_headers=False)]

# The crate beside others of crates.io, the first of each list being what it is compared with: events, a job with its
# event, an api round trip.
BESIDE_EVENTS = [peer("freeswitch-esl-tokio", "esl-tokio-flood"), CLIENT]
BESIDE_JOBS = [
    peer("freeswitch-esl-tokio", "esl-tokio-jobs", floods=False, reads_headers=False),
    peer("freeswitch-esl", "esl-jobs", floods=False, reads_headers=False),
    rust("client", "jobs", floods=False, reads_headers=False),
]
BESIDE_ROUND_TRIPS = [
    peer("freeswitch-esl-tokio", "esl-tokio-round-trip", floods=False, reads_headers=False),
    rust("client", "round-trip", floods=False, reads_headers=False),
]
