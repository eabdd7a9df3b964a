"""Each sample of the README runs as it stands, but for its ports; the examples run too."""

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from eslng.testing import Switch

README = Path(__file__).parent.parent / "README.md"
SAMPLES = re.findall(r"^```python\n(.*?)^```$", README.read_text(), re.MULTILINE | re.DOTALL)

#: What a sample prints, by something that only it says.
PRINTS = {
    "fs.commands.uuid_exists": r"UP .*no such call\n\+OK ",
    "fs.commands.status": r"0 0\n(.*\n)*No such channel!\n",
    "eslng.prometheus": r'eslng_requests_total\{switch="pbx1"\} 1\.0',
    "class Slow": r"api took 0\.\d s\n",
    "fs.events(": r"CHANNEL_ANSWER ",
    'fs.originate("loopback/1000/default", variables': r"NORMAL_CLEARING\n",
    "blocking.connect(": r"UP .*CHANNEL_ANSWER\n<CallEnd NORMAL_CLEARING",
    "ESL.ESLconnection": r"UP ",
}
SERVER = next(sample for sample in SAMPLES if "eslng.serve(" in sample)
TEST = next(sample for sample in SAMPLES if "def test_" in sample)
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def sample_with(part: str) -> str:
    found: str = next(sample for sample in SAMPLES if part in sample and sample is not TEST)
    return found


def test_the_front_page_shows_samples_that_are_run() -> None:
    root = README.parent.parent.parent
    front = (root / "README.md").read_text()
    for language, folder in (("python", "python"), ("js", "node"), ("lua", "lua")):
        block = re.compile(rf"^```{language}\n(.*?)^```$", re.MULTILINE | re.DOTALL)
        run = block.findall((root / "bindings" / folder / "README.md").read_text())
        shown = block.findall(front)
        assert shown and all(sample in run for sample in shown), language


def test_every_sample_is_run() -> None:
    run = [sample_with(part) for part in PRINTS] + [SERVER, TEST]
    assert sorted(run) == sorted(SAMPLES)


@pytest.mark.parametrize("part", PRINTS)
def test_a_sample(freeswitch: Switch, part: str) -> None:
    sample = sample_with(part).replace("8021", str(freeswitch.port))
    run = subprocess.run([sys.executable, "-c", sample], capture_output=True, text=True, env=ENVIRONMENT, timeout=60)
    assert (run.returncode, run.stderr) == (0, "")
    assert re.search(PRINTS[part], run.stdout, re.DOTALL), run.stdout


def test_the_server(freeswitch: Switch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    sample = SERVER.replace("8084", str(port))
    # It says when it listens.
    sample = sample.replace("        await server", "        print('listening', flush=True)\n        await server")
    with subprocess.Popen([sys.executable, "-uc", sample], stdout=subprocess.PIPE, text=True, env=ENVIRONMENT) as child:
        assert child.stdout is not None
        try:
            assert child.stdout.readline() == "listening\n"
            freeswitch.watch()
            uuid = freeswitch.call(port, variables={"account": "7"})
            freeswitch.wait("CHANNEL_EXECUTE", uuid=uuid, headers={"Application": "play_and_get_digits"})
            freeswitch.press(uuid, "1234")
            assert child.stdout.readline() == "7 1234\n"
        finally:
            child.send_signal(signal.SIGKILL)


def test_the_test(tmp_path: Path) -> None:
    (tmp_path / "test_ivr.py").write_text(TEST)
    plugin = ["-p", "eslng.testing.plugin"]
    line = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *plugin, "--rootdir", str(tmp_path), str(tmp_path)]
    run = subprocess.run(line, capture_output=True, text=True, env=ENVIRONMENT, timeout=60)
    assert "1 passed" in run.stdout, run.stdout


def test_the_gevent_example(freeswitch: Switch) -> None:
    example = README.parent / "examples" / "gevent_client.py"
    line = [sys.executable, str(example), freeswitch.host, str(freeswitch.port), freeswitch.password]
    run = subprocess.run(line, capture_output=True, text=True, env=ENVIRONMENT, timeout=60)
    assert (run.returncode, run.stdout, run.stderr) == (0, "0 1 2 3 4 5 6 7 8 9\n", "")
