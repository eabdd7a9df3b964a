"""The client on asyncio against the test switch."""

import asyncio
import logging
import socket
from collections.abc import Callable
from typing import Any, assert_type

import pytest

import eslng
from eslng import errors, records
from eslng.client import Connecting
from eslng.testing import Switch


def connect(switch: Switch, **options: Any) -> Connecting:
    return eslng.connect(switch.host, switch.port, **options)


@pytest.mark.parametrize("format", ["plain", "json", "xml"])
async def test_events(freeswitch: Switch, format: str) -> None:
    async with connect(freeswitch, format=format) as fs, fs.events("HEARTBEAT", custom=["a::b"]) as events:
        freeswitch.emit("CUSTOM", [("X", "ä b"), ("L", "ARRAY::1|:2")], "one\ntwo", subclass="a::b")
        freeswitch.emit("CUSTOM", subclass="other::one")
        freeswitch.emit("HEARTBEAT")
        event = await anext(events)
        assert isinstance(event, eslng.Event)
        assert (event.name, event.subclass, event.format, event.body) == ("CUSTOM", "a::b", format, "one\ntwo")
        assert event["x"] == "ä b" and event.get("nothing") is None and "X" in event
        assert event.all("L") == ["1", "2"]
        assert dict(event)["X"] == "ä b"
        second = await anext(events)
        assert isinstance(second, eslng.Event) and second.name == "HEARTBEAT"
        events.close()
        with pytest.raises(StopAsyncIteration):
            await anext(events)


def test_an_event_from_elsewhere() -> None:
    text = '{"Event-Name":"CUSTOM","Event-Subclass":"shop::open","Name":"Zoë","_body":"hi"}'
    for json in (text, text.encode()):
        event = eslng.Event.from_json(json)
        assert isinstance(event, eslng.Event)
        assert (event.name, event.subclass, event["name"], event.body) == ("CUSTOM", "shop::open", "Zoë", "hi")
        assert event.raw == text.encode()
    assert eslng.Event.from_json(b'{"a":"\xff"}').get_bytes("a") == b"\xff"
    for wrong in ("", "[]", '{"a":', '"text"'):
        with pytest.raises(errors.Malformed):
            eslng.Event.from_json(wrong)


async def test_api_its_errors_and_typed_commands(freeswitch: Switch) -> None:
    async with connect(freeswitch) as fs:
        assert (await fs.api("status")).startswith("UP ")
        with pytest.raises(errors.CommandFailed) as failed:
            await fs.api("nosuch")
        assert failed.value.text == "-ERR nosuch Command not found!"
        with pytest.raises(errors.InvalidArgument):
            await fs.api("status\n\napi shutdown")
        assert await fs.commands.uuid_exists("nobody") is False
        assert await fs.commands.uuid_exists(uuid="nobody") is False
        with pytest.raises(errors.CommandFailed):
            await fs.commands.uuid_kill("nobody", cause="USER_BUSY")
        with pytest.raises(TypeError):
            await fs.run("uuid_exists", "a", "b")
        with pytest.raises(errors.InvalidArgument):
            await fs.commands.uuid_kill("a b\n")
        status = await fs.commands.status()
        assert_type(status, records.Status)
        assert status.keys() == records.Status.__required_keys__ and status["uptime"].keys() == records.Uptime.__required_keys__
        channels = await fs.commands.show_channels(format="json")
        assert_type(channels, list[dict[str, str]])
        assert channels == []
        with pytest.raises(TypeError):
            await fs.commands.uuid_kill(uuid="a", reason="b")  # type: ignore[call-arg]
        with pytest.raises(AttributeError):
            await fs.commands.no_such_command()  # type: ignore[attr-defined]
        job = await fs.bgapi("nosuch")
        assert job.body == "-ERR nosuch Command not found!\n"
        with pytest.raises(errors.Timeout):
            await fs.api("msleep 200", timeout=0.01)
        assert await fs.api("echo after") == "after"


async def test_a_thousand_at_once_get_their_own_answers(freeswitch: Switch) -> None:
    async with connect(freeswitch) as fs:
        words = [f"word-{number}" for number in range(1000)]
        assert await asyncio.gather(*(fs.api(f"echo {word}") for word in words)) == words
        jobs = await asyncio.gather(*(fs.bgapi(f"echo {word}") for word in words[:200]))
        assert [job.body for job in jobs] == words[:200]


async def test_cancelling_gives_a_wait_up(freeswitch: Switch) -> None:
    async with connect(freeswitch) as fs:
        job = asyncio.ensure_future(fs.bgapi("msleep 60000"))
        assert await fs.api("echo x") == "x"
        job.cancel()
        with pytest.raises(asyncio.CancelledError):
            await job
        async with asyncio.timeout(5):
            assert await fs.api("echo y") == "y"


async def test_log_lines(freeswitch: Switch) -> None:
    async with connect(freeswitch) as fs, fs.events(log="debug") as lines:
        await fs.api("log info hello")
        async for line in lines:
            if isinstance(line, eslng.LogLine) and "hello" in line.text:
                assert line.level == 6
                break


async def test_filters_and_events_of_ours(freeswitch: Switch) -> None:
    async with connect(freeswitch) as fs, fs.events(custom=["shop::open"]) as events:
        await fs.filter("Door", "1")
        await fs.send_event("CUSTOM", {"Door": "2"}, subclass="shop::open")
        await fs.send_event("CUSTOM", {"Door": "1"}, "body", subclass="shop::open")
        event = await anext(events)
        assert isinstance(event, eslng.Event)
        assert (event["Door"], event.body) == ("1", "body")
        await fs.remove_filter()
        assert (await fs.raw("nonsense")).text == "-ERR command not found"
        with pytest.raises(errors.InvalidArgument):
            await fs.send_event("CUSTOM", {"A": "x\ny"})


