"""What the adapters of the conformance suite have in common: the protocol (tests/conformance/README.md)."""

import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

FIRST, LAST = 0xEF80, 0xEFFF
TIMEOUT_MS = 5000

Arguments = dict[str, Any]
Answer = dict[str, Any]


class Failure(Exception):
    """A step that failed, by the error table."""

    def __init__(self, name: str, message: object) -> None:
        super().__init__(str(message))
        self.name = name


def text_of(data: bytes) -> str:
    """The text that stands for these bytes."""
    out = []
    for character in data.decode("utf-8", "surrogateescape"):
        code = ord(character)
        if 0xDC80 <= code <= 0xDCFF:
            out.append(chr(0xEF00 + (code & 0xFF)))
        elif FIRST <= code <= LAST:
            out.extend(chr(0xEF00 + byte) for byte in character.encode())
        else:
            out.append(character)
    return "".join(out)


def bytes_of(text: str) -> bytes:
    """The bytes that this text stands for."""
    out = bytearray()
    for character in text:
        code = ord(character)
        out += bytes([code & 0xFF]) if FIRST <= code <= LAST else character.encode()
    return bytes(out)


def data(arguments: Arguments, name: str) -> bytes:
    """An argument as bytes; empty where there is none."""
    return bytes_of(arguments.get(name) or "")


def optional(arguments: Arguments, name: str) -> bytes | None:
    """An argument as bytes."""
    value = arguments.get(name)
    return None if value is None else bytes_of(value)


def seconds(arguments: Arguments) -> float:
    """How long a step may take."""
    return float(arguments.get("timeout_ms", TIMEOUT_MS)) / 1000


def headers_of(arguments: Arguments) -> list[tuple[bytes, bytes]]:
    """The headers that a step names."""
    return [(bytes_of(name), bytes_of(value)) for name, value in arguments.get("headers", [])]


def refusal(text: str) -> None:
    """Raises the error that the switch's text tells."""
    if text.startswith("-ERR permission denied"):
        raise Failure("permission_denied", text)
    if text.startswith(("-ERR", "-USAGE")):
        raise Failure("command_failed", text)


def say(answer: Answer) -> None:
    """A line to the runner."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def hello(face: str, capabilities: list[str]) -> None:
    """The first line."""
    say({"face": face, "capabilities": capabilities})


def run(act: Callable[[str, Arguments], Answer]) -> None:
    """Takes steps and answers them, until the end of input."""
    for line in sys.stdin:
        step = json.loads(line)
        try:
            say({"ok": act(step["do"], step.get("args", {}))})
        except Failure as failure:
            say({"error": failure.name, "message": str(failure)})


async def run_async(read: Callable[[], Awaitable[bytes]], act: Callable[[str, Arguments], Awaitable[Answer]]) -> None:
    """As :func:`run`, on an event loop that goes on between the steps."""
    while line := await read():
        step = json.loads(line)
        try:
            say({"ok": await act(step["do"], step.get("args", {}))})
        except Failure as failure:
            say({"error": failure.name, "message": str(failure)})
