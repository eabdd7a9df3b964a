"""Faults of the switch, and what the client for threads and the module ESL make of them: every wait ends, and no thread is left."""

import socket
import threading
import time
from collections.abc import Callable
from functools import partial

import pytest
from test_faults import CUTS, play

import ESL
import eslng
from eslng import blocking, errors
from eslng.testing import Switch

#: What must not take for ever takes less, in seconds.
PATIENCE = 60.0

Outcome = errors.EslError | None


def attempt(work: Callable[[], object]) -> Outcome:
    """What it came to: nothing else than an error of the table is let through."""
    try:
        work()
    except errors.EslError as error:
        assert type(error) is not errors.Internal
        return error
    return None


class Beside:
    """What waits on threads of its own, beside the test; all of it must end."""

    def __init__(self) -> None:
        self._threads: list[threading.Thread] = []
        self.outcomes: list[Outcome] = []

    def run(self, *works: Callable[[], object]) -> None:
        for work in works:
            thread = threading.Thread(target=self._run, args=(work,))
            self._threads.append(thread)
            thread.start()

    def _run(self, work: Callable[[], object]) -> None:
        self.outcomes.append(attempt(work))

    def all_ended(self) -> list[Outcome]:
        for thread in self._threads:
            thread.join(PATIENCE)
        assert not any(thread.is_alive() for thread in self._threads)
        assert len(self.outcomes) == len(self._threads)
        return self.outcomes


def read(events: blocking.Events[eslng.Event | eslng.LogLine]) -> None:
    for event in events:
        assert isinstance(event, eslng.LogLine) or event.error is None


def changes(call: blocking.Call) -> list[str]:
    return [change.kind for change in call.changes()]


def talk(fs: blocking.Client) -> None:
    """One thing after the other, up to a call and its end."""
    assert fs.api("echo one") == "one"
    assert fs.bgapi("echo two").body == "two"
    assert fs.commands.uuid_exists("nobody") is False
    call = fs.originate("test/callee")
    seen = call.changes()
    assert call.playback("silence_stream://1").response == "FILE PLAYED"
    call.set(a="b")
    assert call.variable("a") == "b"
    call.hangup("USER_BUSY")
    end = call.ended()
    assert end is not None and end.cause == "USER_BUSY"
    assert [change.kind for change in seen][-1] == "ended"


def follow(fs: blocking.Client) -> None:
    call = fs.originate("test/sleeper")
    attempt(lambda: call.playback("silence_stream://600000"))
    changes(call)
    call.ended()


def session(switch: Switch, *, reconnect: bool = True) -> Outcome:
    """A connection and all that it can be asked; what it came to."""
    try:
        fs = blocking.connect(switch.host, switch.port, timeout=PATIENCE, reconnect=reconnect)
    except errors.EslError as error:
        return error
    beside = Beside()
    with fs:
        beside.run(
            lambda: read(fs.events("ALL")),
            lambda: read(fs.events(custom=["a::b"], log="debug")),
            lambda: fs.begin_bgapi("msleep 60000").wait(),
            lambda: follow(fs),
        )
        outcome = attempt(lambda: talk(fs))
    beside.all_ended()
    return outcome


def test_a_connection_that_is_cut_anywhere(freeswitch: Switch) -> None:
    play(freeswitch)
    for cut in CUTS:
        freeswitch.fault("cut_after", bytes=cut)
        session(freeswitch, reconnect=False)
        freeswitch.clear_faults()
    assert session(freeswitch) is None


@pytest.mark.parametrize(
    ("fault", "options"), [("dribble", {"bytes": 61}), ("split_blank_line", {}), ("answer_late", {"delay_ms": 5})]
)
def test_frames_that_are_torn_and_answers_that_are_late_harm_nothing(
    freeswitch: Switch, fault: str, options: dict[str, object]
) -> None:
    play(freeswitch)
    freeswitch.fault(fault, **options)
    with blocking.connect(freeswitch.host, freeswitch.port, timeout=PATIENCE) as fs:
        talk(fs)


def test_answers_that_come_twice(freeswitch: Switch) -> None:
    with blocking.connect(freeswitch.host, freeswitch.port, timeout=PATIENCE, reconnect=False) as fs:
        freeswitch.fault("answer_twice")
        for number in range(20):
            answer = attempt(partial(fs.api, f"echo {number}"))
            assert answer is None or isinstance(answer, errors.OutOfStep | errors.Disconnected | errors.NotSent)


