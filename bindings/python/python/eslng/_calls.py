"""The calls that a client follows, and who watches them."""

from collections.abc import Callable

from eslng import errors
from eslng._eslng import CallChange, CallStatus, Engine
from eslng._link import Link

Watcher = Callable[[CallChange | None], None]


class CallState:
    """What is known of one call, and who watches it."""

    def __init__(self, uuid: str, engine: Engine) -> None:
        self.uuid = uuid
        # While it is followed; what was known last, from then on.
        self._engine: Engine | None = engine
        self._last: CallStatus | None = None
        #: Why nothing more is learned, once the client has ended.
        self.gone: errors.EslError | None = None
        self._ended = False
        self._other_ended = True
        self._watchers: list[Watcher] = []

    @property
    def status(self) -> CallStatus:
        """What is known of it now."""
        if self._engine is not None:
            status = self._engine.call(self.uuid)
            assert status is not None, "it is followed"
            return status
        assert self._last is not None
        return self._last

    def settle(self) -> None:
        """It is followed no more."""
        if self._engine is not None:
            self._last, self._engine = self.status, None

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Calls ``watcher`` with each change, and with None when the client has ended; gives what ends that."""
        self._watchers.append(watcher)

        def forget() -> None:
            if watcher in self._watchers:
                self._watchers.remove(watcher)

        return forget

    def note(self, change: CallChange) -> bool:
        """Whether no more changes will come. The status may be ahead of them."""
        self._ended |= change.is_last
        if change.kind == "bridged":
            self._other_ended = False
        self._other_ended |= change.kind == "other_leg_ended"
        return self._ended and self._other_ended

    def tell(self, change: CallChange | None) -> None:
        for watcher in list(self._watchers):
            watcher(change)

    def over(self) -> errors.EslError | None:
        """Why nothing more is to be expected of it, if so."""
        status = self.status
        if not status.is_over:
            return self.gone
        if status.cause is not None:
            error: errors.EslError = errors.HungUp(f"the call has ended: {status.cause}")
            error.cause = status.cause
            return error
        if status.is_lost:
            return errors.HungUp("the switch has no such call: it ended while nobody looked")
        return errors.Disconnected("the call has left this connection; how it ends can't be told from here")


class FollowedCalls:
    """The calls that a client follows."""

    def __init__(self, link: Link) -> None:
        self._link = link
        self._open: dict[str, CallState] = {}

    def follow(self, uuid: str) -> CallState:
        """A call, followed from now on until its end."""
        known = self._open.get(uuid)
        if known is not None:
            return known
        self._link.engine.follow(uuid)
        state = self._open[uuid] = CallState(uuid, self._link.engine)
        self._link.pump()
        return state

    def forget(self, uuid: str) -> None:
        self._forget(uuid)
        self._link.pump()

    def _forget(self, uuid: str) -> None:
        state = self._open.pop(uuid, None)
        if state is not None:
            state.settle()
        self._link.engine.forget(uuid)

    def tell(self, uuid: str, change: CallChange) -> None:
        state = self._open.get(uuid)
        if state is None:
            return
        # The other leg of a bridge may end after it.
        if state.note(change):
            self._forget(uuid)
        state.tell(change)

    def end(self, reason: errors.EslError) -> None:
        """The client has ended."""
        for state in self._open.values():
            state.settle()
            state.gone = reason
            state.tell(None)
        self._open.clear()
