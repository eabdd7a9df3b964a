"""The client for threads and scripts: no event loop, nothing to await.

    with eslng.blocking.connect("127.0.0.1", password="ClueCon") as fs:
        print(fs.api("status"))
        for event in fs.events("CHANNEL_ANSWER"):
            print(event["Unique-ID"])

Objects may be shared by threads: of those that wait one reads for all, and one that waits for events keeps no other
from its answer. Nothing happens but in calls: after a loss the next wait connects again, and readers of events are told
of the gap. Ctrl-C ends a wait. Times are seconds; ``timeout`` in a request is how long that may take (then
:class:`~eslng.errors.Timeout`), and in a wait how long that is (then it gives None, and nothing is lost).
"""

import logging
import socket as sockets
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any, Self

from eslng import errors
from eslng._eslng import (
    BlockingCall,
    BlockingCalling,
    BlockingChanges,
    BlockingClient,
    BlockingEvents,
    BlockingJob,
    BridgeEnd,
    CallChange,
    CallEnd,
    CallStatus,
    DialString,
    Digits,
    Dropped,
    Event,
    Expression,
    Gap,
    LogLine,
    Playback,
    Recorded,
    Reply,
)

__all__ = ["Call", "Calling", "Changes", "Client", "Commands", "Events", "Job", "Server", "accept", "connect", "serve"]

log = logging.getLogger("eslng")

Headers = Mapping[str, str] | Iterable[tuple[str, str]]
Text = str | Expression
Delivery = Event | LogLine | Gap | Dropped

#: How many bytes of events wait for one reader at most.
_QUEUE = 64 * 1024 * 1024


def _checked(reply: Reply) -> Reply:
    if reply.ok:
        return reply
    kind = errors.PermissionDenied if reply.error == "permission_denied" else errors.CommandFailed
    error = kind(reply.text.strip())
    error.text = reply.text.strip()
    raise error


def _pairs(headers: Headers | None) -> list[tuple[str, str]]:
    return list(headers.items() if isinstance(headers, Mapping) else headers or ())


class Commands:
    """``fs.commands.uuid_kill(uuid, cause="USER_BUSY")``: an API command as a function.

    As :class:`eslng.commands.Commands`, without ``await``.
    """

    def __init__(self, run: Callable[..., Any]) -> None:
        self._run = run

    def __getattr__(self, name: str) -> Callable[..., Any]:
        if name.startswith("_"):
            raise AttributeError(name)

        def command(*arguments: object, **named: object) -> Any:
            return self._run(name, *arguments, **named)

        return command


