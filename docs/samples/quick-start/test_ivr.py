import asyncio

import eslng
from eslng.testing import Switch


async def menu(call: eslng.Call) -> None:
    await call.answer()
    entered = await call.play_and_get_digits("tone_stream://%(5000,0,440)", max=1)
    await call.transfer({"1": "sales", "2": "support"}.get(entered.digits, "operator"))


def test_two_is_support(freeswitch: Switch) -> None:
    async def run() -> None:
        async with eslng.serve(menu) as server:
            freeswitch.watch()
            # The switch calls the program, waits until it asks, and presses a digit.
            uuid = await asyncio.to_thread(freeswitch.call, server.port)
            asks = {"Application": "play_and_get_digits"}
            await asyncio.to_thread(freeswitch.wait, "CHANNEL_EXECUTE", uuid=uuid, headers=asks)
            freeswitch.press(uuid, "2")
            goes = {"Application": "transfer"}
            event = await asyncio.to_thread(freeswitch.wait, "CHANNEL_EXECUTE", uuid=uuid, headers=goes)
            assert dict(event["headers"])["Application-Data"] == "support"

    asyncio.run(run())
