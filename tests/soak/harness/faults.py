"""What the switch does wrong.

Left out is what breaks the pairing of answers for libesl's API, which can't tell: answers twice, or unasked.
"""

import random
import time
from collections import Counter
from collections.abc import Callable, Iterator

from .program import Program

Order = dict[str, object]

#: Whom `test/soak` calls. A switch that was restarted does not know it any more.
CALLER: Order = {"do": "party", "name": "soak", "steps": ["ring", "answer", "prompt", {"press": "12#"}]}

#: A fault, how many seconds it lasts, and whether every connection ends behind it: who waits for an answer that never
#: comes has no other end.
FAULTS: list[tuple[Callable[[random.Random], Order], float, bool]] = [
    (lambda chance: {"do": "dribble", "bytes": chance.randint(1, 20), "pause_ms": 1}, 3, False),
    (lambda _: {"do": "split_blank_line", "pause_ms": 2}, 3, False),
    (lambda chance: {"do": "answer_late", "delay_ms": chance.randint(20, 200)}, 3, False),
    (lambda chance: {"do": "cut_after", "bytes": chance.randint(0, 3000)}, 2, False),
    (lambda _: {"do": "drop"}, 1, False),
    (lambda chance: {"do": "refuse", "ms": chance.randint(200, 1000)}, 0, True),
    (lambda _: {"do": "never_answer"}, 2, True),
    (lambda _: {"do": "stall_reading"}, 2, True),
    (lambda _: {"do": "malformed", "kind": "invalid_utf8"}, 1, False),
    (lambda _: {"do": "restart"}, 2, False),
]


def run(switch: Program, chance: random.Random, counts: Counter[str]) -> Iterator[float]:
    """Each fault once, in an order of chance; gives how long to wait before the next step."""
    for make, seconds, drops in chance.sample(FAULTS, len(FAULTS)):
        order = make(chance)
        switch.ask(order)
        switch.ask(CALLER)
        counts[str(order["do"])] += 1
        yield seconds
        switch.ask({"do": "clear_faults"})
        if drops:
            switch.ask({"do": "drop"})
        yield 0.5


def deadline(seconds: float) -> Callable[[], bool]:
    """Whether these seconds are over."""
    end = time.monotonic() + seconds
    return lambda: time.monotonic() >= end
