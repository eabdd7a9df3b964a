"""One engine, the transport that feeds it, one timer: what a client on asyncio stands on."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import Any, Protocol, cast

from eslng import errors
from eslng._eslng import (
    CallChange,
    Changed,
    Close,
    Connect,
    Connected,
    Down,
    Ended,
    Engine,
    Event,
    Filled,
    Finished,
    Gap,
    Remark,
    Transmit,
    Up,
)
from eslng.observe import Observer, observed

log = logging.getLogger("eslng")

#: How many rounds of outputs are carried out before other tasks get their turn.
_ROUNDS = 16

#: How long what was written may take to go out when a connection is closed, in seconds.
_FLUSH = 5.0

Opener = Callable[[Callable[[], asyncio.Protocol]], Awaitable[Any]]


class Owner(Protocol):
    """Who is told what becomes of a link."""

    def _is_up(self, gap: Gap | None) -> None: ...
    def _is_down(self, reason: errors.EslError, retry_in: float | None) -> None: ...
    def _has_ended(self, reason: errors.EslError) -> None: ...
    def _is_connected(self, data: Event) -> None: ...
    def _has_changed(self, uuid: str, change: CallChange) -> None: ...


class _Nobody:
    """Whose link has ended."""

    def _is_up(self, gap: Gap | None) -> None: ...
    def _is_down(self, reason: errors.EslError, retry_in: float | None) -> None: ...
    def _has_ended(self, reason: errors.EslError) -> None: ...
    def _is_connected(self, data: Event) -> None: ...
    def _has_changed(self, uuid: str, change: CallChange) -> None: ...


_NOBODY = _Nobody()


class _Feed(asyncio.Protocol):
    """Hands a transport's bytes to the engine."""

    def __init__(self, link: "Link") -> None:
        self._link = link
        #: Ends the transport when what was written does not go out.
        self.giving_up: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        # uvloop's transports are of no class of asyncio's.
        self._link.opened(self, cast(asyncio.Transport, transport))

    def data_received(self, data: bytes) -> None:
        self._link.received(self, data)

    def connection_lost(self, exc: Exception | None) -> None:
        self._link.lost(self)


