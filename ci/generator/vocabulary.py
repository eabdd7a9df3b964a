"""The enums of the vocabulary: event names, hangup causes, error kinds."""

from typing import Any

from .catalogue import HEAD, camel, load, text


def event_names() -> str:
    events = load("events.toml", "event", {"name"})
    lines = [HEAD.format(source="events.toml")]
    lines.append(
        "/// The name of an event, `Event-Name` on the wire. Names that this version does not know are kept as text."
    )
    lines.append("#[derive(Clone, Debug, PartialEq, Eq, Hash)]\n#[non_exhaustive]\npub enum EventName {")
    lines += [f"/// `{e['name']}`\n{camel(e['name'])}," for e in events]
    lines.append("/// A name that is in no table, as it was written.\nOther(Box<str>),\n}\n")
    lines.append("impl EventName {")
    lines.append(f"/// Every known name, in the order of libesl's ids.\npub const ALL: [EventName; {len(events)}] = [")
    lines += [f"EventName::{camel(e['name'])}," for e in events]
    lines.append("];\n")
    lines.append("/// The name as the wire has it.\npub fn as_str(&self) -> &str {\nmatch self {")
    lines += [f'EventName::{camel(e["name"])} => "{e["name"]}",' for e in events]
    lines.append("EventName::Other(name) => name,\n}\n}\n")
    lines.append("/// libesl's number (`esl_event_types_t`); `None` for names that libesl does not know.")
    lines.append("pub fn id(&self) -> Option<u32> {\nmatch self {")
    lines += [f"EventName::{camel(e['name'])} => Some({e['id']})," for e in events if "id" in e]
    lines.append("_ => None,\n}\n}\n")
    lines.append(
        "/// The known name that is written so, in this case.\n"
        "pub fn known(name: &str) -> Option<EventName> {\nmatch name {"
    )
    lines += [f'"{e["name"]}" => Some(EventName::{camel(e["name"])}),' for e in events]
    lines.append("_ => None,\n}\n}\n}\n")
    return "\n".join(lines)


def c_event_names() -> str:
    """The names that C knows, at libesl's numbers."""
    events = sorted((e for e in load("events.toml", "event", {"name"}) if "id" in e), key=lambda e: int(e["id"]))
    if [e["id"] for e in events] != list(range(len(events))):
        raise ValueError("events.toml: libesl's numbers have a gap")
    lines = [HEAD.format(source="events.toml"), "use std::ffi::CStr;\n"]
    lines.append("/// The names of libesl's events, at their numbers.")
    lines.append(f"pub(crate) static NAMES: [&CStr; {len(events)}] = [")
    lines += [f'c"{e["name"]}",' for e in events]
    lines.append("];")
    return "\n".join(lines)


def hangup_causes() -> str:
    causes = load("causes.toml", "cause", {"name", "code", "reason"})
    lines = [HEAD.format(source="causes.toml")]
    lines.append(
        "/// Why a call ended, `Hangup-Cause` on the wire. Causes that this version does not know are kept as text."
    )
    lines.append("#[derive(Clone, Debug, PartialEq, Eq, Hash)]\n#[non_exhaustive]\npub enum HangupCause {")
    lines += [f"/// `{c['name']}` ({c['code']}): {c['reason']}\n{camel(c['name'])}," for c in causes]
    lines.append("/// A cause that is in no table, as it was written.\nOther(Box<str>),\n}\n")
    lines.append("impl HangupCause {")
    lines.append(f"/// Every known cause, in the order of its code.\npub const ALL: [HangupCause; {len(causes)}] = [")
    lines += [f"HangupCause::{camel(c['name'])}," for c in causes]
    lines.append("];\n")
    lines.append("/// The cause as the wire has it.\npub fn as_str(&self) -> &str {\nmatch self {")
    lines += [f'HangupCause::{camel(c["name"])} => "{c["name"]}",' for c in causes]
    lines.append("HangupCause::Other(name) => name,\n}\n}\n")
    lines.append(
        "/// FreeSWITCH's number: up to 127 that of ITU-T Q.850, above that its own. `None` for an unknown cause."
    )
    lines.append("pub fn code(&self) -> Option<u16> {\nmatch self {")
    lines += [f"HangupCause::{camel(c['name'])} => Some({c['code']})," for c in causes]
    lines.append("HangupCause::Other(_) => None,\n}\n}\n")
    lines.append(
        "/// Why it usually comes; empty for an unknown cause.\npub fn reason(&self) -> &'static str {\nmatch self {"
    )
    lines += [f"HangupCause::{camel(c['name'])} => {text(c['reason'])}," for c in causes]
    lines.append('HangupCause::Other(_) => "",\n}\n}\n')
    lines.append("/// The SIP status that mod_sofia sends for it where it refuses a call.")
    lines.append("pub fn sip_status(&self) -> u16 {\nmatch self {")
    lines += [f"HangupCause::{camel(c['name'])} => {c['sip']}," for c in causes if c.get("sip", 480) != 480]
    lines.append("_ => 480,\n}\n}\n")
    lines.append(
        "/// The cause that mod_sofia makes of a SIP status.\npub fn from_sip_status(status: u16) -> HangupCause {"
    )
    lines.append("match status {")
    for c in causes:
        if "from_sip" in c:
            lines.append(f"{' | '.join(map(str, c['from_sip']))} => HangupCause::{camel(c['name'])},")
    lines.append("_ => HangupCause::NormalUnspecified,\n}\n}\n")
    lines.append(
        "/// The known cause that is written so, in this case.\n"
        "pub fn known(name: &str) -> Option<HangupCause> {\nmatch name {"
    )
    lines += [f'"{c["name"]}" => Some(HangupCause::{camel(c["name"])}),' for c in causes]
    lines.append("_ => None,\n}\n}\n}\n")
    return "\n".join(lines)


