"""What must hold of any event and any dial string."""

import pickle
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eslng
from eslng import errors

#: What a header's value may be: any text without the NUL that no C string holds.
VALUES = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)
NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9_-]{0,20}", fullmatch=True)
FORMATS = st.sampled_from(["plain", "json", "xml"])


@given(FORMATS, st.binary(max_size=2_000))
def test_any_bytes_make_an_event_that_can_be_asked(form: str, data: bytes) -> None:
    event = eslng.Event(form, data)
    assert event.raw == data and event.format == form
    repr(event)
    names = list(event)
    assert len(event) == len(names) and dict(event) == dict(event.items())
    for name in names:
        assert name in event and event[name] == event.get(name) == event.all(name)[0]
        assert event.get_bytes(name) is not None
    assert (event.error is None) or names == []
    assert pickle.loads(pickle.dumps(event)) == event


@given(st.lists(st.tuples(NAMES, VALUES), max_size=8), st.one_of(st.none(), VALUES))
def test_what_is_written_is_read_again(headers: list[tuple[str, str]], body: str | None) -> None:
    event = eslng.Event.make("CUSTOM", headers, body, subclass="a::b")
    read = eslng.Event("json", event.serialize("json"))
    assert read.error is None
    assert read.name == "CUSTOM" and read.subclass == "a::b"
    for name, _ in headers:
        assert read.all(name) == event.all(name)
    assert read.body == event.body


@given(
    st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,15}", fullmatch=True), VALUES, max_size=5),
    st.dictionaries(st.from_regex(r"[a-z][a-z0-9_]{0,15}", fullmatch=True), VALUES, max_size=5),
)
def test_a_dial_string_is_read_as_it_was_built_or_refused(call: Mapping[str, str], leg: Mapping[str, str]) -> None:
    dial = eslng.DialString.together(("user/1000", dict(leg)), "user/1001", variables=dict(call))
    try:
        text = str(dial)
    except errors.InvalidArgument:
        return
    assert "\n" not in text and "\r" not in text
    assert str(eslng.DialString.parse(text)) == text


@given(st.text())
def test_any_text_is_a_dial_string_or_is_refused(text: str) -> None:
    try:
        dial = eslng.DialString.parse(text)
    except (errors.InvalidArgument, UnicodeEncodeError):
        return
    try:
        built = str(dial)
    except errors.InvalidArgument:
        return
    assert str(eslng.DialString.parse(built)) == built


@pytest.mark.parametrize("bad", ["\r", "\n", "\0"])
def test_what_would_leave_its_line_is_in_no_dial_string(bad: str) -> None:
    with pytest.raises(errors.InvalidArgument):
        str(eslng.DialString("user/1000", variables={"a": f"x{bad}y"}))
