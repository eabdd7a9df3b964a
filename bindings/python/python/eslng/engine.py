"""The machine of a client without a socket, a clock or a thread, for those who bring their own.

Feed an :class:`Engine` what arrives and the time, carry out what ``drain`` gives, take what readers got::

    machine = Engine(now(), password="ClueCon")
    while outputs := machine.drain():
        for output in outputs:
            if isinstance(output, Transmit):
                socket.sendall(output.data)
            ...

``eslng`` itself runs on it.
"""

from eslng._eslng import (
    Changed,
    Close,
    Connect,
    Connected,
    Counts,
    Down,
    Ended,
    Engine,
    Filled,
    Finished,
    Remark,
    Transmit,
    Up,
)

__all__ = [
    "Changed",
    "Close",
    "Connect",
    "Connected",
    "Counts",
    "Down",
    "Ended",
    "Engine",
    "Filled",
    "Finished",
    "Remark",
    "Transmit",
    "Up",
]
