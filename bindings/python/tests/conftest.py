"""Coroutine functions are tests too: each runs under asyncio's own loop and under uvloop, and must leave nothing behind."""

import asyncio
import gc
import inspect
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import uvloop

pytest_plugins = ["eslng.testing.plugin"]

LOOPS: dict[str, Callable[[], asyncio.AbstractEventLoop]] = {
    "asyncio": asyncio.new_event_loop,
    "uvloop": uvloop.new_event_loop,
}

#: What must not take for ever takes less, in seconds; ``@pytest.mark.patience(60)`` for what does more.
PATIENCE = 20.0


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "patience(seconds): how long this test may take at most")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if inspect.iscoroutinefunction(metafunc.function):
        metafunc.fixturenames.append("loop_name")
        metafunc.parametrize("loop_name", LOOPS)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    function = pyfuncitem.obj
    if not inspect.iscoroutinefunction(function):
        return None
    wanted = inspect.signature(function).parameters
    arguments = {name: value for name, value in pyfuncitem.funcargs.items() if name in wanted}

    factory = LOOPS[str(pyfuncitem.callspec.params["loop_name"])]
    marker = pyfuncitem.get_closest_marker("patience")
    patience = PATIENCE if marker is None else float(marker.args[0])

    async def main() -> None:
        problems: list[dict[str, Any]] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: problems.append(context))
        async with asyncio.timeout(patience):
            await function(**arguments)
        # What was cancelled last, and generators that were left, have their turn.
        gc.collect()
        for _ in range(3):
            await asyncio.sleep(0)
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert left == set()
        # An exception that nobody asked for is told when it is collected.
        gc.collect()
        assert problems == []

    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(main())
    return True


@pytest.fixture(autouse=True)
def no_thread_is_left() -> Iterator[None]:
    before = threading.active_count()
    yield
    assert threading.active_count() <= before
