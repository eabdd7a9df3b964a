"""Child processes that speak lines, and what the kernel tells of them."""

import contextlib
import json
import os
import subprocess
import threading
from pathlib import Path
from typing import Any


class Program:
    """A running program. Lines that it prints are kept, read as JSON where they are; it is ended by its id."""

    def __init__(self, name: str, command: list[str], environment: dict[str, str] | None = None) -> None:
        self.name = name
        self.lines: list[dict[str, Any]] = []
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **(environment or {})},
        )
        self._came = threading.Condition()
        self._ended = False
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            with self._came:
                try:
                    self.lines.append(json.loads(line))
                except ValueError:
                    self.lines.append({"text": line.strip()})
                self._came.notify_all()
        with self._came:
            self._ended = True
            self._came.notify_all()

    def line(self, number: int, limit: float = 60) -> dict[str, Any]:
        """A line of what it prints, which has `limit` seconds to come."""
        with self._came:
            if not self._came.wait_for(lambda: len(self.lines) > number or self._ended, limit):
                raise TimeoutError(f"{self.name} said nothing within {limit} s")
            if len(self.lines) <= number:
                raise RuntimeError(f"{self.name} ended instead of speaking")
            return self.lines[number]

    def tell(self, text: str) -> None:
        """Writes a line to it."""
        assert self._process.stdin is not None
        self._process.stdin.write(text + "\n")
        self._process.stdin.flush()

    def ask(self, order: dict[str, Any]) -> dict[str, Any]:
        """Writes a JSON line to it and waits for its answer."""
        number = len(self.lines)
        self.tell(json.dumps(order))
        answer = self.line(number)
        if answer.get("ok") is not True:
            raise RuntimeError(f"{self.name} refused {order}: {answer}")
        return answer

    @property
    def is_alive(self) -> bool:
        """Whether it still runs."""
        return self._process.poll() is None

    def memory(self) -> int:
        """How many bytes of memory it has in use now."""
        status = Path(f"/proc/{self._process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:")) * 1024

    def descriptors(self) -> int:
        """How many descriptors it has open."""
        return len(os.listdir(f"/proc/{self._process.pid}/fd"))

    def end(self, limit: float = 60) -> int:
        """Ends its standard input, and gives the status with which it ends; past `limit` seconds it is killed."""
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError):
            self._process.stdin.close()
        try:
            status = self._process.wait(limit)
        except subprocess.TimeoutExpired:
            self.kill()
            raise TimeoutError(f"{self.name} did not end within {limit} s") from None
        self._reader.join(limit)
        return status

    def kill(self) -> None:
        """Ends it at once."""
        self._process.kill()
        self._process.wait()