def error_kinds() -> str:
    errors = load("errors.toml", "error", {"name", "number", "text", "retry", "outcome_unknown"})
    lines = [HEAD.format(source="errors.toml")]
    lines.append("/// What went wrong, the same in every language. The numbers are frozen.")
    lines.append(
        "#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]\n#[non_exhaustive]\n#[repr(u16)]\npub enum ErrorKind {"
    )
    lines += [f"/// {e['text'][:1].upper() + e['text'][1:]}.\n{camel(e['name'])} = {e['number']}," for e in errors]
    lines.append("}\n\nimpl ErrorKind {")
    lines.append(f"/// Every kind, in the order of its number.\npub const ALL: [ErrorKind; {len(errors)}] = [")
    lines += [f"ErrorKind::{camel(e['name'])}," for e in errors]
    lines.append("];\n")
    lines.append("/// The name that every face uses, in snake case.\npub fn name(self) -> &'static str {\nmatch self {")
    lines += [f'ErrorKind::{camel(e["name"])} => "{e["name"]}",' for e in errors]
    lines.append("}\n}\n")
    lines.append("/// One line for a person.\npub fn text(self) -> &'static str {\nmatch self {")
    lines += [f'ErrorKind::{camel(e["name"])} => "{e["text"]}",' for e in errors]
    lines.append("}\n}\n")
    for field, doc in (
        ("retry", "Whether trying the same again, perhaps on a new connection, can help."),
        ("outcome_unknown", "Whether the switch may have carried the command out."),
    ):
        lines.append(f"/// {doc}\npub fn {'can_retry' if field == 'retry' else field}(self) -> bool {{")
        yes = " | ".join(f"ErrorKind::{camel(e['name'])}" for e in errors if e[field])
        lines.append(f"matches!(self, {yes})\n}}\n")
    lines.append("}\n")
    return "\n".join(lines)


def variables() -> str:
    entries = load("variables.toml", "variable", {"name", "type", "set_by", "about"})
    families = load("variables.toml", "family", {"name", "about"})
    lines = [HEAD.format(source="variables.toml")]
    lines.append("use super::variable::{DialScope, SetBy, Variable, VariableFamily, VariableType};\n")
    lines.append(f"pub(super) static TABLE: [Variable; {len(entries)}] = [")
    for entry in entries:
        lines.append(f"Variable {{ name: {text(entry['name'])}, kind: VariableType::{camel(entry['type'])},")
        lines.append(f"set_by: SetBy::{camel(entry['set_by'])}, scope: DialScope::{camel(entry.get('dial', 'any'))},")
        headers = ", ".join(text(header) for header in entry.get("headers", []))
        lines.append(f"headers: &[{headers}], about: {text(entry['about'])} }},")
    lines.append(f"];\n\npub(super) static FAMILIES: [VariableFamily; {len(families)}] = [")
    lines += [f"VariableFamily {{ prefix: {text(f['name'])}, about: {text(f['about'])} }}," for f in families]
    lines.append("];\n")
    return "\n".join(lines)


