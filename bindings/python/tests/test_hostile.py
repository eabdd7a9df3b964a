"""A peer that is no switch, or a wicked one: whatever it sends, each face ends with an error, in little memory."""

import asyncio
import contextlib
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import pytest

import ESL
import eslng
from eslng import blocking, errors

PATIENCE = 20.0

GREETING = b"Content-Type: auth/request\n\n"
LOGGED_IN = b"Content-Type: command/reply\nReply-Text: +OK accepted\n\n"
REPLY = b"Content-Type: command/reply\nReply-Text: +OK\n\n"

#: More than any face takes of a header block or a body, with what lies in sockets.
ENOUGH = 48 * 1024 * 1024


@dataclass(frozen=True)
class Endless:
    """What is sent again and again, to see where it is refused; up to so many bytes."""

    first: bytes
    again: bytes
    enough: int = ENOUGH

    def parts(self) -> Iterator[bytes]:
        yield self.first
        sent = len(self.first)
        while sent < self.enough:
            yield self.again
            sent += len(self.again)


Said = bytes | Endless


def parts_of(said: Said) -> Iterator[bytes]:
    return iter([said]) if isinstance(said, bytes) else said.parts()


def event(text: bytes, form: bytes = b"plain") -> bytes:
    return b"Content-Length: %d\nContent-Type: text/event-%s\n\n%s" % (len(text), form, text)


#: What comes in the place of a greeting, or behind the login.
WICKED: dict[str, Said] = {
    "nothing": b"",
    "garbage": bytes(range(256)) * 4 + b"\n\n",
    "http": b"HTTP/1.1 400 Bad Request\r\nServer: nginx\r\nContent-Length: 3\r\n\r\nno\n",
    "tls": b"\x15\x03\x01\x00\x02\x02\x28",
    "blank_lines": b"\n" * 10_000,
    "nul": b"Content-Type: \0auth/request\0\n\0\n\n",
    "no_colon": b"nonsense\nmore nonsense\n\n",
    "no_name": b": value\n: \n:\n\n",
    "negative_length": b"Content-Type: api/response\nContent-Length: -1\n\n",
    "length_of_words": b"Content-Type: api/response\nContent-Length: many\n\n",
    "length_beyond_64_bits": b"Content-Type: api/response\nContent-Length: 99999999999999999999999\n\n",
    "length_of_a_terabyte": Endless(b"Content-Type: api/response\nContent-Length: 1099511627776\n\n", b"x" * 65_536),
    "length_below_what_comes": b"Content-Type: api/response\nContent-Length: 4\n\n+OK and more than was announced\n",
    "two_lengths": b"Content-Length: 1\nContent-Length: 2000000000\nContent-Type: api/response\n\nx",
    "endless_line": Endless(b"Content-Type: ", b"x" * 65_536),
    "endless_headers": Endless(b"", b"A: b\n" * 8_192),
    "many_events": Endless(b"", event(b"Event-Name: HEARTBEAT\n\n") * 64, 500_000),
    "many_replies": Endless(b"", REPLY * 64, 50_000),
    "unknown_type": b"Content-Type: text/surprise\nContent-Length: 3\n\nabc",
    "reply_of_no_kind": b"Content-Type: command/reply\n\n",
    "many_greetings": GREETING * 1_000,
    "refusal": b"Content-Type: text/rude-rejection\nContent-Length: 24\n\nAccess Denied, go away.\n",
    "goodbye": b"Content-Type: text/disconnect-notice\nContent-Disposition: disconnect\nContent-Length: 3\n\nbye",
    "json_that_is_none": event(b'{"Event-Name": "CUSTOM", ' + b"[" * 100_000, b"json"),
    "json_of_other_things": event(b'[1, null, {"Event-Name": ["a", {}, 1e999]}]', b"json"),
    "xml_bomb": event(
        b'<!DOCTYPE e [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><event><headers><A>&b;</A></headers></event>', b"xml"
    ),
    "xml_of_depth": event(b"<event>" + b"<headers>" * 50_000, b"xml"),
    "percents": event(b"Event-Name: CUSTOM\nA: %\nB: %z1%4\nC: %00%0A%0D\n%41: 1\nContent-Length: -5\n\nbody"),
    "inner_length_that_lies": event(b"Event-Name: CUSTOM\nContent-Length: 4294967297\n\nbody"),
    "not_utf8": event(b"Event-Name: CUSTOM\nCaller-Caller-ID-Name: \xff\xfe\xc3\x28\n\xe9: \xe9\n\n"),
}


class Peer:
    """Listens, says something to each who comes, and goes."""

    def __init__(self, *said: Said) -> None:
        self._said = said
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        #: How many bytes somebody took at most.
        self.taken = 0
        self._is_over = False
        self._thread = threading.Thread(target=self._serve)

    def _serve(self) -> None:
        while not self._is_over:
            with contextlib.suppress(OSError):
                sock, _ = self._listener.accept()
                with sock:
                    sock.settimeout(PATIENCE)
                    self._say(sock)

    def _say(self, sock: socket.socket) -> None:
        taken = 0
        for said in self._said:
            for part in parts_of(said):
                if self._is_over:
                    return
                sock.sendall(part)
                taken += len(part)
                self.taken = max(self.taken, taken)
        # What it was told comes first, then the end of its stream.
        sock.shutdown(socket.SHUT_WR)
        while not self._is_over and sock.recv(65_536):
            pass

    def __enter__(self) -> "Peer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over = True
        # Wakes the accept.
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
            pass
        self._listener.close()
        self._thread.join(PATIENCE)
        assert not self._thread.is_alive()


