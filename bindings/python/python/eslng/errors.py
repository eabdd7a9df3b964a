"""What can go wrong: an exception for each row of eslng's error table.

All are :class:`EslError`; those that Python has a class for are of that too: an ``except TimeoutError``, ``ConnectionError``, ``PermissionError``
or ``ValueError`` catches them. ``retryable`` says whether trying again can help, ``outcome_unknown`` whether the switch may have carried the command out.
"""

from typing import ClassVar


class EslError(Exception):
    """An error of eslng."""

    #: The row's name, the same in every language.
    name: ClassVar[str] = "internal"
    #: The row's number, which never changes.
    number: ClassVar[int] = 15
    #: Whether trying the same again, perhaps on a new connection, can help.
    retryable: ClassVar[bool] = False
    #: Whether the switch may have carried the command out.
    outcome_unknown: ClassVar[bool] = False
    #: The hangup cause, where a call's end is what went wrong.
    cause: str | None = None
    #: The switch's words, where it refused.
    text: str | None = None


class InvalidArgument(EslError, ValueError):
    """An argument can't stand on the wire: nothing was sent."""

    name, number = "invalid_argument", 1


class ConnectFailed(EslError, ConnectionError):
    """No connection to the switch came about."""

    name, number, retryable = "connect_failed", 2, True


class AuthRejected(EslError, PermissionError):
    """The switch refused the password or the user."""

    name, number = "auth_rejected", 3


class AccessDenied(EslError, PermissionError):
    """The switch's access list (apply-inbound-acl) refused this address."""

    name, number = "access_denied", 4


class Timeout(EslError, TimeoutError):
    """No answer in time; it may still come, and is dropped then."""

    name, number, retryable, outcome_unknown = "timeout", 5, True, True


class Disconnected(EslError, ConnectionError):
    """The connection ended before the answer came."""

    name, number, retryable, outcome_unknown = "disconnected", 6, True, True


class NotSent(EslError, ConnectionError):
    """The connection ended before the command was sent."""

    name, number, retryable = "not_sent", 7, True


class CommandFailed(EslError):
    """The switch answered with -ERR or -USAGE; ``text`` has its words."""

    name, number = "command_failed", 8


class NotAnswered(CommandFailed):
    """A call that was placed was not answered; ``cause`` says why."""


class PermissionDenied(EslError, PermissionError):
    """This user may not do that."""

    name, number = "permission_denied", 9


class OutOfStep(EslError):
    """An answer of an impossible kind came."""

    name, number, outcome_unknown = "out_of_step", 10, True


class ProtocolError(EslError):
    """The peer's bytes are no event socket's."""

    name, number, retryable, outcome_unknown = "protocol", 11, True, True


class Truncated(EslError, ConnectionError):
    """The connection ended inside a message."""

    name, number, retryable, outcome_unknown = "truncated", 12, True, True


class Malformed(EslError, ValueError):
    """A document (JSON, XML, an event) can't be read."""

    name, number = "malformed", 13


class Closed(EslError):
    """This side closed the connection."""

    name, number = "closed", 14


class Internal(EslError):
    """A fault in eslng itself."""

    name, number, outcome_unknown = "internal", 15, True


class HungUp(EslError):
    """The call ended first; ``cause`` says why."""

    name, number = "hung_up", 16


#: The class of each number; the native part raises by it.
BY_NUMBER: dict[int, type[EslError]] = {
    kind.number: kind
    for kind in (
        InvalidArgument,
        ConnectFailed,
        AuthRejected,
        AccessDenied,
        Timeout,
        Disconnected,
        NotSent,
        CommandFailed,
        PermissionDenied,
        OutOfStep,
        ProtocolError,
        Truncated,
        Malformed,
        Closed,
        Internal,
        HungUp,
    )
}
