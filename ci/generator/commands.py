"""API commands and applications: the table of each, and a typed builder for every entry."""

from typing import Any

from .catalogue import HEAD, Argument, arguments, camel, field, load, read, text

TYPES = {
    "word": "String",
    "text": "String",
    "uint": "u64",
    "int": "i64",
    "number": "f64",
    "flag": "bool",
    "cause": "HangupCause",
    "time": "Schedule",
    "pairs": "Vec<(String, String)>",
    "settings": "Vec<(String, String)>",
    "dial": "DialString",
    "target": "Target",
    "action": "Action",
    "argument": "Argument",
}
# The switch expands what an application is given, so text and expressions are told apart by their type.
APPLICATION_TYPES = TYPES | {"word": "Argument", "text": "Argument"}
CHOICE_WORDS = {
    "==": "Equal",
    "!=": "Unequal",
    ">": "Greater",
    "<": "Less",
    ">=": "GreaterOrEqual",
    "<=": "LessOrEqual",
}
# What a literal is of by itself: a parameter that takes what becomes one would take a bare number for an i32.
PLAIN = {"u64", "i64"}
# Built by hand: a dial string, its target and the gaps between its words want more than a form.
BY_HAND = {"originate"}


def doc(line: str) -> str:
    """A line as rustdoc wants it: brackets outside code are no links."""
    parts = line.split("`")
    parts[::2] = [part.replace("[", "\\[").replace("<", "\\<") for part in parts[::2]]
    return "`".join(parts)


def variant(choice: str) -> str:
    name = CHOICE_WORDS.get(choice) or camel(choice)
    # `Self` is a word of Rust.
    return f"N{name}" if name[:1].isdigit() else "Own" if name == "Self" else name


def table(source: str, key: str, extra: list[str]) -> str:
    entries = load(source, key, {"name", "syntax", "module", "about"})
    names = "{Entry, Returns}" if "returns" in extra else "Entry"
    lines = [HEAD.format(source=source), f"use super::{names};\n"]
    lines.append(f"pub(super) static TABLE: [Entry; {len(entries)}] = [")
    for entry in entries:
        separator = entry.get("split", " ")
        flags = entry.get("flags", [])
        lines.append("Entry {")
        lines.append(f"name: {text(entry['name'])}, syntax: {text(entry['syntax'])},")
        lines.append(f"separator: {'Some(' + repr(separator) + ')' if separator else 'None'},")
        lines.append(
            f"module: {text(entry['module'])}, about: {text(entry['about'])}, note: {text(entry.get('note', ''))},"
        )
        if extra[0] == "returns":
            lines.append(f"returns: Returns::{camel(entry['returns'])},")
        for flag in extra[1:]:
            lines.append(f"{flag}: {'true' if flag in flags else 'false'},")
        lines.append("},")
    lines.append("];\n")
    return "\n".join(lines)


def builder(entry: dict[str, Any], glossary: dict[str, str], macro: str) -> list[str]:
    name = camel(entry["name"])
    given = arguments(entry["syntax"])
    lines = []
    for argument in given:
        if argument.choices:
            lines.append(f"choices! {{\n/// {glossary[argument.name]}\n{name}{camel(argument.name)} {{")
            lines += [f"/// `{choice}`\n{variant(choice)} = {text(choice)}," for choice in argument.choices]
            lines.append("}\n}\n")

    def kind(argument: Argument) -> str:
        types = TYPES if macro == "api_command" else APPLICATION_TYPES
        plain = f"{name}{camel(argument.name)}" if argument.choices else types[argument.kind]
        return f"Option<{plain}>" if argument.optional and argument.kind != "flag" else plain

    lines.append(f"/// `{entry['syntax'] or entry['name']}`\n///\n/// {doc(entry['about'])}")
    if entry.get("note"):
        lines.append(f"///\n/// {doc(entry['note'])}")
    said = {
        "slow": "Can take long: run it by `bgapi`.",
        "shell": "Runs a shell or a program.",
        "console": "Made for the console.",
    }
    said |= {"expands": "Expands `${...}` in arguments.", "deprecated": "Deprecated."}
    flags = [said[flag] for flag in entry.get("flags", [])]
    if flags:
        lines.append(f"///\n/// {' '.join(flags)}")
    lines.append(f"#[derive(Clone, Debug, PartialEq)]\npub struct {name} {{")
    lines += [f"/// {glossary[argument.name]}\npub {field(argument.name)}: {kind(argument)}," for argument in given]
    lines.append("}")
    required = [argument for argument in given if not argument.optional and argument.kind != "flag"]
    optional = [argument for argument in given if argument not in required]
    lines.append(f"{macro}!({name}, {text(entry['name'])},")

    def parameter(argument: Argument) -> str:
        plain = argument.choices or kind(argument) in PLAIN
        return f"{field(argument.name)}: {kind(argument) if plain else f'impl Into<{kind(argument)}>'}"

    lines.append(f"({', '.join(map(parameter, required))}),")
    lines.append(f"({', '.join(field(a.name) for a in optional)}),")
    lines.append(f"({', '.join(field(a.name) for a in given)}));\n")
    return lines


def builders(source: str, key: str, macro: str, types: list[str]) -> str:
    entries = load(source, key, {"name", "syntax", "module", "about"})
    glossary = read("api.toml")["arguments"] | read(source).get("arguments", {})
    lines = [HEAD.format(source=source), *types, f"use super::builder::{{choices, {macro}}};\n"]
    for entry in entries:
        if entry["name"] not in BY_HAND:
            lines += builder(entry, glossary, macro)
    return "\n".join(lines)
