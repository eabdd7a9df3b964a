"""Faults of the switch, and what a client on asyncio makes of them: every await ends, with what was asked for or with an error of the table."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from typing import Any

import pytest

import eslng
from eslng import errors
from eslng.client import Connecting
from eslng.testing import Switch

#: Where a connection is cut, in bytes from its first: all of the login in steps, then here and there. ``ci/long`` cuts at every byte of the
#: first 2,000.
STEPS = (1, 2_000, 101) if "ESLNG_LONG" in os.environ else (7, 420, 911)
CUTS = [*range(0, STEPS[1], STEPS[0]), *range(STEPS[1], 24_000, STEPS[2])]
#: How many cuts one test makes.
CHUNK = 50

Outcome = errors.EslError | None


def chunks() -> list[list[int]]:
    cuts = list(CUTS)
    return [cuts[at : at + CHUNK] for at in range(0, len(cuts), CHUNK)]


def connect(switch: Switch, **options: Any) -> Connecting:
    return eslng.connect(switch.host, switch.port, **options)


async def attempt(wait: Awaitable[object]) -> Outcome:
    """What it came to: nothing else than an error of the table is let through."""
    try:
        await wait
    except errors.EslError as error:
        assert type(error) is not errors.Internal
        return error
    return None


async def read(stream: eslng.EventStream[eslng.Event | eslng.LogLine]) -> None:
    async for event in stream:
        assert isinstance(event, eslng.LogLine) or event.error is None


async def talk(fs: eslng.Client) -> None:
    """One thing after the other, up to a call and its end."""
    assert (await fs.api("echo one")) == "one"
    assert (await fs.bgapi("echo two")).body == "two"
    assert await fs.commands.uuid_exists("nobody") is False
    async with asyncio.TaskGroup() as tasks:
        call = await fs.originate("test/callee")
        seen = tasks.create_task(changes(call))
        assert (await call.playback("silence_stream://1")).response == "FILE PLAYED"
        await call.set(a="b")
        assert await call.variable("a") == "b"
        await call.hangup("USER_BUSY")
        assert (await call.ended()).cause == "USER_BUSY"
    assert seen.result()[-1] == "ended"


async def changes(call: eslng.Call) -> list[str]:
    return [change.kind async for change in call.changes()]


async def attempted(work: Coroutine[Any, Any, None]) -> Outcome:
    """As attempt, of work with tasks of its own."""
    try:
        await work
    except errors.EslError as error:
        return error
    except BaseExceptionGroup as group:
        rest = group.split(errors.EslError)[1]
        assert rest is None, rest
        first = group.exceptions[0]
        assert isinstance(first, errors.EslError)
        return first
    return None


@contextlib.asynccontextmanager
async def watched(fs: eslng.Client) -> AsyncIterator[None]:
    """Everything that can be waited for beside a talk is waited for; when the client has ended all of it ends."""
    waits = [
        asyncio.ensure_future(read(fs.events("ALL"))),
        asyncio.ensure_future(read(fs.events(custom=["a::b"], log="debug"))),
        asyncio.ensure_future(fs.bgapi("msleep 60000")),
        asyncio.ensure_future(follow(fs)),
    ]
    fs.on("ALL")(lambda event: event["Event-Name"])
    try:
        yield
    finally:
        await fs.close()
        await asyncio.gather(*(attempt(wait) for wait in waits))


async def follow(fs: eslng.Client) -> None:
    call = await fs.originate("test/sleeper")
    await asyncio.gather(attempt(call.ended()), attempt(call.playback("silence_stream://600000")), changes(call))


def play(switch: Switch) -> None:
    switch.party("callee", ["ring", "answer"])
    switch.party("sleeper", ["answer"])


async def session(switch: Switch, **options: Any) -> Outcome:
    """A connection and all that it can be asked; what it came to."""
    try:
        fs = await connect(switch, **options)
    except errors.EslError as error:
        return error
    async with watched(fs):
        return await attempted(talk(fs))


async def test_a_session_without_a_fault(freeswitch: Switch) -> None:
    play(freeswitch)
    assert await session(freeswitch) is None


@pytest.mark.patience(120)
@pytest.mark.parametrize("cuts", chunks(), ids=lambda cuts: f"{cuts[0]}-{cuts[-1]}")
async def test_a_connection_that_is_cut_anywhere(freeswitch: Switch, cuts: list[int]) -> None:
    play(freeswitch)
    for cut in cuts:
        freeswitch.fault("cut_after", bytes=cut)
        outcome = await session(freeswitch, reconnect=False)
        assert isinstance(outcome, errors.ConnectFailed | ConnectionError | errors.Truncated | errors.EslError | None), cut
        freeswitch.clear_faults()
    assert await session(freeswitch) is None


async def test_a_client_that_reconnects_into_cuts_ends_what_was_asked_for(freeswitch: Switch) -> None:
    play(freeswitch)
    for cut in (150, 400, 2_000):
        freeswitch.fault("cut_after", bytes=100_000)
        async with connect(freeswitch, retry_first=0.001, retry_cap=0.002) as fs:
            freeswitch.fault("cut_after", bytes=cut)
            async with watched(fs):
                outcome = await attempted(talk(fs))
                assert outcome is None or outcome.retryable or isinstance(outcome, errors.HungUp), outcome
        freeswitch.clear_faults()


@pytest.mark.parametrize(
    ("fault", "options"),
    [
        ("dribble", {"bytes": 61}),
        ("split_blank_line", {}),
        ("answer_late", {"delay_ms": 5}),
    ],
)
@pytest.mark.patience(60)
async def test_frames_that_are_torn_and_answers_that_are_late_harm_nothing(
    freeswitch: Switch, fault: str, options: dict[str, object]
) -> None:
    play(freeswitch)
    freeswitch.fault(fault, **options)
    async with connect(freeswitch) as fs, asyncio.TaskGroup() as tasks:
        stream = await fs.events("ALL").subscribe()
        reading = tasks.create_task(read(stream))
        assert await attempted(talk(fs)) is None
        stream.close()
        await reading


async def test_answers_that_come_twice(freeswitch: Switch) -> None:
    play(freeswitch)
    async with connect(freeswitch, reconnect=False) as fs, watched(fs):
        freeswitch.fault("answer_twice")
        # What is answered twice answers the next question too: the text is another's, or the client finds out.
        for number in range(20):
            answer = await attempt(fs.api(f"echo {number}"))
            assert answer is None or isinstance(answer, errors.OutOfStep | errors.Disconnected | errors.NotSent)


@pytest.mark.parametrize("fault", ["never_answer", "stall_reading"])
async def test_a_switch_that_says_nothing(freeswitch: Switch, fault: str) -> None:
    play(freeswitch)
    async with connect(freeswitch) as fs:
        call = await fs.originate("test/sleeper")
        freeswitch.fault(fault)
        asks: list[Callable[[], Awaitable[object]]] = [
            lambda: fs.api("status"),
            lambda: fs.bgapi("status"),
            lambda: fs.raw("api status"),
            lambda: fs.run("status"),
            lambda: fs.execute(call.uuid, "sleep", "1"),
            lambda: fs.filter("A", "b"),
            lambda: fs.remove_filter(),
            lambda: fs.my_events(call.uuid),
            lambda: fs.linger(1),
            lambda: fs.send_event("CUSTOM", subclass="a::b"),
            lambda: fs.send_message(call.uuid, {"call-command": "nothing"}),
            lambda: fs.call(call.uuid),
            lambda: fs.adopt("tag"),
            lambda: fs.originate("test/sleeper"),
            lambda: fs.events("HEARTBEAT").next(),
            lambda: call.playback("silence_stream://1"),
            lambda: call.variable("a"),
            lambda: call.ended(),
            lambda: call.wait_for(lambda status: status.is_bridged),
            lambda: anext(call.changes()),
            lambda: anext(call.digits()),
        ]

        async def give_up(ask: Callable[[], Awaitable[object]]) -> None:
            # What causes an event shows the client that something is wrong: the event comes before the reply.
            with contextlib.suppress(TimeoutError, errors.EslError):
                async with asyncio.timeout(0.05):
                    await ask()

        await asyncio.gather(*(give_up(ask) for ask in asks))
    assert fs.state == "ended"


@pytest.mark.parametrize("fault", ["never_answer", "stall_reading"])
async def test_what_is_never_answered_takes_as_long_as_it_may(freeswitch: Switch, fault: str) -> None:
    play(freeswitch)
    async with connect(freeswitch) as fs:
        call = await fs.originate("test/sleeper")
        freeswitch.fault(fault)
        # It may have begun to wait for this one.
        await attempt(fs.api("status", timeout=0.05))
        limited = [fs.api("status", timeout=0.05), fs.raw("api status", timeout=0.05), call.within(0.05).variable("a")]
        assert [type(outcome) for outcome in await asyncio.gather(*map(attempt, limited))] == [errors.Timeout] * 3
        for ask in (lambda: fs.api("status"), lambda: call.variable("a"), lambda: fs.adopt("tag"), lambda: call.ended()):
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.01):
                    await ask()
        assert fs.state == "up"


async def test_a_login_that_is_never_answered_is_given_up(freeswitch: Switch) -> None:
    freeswitch.fault("never_answer")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.05):
            await connect(freeswitch)
    waiting = asyncio.ensure_future(asyncio.wait_for(connect(freeswitch), 60))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_a_dead_peer_is_found_out(freeswitch: Switch) -> None:
    async with connect(freeswitch, silence=0.1, reconnect=False) as fs:
        stream = await fs.events("HEARTBEAT").subscribe()
        freeswitch.fault("never_answer")
        assert await stream.next() is None
        assert fs.state == "ended"
        with pytest.raises(errors.EslError):
            await fs.api("status")


async def test_a_peer_that_reads_nothing_does_not_keep_a_client_from_closing(freeswitch: Switch) -> None:
    fs = await connect(freeswitch)
    freeswitch.fault("stall_reading")
    asks = [asyncio.ensure_future(attempt(fs.api("echo " + "x" * 60_000))) for _ in range(200)]
    await asyncio.sleep(0)
    await fs.close()
    assert all(isinstance(outcome, errors.EslError) for outcome in await asyncio.gather(*asks))


@pytest.mark.parametrize("what", ["drop", "restart", "kill"])
async def test_a_connection_that_is_lost_with_everything_in_flight(freeswitch: Switch, what: str) -> None:
    play(freeswitch)
    async with connect(freeswitch, reconnect=False) as fs, watched(fs):
        call = await fs.originate("test/sleeper")
        waits = [
            fs.bgapi("msleep 60000"),
            fs.originate("test/nobody_answers"),
            call.playback("silence_stream://600000"),
            call.ended(),
            call.wait_for(lambda status: status.is_bridged),
        ]
        if what == "kill":
            # What blocks the connection there keeps it from being dropped.
            waits.append(fs.api("msleep 60000"))
        outcomes = asyncio.gather(*map(attempt, waits))
        seen = asyncio.ensure_future(changes(call))
        await asyncio.sleep(0)
        {"drop": freeswitch.drop, "restart": freeswitch.restart, "kill": freeswitch._child.kill}[what]()
        assert all(isinstance(outcome, errors.EslError) for outcome in await outcomes)
        await seen
        assert await attempt(fs.api("status")) is not None


# Outbound.


async def ivr(call: eslng.Call) -> None:
    await call.answer()
    async with asyncio.TaskGroup() as tasks:
        seen = tasks.create_task(changes(call))
        await call.playback("silence_stream://1")
        await call.set(a="b")
        assert await call.variable("a") == "b"
        await call.hangup()
        assert (await call.ended()).cause == "NORMAL_CLEARING"
    assert seen.result()[-1] == "ended"


async def until(holds: Callable[[], bool], what: str) -> None:
    """Lets others have their turn until it holds; the test's own limit ends it."""
    try:
        while not holds():
            await asyncio.sleep(0.001)
    except asyncio.CancelledError:
        pytest.fail(f"waited in vain for {what}")


