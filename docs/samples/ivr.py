"""A menu: 1 connects to sales, 2 leaves a message, anything else is asked again."""

import asyncio

import eslng


async def menu(call: eslng.Call) -> None:
    await call.answer()
    for _ in range(3):
        entered = await call.play_and_get_digits("ivr/ivr-welcome.wav", max=1, timeout=5)
        if entered.digits == "1":
            await call.playback("ivr/ivr-hold_connect_call.wav")
            return await call.transfer("1000", "XML", "default")
        if entered.digits == "2":
            await call.playback("voicemail/vm-record_message.wav")
            # Until `*`, a minute, or three seconds that are quieter than 200.
            path = f"/var/spool/messages/{call.uuid}.wav"
            recorded = await call.record(path, limit_seconds=60, silence_threshold=200, silence_seconds=3)
            print("a message of", recorded.length, "s from", call.get("Caller-Caller-ID-Number"))
            return await call.hangup()
        await call.playback("ivr/ivr-that_was_an_invalid_entry.wav")
    await call.hangup()


async def main() -> None:
    async with eslng.serve(menu, "127.0.0.1", 8084) as server:
        await server.serve_forever()


asyncio.run(main())