class Client:
    """A client of one switch. :func:`connect` makes one."""

    def __init__(self, native: BlockingClient) -> None:
        self._native = native
        self.commands = Commands(self.run)

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

    def api(self, line: str | bytes, *, timeout: float | None = None) -> str:
        """Runs an API command and gives what it printed.

        It blocks the connection in the switch until it has ended; for what takes long, take :meth:`bgapi`. Raises
        :class:`~eslng.errors.CommandFailed` for ``-ERR`` and ``-USAGE``.
        """
        return _checked(self.ask(line, timeout=timeout)).text

    def ask(self, line: str | bytes, *, timeout: float | None = None) -> Reply:
        """As :meth:`api`, and gives the whole reply, whatever it says: ``text``, ``body`` as bytes, ``ok``."""
        return self._native.api(line, timeout)

    def run(self, name: str, *arguments: object, timeout: float | None = None, **named: object) -> Any:
        """Runs an API command of the catalogue and reads what it printed; :attr:`commands` has each as a function."""
        line = self._native.api_line(name, arguments, named)
        return BlockingClient.read_answer(line, self.ask(line, timeout=timeout).text, name)

    def bgapi(self, line: str, *, timeout: float | None = None) -> Event:
        """Runs an API command in the background and waits for its end.

        Gives its BACKGROUND_JOB event, whose ``body`` is what it printed, ``-ERR`` too.
        """
        event = self.begin_bgapi(line, timeout=timeout).wait()
        assert event is not None
        return event

    def begin_bgapi(self, line: str, *, timeout: float | None = None) -> "Job":
        """Begins an API command in the background, to be waited for."""
        return Job(self._native.begin_job(line, timeout))

    def execute(self, uuid: str, application: str, argument: Text | None = None, *, timeout: float | None = None) -> Event:
        """Runs an application on a channel and waits for its CHANNEL_EXECUTE_COMPLETE event, or for the call's end."""
        return self.call(uuid).within(timeout).execute(application, argument)

    def raw(self, packet: str | bytes, *, timeout: float | None = None) -> Reply:
        """Sends a whole packet as it is; its reply, whatever it says.

        What it asks for is not asked for again after a reconnect.
        """
        return self._native.raw(packet, timeout)

    def send_event(
        self,
        name: str,
        headers: Headers | None = None,
        body: str | bytes | None = None,
        *,
        subclass: str | None = None,
        timeout: float | None = None,
    ) -> None:
        """Fires an event in the switch."""
        pairs = _pairs(headers)
        if subclass is not None:
            pairs.insert(0, ("Event-Subclass", subclass))
        _checked(self._native.send_event(name, pairs, body, timeout))

    def send_message(
        self, uuid: str | None, headers: Headers, body: str | bytes | None = None, *, timeout: float | None = None
    ) -> None:
        """Gives a channel a message (``sendmsg``); without a uuid, the channel of an outbound connection."""
        _checked(self._native.send_message(uuid, _pairs(headers), body, timeout))

    def filter(self, header: str, value: str, *, timeout: float | None = None) -> None:
        """Lets through only events whose header has this value, besides those of other filters."""
        _checked(self._native.filter(header, value, timeout))

    def remove_filter(self, header: str | None = None, value: str | None = None, *, timeout: float | None = None) -> None:
        """Takes a filter back, or all of a header, or all."""
        _checked(self._native.remove_filter(header, value, timeout))

    def events(self, *names: str, custom: Iterable[str] = (), uuid: str | None = None, log: str | int | None = None) -> "Events":
        """Asks the switch for events and gives them.

        Of these names (``ALL`` for every one), CUSTOM events of these subclasses, and log lines from a level on.
        ``uuid``: of one channel alone. While there is no connection the next one is asked.
        """
        return Events(self._native.events(list(names), list(custom), uuid, log, True))

    def listen(self, *names: str, custom: Iterable[str] = (), uuid: str | None = None, log: str | int | None = None) -> "Events":
        """As :meth:`events`, of what the switch was asked for otherwise."""
        return Events(self._native.events(list(names), list(custom), uuid, log, False))

    def call(self, uuid: str) -> "Call":
        """The call with this Unique-ID, followed from now on.

        Raises :class:`~eslng.errors.HungUp` where there is none.
        """
        return Call(self._native.call(uuid))

    def place(
        self,
        dial: str | DialString,
        target: str = "&park",
        argument: Text | None = None,
        *,
        variables: Mapping[str, object] | None = None,
        dialplan: str | None = None,
        context: str | None = None,
        caller_id_name: str | None = None,
        caller_id_number: str | None = None,
        ring_seconds: int | None = None,
        tag: str | None = None,
        park_timeout: float | None = 3600.0,
        timeout: float | None = None,
    ) -> "Calling":
        """Places a call in the background of the switch and gives it as soon as that was sent.

        The arguments are those of :meth:`eslng.Client.place`.
        """
        return Calling(
            BlockingCalling.place(
                self._native,
                dial,
                target,
                argument,
                timeout,
                variables=None if variables is None else dict(variables),
                dialplan=dialplan,
                context=context,
                caller_id_name=caller_id_name,
                caller_id_number=caller_id_number,
                ring_seconds=ring_seconds,
                tag=tag,
                park_timeout=park_timeout,
            )
        )

    def originate(self, dial: str | DialString, target: str = "&park", argument: Text | None = None, **options: Any) -> "Call":
        """Places a call, waits for its answer and gives the call of the leg that answered.

        :meth:`place` has the options. Raises :class:`~eslng.errors.NotAnswered`, whose ``cause`` says why. What
        interrupts the wait ends the call.
        """
        calling = self.place(dial, target, argument, **options)
        try:
            call = calling.answered()
        except errors.EslError:
            raise
        except BaseException:
            calling.cancel()
            raise
        assert call is not None
        return call

    def adopt(self, tag: str) -> "list[Call]":
        """The calls that carry this tag, of this process or of one before it."""
        return [Call(call) for call in self._native.adopt(tag)]


