"""The Python package's files that are written: typed commands, and what is the same for asyncio and for threads."""

import io
import re
import tokenize
from keyword import iskeyword
from typing import Any

from .catalogue import ROOT, Argument, arguments, load, read
from .reference import KINDS, RETURNS, shown

PACKAGE = ROOT / "bindings/python/python/eslng"
HEAD = """# Written by ci/generate from {source}: change that, not this.
# fmt: off
# ruff: noqa
"""
IMPORTS = '''# What a command prints is read by its name: the types of the answers are those of the catalogue.
# mypy: disable-error-code="no-any-return"
"""Typed API commands, by the names and arguments of the catalogue."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any, Literal

from eslng._eslng import DialString, Event, Expression
from eslng.records import {records}

Time = str | timedelta | datetime
"""When: in so much time, at a time, or in the switch's words (``+seconds``, ``@seconds``)."""


class Commands:
    """API commands as functions: ``await fs.commands.uuid_kill(uuid, cause="USER_BUSY")``.

    Arguments are checked and written as the command reads them; what it prints is read as what it is: True or False,
    what follows ``+OK``, the rows of a table, a record of :mod:`eslng.records`. ``-ERR`` raises
    :class:`eslng.errors.CommandFailed`. ``timeout``: how long it may take, in seconds; the client's own limit without
    it. What can take long blocks the connection in the switch until it has ended: run that by ``bgapi``.
    """

    def __init__(self, run: Callable[[str, dict[str, Any], float | None], Awaitable[Any]]) -> None:
        self._run = run
'''
TYPES = {
    "uint": "int",
    "int": "int",
    "number": "float",
    "flag": "bool",
    "time": "Time",
    "pairs": "dict[str, str]",
    "settings": "dict[str, str]",
    "dial": "str | DialString",
    "argument": "str | Expression",
}
#: Kinds whose form is told.
SHOWN = {"time", "pairs", "settings", "target", "action", "argument"}
#: What core/engine/src/reply/record.rs reads an answer as, by the line without its optional parts.
RECORDS = [
    (r"status", "Status"),
    (r"json .*", "Any"),
    (r"version", "Version"),
    (r"callcenter_config (agent|queue) list( agents .*)?", "list[CallcenterAgent]"),
    (r"callcenter_config (tier list|queue list tiers .*)", "list[CallcenterTier]"),
    (r"callcenter_config queue list members .*", "list[CallcenterMember]"),
    (r"uuid_dump .*", "Event"),
    (r"sofia status", "SofiaStatus"),
    (r"sofia status profile .*", "SofiaFields | list[Registration]"),
    (r"sofia status gateway .*", "Gateway"),
    (r"conference (list|json_list|_ json_list)", "list[Conference]"),
    (r"conference _ list", "list[ConferenceMember]"),
    (r"time_test .*", "TimeTest"),
    (r"limit_usage .*", "LimitUsage"),
    (r"uuid_buglist .*", "list[MediaBug]"),
    (r"find_user_xml .*", "DirectoryUser"),
    (r"global_getvar", "str | dict[str, str]"),
    (
        r"xml_locate .*|xml_wrap .*|valet_info|sofia xmlstatus.*|fifo list(_verbose)?|conference (_ )?xml_list",
        "Element",
    ),
    (r"hupall .*", "HangupAll"),
    (r"sched_(api|hangup|transfer|broadcast|del) .*", "Scheduling"),
]
BY_WORD = {"bool": "bool", "table": "list[dict[str, str]]", "nothing": "None"}
FLAGS = {
    "slow": "It can take long.",
    "shell": "It runs a shell or a program.",
    "console": "It was made for the console.",
    "expands": "It expands ``${...}``.",
    "deprecated": "It is deprecated.",
}


def rst(text: str) -> str:
    """Markdown's code as that of docstrings."""
    return re.sub(r"`([^`]+)`", r"``\1``", text)


def literals(syntax: str) -> str:
    """A line without its optional parts, ``_`` for what must be given."""
    while "[" in syntax:
        syntax = re.sub(r"\[[^\[\]]*\]", "", syntax)
    return re.sub(r"\{[^}]*\}", "_", syntax).strip()


def returned(entry: dict[str, Any]) -> str:
    line = literals(entry["syntax"])
    if line == "callcenter_config queue list":
        return "list[CallcenterQueue]"
    for pattern, kind in RECORDS:
        if re.fullmatch(pattern, line):
            return kind
    return BY_WORD.get(entry["returns"], "str")


