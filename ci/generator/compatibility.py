"""The table of ffi/COMPATIBILITY.md: every name of libesl's, held against our headers and our tests."""

import re
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

from .catalogue import ROOT

PAGE = ROOT / "ffi/COMPATIBILITY.md"
BEGIN = "<!-- Written by ci/generate from ffi/compatibility.toml and the headers: change those, not what follows. -->"
END = "<!-- What ci/generate wrote ends here. -->"
HEADERS = [path for path in sorted((ROOT / "include").glob("esl*.h")) if not path.name.startswith("eslng")]

# Where a use of a name is looked for, the first wins: programs whose output is compared, then others.
TESTS = [
    *(
        ROOT / "tests/c" / name
        for name in ("event_api.c", "tools_api.c", "macros.c", "servers.c", "threads.c", "large.c")
    ),
    *(ROOT / "tests/c" / name for name in ("from_cpp.cpp", "logging.c", "watch_calls.c")),
    *(ROOT / "ffi/tests" / name for name in ("handle.rs", "header_sync.rs")),
]


class Wrong(Exception):
    """The list, the headers and the tests do not fit together."""


def page() -> str:
    """COMPATIBILITY.md with its table made anew."""
    text = PAGE.read_text()
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    if not after:
        raise Wrong(f"{PAGE.name} lacks the marks between which its table stands")
    return "\n".join([before + BEGIN, "", *table(), "", END + after])


def table() -> list[str]:
    known = tomllib.loads((ROOT / "ffi/compatibility.toml").read_text())
    headers = {header: header.read_text() for header in HEADERS}
    tests = {test: test.read_text() for test in TESTS}
    check_defines(headers, known["macros"] + known["own"])
    better: dict[str, str] = known["better"]
    rows = []
    for kind in ("symbols", "inline", "macros"):
        for name in known[kind]:
            how = better.pop(name, None)
            here = f"better: {how}" if how else "same"
            rows.append((name, f"`{name}`", declared(name, kind, headers), here, shown_by(name, tests)))
    if better:
        raise Wrong(f"compatibility.toml says what is better of names that it does not list: {', '.join(better)}")
    rows.sort(key=lambda row: row[0].strip("_").lower())
    lines = ["| libesl's | in | here | shown by |", "|---|---|---|---|"]
    lines += [f"| {' | '.join(row[1:])} |" for row in rows]
    absent = [f"| {names(name)} | | not there: {why} | |" for name, why in known["absent"].items()]
    return lines + absent


def names(text: str) -> str:
    return ", ".join(f"`{name}`" for name in text.split(", "))


def check_defines(headers: dict[Path, str], listed: list[str]) -> None:
    """Every macro of the headers is in the list; a header's guard is none."""
    for header, text in headers.items():
        guards = set(re.findall(r"^#ifndef (\w+)\n#define \1$", text, re.MULTILINE))
        for name in re.findall(r"^\s*#\s*define\s+(\w+)", text, re.MULTILINE):
            if name not in guards and not any(fnmatchcase(name, pattern) for pattern in listed):
                raise Wrong(f"{header.name} defines {name}, which ffi/compatibility.toml does not list")


def declared(name: str, kind: str, headers: dict[Path, str]) -> str:
    """The header that has the name; empty for data that no header of libesl's has either."""
    if kind == "macros":
        pattern = rf"^\s*#\s*define\s+{name.replace('*', '[A-Z]+')}\b"
    elif kind == "inline":
        pattern = rf"^static __inline__ .*\b{name}\("
    else:
        pattern = rf"^ESL_DECLARE(_DATA|\([^)]*\)) .*\b{name}\b"
    found = [header.name for header, text in headers.items() if re.search(pattern, text, re.MULTILINE)]
    if not found and (kind != "symbols" or name.startswith("esl_")):
        raise Wrong(f"no header has {name}")
    return f"`{found[0]}`" if found else ""


def shown_by(name: str, tests: dict[Path, str]) -> str:
    stem, star, _ = name.partition("*")
    # The program that uses all colours puts their names together.
    use = re.compile(rf"\b{stem}##" if star else rf"\b{stem}\b")
    for test, text in tests.items():
        if use.search(text):
            return f"`{test.relative_to(ROOT)}`"
    raise Wrong(f"no test uses {name}")
