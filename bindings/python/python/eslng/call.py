"""A call as an object."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import TYPE_CHECKING, Any, Self

from eslng import errors
from eslng._calls import CallState
from eslng._eslng import CallChange, CallEnd, CallStatus, Engine, Event
from eslng._link import Link
from eslng._operations import Operations

if TYPE_CHECKING:
    from eslng.client import Client

#: A reader that leaves so many changes lying is given up.
_CHANGES = 1024


class Call(Operations):
    """A call of the switch. Each method sends one operation and waits for its end.

    An operation also ends, with an exception, when the call hangs up, its time has passed or the connection is lost; cancelling gives the wait up and nothing
    else. Texts are texts; :class:`~eslng.Expression` asks the switch to expand. Dropping the object does nothing to the call.
    """

    def __init__(
        self,
        client: "Client",
        link: Link,
        state: CallState,
        timeout: float | None,
        own: tuple[bool, bool, Event] | None = None,
    ) -> None:
        self._client = client
        self._link = link
        self._state = state
        self._timeout = timeout
        self._own_data = own

    @property
    def uuid(self) -> str:
        """Its Unique-ID."""
        return self._state.uuid

    @property
    def client(self) -> "Client":
        """The client whose connection it is reached through; on an outbound connection that one's own."""
        return self._client

    @property
    def status(self) -> CallStatus:
        """What is known of it now."""
        return self._state.status

    @property
    def _own(self) -> tuple[bool, bool, Event] | None:
        return self._own_data

    def within(self, seconds: float | None) -> "Call":
        """The same call; each operation through this object may take so long."""
        return Call(self._client, self._link, self._state, seconds, self._own_data)

    # A coroutine of another function, which spares a frame; pyright wants one of its own for an `async def`.
    def _operate(self, operation: str, arguments: dict[str, Any], in_turn: bool = False) -> Coroutine[Any, Any, Any]:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._ask(
            operation, lambda engine, now: engine.operation(self.uuid, operation, arguments, self._timeout, now, in_turn=in_turn)
        )

    # A coroutine of another function, which spares a frame; pyright wants one of its own for an `async def`.
    def _apply(self, name: str, arguments: tuple[Any, ...], named: dict[str, Any], in_turn: bool) -> Coroutine[Any, Any, Any]:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._ask(
            name, lambda engine, now: engine.application(self.uuid, name, arguments, named, self._timeout, now, in_turn=in_turn)
        )

    async def _ask(self, what: str, send: Callable[[Engine, float], int]) -> Any:
        try:
            return await self._link.ask(send, what, self.uuid)
        except (errors.Disconnected, errors.NotSent, errors.Closed) as error:
            # The call's own end says more than that of its connection.
            over = self._state.over() if self._state.status.is_over else None
            raise (over or error) from None

    async def wait_for(self, holds: Callable[[CallStatus], bool]) -> CallStatus:
        """Waits until this holds for what is known of the call. Raises when the call is over and it does not."""
        state = self._state
        changed = asyncio.Event()
        forget = state.watch(lambda _: changed.set())
        try:
            while True:
                if holds(state.status):
                    return state.status
                over = state.over()
                if over is not None:
                    raise over
                changed.clear()
                await changed.wait()
        finally:
            forget()

    async def ended(self) -> CallEnd:
        """Waits for the call's end: cause, who hung up, how long it was answered."""
        status = await self.wait_for(lambda status: status.is_over)
        if status.end is None:
            over = self._state.over()
            assert over is not None
            raise over
        return status.end

    def changes(self) -> "Changes":
        """What happens to it from now on, in order, until its end."""
        return Changes(self._state)

    async def digits(self) -> AsyncIterator[str]:
        """The digits that the far end presses from now on."""
        with self.changes() as changes:
            async for change in changes:
                if change.digit is not None:
                    yield change.digit


class Changes(AsyncIterator[CallChange]):
    """What happens to a call, one after the other, from the moment on in which it was made. A reader that leaves 1,024 lying is given up."""

    def __init__(self, state: CallState) -> None:
        self._arrived: asyncio.Queue[CallChange | None] = asyncio.Queue()
        self._is_done = False
        self._forget = state.watch(self._take)
        if state.over() is not None:
            self.close()

    def _take(self, change: CallChange | None) -> None:
        self._arrived.put_nowait(change)
        if change is not None and (change.is_last or self._arrived.qsize() > _CHANGES):
            self.close()

    def close(self) -> None:
        """Ends it."""
        self._forget()
        self._arrived.put_nowait(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> CallChange:
        if not self._is_done:
            change = await self._arrived.get()
            if change is not None:
                return change
            self._is_done = True
        raise StopAsyncIteration
