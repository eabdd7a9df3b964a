"""The Node package's declarations of the catalogue: names, typed commands, applications, and the records of answers."""

import re
from typing import Any

from .catalogue import ROOT, Argument, arguments, load, read
from .reference import KINDS, shown

HEAD = "// Written by ci/generate from {source}: change that, not this.\n\n"
REPLY = ROOT / "core/engine/src/reply"
FILES = ["status", "short", "sofia", "registration", "conference", "callcenter", "directory", "media_bug", "xml"]
STRUCT = re.compile(
    r"((?:^///[^\n]*\n)+)#\[derive\([^\]]*Serialize\)\]\npub struct (\w+) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL
)
FIELD = re.compile(r"((?:^ *///[^\n]*\n)*)^ *(?:pub )?(\w+): ([^\n]*),\n", re.MULTILINE)
SIMPLE = {
    "String": "string",
    "HangupCause": "HangupCause",
    "bool": "boolean",
    "f64": "number",
    "Value": "any",
    "Vec<(String, String)>": "Pairs",
}
#: What core/engine/src/reply/record.rs reads an answer as, by the line without its optional parts.
RECORDS = [
    (r"status", "Status"),
    (r"json .*|sofia jsonstatus", "any"),
    (r"version", "Version"),
    (r"callcenter_config (agent|queue) list( agents .*)", "CallcenterAgent[]"),
    (r"callcenter_config agent list", "CallcenterAgent[]"),
    (r"callcenter_config (tier list|queue list tiers .*)", "CallcenterTier[]"),
    (r"callcenter_config queue list members .*", "CallcenterMember[]"),
    (r"callcenter_config queue list", "CallcenterQueue[]"),
    (r"uuid_dump .*", "Record<string, string>"),
    (r"sofia status", "SofiaStatus"),
    (r"sofia status profile .*", "SofiaFields | Registration[]"),
    (r"sofia status gateway .*", "Gateway"),
    (r"conference (list|json_list|_ json_list)", "Conference[]"),
    (r"conference _ list", "ConferenceMember[]"),
    (r"time_test .*", "TimeTest"),
    (r"limit_usage .*", "LimitUsage"),
    (r"uuid_buglist .*", "MediaBug[]"),
    (r"find_user_xml .*", "DirectoryUser"),
    (r"global_getvar", "string | Record<string, string>"),
    (
        r"xml_locate .*|xml_wrap .*|valet_info|sofia xmlstatus.*|fifo list(_verbose)?|conference (_ )?xml_list",
        "Element",
    ),
    (r"hupall .*", "HangupAll"),
    (r"sched_(api|hangup|transfer|broadcast|del) .*", "Scheduling"),
]
BY_WORD = {"bool": "boolean", "table": "Record<string, string>[]", "nothing": "undefined"}
FLAGS = {
    "slow": "It can take long: run it by `bgapi`.",
    "shell": "It runs a shell or a program.",
    "console": "It was made for the console.",
    "expands": "It expands `${...}`.",
    "deprecated": "It is deprecated.",
}
TYPES = {
    "uint": "number",
    "int": "number",
    "number": "number",
    "flag": "boolean",
    "cause": "HangupCause",
    "time": "Time",
    "pairs": "Record<string, string | number>",
    "settings": "Record<string, string | number>",
    "argument": "Argument",
}
#: Kinds whose form is told.
SHOWN = {"time", "target", "action"}


def comment(lines: list[str], indent: str = "") -> str:
    lines = [line.replace("*/", "*\\/") for line in lines if line]
    if len(lines) == 1:
        return f"{indent}/** {lines[0]} */\n"
    return f"{indent}/**\n" + "".join(f"{indent} * {line}\n" for line in lines) + f"{indent} */\n"


def union(name: str, about: str, names: list[str]) -> str:
    return comment([about]) + f"export type {name} =\n" + "".join(f"  | '{one}'\n" for one in names) + "\n"


