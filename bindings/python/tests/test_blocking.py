"""The client for threads against the test switch."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import ESL
import eslng
from eslng import blocking, errors
from eslng.testing import Switch

#: What must not take for ever takes less, in seconds.
PATIENCE = 10.0


@pytest.fixture
def fs(freeswitch: Switch) -> Iterator[blocking.Client]:
    with blocking.connect(freeswitch.host, freeswitch.port, timeout=PATIENCE) as client:
        yield client


def test_requests_and_their_errors(fs: blocking.Client) -> None:
    assert fs.state == "up" and fs.wait_up(0) and repr(fs) == "<Client up>"
    assert fs.api("status").startswith("UP ")
    with pytest.raises(errors.CommandFailed) as failed:
        fs.api("nosuch")
    assert failed.value.text == "-ERR nosuch Command not found!"
    with pytest.raises(errors.InvalidArgument):
        fs.api("status\n\napi shutdown")
    assert fs.ask("echo \u00e4").body == "ä".encode()
    assert fs.commands.uuid_exists("nobody") is False
    with pytest.raises(errors.CommandFailed):
        fs.commands.uuid_kill("nobody", cause="USER_BUSY")
    with pytest.raises(TypeError):
        fs.run("uuid_exists", "a", "b")
    with pytest.raises(errors.Timeout):
        fs.api("msleep 200", timeout=0.01)
    assert fs.api("echo after") == "after"
    assert fs.raw("linger 3").text.startswith("-ERR")
    fs.send_event("CUSTOM", {"A": "b"}, "text", subclass="x::y")


def test_jobs(fs: blocking.Client) -> None:
    assert fs.bgapi("echo x").body == "x"
    job = fs.begin_bgapi("msleep 60000")
    assert job.wait(0) is None
    assert fs.api("echo meanwhile") == "meanwhile"


def test_events_gaps_and_the_end(freeswitch: Switch, fs: blocking.Client) -> None:
    events = fs.events("HEARTBEAT", custom=["a::b"])
    assert events.next(0) is None
    freeswitch.emit("CUSTOM", [("X", "ä b")], "body", subclass="a::b")
    freeswitch.emit("CUSTOM", subclass="other::one")
    freeswitch.emit("HEARTBEAT")
    first = next(events)
    assert isinstance(first, eslng.Event)
    assert (first.name, first["x"], first.body) == ("CUSTOM", "ä b", "body")
    assert isinstance(second := events.next(PATIENCE), eslng.Event) and second.name == "HEARTBEAT"
    freeswitch.drop()
    deliveries = events.deliveries()
    assert isinstance(next(deliveries), eslng.Gap)
    freeswitch.emit("HEARTBEAT")
    assert isinstance(next(deliveries), eslng.Event)
    fs.close()
    assert fs.state == "ended"
    assert list(events) == [] and list(deliveries) == []
    with pytest.raises(errors.EslError):
        fs.api("status")


def test_threads_share_one(freeswitch: Switch, fs: blocking.Client) -> None:
    wrong: list[str] = []
    events = fs.events("HEARTBEAT")
    heard = threading.Thread(target=lambda: next(events))
    heard.start()

    def ask(number: int) -> None:
        for turn in range(50):
            word = f"{number}-{turn}"
            if (answer := fs.api(f"echo {word}")) != word:
                wrong.append(answer)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    freeswitch.emit("HEARTBEAT")
    heard.join()


def test_closing_ends_another_threads_wait(fs: blocking.Client) -> None:
    events = fs.events("HEARTBEAT")
    got: list[object] = []
    waiting = threading.Thread(target=lambda: got.extend(events))
    waiting.start()
    fs.close()
    waiting.join()
    assert got == []


def test_a_refused_login_and_no_switch(freeswitch: Switch) -> None:
    with pytest.raises(errors.AuthRejected):
        blocking.connect(freeswitch.host, freeswitch.port, password="wrong")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(errors.ConnectFailed):
        blocking.connect("127.0.0.1", port)


def test_a_socket_of_ones_own(freeswitch: Switch) -> None:
    sock = socket.create_connection((freeswitch.host, freeswitch.port))
    with blocking.connect(sock=sock) as fs:
        assert sock.fileno() == -1
        assert fs.api("echo x") == "x"
    with pytest.raises(ValueError, match="the socket is closed"):
        blocking.connect(sock=sock)


def descriptors() -> list[str]:
    """What this process has open."""
    return sorted(
        os.readlink(f"/proc/self/fd/{fd}") for fd in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{fd}")
    )


#: What is no argument of `connect`, of either kind.
WRONG: list[dict[str, Any]] = [
    {"format": "nonsense"},
    {"retry_first": "soon"},
    {"retry_cap": -1},
    {"silence": -1.0},
    {"timeout": float("nan")},
    {"timeout": -1},
    {"password": "a\nb"},
    {"user": "a\rb"},
    {"set_up": ["a\0b"]},
    {"set_up": [1]},
]
WRONG_FOR_THREADS = [*WRONG, {"connect_timeout": "never"}, {"queue": -1}, {"overflow": "spill"}, {"set_up": 1}]
REFUSALS = (TypeError, ValueError, OverflowError, errors.InvalidArgument)


@pytest.mark.parametrize("wrong", WRONG_FOR_THREADS, ids=repr)
def test_a_socket_whose_other_arguments_are_wrong_stays_its_owners(freeswitch: Switch, wrong: dict[str, Any]) -> None:
    with socket.create_connection((freeswitch.host, freeswitch.port)) as sock:
        before = descriptors()
        with pytest.raises(REFUSALS):
            blocking.connect(sock=sock, **wrong)
        assert descriptors() == before and sock.fileno() != -1
        with blocking.connect(sock=sock) as fs:
            assert fs.api("echo x") == "x"
        del fs
    assert len(descriptors()) < len(before)


@pytest.mark.parametrize("wrong", WRONG, ids=repr)
async def test_a_socket_for_asyncio_whose_other_arguments_are_wrong_stays_its_owners(
    freeswitch: Switch, wrong: dict[str, Any]
) -> None:
    with socket.create_connection((freeswitch.host, freeswitch.port)) as sock:
        before = descriptors()
        with pytest.raises(REFUSALS):
            await eslng.connect(sock=sock, **wrong)
        assert descriptors() == before and sock.fileno() != -1
        async with eslng.connect(sock=sock) as fs:
            assert await fs.api("echo x") == "x"


@pytest.mark.parametrize(
    "wrong", [{"format": "nonsense"}, {"linger": -1}, {"linger": "long"}, {"handshake_timeout": -1}, {"timeout": "x"}], ids=repr
)
def test_an_accepted_socket_whose_other_arguments_are_wrong_stays_its_owners(wrong: dict[str, Any]) -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        before = descriptors()
        with pytest.raises(REFUSALS):
            blocking.accept(ours, **wrong)
        assert descriptors() == before
        theirs.shutdown(socket.SHUT_WR)
        # It is ours still; now it is taken over, and closed since nobody is there.
        with pytest.raises(errors.Disconnected):
            blocking.accept(ours)
        assert ours.fileno() == -1 and len(descriptors()) == len(before) - 1
    for serve in (blocking.serve, eslng.serve):
        before = descriptors()
        with pytest.raises(REFUSALS):
            serve(print, **wrong)  # type: ignore[arg-type]
        assert descriptors() == before


def test_a_socket_whose_login_is_refused_is_closed(freeswitch: Switch) -> None:
    sock = socket.create_connection((freeswitch.host, freeswitch.port))
    before = descriptors()
    with pytest.raises(errors.AuthRejected):
        blocking.connect(sock=sock, password="wrong")
    assert sock.fileno() == -1 and len(descriptors()) == len(before) - 1


def test_a_descriptor_of_esl_is_closed_once_or_stays_its_owners() -> None:
    ours, theirs = socket.socketpair()
    with theirs:
        fd = ours.detach()
        before = descriptors()
        given: list[tuple[Any, ...]] = [(fd, "x"), (fd, None, None, None, None), (float(fd),), (-1,), (2**40,)]
        for wrong in given:
            with contextlib.suppress(NotImplementedError):
                assert ESL.ESLconnection(*wrong).connected() == 0
            assert descriptors() == before, wrong
        theirs.shutdown(socket.SHUT_WR)
        connection = ESL.ESLconnection(fd)
        assert connection.connected() == 0
        connection.disconnect()
        del connection
        assert len(descriptors()) == len(before) - 1


def test_calls(freeswitch: Switch, fs: blocking.Client) -> None:
    freeswitch.party("callee", ["ring", "answer"])
    calling = fs.place("test/callee", variables={"x": "a,b"}, tag="mine")
    assert len(calling.legs) == 1 and calling.ringing(PATIENCE)
    call = calling.answered(PATIENCE)
    assert call is not None and call.status.was_answered
    assert call.variable("x") == "a,b"
    call.set(y="1", z="2")
    assert call.variable("z") == "2"
    assert call.playback("silence_stream://10").response == "FILE PLAYED"
    assert [other.uuid for other in fs.adopt("mine")] == [call.uuid]
    changes = call.changes()
    freeswitch.press(call.uuid, "5")
    assert changes.digit(PATIENCE) == "5"
    assert call.wait_for(lambda status: status.is_bridged, 0) is None
    with pytest.raises(ZeroDivisionError):
        call.wait_for(lambda _: 1 // 0)
    call.hangup("USER_BUSY")
    end = call.ended(PATIENCE)
    assert end is not None and end.cause == "USER_BUSY"
    assert changes.next(0) is not None
    with pytest.raises(errors.HungUp):
        call.playback("x.wav")


def test_a_call_that_nobody_answers(freeswitch: Switch, fs: blocking.Client) -> None:
    freeswitch.party("busy", [{"hang_up": "USER_BUSY"}])
    with pytest.raises(errors.NotAnswered) as failed:
        fs.originate("test/busy")
    assert failed.value.cause == "USER_BUSY"


def test_outbound_calls_each_on_a_thread(freeswitch: Switch) -> None:
    entered: list[str] = []
    ended = threading.Semaphore(0)

    def handle(call: blocking.Call) -> None:
        try:
            assert call.get("variable_number") and call.is_full and call.is_async
            call.answer()
            entered.append(call.play_and_get_digits("x.wav", min=2, max=2).digits)
            call.hangup()
            call.ended()
        finally:
            ended.release()

    with blocking.serve(handle, timeout=PATIENCE) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        freeswitch.watch()
        for number in range(10):
            uuid = freeswitch.call(server.port, variables={"number": str(number)})
            freeswitch.wait("CHANNEL_EXECUTE", uuid=uuid, headers={"Application": "play_and_get_digits"})
            freeswitch.press(uuid, f"{number}7")
        for _ in range(10):
            assert ended.acquire(timeout=PATIENCE)
        server.close()
        serving.join()
    assert sorted(entered) == [f"{number}7" for number in range(10)]


SCRIPT = """
import signal
import sys
from eslng import blocking
# A shell's job in the background inherits that it is ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
fs = blocking.connect("127.0.0.1", int(sys.argv[1]))
events = fs.events("HEARTBEAT")
long = "msleep 60000"
wait = {"events": events.next, "api": lambda: fs.api(long), "job": lambda: fs.bgapi(long)}[sys.argv[2]]
try:
    print("waiting", flush=True)
    wait()