@pytest.fixture(params=WICKED)
def greeter(request: pytest.FixtureRequest) -> Iterator[Peer]:
    """Wicked from its first byte."""
    with Peer(WICKED[request.param]) as peer:
        yield peer


@pytest.fixture(params=WICKED)
def turncoat(request: pytest.FixtureRequest) -> Iterator[Peer]:
    """Wicked once one is logged in."""
    with Peer(GREETING + LOGGED_IN, WICKED[request.param]) as peer:
        yield peer


def ask_of(event: eslng.Event) -> None:
    """All that can be asked of an event."""
    repr(event)
    for name in event:
        assert event[name] == event.get(name)
    asked = [event.get_bytes("A"), event.all("A"), event.body, event.body_bytes, event.variable("a"), event.error]
    assert len(asked) + len(dict(event)) == 6 + len(event)


async def test_eslng_before_the_login(greeter: Peer) -> None:
    with pytest.raises(errors.EslError) as failed:
        await eslng.connect("127.0.0.1", greeter.port, connect_timeout=PATIENCE)
    assert type(failed.value) is not errors.Internal
    assert greeter.taken < ENOUGH


async def test_eslng_behind_the_login(turncoat: Peer) -> None:
    try:
        async with eslng.connect("127.0.0.1", turncoat.port, reconnect=False, retry_first=0.001) as fs:
            stream = fs.listen("ALL", log="debug")
            asks = [asyncio.ensure_future(fs.api("status")) for _ in range(3)]
            async for event in stream:
                assert isinstance(event, eslng.Event)
                ask_of(event)
            for ask in asks:
                with contextlib.suppress(errors.EslError):
                    await ask
            assert fs.state == "ended"
            with pytest.raises(errors.EslError):
                await fs.api("status")
    except errors.EslError as error:
        # What comes at once may come before the client is set up.
        assert type(error) is not errors.Internal
    assert turncoat.taken < ENOUGH


def test_blocking_before_the_login(greeter: Peer) -> None:
    with pytest.raises(errors.EslError) as failed:
        blocking.connect("127.0.0.1", greeter.port, connect_timeout=PATIENCE)
    assert type(failed.value) is not errors.Internal
    assert greeter.taken < ENOUGH


def test_blocking_behind_the_login(turncoat: Peer) -> None:
    try:
        with blocking.connect("127.0.0.1", turncoat.port, reconnect=False, timeout=PATIENCE) as fs:
            events = fs.listen("ALL", log="debug")
            for _ in range(3):
                with contextlib.suppress(errors.EslError):
                    fs.api("status")
            for event in events:
                assert isinstance(event, eslng.Event)
                ask_of(event)
            assert fs.state == "ended"
    except errors.EslError as error:
        assert type(error) is not errors.Internal


def test_esl_before_the_login(greeter: Peer) -> None:
    connection = ESL.ESLconnection("127.0.0.1", str(greeter.port), "ClueCon")
    assert connection.connected() == 0
    assert connection.recvEvent().getType() == "SERVER_DISCONNECTED"
    assert connection.api("status") is None
    assert greeter.taken < ENOUGH


def test_esl_behind_the_login(turncoat: Peer) -> None:
    connection = ESL.ESLconnection("127.0.0.1", str(turncoat.port), "ClueCon")
    for _ in range(3):
        answer = connection.api("status")
        if answer is not None:
            answer.getBody()
    for _ in range(100_000):
        event = connection.recvEvent()
        if event.getType() == "SERVER_DISCONNECTED":
            break
        for name in ("A", "Caller-Caller-ID-Name", "_body", "Content-Length"):
            event.getHeader(name)
        event.getBody()
    assert connection.connected() == 0
    connection.disconnect()


def call(port: int, said: Said) -> None:
    """Connects as a switch would, and is none."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as sock, contextlib.suppress(OSError):
        for part in parts_of(said):
            sock.sendall(part)
        sock.shutdown(socket.SHUT_WR)
        while sock.recv(65_536):
            pass


def run_all(jobs: Sequence[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(2 * PATIENCE)
        assert not thread.is_alive()


@pytest.mark.patience(60)
async def test_a_server_on_asyncio_whom_no_switch_calls() -> None:
    called: list[object] = []

    async def handle(call: eslng.Call) -> None:
        called.append(call)

    async with eslng.serve(handle) as server:
        port = server.port
        jobs = [partial(call, port, said) for said in WICKED.values()]
        await asyncio.get_running_loop().run_in_executor(None, run_all, jobs)
        while server._tasks:
            await asyncio.sleep(0.001)
        assert server.stats["accepted"] == len(WICKED) == server.stats["probes"] + server.stats["failed"] + server.stats["calls"]
    await asyncio.get_running_loop().shutdown_default_executor()
    assert called == []


def test_a_server_for_threads_whom_no_switch_calls() -> None:
    called: list[object] = []
    with blocking.serve(called.append) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        run_all([partial(call, server.port, said) for said in WICKED.values()])
        server.close()
        serving.join(PATIENCE)
        assert not serving.is_alive()
    assert called == []


def test_esl_whom_no_switch_calls() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        for said in WICKED.values():
            calling = threading.Thread(target=call, args=(listener.getsockname()[1], said))
            calling.start()
            sock, _ = listener.accept()
            connection = ESL.ESLconnection(sock.detach())
            info = connection.getInfo()
            if info is not None:
                info.getHeader("Unique-ID")
            connection.disconnect()
            calling.join(2 * PATIENCE)
            assert not calling.is_alive()
