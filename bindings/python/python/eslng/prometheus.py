"""Metrics for Prometheus, by ``prometheus_client`` (``pip install 'eslng[prometheus]'``)::

    metrics = eslng.prometheus.Metrics()
    async with eslng.connect("127.0.0.1", observers=[metrics.switch("pbx1")]) as fs:
        ...

Each has the label ``switch``:

===========================================  ===================================================================================
``eslng_up`` (gauge)                         connections that take requests
``eslng_connections_total``                  logins, with what was asked for restored
``eslng_losses_total``                       connections lost, and tries to connect that failed
``eslng_requests_total``                     requests that were waited for
``eslng_request_failures_total``             of these, those without an outcome; label ``error``, a name of the error table
``eslng_events_total``                       events that came from the switch, before they are given to readers
``eslng_log_lines_total``                    log lines that came
``eslng_dropped_total``                      events and log lines that readers were too slow for
``eslng_unsolicited_total``                  answers that no command waited for
``eslng_outbound_calls_total``               calls that the switch brought
``eslng_outbound_calls_open`` (gauge)        of these, those whose handler runs
===========================================  ===================================================================================

The crate for Rust has the same. Nothing is counted event by event: the engine's own counts are read when Prometheus asks.
"""

import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from prometheus_client import REGISTRY, CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from eslng import errors
from eslng._eslng import Counts, Engine
from eslng.observe import Observer

__all__ = ["Metrics"]

_GAUGES = {
    "eslng_up": "Connections that take requests",
    "eslng_outbound_calls_open": "Calls that the switch brought and whose handler runs",
}
_COUNTERS = {
    "eslng_connections": "Logins, with what was asked for restored",
    "eslng_losses": "Connections lost, and tries to connect that failed",
    "eslng_requests": "Requests that were waited for",
    "eslng_events": "Events that came from the switch",
    "eslng_log_lines": "Log lines that came from the switch",
    "eslng_dropped": "Events and log lines that readers were too slow for",
    "eslng_unsolicited": "Answers that no command waited for",
    "eslng_outbound_calls": "Calls that the switch brought",
}


class _Switch(Observer):
    """The counts of the clients of one name."""

    def __init__(self) -> None:
        # Clients for threads count at the same time.
        self._lock = threading.Lock()
        self._engines: dict[Engine, Counts] = {}
        self._up: set[Engine] = set()
        self._counts: Counter[str] = Counter()
        self.failures: Counter[str] = Counter()

    def _count(self, name: str, by: int = 1) -> None:
        with self._lock:
            self._counts[name] += by

    @contextmanager
    def request(self, what: str, uuid: str | None) -> Iterator[None]:
        self._count("eslng_requests")
        try:
            yield
        except errors.EslError as error:
            with self._lock:
                self.failures[error.name] += 1
            raise

    @contextmanager
    def call(self, uuid: str) -> Iterator[None]:
        self._count("eslng_outbound_calls")
        self._count("eslng_outbound_calls_open")
        try:
            yield
        finally:
            self._count("eslng_outbound_calls_open", -1)

    def began(self, engine: Engine) -> None:
        with self._lock:
            self._engines[engine] = engine.counts

    def up(self, engine: Engine) -> None:
        self._up.add(engine)
        self._count("eslng_connections")

    def down(self, engine: Engine, reason: errors.EslError) -> None:
        self._up.discard(engine)
        self._count("eslng_losses")

    def unsolicited(self, engine: Engine) -> None:
        self._count("eslng_unsolicited")

    def ended(self, engine: Engine) -> None:
        self._up.discard(engine)
        with self._lock:
            counts = self._engines.pop(engine, None)
            if counts is not None:
                self._counts += _of(counts)

    def counts(self) -> Counter[str]:
        """All of them, now."""
        with self._lock:
            counts = self._counts.copy()
            for of_one in self._engines.values():
                counts += _of(of_one)
        counts["eslng_up"] = len(self._up)
        return counts


def _of(counts: Counts) -> Counter[str]:
    return Counter(eslng_events=counts.events, eslng_log_lines=counts.log_lines, eslng_dropped=counts.dropped)


class Metrics(Collector):
    """The metrics of a program's clients, registered with Prometheus' own registry or another one."""

    def __init__(self, registry: CollectorRegistry | None = REGISTRY) -> None:
        self._switches: dict[str, _Switch] = {}
        if registry is not None:
            registry.register(self)

    def switch(self, name: str) -> Observer:
        """The observer whose counts have this label; clients of one switch, and a server's calls, share one."""
        return self._switches.setdefault(name, _Switch())

    def collect(self) -> Iterable[Metric]:
        """What Prometheus asks for."""
        switches = [(name, switch, switch.counts()) for name, switch in self._switches.items()]
        for metric, about in _GAUGES.items():
            gauge = GaugeMetricFamily(metric, about, labels=["switch"])
            for name, _, counts in switches:
                gauge.add_metric([name], counts[metric])
            yield gauge
        for metric, about in _COUNTERS.items():
            counter = CounterMetricFamily(metric, about, labels=["switch"])
            for name, _, counts in switches:
                counter.add_metric([name], counts[metric])
            yield counter
        failures = CounterMetricFamily("eslng_request_failures", "Requests without an outcome", labels=["switch", "error"])
        for name, switch, _ in switches:
            for error, count in list(switch.failures.items()):
                failures.add_metric([name, error], count)
        yield failures
