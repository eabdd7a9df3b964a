"""The samples of the how-tos."""

import json
import re
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from typing import Any

import pytest
from conftest import SAMPLES, Samples
from eslng import blocking
from eslng.testing import Switch
from programs import Program, free_port, until

Steps = list[str | dict[str, Any]]
ANSWERS: Steps = ["ring", "answer"]
BUSY: Steps = ["ring", {"hang_up": "USER_BUSY"}]


def ports(switch: Switch) -> dict[str, object]:
    return {"8021": switch.port}


# Click to call.


def post(port: int, query: str) -> tuple[int, dict[str, Any]]:
    request = urllib.request.Request(f"http://127.0.0.1:{port}/call?{query}", method="POST")
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return response.status, json.load(response)
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, json.load(refused)


@pytest.mark.parametrize("sample", ["click_to_call.py", "click_to_call.mjs"])
def test_click_to_call(freeswitch: Switch, samples: Samples, sample: str) -> None:
    assert len((SAMPLES / sample).read_text().splitlines()) <= 40
    for name, steps in {"1000": ANSWERS, "5551234": ANSWERS, "1001": BUSY}.items():
        freeswitch.party(name, steps)
    port = free_port()
    endpoints = {"user/": "test/", "sofia/gateway/mine/": "test/"}
    with samples.start(sample, replace={**ports(freeswitch), "8080": port, **endpoints}) as program:
        program.until_it_listens(port)
        freeswitch.watch()
        status, answer = post(port, "agent=1000&customer=5551234")
        assert status == 200, answer
        bridged = freeswitch.wait("CHANNEL_BRIDGE", uuid=answer["call"])["headers"]
        assert dict(bridged)["Channel-Name"] == "test/1000"
        assert post(port, "agent=1001&customer=5551234") == (409, {"error": "USER_BUSY"})
        for bad in ("agent=1000&customer=x", "agent=1000", "agent=1000&customer=1%2Cerror/x"):
            status, answer = post(port, bad)
            assert (status, "digits" in answer["error"]) == (400, True)


def test_two_legs(freeswitch: Switch, samples: Samples) -> None:
    freeswitch.party("a", ANSWERS)
    freeswitch.party("b", ANSWERS)
    freeswitch.party("c", BUSY)
    freeswitch.watch()
    replace = {**ports(freeswitch), "user/1000": "test/a"}
    with samples.start("two_legs.py", replace=replace | {"user/1001": "test/b"}) as program:
        assert program.line() == "connected"
        freeswitch.hangup(headers_of(freeswitch.wait("CHANNEL_BRIDGE"))["Unique-ID"])
        assert program.lines() == ["NORMAL_CLEARING"]
    # Who answered is not left behind when the other one does not.
    with samples.start("two_legs.py", replace=replace | {"user/1001": "test/c"}) as program:
        assert "USER_BUSY" in program.line()
        assert program.lines() == []
    with blocking.connect(freeswitch.host, freeswitch.port) as fs:
        until("no call", lambda: fs.api("show channels count").startswith("\n0 total"))


def headers_of(event: dict[str, Any]) -> dict[str, str]:
    return dict(event["headers"])


def test_call_back(make_switch: Callable[..., Switch], samples: Samples) -> None:
    plan = samples.actions("call_back.xml", {"sofia/gateway/pbx/": "test/"})
    switch = make_switch(extensions={"call_back": plan})
    switch.party("7000", ANSWERS)
    switch.party("42", ANSWERS)

    def notification(state: str) -> dict[str, str]:
        return {
            "pl_data": f'<dialog-info entity="sip:42@pbx.example"><dialog><state>{state}</state></dialog></dialog-info>'
        }

    with samples.start("call_back.py", replace={**ports(switch), "sofia/gateway/mine/": "test/"}) as program:
        assert program.line() == "watching"
        switch.watch()

        switch.emit("NOTIFY_IN", notification("confirmed"))
        switch.emit("NOTIFY_IN", notification("terminated"))
        said, _, uuid = program.line().rpartition(" ")
        assert said == "42 is being called back by"
        created = headers_of(switch.wait("CHANNEL_CREATE", uuid=uuid))
        assert created["Caller-Caller-ID-Name"] == "Call back 42"
        bridge = headers_of(switch.wait("CHANNEL_EXECUTE", uuid=uuid, headers={"Application": "bridge"}))
        assert bridge["Application-Data"] == "test/42"


