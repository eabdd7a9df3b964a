"""Records what both sides say, from the answer on, unless the caller asks for no recording by pressing *9."""

import asyncio

import eslng


async def handle(call: eslng.Call) -> None:
    path = f"/var/spool/calls/{call.uuid}.wav"
    await call.answer()
    # Stereo: the caller on the left, the other side on the right.
    await call.set(RECORD_STEREO="true")
    await call.record_session(path)
    watching = asyncio.create_task(stop_when_asked(call, path))
    try:
        # It goes on recording while the two talk.
        await call.bridge("user/1000")
    except eslng.errors.CommandFailed as error:
        print("nobody there:", error.cause)
    finally:
        watching.cancel()
    await call.hangup("NORMAL_CLEARING")


async def stop_when_asked(call: eslng.Call, path: str) -> None:
    pressed = ""
    async for digit in call.digits():
        pressed = (pressed + digit)[-2:]
        if pressed == "*9":
            await call.stop_record_session(path)


async def main() -> None:
    async with eslng.serve(handle, "127.0.0.1", 8084) as server:
        await server.serve_forever()


asyncio.run(main())
