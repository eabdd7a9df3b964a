"""The client on asyncio."""

import asyncio
import contextlib
import inspect
import socket as sockets
import ssl as tls
from collections.abc import Awaitable, Callable, Coroutine, Generator, Iterable, Sequence
from types import TracebackType
from typing import Any, Self, TypeVar, Unpack, overload

from eslng import errors
from eslng._calls import FollowedCalls
from eslng._eslng import CallChange, DialString, Engine, Event, Expression, Gap, LogLine
from eslng._link import Link, Opener, log
from eslng._placing import PlaceOptions
from eslng._reply import checked
from eslng._requests import Requests
from eslng._stream import EventStream
from eslng._times import limit
from eslng.call import Call
from eslng.observe import Observer, observed
from eslng.originate import Calling

#: How many bytes of events wait for one reader at most.
QUEUE = 64 * 1024 * 1024

Handler = TypeVar("Handler", bound=Callable[..., Any])


class Client(Requests):
    """A client of one switch, or the connection that a switch opened for a call. :func:`eslng.connect` makes one.

    It belongs to the loop that it was made on. After a loss it connects again, asks the switch for what it was asked for before, and tells what was
    missed. Times are seconds; ``timeout`` is how long each request may take, None as long as the connection lasts.
    """

    def __init__(
        self, engine: Engine, open_transport: Opener | None, *, timeout: float | None, observers: Sequence[Observer] = ()
    ) -> None:
        self._timeout = timeout
        self._handlers: set[asyncio.Task[Any]] = set()
        # What ends by itself once the client has.
        self._last: set[asyncio.Task[Any]] = set()
        self._told: dict[str, list[Callable[..., Any]]] = {}
        self._state = "connecting"
        # Is told once whether it is up: None, or why it is not.
        self._first: Callable[[errors.EslError | None], None] | None = None
        self._own_data: Event | None = None
        self._link = Link(engine, self, open_transport, observers)
        self._calls = FollowedCalls(self._link)

    # What the link tells.

    def _is_up(self, gap: Gap | None) -> None:
        self._state = "up"
        self._settle(None)
        if gap is not None:
            log.warning("connected again; events of %.3f s were missed", gap.seconds)
            self._tell("gap", gap)
        self._tell("up")

    def _is_down(self, reason: errors.EslError, retry_in: float | None) -> None:
        self._state = "down"
        log.warning("not connected: %s", reason)
        self._settle(reason)
        self._tell("down", reason, retry_in)

    def _is_connected(self, data: Event) -> None:
        self._own_data = data

    def _has_changed(self, uuid: str, change: CallChange) -> None:
        self._calls.tell(uuid, change)

    def _has_ended(self, reason: errors.EslError) -> None:
        self._state = "ended"
        self._settle(reason)
        self._calls.end(reason)
        self._tell("end", reason, among=self._last)

    def _settle(self, reason: errors.EslError | None) -> None:
        first, self._first = self._first, None
        if first is not None:
            first(reason)

    def _tell(self, what: str, *arguments: object, among: set[asyncio.Task[Any]] | None = None) -> None:
        for handler in self._told.get(what, ()):
            self._keep(_handle(handler, *arguments), self._handlers if among is None else among)

    def _keep(self, work: Coroutine[Any, Any, Any], among: set[asyncio.Task[Any]]) -> asyncio.Task[Any]:
        """Lets a task of the client's run: among those that its end cancels, or those that it waits for."""
        task = self._link.loop.create_task(work)
        among.add(task)
        task.add_done_callback(among.discard)
        return task

    def __repr__(self) -> str:
        return f"<Client {self._state}>"

    # Its life.

    async def _start(self) -> None:
        """The first login; one that fails ends the client."""
        if self._state == "up":
            return
        if self._link.ended is not None:
            raise self._link.ended
        first = self._link.loop.create_future()

        def settled(reason: errors.EslError | None) -> None:
            if not first.done():
                if reason is None:
                    first.set_result(None)
                else:
                    first.set_exception(reason)

        self._first = settled
        self._link.pump()
        try:
            await first
        except BaseException:
            await self.close()
            raise

    @property
    def state(self) -> str:
        """``connecting``, ``up``, ``down`` (it tries again) or ``ended``."""
        return self._state

    @property
    def dropped(self) -> int:
        """How many events and log lines readers were too slow for."""
        return self._link.engine.dropped

    async def close(self) -> None:
        """Ends it: what waits fails, streams end, handlers end, nothing is tried again.

        Handlers of :meth:`on_end` are waited for, the others cancelled.
        """
        self._link.close()
        current = asyncio.current_task()
        tasks = [task for task in self._handlers if task is not current]
        for task in tasks:
            task.cancel()
        tasks += [task for task in self._last if task is not current]
        if tasks:
            await asyncio.gather(*tasks, return_exceptions=True)
        await self._link.wait_closed()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self.close()

    # Requests.

    def _limit(self, timeout: float | None) -> float | None:
        return self._timeout if timeout is None else timeout

    # A coroutine of another function, which spares a frame; pyright wants one of its own for an `async def`.
    def _request(self, method: str, *arguments: Any, timeout: float | None, **named: Any) -> Coroutine[Any, Any, Any]:  # pyright: ignore[reportIncompatibleMethodOverride]
        limit = self._limit(timeout)
        return self._link.ask(lambda engine, now: getattr(engine, method)(*arguments, limit, now, **named), method)

    def _line(self, name: str, arguments: tuple[Any, ...], named: dict[str, Any]) -> str:
        return self._link.engine.api_line(name, arguments, named)

    async def bgapi(self, line: str, *, timeout: float | None = None) -> Event:
        """Runs an API command in the background and waits for its end: its BACKGROUND_JOB event, whose ``body`` is what it printed, ``-ERR`` too."""
        event: Event = await self._request("job", line, timeout=timeout)
        return event

    async def execute(
        self, uuid: str, application: str, argument: str | Expression | None = None, *, timeout: float | None = None
    ) -> Event:
        """Runs an application on a channel and waits for its CHANNEL_EXECUTE_COMPLETE event, or for the call's end."""
        given = {"application": application, "argument": argument}
        limit = self._limit(timeout)
        event: Event = await self._link.ask(
            lambda engine, now: engine.operation(uuid, "execute", given, limit, now), "execute", uuid
        )
        return event

    async def linger(self, seconds: int | None = None) -> None:
        """Asks the switch to keep an outbound connection for a while after the call's end."""
        checked(await self._link.ask(lambda engine, now: engine.plain("linger", self._timeout, now, seconds=seconds), "linger"))

    async def my_events(self, uuid: str | None = None) -> None:
        """Asks for all events of one channel."""
        checked(await self._link.ask(lambda engine, now: engine.plain("myevents", self._timeout, now, uuid=uuid), "myevents"))

    # Events.

    @overload
    def events(
        self,
        *names: str,
        custom: Iterable[str] = (),
        uuid: str | None = None,
        log: None = None,
        queue: int = QUEUE,
        overflow: str = "drop_oldest",
    ) -> EventStream[Event]: ...

    @overload
    def events(
        self,
        *names: str,
        custom: Iterable[str] = (),
        uuid: str | None = None,
        log: str | int | None,
        queue: int = QUEUE,
        overflow: str = "drop_oldest",
    ) -> EventStream[Event | LogLine]: ...

    def events(
        self,
        *names: str,
        custom: Iterable[str] = (),
        uuid: str | None = None,
        log: str | int | None = None,
        queue: int = QUEUE,
        overflow: str = "drop_oldest",
    ) -> EventStream[Any]:
        """Events of these names (``ALL`` for every one) and CUSTOM events of these subclasses, and log lines from a level on::

            async for event in fs.events("CHANNEL_ANSWER", custom=["sofia::register"]):
                print(event["Event-Name"])

        ``uuid``: of one channel alone. ``queue`` bytes wait at most for who is slow; then reading pauses, and what stays longer than 5 s without
        progress is dropped (``drop_oldest``, ``drop_newest``), or the stream ends (``fail``); what was dropped is told.
        """
        return EventStream(self._link, names, custom, uuid, log, queue, overflow, self._subscribe)

    @overload
    def listen(
        self,
        *names: str,
        custom: Iterable[str] = (),
        uuid: str | None = None,
        log: None = None,
    ) -> EventStream[Event]: ...

    @overload
    def listen(
        self,
        *names: str,
        custom: Iterable[str] = (),
        uuid: str | None = None,
        log: str | int | None,
    ) -> EventStream[Event | LogLine]: ...

    def listen(
        self, *names: str, custom: Iterable[str] = (), uuid: str | None = None, log: str | int | None = None
    ) -> EventStream[Any]:
        """As :meth:`events`, of what the switch was asked for otherwise."""
        return EventStream(self._link, names, custom, uuid, log, QUEUE, "drop_oldest", None)

    async def _subscribe(self, stream: EventStream[Any]) -> None:
        if stream.names or stream.custom:
            await self._wish("events", lambda engine, now: engine.subscribe(stream.names, stream.custom, self._timeout, now))
        if stream.log is not None:
            level = stream.log
            await self._wish("log", lambda engine, now: engine.log(level, self._timeout, now))

    async def _wish(self, what: str, send: Callable[[Engine, float], int | None]) -> None:
        if self._link.ended is not None:
            return
        number = send(self._link.engine, self._link.loop.time())
        if number is None:
            self._link.pump()
            return
        try:
            with observed(self._link.observers, what, None):
                checked(await self._link.wait(number, self._link.expect(number)))
        except (errors.Disconnected, errors.NotSent, errors.Truncated):
            # It was noted for the next connection.
            if self._link.ended is not None:
                raise

    async def filter(self, header: str, value: str) -> None:
        """Lets through only events whose header has this value, besides those of other filters."""
        await self._wish("filter", lambda engine, now: engine.filter(header, value, self._timeout, now))

    async def remove_filter(self, header: str | None = None, value: str | None = None) -> None:
        """Takes a filter back, or all of a header, or all."""
        await self._wish("filter", lambda engine, now: engine.remove_filter(header, value, self._timeout, now))

    def on(
        self, *names: str, custom: Iterable[str] = (), uuid: str | None = None, log: str | int | None = None
    ) -> Callable[[Handler], Handler]:
        """Calls a function, or awaits a coroutine function, with each event, one after the other::

        @fs.on("CHANNEL_HANGUP_COMPLETE")
        async def ended(event):
            ...
        """

        def decorate(handler: Handler) -> Handler:
            stream = self.events(*names, custom=custom, uuid=uuid, log=log)

            async def serve() -> None:
                try:
                    async with stream:
                        async for event in stream:
                            await _handle(handler, event)
                except errors.EslError as error:
                    _tell_of_no_events(handler, error)

            self._keep(serve(), self._handlers)
            return handler

        return decorate

    def on_up(self, handler: Handler) -> Handler:
        """Decorates what is called with nothing when it is connected, again too."""
        self._told.setdefault("up", []).append(handler)
        return handler

    def on_down(self, handler: Handler) -> Handler:
        """Decorates what is called with the reason and in how many seconds it tries again (None: not) when the connection is lost."""
        self._told.setdefault("down", []).append(handler)
        return handler

    def on_gap(self, handler: Handler) -> Handler:
        """Decorates what is called with a :class:`Gap` when it is connected again and events were missed."""
        self._told.setdefault("gap", []).append(handler)
        return handler

    def on_end(self, handler: Handler) -> Handler:
        """Decorates what is called with the reason when it has ended."""
        self._told.setdefault("end", []).append(handler)
        return handler

    # Calls.

    async def call(self, uuid: str) -> Call:
        """The call with this Unique-ID, followed from now on. Raises :class:`~eslng.errors.HungUp` where there is none."""
        state = self._calls.follow(uuid)
        try:
            # Its answer comes behind that to the subscription, so from here on no event is missed.
            is_there = await self.commands.uuid_exists(uuid)
        except errors.PermissionDenied:
            # Who may not ask may follow all the same.
            is_there = True
        if not is_there:
            self._calls.forget(uuid)
            raise errors.HungUp(f"there is no call {uuid}")
        return Call(self, self._link, state, self._timeout)

    def _own_call(self) -> Call:
        own = self._link.engine.own_call
        assert own is not None
        return Call(self, self._link, self._calls.follow(own[0]), self._timeout, own[1:])

    async def place(
        self,
        dial: str | DialString,
        target: str = "&park",
        argument: str | Expression | None = None,
        *,
        timeout: float | None = None,
        **options: Unpack[PlaceOptions],
    ) -> Calling:
        """Places a call in the background of the switch and gives it as soon as that was sent.

        ``target`` is an extension of the dialplan, or an application after ``&`` with ``argument``; the options are those of :class:`~eslng.PlaceOptions`.
        """
        if self._link.ended is not None:
            raise errors.Closed("the client has ended")
        number, legs = self._link.engine.place(
            dial,
            target,
            argument,
            self._limit(timeout),
            self._link.loop.time(),
            **options,
        )
        outcome = self._link.expect(number)
        states = [self._calls.follow(leg) for leg in legs]
        job = self._keep(self._placed(number, outcome), self._last)
        return Calling(self, [Call(self, self._link, state, self._timeout) for state in states], job)

    async def _placed(self, number: int, outcome: asyncio.Future[Any]) -> Event:
        with observed(self._link.observers, "originate", None):
            event: Event = await self._link.wait(number, outcome)
            return event

    async def originate(
        self,
        dial: str | DialString,
        target: str = "&park",
        argument: str | Expression | None = None,
        *,
        timeout: float | None = None,
        **options: Unpack[PlaceOptions],
    ) -> Call:
        """Places a call, waits for its answer and gives the call of the leg that answered; the arguments are those of :meth:`place`.

        Raises :class:`~eslng.errors.NotAnswered`, whose ``cause`` says why. Cancelling ends the call; nothing is waited for then.
        """
        calling = await self.place(dial, target, argument, timeout=timeout, **options)
        try:
            return await calling.answered()
        except asyncio.CancelledError:
            calling.abandon()
            raise

    def _tell_switch(self, line: str) -> None:
        """Sends an API command whose answer nobody waits for."""
        if self._link.ended is None:
            with contextlib.suppress(errors.EslError):
                self._link.engine.api(line, None, self._link.loop.time())
            self._link.pump()

    async def adopt(self, tag: str) -> list[Call]:
        """The calls that carry this tag, of this process or of one before it."""
        rows = await self.commands.show_channels(format="json")
        uuids = [row["uuid"] for row in rows]
        tags = await asyncio.gather(*(self.ask(f"uuid_getvar {uuid} eslng_tag") for uuid in uuids))
        calls = []
        for uuid, found in zip(uuids, tags, strict=True):
            # One that has ended in between says -ERR.
            if found.text == tag:
                with contextlib.suppress(errors.HungUp):
                    calls.append(await self.call(uuid))
        return sorted(calls, key=lambda call: call.uuid)

    def new_uuid(self) -> str:
        """A new id for a channel or a job."""
        return self._link.engine.new_uuid()


