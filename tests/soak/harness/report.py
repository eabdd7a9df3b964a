"""The report, as a page."""

import os
import platform
import subprocess
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from .verdict import Samples, parts

#: Into how many columns the run is cut.
PARTS = 10

HEAD = """# Soak

Written by `ci/soak`; [README.md](README.md) says what it does.

"""


def commit() -> str:
    """Which commit this is."""
    said = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    return said.stdout.strip()


def write(path: Path, commit: str, seconds: int, seed: int, samples: list[Samples], faults: Counter[str]) -> None:
    """Writes the report."""
    page = HEAD
    machine = f"{os.cpu_count()} processors, {platform.machine()}"
    page += f"{datetime.now(UTC):%Y-%m-%d}, commit {commit}, {machine}: {seconds} s, seed {seed}.\n\n"
    page += f"    ci/soak {seconds} {path} {seed}\n\n"
    page += "Faults of the switch: " + ", ".join(f"{what} {count}" for what, count in sorted(faults.items())) + ".\n\n"
    page += "| worker | results as they should be | of these while the switch was well | errors | wrong |\n"
    page += "|---|---|---|---|---|\n"
    for of in samples:
        if of.last:
            right = ", ".join(f"{count} {what}s" for what, count in sorted(of.last["right"].items()))
            failed = ", ".join(f"{count} {what}" for what, count in sorted(of.last["failed"].items())) or "none"
            page += f"| {of.name} | {right} | {of.quiet_turns} | {failed} | {len(of.last['wrong'])} |\n"
    memory = {of.name: [f"{part / 2**20:.1f}" for part in parts(of.memory, PARTS)] for of in samples}
    descriptors = {of.name: [str(part) for part in parts(of.descriptors, PARTS)] for of in samples}
    page += table("Memory, MiB", memory) + table("Descriptors, while the switch was well", descriptors)
    findings = [f"- {of.name}: {finding}" for of in samples for finding in of.judge()]
    page += (
        "\n"
        + ("What does not hold:\n\n" + "\n".join(findings) if findings else "Nothing was wrong, nothing grew.")
        + "\n"
    )
    path.write_text(page)


def table(what: str, rows: dict[str, list[str]]) -> str:
    """What was measured over time, a row a process."""
    page = f"\n{what}; the median of each tenth of the run:\n\n"
    page += "| process |" + "".join(f" {part + 1} |" for part in range(PARTS)) + "\n"
    page += "|---|" + "---|" * PARTS + "\n"
    return page + "".join(f"| {name} | {' | '.join(values)} |\n" for name, values in rows.items())
