"""Many outbound calls at once in one asyncio process, each an IVR: every caller's digits reach the right handler."""

import asyncio
import os
import threading
from collections.abc import Callable

import pytest
from conftest import LOOPS

import eslng
from eslng.testing import Switch

#: On a machine with other work it takes a while: the switch looks through what all calls did for each that is prompted.
PATIENCE = 600.0 if "ESLNG_LONG" in os.environ else 120.0


async def ivr(call: eslng.Call) -> bool:
    """Five steps; whether what the caller pressed is what the switch said they would."""
    await call.answer()
    prompt = "silence_stream://600000"
    digits = await call.play_and_get_digits(prompt, min=1, max=1, timeout=600, invalid_file="silence_stream://10", regexp=r"\d")
    await call.set(pressed=digits.digits)
    pressed = await call.variable("pressed")
    await call.playback("silence_stream://10")
    await call.hangup()
    end = await call.ended()
    return bool(pressed == call.get("variable_expected") == end.event.variable("pressed"))


def place(switch: Switch, port: int, calls: int, failures: list[BaseException]) -> None:
    """Places all calls, then presses what each expects when all have been prompted."""
    try:
        switch.watch()
        digits = {}
        for number in range(calls):
            digit = str(number % 10)
            digits[switch.call(port, variables={"expected": digit})] = digit
        prompted: dict[str, bool] = {}
        while len(prompted) < calls:
            event = switch.control("wait", name="PLAYBACK_START", timeout_ms=int(PATIENCE * 1000))
            prompted[dict(event["headers"])["Unique-ID"]] = True
        for uuid in prompted:
            switch.press(uuid, digits[uuid])
    except BaseException as error:
        failures.append(error)


async def serve(switch: Switch, calls: int) -> int:
    """Serves so many calls, all at once; how many went right."""
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    failures: list[BaseException] = []
    right = finished = open_at_once = most = 0

    async def handle(call: eslng.Call) -> None:
        nonlocal right, finished, open_at_once, most
        open_at_once += 1
        most = max(most, open_at_once)
        try:
            is_right = await ivr(call)
            right += is_right
        finally:
            open_at_once -= 1
            finished += 1
            if finished == calls:
                done.set()

    async with asyncio.timeout(PATIENCE), eslng.serve(handle) as server:
        port = server.port
        placing = threading.Thread(target=place, args=(switch, port, calls, failures))
        placing.start()
        try:
            await done.wait()
        finally:
            await loop.run_in_executor(None, placing.join, PATIENCE)
        await server.drain(PATIENCE)
    assert failures == []
    assert server.stats["handler_errors"] == 0
    # All wait for their digits before the first gets one.
    assert most == calls
    return right


@pytest.mark.parametrize("loop_name", LOOPS)
def test_two_hundred_calls_at_once(freeswitch: Switch, loop_name: str) -> None:
    run(freeswitch, LOOPS[loop_name], 200)


@pytest.mark.skipif("ESLNG_LONG" not in os.environ, reason="run by ci/long")
@pytest.mark.parametrize("loop_name", LOOPS)
def test_a_thousand_calls_at_once(freeswitch: Switch, loop_name: str) -> None:
    run(freeswitch, LOOPS[loop_name], 1_000)


def run(switch: Switch, factory: Callable[[], asyncio.AbstractEventLoop], calls: int) -> None:
    with asyncio.Runner(loop_factory=factory) as runner:
        assert runner.run(serve(switch, calls)) == calls
