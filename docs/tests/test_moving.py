"""The samples of the pages about moving: what a program becomes."""

import re

import pytest
from conftest import Samples
from eslng.testing import Switch
from programs import free_port

ANSWERS: list[str | dict[str, object]] = ["ring", "answer"]


# Python.


def test_greenswitch(freeswitch: Switch, samples: Samples) -> None:
    with samples.start("moving/greenswitch_inbound.py", replace={"8021": freeswitch.port}) as program:
        said = "\n".join(program.lines())
        assert said.startswith("UP ") and re.search(r"^\+OK [0-9a-f-]{36}$", said, re.MULTILINE), said
        assert "answered: 1000" in said
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
        consumer.sees("open: 1", lambda: freeswitch.emit("CUSTOM", {"Door": "1"}, subclass="shop::open"))
        with samples.start("moving/genesis_inbound.py", replace=replace | {"user/1000": "test/caller"}) as program:
            said = program.lines()
            assert said[0].startswith("UP ") and said[-1] == "NORMAL_CLEARING"
        consumer.sees("answered: ", lambda: None)
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
        program.sees("entered: 1234", lambda: None)
        freeswitch.wait("CHANNEL_HANGUP_COMPLETE", uuid=uuid)
