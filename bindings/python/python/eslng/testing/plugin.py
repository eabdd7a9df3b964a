"""The fixtures that pytest finds by itself."""

from collections.abc import Callable, Iterator

import pytest

from eslng.testing import Switch


@pytest.fixture
def freeswitch_factory() -> Iterator[Callable[..., Switch]]:
    """Makes test switches, with the arguments of :class:`eslng.testing.Switch`; they end with the test."""
    made: list[Switch] = []

    def make(**options: object) -> Switch:
        switch = Switch(**options)  # type: ignore[arg-type]
        made.append(switch)
        return switch

    yield make
    for switch in made:
        switch.stop()


@pytest.fixture
def freeswitch(freeswitch_factory: Callable[..., Switch]) -> Switch:
    """A test switch for this test."""
    return freeswitch_factory()