except KeyboardInterrupt:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    print("interrupted", flush=True)
"""


@pytest.mark.parametrize("what", ["events", "api", "job"])
def test_ctrl_c_ends_a_wait(freeswitch: Switch, what: str) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(freeswitch.port), what],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == "waiting\n"
        while child.poll() is None:
            child.send_signal(signal.SIGINT)
            # One that comes between the last look and the wait is not seen, as with Python's own sockets: the next is.
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.wait(0.5)
        assert child.stdout.readline() == "interrupted\n"
    assert child.returncode == 0


@pytest.mark.parametrize(
    "fault",
    [
        lambda switch: switch.fault("malformed", kind="garbage"),
        lambda switch: switch.drop(),
        lambda switch: switch.fault("never_answer"),
        lambda switch: switch.restart(),
    ],
    ids=["malformed", "drop", "never_answer", "restart"],
)
def test_faults_end_every_wait(freeswitch: Switch, fault: Callable[[Switch], object]) -> None:
    with blocking.connect(freeswitch.host, freeswitch.port, timeout=0.5, reconnect=False) as fs:
        outcomes: list[object] = []

        def ask() -> None:
            try:
                outcomes.append(fs.api("msleep 60000"))
            except errors.EslError as error:
                outcomes.append(error)

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        fault(freeswitch)
        for thread in threads:
            thread.join()
        assert len(outcomes) == 4 and all(isinstance(outcome, errors.EslError) for outcome in outcomes)
