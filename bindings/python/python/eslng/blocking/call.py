"""Calls as objects, and those that are being placed."""

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from eslng._eslng import BlockingCall, BlockingCalling, BlockingChanges, CallChange, CallEnd, CallStatus, Event
from eslng.blocking._operations import Operations
from eslng.observe import Observer, observed

if TYPE_CHECKING:
    from eslng.blocking.client import Client


class Call(Operations):
    """A call of the switch. Each method sends one operation and waits for its end.

    An operation also ends, with an exception, when the call hangs up, its time has passed or the connection is lost.
    Texts are texts; :class:`~eslng.Expression` asks the switch to expand. Dropping the object does nothing to the call.
    """

    def __init__(self, native: BlockingCall, timeout: float | None = None, observers: Sequence[Observer] = ()) -> None:
        self._native = native
        self._timeout = timeout
        self._observers = observers

    @property
    def uuid(self) -> str:
        """Its Unique-ID."""
        return self._native.uuid

    @property
    def client(self) -> "Client":
        """The client whose connection it is reached through; on an outbound connection that one's own."""
        from eslng.blocking.client import Client

        return Client(self._native.client, self._observers)

    @property
    def status(self) -> CallStatus:
        """What is known of it, as far as somebody has read."""
        return self._native.status

    @property
    def _own(self) -> tuple[bool, bool, Event] | None:
        return self._native.own

    def within(self, seconds: float | None) -> "Call":
        """The same call; each operation through this object may take so long."""
        return Call(self._native, seconds, self._observers)

    def _operate(self, operation: str, arguments: dict[str, Any], in_turn: bool = False) -> Any:
        with observed(self._observers, operation, self.uuid):
            return self._native.operation(operation, arguments, self._timeout, in_turn)

    def _apply(self, name: str, arguments: tuple[Any, ...], named: dict[str, Any], in_turn: bool) -> Any:
        with observed(self._observers, name, self.uuid):
            return self._native.application(name, arguments, named, self._timeout, in_turn)

    def wait_for(self, holds: Callable[[CallStatus], object], timeout: float | None = None) -> CallStatus | None:
        """Waits until this holds for what is known of the call; None: the time has passed.

        Raises when the call is over and it does not.
        """
        return self._native.wait_for(holds, timeout)

    def ended(self, timeout: float | None = None) -> CallEnd | None:
        """Waits for the call's end: cause, who hung up, how long it was answered; None: the time has passed."""
        return self._native.ended(timeout)

    def changes(self) -> "Changes":
        """What happens to it from now on, in order, until its end."""
        return Changes(self._native.changes())


class Changes(Iterator[CallChange]):
    """What happens to a call, one after the other, from the moment on in which it was made.

    A reader that leaves 1,024 lying is given up.
    """

    def __init__(self, native: BlockingChanges) -> None:
        self._native = native

    def next(self, timeout: float | None = None) -> CallChange | None:
        """The next change; None: the time has passed. Raises StopIteration after the last."""
        return self._native.next(timeout)

    def __next__(self) -> CallChange:
        change = self._native.next(None)
        assert change is not None
        return change

    def digit(self, timeout: float | None = None) -> str | None:
        """The next digit that the far end presses; None: nothing at all has happened for so long.

        Raises StopIteration when the call is over.
        """
        while (change := self.next(timeout)) is not None:
            if change.digit is not None:
                return change.digit
        return None


class Calling:
    """A call that is being placed. Dropping it lets the call go on; :meth:`cancel` ends it."""

    def __init__(self, native: BlockingCalling, observers: Sequence[Observer] = ()) -> None:
        self._native = native
        self._observers = observers

    @property
    def legs(self) -> list[Call]:
        """The legs, in the order of the dial string."""
        return [Call(leg, observers=self._observers) for leg in self._native.legs]

    def __repr__(self) -> str:
        return f"<Calling {', '.join(leg.uuid for leg in self.legs)}>"

    def ringing(self, timeout: float | None = None) -> bool:
        """Waits until a leg rings, has early media or is answered: whether one does in time. Raises why none did."""
        return self._native.ringing(timeout)

    def early_media(self, timeout: float | None = None) -> bool:
        """Waits until a leg has early media or is answered: whether one does in time. Raises why none did."""
        return self._native.early_media(timeout)

    def answered(self, timeout: float | None = None) -> Call | None:
        """Waits for the answer and gives the call of the leg that answered; None: the time has passed, and it goes on.

        Raises :class:`~eslng.errors.NotAnswered`.
        """
        with observed(self._observers, "originate", None):
            call = self._native.answered(timeout)
        return None if call is None else Call(call, observers=self._observers)

    def cancel(self) -> None:
        """Ends it, answered or not."""
        self._native.cancel()
