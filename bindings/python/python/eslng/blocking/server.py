"""Outbound: the switch connects to us for each call."""

import socket as sockets
import threading
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Any, Self

from eslng import errors
from eslng._eslng import BlockingClient
from eslng._link import log
from eslng.blocking.call import Call
from eslng.blocking.client import Client
from eslng.observe import Observer, handled


def accept(
    sock: sockets.socket,
    *,
    format: str = "plain",
    linger: int | None = 10,
    handshake_timeout: float = 20.0,
    timeout: float | None = None,
    observers: Sequence[Observer] = (),
) -> Call:
    """Takes over the socket of a connection that the switch has opened and gives its call.

    In the dialplan it is ``<action application="socket" data="host:port async full"/>``. ``linger``: for how many
    seconds the switch keeps the connection after the call's end (needs ``async full``); ``timeout``: how long each
    operation may take.
    """
    native = BlockingClient.accept(
        sock.detach(), format=format, linger=linger, handshake_timeout=handshake_timeout, timeout=timeout
    )
    return Call(native, observers=observers)


class Server:
    """Listens for outbound connections and gives each call to a handler, on a thread of its own.

    :func:`serve` makes one.

    When a handler has returned, its connection is closed: a call that has not been hung up goes on in the dialplan. An
    exception of a handler is logged and ends that call's connection alone.
    """

    def __init__(self, handler: Callable[[Call], object], listener: sockets.socket, options: dict[str, Any]) -> None:
        self._handler = handler
        self._listener = listener
        self._options = options
        self._lock = threading.Lock()
        self._threads: set[threading.Thread] = set()
        self._open: set[Client] = set()
        self._is_closed = False
        #: The port that it listens on.
        self.port: int = listener.getsockname()[1]

    def serve_forever(self) -> None:
        """Takes calls until :meth:`close`, which another thread may call, or Ctrl-C."""
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                if self._is_closed:
                    return
                raise
            thread = threading.Thread(target=self._serve, args=(sock,), name="eslng-call")
            with self._lock:
                self._threads.add(thread)
            thread.start()

    def _serve(self, sock: sockets.socket) -> None:
        try:
            call = accept(sock, **self._options)
        except errors.EslError as error:
            log.debug("a connection brought no call: %s", error)
        else:
            client = call.client
            with self._lock:
                self._open.add(client)
                if self._is_closed:
                    client.close()
            try:
                with handled(self._options["observers"], call.uuid):
                    self._handler(call)
            except (errors.HungUp, errors.Disconnected, errors.Closed, errors.Truncated, errors.NotSent) as error:
                log.debug("the handler of a call was ended: %s", error)
            except Exception:
                log.exception("the handler of a call failed; the call goes on in the dialplan")
            finally:
                client.close()
                with self._lock:
                    self._open.discard(client)
        finally:
            with self._lock:
                self._threads.discard(threading.current_thread())

    def close(self) -> None:
        """Accepts no more calls, closes the connections of those that are open, and waits for their handlers."""
        with self._lock:
            self._is_closed = True
            clients, threads = list(self._open), list(self._threads)
        try:
            self._listener.shutdown(sockets.SHUT_RDWR)
        except OSError:
            log.debug("the listener was shut down before")
        self._listener.close()
        for client in clients:
            client.close()
        for thread in threads:
            if thread is not threading.current_thread():
                thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def serve(
    handler: Callable[[Call], object],
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    backlog: int = 1024,
    format: str = "plain",
    linger: int | None = 10,
    handshake_timeout: float = 20.0,
    timeout: float | None = None,
    observers: Sequence[Observer] = (),
) -> Server:
    """Listens for calls; :meth:`Server.serve_forever` takes them::

    def handle(call):
        call.answer()
        call.playback("ivr/ivr-welcome.wav")
        call.hangup()

    with eslng.blocking.serve(handle, "127.0.0.1", 8084) as server:
        server.serve_forever()
    """
    listener = sockets.create_server((host, port), backlog=backlog)
    options = {
        "format": format,
        "linger": linger,
        "handshake_timeout": handshake_timeout,
        "timeout": timeout,
        "observers": observers,
    }
    return Server(handler, listener, options)
