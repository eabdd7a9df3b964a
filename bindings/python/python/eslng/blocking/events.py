"""Events, log lines and gaps as an iterator."""

from collections.abc import Iterator
from types import TracebackType
from typing import Any, Self, TypeVar

from eslng._eslng import BlockingEvents, Dropped, Event, Gap, LogLine
from eslng._link import log

#: What is given: events; log lines too where they were asked for.
Item = TypeVar("Item", bound=Event | LogLine, covariant=True)


class Events(Iterator[Item]):
    """The events that a reader wanted, and log lines where it wants them, in order. Several threads may take from it.

    Iterating waits for each and ends with the client. What was missed is logged; :meth:`next` and :meth:`deliveries`
    give it too, as :class:`~eslng.Gap` and :class:`~eslng.Dropped`, in its place.
    """

    def __init__(self, native: BlockingEvents) -> None:
        self._native: BlockingEvents | None = native

    def next(self, timeout: float | None = None) -> Item | Gap | Dropped | None:
        """The next delivery; None: the time has passed. Raises StopIteration when nothing comes any more."""
        native = self._native
        if native is None:
            raise StopIteration
        delivery: Any = native.next(timeout)
        return delivery  # type: ignore[no-any-return]

    def __next__(self) -> Item:
        while True:
            delivery: Any = self.next()
            if isinstance(delivery, Event | LogLine):
                return delivery  # type: ignore[return-value]
            log.warning("events were missed: %r", delivery)

    def deliveries(self) -> Iterator[Item | Gap | Dropped]:
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
