"""Programs that a test runs: what they print, line by line, each line within a limit."""

import queue
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

#: Nothing takes longer, on a busy machine either.
PATIENCE = 60.0


class Program:
    """A program that runs; it ends with the block."""

    def __init__(self, line: list[str], *, env: Mapping[str, str], cwd: Path | None = None) -> None:
        self._errors = tempfile.TemporaryFile("w+")  # noqa: SIM115 - it is closed with the program
        self._name = " ".join(line)[:200]
        self.child = subprocess.Popen(
            line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._errors, text=True, env=env, cwd=cwd
        )
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.child.stdout is not None
        for line in self.child.stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)

    def _fail(self, why: str) -> AssertionError:
        return AssertionError(f"{self._name} {why}; it says:\n{self.errors()}")

    def errors(self) -> str:
        """What it has said on standard error so far."""
        self._errors.seek(0)
        return self._errors.read()

    def say(self, line: str) -> None:
        """Gives it a line of input."""
        assert self.child.stdin is not None
        self.child.stdin.write(line + "\n")
        self.child.stdin.flush()

    def sees(self, *wanted: str, again: Callable[[], object] = lambda: None) -> None:
        """Waits until it has printed a line with each of these, and does something again and again meanwhile."""
        missing = set(wanted)

        def is_there() -> bool:
            again()
            while missing and not self._lines.empty():
                line = self.line()
                missing.difference_update({what for what in missing if what in line})
            return not missing

        until(f"{wanted} of {self._name}", is_there)

    def line(self) -> str:
        """The next line that it prints."""
        try:
            line = self._lines.get(timeout=PATIENCE)
        except queue.Empty:
            raise self._fail(f"has printed nothing for {PATIENCE} s") from None
        if line is None:
            raise self._fail("has ended")
        return line

    def lines(self) -> list[str]:
        """What it prints until its end, which must be a good one."""
        lines: list[str] = []
        while True:
            try:
                line = self._lines.get(timeout=PATIENCE)
            except queue.Empty:
                raise self._fail(f"has printed nothing for {PATIENCE} s, after {lines}") from None
            if line is None:
                break
            lines.append(line)
        if self.child.wait(PATIENCE) != 0:
            raise self._fail(f"has ended with {self.child.returncode}")
        return lines

    def says(self, what: str) -> None:
        """Waits until it has said that on standard error."""
        until(f"{what!r} of {self._name}", lambda: what in self.errors() or self._is_gone())

    def _is_gone(self) -> bool:
        if self.child.poll() is not None:
            raise self._fail("has ended")
        return False

    def until_it_listens(self, port: int) -> None:
        """Waits until it takes connections."""

        def connects() -> bool:
            self._is_gone()
            with socket.socket() as probe:
                return probe.connect_ex(("127.0.0.1", port)) == 0

        until(f"{self._name} listens on {port}", connects)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.end()

    def end(self) -> None:
        """Ends it, if it has not ended."""
        self.child.kill()
        self.child.wait()
        self._reader.join()
        for pipe in (self.child.stdin, self.child.stdout):
            assert pipe is not None
            pipe.close()
        self._errors.close()


def until(what: str, holds: Callable[[], bool]) -> None:
    """Asks until it holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, f"{what}: not within {PATIENCE} s"
        time.sleep(0.02)


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port
