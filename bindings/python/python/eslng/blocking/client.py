"""The client itself and its jobs."""

import socket as sockets
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import Any, Self, Unpack, overload

from eslng import errors
from eslng._eslng import BlockingCalling, BlockingClient, BlockingJob, DialString, Event, Expression, LogLine
from eslng._placing import PlaceOptions
from eslng._reply import checked
from eslng.blocking._requests import Requests
from eslng.blocking.call import Call, Calling
from eslng.blocking.events import Events
from eslng.observe import Observer, observed

#: How many bytes of events wait for one reader at most.
_QUEUE = 64 * 1024 * 1024


class Client(Requests):
    """A client of one switch. :func:`connect` makes one."""

    def __init__(self, native: BlockingClient, observers: Sequence[Observer] = ()) -> None:
        self._native = native
        self._observers = observers

    @property
    def state(self) -> str:
        """``connecting``, ``up``, ``down`` (it tries again) or ``ended``, as far as somebody looked."""
        return self._native.state

    def wait_up(self, timeout: float | None = None) -> bool:
        """Waits until requests are taken: whether they are before the time has passed.

        Raises when they never will be.
        """
        return self._native.wait_up(timeout)

    def close(self) -> None:
        """Ends it, and the waits of other threads."""
        self._native.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Client {self.state}>"

    def _request(self, method: str, *arguments: Any, timeout: float | None, **named: Any) -> Any:
        with observed(self._observers, method, None):
            return getattr(self._native, method)(*arguments, timeout, **named)

    def _line(self, name: str, arguments: tuple[Any, ...], named: dict[str, Any]) -> str:
        return self._native.api_line(name, arguments, named)

    def bgapi(self, line: str, *, timeout: float | None = None) -> Event:
        """Runs an API command in the background and waits for its end.

        Gives its BACKGROUND_JOB event, whose ``body`` is what it printed, ``-ERR`` too.
        """
        event = self.begin_bgapi(line, timeout=timeout).wait()
        assert event is not None
        return event

    def begin_bgapi(self, line: str, *, timeout: float | None = None) -> "Job":
        """Begins an API command in the background, to be waited for."""
        return Job(self._native.begin_job(line, timeout), self._observers)

    def execute(
        self, uuid: str, application: str, argument: str | Expression | None = None, *, timeout: float | None = None
    ) -> Event:
        """Runs an application on a channel and waits for its CHANNEL_EXECUTE_COMPLETE event, or for the call's end."""
        return self.call(uuid).within(timeout).execute(application, argument)

    def filter(self, header: str, value: str, *, timeout: float | None = None) -> None:
        """Lets through only events whose header has this value, besides those of other filters."""
        checked(self._request("filter", header, value, timeout=timeout))

    def remove_filter(self, header: str | None = None, value: str | None = None, *, timeout: float | None = None) -> None:
        """Takes a filter back, or all of a header, or all."""
        checked(self._request("remove_filter", header, value, timeout=timeout))

    @overload
    def events(self, *names: str, custom: Iterable[str] = (), uuid: str | None = None, log: None = None) -> Events[Event]: ...

    @overload
    def events(
        self, *names: str, custom: Iterable[str] = (), uuid: str | None = None, log: str | int | None
    ) -> Events[Event | LogLine]: ...

    def events(
        self, *names: str, custom: Iterable[str] = (), uuid: str | None = None, log: str | int | None = None
    ) -> Events[Any]:
        """Asks the switch for events and gives them.

        Of these names (``ALL`` for every one), CUSTOM events of these subclasses, and log lines from a level on.
        ``uuid``: of one channel alone. While there is no connection the next one is asked.
        """
        return Events(self._native.events(list(names), list(custom), uuid, log, True))

    @overload
    def listen(self, *names: str, custom: Iterable[str] = (), uuid: str | None = None, log: None = None) -> Events[Event]: ...

    @overload
    def listen(
        self, *names: str, custom: Iterable[str] = (), uuid: str | None = None, log: str | int | None
    ) -> Events[Event | LogLine]: ...

    def listen(
        self, *names: str, custom: Iterable[str] = (), uuid: str | None = None, log: str | int | None = None
    ) -> Events[Any]:
        """As :meth:`events`, of what the switch was asked for otherwise."""
        return Events(self._native.events(list(names), list(custom), uuid, log, False))

    def call(self, uuid: str) -> Call:
        """The call with this Unique-ID, followed from now on.

        Raises :class:`~eslng.errors.HungUp` where there is none.
        """
        return Call(self._native.call(uuid), observers=self._observers)

    def place(
        self,
        dial: str | DialString,
        target: str = "&park",
        argument: str | Expression | None = None,
        *,
        timeout: float | None = None,
        **options: Unpack[PlaceOptions],
    ) -> Calling:
        """Places a call in the background of the switch and gives it as soon as that was sent.

        ``target`` is an extension of the dialplan, or an application after ``&`` with ``argument``; the options are
        those of :class:`~eslng.PlaceOptions`.
        """
        calling = BlockingCalling.place(self._native, dial, target, argument, timeout, **options)
        return Calling(calling, self._observers)

    def originate(
        self,
        dial: str | DialString,
        target: str = "&park",
        argument: str | Expression | None = None,
        *,
        timeout: float | None = None,
        **options: Unpack[PlaceOptions],
    ) -> Call:
        """Places a call, waits for its answer and gives the call of the leg that answered.

        The arguments are those of :meth:`place`. Raises :class:`~eslng.errors.NotAnswered`, whose ``cause`` says why.
        What interrupts the wait ends the call.
        """
        calling = self.place(dial, target, argument, timeout=timeout, **options)
        try:
            call = calling.answered()
        except errors.EslError:
            raise
        except BaseException:
            calling.cancel()
            raise
        assert call is not None
        return call

    def adopt(self, tag: str) -> list[Call]:
        """The calls that carry this tag, of this process or of one before it."""
        return [Call(call, observers=self._observers) for call in self._native.adopt(tag)]


