"""The samples in the pages of docs/: a block whose fence names a file, ```python docs/samples/ivr.py, is that file."""

import re
from pathlib import Path

from .catalogue import ROOT

FENCE = re.compile(r"^```(\w+) (\S+/\S+)\n.*?^```$", re.MULTILINE | re.DOTALL)


def filled(page: str) -> str:
    return FENCE.sub(lambda found: f"```{found[1]} {found[2]}\n{(ROOT / found[2]).read_text()}```", page)


def pages() -> dict[Path, str]:
    """Each page with its samples as they are; the reference has none."""
    found = [page for page in (ROOT / "docs").rglob("*.md") if page.parent.name != "reference"]
    return {page: filled(page.read_text()) for page in found}