@pytest.mark.parametrize("fault", ["never_answer", "stall_reading"])
def test_what_is_never_answered_takes_as_long_as_it_may(freeswitch: Switch, fault: str) -> None:
    play(freeswitch)
    with blocking.connect(freeswitch.host, freeswitch.port, timeout=PATIENCE) as fs:
        call = fs.originate("test/sleeper")
        freeswitch.fault(fault)
        # It may have begun to wait for this one.
        attempt(lambda: fs.api("status", timeout=0.05))
        asks: list[Callable[[], object]] = [
            lambda: fs.api("status", timeout=0.01),
            lambda: fs.raw("api status", timeout=0.01),
            lambda: fs.run("status", timeout=0.01),
            lambda: fs.filter("A", "b", timeout=0.01),
            lambda: call.within(0.01).variable("a"),
        ]
        assert [type(attempt(ask)) for ask in asks] == [errors.Timeout] * len(asks)
        assert call.ended(0.01) is None and fs.listen("ALL", uuid="nobody").next(0.01) is None
        # What has no limit ends with the client.
        beside, events = Beside(), fs.listen("ALL")
        beside.run(lambda: fs.api("status"), lambda: call.variable("a"), call.ended, lambda: read(events))
    assert sum(isinstance(outcome, errors.EslError) for outcome in beside.all_ended()) == 3


def test_a_connection_that_is_lost_with_everything_in_flight(freeswitch: Switch) -> None:
    play(freeswitch)
    with blocking.connect(freeswitch.host, freeswitch.port, timeout=PATIENCE, reconnect=False) as fs:
        call = fs.originate("test/sleeper")
        beside = Beside()
        beside.run(
            lambda: fs.bgapi("msleep 60000"),
            lambda: fs.originate("test/nobody_answers"),
            lambda: call.playback("silence_stream://600000"),
            lambda: call.wait_for(lambda status: status.is_bridged),
            lambda: fs.api("msleep 60000"),
        )
        freeswitch._child.kill()
        assert all(isinstance(outcome, errors.EslError) for outcome in beside.all_ended())


def test_an_outbound_call_that_is_cut_anywhere(freeswitch: Switch) -> None:
    outcomes: list[Outcome] = []

    def ivr(call: blocking.Call) -> None:
        call.answer()
        call.playback("silence_stream://1")
        call.set(a="b")
        assert call.variable("a") == "b"
        call.hangup()
        end = call.ended()
        assert end is not None and end.cause == "NORMAL_CLEARING"

    with blocking.serve(lambda call: outcomes.append(attempt(lambda: ivr(call))), timeout=PATIENCE) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        for cut in CUTS:
            freeswitch.fault("cut_after", bytes=cut)
            # It is cut there, or wherever it is when the next fault comes.
            freeswitch.call(server.port)
        freeswitch.clear_faults()
        freeswitch.call(server.port)
        until = time.monotonic() + PATIENCE
        while not outcomes or outcomes[-1] is not None or server._threads:
            assert time.monotonic() < until, f"waited in vain for the last call: {outcomes[-5:]}"
            time.sleep(0.001)
        server.close()
        serving.join(PATIENCE)
        assert not serving.is_alive()


def test_a_server_closes_while_peers_say_nothing() -> None:
    with blocking.serve(print) as server:
        serving = threading.Thread(target=server.serve_forever)
        serving.start()
        silent = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(5)]
        for sock in silent:
            # It says `connect` first.
            assert sock.recv(65_536)
        before = time.monotonic()
        server.close()
        serving.join(PATIENCE)
        assert not serving.is_alive()
        # The limit of a handshake is 20 s: this is no matter of speed.
        assert time.monotonic() - before < 15
        for sock in silent:
            sock.close()


def test_options_that_no_call_could_have_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match="no format"):
        blocking.serve(print, format="nonsense")
    with pytest.raises(ValueError, match="no format"):
        eslng.serve(print, format="nonsense")  # type: ignore[arg-type]


# The module ESL.


def test_esl_whose_connection_is_cut_anywhere(freeswitch: Switch) -> None:
    for cut in CUTS:
        freeswitch.fault("cut_after", bytes=cut)
        connection = ESL.ESLconnection(freeswitch.host, str(freeswitch.port), freeswitch.password)
        freeswitch.clear_faults()
        if cut < 80:
            # Within its login.
            assert connection.connected() == 0
        connection.events("plain", "ALL")
        connection.bgapi("echo", "x")
        for _ in range(3):
            connection.api("status")
            connection.execute("sleep", "1", "nobody")
        while connection.connected() and connection.recvEventTimed(1) is not None:
            pass
        if connection.connected():
            freeswitch.drop()
        while connection.recvEvent().getType() != "SERVER_DISCONNECTED":
            pass
        assert connection.connected() == 0 and connection.api("status") is None
        connection.disconnect()


def test_esl_whose_waits_are_ended_by_another_thread(freeswitch: Switch) -> None:
    connection = ESL.ESLconnection(freeswitch.host, str(freeswitch.port), freeswitch.password)
    freeswitch.fault("never_answer")
    beside = Beside()
    beside.run(lambda: connection.api("status"), connection.recvEvent, lambda: connection.recvEventTimed(600_000))
    connection.disconnect()
    assert beside.all_ended() == [None] * 3


def test_esl_whose_switch_dies(freeswitch: Switch) -> None:
    connection = ESL.ESLconnection(freeswitch.host, str(freeswitch.port), freeswitch.password)
    beside = Beside()
    beside.run(lambda: connection.api("msleep 60000"), connection.recvEvent)
    freeswitch._child.kill()
    assert beside.all_ended() == [None] * 2
    assert connection.recvEvent().getType() == "SERVER_DISCONNECTED"
