"""What a run has measured: tables that are printed as they are made, and written as a page at the end."""

import os
import platform
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from .build import BENCH, ROOT

# What is over its aim, and what was tried; written by hand, the last part of the page.
OVER = BENCH / "over.md"

HEAD = """# Benchmarks

Written by `{command}` on {date}, at commit {commit}, on {machine}. Don't edit: run that again.

[tests/bench/README.md](tests/bench/README.md) says what each program does and how it is measured. The programs of a
table take turns within one run; a time is the median of {rounds} turns, a ratio the median of the ratios within each
turn. CPU is user and system time of the whole client, in microseconds (us); "a second" is how many of them fill one
core. Times are this machine's: ratios and instructions are what to compare. An aim is what we set out to reach, a
limit fails the run.
"""


@dataclass(frozen=True)
class Table:
    """One table: its title, the names of its columns, its rows, and a line below it."""

    title: str
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]]
    note: str
    plot: str


TABLES: list[Table] = []
PARTS: dict[int, str] = {}


def part(title: str) -> None:
    """Begins a part of the page."""
    PARTS[len(TABLES)] = title


def table(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], note: str = "", plot: str = "") -> None:
    """Prints a table and keeps it. The first column is text, the others are figures; PLOT is a diagram in Mermaid."""
    kept = Table(title, tuple(columns), [tuple(row) for row in rows], note, plot)
    TABLES.append(kept)
    widths = [max(len(row[at]) for row in (kept.columns, *kept.rows)) for at in range(len(kept.columns))]
    print(f"\n{title}")
    for first, *others in (kept.columns, *kept.rows):
        figures = (cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))
        print("  ".join(("", first.ljust(widths[0]), *figures)).rstrip())
    if note:
        print(f"  {note}")


def bars(title: str, unit: str, values: dict[str, float]) -> str:
    """A bar chart in Mermaid."""
    names = ", ".join(f'"{name}"' for name in values)
    heights = ", ".join(f"{value:.2f}" for value in values.values())
    return f'xychart-beta\n    title "{title}"\n    x-axis [{names}]\n    y-axis "{unit}"\n    bar [{heights}]'


def write(path: Path, command: str, rounds: int, failed: Sequence[str]) -> None:
    """Writes the page, with what was not kept at its head."""
    changed = said("git", "status", "--porcelain", "--untracked-files=no")
    commit = said("git", "rev-parse", "--short", "HEAD") + (" with changes" if changed else "")
    date = datetime.now(UTC).strftime("%Y-%m-%d")
    lines = [HEAD.format(command=command, date=date, commit=commit, machine=machine(), rounds=rounds)]
    if failed:
        lines += ["Over a limit in this run:\n", *(f"- {complaint}" for complaint in failed), ""]
    for at, shown in enumerate(TABLES):
        if at in PARTS:
            lines.append(f"## {PARTS[at]}\n")
        lines.append(f"### {shown.title}\n")
        lines.append("| " + " | ".join(shown.columns) + " |")
        lines.append("|---|" + "---:|" * (len(shown.columns) - 1))
        lines += ["| " + " | ".join(row) + " |" for row in shown.rows]
        lines.append("")
        if shown.note:
            lines.append(f"{shown.note}\n")
        if shown.plot:
            lines.append(f"```mermaid\n{shown.plot}\n```\n")
    lines.append(OVER.read_text())
    path.write_text("\n".join(lines).rstrip() + "\n")


def machine() -> str:
    """The processor, its cores and the system."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    models = (line.split(": ", 1)[1] for line in lines if line.startswith("model name"))
    model = next(models, platform.machine())
    return f"{os.cpu_count()} cores of {model}, Linux {platform.release().split('-')[0]}"


def said(*command: str) -> str:
    return subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()
