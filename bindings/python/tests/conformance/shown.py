"""What the adapters of ``eslng`` and ``eslng.blocking`` have in common: what they can do, and how they show what came."""

from adapter import Answer, text_of

import eslng
from eslng import errors

CAPABILITIES = [
    "composed_api",
    "connect_reasons",
    "end_reasons",
    "event_replies",
    "execute_options",
    "limits",
    "login_errors",
    "nul",
    "outbound",
    "own_set_up",
    "pairs_replies",
    "serialize",
    "xml",
]

#: What ends a connection.
ENDS = (errors.Disconnected, errors.Truncated, errors.ProtocolError, errors.Closed, errors.OutOfStep)


def shown_event(event: eslng.Event) -> Answer:
    """An event as the protocol shows it."""
    headers = [[text_of(name), text_of(value)] for name, value in event.headers_bytes()]
    shown: Answer = {"name": event.name, "headers": headers}
    if event.body_bytes:
        shown["body"] = text_of(event.body_bytes)
    return shown


def shown_log(line: eslng.LogLine) -> Answer:
    """A log line, for ``receive``."""
    headers = [[text_of(name), text_of(value)] for name, value in line.headers_bytes()]
    return {"kind": "log", "headers": headers, "body": text_of(line.raw)}


def shown_reply(reply: eslng.Reply) -> Answer:
    """A reply to a command, whatever it says."""
    headers = [[name, text_of(reply.get_bytes(name) or b"")] for name, _ in reply.headers()]
    shown: Answer = {"reply": "" if reply.is_api else text_of(reply.get_bytes("Reply-Text") or b""), "headers": headers}
    if reply.body:
        shown["body"] = text_of(reply.body)
    return shown
