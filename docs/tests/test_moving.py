"""The samples of the pages about moving: what a program becomes."""

import re

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
