"""The samples of the quick starts, one for each language, and the commands of their pages."""

import json
import os
import re
import shlex
import subprocess
import sys

import pytest
from conftest import ENVIRONMENT, ROOT, SAMPLES, TARGET, Samples
from eslng.testing import Switch
from programs import Program, free_port

CALL = re.compile(r"^UP .*^call [0-9a-f-]{36} ended: NORMAL_CLEARING$", re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize(
    "sample",
    [
        "quick-start/call.c",
        "quick-start/call.cpp",
        "quick-start/call.py",
        "quick-start/script.py",
        "quick-start/call.mjs",
    ],
)
def test_a_call(freeswitch: Switch, samples: Samples, sample: str) -> None:
    if sample.endswith((".py", ".mjs")):
        program = samples.start(sample, replace={"8021": freeswitch.port})
    else:
        program = samples.start(sample, freeswitch.host, freeswitch.port, freeswitch.password)
    with program:
        said = "\n".join(program.lines())
        assert CALL.search(said), said


def test_lua(freeswitch: Switch, samples: Samples) -> None:
    with samples.start("quick-start/script.lua", freeswitch.host, freeswitch.port, freeswitch.password) as program:
        said = program.lines()
        assert said[0].startswith("UP ") and said[-1] == "ended: NORMAL_CLEARING", said


def test_a_server_in_node(freeswitch: Switch, samples: Samples) -> None:
    port = free_port()
    with samples.start("quick-start/server.mjs", replace={"8084": port}) as program:
        program.until_it_listens(port)
        freeswitch.watch()
        uuid = freeswitch.call(port)
        freeswitch.wait("CHANNEL_EXECUTE", uuid=uuid, headers={"Application": "play_and_get_digits"})
        freeswitch.press(uuid, "12#")
        assert program.line().endswith(" entered 12")


def test_fslua(freeswitch: Switch) -> None:
    line = [str(TARGET / "fslua"), "serve", "--listen", "127.0.0.1:0", str(SAMPLES / "quick-start/ivr.lua")]
    with Program(line, env=ENVIRONMENT) as program:
        port = int(program.line().rpartition(":")[2])
        freeswitch.watch()
        uuid = freeswitch.call(port)
        freeswitch.wait("CHANNEL_EXECUTE", uuid=uuid, headers={"Application": "play_and_get_digits"})
        freeswitch.press(uuid, "1000#")
        transfer = freeswitch.wait("CHANNEL_EXECUTE", uuid=uuid, headers={"Application": "transfer"})
        assert dict(transfer["headers"])["Application-Data"] == "1000 XML default"


def test_the_test_switch_by_hand() -> None:
    """Its controls, as the page shows them, one after the other."""
    lines = (SAMPLES / "quick-start/switch.jsonl").read_text()
    line = [sys.executable, "-m", "eslng.testing", "--port", "0"]
    run = subprocess.run(line, input=lines, capture_output=True, text=True, env=ENVIRONMENT, timeout=60)
    said = [json.loads(answer) for answer in run.stdout.splitlines()]
    assert "port" in said[0]
    assert [answer["ok"] for answer in said[1:]] == [True] * len(lines.splitlines()), said


def test_a_program_of_ones_own(samples: Samples) -> None:
    path = SAMPLES / "quick-start/test_ivr.py"
    line = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "eslng.testing.plugin",
        "--rootdir",
        "/",
    ]
    run = subprocess.run([*line, str(path)], capture_output=True, text=True, env=ENVIRONMENT, timeout=60)
    assert "1 passed" in run.stdout, run.stdout


def test_a_program_of_ones_own_in_node(samples: Samples) -> None:
    folder = samples.write("quick-start/ivr.test.mjs", {})
    line = [os.environ["NODE"], "--test", "--test-reporter", "tap", "ivr.test.mjs"]
    run = subprocess.run(line, cwd=folder, capture_output=True, text=True, env=ENVIRONMENT, timeout=60)
    assert "# pass 1\n" in run.stdout and run.returncode == 0, run.stdout


def test_the_tool(freeswitch: Switch) -> None:
    page = (ROOT / "docs/quick-start/tool.md").read_text()
    lines = [shlex.split(line)[1:] for line in page.splitlines() if line.startswith("eslng ")]
    environment = ENVIRONMENT | {"ESLNG_PORT": str(freeswitch.port)}
    for arguments in lines:
        with Program([str(TARGET / "eslng"), *arguments], env=environment) as program:
            match arguments[0]:
                case "api":
                    assert program.lines()[0].startswith("UP ")
                case "events":
                    program.sees(
                        "CHANNEL_ANSWER", again=lambda: freeswitch.emit("CHANNEL_ANSWER", {"Unique-ID": "u-1"})
                    )
                case "originate":
                    assert re.fullmatch("[0-9a-f-]{36}", program.lines()[0])
                case "doctor":
                    program.sees("password: it is the one that FreeSWITCH is delivered with")
                case verb:
                    raise AssertionError(f"what does {verb} print?")
    assert len(lines) == 4
