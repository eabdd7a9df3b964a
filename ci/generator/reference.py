"""The reference for people: Markdown of what the catalogue holds."""

from typing import Any

from .catalogue import Argument, arguments, load, read

HEAD = "<!-- Written by ci/generate from core/engine/catalogue/{source}: change that, not this. -->\n\n"
SPLITS = {
    " ": "arguments split at blanks, with quotes and backslashes read",
    "": "arguments read as the line is, unsplit",
}
RETURNS = {
    "ok": "`+OK` or `-ERR`",
    "bool": "`true` or `false`",
    "text": "text",
    "nothing": "`-ERR no reply` when it worked",
    "table": "a table",
    "json": "JSON",
    "xml": "XML",
    "uuid": "a UUID",
    "dialstring": "a dial string",
    "originate": "`+OK UUID` or `-ERR CAUSE`",
    "status": "the lines of status",
    "version": "the version",
    "dump": "a channel's data",
}
KINDS = {
    "word": "",
    "text": "the rest of the line",
    "uint": "a number",
    "int": "a number, perhaps with a sign",
    "number": "a number",
    "flag": "the word itself, or nothing",
    "cause": "a hangup cause",
    "time": "`+seconds`, `@seconds` or an epoch",
    "pairs": "`name=value;name=value`",
    "settings": "`name=value;name=value`",
    "dial": "a dial string",
    "target": "`&application(argument)` or an extension",
    "action": "a file, or `application::argument`",
    "argument": "a text that the switch expands",
}


def cell(text: str) -> str:
    return text.replace("|", "\\|")


def shown(syntax: str) -> str:
    """A syntax without the types: `uuid_kill UUID [CAUSE]`."""
    out, rest = "", syntax
    while "{" in rest:
        before, _, tail = rest.partition("{")
        inside, _, rest = tail.partition("}")
        name, _, kind = inside.partition("~")[0].partition(":")
        flag = kind == "flag" or (kind.startswith("=") and "|" not in kind)
        out += before + ((kind.removeprefix("=") if kind != "flag" else name) if flag else f"<{name}>")
    return out + rest


def argument_line(argument: Argument, glossary: dict[str, str]) -> str:
    what = ", ".join(f"`{choice}`" for choice in argument.choices) or KINDS[argument.kind]
    optional = "optional" if argument.optional else "required"
    return f"| `{argument.name}` | {optional} | {cell(what)} | {cell(glossary[argument.name])} |"


def entry_lines(entry: dict[str, Any], glossary: dict[str, str], said: list[str]) -> list[str]:
    lines = [f"### {entry['name']}\n", f"`{shown(entry['syntax']) or entry['name']}`\n", entry["about"]]
    if entry.get("note"):
        lines.append(f"\n{entry['note']}")
    if said:
        lines.append("\n" + " · ".join(said))
    given = arguments(entry["syntax"])
    if given:
        lines.append("\n| argument | | what | |\n|---|---|---|---|")
        lines += [argument_line(argument, glossary) for argument in given]
    return [*lines, ""]


