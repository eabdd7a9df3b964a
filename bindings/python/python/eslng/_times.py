"""Times are seconds."""

import math


def limit(seconds: float | None) -> float | None:
    """How long requests may take, looked at before there are any. Raises ValueError where it is no time."""
    if seconds is not None and not 0 <= seconds < math.inf:
        raise ValueError(f"{seconds} is no time in seconds")
    return seconds
