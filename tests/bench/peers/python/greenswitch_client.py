"""``greenswitch``, as its documents say: JOB PORT COUNT."""

import sys

import gevent
import greenswitch
from gevent.event import AsyncResult, Event
from measured import AT_ONCE, END, PASSWORD, WANTED, Counted, arguments


def connect(port: int) -> greenswitch.InboundESL:
    client = greenswitch.InboundESL(host="127.0.0.1", port=port, password=PASSWORD)
    client.connect()
    return client


def flood(port: int, _: int) -> None:
    """Every event, three headers read."""
    first, second, third = WANTED
    counted = Counted()
    done = Event()

    def count(event) -> None:
        headers = event.headers
        if headers[first] == "CUSTOM" and headers.get("Event-Subclass") == END:
            done.set()
            return
        counted.wanted_bytes += len(headers[first]) + len(headers.get(second) or "") + len(headers.get(third) or "")
        counted.events += 1

    client = connect(port)
    client.register_handle("*", count)
    client.send("event plain ALL")
    done.wait()
    counted.report()


def round_trip(port: int, count: int) -> None:
    """One ``api`` after the other."""
    counted = Counted()
    client = connect(port)
    for _ in range(count):
        counted.body_bytes += len(client.send("api echo round-trip").data)
        counted.events += 1
    counted.report()


def jobs(port: int, count: int) -> None:
    """Jobs with their events, a hundred at a time. It has nothing that waits for a job's event."""
    counted = Counted()
    waiting: dict[str, AsyncResult] = {}
    early: dict[str, object] = {}

    def ended(event) -> None:
        job = event.headers["Job-UUID"]
        result = waiting.pop(job, None)
        if result is None:
            early[job] = event
        else:
            result.set(event)

    client = connect(port)
    client.register_handle("BACKGROUND_JOB", ended)
    client.send("event plain BACKGROUND_JOB")

    def worker() -> None:
        for _ in range(count // AT_ONCE):
            job = client.send("bgapi echo a job").headers["Job-UUID"]
            if early.pop(job, None) is None:
                waiting[job] = AsyncResult()
                waiting[job].get()
            counted.events += 1

    gevent.joinall([gevent.spawn(worker) for _ in range(AT_ONCE)], raise_error=True)
    counted.report()


def outbound(port: int, count: int) -> None:
    """Calls that the switch brings, each with one application awaited. Its server says ``exit`` behind that."""
    counted = Counted()
    done = Event()

    class Call:
        def __init__(self, session) -> None:
            self.session = session

        def run(self) -> None:
            self.session.myevents()
            self.session.playback("silence_stream://10")
            counted.events += 1
            if counted.events == count:
                done.set()

    server = greenswitch.OutboundESLServer("127.0.0.1", port, application=Call, max_connections=AT_ONCE)
    serving = gevent.spawn(server.listen)
    done.wait()
    server.stop()
    serving.join()
    counted.report("calls")


if __name__ == "__main__":
    {"flood": flood, "round-trip": round_trip, "jobs": jobs, "outbound": outbound}[sys.argv[1]](*arguments())
