"""Metrics, spans and logs: what they tell, and what they must not."""

import asyncio
import logging
from collections.abc import Callable

import pytest
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode
from prometheus_client import CollectorRegistry, generate_latest

import eslng
import eslng.engine
import eslng.opentelemetry
import eslng.prometheus
from eslng import blocking, errors
from eslng.testing import Switch


class Counted:
    """Metrics of one switch, in a registry of their own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.metrics = eslng.prometheus.Metrics(self.registry)
        self.observer = self.metrics.switch("one")

    def __getitem__(self, name: str) -> float | None:
        return self.registry.get_sample_value(f"eslng_{name}", {"switch": "one"})

    def failures(self, error: str) -> float | None:
        return self.registry.get_sample_value("eslng_request_failures_total", {"switch": "one", "error": error})


@pytest.fixture
def counted() -> Counted:
    return Counted()


async def test_what_a_client_counts(freeswitch: Switch, counted: Counted) -> None:
    async with eslng.connect(freeswitch.host, freeswitch.port, retry_first=0.01, observers=[counted.observer]) as fs:
        assert (counted["up"], counted["connections_total"], counted["requests_total"]) == (1, 1, 0)
        async with fs.events("HEARTBEAT", log="debug") as events:
            await fs.api("echo x")
            with pytest.raises(errors.Timeout):
                await fs.api("msleep 200", timeout=0.01)
            # The two subscriptions are requests too.
            assert (counted["requests_total"], counted.failures("timeout"), counted.failures("disconnected")) == (4, 1, None)
            freeswitch.emit("HEARTBEAT")
            async for event in events:
                if isinstance(event, eslng.Event):
                    break
            assert counted["events_total"] == 1
            freeswitch.drop()
            assert isinstance(await anext(d async for d in events.deliveries() if isinstance(d, eslng.Gap)), eslng.Gap)
        assert (counted["up"], counted["connections_total"], counted["losses_total"]) == (1, 2, 1)
    # The counts of a client that has ended stay.
    assert (counted["up"], counted["events_total"]) == (0, 1)
    text = generate_latest(counted.registry).decode()
    assert '# TYPE eslng_requests_total counter\neslng_requests_total{switch="one"} 4.0' in text
    assert "echo" not in text and "ClueCon" not in text


async def test_what_a_server_counts(freeswitch: Switch, counted: Counted) -> None:
    inside: asyncio.Future[float | None] = asyncio.get_running_loop().create_future()

    async def handle(call: eslng.Call) -> None:
        inside.set_result(counted["outbound_calls_open"])
        await call.hangup()
        await call.ended()

    async with eslng.serve(handle, observers=[counted.observer]) as server:
        freeswitch.call(server.port)
        assert await inside == 1
        while server.calls:
            await asyncio.sleep(0)
        assert (counted["outbound_calls_total"], counted["outbound_calls_open"]) == (1, 0)
    assert counted["up"] == 0


def test_what_a_client_for_threads_counts(freeswitch: Switch, counted: Counted) -> None:
    freeswitch.party("callee", ["answer"])
    with blocking.connect(freeswitch.host, freeswitch.port, observers=[counted.observer]) as fs:
        fs.api("echo x")
        fs.commands.status()
        fs.bgapi("echo y")
        with pytest.raises(errors.CommandFailed):
            fs.api("nosuch")
        call = fs.originate("test/callee")
        with pytest.raises(errors.CommandFailed):
            call.playback("/no/such/file.wav")
        call.hangup()
    assert counted["requests_total"] == 7
    # What the switch answered is an outcome; an operation that failed has none.
    assert counted.failures("command_failed") == 1


class Spans:
    def __init__(self) -> None:
        self._exporter = InMemorySpanExporter()
        self.provider = TracerProvider(shutdown_on_exit=False)
        self.provider.add_span_processor(SimpleSpanProcessor(self._exporter))
        self.observer = eslng.opentelemetry.Spans(self.provider, {"server.address": "one"})

    def finished(self) -> list[ReadableSpan]:
        return list(self._exporter.get_finished_spans())


async def test_spans(freeswitch: Switch) -> None:
    spans = Spans()
    tracer = spans.provider.get_tracer("mine")
    async with eslng.connect(freeswitch.host, freeswitch.port, observers=[spans.observer]) as fs:
        with tracer.start_as_current_span("mine"):
            await asyncio.gather(fs.api("echo secret"), fs.bgapi("echo secret"))
            with pytest.raises(errors.Timeout):
                await fs.api("msleep 200", timeout=0.01)
        call = await fs.originate("loopback/1000/default")
        await call.playback("silence_stream://10")
        await call.hangup()
    found = spans.finished()
    by_name = {span.name: span for span in found}
    assert {"eslng api", "eslng job", "eslng originate", "eslng playback", "eslng hangup"} <= set(by_name)
    mine = by_name["mine"]
    assert mine.context is not None
    asked = [span for span in found if span.parent is not None and span.parent.span_id == mine.context.span_id]
    assert sorted(span.name for span in asked) == ["eslng api", "eslng api", "eslng job"]
    failed = next(span for span in found if span.status.status_code is StatusCode.ERROR)
    assert failed.attributes == {"server.address": "one", "error.type": "timeout"} and not failed.events
    played = by_name["eslng playback"]
    assert played.kind is SpanKind.CLIENT
    assert played.attributes == {"server.address": "one", "eslng.uuid": call.uuid}
    assert "secret" not in "".join(span.to_json() for span in found)


async def test_a_handler_is_the_span_of_what_it_asks(freeswitch: Switch) -> None:
    spans = Spans()
    done = asyncio.Event()

    async def handle(call: eslng.Call) -> None:
        await call.answer()
        await call.hangup()
        await call.ended()
        done.set()
        raise ValueError("mine")

    async with eslng.serve(handle, observers=[spans.observer]) as server:
        freeswitch.call(server.port)
        await done.wait()
        while server.calls:
            await asyncio.sleep(0)
    by_name = {span.name: span for span in spans.finished()}
    handler = by_name["eslng call"]
    assert handler.context is not None
    assert handler.kind is SpanKind.SERVER and handler.attributes is not None
    assert handler.attributes["error.type"] == "ValueError"
    answered = by_name["eslng answer"]
    assert answered.parent is not None and answered.parent.span_id == handler.context.span_id


async def test_passwords_stand_nowhere(freeswitch_factory: Callable[..., Switch], caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    asyncio.get_running_loop().set_debug(True)
    switch = freeswitch_factory(password="pass-7", users=["7@a.test:seven-7"])
    shown: list[object] = []
    with pytest.raises(errors.AuthRejected) as refused:
        await eslng.connect(switch.host, switch.port, password="wrong-7")
    shown.append(refused.value)
    for user in (None, "7@a.test"):
        with pytest.raises(errors.InvalidArgument) as invalid:
            await eslng.connect(switch.host, switch.port, password="bad-7\n", user=user)
        shown.append(invalid.value)
    connecting = eslng.connect(switch.host, switch.port, password="seven-7", user="7@a.test", retry_first=0.01)
    async with connecting as fs, fs.events("HEARTBEAT") as events:
        shown += [connecting, fs, fs._link, fs._link.engine, vars(fs)]
        switch.drop()
        assert isinstance(await events.next(), eslng.Gap)
    client = blocking.connect(switch.host, switch.port, password="pass-7")
    with client:
        shown += [client, vars(client)]
    engine = eslng.engine.Engine(0.0, password="pass-7")
    shown += [engine, engine.drain()]
    engine.connected(0.0)
    engine.feed(b"Content-Type: auth/request\n\n", 0.0)
    written = engine.drain()
    assert any(isinstance(output, eslng.engine.Transmit) and b"pass-7" in output.data for output in written)
    shown += [engine, written]
    text = caplog.text + "".join(f"{thing} {thing!r}" for thing in shown)
    assert "-7" not in text.replace("7@a.test", "")
    assert "AuthRejected" in text and "<Transmit of" in text


async def test_the_log_tells_what_went_wrong(freeswitch: Switch, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "eslng")
    async with eslng.connect(freeswitch.host, freeswitch.port, retry_first=0.01) as fs, fs.events("HEARTBEAT") as events:
        freeswitch.drop()
        assert isinstance(await events.next(), eslng.Gap)
    told = [(record.name, record.levelname, record.getMessage().partition(":")[0]) for record in caplog.records]
    assert ("eslng", "WARNING", "not connected") in told
    assert any(name == "eslng" and level == "WARNING" and "events of" in text for name, level, text in told)
