"""What the tests of the documentation share: the samples as programs, and a broker."""

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from eslng.testing import Switch
from programs import PATIENCE, Program, until

pytest_plugins = ["eslng.testing.plugin"]

ROOT = Path(__file__).parent.parent.parent
SAMPLES = ROOT / "docs" / "samples"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")) / "debug"
#: What ci/test-docs has put together: packages of Node, and libesl as it is installed.
BUILD = ROOT / "build" / "docs"
LIBRARIES = BUILD / "prefix" / "lib"
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("ESLNG_")} | {
    "PYTHONPATH": os.pathsep.join(sys.path),
    "LD_LIBRARY_PATH": str(LIBRARIES),
    "PKG_CONFIG_PATH": str(LIBRARIES / "pkgconfig"),
    "LUA_CPATH": str(ROOT / "build" / "lua" / "5.4" / "?.so"),
    "HOME": "/nonexistent",
}

#: The sounds that the samples play, each of a moment, as the test switch is told them.
SOUNDS = {sound for path in SAMPLES.rglob("*.*") for sound in re.findall(r"[\w/-]+\.wav", path.read_text())}
MEDIA = [word for sound in sorted(SOUNDS) for word in ("--media", f"{sound}=20")]


@pytest.fixture
def make_switch(freeswitch_factory: Callable[..., Switch]) -> Callable[..., Switch]:
    """Makes test switches that know the samples' sounds."""
    return lambda **options: freeswitch_factory(arguments=MEDIA, **options)


@pytest.fixture
def freeswitch(make_switch: Callable[..., Switch]) -> Switch:
    return make_switch()


class Samples:
    """Runs a sample as it stands, but for ports, and for names that the test switch does not know."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def text(self, name: str, replace: Mapping[str, object]) -> str:
        text = (SAMPLES / name).read_text()
        for old, new in replace.items():
            assert old in text, f"{name} has no {old}"
            text = text.replace(old, str(new))
        return text

    def write(self, name: str, replace: Mapping[str, object]) -> Path:
        """Puts it into a folder."""
        (self._folder / Path(name).name).write_text(self.text(name, replace))
        return self._folder

    def start(self, name: str, *arguments: object, replace: Mapping[str, object] | None = None) -> Program:
        """Runs it; Rust's are built already, under the names of their files, and take what differs as arguments."""
        path = self.write(name, replace or {}) / Path(name).name
        match path.suffix:
            case ".py":
                line = [sys.executable, "-u", str(path)]
            case ".mjs":
                line = [os.environ["NODE"], str(path)]
            case ".lua":
                line = ["lua5.4", str(path)]
            case ".c" | ".cpp":
                line = [str(self._compile(path))]
            case ".rs":
                assert not replace
                line = [str(TARGET / "examples" / path.stem)]
            case kind:
                raise AssertionError(f"{kind} is no program")
        return Program([*line, *map(str, arguments)], env=ENVIRONMENT, cwd=self._folder)

    def _compile(self, path: Path) -> Path:
        """As the pages say, and without a warning."""
        program = path.with_suffix("")
        compiler = "c++ -std=c++17" if path.suffix == ".cpp" else "cc"
        package = "libesl" if "<esl.h>" in path.read_text() else "eslng"
        line = f"{compiler} -Wall -Wextra -Werror {path} $(pkg-config --cflags --libs {package}) -o {program}"
        subprocess.run(line, shell=True, env=ENVIRONMENT, check=True, timeout=PATIENCE)
        return program

    def actions(self, name: str, replace: Mapping[str, object]) -> str:
        """The actions of an extension, as the test switch is told them."""
        actions = ElementTree.fromstring(self.text(name, replace)).iter("action")
        return ";".join(f"{action.get('application')} {action.get('data', '')}" for action in actions)


@pytest.fixture
def samples() -> Iterator[Samples]:
    # Node finds packages above a module's own folder.
    folder = BUILD / f"run-{os.getpid()}"
    folder.mkdir()
    yield Samples(folder)
    shutil.rmtree(folder)


class Broker:
    """A nats-server with JetStream."""

    def __init__(self, folder: Path) -> None:
        line = [
            "nats-server",
            "-a",
            "127.0.0.1",
            "-p",
            "-1",
            "-js",
            "-sd",
            str(folder / "data"),
            "--ports_file_dir",
            str(folder),
        ]
        self._program = Program(line, env=ENVIRONMENT)
        file = folder / f"nats-server_{self._program.child.pid}.ports"
        self.url = ""

        def is_there() -> bool:
            try:
                self.url = json.loads(file.read_text())["nats"][0]
            except (FileNotFoundError, json.JSONDecodeError):
                return False
            return True

        until("the broker's port", is_there)

    def stop(self) -> None:
        self._program.end()


@pytest.fixture
def broker(tmp_path: Path) -> Iterator[Broker]:
    broker = Broker(tmp_path)
    yield broker
    broker.stop()