def vocabulary() -> str:
    """The file vocabulary.d.ts: names that are types."""
    parts = [HEAD.format(source="core/engine/catalogue")]
    parts.append("/** One of these names, or one that this version does not know. */\n")
    parts.append("type Open<Known extends string> = Known | (string & {})\n\n")
    events = [event["name"] for event in load("events.toml", "event", {"name"})]
    parts.append(union("KnownEventName", "`Event-Name`, and `ALL`.", events))
    parts.append("export type EventName = Open<KnownEventName>\n\n")
    subclasses = [entry["name"] for entry in read("subclasses.toml")["subclass"]]
    parts.append(union("KnownSubclass", "`Event-Subclass` of CUSTOM events.", subclasses))
    parts.append("export type Subclass = Open<KnownSubclass>\n\n")
    causes = [cause["name"] for cause in load("causes.toml", "cause", {"name"})]
    parts.append(union("KnownHangupCause", "Why a call ended.", causes))
    parts.append("export type HangupCause = Open<KnownHangupCause>\n\n")
    for entry in read("states.toml")["enum"]:
        parts.append(union(f"Known{entry['name']}", entry["about"], [value["name"] for value in entry["values"]]))
        parts.append(f"export type {entry['name']} = Open<Known{entry['name']}>\n\n")
    errors = load("errors.toml", "error", {"name", "number"})
    parts.append(
        union("ErrorCode", "The rows of the error table, the same in every language.", [e["name"] for e in errors])
    )
    return "".join(parts).rstrip() + "\n"


def said(lines: str) -> str:
    """The first paragraph of a doc comment, without Rust's links."""
    text = " ".join(line.strip().removeprefix("///").strip() for line in lines.strip().splitlines()).partition("  ")[0]
    return re.sub(r"\[`([^`\]]*)`\](\([^)]*\))?", r"`\1`", text)


def ts_type(rust: str) -> str:
    if rust in SIMPLE:
        return SIMPLE[rust]
    if re.fullmatch(r"[ui]\d+", rust):
        return "number"
    if inner := re.fullmatch(r"Option<(.*)>", rust):
        return f"{ts_type(inner[1])} | null"
    if inner := re.fullmatch(r"Vec<(.*)>", rust):
        return f"{ts_type(inner[1])}[]"
    if inner := re.fullmatch(r"\((.*)\)", rust):
        return f"[{', '.join(ts_type(member) for member in inner[1].split(', '))}]"
    if re.fullmatch(r"[A-Z]\w*", rust):
        return rust
    raise ValueError(f"{rust}: no type of TypeScript's is known for it")


def records() -> str:
    """The file records.d.ts: what typed commands give."""
    parts = [HEAD.format(source="core/engine/src/reply"), "import type { HangupCause } from './vocabulary'\n\n"]
    parts.append("/** Names and values in order. */\nexport type Pairs = [string, string][]\n\n")
    parts.append("/** What became of tasks: one was added, perhaps with an id, or so many were deleted. */\n")
    parts.append("export type Scheduling = { Added: number | null } | { Deleted: number }\n\n")
    for file in FILES:
        for doc, name, body in STRUCT.findall((REPLY / f"{file}.rs").read_text()):
            parts.append(comment([said(doc)]) + f"export interface {name} {{\n")
            for about, field, kind in FIELD.findall(body):
                parts.append((comment([said(about)], "  ") if about else "") + f"  {field}: {ts_type(kind)}\n")
            parts.append("}\n\n")
    return "".join(parts).rstrip() + "\n"


def literals(syntax: str) -> str:
    """A line without its optional parts, `_` for what must be given."""
    while "[" in syntax:
        syntax = re.sub(r"\[[^\[\]]*\]", "", syntax)
    return re.sub(r"\{[^}]*\}", "_", syntax).strip()


def returned(entry: dict[str, Any]) -> str:
    line = literals(entry["syntax"])
    for pattern, kind in RECORDS:
        if re.fullmatch(pattern, line):
            return re.sub(r"\b(?!Record\b)([A-Z]\w+)", r"records.\1", kind)
    return BY_WORD.get(entry["returns"], "string")


