"""The adapter of the module ``ESL``."""

import select
import socket
from urllib.parse import unquote_to_bytes

from adapter import Answer, Arguments, Failure, bytes_of, data, headers_of, hello, optional, refusal, run, text_of

import ESL


def native(value: bytes) -> str:
    """Bytes as the classes take them."""
    return value.decode("utf-8", "surrogateescape")


def shown(value: str | None) -> str:
    """A text of the classes as the protocol has it."""
    return text_of((value or "").encode("utf-8", "surrogateescape"))


class Face:
    """One connection, and the event that ``get``, ``values`` and ``serialize`` look at."""

    def __init__(self) -> None:
        self.connection: ESL.ESLconnection | None = None
        self.listener: socket.socket | None = None
        self.event: ESL.ESLevent | None = None

    def act(self, verb: str, arguments: Arguments) -> Answer:
        """Does one step."""
        step = getattr(self, f"do_{verb}", None)
        if step is None:
            raise Failure("internal", f"{verb!r} is nothing that this adapter does")
        answer: Answer = step(arguments)
        return answer

    def do_connect(self, arguments: Arguments) -> Answer:
        """``connect``"""
        self.connection = None
        host = arguments.get("host", "127.0.0.1")
        password, user = native(data(arguments, "password")), optional(arguments, "user")
        if user is None:
            connection = ESL.ESLconnection(host, str(arguments["port"]), password)
        else:
            connection = ESL.ESLconnection(host, arguments["port"], native(user), password)
        if connection.connected() == 0:
            raise Failure("connect_failed", "the object is not connected")
        self.connection = connection
        return {}

    def do_disconnect(self, _: Arguments) -> Answer:
        """``disconnect``"""
        if self.connection is not None:
            self.connection.disconnect()
        self.connection = None
        return {}

    def do_connected(self, _: Arguments) -> Answer:
        """``connected``"""
        return {"connected": self.connection is not None and self.connection.connected() == 1}

    def do_api(self, arguments: Arguments) -> Answer:
        """``api``"""
        line = data(arguments, "line")
        command, blank, argument = line.partition(b" ")
        # Without an argument the method sends the blank before it all the same.
        answer = (
            self.checked(self.open().api(native(command), native(argument)))
            if blank
            else self.checked(self.open().sendRecv(native(b"api " + line)))
        )
        is_response = answer.getHeader("Content-Type") == "api/response"
        text = shown(answer.getBody() if is_response else answer.getHeader("Reply-Text"))
        refusal(text)
        return {"body": text}

    def do_bgapi(self, arguments: Arguments) -> Answer:
        """``bgapi``"""
        job = optional(arguments, "job_uuid")
        line = native(data(arguments, "line"))
        reply = self.checked(self.open().bgapi(line, None, None if job is None else native(job)))
        refusal(shown(reply.getHeader("Reply-Text")))
        return {"job_uuid": shown(reply.getHeader("Job-UUID"))}

    def do_command(self, arguments: Arguments) -> Answer:
        """``command``"""
        return reply_of(self.checked(self.open().sendRecv(native(data(arguments, "packet")))))

    def do_send(self, arguments: Arguments) -> Answer:
        """``send``"""
        return self.status(self.open().send(native(data(arguments, "packet"))))

    def do_events(self, arguments: Arguments) -> Answer:
        """``events``"""
        names = [*arguments.get("names", [])]
        if subclasses := arguments.get("subclasses"):
            names += ["CUSTOM", *subclasses]
        line = b" ".join(map(bytes_of, names))
        return self.status(self.open().events(native(data(arguments, "format")), native(line)))

    def do_filter(self, arguments: Arguments) -> Answer:
        """``filter``"""
        return accepted(self.checked(self.open().filter(native(data(arguments, "header")), native(data(arguments, "value")))))

    def do_send_event(self, arguments: Arguments) -> Answer:
        """``send_event``"""
        name = native(data(arguments, "name"))
        event = ESL.ESLevent(name)
        if event.getType() == "MESSAGE" and name.upper() != "MESSAGE":
            raise Failure("invalid_argument", "the class would take it for MESSAGE")
        fill(event, arguments)
        # What it gives is the event that was received before, so that only the end of the connection is seen.
        connection = self.open()
        connection.sendEvent(event)
        if connection.connected() == 0:
            raise Failure("disconnected", "the connection has ended")
        return {}

    def do_execute(self, arguments: Arguments) -> Answer:
        """``execute``"""
        connection = self.open()
        connection.setEventLock("true" if arguments.get("event_lock") else "false")
        argument, uuid = optional(arguments, "argument"), optional(arguments, "uuid")
        reply = connection.execute(
            native(data(arguments, "application")),
            None if argument is None else native(argument),
            None if uuid is None else native(uuid),
        )
        return accepted(self.checked(reply))

    def do_receive(self, arguments: Arguments) -> Answer:
        """``receive``"""
        self.event = None
        if self.connection is None:
            raise Failure("disconnected", "the connection has ended")
        event = self.connection.recvEventTimed(arguments.get("timeout_ms", 5000))
        if event is None:
            if self.connection.connected() == 0:
                raise Failure("disconnected", "the connection has ended")
            return {"kind": "timeout"}
        kind = kind_of(event)
        if kind == "event":
            self.event = event
        return {**message_of(event, kind == "event"), "kind": kind}

    def do_get(self, arguments: Arguments) -> Answer:
        """``get``"""
        value = self.last().getHeader(arguments["name"])
        return {"value": None if value is None else shown(value)}

    def do_values(self, arguments: Arguments) -> Answer:
        """``values``"""
        return {"values": values_of(self.last(), arguments["name"])}

    def do_make_event(self, arguments: Arguments) -> Answer:
        """``make_event``"""
        event = ESL.ESLevent("CLONE")
        fill(event, arguments)
        self.event = event
        return {}

    def do_serialize(self, arguments: Arguments) -> Answer:
        """``serialize``"""
        return {"text": shown(self.last().serialize(arguments["format"].removeprefix("libesl-")))}

    def do_listen(self, _: Arguments) -> Answer:
        """``listen``"""
        self.listener = socket.create_server(("127.0.0.1", 0))
        return {"port": self.listener.getsockname()[1]}

    def do_accept(self, arguments: Arguments) -> Answer:
        """``accept``"""
        if self.listener is None:
            raise Failure("closed", "nothing listens")
        if not select.select([self.listener], [], [], arguments.get("timeout_ms", 5000) / 1000)[0]:
            raise Failure("timeout", "no call came")
        stream, _ = self.listener.accept()
        connection = ESL.ESLconnection(stream.detach())
        info = connection.getInfo()
        if info is None:
            raise Failure("disconnected", "the connection has ended")
        self.connection, self.event = connection, info
        # The class's own name stands before that of the call's data, which a peer that is no switch may leave out.
        name = values_of(info, "Event-Name")[1:2]
        return {**message_of(info, False), "name": name[0] if name else ""}

    def open(self) -> ESL.ESLconnection:
        """The connection, if it is one."""
        if self.connection is None or self.connection.connected() == 0:
            raise Failure("not_sent", "there is no connection")
        return self.connection

    def last(self) -> ESL.ESLevent:
        """The last event."""
        if self.event is None:
            raise Failure("invalid_argument", "the last message is no event")
        return self.event

    def checked(self, reply: ESL.ESLevent | None) -> ESL.ESLevent:
        """A reply that must be one."""
        if reply is None:
            raise self.why()
        return reply

    def status(self, status: int) -> Answer:
        """What a call gave that gives a status."""
        if status != 0:
            raise self.why()
        return {}

    def why(self) -> Failure:
        """Why a connected object's call failed."""
        if self.connection is not None and self.connection.connected() == 1:
            return Failure("invalid_argument", "it was refused")
        return Failure("disconnected", "the connection has ended")


