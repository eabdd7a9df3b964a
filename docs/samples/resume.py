"""Asks the caller where to go, and lets the dialplan do the rest."""

import asyncio

import eslng

DEPARTMENTS = {"1": "sales", "2": "support"}


async def ask(call: eslng.Call) -> None:
    await call.answer()
    entered = await call.play_and_get_digits("ivr/ivr-welcome.wav", max=1, timeout=5)
    await call.set(department=DEPARTMENTS.get(entered.digits, "operator"))
    # It returns without hanging up: the call goes on with the action after `socket`.


async def main() -> None:
    async with eslng.serve(ask, "127.0.0.1", 8084) as server:
        await server.serve_forever()


asyncio.run(main())
