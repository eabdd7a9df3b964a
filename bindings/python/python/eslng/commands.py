"""Typed API commands, by the names and arguments of the catalogue."""

from collections.abc import Awaitable, Callable
from typing import Any


class Commands:
    """``await fs.commands.uuid_kill(uuid, cause="USER_BUSY")``: an API command as a function, its arguments by place or by name.

    Arguments are checked and written as the command reads them; what it prints is read as what it is: True or False, the rest of a ``+OK``, rows
    of a table, a record as a dict. ``-ERR`` raises :class:`eslng.errors.CommandFailed`. docs/reference/commands.md lists them all.
    """

    def __init__(self, run: Callable[..., Awaitable[Any]]) -> None:
        self._run = run

    def __getattr__(self, name: str) -> Callable[..., Awaitable[Any]]:
        if name.startswith("_"):
            raise AttributeError(name)

        def command(*arguments: object, **named: object) -> Awaitable[Any]:
            return self._run(name, *arguments, **named)

        return command
