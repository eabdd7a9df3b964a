"""Outbound: the switch connects to us for each call."""

import asyncio
import functools
import inspect
import ssl as tls
from collections.abc import Awaitable, Callable, Generator, Sequence
from types import TracebackType
from typing import Any, Self, cast

from eslng import errors
from eslng._eslng import Engine
from eslng._link import log
from eslng._times import limit
from eslng.call import Call
from eslng.client import Client
from eslng.observe import Observer, handled

Handler = Callable[[Call], Awaitable[None]]


class _Incoming(asyncio.Protocol):
    """A connection that has come. What serves it begins when it is open: behind TLS's handshake, which may fail."""

    def __init__(self, server: "Server") -> None:
        self._server = server

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are of no class of asyncio's.
        self._server._opened(cast(asyncio.Transport, transport))


#: Ends of a call, which a handler need not catch.
_ENDS = (errors.HungUp, errors.Disconnected, errors.Closed, errors.Truncated, errors.NotSent)


class Server(Awaitable["Server"]):
    """Listens for outbound connections (``<action application="socket" data="host:port async full"/>``) and gives each call to a handler.

    ``await eslng.serve(...)`` or ``async with eslng.serve(...) as server`` begins; it goes on until :meth:`close` or :meth:`drain`. When a handler has
    returned, its connection is closed: a call that has not been hung up goes on in the dialplan. An exception of a handler is logged and ends that call's
    connection alone.
    """

    def __init__(
        self,
        handler: Handler,
        options: dict[str, Any],
        listen: dict[str, Any],
        timeout: float | None,
        observers: Sequence[Observer],
    ) -> None:
        self._handler = handler
        self._options = options
        self._listen = listen
        self._timeout = timeout
        self._observers = observers
        self._server: asyncio.Server | None = None
        # Connections that have brought no call yet, calls that are handled, and the tasks that do that or close what brought none.
        self._greeting: set[Client] = set()
        self._open: set[Client] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        # Is set when there is neither.
        self._idle: asyncio.Future[None] | None = None
        #: What was counted: accepted, calls, probes (closed before a call was known), failed (no switch), handler_errors.
        self.stats = {"accepted": 0, "calls": 0, "probes": 0, "failed": 0, "handler_errors": 0}

    def __await__(self) -> Generator[Any, None, "Server"]:
        return self._start().__await__()

    async def _start(self) -> Self:
        loop = asyncio.get_running_loop()
        if self._server is None:
            self._server = await loop.create_server(self._accept, **self._listen)
        return self

    async def __aenter__(self) -> Self:
        return await self._start()

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()

    @property
    def port(self) -> int:
        """The port that it listens on."""
        assert self._server is not None, "it does not listen yet"
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    @property
    def calls(self) -> int:
        """How many calls are being handled."""
        return len(self._open)

    def __repr__(self) -> str:
        where = f"on port {self.port}" if self._server is not None and self._server.sockets else "that does not listen"
        return f"<Server {where}, {self.calls} calls>"

    async def serve_forever(self) -> None:
        """Goes on until it is cancelled."""
        await self._start()
        assert self._server is not None
        await self._server.serve_forever()

    def _accept(self) -> asyncio.Protocol:
        self.stats["accepted"] += 1
        return _Incoming(self)

    def _opened(self, transport: asyncio.Transport) -> None:
        loop = asyncio.get_running_loop()
        engine = Engine.outbound(loop.time(), **self._options)
        try:
            client = Client(engine, None, timeout=self._timeout, observers=self._observers)
        except BaseException:
            # An observer raised: nobody else has the connection.
            transport.abort()
            raise
        self._greeting.add(client)
        client._first = functools.partial(self._greeted, client)
        feed = client._link.protocol()
        transport.set_protocol(feed)
        feed.connection_made(transport)

    def _greeted(self, client: Client, reason: errors.EslError | None) -> None:
        """A connection has brought its call, or will bring none."""
        self._greeting.discard(client)
        if reason is None:
            self.stats["calls"] += 1
            self._open.add(client)
            work = self._serve(client)
        else:
            if isinstance(reason, errors.Disconnected):
                self.stats["probes"] += 1
            elif not isinstance(reason, errors.Closed):
                self.stats["failed"] += 1
                log.warning("a connection brought no call: %s", reason)
            work = client.close()
        task = client._link.loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(functools.partial(self._served, client))

    def _served(self, client: Client, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        # One that was cancelled before it began has closed nothing.
        self._open.discard(client)
        client._link.close()
        if self._idle is not None and not self._tasks and not self._greeting:
            self._idle.set_result(None)
            self._idle = None

    async def _serve(self, client: Client) -> None:
        try:
            call = client._own_call()
            with handled(self._observers, call.uuid):
                result = self._handler(call)
                if inspect.isawaitable(result):
                    await result
        except _ENDS as error:
            log.debug("the handler of a call was ended: %s", error)
        except Exception:
            self.stats["handler_errors"] += 1
            log.exception("the handler of a call failed; the call goes on in the dialplan")
        finally:
            self._open.discard(client)
            await client.close()

    async def drain(self, seconds: float) -> int:
        """Accepts no more calls, lets those that are open go on for so long, then closes their connections; how many were still open."""
        if self._server is not None:
            self._server.close()
        await self._until_idle(seconds)
        tasks, greeting = list(self._tasks), list(self._greeting)
        for task in tasks:
            task.cancel()
        for client in greeting:
            client._link.close()
        await self._until_idle(None)
        return len(tasks) + len(greeting)

    async def _until_idle(self, seconds: float | None) -> None:
        if self._tasks or self._greeting:
            if self._idle is None:
                self._idle = asyncio.get_running_loop().create_future()
            await asyncio.wait([self._idle], timeout=seconds)

    async def close(self) -> None:
        """Accepts no more calls and closes the connections of those that are open: they go on in the dialplan."""
        await self.drain(0)


def serve(
    handler: Handler,
    host: str | None = "127.0.0.1",
    port: int = 0,
    *,
    backlog: int = 1024,
    ssl: tls.SSLContext | None = None,
    format: str = "plain",
    linger: int | None = 10,
    handshake_timeout: float = 20.0,
    timeout: float | None = None,
    observers: Sequence[Observer] = (),
) -> Server:
    """Listens for calls and gives each to the handler::

        async def handle(call):
            await call.answer()
            await call.playback("ivr/ivr-welcome.wav")
            await call.hangup()

        async with eslng.serve(handle, "127.0.0.1", 8084) as server:
            await server.serve_forever()

    ``linger``: for how many seconds the switch keeps the connection after the call's end, so that the end arrives (needs ``async full``); ``timeout``: how long
    each operation may take. ``observers`` are told what happens (:mod:`eslng.observe`).
    """
    options = {"format": format, "linger": linger, "handshake_timeout": handshake_timeout}
    # What no engine takes is told here, and not for each call.
    Engine.outbound(0.0, **options)  # type: ignore[arg-type]
    listen: dict[str, Any] = {"host": host, "port": port, "backlog": backlog, "ssl": ssl}
    return Server(handler, options, listen, limit(timeout), observers)
