"""The floor: every event of a flood, three headers read."""

import floor
from measured import END, WANTED, Counted, arguments


def main() -> None:
    port, _ = arguments()
    first, second, third = WANTED
    counted = Counted()
    floor.subscribe(str(port))
    while True:
        event = floor.next_event()
        name = event.get(first)
        if name == "CUSTOM" and event.get("Event-Subclass") == END:
            break
        uuid, uri = event.get(second), event.get(third)
        counted.wanted_bytes += len(name) + (0 if uuid is None else len(uuid)) + (0 if uri is None else len(uri))
        counted.body_bytes += event.body_length
        counted.events += 1
    counted.report()


if __name__ == "__main__":
    main()
