"""The numbers of events, hangup causes and errors for C: include/eslng_names.h, and the library's table of them."""

from typing import Any

from .catalogue import HEAD as RUST_HEAD
from .catalogue import load, text

HEAD = """/*
 * eslng_names.h: FreeSWITCH's names and eslng's errors as numbers. eslng.h includes it.
 *
 * Written by ci/generate from core/engine/catalogue: change that, not this.
 *
 * SPDX-License-Identifier: MIT OR Apache-2.0
 */
#ifndef ESLNG_NAMES_H
#define ESLNG_NAMES_H
"""
UNKNOWN_EVENT = "A name that is in no table, or none; eslng_event_name() says which."
UNKNOWN_CAUSE = "A cause that is in no table; its text stands beside it."


def sentence(line: str) -> str:
    return line[:1].upper() + line[1:].removesuffix(".") + "."


def event_number(event: dict[str, Any]) -> int:
    return int(event["id"]) if "id" in event else 1000 + int(event["core_id"])


def enum(name: str, about: str, values: list[tuple[str, int, str]]) -> list[str]:
    lines = [f"/** {about} */", f"typedef enum eslng_{name} {{"]
    for value, number, line in values:
        lines += [f"\t/** {line} */", f"\t{value} = {number},"]
    lines[-1] = lines[-1].removesuffix(",")
    return [*lines, f"}} eslng_{name}_t;", ""]


def header() -> str:
    errors = load("errors.toml", "error", {"name", "number", "text"})
    events = load("events.toml", "event", {"name"})
    causes = load("causes.toml", "cause", {"name", "code", "reason"})
    lines = [HEAD]
    lines += enum(
        "status",
        "What a function says: ESLNG_OK, or what went wrong. The numbers are frozen, and the same in every language.",
        [("ESLNG_OK", 0, "It worked.")]
        + [(f"ESLNG_{e['name'].upper()}", e["number"], sentence(e["text"])) for e in errors],
    )
    lines += enum(
        "event_id",
        "The names of events. The numbers are libesl's; 1000 is added to the core's where libesl has none.",
        [("ESLNG_EVENT_UNKNOWN", -1, UNKNOWN_EVENT)]
        + [(f"ESLNG_EVENT_{e['name']}", event_number(e), f"`{e['name']}`") for e in events],
    )
    lines += enum(
        "cause",
        "Why a call ended. Up to 127 the numbers are those of ITU-T Q.850, above that FreeSWITCH's own.",
        [("ESLNG_CAUSE_UNKNOWN", -1, UNKNOWN_CAUSE)]
        + [(f"ESLNG_CAUSE_{c['name']}", c["code"], sentence(c["reason"])) for c in causes],
    )
    return "\n".join([*lines, "#endif", ""])


def table() -> str:
    """The same for the library: numbers with their texts as C reads them."""
    lines = [RUST_HEAD.format(source="*.toml"), "use std::ffi::{CStr, c_int};\n"]
    lines.append("/// Errors: number, name, text.\npub(super) static ERRORS: &[(c_int, &CStr, &CStr)] = &[")
    for e in load("errors.toml", "error", {"name", "number", "text"}):
        lines.append(f"({e['number']}, c{text(e['name'])}, c{text(e['text'])}),")
    lines.append("];\n\n/// Events: number, name.\npub(super) static EVENTS: &[(c_int, &CStr)] = &[")
    lines += [f"({event_number(e)}, c{text(e['name'])})," for e in load("events.toml", "event", {"name"})]
    lines.append(
        "];\n\n/// Causes: number, name, why it usually comes.\npub(super) static CAUSES: &[(c_int, &CStr, &CStr)] = &["
    )
    for c in load("causes.toml", "cause", {"name", "code", "reason"}):
        lines.append(f"({c['code']}, c{text(c['name'])}, c{text(c['reason'])}),")
    lines.append("];")
    return "\n".join(lines)