# Commands.


@pytest.mark.parametrize("sample", ["typed.py", "typed.mjs"])
def test_typed_commands(freeswitch: Switch, samples: Samples, sample: str) -> None:
    with samples.start(sample, replace=ports(freeswitch)) as program:
        said = program.lines()
        assert re.fullmatch(r"at most \d+ sessions", said[0]) and said[-1] == "USER_BUSY", said
        assert sorted(said[1:-1]) == ["loopback/9196-a ACTIVE", "loopback/9196-b ACTIVE"]


def test_a_command_in_c(freeswitch: Switch, samples: Samples) -> None:
    freeswitch.party("a", ANSWERS)
    where = (freeswitch.host, freeswitch.port, freeswitch.password)
    with blocking.connect(freeswitch.host, freeswitch.port) as fs:
        call = fs.originate("test/a")
        with samples.start("typed.c", *where, call.uuid) as program:
            assert program.lines()[0].startswith("+OK")
        end = call.ended(60)
        assert end is not None and end.cause == "USER_BUSY"
    with samples.start("typed.c", *where, "one\nstatus") as program:
        assert program.line().startswith("uuid_kill: uuid ")


# Calls that come in.


class Outbound:
    """A sample that serves calls, and the switch that brings them."""

    def __init__(self, switch: Switch, program: Program, port: int) -> None:
        self.switch, self.program, self.port = switch, program, port
        program.until_it_listens(port)
        switch.watch()

    def call(self) -> str:
        return self.switch.call(self.port)

    def runs(self, uuid: str, application: str) -> str:
        """Waits until the call runs an application; its argument."""
        event = self.switch.wait("CHANNEL_EXECUTE", uuid=uuid, headers={"Application": application})
        return headers_of(event).get("Application-Data", "")


def test_ivr(freeswitch: Switch, samples: Samples) -> None:
    port = free_port()
    with samples.start("ivr.py", replace={"8084": port}) as program:
        server = Outbound(freeswitch, program, port)
        uuid = server.call()
        server.runs(uuid, "play_and_get_digits")
        freeswitch.press(uuid, "9")
        server.runs(uuid, "play_and_get_digits")
        freeswitch.press(uuid, "1")
        assert server.runs(uuid, "transfer") == "1000 XML default"
        uuid = server.call()
        server.runs(uuid, "play_and_get_digits")
        freeswitch.press(uuid, "2")
        assert server.runs(uuid, "record") == f"/var/spool/messages/{uuid}.wav 60 200 3"
        freeswitch.press(uuid, "*")
        assert program.line().startswith("a message of ")
        freeswitch.wait("CHANNEL_HANGUP", uuid=uuid)


def test_recording(freeswitch: Switch, samples: Samples) -> None:
    port = free_port()
    freeswitch.party("a", ANSWERS)
    freeswitch.party("b", BUSY)
    with samples.start("recording.py", replace={"8084": port, "user/1000": "test/a"}) as program:
        server = Outbound(freeswitch, program, port)
        uuid = server.call()
        path = f"/var/spool/calls/{uuid}.wav"
        assert server.runs(uuid, "record_session") == path
        freeswitch.wait("CHANNEL_BRIDGE", uuid=uuid)
        freeswitch.press(uuid, "*9")
        assert server.runs(uuid, "stop_record_session") == path
        freeswitch.hangup(uuid)


# Calls that go out.


def test_dialer(freeswitch: Switch, samples: Samples) -> None:
    for name, steps in {"5551": ANSWERS, "5552": BUSY, "5553": ANSWERS}.items():
        freeswitch.party(name, steps)
    with samples.start(
        "dialer.mjs", "5551", "5552", "5553", replace={**ports(freeswitch), "sofia/gateway/mine/": "test/"}
    ) as program:
        assert sorted(program.lines()) == ["5551 reminded", "5552 USER_BUSY", "5553 reminded"]


