"""A switch that agrees to everything and writes down what it was told, packet by packet."""

import asyncio
import contextlib
import re
import socket
import threading

GREETING = b"Content-Type: auth/request\n\n"
_LENGTH = re.compile(rb"^content-length: *(\d+)", re.IGNORECASE | re.MULTILINE)


class Packets:
    """What was written, taken apart as a switch does: header blocks, and bodies behind the events and messages that announce one."""

    def __init__(self) -> None:
        self.heads: list[bytes] = []
        self.bodies: list[bytes] = []
        self._waiting = b""

    def feed(self, data: bytes) -> list[bytes]:
        """Takes bytes; what is to be answered."""
        self._waiting += data
        answers = []
        while b"\n\n" in self._waiting:
            head, rest = self._waiting.split(b"\n\n", 1)
            announced = _LENGTH.search(head) if head.startswith(b"send") else None
            length = 0 if announced is None else int(announced[1])
            if len(rest) < length:
                break
            # libesl ends what it sends by two newlines, a body too.
            self._waiting = rest[length:].lstrip(b"\n")
            self.heads.append(head)
            if length:
                self.bodies.append(rest[:length])
            answers.append(self._answer(head))
        return answers

    @staticmethod
    def _answer(head: bytes) -> bytes:
        if head.startswith(b"api "):
            text = b"true" if b"uuid_exists" in head else b"+OK"
            return b"Content-Type: api/response\nContent-Length: %d\n\n%s" % (len(text), text)
        return b"Content-Type: command/reply\nReply-Text: +OK\n\n"

    def clear(self) -> None:
        """Forgets what came so far."""
        self.heads.clear()
        self.bodies.clear()

    def __repr__(self) -> str:
        return f"{self.heads} {self.bodies} {self._waiting!r}"


class Wire(asyncio.Transport):
    """Such a switch as a transport."""

    def __init__(self, loop: asyncio.AbstractEventLoop, protocol: asyncio.Protocol) -> None:
        super().__init__()
        self._loop = loop
        self._protocol = protocol
        self._is_closing = False
        self.packets = Packets()
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(protocol.data_received, GREETING)

    def write(self, data: bytes | bytearray | memoryview) -> None:
        for answer in self.packets.feed(bytes(data)):
            self._loop.call_soon(self._protocol.data_received, answer)

    def pause_reading(self) -> None: ...

    def resume_reading(self) -> None: ...

    def is_closing(self) -> bool:
        return self._is_closing

    def get_write_buffer_size(self) -> int:
        return 0

    def close(self) -> None:
        if not self._is_closing:
            self._is_closing = True
            self._loop.call_soon(self._protocol.connection_lost, None)

    def abort(self) -> None:
        self.close()


class Recorded:
    """Such a switch at the other end of a socket; it ends when that is closed."""

    def __init__(self, greeting: bytes) -> None:
        self.ours, self._theirs = socket.socketpair()
        self.packets = Packets()
        self._greeting = greeting
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        self._theirs.sendall(self._greeting)
        with contextlib.suppress(ConnectionError):
            while data := self._theirs.recv(65_536):
                for answer in self.packets.feed(data):
                    self._theirs.sendall(answer)

    def close(self) -> None:
        """Waits for its end."""
        self.ours.close()
        self._theirs.settimeout(0)
        self._theirs.shutdown(socket.SHUT_RDWR)
        self._thread.join(20)
        assert not self._thread.is_alive()
        self._theirs.close()
