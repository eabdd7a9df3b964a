"""A call as an object."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING, Any, Self

from eslng import errors
from eslng._calls import CallState
from eslng._eslng import BridgeEnd, CallChange, CallEnd, CallStatus, DialString, Digits, Event, Expression, Playback, Recorded
from eslng._link import Link

if TYPE_CHECKING:
    from eslng.client import Client

Text = str | Expression

#: A reader that leaves so many changes lying is given up.
_CHANGES = 1024


class Call:
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
        own: tuple[str, bool, bool, Event] | None = None,
    ) -> None:
        self._client = client
        self._link = link
        self._state = state
        self._timeout = timeout
        self._own = own

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
    def data(self) -> Event | None:
        """The channel's data that came with the outbound connection; None for a call that is reached through another."""
        return None if self._own is None else self._own[3]

    @property
    def is_full(self) -> bool:
        """Whether every command is allowed (``full`` in the dialplan's socket action); always so on an inbound connection."""
        return self._own is None or self._own[1]

    @property
    def is_async(self) -> bool:
        """Whether applications run while commands are taken (``async``); always so on an inbound connection."""
        return self._own is None or self._own[2]

    def get(self, header: str, default: str | None = None) -> str | None:
        """A header of the channel's data that came with the outbound connection: ``variable_sip_to_user``."""
        data = self.data
        return default if data is None else data.get(header, default)

    def within(self, seconds: float | None) -> "Call":
        """The same call; each operation through this object may take so long."""
        return Call(self._client, self._link, self._state, seconds, self._own)

    async def _do(self, operation: str, /, **arguments: object) -> Any:
        return await self._operate(operation, arguments)

    async def _operate(self, operation: str, arguments: dict[str, object], *, in_turn: bool = False) -> Any:
        return await self._sooner(
            lambda engine, now: engine.operation(self.uuid, operation, arguments, self._timeout, now, in_turn=in_turn)
        )

    async def _sooner(self, send: Callable[[Any, float], int]) -> Any:
        try:
            return await self._link.ask(send)
        except (errors.Disconnected, errors.NotSent, errors.Closed) as error:
            # The call's own end says more than that of its connection.
            over = self._state.over() if self._state.status.is_over else None
            raise (over or error) from None

    async def answer(self) -> None:
        """Answers."""
        await self._do("answer")

    async def pre_answer(self) -> None:
        """Opens early media."""
        await self._do("pre_answer")

    async def ring_ready(self) -> None:
        """Lets the caller hear that it rings."""
        await self._do("ring_ready")

    async def hangup(self, cause: str | None = None) -> None:
        """Hangs up; :meth:`ended` tells the rest."""
        await self._do("hangup", cause=cause)

    async def bridge(self, dial: str | DialString) -> BridgeEnd:
        """Calls others and connects the first who answers; returns when that leg has ended. Nobody reached raises, with its cause."""
        end: BridgeEnd = await self._do("bridge", dial=dial)
        return end

    async def transfer(self, extension: str, dialplan: str | None = None, context: str | None = None) -> None:
        """Sends it to an extension of the dialplan."""
        await self._do("transfer", extension=extension, dialplan=dialplan, context=context)

    async def playback(self, file: Text) -> Playback:
        """Plays a file, a tone, silence or a file string."""
        played: Playback = await self._do("playback", file=file)
        return played

    async def say(self, module: str, kind: str, method: str, text: Text) -> None:
        """Says a number, a date, money: ``say("en", "NUMBER", "PRONOUNCED", "42")``."""
        await self._do("say", module=module, kind=kind, method=method, text=text)

    async def speak(self, engine: str, voice: str, text: str) -> None:
        """Speaks a text."""
        await self._do("speak", engine=engine, voice=voice, text=text)

    async def say_phrase(self, name: str, data: str | None = None) -> None:
        """Plays a phrase macro."""
        await self._do("say_phrase", name=name, data=data)

    async def play_and_get_digits(
        self,
        file: Text,
        *,
        min: int = 1,
        max: int = 128,
        tries: int = 1,
        timeout: float = 5.0,
        terminators: str = "#",
        invalid_file: Text | None = None,
        regexp: str = r"\d+",
        digit_timeout: float | None = None,
        failure: str | None = None,
    ) -> Digits:
        """Plays a file and takes digits, again until they fit or the tries run out; ``digits`` is empty then. Times in seconds."""
        digits: Digits = await self._do(
            "play_and_get_digits",
            file=file,
            min=min,
            max=max,
            tries=tries,
            timeout=round(timeout * 1000),
            terminators=terminators,
            invalid_file=invalid_file,
            regexp=regexp,
            digit_timeout=None if digit_timeout is None else round(digit_timeout * 1000),
            failure=failure,
        )
        return digits

    async def read_digits(
        self,
        file: Text,
        *,
        min: int = 1,
        max: int = 128,
        timeout: float = 5.0,
        terminators: str = "#",
        digit_timeout: float | None = None,
    ) -> Digits:
        """Plays a file and takes digits once. Times in seconds."""
        digits: Digits = await self._do(
            "read_digits",
            file=file,
            min=min,
            max=max,
            timeout=round(timeout * 1000),
            terminators=terminators,
            digit_timeout=None if digit_timeout is None else round(digit_timeout * 1000),
        )
        return digits

    async def record(
        self,
        path: Text,
        *,
        limit_seconds: int | None = None,
        silence_threshold: int | None = None,
        silence_seconds: int | None = None,
    ) -> Recorded:
        """Records the caller until a terminator, the limit, or silence."""
        recorded: Recorded = await self._do(
            "record",
            path=path,
            limit_seconds=limit_seconds,
            silence_threshold=silence_threshold,
            silence_seconds=silence_seconds,
        )
        return recorded

    async def record_session(self, path: Text) -> None:
        """Records both sides while the call goes on."""
        await self._do("record_session", path=path)

    async def stop_record_session(self, path: Text) -> None:
        """Ends a recording of :meth:`record_session`."""
        await self._do("stop_record_session", path=path)

    async def send_dtmf(self, digits: str, tone_ms: int | None = None) -> None:
        """Sends digits to the far end."""
        await self._do("send_dtmf", digits=digits, tone_ms=tone_ms)

    async def hold(self) -> None:
        """Puts the far end on hold."""
        await self._do("hold")

    async def unhold(self) -> None:
        """Takes the far end off hold."""
        await self._do("unhold")

    async def park(self) -> None:
        """Lets it wait in the switch; returns at once."""
        await self._do("park")

    async def set(self, /, **variables: object) -> None:
        """Sets channel variables."""
        await self._operate("set_variables", variables)

    async def variable(self, name: str) -> str | None:
        """The value of a channel variable; None if it is not set."""
        value: str | None = await self._do("get_variable", name=name)
        return value

    async def broadcast(self, file: Text, legs: str | None = None) -> None:
        """Plays a file without ending what runs; returns at once. ``legs`` is ``aleg``, ``bleg`` or ``both``."""
        await self._do("broadcast", file=file, legs=legs)

    async def break_media(self, *, all: bool = False) -> None:
        """Stops what plays; with ``all`` what is queued too."""
        await self._do("break_media", all="true" if all else None)

    async def execute(self, application: str, argument: Text | None = None, *, in_turn: bool = False) -> Event:
        """Runs any application and waits for its end: its CHANNEL_EXECUTE_COMPLETE event."""
        arguments: dict[str, object] = {"application": application, "argument": argument}
        event: Event = await self._operate("execute", arguments, in_turn=in_turn)
        return event

    async def run(self, name: str, *arguments: object, in_turn: bool = False, **named: object) -> Event:
        """Runs an application of the catalogue, its arguments by place or by name, and waits for its end."""
        event: Event = await self._sooner(
            lambda engine, now: engine.application(self.uuid, name, arguments, named, self._timeout, now, in_turn=in_turn)
        )
        return event

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

    def __repr__(self) -> str:
        return f"<Call {self.uuid} {self.status.answer_state or 'unknown'}>"


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
