"""What Python people expect of a package: everything has a docstring, objects say what they are, errors are Python's own too."""

import asyncio
import importlib
import inspect
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import assert_type

import pytest
from test_readme import SAMPLES

import eslng
from eslng import blocking, errors
from eslng.testing import Switch

MODULES = [
    "ESL",
    "eslng",
    "eslng.blocking",
    "eslng.blocking.commands",
    "eslng.commands",
    "eslng.engine",
    "eslng.errors",
    "eslng.fleet",
    "eslng.observe",
    "eslng.opentelemetry",
    "eslng.prometheus",
    "eslng.records",
    "eslng.testing",
    "eslng.testing.plugin",
]


def public(name: str) -> Iterator[tuple[str, object]]:
    """A module and everything in it that a user may use: classes with their members, functions."""
    module = importlib.import_module(name)
    yield name, module
    for word, thing in vars(module).items():
        home = getattr(thing, "__module__", None) or ""
        if word.startswith("_") or not home.startswith(("eslng", "ESL")):
            continue
        if inspect.isclass(thing):
            yield f"{name}.{word}", thing
            for member, value in vars(thing).items():
                if not member.startswith("_") and (
                    callable(value) or inspect.isdatadescriptor(value) or isinstance(value, staticmethod)
                ):
                    yield f"{name}.{word}.{member}", value
        elif callable(thing):
            yield f"{name}.{word}", thing


@pytest.mark.parametrize("module", MODULES)
def test_everything_has_a_docstring(module: str) -> None:
    found = dict(public(module))
    assert len(found) > 1
    assert [name for name, thing in found.items() if not (inspect.getdoc(thing) or "").strip()] == []


@pytest.mark.parametrize(
    ("error", "python"),
    [
        (errors.InvalidArgument, ValueError),
        (errors.Malformed, ValueError),
        (errors.Timeout, TimeoutError),
        (errors.ConnectFailed, ConnectionError),
        (errors.Disconnected, ConnectionError),
        (errors.NotSent, ConnectionError),
        (errors.Truncated, ConnectionError),
        (errors.AuthRejected, PermissionError),
        (errors.AccessDenied, PermissionError),
        (errors.PermissionDenied, PermissionError),
    ],
)
def test_errors_are_pythons_own_too(error: type[errors.EslError], python: type[Exception]) -> None:
    made = error("words")
    assert isinstance(made, errors.EslError) and isinstance(made, python) and str(made) == "words"


@pytest.mark.parametrize("error", [*errors.BY_NUMBER.values(), errors.NotAnswered])
def test_errors_travel_to_other_processes(error: type[errors.EslError]) -> None:
    made = error("words")
    made.cause = "USER_BUSY"
    again = pickle.loads(pickle.dumps(made))
    assert type(again) is error and (str(again), again.cause) == ("words", "USER_BUSY")


async def test_objects_say_what_they_are(freeswitch: Switch) -> None:
    freeswitch.party("callee", ["answer"])
    served: asyncio.Queue[eslng.Call] = asyncio.Queue()
    async with eslng.connect(freeswitch.host, freeswitch.port) as fs, eslng.serve(served.put) as server:
        assert repr(fs) == "<Client up>"
        assert repr(server) == f"<Server on port {server.port}, 0 calls>"
        events = fs.events("HEARTBEAT", custom=["a::b"], log="debug")
        assert repr(events) == "<EventStream of HEARTBEAT, a::b, log debug>"
        events.close()
        assert repr(events) == "<EventStream of HEARTBEAT, a::b, log debug, closed>"
        calling = await fs.place("test/callee")
        assert repr(calling) == f"<Calling {calling.legs[0].uuid}>"
        call = await calling.answered()
        assert repr(call) == f"<Call {call.uuid} answered>"
        assert repr(call.status) == f"<CallStatus {call.uuid} answered>"
        assert repr(await call.playback("silence_stream://1")) == "<Playback 'FILE PLAYED', terminator None>"
        digits = asyncio.ensure_future(call.read_digits("silence_stream://60000", max=4))
        freeswitch.watch()
        await asyncio.to_thread(freeswitch.wait, "PLAYBACK_START", uuid=call.uuid)
        freeswitch.press(call.uuid, "12#")
        assert repr(await digits) == "<Digits '12', terminator '#'>"
        await call.hangup()
        assert repr(await call.ended()) == "<CallEnd NORMAL_CLEARING>"
        fleet = eslng.Fleet()
        assert repr(fleet) == "<Fleet of none>"
        fleet.add("one", fs)
        assert repr(fleet) == "<Fleet one up>"
        assert list(fleet) == ["one"] and "one" in fleet and "two" not in fleet and len(fleet) == 1 and fleet["one"] is fs
    assert repr(fs) == "<Client ended>" and repr(server) == "<Server that does not listen, 0 calls>"
    assert repr(freeswitch) == f"<Switch on 127.0.0.1:{freeswitch.port}>"


async def test_streams_are_typed_by_what_they_give(freeswitch: Switch) -> None:
    async with eslng.connect(freeswitch.host, freeswitch.port) as fs:
        assert_type(fs.events("HEARTBEAT"), eslng.EventStream[eslng.Event])
        assert_type(fs.events("HEARTBEAT", log="debug"), eslng.EventStream[eslng.Event | eslng.LogLine])
        assert_type(fs.listen("HEARTBEAT"), eslng.EventStream[eslng.Event])
        with pytest.raises(TypeError):
            fs.events("HEARTBEAT", nothing=1)  # type: ignore[call-overload]
    with await asyncio.to_thread(blocking.connect, freeswitch.host, freeswitch.port) as fs2:
        assert_type(fs2.events("HEARTBEAT"), blocking.Events[eslng.Event])
        assert_type(fs2.listen(log=7), blocking.Events[eslng.Event | eslng.LogLine])


def test_the_readmes_samples_are_typed(tmp_path: Path) -> None:
    files = []
    # One that was written for SWIG's module looks for no None, which types would have it do.
    for number, sample in enumerate(sample for sample in SAMPLES if "import ESL" not in sample):
        files.append(tmp_path / f"sample_{number}.py")
        files[-1].write_text(sample)
    package = Path(eslng.__file__).parents[2]
    line = [
        sys.executable,
        "-m",
        "mypy",
        "--config-file",
        str(package / "pyproject.toml"),
        "--allow-untyped-defs",
        *map(str, files),
    ]
    # The test of the section on testing is as its writer wrote it: without types.
    run = subprocess.run(line, capture_output=True, text=True, cwd=tmp_path, timeout=120)
    assert run.returncode == 0, run.stdout + run.stderr
