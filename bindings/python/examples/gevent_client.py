"""The engine under gevent: a greenlet reads the socket, others ask and wait.

python gevent_client.py HOST PORT PASSWORD
"""

import sys
import time
from collections.abc import Callable

import gevent
from gevent import socket
from gevent.event import AsyncResult

from eslng import Reply
from eslng.engine import Close, Connect, Down, Ended, Engine, Finished, Transmit, Up


class Client:
    """One connection; for reconnects, see what ``Connect`` asks for again after ``Down``."""

    def __init__(self, host: str, port: int, password: str) -> None:
        self._engine = Engine(time.monotonic(), password=password, reconnect=False)
        self._address = (host, port)
        self._socket: socket.socket | None = None
        self._waiting: dict[int, AsyncResult] = {}
        self._up = AsyncResult()
        self._pump()
        self._up.get()

    def api(self, line: str) -> str:
        """Runs an API command."""
        return self._ask(lambda now: self._engine.api(line, 10.0, now)).text

    def _ask(self, send: Callable[[float], int]) -> Reply:
        result = self._waiting[send(time.monotonic())] = AsyncResult()
        self._pump()
        reply = result.get()
        assert isinstance(reply, Reply)
        return reply

    def close(self) -> None:
        """Ends it."""
        self._engine.close(time.monotonic())
        self._pump()

    def _read(self, sock: socket.socket) -> None:
        while sock.fileno() != -1:
            deadline = self._engine.deadline
            sock.settimeout(None if deadline is None else max(0.001, deadline - time.monotonic()))
            try:
                data = sock.recv(65536)
            except TimeoutError:
                self._engine.timeout(time.monotonic())
            except OSError:
                return
            else:
                if data:
                    self._engine.feed(data, time.monotonic())
                else:
                    self._engine.end_of_stream(time.monotonic())
            self._pump()

    def _pump(self) -> None:
        while outputs := self._engine.drain():
            for output in outputs:
                match output:
                    case Connect():
                        self._socket = socket.create_connection(self._address)
                        self._engine.connected(time.monotonic())
                        gevent.spawn(self._read, self._socket)
                    case Transmit(data=data) if self._socket is not None:
                        self._socket.sendall(data)
                    case Finished(request=request, outcome=outcome, error=None):
                        self._waiting.pop(request).set(outcome)
                    case Finished(request=request, error=error) if error is not None:
                        self._waiting.pop(request).set_exception(error)
                    case Up():
                        self._up.set(None)
                    case Down(reason=reason) | Ended(reason=reason):
                        if not self._up.ready():
                            self._up.set_exception(reason)
                        self._disconnect()
                    case Close():
                        self._disconnect()

    def _disconnect(self) -> None:
        sock, self._socket = self._socket, None
        if sock is not None:
            sock.close()


if __name__ == "__main__":
    client = Client(sys.argv[1], int(sys.argv[2]), sys.argv[3])
    asking = [gevent.spawn(client.api, f"echo {number}") for number in range(10)]
    gevent.joinall(asking)
    print(*(greenlet.get() for greenlet in asking))
    client.close()