def kind_of(event: ESL.ESLevent) -> str:
    """What a message is."""
    if event.getType() != "SOCKET_DATA":
        return "event"
    content_type = event.getHeader("Content-Type") or ""
    if content_type in ("text/event-plain", "text/event-json"):
        raise Failure("malformed", "the message came as it was: there is no event in it")
    kinds = {
        "log/data": "log",
        "text/disconnect-notice": "notice",
        "command/reply": "reply",
        "api/response": "reply",
    }
    return kinds.get(content_type, "unknown")


def pairs_of(event: ESL.ESLevent) -> list[list[str]]:
    """Names and values in order."""
    names = []
    name = event.firstHeader()
    while name is not None:
        names.append(name)
        name = event.nextHeader()
    if len({name.lower() for name in names}) == len(names):
        return [[shown(name), shown(event.getHeader(name))] for name in names]
    # Duplicates: the text has them all.
    head, _, _ = event.serialize().partition("\n\n")
    lines = head.splitlines()[: len(names)]
    pairs = [line.partition(": ") for line in lines]
    return [[shown(name), text_of(unquote_to_bytes(value.encode("utf-8", "surrogateescape")))] for name, _, value in pairs]


def message_of(event: ESL.ESLevent, is_event: bool) -> Answer:
    """An event or a message. The class puts an ``Event-Name`` of its own before the headers of a message."""
    headers = pairs_of(event)
    answer: Answer = {"headers": headers if is_event else headers[1:]}
    name = event.getHeader("Event-Name")
    if is_event and name is not None:
        answer["name"] = shown(name)
    if body := event.getBody():
        answer["body"] = shown(body)
    return answer


def values_of(event: ESL.ESLevent, name: str) -> list[str]:
    """Every value of a header, arrays element by element."""
    values = []
    for other, value in pairs_of(event):
        if other.lower() == name.lower():
            values += value[7:].split("|:") if value.startswith("ARRAY::") else [value]
    return values


def reply_of(reply: ESL.ESLevent) -> Answer:
    """A reply, whatever it says."""
    return {**message_of(reply, False), "reply": shown(reply.getHeader("Reply-Text"))}


def accepted(reply: ESL.ESLevent) -> Answer:
    """A reply that must not be an error."""
    refusal(shown(reply.getHeader("Reply-Text")))
    return reply_of(reply)


def fill(event: ESL.ESLevent, arguments: Arguments) -> None:
    """Puts the headers and the body that a step names into an event."""
    for name, value in headers_of(arguments):
        event.addHeader(native(name), native(value))
    body = optional(arguments, "body")
    if body is not None:
        event.addBody(native(body))


if __name__ == "__main__":
    hello("python-esl", ["nul", "libesl", "outbound"])
    run(Face().act)
