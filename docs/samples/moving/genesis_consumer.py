import asyncio

import eslng


async def main() -> None:
    async with eslng.connect("127.0.0.1", 8021, password="ClueCon") as fs:

        @fs.on("CHANNEL_ANSWER")
        async def answered(event: eslng.Event) -> None:
            print("answered:", event["Unique-ID"])

        @fs.on(custom=["shop::open"])
        async def opened(event: eslng.Event) -> None:
            print("open:", event.get("Door"))

        await asyncio.Event().wait()


asyncio.run(main())