def by_module(entries: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    modules: dict[str, list[dict[str, Any]]] = {}
    for entry in entries:
        modules.setdefault(entry["module"], []).append(entry)
    return modules


def split(entry: dict[str, Any]) -> str:
    separator = entry.get("split", " ")
    return SPLITS.get(separator, f"arguments split at `{separator}`, with quotes and backslashes read")


def commands() -> str:
    glossary = read("api.toml")["arguments"]
    entries = load("api.toml", "api", {"name", "syntax", "module", "about"})
    words = {"slow": "can take long: run it by `bgapi`", "shell": "runs a shell or a program"}
    words |= {"console": "made for the console", "expands": "expands `${...}`", "deprecated": "deprecated"}
    lines = [HEAD.format(source="api.toml"), "# API commands\n"]
    lines.append(f"{len(entries)} entries: a command, or one form of a command that is a family.\n")
    for module, members in by_module(entries).items():
        lines.append(f"## {module}\n")
        for entry in members:
            said = [f"answers {RETURNS[entry['returns']]}"]
            if arguments(entry["syntax"]):
                said.append(split(entry))
            lines += entry_lines(entry, glossary, said + [words[flag] for flag in entry.get("flags", [])])
    return "\n".join(lines).rstrip() + "\n"


def applications() -> str:
    glossary = read("api.toml")["arguments"] | read("applications.toml")["arguments"]
    entries = load("applications.toml", "application", {"name", "syntax", "module", "about"})
    words = {"shell": "runs a shell", "deprecated": "deprecated"}
    lines = [HEAD.format(source="applications.toml"), "# Applications\n"]
    lines.append(f"{len(entries)} applications for `sendmsg execute`, `originate` and the dialplan.")
    lines.append("What is given as a text reaches the application as it is; expansion is asked for by its own type.\n")
    for module, members in by_module(entries).items():
        lines.append(f"## {module}\n")
        for entry in members:
            said = [split(entry)] if arguments(entry["syntax"]) else []
            lines += entry_lines(entry, glossary, said + [words[flag] for flag in entry.get("flags", [])])
    return "\n".join(lines).rstrip() + "\n"


def variables() -> str:
    entries = load("variables.toml", "variable", {"name", "type", "set_by", "about"})
    scopes = {"leg": "only in `[]`", "all": "only in `{}`"}
    lines = [HEAD.format(source="variables.toml"), "# Channel variables\n"]
    lines.append("An event has a variable as `variable_NAME`; some have a header of their own too.\n")
    lines.append("| variable | type | set by | in dial strings | header | what it is |\n|---|---|---|---|---|---|")
    for v in sorted(entries, key=lambda entry: str(entry["name"]).lower()):
        headers = ", ".join(f"`{header}`" for header in v.get("headers", []))
        scope = scopes.get(v.get("dial", ""), "")
        lines.append(f"| `{v['name']}` | {v['type']} | {v['set_by']} | {scope} | {headers} | {cell(v['about'])} |")
    lines.append("\n## Families\n\n| names that begin with | what they are |\n|---|---|")
    lines += [f"| `{f['name']}` | {cell(f['about'])} |" for f in load("variables.toml", "family", {"name", "about"})]
    return "\n".join(lines) + "\n"


def events() -> str:
    entries = load("events.toml", "event", {"name"})
    lines = [HEAD.format(source="events.toml, subclasses.toml and states.toml"), "# Events\n"]
    lines.append("What each says, where the core's own modules send it.")
    lines.append("The numbers are those that programs for libesl compile in.\n")
    lines.append("| event | what has happened | libesl's number |\n|---|---|---|")
    lines += [f"| `{e['name']}` | {cell(e.get('about', ''))} | {e.get('id', '')} |" for e in entries]
    lines.append("\n## Subclasses of CUSTOM\n")
    for entry in load("subclasses.toml", "subclass", {"name", "type", "about", "header"}):
        lines.append(f"### {entry['name']}\n\n{entry['about']}")
        if "action" in entry:
            lines.append(f"\n`{entry['action']}`: {', '.join(f'`{action}`' for action in entry['actions'])}")
        lines.append("\n| header | type | what it says |\n|---|---|---|")
        lines += [f"| `{h['name']}` | {h['type']} | {cell(h['about'])} |" for h in entry["header"]]
        lines.append("")
    lines.append("## States\n")
    for entry in load("states.toml", "enum", {"name", "about", "values"}):
        lines.append(f"### {entry['name']}\n\n{entry['about']}\n\n| value | number | |\n|---|---|---|")
        lines += [f"| `{v['name']}` | {v['number']} | {cell(v['about'])} |" for v in entry["values"]]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def causes() -> str:
    lines = [HEAD.format(source="causes.toml"), "# Hangup causes\n"]
    lines.append("Up to 127 the number is that of Q.850. SIP: what mod_sofia sends where it refuses a call.\n")
    lines.append("| cause | number | SIP | made of SIP | why it usually comes |\n|---|---|---|---|---|")
    for c in load("causes.toml", "cause", {"name", "code", "reason"}):
        made = ", ".join(map(str, c.get("from_sip", [])))
        lines.append(f"| `{c['name']}` | {c['code']} | {c.get('sip', 480)} | {made} | {cell(c['reason'])} |")
    return "\n".join(lines) + "\n"


def errors() -> str:
    lines = [HEAD.format(source="errors.toml"), "# Errors\n"]
    lines.append(
        "One table for all languages. `timeout`, for one, is `ESLNG_TIMEOUT` in C, `eslng.errors.Timeout` in Python,"
    )
    lines.append(
        "the `code` `timeout` in Node, and the exit code 5 of the tool. A number is never used for something else.\n"
    )
    lines.append("| error | number | what has happened | trying again can help | the switch may have done it |")
    lines.append("|---|---|---|---|---|")
    for e in load("errors.toml", "error", {"name", "number", "text", "retry", "outcome_unknown"}):
        said = ["yes" if e[flag] else "no" for flag in ("retry", "outcome_unknown")]
        lines.append(f"| `{e['name']}` | {e['number']} | {cell(e['text'])} | {said[0]} | {said[1]} |")
    return "\n".join(lines) + "\n"