class Served:
    """A server that keeps what its calls came to."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []
        self.server = eslng.serve(self._handle)

    async def _handle(self, call: eslng.Call) -> None:
        self.outcomes.append(await attempted(ivr(call)))

    async def all_ended(self, number: int) -> None:
        """Waits until so many connections have come and none is open."""
        stats = self.server.stats
        await until(
            lambda: stats["probes"] + stats["failed"] + len(self.outcomes) == number and not self.server._tasks,
            f"the end of {number} connections: {stats}",
        )
        assert stats["accepted"] == number and stats["handler_errors"] == 0


@pytest.mark.patience(120)
@pytest.mark.parametrize("cuts", chunks(), ids=lambda cuts: f"{cuts[0]}-{cuts[-1]}")
async def test_an_outbound_call_that_is_cut_anywhere(freeswitch: Switch, cuts: list[int]) -> None:
    served = Served()
    async with served.server as server:
        for number, cut in enumerate(cuts):
            freeswitch.fault("cut_after", bytes=cut)
            freeswitch.call(server.port)
            await served.all_ended(number + 1)
            freeswitch.clear_faults()
        freeswitch.call(server.port)
        await served.all_ended(len(cuts) + 1)
        assert served.outcomes[-1] is None


@pytest.mark.parametrize(
    ("fault", "options"),
    [("dribble", {"bytes": 61}), ("split_blank_line", {}), ("answer_late", {"delay_ms": 5})],
)
@pytest.mark.patience(60)
async def test_an_outbound_call_with_torn_frames_and_late_answers(
    freeswitch: Switch, fault: str, options: dict[str, object]
) -> None:
    freeswitch.fault(fault, **options)
    served = Served()
    async with served.server as server:
        freeswitch.call(server.port)
        await served.all_ended(1)
    assert served.outcomes == [None]


@pytest.mark.parametrize("fault", ["never_answer", "stall_reading"])
async def test_a_server_closes_with_calls_that_say_nothing(freeswitch: Switch, fault: str) -> None:
    inside = asyncio.Event()
    ended: list[BaseException] = []

    async def handle(call: eslng.Call) -> None:
        await call.answer()
        freeswitch.fault(fault)
        inside.set()
        try:
            await call.playback("silence_stream://600000")
        except asyncio.CancelledError as error:
            ended.append(error)
            raise

    async with eslng.serve(handle) as server:
        freeswitch.call(server.port)
        await inside.wait()
        assert server.calls == 1
    assert server.calls == 0 and len(ended) == 1
    assert server.stats["handler_errors"] == 0


async def test_a_server_closes_while_peers_say_nothing() -> None:
    async with eslng.serve(lambda _: asyncio.sleep(0)) as server:
        silent = [await asyncio.open_connection("127.0.0.1", server.port) for _ in range(5)]
        for reader, _ in silent:
            # It says `connect` first.
            assert await reader.readuntil(b"\n\n") == b"connect\n\n"
        assert server.calls == 0
    # Closed, and none was a call.
    for reader, writer in silent:
        assert await reader.read() == b""
        writer.close()
        await writer.wait_closed()
    assert server.stats == {"accepted": 5, "calls": 0, "probes": 0, "failed": 0, "handler_errors": 0}
