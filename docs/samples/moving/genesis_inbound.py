import asyncio

import eslng


async def main() -> None:
    async with eslng.connect("127.0.0.1", 8021, password="ClueCon") as fs:
        print(await fs.api("status"))
        call = await fs.originate("user/1000", variables={"account": "42"}, ring_seconds=20)
        await call.playback("ivr/ivr-welcome.wav")
        await call.hangup()
        print((await call.ended()).cause)


asyncio.run(main())
