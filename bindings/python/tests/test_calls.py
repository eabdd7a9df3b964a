"""Calls in both directions."""

import asyncio
from typing import Any

import pytest

import eslng
from eslng import errors
from eslng.client import Connecting
from eslng.testing import Switch


def connect(switch: Switch, **options: Any) -> Connecting:
    return eslng.connect(switch.host, switch.port, **options)


async def test_a_call_that_we_place(freeswitch: Switch) -> None:
    async with connect(freeswitch) as fs:
        calling = await fs.place("loopback/1000/default", tag="mine")
        await calling.ringing()
        await calling.early_media()
        call = await calling.answered()
        assert call.uuid == calling.legs[0].uuid and call.status.is_answered
        assert (await call.playback("silence_stream://20")).response == "FILE PLAYED"
        await call.set(a="${system(id)}", b=2)
        assert await call.variable("a") == "${system(id)}"
        assert await call.variable("nothing") is None
        event = await call.execute("set", eslng.Expression("c=${b}"))
        assert event.variable("c") == "2"
        assert (await call.run("sleep", 10))["Application"] == "sleep"
        with pytest.raises(errors.InvalidArgument):
            await call.set(a="x\ny")
        with pytest.raises(errors.CommandFailed):
            await call.playback("/no/such/file.wav")
        # The other leg of a loopback has the variables too.
        assert call.uuid in [found.uuid for found in await fs.adopt("mine")]
        changes = call.changes()
        playing = asyncio.ensure_future(call.playback("silence_stream://60000"))
        await fs.api("echo x")
        await call.hangup("USER_BUSY")
        with pytest.raises(errors.EslError):
            await playing
        end = await call.ended()
        assert end.cause == "USER_BUSY" and end.event.name == "CHANNEL_HANGUP_COMPLETE"
        kinds = [change.kind async for change in changes]
        assert "hanging_up" in kinds and kinds[-1] == "ended"
        with pytest.raises(errors.HungUp) as over:
            await call.wait_for(lambda status: status.is_bridged)
        assert over.value.cause == "USER_BUSY"
        with pytest.raises(errors.HungUp):
            await fs.call("nobody")


async def test_a_call_that_nobody_answers_and_one_that_is_cancelled(freeswitch: Switch) -> None:
    freeswitch.party("busy", ["ring", {"hang_up": "USER_BUSY"}])
    freeswitch.party("slow", ["ring", {"wait_ms": 60_000}, "answer"])
    async with connect(freeswitch) as fs:
        with pytest.raises(errors.NotAnswered) as failed:
            await fs.originate("test/busy")
        assert failed.value.cause == "USER_BUSY"
        slow = await fs.place("test/slow")
        await slow.ringing()
        await slow.cancel()
        with pytest.raises(errors.NotAnswered):
            await slow.answered()
        assert (await slow.legs[0].ended()).cause == "ORIGINATOR_CANCEL"
        dial = eslng.DialString.together("test/slow", ("test/busy", {"a": "b c"}), variables={"x": 1})
        waiting = asyncio.ensure_future(fs.originate(dial))
        await fs.api("echo x")
        waiting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await waiting


async def test_a_call_that_the_switch_brings(freeswitch: Switch) -> None:
    told: asyncio.Future[tuple[object, ...]] = asyncio.get_running_loop().create_future()

    async def handle(call: eslng.Call) -> None:
        await call.answer()
        asking = asyncio.ensure_future(call.play_and_get_digits("silence_stream://10000", max=4, regexp=r"\d+"))
        pressed = []
        changes = call.changes()
        # What is pressed before it listens is nothing that it was asked for.
        await asyncio.to_thread(freeswitch.wait, "PLAYBACK_START", uuid=call.uuid)
        freeswitch.press(call.uuid, "12#")
        digits = await asking
        async for change in changes:
            if change.digit is not None:
                pressed.append(change.digit)
            if len(pressed) == 3:
                break
        await call.hangup("USER_BUSY")
        end = await call.ended()
        told.set_result((digits.digits, digits.terminator, pressed, call.get("variable_account"), call.is_full, end.cause))

    async with eslng.serve(handle) as server:
        freeswitch.watch()
        freeswitch.call(server.port, variables={"account": "4 2"})
        assert await told == ("12", "#", ["1", "2", "#"], "4 2", True, "USER_BUSY")


async def test_sync_and_without_full(freeswitch: Switch) -> None:
    told: asyncio.Queue[tuple[str | None, str]] = asyncio.Queue()

    async def handle(call: eslng.Call) -> None:
        await call.answer()
        await call.set(lab_x="7")
        value = await call.variable("lab_x")
        if not call.is_full:
            with pytest.raises(errors.PermissionDenied):
                await call.break_media(all=True)
        freeswitch.hangup(call.uuid)
        await told.put((value, (await call.ended()).cause))

    async with eslng.serve(handle) as server:
        for mode in ("full", "async", ""):
            freeswitch.call(server.port, mode)
            assert await told.get() == ("7", "NORMAL_CLEARING")


async def test_a_server_counts_probes_and_handlers_that_fail_and_goes_on(
    freeswitch: Switch, caplog: pytest.LogCaptureFixture
) -> None:
    failed = asyncio.Event()

    async def handle(call: eslng.Call) -> None:
        failed.set()
        raise ValueError("mine")

    server = await eslng.serve(handle)
    _, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.close()
    await writer.wait_closed()
    freeswitch.call(server.port)
    await failed.wait()
    assert await server.drain(5) == 0
    assert server.stats == {"accepted": 2, "calls": 1, "probes": 1, "failed": 0, "handler_errors": 1}
    with pytest.raises(OSError):
        await asyncio.open_connection("127.0.0.1", server.port if server._server and server._server.sockets else 1)


async def test_hundred_calls_at_once(freeswitch: Switch) -> None:
    done: asyncio.Queue[str] = asyncio.Queue()

    async def handle(call: eslng.Call) -> None:
        await call.answer()
        await call.playback("silence_stream://10")
        number = await call.variable("number")
        assert call.get("variable_number") == number and number is not None
        await call.hangup()
        await call.ended()
        await done.put(number)

    async with eslng.serve(handle) as server:
        for number in range(100):
            freeswitch.call(server.port, variables={"number": str(number)})
        assert sorted([int(await done.get()) for _ in range(100)]) == list(range(100))


async def test_a_fleet(freeswitch: Switch, freeswitch_factory: object) -> None:
    other = freeswitch_factory()  # type: ignore[operator]
    async with eslng.Fleet() as fleet:
        fleet.add("a", await connect(freeswitch))
        fleet.add("b", await connect(other))
        assert [fleet.pick().name for _ in range(3)] == ["a", "b", "a"]  # type: ignore[union-attr]
        fleet.drain("a")
        assert fleet.pick().name == "b"  # type: ignore[union-attr]
        call = await fleet["b"].originate("loopback/1000/default")
        found = await fleet.locate(call.uuid)
        assert found is not None and found.name == "b"
        assert await fleet.locate("nobody") is None
        answers = await fleet.api("echo x")
        assert answers == {"a": "x", "b": "x"}
        events = fleet.events("HEARTBEAT")
        first = asyncio.ensure_future(anext(events))
        while not first.done():
            # Until it is subscribed, they are for nobody.
            other.emit("HEARTBEAT")
            await fleet["b"].api("echo x")
        name, event = await first
        assert name == "b" and event["Event-Name"] == "HEARTBEAT"  # type: ignore[index]
        await events.aclose()  # type: ignore[attr-defined]
        await call.hangup()