def _tell_of_no_events(handler: object, error: errors.EslError) -> None:
    log.error("the handler %r gets no events: %s", handler, error)


async def _handle(handler: Callable[..., Any], *arguments: object) -> None:
    """Calls a handler, and waits for it if it is to be waited for."""
    try:
        result = handler(*arguments)
        if inspect.isawaitable(result):
            await result
    except Exception:
        log.exception("the handler %r failed", handler)


class Connecting(Awaitable[Client]):
    """A client to be awaited, or entered with ``async with``."""

    def __init__(self, begin: Callable[[], Awaitable[Client]]) -> None:
        self._begin = begin
        self._client: Client | None = None

    def __await__(self) -> Generator[Any, None, Client]:
        return self._begin().__await__()

    async def __aenter__(self) -> Client:
        self._client = await self._begin()
        return self._client

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._client is not None:
            await self._client.close()


def connect(
    host: str = "127.0.0.1",
    port: int = 8021,
    *,
    password: str | bytes = "ClueCon",
    user: str | None = None,
    path: str | None = None,
    sock: sockets.socket | None = None,
    ssl: tls.SSLContext | bool | None = None,
    timeout: float | None = None,
    connect_timeout: float = 20.0,
    format: str = "plain",
    reconnect: bool = True,
    retry_first: float = 0.2,
    retry_cap: float = 30.0,
    silence: float | None = 60.0,
    reread_state: bool = False,
    set_up: Iterable[str] = (),
    observers: Sequence[Observer] = (),
) -> Connecting:
    """Connects to a switch and logs in::

        async with eslng.connect("127.0.0.1", password="ClueCon") as fs:
            print(await fs.api("status"))

    ``user`` logs in as a user of the directory, ``user@domain``. ``path`` is a unix socket, ``sock`` one that is connected already (there is no other after
    it). ``silence``: after how many seconds without a byte the connection is taken for dead. ``reread_state``: whether a gap comes with the channels
    that there are after it. ``set_up``: packets that each connection begins with. ``observers`` are told what it does (:mod:`eslng.observe`). A first try that
    fails raises; later losses are mended.
    """
    limit(timeout)

    async def begin() -> Client:
        loop = asyncio.get_running_loop()

        async def open_transport(protocol: Callable[[], asyncio.Protocol]) -> None:
            async with asyncio.timeout(connect_timeout):
                if sock is not None:
                    await loop.create_connection(protocol, sock=sock)
                elif path is not None:
                    await loop.create_unix_connection(protocol, path)
                else:
                    await loop.create_connection(protocol, host, port, ssl=ssl)

        engine = Engine(
            loop.time(),
            password=password,
            user=user,
            format=format,
            reconnect=reconnect and sock is None,
            retry_first=retry_first,
            retry_cap=retry_cap,
            silence=silence,
            reread_state=reread_state,
        )
        for packet in set_up:
            engine.add_set_up(packet)
        client = Client(engine, open_transport, timeout=timeout, observers=observers)
        await client._start()
        return client

    return Connecting(begin)
