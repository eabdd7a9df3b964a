"""What must hold of the samples that were taken."""

from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Any

#: Errors that come of a switch that does wrong, by their names in the error table; what is not here is wrong at any
#: time. `gap` and `not_answered` are the workers' words for what was missed, and for a call of which nothing is known.
HONEST = {
    "disconnected",
    "truncated",
    "timeout",
    "not_sent",
    "out_of_step",
    "protocol",
    "hung_up",
    "connect_failed",
    "gap",
    "not_answered",
    "command_failed",
}
#: Memory may grow by this much from the second quarter of the run to its last: what an allocator and a garbage
#: collector hold and let go.
SLACK = 8 << 20


@dataclass
class Samples:
    """Of one process, over the run."""

    name: str
    memory: list[int] = field(default_factory=list)
    #: Taken while the switch is well.
    descriptors: list[int] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    last: dict[str, Any] = field(default_factory=dict)
    quiet_turns: int = 0

    def note_quiet(self, before: dict[str, Any], after: dict[str, Any]) -> None:
        """What was counted from the beginning to the end of a time in which the switch was well."""
        for what in after["failed"]:
            more = after["failed"][what] - before["failed"].get(what, 0)
            if more > 0:
                self.complaints.append(f"{more} {what} while the switch was well")
        done = sum(after["right"].values()) - sum(before["right"].values())
        if done <= 0:
            self.complaints.append("nothing was done while the switch was well")
        self.quiet_turns += done

    def judge(self) -> list[str]:
        """What does not hold."""
        faults = list(self.complaints)
        faults += [f"wrong: {text}" for text in self.last.get("wrong", [])]
        faults += [f"an error of another kind: {what}" for what in self.last.get("failed", {}) if what not in HONEST]
        for what, values, slack in (("memory", self.memory, SLACK), ("descriptors", self.descriptors, 2)):
            early, late = quarters(values)
            if late > early + slack:
                faults.append(f"{what} grew from {early} to {late}")
        return faults


def quarters(values: list[int]) -> tuple[int, int]:
    """The medians of the second and of the last quarter."""
    _, early, _, late = parts(values, 4)
    return early, late


def parts(values: list[int], count: int) -> list[int]:
    """The medians of so many parts, one after the other."""
    bounds = [len(values) * part // count for part in range(count + 1)]
    return [int(median(values[start : max(end, start + 1)])) for start, end in pairwise(bounds)]
