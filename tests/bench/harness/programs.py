"""The measured programs. Each is run as PROGRAM PORT COUNT and prints one line of JSON."""

from dataclasses import dataclass

from .build import PROGRAMS


@dataclass(frozen=True)
class Program:
    name: str
    command: tuple
    # Subscribes to all events and reads them to the end of the flood.
    floods: bool = True
    # Adds up the bytes of the three headers and of the bodies.
    reads_headers: bool = True


FRAMING = Program("framing", (PROGRAMS / "bare_framing",), reads_headers=False)
THREE_HEADERS = Program("three headers", (PROGRAMS / "bare_three_headers",))
PARSE_ALL = Program("parse all", (PROGRAMS / "bare_parse_all",))
LIST = Program("list", (PROGRAMS / "bare_list",))
ROUND_TRIP = Program("round trip", (PROGRAMS / "bare_round_trip",), floods=False, reads_headers=False)

FLOODS = [FRAMING, THREE_HEADERS, PARSE_ALL, LIST]
ROUND_TRIPS = [ROUND_TRIP]
