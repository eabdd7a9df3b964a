"""What the measured Python programs have in common: each is run as PROGRAM PORT COUNT and prints one line of JSON.

``cpu_us`` is the CPU time since :class:`Counted` was made, so that starting Python and importing is not in it.
"""

import json
import resource
import sys

WANTED = ("Event-Name", "Unique-ID", "variable_sip_req_uri")
END = "bench::end"
PASSWORD = "ClueCon"

#: How many jobs, or outbound calls, are open at a time.
AT_ONCE = 100


def arguments() -> tuple[int, int]:
    """PORT and COUNT."""
    port, count = sys.argv[-2:]
    return int(port), int(count)


class Counted:
    """What a program counted, to be compared with what the server sent."""

    def __init__(self) -> None:
        self.events = self.wanted_bytes = self.body_bytes = 0
        self._before = _cpu()

    def report(self, what: str = "events") -> None:
        """Prints it; nothing is measured behind this."""
        spent = _cpu() - self._before
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        counted = {what: self.events, "wanted_bytes": self.wanted_bytes, "body_bytes": self.body_bytes}
        print(json.dumps(counted | {"cpu_us": round(spent * 1e6), "peak_kib": peak}))


def _cpu() -> float:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime
