"""What can be done with a call, on either face.

``ci/generate`` writes the twin for threads (``blocking/_operations.py``) from this text, without ``async`` and ``await``.
"""

from abc import ABC, abstractmethod
from typing import Any

from eslng._eslng import BridgeEnd, CallStatus, DialString, Digits, Event, Expression, Playback, Recorded

Text = str | Expression


def milliseconds(seconds: float | None) -> int | None:
    """As the applications have times."""
    return None if seconds is None else round(seconds * 1000)


class Operations(ABC):
    """What a call is, and what can be done with it."""

    @property
    @abstractmethod
    def uuid(self) -> str:
        """Its Unique-ID."""

    @property
    @abstractmethod
    def status(self) -> CallStatus:
        """What is known of it now."""

    @property
    @abstractmethod
    def _own(self) -> tuple[bool, bool, Event] | None:
        """Of an outbound connection: whether it is full, whether it is async, the channel's data."""

    @abstractmethod
    async def _operate(self, operation: str, arguments: dict[str, Any], in_turn: bool = False) -> Any:
        """An operation by the name that the engine has for it; what it gives."""

    @abstractmethod
    async def _apply(self, name: str, arguments: tuple[Any, ...], named: dict[str, Any], in_turn: bool) -> Any:
        """An application of the catalogue; its event."""

    @property
    def data(self) -> Event | None:
        """The channel's data that came with the outbound connection; None for a call that is reached through another."""
        return None if self._own is None else self._own[2]

    @property
    def is_full(self) -> bool:
        """Whether every command is allowed (``full`` in the dialplan's socket action); always so on an inbound connection."""
        return self._own is None or self._own[0]

    @property
    def is_async(self) -> bool:
        """Whether applications run while commands are taken (``async``); always so on an inbound connection."""
        return self._own is None or self._own[1]

    def get(self, header: str, default: str | None = None) -> str | None:
        """A header of the channel's data that came with the outbound connection: ``variable_sip_to_user``."""
        data = self.data
        return default if data is None else data.get(header, default)

    async def answer(self) -> None:
        """Answers."""
        await self._operate("answer", {})

    async def pre_answer(self) -> None:
        """Opens early media."""
        await self._operate("pre_answer", {})

    async def ring_ready(self) -> None:
        """Lets the caller hear that it rings."""
        await self._operate("ring_ready", {})

    async def hangup(self, cause: str | None = None) -> None:
        """Hangs up, with NORMAL_CLEARING or another cause; :meth:`ended` tells the rest."""
        await self._operate("hangup", {"cause": cause})

    async def bridge(self, dial: str | DialString) -> BridgeEnd:
        """Calls others and connects the first who answers; returns when that leg has ended. Nobody reached raises, with its cause."""
        end: BridgeEnd = await self._operate("bridge", {"dial": dial})
        return end

    async def transfer(self, extension: str, dialplan: str | None = None, context: str | None = None) -> None:
        """Sends it to an extension of the dialplan."""
        await self._operate("transfer", {"extension": extension, "dialplan": dialplan, "context": context})

    async def playback(self, file: Text) -> Playback:
        """Plays a file, a tone, silence or a file string."""
        played: Playback = await self._operate("playback", {"file": file})
        return played

    async def say(self, module: str, kind: str, method: str, text: Text) -> None:
        """Says a number, a date, money: ``say("en", "NUMBER", "PRONOUNCED", "42")``."""
        await self._operate("say", {"module": module, "kind": kind, "method": method, "text": text})

    async def speak(self, engine: str, voice: str, text: str) -> None:
        """Speaks a text, by a speech engine with a voice of it."""
        await self._operate("speak", {"engine": engine, "voice": voice, "text": text})

    async def say_phrase(self, name: str, data: str | None = None) -> None:
        """Plays a phrase macro."""
        await self._operate("say_phrase", {"name": name, "data": data})

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
        """Plays a file and takes digits, again until they fit or the tries run out; ``digits`` is empty then.

        ``timeout`` seconds are for the first digit, ``digit_timeout`` between two. ``failure`` is an extension to go to when the tries have run out.
        """
        given = {
            "file": file,
            "min": min,
            "max": max,
            "tries": tries,
            "timeout": milliseconds(timeout),
            "terminators": terminators,
            "invalid_file": invalid_file,
            "regexp": regexp,
            "digit_timeout": milliseconds(digit_timeout),
            "failure": failure,
        }
        digits: Digits = await self._operate("play_and_get_digits", given)
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
        """Plays a file and takes digits once. ``timeout`` seconds are for the first digit, ``digit_timeout`` between two."""
        given = {
            "file": file,
            "min": min,
            "max": max,
            "timeout": milliseconds(timeout),
            "terminators": terminators,
            "digit_timeout": milliseconds(digit_timeout),
        }
        digits: Digits = await self._operate("read_digits", given)
        return digits

    async def record(
        self,
        path: Text,
        *,
        limit_seconds: int | None = None,
        silence_threshold: int | None = None,
        silence_seconds: int | None = None,
    ) -> Recorded:
        """Records the caller until a terminator, the limit, or so many seconds of what is quieter than the threshold."""
        given = {
            "path": path,
            "limit_seconds": limit_seconds,
            "silence_threshold": silence_threshold,
            "silence_seconds": silence_seconds,
        }
        recorded: Recorded = await self._operate("record", given)
        return recorded

    async def record_session(self, path: Text) -> None:
        """Records both sides while the call goes on."""
        await self._operate("record_session", {"path": path})

    async def stop_record_session(self, path: Text) -> None:
        """Ends a recording of :meth:`record_session`."""
        await self._operate("stop_record_session", {"path": path})

    async def send_dtmf(self, digits: str, tone_ms: int | None = None) -> None:
        """Sends digits to the far end, each of so many milliseconds."""
        await self._operate("send_dtmf", {"digits": digits, "tone_ms": tone_ms})

    async def hold(self) -> None:
        """Puts the far end on hold."""
        await self._operate("hold", {})

    async def unhold(self) -> None:
        """Takes the far end off hold."""
        await self._operate("unhold", {})

    async def park(self) -> None:
        """Lets it wait in the switch; returns at once."""
        await self._operate("park", {})

    async def set(self, /, **variables: object) -> None:
        """Sets channel variables."""
        await self._operate("set_variables", variables)

    async def variable(self, name: str) -> str | None:
        """The value of a channel variable; None if it is not set."""
        value: str | None = await self._operate("get_variable", {"name": name})
        return value

    async def broadcast(self, file: Text, legs: str | None = None) -> None:
        """Plays a file without ending what runs; returns at once. ``legs`` is ``aleg``, ``bleg`` or ``both``."""
        await self._operate("broadcast", {"file": file, "legs": legs})

    async def break_media(self, *, all: bool = False) -> None:
        """Stops what plays; with ``all`` what is queued too."""
        await self._operate("break_media", {"all": "true" if all else None})

    async def execute(self, application: str, argument: Text | None = None, *, in_turn: bool = False) -> Event:
        """Runs any application and waits for its end: its CHANNEL_EXECUTE_COMPLETE event.

        With ``in_turn`` it waits in the switch for those that were sent before it (``event-lock``).
        """
        event: Event = await self._operate("execute", {"application": application, "argument": argument}, in_turn)
        return event

    async def run(self, name: str, /, *arguments: object, in_turn: bool = False, **named: object) -> Event:
        """Runs an application of the catalogue, its arguments by place or by name, and waits for its end."""
        event: Event = await self._apply(name, arguments, named, in_turn)
        return event

    def __repr__(self) -> str:
        return f"<Call {self.uuid} {self.status.answer_state or 'unknown'}>"