def kind_of(argument: Argument, text: str) -> str:
    if argument.choices:
        return " | ".join(f"'{choice}'" for choice in argument.choices)
    return TYPES.get(argument.kind, text)


def is_needed(argument: Argument) -> bool:
    return not argument.optional and argument.kind != "flag"


def member(argument: Argument, text: str) -> str:
    kind = kind_of(argument, text)
    return f"{argument.name}: {kind}" if is_needed(argument) else f"{argument.name}?: {kind} | null"


def documented(entry: dict[str, Any], given: list[Argument], glossary: dict[str, str]) -> list[str]:
    lines = [entry["about"], entry.get("note", ""), *(FLAGS[flag] for flag in entry.get("flags", []))]
    for argument in given:
        form = f" ({KINDS[argument.kind]})" if argument.kind in SHOWN else ""
        lines.append(f"@param {argument.name} {glossary[argument.name]}{form}")
    return lines


def commands() -> str:
    """The file commands.d.ts: API commands as functions, and their arguments by name."""
    glossary = read("api.toml")["arguments"]
    parts = [HEAD.format(source="core/engine/catalogue/api.toml")]
    parts.append("import type { Argument, RequestOptions } from './index'\nimport type * as records from './records'\n")
    parts.append("import type { HangupCause } from './vocabulary'\n\n")
    parts.append("type Text = string | number\n\n")
    parts.append(
        "/** A date; `+seconds`, `@seconds`, or seconds since 1970. */\nexport type Time = Date | string | number\n\n"
    )
    parts.append(
        comment(
            [
                "API commands as functions: what must be given in its place, what may be given by name, then the",
                "request's options. What a command prints is read as what it is. A refusal rejects with `EslError`,",
                "whose `text` is what the switch said.",
            ]
        )
    )
    parts.append("export interface Commands {\n")
    table = []
    for entry in load("api.toml", "api", {"name", "syntax", "about", "returns"}):
        given = arguments(entry["syntax"])
        needed = [argument for argument in given if is_needed(argument)]
        more = [argument for argument in given if not is_needed(argument)]
        said = [f"`{shown(entry['syntax'])}`: {entry['about']}", *documented(entry, given, glossary)[1:]]
        takes = [member(argument, "Text") for argument in needed]
        if more:
            takes.append(f"args?: {{ {'; '.join(member(argument, 'Text') for argument in more)} }}")
        takes.append("options?: RequestOptions")
        parts.append(comment(said, "  ") + f"  {entry['name']}({', '.join(takes)}): Promise<{returned(entry)}>\n")
        table.append(f"  {entry['name']}: {{ {'; '.join(member(argument, 'Text') for argument in given)} }}\n")
    parts.append("}\n\n/** Arguments of API commands, by their names. */\nexport interface CommandArguments {\n")
    return "".join([*parts, *table]).replace("{  }", "{}") + "}\n"


def applications() -> str:
    """The file applications.d.ts: the arguments of dialplan applications, by name."""
    glossary = read("api.toml")["arguments"] | read("applications.toml").get("arguments", {})
    parts = [HEAD.format(source="core/engine/catalogue/applications.toml")]
    parts.append("import type { Argument } from './index'\nimport type { Time } from './commands'\n")
    parts.append("import type { HangupCause } from './vocabulary'\n\n")
    parts.append(
        "/** Arguments of dialplan applications, by their names. */\nexport interface ApplicationArguments {\n"
    )
    for entry in load("applications.toml", "application", {"name", "syntax", "about"}):
        given = arguments(entry["syntax"])
        parts.append(comment(documented(entry, given, glossary), "  "))
        parts.append(
            f"  {entry['name']}: {{ {'; '.join(member(argument, 'Argument') for argument in given)} }}\n".replace(
                "{  }", "{}"
            )
        )
    return "".join(parts) + "}\n"
