"""What a program may watch of its clients, besides their logs: metrics and spans are made of it.

:mod:`eslng.prometheus` and :mod:`eslng.opentelemetry` have observers that are made; both need their own client library::

    metrics = eslng.prometheus.Metrics()
    async with eslng.connect("127.0.0.1", observers=[metrics.switch("pbx1"), eslng.opentelemetry.Spans()]) as fs:
        ...

What is asked, and what is answered, stands in none of this: only its kind.
"""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext

from eslng import errors
from eslng._eslng import Engine


class Observer:
    """Is told what clients do. What it raises is not caught; none of it may wait.

    Clients for threads tell it of their requests and calls alone.
    """

    def request(self, what: str, uuid: str | None) -> AbstractContextManager[object]:
        """Entered for as long as a request is waited for; ``what`` is its kind (``api``, ``job``, ``playback``), ``uuid`` the call that it is about."""
        return nullcontext()

    def call(self, uuid: str) -> AbstractContextManager[object]:
        """Entered for as long as the handler of an outbound call runs."""
        return nullcontext()

    def began(self, engine: Engine) -> None:
        """A client has its engine, whose ``counts`` may be read at any time, by any thread."""

    def up(self, engine: Engine) -> None:
        """Connected and logged in."""

    def down(self, engine: Engine, reason: errors.EslError) -> None:
        """The connection was lost, or could not be made."""

    def unsolicited(self, engine: Engine) -> None:
        """An answer that nobody waited for."""

    def ended(self, engine: Engine) -> None:
        """The client has ended."""


@contextmanager
def _all(contexts: Iterator[AbstractContextManager[object]]) -> Iterator[None]:
    with ExitStack() as stack:
        for context in contexts:
            stack.enter_context(context)
        yield


_NOBODY = nullcontext()


def observed(observers: Sequence[Observer], what: str, uuid: str | None) -> AbstractContextManager[object]:
    """All that they want entered for a request."""
    return _all(observer.request(what, uuid) for observer in observers) if observers else _NOBODY


def handled(observers: Sequence[Observer], uuid: str) -> AbstractContextManager[object]:
    """All that they want entered for a call's handler."""
    return _all(observer.call(uuid) for observer in observers) if observers else _NOBODY
