"""What the test switch does for a test, besides being a switch."""

import pytest

from eslng.testing import Switch, SwitchError


def beat(switch: Switch, uuid: str, number: int) -> None:
    switch.emit("CUSTOM", {"Unique-ID": uuid, "Number": str(number)}, subclass="a::b")


def number_of(event: dict[str, object]) -> str:
    headers = event["headers"]
    assert isinstance(headers, list)
    return str(dict(headers)["Number"])


def test_waiting_for_one_channel_keeps_what_others_do(freeswitch: Switch) -> None:
    freeswitch.watch()
    for number, uuid in enumerate(["one", "two", "one", "two", "one"]):
        beat(freeswitch, uuid, number)
    assert number_of(freeswitch.wait("CUSTOM", uuid="one", headers={"Number": "4"})) == "4"
    assert number_of(freeswitch.wait("CUSTOM", uuid="two")) == "1"
    assert number_of(freeswitch.wait("CUSTOM")) == "3"
    with pytest.raises(SwitchError, match="did not come in time"):
        freeswitch.control("wait", name="CUSTOM", timeout_ms=1)


def test_a_switch_that_has_ended_says_so(freeswitch: Switch) -> None:
    freeswitch.stop()
    freeswitch.stop()
    with pytest.raises(SwitchError, match="stopped"):
        freeswitch.drop()
    with pytest.raises(SwitchError, match="ended with status"):
        Switch(arguments=["--no-such-option"])
