"""Nothing is kept of events that were read: fifty thousand through each face, and a million in ``ci/long``."""

import asyncio
import gc
import os
from collections.abc import Callable
from pathlib import Path

import ESL
import eslng
from eslng import blocking
from eslng.testing import Switch

TEXT = (
    b"Event-Name: CUSTOM\nEvent-Subclass: a::b\nUnique-ID: c0ffee\nCaller-Caller-ID-Name: J%C3%BCrgen\n"
    + b"".join(b"variable_number_%d: value %d\n" % (number, number) for number in range(20))
    + b"\n"
)
FRAME = b"Content-Length: %d\nContent-Type: text/event-plain\n\n%s" % (len(TEXT), TEXT)

#: How many events are sent at once.
BURST = 100
EVENTS = 1_000_000 if "ESLNG_LONG" in os.environ else 50_000

#: What a heap that is in use may grow by all the same, in bytes: one event kept of ten would be more.
SLACK = 4_000_000


def resident() -> int:
    """Bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def hold(read: Callable[[], None]) -> None:
    """Reads bursts; behind the first tenth neither memory nor the number of objects grows."""
    bursts = EVENTS // BURST
    for _ in range(bursts // 10):
        read()
    gc.collect()
    objects, memory = len(gc.get_objects()), resident()
    for _ in range(bursts - bursts // 10):
        read()
    gc.collect()
    print(
        f"\n{EVENTS:,} events: resident {memory / 2**20:.1f} MiB behind the first tenth, {resident() / 2**20:.1f} MiB behind the last"
    )
    assert len(gc.get_objects()) - objects < BURST
    assert resident() - memory < SLACK


def test_of_the_module_esl(freeswitch: Switch) -> None:
    connection = ESL.ESLconnection(freeswitch.host, str(freeswitch.port), freeswitch.password)

    def read() -> None:
        freeswitch.raw(FRAME * BURST)
        for _ in range(BURST):
            event = connection.recvEventTimed(10_000)
            assert event is not None and event.getHeader("Caller-Caller-ID-Name") == "Jürgen"
            event.addHeader("a", "b")

    hold(read)


def test_of_the_blocking_client(freeswitch: Switch) -> None:
    with blocking.connect(freeswitch.host, freeswitch.port) as fs:
        events = fs.listen("ALL")

        def read() -> None:
            freeswitch.raw(FRAME * BURST)
            for _ in range(BURST):
                event = events.next(10)
                assert isinstance(event, eslng.Event) and event["Caller-Caller-ID-Name"] == "Jürgen"

        hold(read)


def test_of_the_client_on_asyncio(freeswitch: Switch) -> None:
    with asyncio.Runner() as runner:

        async def connected() -> tuple[eslng.Client, eslng.EventStream[eslng.Event]]:
            fs = await eslng.connect(freeswitch.host, freeswitch.port)
            return fs, fs.listen("ALL")

        fs, events = runner.run(connected())

        async def burst() -> None:
            for _ in range(BURST):
                async with asyncio.timeout(10):
                    event = await events.next()
                assert isinstance(event, eslng.Event) and event["Caller-Caller-ID-Name"] == "Jürgen"

        def read() -> None:
            freeswitch.raw(FRAME * BURST)
            runner.run(burst())

        hold(read)
        runner.run(fs.close())
