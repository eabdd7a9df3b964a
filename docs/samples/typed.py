import asyncio

import eslng


async def main() -> None:
    async with eslng.connect("127.0.0.1", 8021, password="ClueCon") as fs:
        status = await fs.commands.status()
        print("at most", status["sessions"]["limit"], "sessions")
        call = await fs.originate("loopback/9196/default")
        await call.run("sleep", milliseconds=10)
        for channel in await fs.commands.show_channels(format="json"):
            print(channel["name"], channel["callstate"])
        await fs.commands.uuid_kill(call.uuid, cause="USER_BUSY")
        print((await call.ended()).cause)


asyncio.run(main())
