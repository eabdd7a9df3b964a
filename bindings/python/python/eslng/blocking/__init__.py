"""The client for threads and scripts: no event loop, nothing to await.

    with eslng.blocking.connect("127.0.0.1", password="ClueCon") as fs:
        print(fs.api("status"))
        for event in fs.events("CHANNEL_ANSWER"):
            print(event["Unique-ID"])

Objects may be shared by threads: of those that wait one reads for all, and one that waits for events keeps no other
from its answer. Nothing happens but in calls: after a loss the next wait connects again, and readers of events are told
of the gap. Ctrl-C ends a wait. Times are seconds; ``timeout`` in a request is how long that may take (then
:class:`~eslng.errors.Timeout`), and in a wait how long that is (then it gives None, and nothing is lost).
"""

from eslng.blocking.call import Call, Calling, Changes
from eslng.blocking.client import Client, Job, connect
from eslng.blocking.commands import Commands
from eslng.blocking.events import Events
from eslng.blocking.server import Server, accept, serve

__all__ = ["Call", "Calling", "Changes", "Client", "Commands", "Events", "Job", "Server", "accept", "connect", "serve"]
