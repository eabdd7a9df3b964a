"""A switch for tests: a stand-in for FreeSWITCH in a child process, without a PBX.

    with Switch(users=["7@a.test:seven"]) as switch:
        ...connect to 127.0.0.1:switch.port...
        switch.emit("HEARTBEAT")

With pytest the fixture ``freeswitch`` is one for each test, and ``freeswitch_factory`` makes more.
"""

import base64
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Any, Self


class SwitchError(Exception):
    """The test switch refused an order, or has ended."""


class Switch:
    """A test switch that runs, on a loopback port that the kernel picks."""

    host = "127.0.0.1"

    def __init__(
        self,
        *,
        password: str | None = None,
        port: int | None = None,
        users: Iterable[str] = (),
        deny: Iterable[str] = (),
        heartbeat: float | None = None,
        virtual_time: bool = False,
        extensions: Mapping[str, str] | None = None,
        arguments: Iterable[str] = (),
    ) -> None:
        line = [sys.executable, "-m", "eslng.testing"]
        for flag, value in (("--password", password), ("--port", port), ("--heartbeat", heartbeat)):
            line += [] if value is None else [flag, str(value)]
        for user in users:
            line += ["--user", user]
        for address in deny:
            line += ["--deny", address]
        for name, text in (extensions or {}).items():
            line += ["--extension", f"{name}={text}"]
        line += ["--virtual-time"] if virtual_time else []
        line += arguments
        self._lock = threading.Lock()
        # It finds this package wherever this process did.
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        self._child = subprocess.Popen(
            line, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
        )
        try:
            said = self._read()
        except BaseException:
            self.stop()
            raise
        self.port: int = said["port"]
        self.core_uuid: str = said["core_uuid"]
        self.password = password or "ClueCon"

    def __repr__(self) -> str:
        return f"<Switch on {self.host}:{self.port}>"

    def _read(self) -> dict[str, Any]:
        assert self._child.stdout is not None
        line = self._child.stdout.readline()
        if not line:
            raise SwitchError(f"the test switch has ended with status {self._child.wait()}")
        said: dict[str, Any] = json.loads(line)
        return said

    def control(self, do: str, **order: Any) -> dict[str, Any]:
        """Carries out a control line of ``eslng-switch`` (``python -m eslng.testing --help``) and gives the rest of its answer."""
        line = {"do": do, **{name: value for name, value in order.items() if value is not None}}
        with self._lock:
            if self._child.stdin is None or self._child.stdin.closed:
                raise SwitchError("the test switch was stopped")
            self._child.stdin.write(json.dumps(line) + "\n")
            self._child.stdin.flush()
            answer = self._read()
        if not answer.pop("ok", True):
            raise SwitchError(answer["error"])
        return answer

    def emit(
        self,
        name: str,
        headers: Mapping[str, str] | Iterable[tuple[str, str]] = (),
        body: str | None = None,
        *,
        subclass: str | None = None,
    ) -> None:
        """Fires an event."""
        pairs = [list(pair) for pair in (headers.items() if isinstance(headers, Mapping) else headers)]
        self.control("emit", name=name, subclass=subclass, headers=pairs, body=body)

    def call(self, address: int | str, mode: str = "async full", variables: Mapping[str, str] | None = None) -> str:
        """Places a call to a program that listens on a port; the call's Unique-ID."""
        where = f"127.0.0.1:{address}" if isinstance(address, int) else address
        uuid: str = self.control("call", address=where, mode=mode, variables=dict(variables or {}))["uuid"]
        return uuid

    def party(self, name: str, steps: Iterable[str | dict[str, Any]]) -> None:
        """Says what the far end of a call to ``test/NAME`` does: ``["ring", {"wait_ms": 20}, "answer", {"hang_up": "USER_BUSY"}]``."""
        self.control("party", name=name, steps=list(steps))

    def watch(self) -> None:
        """Begins to collect events for :meth:`wait`."""
        self.control("watch")

    def wait(self, name: str, *, uuid: str | None = None, headers: Mapping[str, str] | None = None) -> dict[str, Any]:
        """The next event of this name since :meth:`watch`, perhaps of one channel and with these headers.

        Those before it are passed over; with ``uuid`` only those of this channel are, and other channels' stay.
        """
        return self.control("wait", name=name, uuid=uuid, headers=None if headers is None else dict(headers))

    def press(self, uuid: str, digits: str) -> None:
        """The far end presses digits."""
        self.control("press", uuid=uuid, digits=digits)

    def hangup(self, uuid: str, cause: str = "NORMAL_CLEARING") -> None:
        """Hangs a channel up."""
        self.control("hangup", uuid=uuid, cause=cause)

    def advance(self, ms: int) -> None:
        """Lets virtual time pass."""
        self.control("advance", ms=ms)

    def drop(self) -> None:
        """Closes every connection without a notice."""
        self.control("drop")

    def refuse(self, ms: int) -> None:
        """Refuses connections for so long."""
        self.control("refuse", ms=ms)

    def restart(self) -> str:
        """Begins again with a new Core-UUID."""
        self.core_uuid = self.control("restart")["core_uuid"]
        return self.core_uuid

    def raw(self, data: bytes) -> None:
        """Sends bytes on every connection."""
        self.control("raw", b64=base64.b64encode(data).decode())

    def fault(self, fault: str, **options: Any) -> None:
        """Turns a fault on: never_answer, answer_late, answer_twice, stall_reading, dribble, split_blank_line, cut_after, malformed."""
        self.control(fault, **options)

    def clear_faults(self) -> None:
        """Turns all faults off."""
        self.control("clear_faults")

    def stop(self) -> None:
        """Ends it."""
        with self._lock:
            if self._child.stdin is not None and not self._child.stdin.closed:
                self._child.stdin.close()
            self._child.wait()
            if self._child.stdout is not None:
                self._child.stdout.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()