def python_name(name: str) -> str:
    """A name that Python or the face has taken gets an underscore."""
    return name + "_" if iskeyword(name) or name == "timeout" else name


def kind_of(argument: Argument) -> str:
    if argument.choices:
        return f"Literal[{', '.join(repr(choice) for choice in argument.choices)}]".replace("'", '"')
    return TYPES.get(argument.kind, "str")


def signature(given: list[Argument]) -> list[str]:
    """What must be given comes first; what stands before it in the line, and flags, by name alone."""
    needed = [argument for argument in given if not argument.optional and argument.kind != "flag"]
    last = max((given.index(argument) for argument in needed), default=-1)
    behind = [
        argument
        for argument in given
        if argument not in needed and argument.kind != "flag" and given.index(argument) > last
    ]
    named = [argument for argument in given if argument not in needed and argument not in behind]
    parts = [f"{python_name(argument.name)}: {kind_of(argument)}" for argument in needed]
    parts += [f"{python_name(argument.name)}: {kind_of(argument)} | None = None" for argument in behind]
    parts.append("*")
    for argument in named:
        default = "bool = False" if argument.kind == "flag" else f"{kind_of(argument)} | None = None"
        parts.append(f"{python_name(argument.name)}: {default}")
    return [*parts, "timeout: float | None = None"]


def command(entry: dict[str, Any], glossary: dict[str, str]) -> str:
    given = arguments(entry["syntax"])
    doc = [rst(entry["about"]), ""]
    doc.append(f"``{shown(entry['syntax'])}`` answers {rst(RETURNS[entry['returns']])}.")
    doc += [rst(entry["note"])] if entry.get("note") else []
    doc += [FLAGS[flag] for flag in entry.get("flags", [])]
    if given:
        doc.append("")
    for argument in given:
        kind = KINDS[argument.kind] if argument.kind in SHOWN else ""
        doc.append(
            f"- ``{python_name(argument.name)}``: {rst(glossary[argument.name])}{f' ({rst(kind)})' if kind else ''}"
        )
    text = "\n".join(f"        {line}".rstrip() for line in doc)
    quotes = 'r"""' if "\\" in text else '"""'
    values = ", ".join(f'"{argument.name}": {python_name(argument.name)}' for argument in given)
    return (
        f"\n    async def {python_name(entry['name'])}(self, {', '.join(signature(given))}) -> {returned(entry)}:\n"
        f'        {quotes}{text.lstrip()}\n        """\n'
        f'        return await self._run("{entry["name"]}", {{{values}}}, timeout)\n'
    )


def commands() -> str:
    """The module eslng/commands.py."""
    glossary = read("api.toml")["arguments"]
    functions = [command(entry, glossary) for entry in load("api.toml", "api", {"name", "syntax", "about", "returns"})]
    types = " ".join([kind for _, kind in RECORDS] + ["CallcenterQueue"])
    records = sorted(set(re.findall(r"\b[A-Z]\w+", types)) - {"Any", "Event"})
    return (
        HEAD.format(source="core/engine/catalogue/api.toml")
        + IMPORTS.format(records=", ".join(records))
        + "".join(functions)
    )


WAITING = {
    "Awaitable[Any]": "Any",
    "Awaitable, Callable": "Callable",
    "``await fs.": "``fs.",
    "eslng._operations": "eslng.blocking._operations",
    "eslng._requests": "eslng.blocking._requests",
    "eslng.commands": "eslng.blocking.commands",
}


def without_await(source: str, name: str) -> str:
    """The same code for threads: each wait is a call."""
    lines = source.splitlines(keepends=True)
    for token in reversed(list(tokenize.generate_tokens(io.StringIO(source).readline))):
        if token.type == tokenize.NAME and token.string in ("async", "await"):
            row, column = token.start
            line = lines[row - 1]
            lines[row - 1] = line[:column] + line[column + len(token.string) + 1 :]
    text = "".join(lines)
    for asynchronous, blocking in WAITING.items():
        text = text.replace(asynchronous, blocking)
    head = HEAD.format(source=f"bindings/python/python/eslng/{name}")
    return head + text.removeprefix(HEAD.format(source="core/engine/catalogue/api.toml"))


def shared(name: str) -> str:
    """A module of the blocking face, from that of asyncio."""
    return without_await((PACKAGE / name).read_text(), name)
