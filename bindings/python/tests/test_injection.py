"""Nothing that a caller hands over leaves its place: no line end, no NUL, and no ``${...}`` that the switch would expand."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any, cast

import pytest
from surface import Place, places
from wire import GREETING, Packets, Recorded, Wire

import ESL
import eslng
from eslng import blocking, errors
from eslng.call import Call
from eslng.client import Client
from eslng.commands import Commands
from eslng.engine import Engine
from eslng.fleet import Fleet

MARK = "INJECTED"
HOSTILE = {"lf": f"a\n\napi {MARK}", "cr": f"a\r{MARK}", "crlf": f"a\r\n{MARK}: b", "nul": f"a\0{MARK}", "end": f"{MARK}\n"}
EXPANDED = "a${system " + MARK + "}"

UUID = "5e1f0000-0000-4000-8000-000000000000"

#: A whole packet may hold what it likes, but for a NUL.
WHOLE = "raw(packet)"


class Caller:
    """A client of a switch that agrees to everything, and what hands texts to it."""

    def __init__(self) -> None:
        self.wires: list[Wire] = []

    async def begin(self) -> Client:
        loop = asyncio.get_running_loop()

        async def open_transport(protocol: Callable[[], asyncio.Protocol]) -> None:
            self.wires.append(Wire(loop, protocol()))

        self.client = Client(Engine(loop.time(), silence=None), open_transport, timeout=None)
        await self.client._start()
        self.call = await self.client.call(UUID)
        self.fleet = Fleet()
        self.fleet.add("one", self.client)
        return self.client

    async def turn(self) -> None:
        for _ in range(6):
            await asyncio.sleep(0)

    async def attempt(self, target: object, place: Place, text: str) -> tuple[Packets, object]:
        """What was written, and what was raised; what would wait is given up."""
        await self.turn()
        (wire,) = self.wires
        wire.packets.clear()
        try:
            given, named = place.build(text)
            result = getattr(target, place.method)(*given, **named)
        except (errors.InvalidArgument, TypeError, ValueError) as error:
            return wire.packets, error
        stream = result if isinstance(result, eslng.EventStream) else None
        waits = result.subscribe() if isinstance(result, eslng.EventStream) else result
        if isinstance(waits, AsyncIterator):
            waits = anext(waits)
        outcome = None
        if isinstance(waits, Awaitable):
            task = asyncio.ensure_future(waits)
            await self.turn()
            task.cancel()
            (outcome,) = await asyncio.gather(task, return_exceptions=True)
        if stream is not None:
            stream.close()
        await self.turn()
        return wire.packets, outcome


SURFACES = {Client: "client", Call: "call", Commands: "commands", Fleet: "fleet"}
#: They end what is looked at, or wait for nothing that is sent.
LEFT_OUT = {"close", "on", "on_up", "on_down", "on_gap", "on_end", "within", "add", "remove", "drain", "pick", "wait_for"}
PLACES = {kind: [place for place in places(kind) if place.method not in LEFT_OUT] for kind in SURFACES}


def target_of(caller: Caller, kind: type) -> object:
    return caller.client.commands if kind is Commands else getattr(caller, SURFACES[kind])


def test_the_surface_is_seen_whole() -> None:
    seen = {f"{kind.__name__}.{place}" for kind in PLACES for place in PLACES[kind]}
    assert len(PLACES[Commands]) > 300 and len(PLACES[Call]) > 40 and len(PLACES[Client]) > 50, seen
    for place in (
        "Client.api(line)",
        "Client.send_event(headers as a name)",
        "Client.originate(dial as a variable)",
        "Client.place(caller_id_name)",
        "Client.events(custom as an element)",
        "Call.set(variables as a name)",
        "Call.execute(argument)",
        "Commands.uuid_kill(uuid)",
    ):
        assert place in seen


def holds(parts: list[bytes], text: str) -> bool:
    return any(text.encode() in part for part in parts)


@pytest.mark.patience(120)
async def test_no_text_leaves_its_line() -> None:
    caller = Caller()
    reached = 0
    async with await caller.begin():
        for kind in PLACES:
            for place in PLACES[kind]:
                packets, _ = await caller.attempt(target_of(caller, kind), place, MARK)
                is_sent = holds(packets.heads, MARK)
                reached += is_sent
                for name, text in HOSTILE.items():
                    packets, raised = await caller.attempt(target_of(caller, kind), place, text)
                    where = f"{kind.__name__}.{place} of {name}: {packets} {raised!r}"
                    if str(place) == WHOLE and name != "nul":
                        continue
                    # In a body behind its length a text may hold what it likes.
                    assert not holds(packets.heads, MARK), where
                    # A fleet's switches answer each for itself.
                    raised = raised["one"] if isinstance(raised, dict) else raised
                    refused = isinstance(raised, errors.InvalidArgument | TypeError | ValueError)
                    assert refused or not is_sent or text.encode() in packets.bodies, where
    # Most of what is handed over goes to the switch.
    assert reached > 400


#: An application's argument, and what an originate sets and runs.
EXPANDS = re.compile(rb"^(?:execute-app-arg: |(?:bg)?api originate )(.*)$", re.MULTILINE)
ACTIVE = re.compile(rb"(?<!\\)\$\{system")


@pytest.mark.patience(120)
async def test_no_text_is_expanded() -> None:
    caller = Caller()
    seen = 0
    async with await caller.begin():
        for kind in (Client, Call):
            for place in PLACES[kind]:
                # An expression is there to be expanded; a line is the caller's own.
                if "expression" in place.name or str(place) in ("api(line)", "ask(line)", "bgapi(line)", "raw(packet)"):
                    continue
                packets, _ = await caller.attempt(target_of(caller, kind), place, EXPANDED)
                written = [part for head in packets.heads for part in EXPANDS.findall(head)] + packets.bodies
                seen += holds(written, MARK)
                if place.method not in ("send_event", "send_message"):
                    assert not any(ACTIVE.search(part) for part in written), f"{kind.__name__}.{place}: {packets}"
    assert seen > 20


@pytest.fixture
def recorded(request: pytest.FixtureRequest) -> Iterator[Recorded]:
    switch = Recorded(getattr(request, "param", GREETING))
    yield switch
    switch.close()


#: What waits for more than its answer, or is no text of the wire's.
LOCAL = {
    "adopt(tag)",
    "get(default)",
    "get(header)",
    "events(uuid)",
    "listen(custom as an element)",
    "listen(custom)",
    "listen(names)",
    "listen(uuid)",
}


def test_no_text_leaves_its_line_for_threads(recorded: Recorded) -> None:
    with blocking.connect(sock=recorded.ours, silence=None, timeout=0.1) as fs:
        call = fs.call(UUID)
        targets: list[tuple[type, object]] = [(blocking.Client, fs), (blocking.Call, call), (type(fs.commands), fs.commands)]
        for kind, target in targets:
            for place in places(kind):
                if place.method in LEFT_OUT or str(place) in LOCAL:
                    continue
                for name, text in HOSTILE.items():
                    if str(place) == WHOLE and name != "nul":
                        continue
                    recorded.packets.clear()
                    where = f"{kind.__name__}.{place} of {name}: {recorded.packets}"
                    try:
                        given, named = place.build(text)
                        getattr(target, place.method)(*given, **named)
                    except (errors.InvalidArgument, TypeError, ValueError):
                        pass
                    except errors.Timeout:
                        assert text.encode() in recorded.packets.bodies, where
                    else:
                        assert text.encode() in recorded.packets.bodies, where
                    assert not holds(recorded.packets.heads, MARK), where
        assert fs.api("echo x", timeout=20) == "+OK"


@pytest.mark.parametrize("recorded", [b""], indirect=True)
def test_no_text_leaves_its_line_in_the_module_esl(recorded: Recorded) -> None:
    connection = ESL.ESLconnection(recorded.ours.detach())
    whole = {"send", "sendRecv"}
    asks: dict[str, list[Callable[[str], Any]]] = {
        "api": [lambda text: connection.api(text), lambda text: connection.api("x", text)],
        "bgapi": [
            lambda text: connection.bgapi(text),
            lambda text: connection.bgapi("x", text),
            lambda text: connection.bgapi("x", "y", text),
        ],
        "filter": [lambda text: connection.filter(text, "x"), lambda text: connection.filter("x", text)],
        "events": [lambda text: connection.events(text, "x"), lambda text: connection.events("plain", text)],
        "execute": [
            lambda text: connection.execute(text),
            lambda text: connection.execute("x", text),
            lambda text: connection.execute("x", "y", text),
        ],
        "executeAsync": [
            lambda text: connection.executeAsync(text),
            lambda text: connection.executeAsync("x", text),
            lambda text: connection.executeAsync("x", "y", text),
        ],
        "sendMSG": [
            lambda text: connection.sendMSG(cast(Any, ESL.ESLevent("CUSTOM")), text),
            lambda text: connection.sendMSG(event_with("A", text)),
            lambda text: connection.sendMSG(event_with(text, "a")),
        ],
        "sendEvent": [
            lambda text: connection.sendEvent(event_with("A", text)),
            lambda text: connection.sendEvent(event_with(text, "a")),
            lambda text: connection.sendEvent(ESL.ESLevent("CUSTOM", text)),
        ],
    }
    takes_none = {"setAsyncExecute", "setEventLock", *whole}
    taking = {
        name
        for name in vars(ESL.ESLconnection)
        if not name.startswith("_")
        and "(" in (sig := str(ESL.ESLconnection.__dict__[name].__text_signature__))
        and "," in sig
        and name != "recvEventTimed"
    }
    assert taking == set(asks) | takes_none
    for lines in asks.values():
        for ask in lines:
            for name in ("lf", "cr", "crlf", "nul"):
                ask(HOSTILE[name])
    answered = connection.api("echo", "in step")
    assert answered is not None and answered.getBody() == "+OK"
    connection.disconnect()
    assert not holds(recorded.packets.heads, MARK), recorded.packets


def event_with(name: str, value: str) -> ESL.ESLevent:
    event = ESL.ESLevent("CUSTOM", "a::b")
    event.addHeader(name, value)
    return event
