"""Events, log lines and gaps as an asynchronous iterator."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from types import TracebackType
from typing import Any, Self, TypeVar

from eslng._eslng import Dropped, Event, Gap, LogLine
from eslng._link import Link, log

Delivery = Event | LogLine | Gap | Dropped

#: What a stream gives: events; log lines too where they were asked for.
Item = TypeVar("Item", bound=Event | LogLine, covariant=True)


class EventStream(AsyncIterator[Item]):
    """The events that a reader wanted, and log lines where it wants them, in order.

    ``async for`` subscribes with its first step, unless :meth:`subscribe` did before. It ends when the client does, or when it is closed. What was missed is
    logged; :meth:`deliveries` gives it too, as :class:`Gap` and :class:`Dropped`, in its place.
    """

    def __init__(
        self,
        link: Link,
        names: Iterable[str],
        custom: Iterable[str],
        uuid: str | None,
        level: str | int | None,
        queue: int,
        overflow: str,
        ask: Callable[["EventStream[Any]"], Awaitable[None]] | None,
    ) -> None:
        self.names = list(names)
        self.custom = list(custom)
        self.log = level
        self._link = link
        self._ask = ask
        self._waiting: set[asyncio.Future[None]] = set()
        self._reader: int | None = link.engine.reader(
            self.names, self.custom, uuid=uuid, log=level, queue=queue, overflow=overflow
        )
        link.read(self._reader, self._filled)
        if link.ended is not None:
            self.close()

    def _filled(self) -> None:
        # Several may wait: all are woken, and look.
        for wake in self._waiting:
            if not wake.done():
                wake.set_result(None)

    async def subscribe(self) -> Self:
        """Asks the switch for them now. While there is no connection the next one is asked."""
        ask, self._ask = self._ask, None
        if ask is not None:
            await ask(self)
        return self

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> Item:
        while True:
            delivery: Any = await self.next()
            if isinstance(delivery, Event | LogLine):
                return delivery  # type: ignore[return-value]
            if delivery is None:
                raise StopAsyncIteration
            if isinstance(delivery, Dropped):
                log.warning("a reader of events was too slow: %d were dropped", delivery.count)

    async def deliveries(self) -> AsyncIterator[Item | Gap | Dropped]:
        """As ``async for``, with what was missed."""
        while (delivery := await self.next()) is not None:
            yield delivery

    async def next(self) -> Item | Gap | Dropped | None:
        """The next delivery; None: nothing comes any more."""
        if self._ask is not None:
            await self.subscribe()
        link = self._link
        while (reader := self._reader) is not None:
            delivery: Any = link.engine.take(reader)
            if delivery is not None:
                link.taken()
                return delivery  # type: ignore[no-any-return]
            if link.engine.has_ended(reader):
                self.close()
                break
            wake = link.loop.create_future()
            self._waiting.add(wake)
            try:
                await wake
            finally:
                self._waiting.discard(wake)
        return None

    def close(self) -> None:
        """Ends it. The switch goes on sending what it was asked for."""
        reader, self._reader = self._reader, None
        if reader is not None:
            self._link.remove_reader(reader)
        self._filled()

    def __repr__(self) -> str:
        wanted = [*self.names, *self.custom, *([] if self.log is None else [f"log {self.log}"])]
        return f"<EventStream of {', '.join(wanted) or 'nothing'}{', closed' if self._reader is None else ''}>"

    async def __aenter__(self) -> Self:
        return await self.subscribe()

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
