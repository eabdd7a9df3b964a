# Written by ci/generate from bindings/python/python/eslng/_requests.py: change that, not this.
# fmt: off
# ruff: noqa
"""What can be asked of a switch, on either face.

``ci/generate`` writes the twin for threads (``blocking/_requests.py``) from this text, without ``async`` and ``await``.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any

from eslng._eslng import Engine, Reply
from eslng._reply import checked
from eslng.blocking.commands import Commands

Headers = Mapping[str, str] | Iterable[tuple[str, str]]


class Requests(ABC):
    """The requests of a client. ``timeout`` is how long one may take, in seconds; the client's own limit without it."""

    @abstractmethod
    def _request(self, method: str, *arguments: Any, timeout: float | None, **named: Any) -> Any:
        """A request by the name that the native part has for it; what it comes to."""

    @abstractmethod
    def _line(self, name: str, arguments: tuple[Any, ...], named: dict[str, Any]) -> str:
        """The line of an API command of the catalogue."""

    @property
    def commands(self) -> Commands:
        """API commands as typed functions: ``fs.commands.uuid_kill(uuid, cause="USER_BUSY")``."""
        return Commands(self._run)

    def api(self, line: str | bytes, *, timeout: float | None = None) -> str:
        """Runs an API command and gives what it printed.

        It blocks the connection in the switch until it has ended; for what takes long, take :meth:`bgapi`. Raises
        :class:`~eslng.errors.CommandFailed` for ``-ERR`` and ``-USAGE``.
        """
        return checked(self.ask(line, timeout=timeout)).text

    def ask(self, line: str | bytes, *, timeout: float | None = None) -> Reply:
        """As :meth:`api`, and gives the whole reply, whatever it says: ``text``, ``body`` as bytes, ``ok``."""
        reply: Reply = self._request("api", line, timeout=timeout)
        return reply

    def run(self, name: str, /, *arguments: object, timeout: float | None = None, **named: object) -> Any:
        """Runs an API command of the catalogue by its name, its arguments in the order of the line or by name, and reads what it printed.

        :attr:`commands` has each as a typed function.
        """
        return self._ask_for(name, self._line(name, arguments, named), timeout)

    def _run(self, name: str, named: dict[str, Any], timeout: float | None) -> Any:
        return self._ask_for(name, self._line(name, (), named), timeout)

    def _ask_for(self, name: str, line: str, timeout: float | None) -> Any:
        reply = self.ask(line, timeout=timeout)
        if not reply.is_api:
            checked(reply)
        return Engine.read_answer(line, reply.text, name)

    def raw(self, packet: str | bytes, *, timeout: float | None = None) -> Reply:
        """Sends a whole packet as it is; its reply, whatever it says. What it asks for is not asked for again after a reconnect."""
        reply: Reply = self._request("raw", packet, timeout=timeout)
        return reply

    def send_event(
        self,
        name: str,
        headers: Headers | None = None,
        body: str | bytes | None = None,
        *,
        subclass: str | None = None,
        timeout: float | None = None,
    ) -> None:
        """Fires an event in the switch; with a ``subclass`` a CUSTOM event of that."""
        checked(self._request("send_event", name, headers, body, timeout=timeout, subclass=subclass))

    def send_message(
        self, uuid: str | None, headers: Headers, body: str | bytes | None = None, *, timeout: float | None = None
    ) -> None:
        """Gives a channel a message (``sendmsg``); without a uuid, the channel of an outbound connection."""
        checked(self._request("send_message", uuid, headers, body, timeout=timeout))
