"""The adapter of ``eslng.blocking``."""

import socket
from collections.abc import Callable
from typing import Any

from adapter import Answer, Arguments, Failure, bytes_of, data, headers_of, hello, optional, refusal, run, seconds, text_of
from shown import CAPABILITIES, ENDS, shown_event, shown_log, shown_reply

import eslng
from eslng import blocking, errors
from eslng._eslng import BlockingClient


class Face:
    """One connection, and the event that ``get``, ``values`` and ``serialize`` look at."""

    def __init__(self) -> None:
        self.client: blocking.Client | None = None
        self.events: blocking.Events[Any] | None = None
        self.ended = False
        self.event: eslng.Event | None = None
        self.listener: socket.socket | None = None

    def act(self, verb: str, arguments: Arguments) -> Answer:
        """Does one step."""
        step = getattr(self, f"do_{verb}", None)
        if step is None:
            raise Failure("internal", f"{verb!r} is nothing that this adapter does")
        try:
            answer: Answer = step(arguments)
        except errors.EslError as error:
            cause = error.__cause__
            reason = cause if isinstance(cause, errors.EslError) else error
            self.ended |= isinstance(reason, ENDS)
            raise Failure(reason.name, error.text or error) from None
        return answer

    def open(self) -> blocking.Client:
        """The client that is connected as far as the steps have found."""
        if self.client is None or self.ended:
            raise Failure("not_sent", "there is no connection")
        return self.client

    def begin(self, client: blocking.Client) -> None:
        """A connection on which everything that comes is taken."""
        self.client, self.ended = client, False
        self.events = client.listen("ALL", log="debug")

    def accepted(self, arguments: Arguments, send: Callable[[BlockingClient, float], eslng.Reply]) -> Answer:
        """Sends a command that must not be refused."""
        shown = shown_reply(send(self.open()._native, seconds(arguments)))
        refusal(shown["reply"])
        return shown

    def do_connect(self, arguments: Arguments) -> Answer:
        """``connect``"""
        self.do_disconnect(arguments)
        user = optional(arguments, "user")
        client = blocking.connect(
            arguments.get("host", "127.0.0.1"),
            arguments["port"],
            password=data(arguments, "password"),
            user=None if user is None else user.decode(),
            reconnect=False,
            silence=None,
            connect_timeout=seconds(arguments),
        )
        self.begin(client)
        return {}

    def do_disconnect(self, _: Arguments) -> Answer:
        """``disconnect``"""
        client, self.client = self.client, None
        if client is not None:
            client.close()
        return {}

    def do_connected(self, _: Arguments) -> Answer:
        """``connected``"""
        return {"connected": self.client is not None and not self.ended}

    def do_api(self, arguments: Arguments) -> Answer:
        """``api``"""
        reply = self.open().ask(data(arguments, "line"), timeout=seconds(arguments))
        body = text_of(reply.body) if reply.is_api else reply.text
        if not reply.ok:
            raise Failure(reply.error or "command_failed", body)
        return {"body": body}

    def do_bgapi(self, arguments: Arguments) -> Answer:
        """``bgapi``"""
        line, job = data(arguments, "line"), optional(arguments, "job_uuid")
        reply = self.open()._native.bgapi(line, job, seconds(arguments))
        refusal(reply.text)
        return {"job_uuid": reply.get("Job-UUID")}

    def do_command(self, arguments: Arguments) -> Answer:
        """``command``"""
        return shown_reply(self.open().raw(data(arguments, "packet"), timeout=seconds(arguments)))

    def do_send(self, arguments: Arguments) -> Answer:
        """``send``: the client waits for every answer; nobody looks at this one."""
        self.do_command(arguments)
        return {}

    def do_events(self, arguments: Arguments) -> Answer:
        """``events``"""
        names = [bytes_of(name).decode() for name in arguments.get("names", [])]
        subclasses = [bytes_of(subclass) for subclass in arguments.get("subclasses", [])]
        return self.accepted(arguments, lambda native, limit: native.subscribe(names, subclasses, arguments["format"], limit))

    def do_filter(self, arguments: Arguments) -> Answer:
        """``filter``"""
        header, value = data(arguments, "header"), data(arguments, "value")
        return self.accepted(arguments, lambda native, limit: native.filter(header, value, limit))

    def do_send_event(self, arguments: Arguments) -> Answer:
        """``send_event``"""
        name, headers, body = data(arguments, "name"), headers_of(arguments), optional(arguments, "body")
        return self.accepted(arguments, lambda native, limit: native.send_event(name, headers, body, limit))

    def do_execute(self, arguments: Arguments) -> Answer:
        """``execute``"""
        return self.accepted(
            arguments,
            lambda native, limit: native.start_application(
                arguments.get("uuid"),
                data(arguments, "application"),
                optional(arguments, "argument"),
                limit,
                event_lock=arguments.get("event_lock", False),
                loops=arguments.get("loops"),
                event_uuid=optional(arguments, "event_uuid"),
            ),
        )

    def do_receive(self, arguments: Arguments) -> Answer:
        """``receive``"""
        self.open()
        assert self.events is not None
        try:
            item = self.events.next(seconds(arguments))
        except StopIteration:
            # Raises why it has ended.
            self.open().wait_up(0)
            raise Failure("internal", "the events have ended and the client has not") from None
        if item is None:
            return {"kind": "timeout"}
        if isinstance(item, eslng.LogLine):
            return shown_log(item)
        assert isinstance(item, eslng.Event)
        if item.error is not None:
            raise Failure("malformed", item.error)
        self.event = item
        return {"kind": "event", **shown_event(item)}

    def last(self) -> eslng.Event:
        """The last event."""
        if self.event is None:
            raise Failure("invalid_argument", "the last message is no event")
        return self.event

    def do_get(self, arguments: Arguments) -> Answer:
        """``get``"""
        value = self.last().get_bytes(arguments["name"])
        return {"value": None if value is None else text_of(value)}

    def do_values(self, arguments: Arguments) -> Answer:
        """``values``"""
        return {"values": [text_of(value) for value in self.last().all_bytes(arguments["name"])]}

    def do_make_event(self, arguments: Arguments) -> Answer:
        """``make_event``"""
        self.event = eslng.Event.make(None, headers_of(arguments), optional(arguments, "body"))
        return {}

    def do_serialize(self, arguments: Arguments) -> Answer:
        """``serialize``"""
        return {"text": text_of(self.last().serialize(arguments["format"]))}

    def do_listen(self, _: Arguments) -> Answer:
        """``listen``"""
        self.listener = socket.create_server(("127.0.0.1", 0))
        return {"port": self.listener.getsockname()[1]}

    def do_accept(self, arguments: Arguments) -> Answer:
        """``accept``"""
        if self.listener is None:
            raise Failure("not_sent", "nothing listens")
        self.listener.settimeout(seconds(arguments))
        try:
            sock, _ = self.listener.accept()
        except TimeoutError:
            raise Failure("timeout", "nobody called") from None
        self.do_disconnect(arguments)
        call = blocking.accept(sock, linger=None)
        self.begin(call.client)
        self.event = call.data
        return shown_event(self.last())


def main() -> None:
    """Answers steps until the end of input."""
    face = Face()
    hello("python-blocking", CAPABILITIES)
    run(face.act)
    face.do_disconnect({})
    if face.listener is not None:
        face.listener.close()


if __name__ == "__main__":
    main()