def test_failover(make_switch: Callable[..., Switch], samples: Samples) -> None:
    one, two = make_switch(), make_switch()
    one.party("1000", ANSWERS)
    two.party("1000", ANSWERS)
    two.party("1001", BUSY)
    replace = {"8021": one.port, "8022": two.port, "user/": "test/"}
    with samples.start("failover.py", replace=replace) as program:
        # It joins them in the order in which they answer.
        names: set[str] = set()

        def both_are_there() -> bool:
            program.say("1000")
            said = program.line()
            names.add(said.rpartition(" ")[2])
            return names >= {"one", "two"}

        until("calls on both", both_are_there)
        one.stop()

        def the_other_takes_it() -> bool:
            # Until the program has heard of it, a call may go down with the switch.
            program.say("1000")
            said = program.line()
            assert said == "1000 answered on two" or said.endswith("whether it was carried out is not known"), said
            return said == "1000 answered on two"

        until("a call on the other", the_other_takes_it)
        program.say("1001")
        assert "USER_BUSY" in program.line()
        two.stop()
        program.say("1000")
        assert program.line().startswith("1000 was not called")
        program.say("")
        assert program.lines() == []


# The dialplan.


def sections(samples: Samples, *servers: int) -> dict[str, str]:
    """Extensions of the test switch: that of the page, and those that it sends calls to."""
    hosts = dict(zip(("127.0.0.1:8084", "127.0.0.1:8085"), (f"127.0.0.1:{port}" for port in servers), strict=True))
    return {
        "5000": samples.actions("resume.xml", hosts),
        **{name: "park " for name in ("sales", "support", "operator")},
    }


def test_socket_resume(make_switch: Callable[..., Switch], samples: Samples) -> None:
    first, second = free_port(), free_port()
    switch = make_switch(extensions=sections(samples, first, second))
    switch.party("caller", ANSWERS)
    switch.watch()
    with blocking.connect(switch.host, switch.port) as fs:

        def call() -> str:
            return fs.originate("test/caller", "5000").uuid

        def goes_to() -> str:
            event = switch.wait("CHANNEL_EXECUTE", headers={"Application": "transfer"})
            return headers_of(event)["Application-Data"]

        def asked(uuid: str) -> None:
            switch.wait("CHANNEL_EXECUTE", uuid=uuid, headers={"Application": "play_and_get_digits"})

        # Nobody is there.
        call()
        assert goes_to() == "operator XML default"
        # The second one alone, then the first.
        for port in (second, first):
            with samples.start("resume.py", replace={"8084": port}) as program:
                program.until_it_listens(port)
                uuid = call()
                asked(uuid)
                switch.press(uuid, "2")
                assert goes_to() == "support XML default"
                # It dies in the middle of a call, which goes on when the application has ended.
                uuid = call()
                asked(uuid)
                program.end()
                switch.press(uuid, "3")
                assert goes_to() == "operator XML default"


def test_the_inline_form(freeswitch: Switch, samples: Samples) -> None:
    port = free_port()
    xml = samples.text("inline.xml", {"127.0.0.1:8084": "127.0.0.1:1", "127.0.0.1:8085": f"127.0.0.1:{port}"})
    (value,) = (param.get("value", "") for param in ElementTree.fromstring(xml).iter("param"))
    dialplan, _, actions = value.partition(":")
    assert dialplan == "inline"
    freeswitch.party("caller", ANSWERS)
    freeswitch.watch()
    with blocking.connect(freeswitch.host, freeswitch.port) as fs:

        def call() -> str:
            uuid: str = fs.commands.create_uuid()
            placed = fs.bgapi(f"originate {{origination_uuid={uuid}}}test/caller {actions} inline")
            assert placed.body == f"+OK {uuid}\n"
            return uuid

        with samples.start("resume.py", replace={"8084": port}) as program:
            program.until_it_listens(port)
            uuid = call()
            freeswitch.wait("CHANNEL_EXECUTE", uuid=uuid, headers={"Application": "play_and_get_digits"})
            fs.api(f"uuid_kill {uuid}")
        end = headers_of(freeswitch.wait("CHANNEL_HANGUP_COMPLETE", uuid=call()))
        assert end["Hangup-Cause"] == "NORMAL_TEMPORARY_FAILURE"
