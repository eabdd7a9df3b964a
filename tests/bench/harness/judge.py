"""What a count may be: the bounds that make a run void or a failure."""

import tomllib

from .build import BENCH, ROOT

BASELINE = BENCH / "baseline.toml"

# The bare three headers cost 9,200 instructions per event where the aims of this
# project were measured. A tenth off, and ratios to it are ratios to something else.
THREE_HEADERS = 9_200
TENTH = 0.1

# Instructions per event that the faces may cost at most.
LIMITS = {"engine": 14_000, "libesl": 50_000}


def void(three_headers):
    """Why the run says nothing, or None."""
    if abs(three_headers - THREE_HEADERS) <= THREE_HEADERS * TENTH:
        return None
    return (
        f"the bare three headers cost {three_headers:,.0f} instructions per event here, not "
        f"{THREE_HEADERS:,} within a tenth: the compiler, the C library or the mix differs, and "
        f"no count of this run can be compared with a limit"
    )


def baseline():
    with BASELINE.open("rb") as file:
        return tomllib.load(file)["instructions_per_event"]


def complaints(counts):
    """One sentence for each count that is over its limit or a tenth over its baseline."""
    known, found = baseline(), []
    for name, count in counts.items():
        limit = LIMITS.get(name)
        if limit is not None and count > limit:
            found.append(f"{name}: {count:,.0f} instructions per event, the limit is {limit:,}")
        was = known.get(name)
        where = BASELINE.relative_to(ROOT)
        if was is None:
            found.append(f"{name}: no baseline: write {count:.0f} into {where}")
        elif count > was * (1 + TENTH):
            found.append(
                f"{name}: {count:,.0f} instructions per event, more than a tenth over the "
                f"{was:,} of {where}: make it cheaper, or raise the number and write the reason beside it"
            )
    return found
