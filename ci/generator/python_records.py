"""The records of the engine's answers (core/engine/src/reply) as Python's TypedDicts: what serde makes of them."""

import re
from keyword import iskeyword

from .catalogue import ROOT

REPLY = ROOT / "core/engine/src/reply"
FILES = ["status", "short", "sofia", "registration", "conference", "callcenter", "directory", "media_bug", "xml"]
HEAD = '''# Written by ci/generate from core/engine/src/reply: change that, not this.
# fmt: off
# ruff: noqa
"""What typed commands give: the answers of API commands, read. Each is a dict, in lists where there are several."""

from typing import Any, TypedDict

Pairs = list[list[str]]
"""Names and values in order, ``[name, value]`` each."""

'''
SIMPLE = {
    "String": "str",
    "HangupCause": "str",
    "bool": "bool",
    "f64": "float",
    "Value": "Any",
    "Vec<(String, String)>": "Pairs",
}
STRUCT = re.compile(
    r"((?:^///[^\n]*\n)+)#\[derive\([^\]]*Serialize\)\]\npub struct (\w+) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL
)
FIELD = re.compile(r"((?:^ *///[^\n]*\n)*)^ *(?:pub )?(\w+): ([^\n]*),\n", re.MULTILINE)
# An enum of serde's: one of its members.
SCHEDULING = (
    "Scheduling",
    "What became of tasks of `sched_api` and the like: one of the two.",
    [
        ("Added", "int | None", "The task's id, where the switch says it."),
        ("Deleted", "int", "So many tasks were deleted."),
    ],
)


def python_type(rust: str) -> str:
    if rust in SIMPLE:
        return SIMPLE[rust]
    if re.fullmatch(r"[ui]\d+", rust):
        return "int"
    if inner := re.fullmatch(r"Option<(.*)>", rust):
        return f"{python_type(inner[1])} | None"
    if inner := re.fullmatch(r"Vec<(.*)>", rust):
        return f"list[{python_type(inner[1])}]"
    if inner := re.fullmatch(r"\((.*)\)", rust):
        members = {python_type(member) for member in inner[1].split(", ")}
        return f"list[{' | '.join(sorted(members))}]"
    if re.fullmatch(r"[A-Z]\w*", rust):
        return rust
    raise ValueError(f"{rust}: no type of Python's is known for it")


def said(lines: str) -> str:
    """A doc comment as a docstring's text; the first paragraph, without Rust's links."""
    text = " ".join(line.strip().removeprefix("///").strip() for line in lines.strip().splitlines()).partition("  ")[0]
    return re.sub(r"\[`?([^`\]]*)`?\](\([^)]*\))?", r"``\1``", re.sub(r"(?<!`)`([^`\[\]]+)`(?!`)", r"``\1``", text))


def record(name: str, about: str, fields: list[tuple[str, str, str]], total: bool = True) -> str:
    if any(iskeyword(field) for field, _, _ in fields):
        # A name that no class can have.
        members = "".join(f'        "{field}": {kind!r},  # {doc}\n' for field, kind, doc in fields)
        members = members.replace("'", '"')
        return f'{name} = TypedDict(\n    "{name}",\n    {{\n{members}    }},\n)\n"""{about}"""\n\n'
    members = "".join(f'    {field}: {kind}\n    """{doc}"""\n' for field, kind, doc in fields)
    return f'class {name}(TypedDict{"" if total else ", total=False"}):\n    """{about}"""\n\n{members}\n'


def module() -> str:
    """The module eslng/records.py."""
    parts, names = [], []
    for file in FILES:
        for doc, name, body in STRUCT.findall((REPLY / f"{file}.rs").read_text()):
            fields = [(field, python_type(kind), said(about)) for about, field, kind in FIELD.findall(body)]
            parts.append(record(name, said(doc), fields))
            names.append(name)
    parts.append(record(SCHEDULING[0], SCHEDULING[1].replace("`", "``"), SCHEDULING[2], total=False))
    exported = ", ".join(f'"{name}"' for name in sorted(["Pairs", "Scheduling", *names]))
    # Types stand in each other before they are made.
    future = HEAD.replace("from typing", "from __future__ import annotations\n\nfrom typing")
    return future.replace("\nPairs =", f"\n__all__ = [{exported}]\n\nPairs =") + "\n".join(parts).rstrip() + "\n"