async def test_handlers(freeswitch: Switch, caplog: pytest.LogCaptureFixture) -> None:
    seen: asyncio.Queue[str | None] = asyncio.Queue()
    async with connect(freeswitch) as fs:

        @fs.on("HEARTBEAT")
        async def beat(event: eslng.Event) -> None:
            await seen.put(event.name)

        @fs.on(custom=["a::b"])
        def custom(event: eslng.Event) -> None:
            seen.put_nowait(event["Door"])
            raise ValueError("mine")

        # Its answer comes behind those to the subscriptions.
        await asyncio.sleep(0)
        await fs.api("echo x")
        freeswitch.emit("HEARTBEAT")
        assert await seen.get() == "HEARTBEAT"
        for door in ("1", "2"):
            freeswitch.emit("CUSTOM", {"Door": door}, subclass="a::b")
            assert await seen.get() == door
    assert [record.exc_info[0] for record in caplog.records if record.exc_info] == [ValueError, ValueError]


async def test_a_loss_is_told_and_what_was_asked_for_is_asked_for_again(freeswitch: Switch) -> None:
    gaps: asyncio.Queue[eslng.Gap] = asyncio.Queue()
    async with connect(freeswitch, retry_first=0.01) as fs, fs.events("HEARTBEAT") as events:
        fs.on_gap(gaps.put_nowait)
        job = asyncio.ensure_future(fs.bgapi("msleep 60000"))
        await fs.api("echo x")
        freeswitch.restart()
        with pytest.raises(errors.EslError) as failed:
            await job
        assert failed.value.outcome_unknown and failed.value.retryable
        gap = await gaps.get()
        assert gap.restarted is True and gap.seconds >= 0
        assert isinstance(await events.next(), eslng.Gap)
        freeswitch.emit("HEARTBEAT")
        beat = await anext(events)
        assert isinstance(beat, eslng.Event) and beat.name == "HEARTBEAT"


async def test_what_a_reader_is_too_slow_for_waits_in_the_socket(freeswitch: Switch) -> None:
    async with connect(freeswitch) as fs, fs.events(custom=["a::b"], queue=4000) as events:
        for number in range(40):
            freeswitch.emit("CUSTOM", {"I": str(number)}, subclass="a::b")
        seen = []
        async for event in events:
            assert isinstance(event, eslng.Event)
            seen.append(event["I"])
            if len(seen) == 40:
                break
        assert seen == [str(number) for number in range(40)]


async def test_logins_that_fail(freeswitch_factory: Callable[..., Switch], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    switch = freeswitch_factory(users=["7@a.test:seven"])
    with pytest.raises(errors.AuthRejected):
        async with connect(switch, password="wrong one"):
            pass
    with pytest.raises(errors.InvalidArgument):
        await connect(switch, password="a\nb")
    async with connect(switch, user="7@a.test", password="seven") as fs:
        assert fs.state == "up"
    denying = freeswitch_factory(deny=["127.0.0.1"])
    with pytest.raises(errors.AccessDenied):
        await connect(denying)
    denying.stop()
    with pytest.raises(errors.ConnectFailed):
        await connect(denying)
    assert "wrong one" not in caplog.text and "seven" not in caplog.text


async def test_close_ends_everything(freeswitch: Switch) -> None:
    fs = await connect(freeswitch)
    events = await fs.events("HEARTBEAT").subscribe()
    waiting = asyncio.ensure_future(events.next())
    job = asyncio.ensure_future(fs.bgapi("msleep 60000"))
    await fs.api("echo x")
    await fs.close()
    with pytest.raises(errors.Disconnected):
        await job
    assert await waiting is None
    with pytest.raises(errors.Closed):
        await fs.api("status")
    assert fs.state == "ended"
    assert await fs.events("ALL").next() is None


async def test_a_socket_of_ones_own(freeswitch: Switch) -> None:
    sock = socket.create_connection((freeswitch.host, freeswitch.port))
    sock.setblocking(False)
    async with eslng.connect(sock=sock) as fs:
        assert (await fs.api("status")).startswith("UP ")


@pytest.mark.parametrize(
    ("fault", "options"),
    [
        ("dribble", {"bytes": 3}),
        ("split_blank_line", {}),
        ("cut_after", {"bytes": 200}),
        ("never_answer", {}),
        ("malformed", {"kind": "garbage"}),
    ],
)
async def test_a_peer_that_misbehaves(freeswitch: Switch, fault: str, options: dict[str, object]) -> None:
    async with connect(freeswitch, timeout=1.0, reconnect=False) as fs:
        freeswitch.fault(fault, **options)
        for number in range(3):
            try:
                assert await fs.api(f"echo {number}") == str(number)
            except errors.EslError as error:
                assert error.number
        freeswitch.clear_faults()
    assert fs.state == "ended"


def test_errors_are_the_table(pytestconfig: pytest.Config) -> None:
    import tomllib

    table = pytestconfig.rootpath / "core/engine/catalogue/errors.toml"
    with table.open("rb") as file:
        rows = tomllib.load(file)["error"]
    of_ours = {kind.number: (kind.name, kind.retryable, kind.outcome_unknown) for kind in errors.BY_NUMBER.values()}
    assert of_ours == {row["number"]: (row["name"], row["retry"], row["outcome_unknown"]) for row in rows}
