"""The adapter of ``eslng`` on asyncio; with ``uvloop`` as its argument on that loop."""

import asyncio
import sys
from collections.abc import Callable
from typing import Any

from adapter import Answer, Arguments, Failure, bytes_of, data, headers_of, hello, optional, refusal, run_async, seconds, text_of
from shown import CAPABILITIES, ENDS, shown_event, shown_log, shown_reply

import eslng
from eslng import errors
from eslng._stream import EventStream


class Face:
    """One connection, and the event that ``get``, ``values`` and ``serialize`` look at."""

    def __init__(self) -> None:
        self.client: eslng.Client | None = None
        self.stream: EventStream[Any] | None = None
        self.coming: asyncio.Future[Any] | None = None
        self.ended = False
        self.event: eslng.Event | None = None
        self.server: eslng.Server | None = None
        self.calls: asyncio.Queue[eslng.Call] = asyncio.Queue()

    async def act(self, verb: str, arguments: Arguments) -> Answer:
        """Does one step."""
        step = getattr(self, f"do_{verb}", None)
        if step is None:
            raise Failure("internal", f"{verb!r} is nothing that this adapter does")
        try:
            answer: Answer = await step(arguments)
        except errors.EslError as error:
            cause = error.__cause__
            reason = cause if isinstance(cause, errors.EslError) else error
            self.ended |= isinstance(reason, ENDS)
            raise Failure(reason.name, error.text or error) from None
        return answer

    def open(self) -> eslng.Client:
        """The client that is connected as far as the steps have found."""
        if self.client is None or self.ended:
            raise Failure("not_sent", "there is no connection")
        return self.client

    async def begin(self, client: eslng.Client) -> None:
        """A connection on which everything that comes is taken."""
        self.client, self.ended, self.coming = client, False, None
        self.stream = client.listen("ALL", log="debug")

    async def ask(self, arguments: Arguments, send: Callable[[Any, float, float], int | None]) -> eslng.Reply:
        """Sends a command and gives its reply."""
        client, limit = self.open(), seconds(arguments)
        reply: eslng.Reply = await client._link.ask(lambda engine, now: send(engine, limit, now))  # type: ignore[arg-type, return-value]
        return reply

    async def accepted(self, arguments: Arguments, send: Callable[[Any, float, float], int | None]) -> Answer:
        """Sends a command that must not be refused."""
        shown = shown_reply(await self.ask(arguments, send))
        refusal(shown["reply"])
        return shown

    async def do_connect(self, arguments: Arguments) -> Answer:
        """``connect``"""
        await self.do_disconnect(arguments)
        user = optional(arguments, "user")
        connecting = eslng.connect(
            arguments.get("host", "127.0.0.1"),
            arguments["port"],
            password=data(arguments, "password"),
            user=None if user is None else user.decode(),
            reconnect=False,
            silence=None,
        )
        try:
            async with asyncio.timeout(seconds(arguments)):
                await self.begin(await connecting)
        except errors.EslError:
            raise
        except TimeoutError:
            raise Failure("timeout", "the login took too long") from None
        return {}

    async def do_disconnect(self, _: Arguments) -> Answer:
        """``disconnect``"""
        client, self.client = self.client, None
        if self.coming is not None:
            self.coming.cancel()
        if client is not None:
            await client.close()
        return {}

    async def do_connected(self, _: Arguments) -> Answer:
        """``connected``"""
        return {"connected": self.client is not None and not self.ended}

    async def do_api(self, arguments: Arguments) -> Answer:
        """``api``"""
        reply = await self.open().ask(data(arguments, "line"), timeout=seconds(arguments))
        body = text_of(reply.body) if reply.is_api else reply.text
        if not reply.ok:
            raise Failure(reply.error or "command_failed", body)
        return {"body": body}

    async def do_bgapi(self, arguments: Arguments) -> Answer:
        """``bgapi``"""
        line, job = data(arguments, "line"), optional(arguments, "job_uuid")
        reply = await self.ask(arguments, lambda engine, limit, now: engine.bgapi(line, job, limit, now))
        refusal(reply.text)
        return {"job_uuid": reply.get("Job-UUID")}

    async def do_command(self, arguments: Arguments) -> Answer:
        """``command``"""
        reply = await self.open().raw(data(arguments, "packet"), timeout=seconds(arguments))
        return shown_reply(reply)

    async def do_send(self, arguments: Arguments) -> Answer:
        """``send``: the client waits for every answer; nobody looks at this one."""
        await self.do_command(arguments)
        return {}

    async def do_events(self, arguments: Arguments) -> Answer:
        """``events``"""
        names = [bytes_of(name).decode() for name in arguments.get("names", [])]
        subclasses = [bytes_of(subclass) for subclass in arguments.get("subclasses", [])]
        form = arguments["format"]
        return await self.accepted(
            arguments, lambda engine, limit, now: engine.subscribe(names, subclasses, limit, now, format=form)
        )

    async def do_filter(self, arguments: Arguments) -> Answer:
        """``filter``"""
        header, value = data(arguments, "header"), data(arguments, "value")
        return await self.accepted(arguments, lambda engine, limit, now: engine.filter(header, value, limit, now))

    async def do_send_event(self, arguments: Arguments) -> Answer:
        """``send_event``"""
        name, headers, body = data(arguments, "name"), headers_of(arguments), optional(arguments, "body")
        return await self.accepted(arguments, lambda engine, limit, now: engine.send_event(name, headers, body, limit, now))

    async def do_execute(self, arguments: Arguments) -> Answer:
        """``execute``"""
        uuid, event_uuid = arguments.get("uuid"), optional(arguments, "event_uuid")
        application, argument = data(arguments, "application"), optional(arguments, "argument")
        return await self.accepted(
            arguments,
            lambda engine, limit, now: engine.start_application(
                uuid,
                application,
                argument,
                limit,
                now,
                event_lock=arguments.get("event_lock", False),
                loops=arguments.get("loops"),
                event_uuid=event_uuid,
            ),
        )

    async def do_receive(self, arguments: Arguments) -> Answer:
        """``receive``"""
        self.open()
        assert self.stream is not None
        if self.coming is None:
            self.coming = asyncio.ensure_future(self.stream.next())
        done, _ = await asyncio.wait([self.coming], timeout=seconds(arguments))
        if not done:
            return {"kind": "timeout"}
        item, self.coming = self.coming.result(), None
        if item is None:
            self.ended = True
            assert self.client is not None and self.client._link.ended is not None
            raise self.client._link.ended
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

    async def do_get(self, arguments: Arguments) -> Answer:
        """``get``"""
        value = self.last().get_bytes(arguments["name"])
        return {"value": None if value is None else text_of(value)}

    async def do_values(self, arguments: Arguments) -> Answer:
        """``values``"""
        return {"values": [text_of(value) for value in self.last().all_bytes(arguments["name"])]}

    async def do_make_event(self, arguments: Arguments) -> Answer:
        """``make_event``"""
        self.event = eslng.Event.make(None, headers_of(arguments), optional(arguments, "body"))
        return {}

    async def do_serialize(self, arguments: Arguments) -> Answer:
        """``serialize``"""
        return {"text": text_of(self.last().serialize(arguments["format"]))}

    async def do_listen(self, _: Arguments) -> Answer:
        """``listen``"""

        async def handle(call: eslng.Call) -> None:
            await self.calls.put(call)
            # The handler's end closes the connection.
            await asyncio.Event().wait()

        self.server = await eslng.serve(handle, linger=None)
        return {"port": self.server.port}

    async def do_accept(self, arguments: Arguments) -> Answer:
        """``accept``"""
        try:
            async with asyncio.timeout(seconds(arguments)):
                call = await self.calls.get()
        except TimeoutError:
            raise Failure("timeout", "nobody called") from None
        await self.do_disconnect(arguments)
        await self.begin(call.client)
        self.event = call.data
        return shown_event(self.last())


async def main() -> None:
    """Answers steps until the end of input."""
    loop = asyncio.get_running_loop()
    lines = asyncio.StreamReader(limit=1 << 26)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
    face = Face()
    await run_async(lines.readline, face.act)
    await face.do_disconnect({})
    if face.server is not None:
        await face.server.close()


if __name__ == "__main__":
    if sys.argv[1:] == ["uvloop"]:
        import uvloop

        factory: Callable[[], asyncio.AbstractEventLoop] = uvloop.new_event_loop
    else:
        factory = asyncio.new_event_loop
    hello("python" if sys.argv[1:] == [] else "python-uvloop", CAPABILITIES)
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(main())
