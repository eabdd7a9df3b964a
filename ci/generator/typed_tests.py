"""The typed builders, each made with what it must have and with all it can have, for the golden test."""

from typing import Any

from .catalogue import HEAD, Argument, arguments, camel, field, load, text
from .commands import BY_HAND, variant

VALUES = {
    "text": '"some text"',
    "uint": "1",
    "int": "1",
    "number": "2.5",
    "flag": "true",
    "cause": "HangupCause::UserBusy",
    "time": "Schedule::In(60)",
    "pairs": "pairs()",
    "settings": "pairs()",
    "dial": "dial()",
    "action": 'Action::run("say", "en number 1")',
}


def value(entry: dict[str, Any], argument: Argument) -> str:
    if argument.choices:
        return f"{camel(entry['name'])}{camel(argument.name)}::{variant(argument.choices[0])}"
    return VALUES.get(argument.kind, text(argument.name.upper()))


def builders(entry: dict[str, Any]) -> list[str]:
    """The expressions: with required arguments, and with all."""
    name = camel(entry["name"])
    given = arguments(entry["syntax"])
    required = [argument for argument in given if not argument.optional and argument.kind != "flag"]
    optional = [argument for argument in given if argument not in required]
    least = f"{name}::new({', '.join(value(entry, argument) for argument in required)})"
    if not optional:
        return [least]
    fields = []
    for argument in optional:
        made = value(entry, argument)
        if argument.kind != "flag":
            made = f"Some({made}{'.into()' if made.startswith(chr(34)) else ''})"
        fields.append(f"{field(argument.name)}: {made}")
    rest = [f"..{least}"] if required else []
    return [least, f"{name} {{ {', '.join(fields + rest)} }}"]


def checks(source: str, key: str, function: str) -> list[str]:
    lines = []
    for entry in load(source, key, {"name", "syntax"}):
        if entry["name"] not in BY_HAND:
            lines += [f"{function}({text(entry['name'])}, &{expression});" for expression in builders(entry)]
    return lines


def typed(source: str, key: str, module: str, function: str, extra: list[str]) -> str:
    lines = [
        HEAD.format(source=source),
        "//! Each typed builder, made with the values that the golden lines are made of.\n",
    ]
    lines += [*extra, f"use eslng_engine::command::{module}::*;\nuse eslng_engine::vocabulary::HangupCause;\n"]
    lines.append(f"use super::typed::{{dial, {function}, pairs}};\n")
    lines.append("#[test]\nfn every_typed_builder_writes_a_golden_line() {")
    return "\n".join([*lines, *checks(source, key, function), "}\n"])