class Job:
    """An API command that runs in the background. Dropping it gives the wait up; the command goes on."""

    def __init__(self, native: BlockingJob, observers: Sequence[Observer] = ()) -> None:
        self._native = native
        self._observers = observers

    def wait(self, timeout: float | None = None) -> Event | None:
        """Waits for its end: its BACKGROUND_JOB event, once; None: the time has passed, and it goes on."""
        with observed(self._observers, "job", None):
            return self._native.wait(timeout)


def connect(
    host: str = "127.0.0.1",
    port: int = 8021,
    *,
    password: str | bytes = "ClueCon",
    user: str | None = None,
    path: str | None = None,
    sock: sockets.socket | None = None,
    format: str = "plain",
    timeout: float | None = None,
    connect_timeout: float | None = 10.0,
    reconnect: bool = True,
    retry_first: float = 0.2,
    retry_cap: float = 30.0,
    silence: float | None = 60.0,
    reread_state: bool = False,
    queue: int = _QUEUE,
    overflow: str = "drop_oldest",
    set_up: Iterable[str | bytes] = (),
    observers: Sequence[Observer] = (),
) -> Client:
    """Connects to a switch and logs in.

    ``user`` logs in as a user of the directory, ``user@domain``. ``path`` is a unix socket, ``sock`` a socket that is
    connected already: it is taken over (``detach``) unless another argument is refused, and there is no other after it.
    ``timeout``: how long each request may take. ``silence``: after how many seconds without a byte the connection is
    taken for dead. ``reread_state``: whether a gap comes with the channels that there are after it. ``queue`` bytes of
    events wait for who is slow, then ``overflow`` says: ``drop_oldest``, ``drop_newest`` or ``fail``. ``set_up``: packets
    that each connection begins with. ``observers`` are told of requests (:mod:`eslng.observe`). A first try that fails
    raises, and closes the socket.
    """
    native = BlockingClient.connect(
        host,
        port,
        path,
        sock,
        password=password,
        user=user,
        format=format,
        reconnect=reconnect,
        retry_first=retry_first,
        retry_cap=retry_cap,
        silence=silence,
        reread_state=reread_state,
        queue=queue,
        overflow=overflow,
        set_up=list(set_up),
        timeout=timeout,
        connect_timeout=connect_timeout,
    )
    return Client(native, observers)
