"""The options of a call that is placed, for asyncio and for threads."""

from collections.abc import Mapping
from typing import TypedDict


class PlaceOptions(TypedDict, total=False):
    """How a call is placed, besides whom it calls and what it does then: the options of ``place`` and ``originate``."""

    variables: Mapping[str, object]
    """Channel variables for all legs; those of one leg stand in a :class:`~eslng.DialString`."""
    dialplan: str | None
    """The dialplan of a target that is an extension; XML without it."""
    context: str | None
    """The context of that extension; ``default`` without it."""
    caller_id_name: str | None
    """The caller's name that the called see."""
    caller_id_number: str | None
    """The caller's number that the called see."""
    ring_seconds: int | None
    """After how many seconds without an answer the switch gives up."""
    tag: str | None
    """A text by which ``adopt`` finds the call again after a restart of this program."""
    park_timeout: float | None
    """After how many seconds the switch hangs a parked call up, so that none stays for ever; 3,600 without it, None: never."""
