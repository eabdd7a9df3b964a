"""Rings two parties at once and connects them when both have answered."""

import asyncio

import eslng


async def main() -> None:
    async with eslng.connect("127.0.0.1", 8021, password="ClueCon") as fs, asyncio.TaskGroup() as group:
        # Who answers first is parked until the other one has.
        legs = [group.create_task(fs.originate(dial, ring_seconds=20)) for dial in ("user/1000", "user/1001")]
        first, second = [await leg for leg in legs]
        await fs.commands.uuid_bridge(first.uuid, second.uuid)
        print("connected")
        # A party that hangs up takes the other one along.
        print((await second.ended()).cause)


asyncio.run(main())
