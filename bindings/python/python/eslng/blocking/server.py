"""Outbound: the switch connects to us for each call."""

import contextlib
import errno
import socket as sockets
import threading
from collections.abc import Callable, Iterator, Sequence
from types import TracebackType
from typing import Any, Self

from eslng import errors
from eslng._eslng import BlockingClient, Engine
from eslng._link import log
from eslng._times import limit
from eslng.blocking.call import Call
from eslng.blocking.client import Client
from eslng.observe import Observer, handled

#: What keeps a connection from being accepted for a while: too much is open, or it has gone already.
_PASSING = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM, errno.ECONNABORTED)

#: How long to wait until something may have been closed, in seconds.
_PAUSE = 1.0


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

    The socket is closed when this raises, unless because of another argument: then it stays the caller's.
    In the dialplan it is ``<action application="socket" data="host:port async full"/>``. ``linger``: for how many
    seconds the switch keeps the connection after the call's end (needs ``async full``); ``timeout``: how long each
    operation may take.
    """
    native = BlockingClient.accept(sock, format=format, linger=linger, handshake_timeout=handshake_timeout, timeout=timeout)
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
        # Sockets whose call is not known yet.
        self._greeted: set[sockets.socket] = set()
        self._closed = threading.Event()
        #: The port that it listens on.
        self.port: int = listener.getsockname()[1]

    def serve_forever(self) -> None:
        """Takes calls until :meth:`close`, which another thread may call, or Ctrl-C."""
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError as error:
                if self._closed.is_set():
                    return
                if error.errno not in _PASSING:
                    raise
                log.error("no connection can be accepted: %s", error)
                self._closed.wait(_PAUSE)
                continue
            thread = threading.Thread(target=self._serve, args=(sock,), name="eslng-call")
            with self._lock:
                self._threads.add(thread)
            try:
                thread.start()
            except RuntimeError as error:
                log.error("a call can't be handled: %s", error)
                sock.close()
                with self._lock:
                    self._threads.discard(thread)

    @contextlib.contextmanager
    def _greeting(self, sock: sockets.socket) -> Iterator[None]:
        """While this runs, :meth:`close` can shut the socket down, whoever owns it."""
        with sock.dup() as handle:
            with self._lock:
                self._greeted.add(handle)
                if self._closed.is_set():
                    handle.shutdown(sockets.SHUT_RDWR)
            try:
                yield
            finally:
                with self._lock:
                    self._greeted.discard(handle)

    def _serve(self, sock: sockets.socket) -> None:
        try:
            with self._greeting(sock):
                call = accept(sock, **self._options)
        except (errors.EslError, OSError) as error:
            log.debug("a connection brought no call: %s", error)
            sock.close()
        else:
            client = call.client
            with self._lock:
                self._open.add(client)
                if self._closed.is_set():
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
            self._closed.set()
            clients, threads = list(self._open), list(self._threads)
            for handle in self._greeted:
                with contextlib.suppress(OSError):
                    handle.shutdown(sockets.SHUT_RDWR)
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

    def __repr__(self) -> str:
        return f"<Server on port {self.port}, {len(self._open)} calls>"

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
    # What no engine takes is told here, and not for each call.
    Engine.outbound(0.0, format=format, linger=linger, handshake_timeout=handshake_timeout)
    options = {
        "format": format,
        "linger": linger,
        "handshake_timeout": handshake_timeout,
        "timeout": limit(timeout),
        "observers": observers,
    }
    listener = sockets.create_server((host, port), backlog=backlog)
    return Server(handler, listener, options)
