"""The catalogue's files, read and checked."""

import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
CATALOGUE = ROOT / "core/engine/catalogue"
HEAD = "// Written by ci/generate from core/engine/catalogue/{source}: change that, not this.\n\n"
KEYWORDS = {"type", "macro", "in", "match", "final", "move", "ref", "loop", "use", "where", "as"}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((CATALOGUE / name).read_text())


def load(name: str, key: str, required: set[str]) -> list[dict[str, Any]]:
    """The entries of a catalogue file; names and numbers must be there once only."""
    entries: list[dict[str, Any]] = read(name)[key]
    for entry in entries:
        missing = required - entry.keys()
        if missing:
            sys.exit(f"{name}: {entry} lacks {', '.join(sorted(missing))}")
    for field in ("name", "id", "code", "number"):
        values = [entry[field] for entry in entries if field in entry]
        twice = {value for value in values if values.count(value) > 1}
        if twice:
            sys.exit(f"{name}: {field} given twice: {twice}")
    return entries


def camel(name: str) -> str:
    return "".join(part.capitalize() for part in re.split(r"[^A-Za-z0-9]+", name) if part)


def text(value: str) -> str:
    """A Rust string literal."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def field(name: str) -> str:
    """A name as a Rust field."""
    return f"r#{name}" if name in KEYWORDS else name


@dataclass
class Argument:
    """An argument of a syntax, as core/engine/src/command/syntax/grammar.rs reads it."""

    name: str
    kind: str
    optional: bool
    choices: list[str]


def arguments(syntax: str) -> list[Argument]:
    found, depth = [], 0
    for token in re.findall(r"\{[^}]*\}|\[|\]", syntax):
        if token in "[]":
            depth += 1 if token == "[" else -1
            continue
        name, _, kind = token[1:-1].partition("~")[0].partition(":")
        kind = re.sub(r"\(.*\)$", "", kind) or "word"
        plain = {
            "word",
            "text",
            "uint",
            "int",
            "number",
            "flag",
            "cause",
            "time",
            "pairs",
            "settings",
            "dial",
            "target",
            "action",
            "argument",
        }
        choices: list[str] = []
        if kind.startswith("=") and "|" not in kind:
            kind = "flag"
        elif kind not in plain:
            choices, kind = kind.split("|"), "choice"
        found.append(Argument(name, kind, depth > 0, choices))
    return found


def rustfmt(source: str) -> str:
    command = ["rustfmt", "--edition", "2024", "--config-path", str(ROOT)]
    return subprocess.run(command, input=source, capture_output=True, text=True, check=True).stdout
