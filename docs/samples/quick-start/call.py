import asyncio

import eslng


async def main() -> None:
    async with eslng.connect("127.0.0.1", 8021, password="ClueCon") as fs:
        print(await fs.api("status"))
        call = await fs.originate("loopback/9196/default", ring_seconds=20)
        await call.playback("tone_stream://%(500,0,440)")
        await call.hangup()
        print("call", call.uuid, "ended:", (await call.ended()).cause)


asyncio.run(main())