class Events(Iterator[Event | LogLine]):
    """The events and log lines that a reader wanted, in order. Several threads may take from it.

    Iterating waits for each and ends with the client. What was missed is logged; :meth:`next` and :meth:`deliveries`
    give it too, as :class:`~eslng.Gap` and :class:`~eslng.Dropped`, in its place.
    """

    def __init__(self, native: BlockingEvents) -> None:
        self._native: BlockingEvents | None = native

    def next(self, timeout: float | None = None) -> Delivery | None:
        """The next delivery; None: the time has passed. Raises StopIteration when nothing comes any more."""
        native = self._native
        if native is None:
            raise StopIteration
        delivery: Delivery | None = native.next(timeout)
        return delivery

    def __next__(self) -> Event | LogLine:
        while True:
            delivery = self.next()
            if isinstance(delivery, Event | LogLine):
                return delivery
            log.warning("events were missed: %r", delivery)

    def deliveries(self) -> Iterator[Delivery]:
        """As iterating, with what was missed."""
        while True:
            try:
                delivery = self.next()
            except StopIteration:
                return
            if delivery is not None:
                yield delivery

    def close(self) -> None:
        """Ends it for what is asked from now on. The switch goes on sending what it was asked for."""
        self._native = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


class Job:
    """An API command that runs in the background. Dropping it gives the wait up; the command goes on."""

    def __init__(self, native: BlockingJob) -> None:
        self._native = native

    def wait(self, timeout: float | None = None) -> Event | None:
        """Waits for its end: its BACKGROUND_JOB event, once; None: the time has passed, and it goes on."""
        return self._native.wait(timeout)


class Calling:
    """A call that is being placed. Dropping it lets the call go on; :meth:`cancel` ends it."""

    def __init__(self, native: BlockingCalling) -> None:
        self._native = native

    @property
    def legs(self) -> "list[Call]":
        """The legs, in the order of the dial string."""
        return [Call(leg) for leg in self._native.legs]

    def ringing(self, timeout: float | None = None) -> bool:
        """Waits until a leg rings, has early media or is answered: whether one does in time. Raises why none did."""
        return self._native.ringing(timeout)

    def early_media(self, timeout: float | None = None) -> bool:
        """Waits until a leg has early media or is answered: whether one does in time. Raises why none did."""
        return self._native.early_media(timeout)

    def answered(self, timeout: float | None = None) -> "Call | None":
        """Waits for the answer and gives the call of the leg that answered; None: the time has passed, and it goes on.

        Raises :class:`~eslng.errors.NotAnswered`.
        """
        call = self._native.answered(timeout)
        return None if call is None else Call(call)

    def cancel(self) -> None:
        """Ends it, answered or not."""
        self._native.cancel()


