"""``eslng`` on asyncio, as its user would write it: LOOP JOB PORT COUNT."""

import asyncio
import sys
from collections.abc import Awaitable, Callable

import eslng
import uvloop
from measured import AT_ONCE, END, WANTED, Counted, arguments

LOOPS: dict[str, Callable[[], asyncio.AbstractEventLoop]] = {
    "asyncio": asyncio.new_event_loop,
    "uvloop": uvloop.new_event_loop,
}


async def flood(port: int, _: int) -> None:
    """Every event, three headers read."""
    first, second, third = WANTED
    counted = Counted()
    async with eslng.connect("127.0.0.1", port) as fs:
        async for event in fs.events("ALL"):
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


async def round_trip(port: int, count: int) -> None:
    """One ``api`` after the other."""
    counted = Counted()
    async with eslng.connect("127.0.0.1", port) as fs:
        for _ in range(count):
            counted.body_bytes += len(await fs.api("echo round-trip"))
            counted.events += 1
    counted.report()


async def jobs(port: int, count: int) -> None:
    """Jobs with their events, a hundred at a time."""
    counted = Counted()
    async with eslng.connect("127.0.0.1", port) as fs:

        async def worker() -> None:
            for _ in range(count // AT_ONCE):
                event = await fs.bgapi("echo a job")
                counted.body_bytes += len(event.body or "")
                counted.events += 1

        await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    counted.report()


async def outbound(port: int, count: int) -> None:
    """Calls that the switch brings, each with one application awaited."""
    done = asyncio.Event()
    counted = Counted()

    async def handle(call: eslng.Call) -> None:
        await call.playback("silence_stream://10")
        await call.client.raw("exit")
        counted.events += 1
        if counted.events == count:
            done.set()

    async with eslng.serve(handle, "127.0.0.1", port, linger=None) as server:
        await done.wait()
        await server.drain(10)
    counted.report("calls")


JOBS: dict[str, Callable[[int, int], Awaitable[None]]] = {
    "flood": flood,
    "round-trip": round_trip,
    "jobs": jobs,
    "outbound": outbound,
}


async def main() -> None:
    await JOBS[sys.argv[2]](*arguments())


if __name__ == "__main__":
    with asyncio.Runner(loop_factory=LOOPS[sys.argv[1]]) as runner:
        runner.run(main())
