"""Calls each number that it reads, on one of two switches: on the other one while the first is not there."""

import asyncio

import eslng

SWITCHES = {"one": ("127.0.0.1", 8021), "two": ("127.0.0.1", 8022)}


async def join(fleet: eslng.Fleet, name: str) -> None:
    """A switch that was there once is connected to again by its client; this is for the first time."""
    while True:
        try:
            return fleet.add(name, await eslng.connect(*SWITCHES[name], password="ClueCon"))
        except eslng.errors.ConnectFailed:
            await asyncio.sleep(1)


async def place(fleet: eslng.Fleet, dial: str) -> tuple[str, eslng.Call]:
    for _ in SWITCHES:
        # Each in its turn, of those that are connected.
        member = fleet.pick()
        if member is None:
            break
        try:
            return member.name, await member.client.originate(dial, ring_seconds=20)
        except eslng.errors.EslError as error:
            # A call that was perhaps placed is not placed twice; a busy customer is busy on any switch.
            if error.outcome_unknown or not error.retryable:
                raise
    raise eslng.errors.NotSent("no switch is there")


async def main() -> None:
    async with eslng.Fleet() as fleet:
        joining = [asyncio.create_task(join(fleet, name)) for name in SWITCHES]
        while number := (await asyncio.to_thread(input)).strip():
            try:
                name, call = await place(fleet, f"user/{number}")
                print(number, "answered on", name)
                await call.hangup()
            except eslng.errors.EslError as error:
                print(number, "was not called:", error)
        for task in joining:
            task.cancel()


asyncio.run(main())
