import asyncio

import eslng


async def handle(call: eslng.Call) -> None:
    await call.answer()
    await call.playback("ivr/ivr-welcome.wav")
    await call.hangup()
    print((await call.ended()).cause)


async def main() -> None:
    async with eslng.serve(handle, "127.0.0.1", 9000) as server:
        await server.serve_forever()


asyncio.run(main())
