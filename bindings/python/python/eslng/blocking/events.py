"""Events, log lines and gaps as an iterator."""

from collections.abc import Iterator
from types import TracebackType
from typing import Self

from eslng._eslng import BlockingEvents, Dropped, Event, Gap, LogLine
from eslng._link import log

Delivery = Event | LogLine | Gap | Dropped


class Events(Iterator[Event | LogLine]):
    """The events and log lines that a reader wanted, in order. Several threads may take from it.

    Iterating waits for each and ends with the client. What was missed is logged; :meth:`next` and :meth:`deliveries`
    give it too, as :class:`~eslng.Gap` and :class:`~eslng.Dropped`, in its place.
    """

    def __init__(self, native: BlockingEvents) -> None:
        self._native: BlockingEvents | None = native

    def next(self, timeout: float | None = None) -> Delivery | None:
        """The next delivery; None: the time has passed. Raises StopIteration when nothing comes any more."""
        native = self._native
        if native is None:
            raise StopIteration
        delivery: Delivery | None = native.next(timeout)
        return delivery

    def __next__(self) -> Event | LogLine:
        while True:
            delivery = self.next()
            if isinstance(delivery, Event | LogLine):
                return delivery
            log.warning("events were missed: %r", delivery)

    def deliveries(self) -> Iterator[Delivery]:
        """As iterating, with what was missed."""
        while True:
            try:
                delivery = self.next()
            except StopIteration:
                return
            if delivery is not None:
                yield delivery

    def close(self) -> None:
        """Ends it for what is asked from now on. The switch goes on sending what it was asked for."""
        self._native = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