def states() -> str:
    lines = [HEAD.format(source="states.toml"), "use std::fmt;\n"]
    for entry in load("states.toml", "enum", {"name", "about", "values"}):
        name, values = entry["name"], entry["values"]

        def variant(value: dict[str, Any]) -> str:
            return camel(value["name"].removeprefix("CS_"))

        lines.append(f"/// {entry['about']} What this version does not know is kept as text.")
        lines.append(f"#[derive(Clone, Debug, PartialEq, Eq, Hash)]\n#[non_exhaustive]\npub enum {name} {{")
        lines += [f"/// `{v['name']}`: {v['about']}\n{variant(v)}," for v in values]
        lines.append("/// Another, as it was written.\nOther(Box<str>),\n}\n")
        lines.append(f"impl {name} {{\n/// Every known one, in the order of its number.")
        lines.append(
            f"pub const ALL: [{name}; {len(values)}] = [{', '.join(f'{name}::{variant(v)}' for v in values)}];\n"
        )
        lines.append("/// As the wire has it.\npub fn as_str(&self) -> &str {\nmatch self {")
        lines += [f'{name}::{variant(v)} => "{v["name"]}",' for v in values]
        lines.append(f"{name}::Other(text) => text,\n}}\n}}\n")
        lines.append(
            "/// FreeSWITCH's number; `None` for an unknown one.\npub fn number(&self) -> Option<u32> {\nmatch self {"
        )
        lines += [f"{name}::{variant(v)} => Some({v['number']})," for v in values]
        lines.append(f"{name}::Other(_) => None,\n}}\n}}\n}}\n")
        lines.append(f"/// Exact: what is not known becomes `Other`.\nimpl From<&str> for {name} {{")
        lines.append("fn from(text: &str) -> Self {\nmatch text {")
        lines += [f'"{v["name"]}" => {name}::{variant(v)},' for v in values]
        lines.append(f"_ => {name}::Other(text.into()),\n}}\n}}\n}}\n")
        lines.append(f"impl fmt::Display for {name} {{\nfn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {{")
        lines.append("f.write_str(self.as_str())\n}\n}\n")
    return "\n".join(lines)


GETTERS = {
    "text": ("Option<Cow<'e, str>>", "self.0.get({header})"),
    "uuid": ("Option<Cow<'e, str>>", "self.0.get({header})"),
    "bool": ("Option<bool>", "self.0.get({header}).map(|value| is_true(&value))"),
    "integer": ("Option<i64>", "self.0.get({header})?.trim().parse().ok()"),
    "seconds": ("Option<Duration>", "self.0.get({header})?.trim().parse().ok().map(Duration::from_secs)"),
    "epoch": (
        "Option<Duration>",
        "self.0.get({header})?.trim().parse().ok().filter(|&n| n > 0).map(Duration::from_secs)",
    ),
    "cause": ("Option<HangupCause>", "self.0.get({header}).map(|value| HangupCause::from(&*value))"),
}
NOTES = {"epoch": " The time since 1970.", "seconds": " In whole seconds."}


def subclasses() -> str:
    entries = load("subclasses.toml", "subclass", {"name", "type", "about", "header"})
    lines = [HEAD.format(source="subclasses.toml"), "use std::borrow::Cow;\nuse std::time::Duration;\n"]
    lines.append(
        "use super::HangupCause;\nuse super::subclass::{SubclassEntry, view};\n"
        "use super::variable::{VariableType, is_true};\n"
    )
    lines.append(f"pub(super) static TABLE: [SubclassEntry; {len(entries)}] = [")
    for entry in entries:
        fields = ", ".join(f"({text(h['name'])}, VariableType::{camel(h['type'])})" for h in entry["header"])
        lines.append(
            f"SubclassEntry {{ name: {text(entry['name'])}, about: {text(entry['about'])}, headers: &[{fields}] }},"
        )
    lines.append("];\n")
    for entry in entries:
        name = entry["type"]
        lines.append(f"view! {{\n/// `{entry['name']}`: {entry['about']}\n{name} = {text(entry['name'])}\n}}\n")
        lines.append(f"impl<'e> {name}<'e> {{")
        if "action" in entry:
            lines.append(f"/// What happened, `{entry['action']}`.\npub fn action(&self) -> Option<{name}Action> {{")
            lines.append(f"self.0.get({text(entry['action'])}).map(|value| {name}Action::from(&*value))\n}}\n")
        for header in entry["header"]:
            method = header["name"].lower().replace("-", "_")
            kind, body = GETTERS[header["type"]]
            lines.append(f"/// `{header['name']}`: {header['about']}{NOTES.get(header['type'], '')}")
            lines.append(f"pub fn {method}(&self) -> {kind} {{")
            lines.append(body.format(header=text(header["name"])) + "\n}\n")
        lines.append("}\n")
        if "action" not in entry:
            continue
        lines.append(f"/// What a [`{name}`] event says happened.")
        lines.append(f"#[derive(Clone, Debug, PartialEq, Eq, Hash)]\n#[non_exhaustive]\npub enum {name}Action {{")
        lines += [f"/// `{action}`\n{camel(action)}," for action in entry["actions"]]
        lines.append("/// Another, as it was written.\nOther(Box<str>),\n}\n")
        lines.append(f"impl From<&str> for {name}Action {{\nfn from(text: &str) -> Self {{\nmatch text {{")
        lines += [f'"{action}" => {name}Action::{camel(action)},' for action in entry["actions"]]
        lines.append(f"_ => {name}Action::Other(text.into()),\n}}\n}}\n}}\n")
    return "\n".join(lines)