class Call:
    """A call of the switch. Each method sends one operation and waits for its end.

    An operation also ends, with an exception, when the call hangs up, its time has passed or the connection is lost.
    Texts are texts; :class:`~eslng.Expression` asks the switch to expand. Dropping the object does nothing to the call.
    """

    def __init__(self, native: BlockingCall, timeout: float | None = None) -> None:
        self._native = native
        self._timeout = timeout

    @property
    def uuid(self) -> str:
        """Its Unique-ID."""
        return self._native.uuid

    @property
    def client(self) -> Client:
        """The client whose connection it is reached through; on an outbound connection that one's own."""
        return Client(self._native.client)

    @property
    def status(self) -> CallStatus:
        """What is known of it, as far as somebody has read."""
        return self._native.status

    @property
    def data(self) -> Event | None:
        """The channel's data that came with the outbound connection; None on a connection of ours."""
        own = self._native.own
        return None if own is None else own[2]

    @property
    def is_full(self) -> bool:
        """Whether every command is allowed (``full`` in the dialplan); always so on a connection of ours."""
        own = self._native.own
        return own is None or own[0]

    @property
    def is_async(self) -> bool:
        """Whether applications run while commands are taken (``async``); always so on a connection of ours."""
        own = self._native.own
        return own is None or own[1]

    def get(self, header: str, default: str | None = None) -> str | None:
        """A header of the channel's data that came with the outbound connection: ``variable_sip_to_user``."""
        data = self.data
        return default if data is None else data.get(header, default)

    def within(self, seconds: float | None) -> "Call":
        """The same call; each operation through this object may take so long."""
        return Call(self._native, seconds)

    def _do(self, operation: str, /, **arguments: object) -> Any:
        return self._native.operation(operation, arguments, self._timeout, False)

    def answer(self) -> None:
        """Answers."""
        self._do("answer")

    def pre_answer(self) -> None:
        """Opens early media."""
        self._do("pre_answer")

    def ring_ready(self) -> None:
        """Lets the caller hear that it rings."""
        self._do("ring_ready")

    def hangup(self, cause: str | None = None) -> None:
        """Hangs up; :meth:`ended` tells the rest."""
        self._do("hangup", cause=cause)

    def bridge(self, dial: str | DialString) -> BridgeEnd:
        """Calls others and connects the first who answers; returns when that leg has ended.

        Nobody reached raises, with its cause.
        """
        end: BridgeEnd = self._do("bridge", dial=dial)
        return end

    def transfer(self, extension: str, dialplan: str | None = None, context: str | None = None) -> None:
        """Sends it to an extension of the dialplan."""
        self._do("transfer", extension=extension, dialplan=dialplan, context=context)

    def playback(self, file: Text) -> Playback:
        """Plays a file, a tone, silence or a file string."""
        played: Playback = self._do("playback", file=file)
        return played

    def say(self, module: str, kind: str, method: str, text: Text) -> None:
        """Says a number, a date, money: ``say("en", "NUMBER", "PRONOUNCED", "42")``."""
        self._do("say", module=module, kind=kind, method=method, text=text)

    def speak(self, engine: str, voice: str, text: str) -> None:
        """Speaks a text."""
        self._do("speak", engine=engine, voice=voice, text=text)

    def say_phrase(self, name: str, data: str | None = None) -> None:
        """Plays a phrase macro."""
        self._do("say_phrase", name=name, data=data)

    def play_and_get_digits(
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

        Times in seconds.
        """
        digits: Digits = self._do(
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

    def read_digits(
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
        digits: Digits = self._do(
            "read_digits",
            file=file,
            min=min,
            max=max,
            timeout=round(timeout * 1000),
            terminators=terminators,
            digit_timeout=None if digit_timeout is None else round(digit_timeout * 1000),
        )
        return digits

    def record(
        self,
        path: Text,
        *,
        limit_seconds: int | None = None,
        silence_threshold: int | None = None,
        silence_seconds: int | None = None,
    ) -> Recorded:
        """Records the caller until a terminator, the limit, or silence."""
        recorded: Recorded = self._do(
            "record",
            path=path,
            limit_seconds=limit_seconds,
            silence_threshold=silence_threshold,
            silence_seconds=silence_seconds,
        )
        return recorded

    def record_session(self, path: Text) -> None:
        """Records both sides while the call goes on."""
        self._do("record_session", path=path)

    def stop_record_session(self, path: Text) -> None:
        """Ends a recording of :meth:`record_session`."""
        self._do("stop_record_session", path=path)

    def send_dtmf(self, digits: str, tone_ms: int | None = None) -> None:
        """Sends digits to the far end."""
        self._do("send_dtmf", digits=digits, tone_ms=tone_ms)

    def hold(self) -> None:
        """Puts the far end on hold."""
        self._do("hold")

    def unhold(self) -> None:
        """Takes the far end off hold."""
        self._do("unhold")

    def park(self) -> None:
        """Lets it wait in the switch; returns at once."""
        self._do("park")

    def set(self, /, **variables: object) -> None:
        """Sets channel variables."""
        self._native.operation("set_variables", variables, self._timeout, False)

    def variable(self, name: str) -> str | None:
        """The value of a channel variable; None if it is not set."""
        value: str | None = self._do("get_variable", name=name)
        return value

    def broadcast(self, file: Text, legs: str | None = None) -> None:
        """Plays a file without ending what runs; returns at once. ``legs`` is ``aleg``, ``bleg`` or ``both``."""
        self._do("broadcast", file=file, legs=legs)

    def break_media(self, *, all: bool = False) -> None:
        """Stops what plays; with ``all`` what is queued too."""
        self._do("break_media", all="true" if all else None)

    def execute(self, application: str, argument: Text | None = None, *, in_turn: bool = False) -> Event:
        """Runs any application and waits for its end: its CHANNEL_EXECUTE_COMPLETE event."""
        arguments: dict[str, object] = {"application": application, "argument": argument}
        event: Event = self._native.operation("execute", arguments, self._timeout, in_turn)
        return event

    def run(self, name: str, *arguments: object, in_turn: bool = False, **named: object) -> Event:
        """Runs an application of the catalogue, its arguments by place or by name, and waits for its end."""
        event: Event = self._native.application(name, arguments, named, self._timeout, in_turn)
        return event

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

    def __repr__(self) -> str:
        return f"<Call {self.uuid} {self.status.answer_state or 'unknown'}>"


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
) -> Client:
    """Connects to a switch and logs in.

    ``user`` logs in as a user of the directory, ``user@domain``. ``path`` is a unix socket, ``sock`` a socket that is
    connected already: it is taken over (``detach``), and there is no other after it. ``timeout``: how long each request
    may take. ``silence``: after how many seconds without a byte the connection is taken for dead. ``reread_state``:
    whether a gap comes with the channels that there are after it. ``queue`` bytes of events wait for who is slow, then
    ``overflow`` says: ``drop_oldest``, ``drop_newest`` or ``fail``. ``set_up``: packets that each connection begins
    with. A first try that fails raises.
    """
    fd = None if sock is None else sock.detach()
    native = BlockingClient.connect(
        host,
        port,
        path,
        fd,
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
    return Client(native)


def accept(
    sock: sockets.socket,
    *,
    format: str = "plain",
    linger: int | None = 10,
    handshake_timeout: float = 20.0,
    timeout: float | None = None,
) -> Call:
    """Takes over the socket of a connection that the switch has opened and gives its call.

    In the dialplan it is ``<action application="socket" data="host:port async full"/>``. ``linger``: for how many
    seconds the switch keeps the connection after the call's end (needs ``async full``); ``timeout``: how long each
    operation may take.
    """
    native = BlockingClient.accept(
        sock.detach(), format=format, linger=linger, handshake_timeout=handshake_timeout, timeout=timeout
    )
    return Call(native)


class Server:
    """Listens for outbound connections and gives each call to a handler, on a thread of its own.

    :func:`serve` makes one.

    When a handler has returned, its connection is closed: a call that has not been hung up goes on in the dialplan. An
    exception of a handler is logged and ends that call's connection alone.
    """

    def __init__(self, handler: Callable[[Call], object], listener: sockets.socket, options: dict[str, Any]) -> None:
        self._handler = handler
        self._listener = listener
        self._options = options
        self._lock = threading.Lock()
        self._threads: set[threading.Thread] = set()
        self._open: set[Client] = set()
        self._is_closed = False
        #: The port that it listens on.
        self.port: int = listener.getsockname()[1]

    def serve_forever(self) -> None:
        """Takes calls until :meth:`close`, which another thread may call, or Ctrl-C."""
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                if self._is_closed:
                    return
                raise
            thread = threading.Thread(target=self._serve, args=(sock,), name="eslng-call")
            with self._lock:
                self._threads.add(thread)
            thread.start()

    def _serve(self, sock: sockets.socket) -> None:
        try:
            call = accept(sock, **self._options)
        except errors.EslError as error:
            log.debug("a connection brought no call: %s", error)
        else:
            client = call.client
            with self._lock:
                self._open.add(client)
                if self._is_closed:
                    client.close()
            try:
                self._handler(call)
            except (errors.HungUp, errors.Disconnected, errors.Closed, errors.Truncated, errors.NotSent) as error:
                log.debug("the handler of a call was ended: %s", error)
            except Exception:
                log.exception("the handler of a call failed; the call goes on in the dialplan")
            finally:
                client.close()
                with self._lock:
                    self._open.discard(client)
        finally:
            with self._lock:
                self._threads.discard(threading.current_thread())

    def close(self) -> None:
        """Accepts no more calls, closes the connections of those that are open, and waits for their handlers."""
        with self._lock:
            self._is_closed = True
            clients, threads = list(self._open), list(self._threads)
        try:
            self._listener.shutdown(sockets.SHUT_RDWR)
        except OSError:
            log.debug("the listener was shut down before")
        self._listener.close()
        for client in clients:
            client.close()
        for thread in threads:
            if thread is not threading.current_thread():
                thread.join()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def serve(
    handler: Callable[[Call], object],
    host: str = "127.0.0.1",
    port: int = 0,
    *,
    backlog: int = 1024,
    format: str = "plain",
    linger: int | None = 10,
    handshake_timeout: float = 20.0,
    timeout: float | None = None,
) -> Server:
    """Listens for calls; :meth:`Server.serve_forever` takes them::

    def handle(call):
        call.answer()
        call.playback("ivr/ivr-welcome.wav")
        call.hangup()

    with eslng.blocking.serve(handle, "127.0.0.1", 8084) as server:
        server.serve_forever()
    """
    listener = sockets.create_server((host, port), backlog=backlog)
    options = {"format": format, "linger": linger, "handshake_timeout": handshake_timeout, "timeout": timeout}
    return Server(handler, listener, options)
