"""Spans for OpenTelemetry, by ``opentelemetry-api`` (``pip install 'eslng[opentelemetry]'``)::

    async with eslng.connect("127.0.0.1", observers=[eslng.opentelemetry.Spans()]) as fs:
        ...

Each request is a span of the kind CLIENT, named by its kind (``eslng api``, ``eslng playback``), in the span that is current where it is made; the handler of
each outbound call is one of the kind SERVER, and so the parent of what it asks. ``eslng.uuid`` is the call, ``error.type`` the name of the error in the error
table. What is asked and what is answered stands in none of them.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from opentelemetry.trace import SpanKind, Status, StatusCode, TracerProvider, get_tracer

from eslng import errors
from eslng.observe import Observer

__all__ = ["Spans"]


class Spans(Observer):
    """Makes spans of requests and of the handlers of outbound calls.

    ``provider`` is OpenTelemetry's own without one; ``attributes`` are those of every span: ``{"server.address": "pbx1"}``.
    """

    def __init__(self, provider: TracerProvider | None = None, attributes: Mapping[str, str] | None = None) -> None:
        self._tracer = get_tracer("eslng", tracer_provider=provider)
        self._attributes = dict(attributes or {})

    @contextmanager
    def request(self, what: str, uuid: str | None) -> Iterator[None]:
        with self._span(f"eslng {what}", SpanKind.CLIENT, uuid):
            yield

    @contextmanager
    def call(self, uuid: str) -> Iterator[None]:
        with self._span("eslng call", SpanKind.SERVER, uuid):
            yield

    @contextmanager
    def _span(self, name: str, kind: SpanKind, uuid: str | None) -> Iterator[None]:
        attributes = self._attributes if uuid is None else {**self._attributes, "eslng.uuid": uuid}
        # An error's text may be the switch's, about what was asked: only its name is told.
        with self._tracer.start_as_current_span(
            name, kind=kind, attributes=attributes, record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                yield
            except Exception as error:
                named = error.name if isinstance(error, errors.EslError) else type(error).__qualname__
                span.set_attribute("error.type", named)
                span.set_status(Status(StatusCode.ERROR))
                raise
