"""Rings two parties at once and connects them when both have answered."""

import asyncio

import eslng


async def main() -> None:
    async with eslng.connect("127.0.0.1", 8021, password="ClueCon") as fs:
        # Who answers first is parked until it is known what becomes of the other one.
        placed = [fs.originate(dial, ring_seconds=20) for dial in ("user/1000", "user/1001")]
        outcomes = await asyncio.gather(*placed, return_exceptions=True)
        legs = [outcome for outcome in outcomes if isinstance(outcome, eslng.Call)]
        if len(legs) < 2:
            for call in legs:
                await call.hangup()
            print("not reached:", *(outcome for outcome in outcomes if isinstance(outcome, Exception)))
            return
        await fs.commands.uuid_bridge(legs[0].uuid, legs[1].uuid)
        print("connected")
        # A party that hangs up takes the other one along.
        print((await legs[1].ended()).cause)


asyncio.run(main())
