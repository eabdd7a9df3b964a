"""The enums of the vocabulary: event names, hangup causes, error kinds."""

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


def hangup_causes() -> str:
    causes = load("causes.toml", "cause", {"name", "code"})
    lines = [HEAD.format(source="causes.toml")]
    lines.append(
        "/// Why a call ended, `Hangup-Cause` on the wire. Causes that this version does not know are kept as text."
    )
    lines.append("#[derive(Clone, Debug, PartialEq, Eq, Hash)]\n#[non_exhaustive]\npub enum HangupCause {")
    lines += [f"/// `{c['name']}` ({c['code']})\n{camel(c['name'])}," for c in causes]
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
