"""Control a FreeSWITCH over its Event Socket, with asyncio.

    async with eslng.connect("127.0.0.1", password="ClueCon") as fs:
        print(await fs.api("status"))
        call = await fs.originate("user/1000", "&park")
        await call.playback("ivr/ivr-welcome.wav")

Beside it: :mod:`eslng.errors`, :mod:`eslng.engine` (the machine without a socket), :mod:`eslng.testing` (a switch for tests), and the module ``ESL``, as it
always was.
"""

from collections.abc import Mapping

from eslng import blocking, errors
from eslng._eslng import (
    BridgeEnd,
    CallChange,
    CallEnd,
    CallStatus,
    DialString,
    Digits,
    Dropped,
    Event,
    Expression,
    Gap,
    LogLine,
    Playback,
    Recorded,
    Reply,
)
from eslng._placing import PlaceOptions
from eslng._stream import EventStream
from eslng.call import Call, Changes
from eslng.client import Client, connect
from eslng.errors import EslError
from eslng.fleet import Fleet
from eslng.originate import Calling
from eslng.server import Server, serve

# Patterns match events as mappings.
Mapping.register(Event)  # pyright: ignore[reportAttributeAccessIssue]

__all__ = [
    "BridgeEnd",
    "Call",
    "CallChange",
    "CallEnd",
    "CallStatus",
    "Calling",
    "Changes",
    "Client",
    "DialString",
    "Digits",
    "Dropped",
    "EslError",
    "Event",
    "EventStream",
    "Expression",
    "Fleet",
    "Gap",
    "LogLine",
    "PlaceOptions",
    "Playback",
    "Recorded",
    "Reply",
    "Server",
    "blocking",
    "connect",
    "errors",
    "serve",
]