class Link:
    """One engine and its transport. Everything happens on the loop that it was made on."""

    def __init__(self, engine: Engine, owner: Owner, open_transport: Opener | None, observers: Sequence[Observer] = ()) -> None:
        self.engine = engine
        self.observers = observers
        self.loop = asyncio.get_running_loop()
        self.ended: errors.EslError | None = None
        self._owner: Owner = owner
        self._open = open_transport
        self._feed: _Feed | None = None
        self._transport: asyncio.Transport | None = None
        # Said by us: a new transport does not say that it reads before it does, under uvloop.
        self._is_paused = False
        self._waiting: dict[int, asyncio.Future[Any]] = {}
        self._readers: dict[int, Callable[[], None]] = {}
        self._timer: asyncio.Handle | None = None
        # When it goes off: uvloop's handles need not know.
        self._due = 0.0
        self._opening: asyncio.Task[None] | None = None
        self._is_opened = False
        # Transports that were told to close and have not.
        self._closing: set[_Feed] = set()
        self._awaiting_that: list[asyncio.Future[None]] = []
        self._again: asyncio.Handle | None = None
        for observer in observers:
            observer.began(engine)

    def protocol(self) -> asyncio.Protocol:
        """The protocol for a transport that somebody else opens."""
        self._feed = _Feed(self)
        return self._feed

    def ask(
        self, send: Callable[[Engine, float], int], what: str = "command", uuid: str | None = None
    ) -> Coroutine[Any, Any, Any]:
        """Sends a request of a kind, perhaps about a call, and waits for what it comes to. Cancelling gives the wait up."""
        return self._ask_observed(send, what, uuid) if self.observers else self._ask(send)

    async def _ask_observed(self, send: Callable[[Engine, float], int], what: str, uuid: str | None) -> Any:
        with observed(self.observers, what, uuid):
            return await self._ask(send)

    async def _ask(self, send: Callable[[Engine, float], int]) -> Any:
        if self.ended is not None:
            raise self._gone()
        number = send(self.engine, self.loop.time())
        return await self.wait(number, self.expect(number))

    def expect(self, number: int) -> asyncio.Future[Any]:
        """What a request that was sent will come to. It may come as soon as the loop has its turn."""
        future: asyncio.Future[Any] = self.loop.create_future()
        self._waiting[number] = future
        return future

    async def wait(self, number: int, future: asyncio.Future[Any]) -> Any:
        """Waits for what a request comes to. Cancelling gives the wait up."""
        self.pump()
        try:
            return await future
        except asyncio.CancelledError:
            if self._waiting.pop(number, None) is not None:
                self.engine.cancel(number)
                self.pump()
            raise

    def _gone(self) -> errors.EslError:
        reason = self.ended
        assert reason is not None
        error = errors.Closed if isinstance(reason, errors.Closed) else type(reason)
        return error(f"the client has ended: {reason}")

    def read(self, reader: int, filled: Callable[[], None]) -> None:
        """Calls ``filled`` when there is something for this reader."""
        self._readers[reader] = filled

    def remove_reader(self, reader: int) -> None:
        """The reader has gone."""
        if self._readers.pop(reader, None) is not None:
            self.engine.remove_reader(reader)
            self.pump()

    def taken(self) -> None:
        """A reader has taken something, which may have made room."""
        if self._is_paused and not self.engine.is_paused:
            self.pump()

    def close(self) -> None:
        """Ends it at once."""
        if self.ended is None:
            self.engine.close(self.loop.time())
            self.pump()

    async def wait_closed(self) -> None:
        """Waits until no transport is open: at most 5 s, then what was not written is given up."""
        if self._opening is not None:
            await asyncio.gather(self._opening, return_exceptions=True)
        if self._closing:
            closed = self.loop.create_future()
            self._awaiting_that.append(closed)
            await closed

    # What the transport says.

    def opened(self, feed: _Feed, transport: asyncio.Transport) -> None:
        if self.ended is not None or feed is not self._feed:
            transport.abort()
            return
        self._transport = transport
        self._is_paused, self._is_opened = False, True
        if self._open is not None:
            self.engine.connected(self.loop.time())
        self.pump()

    def received(self, feed: _Feed, data: bytes) -> None:
        if feed is self._feed:
            self.engine.feed(data, self.loop.time())
            self.pump()

    def lost(self, feed: _Feed) -> None:
        if feed is self._feed:
            self._feed = self._transport = None
            self.engine.end_of_stream(self.loop.time())
            self.pump()
        elif feed in self._closing:
            self._closing.remove(feed)
            if feed.giving_up is not None:
                feed.giving_up.cancel()
            if not self._closing:
                for closed in self._awaiting_that:
                    if not closed.done():
                        closed.set_result(None)
                self._awaiting_that.clear()

    # What the engine says.

    def pump(self) -> None:
        """Carries out what the engine wants, and tells what it knows."""
        engine = self.engine
        for _ in range(_ROUNDS):
            outputs = engine.drain()
            if not outputs:
                break
            for output in outputs:
                if type(output) is Filled:
                    if (filled := self._readers.get(output.reader)) is not None:
                        filled()
                elif type(output) is Finished:
                    self._finish(output)
                elif type(output) is Transmit:
                    if self._transport is not None:
                        self._transport.write(output.data)
                elif type(output) is Changed:
                    self._owner._has_changed(output.uuid, output.change)
                elif output is not None:
                    self._carry_out(output)
        else:
            if self._again is None:
                self._again = self.loop.call_soon(self._go_on)
        self._pause_or_resume()
        self._set_timer()

    def _pause_or_resume(self) -> None:
        """Reads from the transport, or not while a reader has no room."""
        transport, wanted = self._transport, self.engine.is_paused
        if transport is None or wanted == self._is_paused or transport.is_closing():
            return
        self._is_paused = wanted
        if wanted:
            transport.pause_reading()
        else:
            transport.resume_reading()

    def _go_on(self) -> None:
        self._again = None
        self.pump()

    def _finish(self, output: Finished) -> None:
        future = self._waiting.pop(output.request, None)
        if future is None or future.done():
            return
        if output.error is None:
            future.set_result(output.outcome)
        else:
            future.set_exception(output.error)

    def _carry_out(self, output: object) -> None:
        match output:
            case Connect():
                self._is_opened = False
                self._opening = self.loop.create_task(self._connect())
            case Close():
                self._disconnect()
            case Up():
                for observer in self.observers:
                    observer.up(self.engine)
                self._owner._is_up(output.gap)
            case Down():
                self._disconnect()
                for observer in self.observers:
                    observer.down(self.engine, output.reason)
                retry_in = None if output.retry_at is None else max(0.0, output.retry_at - self.loop.time())
                self._owner._is_down(output.reason, retry_in)
            case Connected():
                self._owner._is_connected(output.data)
            case Remark():
                level = logging.WARNING if output.kind in ("unsolicited", "warning") else logging.DEBUG
                log.log(level, "%s: %s", output.kind, output.text)
                if output.kind == "unsolicited":
                    for observer in self.observers:
                        observer.unsolicited(self.engine)
            case Ended():
                self._end(output.reason)

    async def _connect(self) -> None:
        assert self._open is not None
        try:
            await self._open(self.protocol)
        except Exception as error:
            # Besides what the system says: a name that no host can have, a port that there is not.
            self.engine.connect_failed(str(error) or type(error).__name__, self.loop.time())
            self.pump()

    def _disconnect(self) -> None:
        transport, feed, self._transport, self._feed = self._transport, self._feed, None, None
        if transport is not None and feed is not None:
            # What was written goes out first.
            self._closing.add(feed)
            if transport.get_write_buffer_size() or transport.get_extra_info("sslcontext") is not None:
                feed.giving_up = self.loop.call_later(_FLUSH, transport.abort)
            transport.close()

    def _end(self, reason: errors.EslError) -> None:
        self.ended = reason
        self._disconnect()
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        # uvloop forgets to tell the end of a transport when what opened it is cancelled behind that.
        if self._opening is not None and not self._is_opened and self._opening is not asyncio.current_task(self.loop):
            self._opening.cancel()
        for future in self._waiting.values():
            if not future.done():
                future.set_exception(self._gone())
        self._waiting.clear()
        for observer in self.observers:
            observer.ended(self.engine)
        # Nothing comes any more. The two let go of each other, so that no collector is needed to free them.
        owner, self._owner = self._owner, _NOBODY
        owner._has_ended(reason)

    def _set_timer(self) -> None:
        deadline = None if self.ended is not None else self.engine.deadline
        timer = self._timer
        if deadline is None:
            if timer is not None:
                timer.cancel()
                self._timer = None
        elif timer is None or deadline < self._due:
            # One that only moved on is seen when the timer goes off.
            if timer is not None:
                timer.cancel()
            self._due = deadline
            self._timer = self.loop.call_at(deadline, self._time_has_come)

    def _time_has_come(self) -> None:
        self._timer = None
        deadline, now = self.engine.deadline, self.loop.time()
        if deadline is not None and deadline <= now:
            self.engine.timeout(now)
        self.pump()
