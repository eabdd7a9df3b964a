"""The samples of the pages about moving: what a program becomes."""

import re
from collections.abc import Callable

import pytest
from conftest import ENVIRONMENT, TARGET, Samples
from eslng.testing import Switch
from programs import Program, free_port, until

ANSWERS: list[str | dict[str, object]] = ["ring", "answer"]


# libesl and its modules.


@pytest.mark.parametrize("sample", ["moving/libesl_watch.c", "moving/eslng_watch.c"])
def test_libesl_in_c(freeswitch: Switch, samples: Samples, sample: str) -> None:
    with samples.start(sample, freeswitch.host, freeswitch.port, freeswitch.password) as program:
        said = program.lines()
        assert said[0] == "CHANNEL_ANSWER " and said[-1] == "CHANNEL_HANGUP_COMPLETE NORMAL_CLEARING", said


@pytest.mark.parametrize("sample", ["moving/esl_script.py", "moving/eslng_script.py"])
def test_libesl_in_python(freeswitch: Switch, samples: Samples, sample: str) -> None:
    with samples.start(sample, replace={"8021": freeswitch.port}) as program:
        said = program.lines()
        assert said[0].startswith("UP ") and "CHANNEL_ANSWER 9196" in said, said
        assert said[-1].startswith("CHANNEL_HANGUP_COMPLETE 9196"), said


# mod_lua.


def fslua(samples: Samples, switch: Switch, name: str, replace: dict[str, object], *arguments: str) -> Program:
    """Runs fslua in a folder that has the script."""
    folder = samples.write(name, replace)
    line = [str(TARGET / "fslua"), "--switch", f"{switch.host}:{switch.port}", *arguments]
    return Program(line, env=ENVIRONMENT, cwd=folder)


def test_mod_lua_in_a_hook(make_switch: Callable[..., Switch], samples: Samples) -> None:
    switch = make_switch(extensions={"call_back": "park "})
    switch.party("7000", ANSWERS)
    document = '<dialog-info entity="sip:42@pbx.example"><dialog><state>terminated</state></dialog></dialog-info>'
    replace: dict[str, object] = {"sofia/gateway/mine/": "test/"}
    switch.watch()
    with fslua(samples, switch, "moving/hook.lua", replace, "hooks", "--hook", "NOTIFY_IN=hook.lua") as program:

        def is_called() -> bool:
            # Until it has subscribed nothing comes.
            assert program.child.poll() is None, program.errors()
            switch.emit("NOTIFY_IN", {"pl_data": document})
            return "calling back 42: +OK" in program.errors()

        until("a call back", is_called)
    answered = dict(switch.wait("CHANNEL_ANSWER", headers={"variable_account": "42"})["headers"])
    assert answered["Caller-Caller-ID-Number"] == "42"


def test_mod_lua_run(freeswitch: Switch, samples: Samples) -> None:
    freeswitch.party("a", ANSWERS)
    freeswitch.party("b", ["ring", "answer", {"wait_ms": 50}, {"hang_up": "NORMAL_CLEARING"}])
    freeswitch.party("c", [{"hang_up": "USER_BUSY"}])
    for second, said in (("b", "they have talked"), ("c", "second: USER_BUSY")):
        arguments = ("run", "bridge.lua", "test/a", f"test/{second}")
        with fslua(samples, freeswitch, "moving/bridge.lua", {}, *arguments) as program:
            assert program.lines() == [said]


# Python.


def test_greenswitch(freeswitch: Switch, samples: Samples) -> None:
    with samples.start("moving/greenswitch_inbound.py", replace={"8021": freeswitch.port}) as program:
        program.sees("UP ", "answered: 1000", "+OK ")
    port = free_port()
    with samples.start("moving/greenswitch_outbound.py", replace={"5000": port, "0.0.0.0": "127.0.0.1"}) as program:
        program.until_it_listens(port)
        freeswitch.watch()
        uuid = freeswitch.call(port)
        freeswitch.wait("CHANNEL_EXECUTE", uuid=uuid, headers={"Application": "play_and_get_digits"})
        freeswitch.press(uuid, "1234")
        assert program.line() == "entered: 1234"
        freeswitch.wait("CHANNEL_HANGUP_COMPLETE", uuid=uuid)


def test_genesis(freeswitch: Switch, samples: Samples) -> None:
    freeswitch.party("caller", ANSWERS)
    replace: dict[str, object] = {"8021": freeswitch.port}
    with samples.start("moving/genesis_consumer.py", replace=replace) as consumer:
        # Until it has subscribed nothing comes.
        consumer.sees("open: 1", again=lambda: freeswitch.emit("CUSTOM", {"Door": "1"}, subclass="shop::open"))
        with samples.start("moving/genesis_inbound.py", replace=replace | {"user/1000": "test/caller"}) as program:
            said = program.lines()
            assert said[0].startswith("UP ") and said[-1] == "NORMAL_CLEARING"
        consumer.sees("answered: ")
    port = free_port()
    with samples.start("moving/genesis_outbound.py", replace={"9000": port}) as program:
        program.until_it_listens(port)
        freeswitch.call(port)
        assert program.line() == "NORMAL_CLEARING"


# Node: programs of other packages run with the import replaced.

IMPORTS: dict[str, dict[str, object]] = {
    "esl": {"from 'esl'": "from 'eslng'"},
    "modesl": {"from 'modesl'": "from 'eslng/modesl'"},
    "eslng": {},
}


@pytest.mark.parametrize(
    ("sample", "package"),
    [
        ("moving/esl_inbound.mjs", "esl"),
        ("moving/modesl_inbound.mjs", "modesl"),
        ("moving/node_inbound.mjs", "eslng"),
    ],
)
def test_inbound_in_node(freeswitch: Switch, samples: Samples, sample: str, package: str) -> None:
    with samples.start(sample, replace=IMPORTS[package] | {"8021": freeswitch.port}) as program:
        said = "\n".join(program.lines())
        assert "UP " in said and re.search(r"^\+OK [0-9a-f-]{36}$", said, re.MULTILINE), said
        assert "answered: 1000" in said


@pytest.mark.parametrize(
    ("sample", "package"),
    [
        ("moving/esl_outbound.mjs", "esl"),
        ("moving/modesl_outbound.mjs", "modesl"),
        ("moving/node_outbound.mjs", "eslng"),
    ],
)
def test_outbound_in_node(freeswitch: Switch, samples: Samples, sample: str, package: str) -> None:
    port = free_port()
    with samples.start(sample, replace=IMPORTS[package] | {"8084": port}) as program:
        program.until_it_listens(port)
        freeswitch.watch()
        uuid = freeswitch.call(port)
        freeswitch.wait("CHANNEL_EXECUTE", uuid=uuid, headers={"Application": "play_and_get_digits"})
        freeswitch.press(uuid, "1234")
        program.sees("entered: 1234")
        freeswitch.wait("CHANNEL_HANGUP_COMPLETE", uuid=uuid)
