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

#: What must not take for ever takes less.
PATIENCE = 10


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

    async def main() -> None:
        problems: list[dict[str, Any]] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: problems.append(context))
        async with asyncio.timeout(PATIENCE):
            await function(**arguments)
        left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
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
