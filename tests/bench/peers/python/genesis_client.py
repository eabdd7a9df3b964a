"""``genesis``, as its documents say: JOB PORT COUNT."""

import asyncio
import sys

from genesis import Inbound, Outbound
from measured import AT_ONCE, END, PASSWORD, WANTED, Counted, arguments


async def flood(port: int, _: int) -> None:
    """Every event, three headers read."""
    first, second, third = WANTED
    counted = Counted()
    done = asyncio.Event()

    async def count(event) -> None:
        if event[first] == "CUSTOM" and event.get("Event-Subclass") == END:
            done.set()
            return
        counted.wanted_bytes += len(event[first]) + len(event.get(second) or "") + len(event.get(third) or "")
        if event.body is not None:
            counted.body_bytes += len(event.body)
        counted.events += 1

    async with Inbound("127.0.0.1", port, PASSWORD) as client:
        client.on("*", count)
        await client.send("event plain ALL")
        await done.wait()
    counted.report()


async def round_trip(port: int, count: int) -> None:
    """One ``api`` after the other."""
    counted = Counted()
    async with Inbound("127.0.0.1", port, PASSWORD) as client:
        for _ in range(count):
            response = await client.send("api echo round-trip")
            counted.body_bytes += len(response.body or "")
            counted.events += 1
    counted.report()


async def jobs(port: int, count: int) -> None:
    """Jobs with their events, a hundred at a time. It has nothing that waits for a job's event."""
    counted = Counted()
    waiting: dict[str, asyncio.Future] = {}
    early: dict[str, object] = {}

    async def ended(event) -> None:
        job = event["Job-UUID"]
        future = waiting.pop(job, None)
        if future is None:
            early[job] = event
        else:
            future.set_result(event)

    async with Inbound("127.0.0.1", port, PASSWORD) as client:
        client.on("BACKGROUND_JOB", ended)
        await client.send("event plain BACKGROUND_JOB")

        async def worker() -> None:
            for _ in range(count // AT_ONCE):
                job = (await client.send("bgapi echo a job"))["Job-UUID"]
                event = early.pop(job, None)
                if event is None:
                    waiting[job] = asyncio.get_running_loop().create_future()
                    event = await waiting[job]
                counted.body_bytes += len(event.body or "")
                counted.events += 1

        await asyncio.gather(*(worker() for _ in range(AT_ONCE)))
    counted.report()


async def outbound(port: int, count: int) -> None:
    """Calls that the switch brings, each with one application awaited."""
    done = asyncio.Event()
    counted = Counted()

    async def handle(session) -> None:
        await session.send("myevents")
        await session.sendmsg("execute", "playback", "silence_stream://10", block=True)
        await session.send("exit")
        counted.events += 1
        if counted.events == count:
            done.set()

    server = Outbound(handle, "127.0.0.1", port, events=False, linger=False)
    await server.start(block=False)
    await done.wait()
    counted.report("calls")
    await server.stop()


if __name__ == "__main__":
    job = {"flood": flood, "round-trip": round_trip, "jobs": jobs, "outbound": outbound}[sys.argv[1]]
    asyncio.run(job(*arguments()))
