"""Events as values: what they compare to, how they travel, what stands in them as bytes."""

import copy
import pickle
from collections.abc import Mapping
from typing import assert_type

import pytest

import eslng
from eslng import errors

PLAIN = (
    b"Event-Name: CHANNEL_ANSWER\nUnique-ID: u-1\nvariable_a: one%20two\nvariable_A: shadow\nX: caf%C3%A9\nL: ARRAY::1|:2\n"
    b"Broken: %FF%FEz\nContent-Length: 4\n\nbo\xffy"
)
JSON = b'{"Event-Name":"CHANNEL_ANSWER","Unique-ID":"u-1","variable_a":"one two","X":"caf\xc3\xa9"}'


@pytest.fixture
def event() -> eslng.Event:
    return eslng.Event("plain", PLAIN)


def test_a_mapping_in_the_order_in_which_it_came(event: eslng.Event) -> None:
    names = ["Event-Name", "Unique-ID", "variable_a", "X", "L", "Broken", "Content-Length"]
    assert list(event) == event.keys() == names
    assert len(event) == len(names)
    assert_type(dict(event), dict[str, str])
    assert dict(event) == dict(event.items()) == dict(zip(names, event.values(), strict=True))
    assert [name for name, _ in event.headers()] == [*names[:3], "variable_A", *names[3:]]
    assert event["unique-id"] == event["Unique-ID"] == "u-1"
    assert "X" in event and "x" in event and "nothing" not in event and 5 not in event
    with pytest.raises(KeyError) as missing:
        event["nothing"]
    assert missing.value.args == ("nothing",)


def test_a_pattern_matches_it(event: eslng.Event) -> None:
    assert isinstance(event, Mapping)
    match event:
        case {"Event-Name": "CHANNEL_HANGUP"}:
            raise AssertionError("another event")
        case {"Event-Name": "CHANNEL_ANSWER", "Unique-ID": uuid}:
            assert uuid == "u-1"
        case _:
            raise AssertionError("no pattern matches")


def test_values_and_their_defaults(event: eslng.Event) -> None:
    assert (event.name, event.uuid, event.subclass) == ("CHANNEL_ANSWER", "u-1", None)
    assert_type(event.get("X"), str | None)
    assert_type(event.get("X", 5), str | int)
    assert event.get("X") == "café" and event.get("nothing") is None and event.get("nothing", 5) == 5
    assert event.variable("a") == "one two"
    assert event.variable("nothing") is None and event.variable("nothing", "") == ""
    assert event.all("L") == ["1", "2"] and event.all("variable_a") == ["one two", "shadow"] and event.all("nothing") == []


def test_bytes_where_the_text_is_not_utf_8(event: eslng.Event) -> None:
    assert event["Broken"] == "��z"
    assert event.get_bytes("Broken") == b"\xff\xfez" and event.get_bytes("nothing") is None
    assert event.all_bytes("L") == [b"1", b"2"]
    assert (b"Broken", b"\xff\xfez") in event.headers_bytes()
    assert event.body == "bo�y" and event.body_bytes == b"bo\xffy"
    assert event.raw == PLAIN
    made = eslng.Event.make("CUSTOM", [(b"B\xff", b"\xff")], b"\xfe", subclass="a::b")
    assert (made.body_bytes, made.headers_bytes()[2]) == (b"\xfe", (b"B\xff", b"\xff"))


@pytest.mark.parametrize(("form", "data"), [("plain", PLAIN), ("json", JSON)])
@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_pickling(form: str, data: bytes, protocol: int) -> None:
    event = eslng.Event(form, data)
    again = pickle.loads(pickle.dumps(event, protocol))
    assert again == event and again.raw == data and again.format == form
    assert copy.copy(event) == copy.deepcopy(event) == event


def test_equal_is_what_says_the_same(event: eslng.Event) -> None:
    assert event == eslng.Event("plain", PLAIN)
    assert event != eslng.Event("plain", PLAIN.replace(b"u-1", b"u-2"))
    assert event != eslng.Event("plain", PLAIN.replace(b"bo\xffy", b"body"))
    # Whatever form it came in, and however its text is encoded.
    assert eslng.Event("json", JSON) == eslng.Event.make(
        "CHANNEL_ANSWER", {"Unique-ID": "u-1", "variable_a": "one two", "X": "café"}
    )
    assert event != dict(event) and event != "CHANNEL_ANSWER" and (event == 5) is False
    with pytest.raises(TypeError):
        hash(event)


def test_a_repr_tells_which_event_and_no_value_that_nobody_asked_for() -> None:
    made = eslng.Event.make(
        "CUSTOM", {"Unique-ID": "u-1", "Job-UUID": "j-1", "variable_sip_auth_password": "hidden"}, "body", subclass="a::b"
    )
    assert repr(made) == "<Event CUSTOM a::b uuid=u-1 job=j-1, 6 headers, body of 4 bytes>"
    assert repr(eslng.Event.make(None)) == "<Event without a name, 0 headers>"


def test_a_text_that_is_no_event() -> None:
    broken = eslng.Event("json", b'{"a":')
    assert broken.error is not None and broken.error in repr(broken)
    assert len(broken) == 0 and broken.name is None and broken.get("a") is None
    with pytest.raises(ValueError, match="yaml"):
        eslng.Event("yaml", b"")
    with pytest.raises(errors.InvalidArgument):
        eslng.Event.make("CUSTOM", {"": "x"})
    with pytest.raises(TypeError):
        eslng.Event.make("CUSTOM", {"a": 5})  # type: ignore[arg-type]


def test_headers_are_any_mapping_or_pairs() -> None:
    from collections import ChainMap, UserDict

    expected = eslng.Event.make("CUSTOM", [("A", "1")])
    for headers in ({"A": "1"}, UserDict({"A": "1"}), ChainMap({"A": "1"}), (("A", "1"),), iter([("A", "1")])):
        assert eslng.Event.make("CUSTOM", headers) == expected


@pytest.mark.parametrize("form", ["plain", "json", "xml"])
def test_written_and_read_again(event: eslng.Event, form: str) -> None:
    again = eslng.Event(form, event.serialize(form))
    assert again["X"] == "café" and again.all("L") == ["1", "2"] and again.variable("a") == "one two"


def test_a_line_without_a_name_is_nothing_that_can_be_asked_for() -> None:
    event = eslng.Event("plain", b": value\nEvent-Name: HEARTBEAT\n:\n\xff: x\n\n")
    assert list(event) == ["Event-Name"] and dict(event) == {"Event-Name": "HEARTBEAT"} and len(event) == 1
    assert "" not in event
    assert event.headers() == [("", "value"), ("Event-Name", "HEARTBEAT"), ("", ""), ("\ufffd", "x")]
    assert event.headers_bytes()[3] == (b"\xff", b"x")
