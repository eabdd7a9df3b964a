//! `show`: channels, calls and what is loaded, as text, JSON or XML, or counted; and `help`.

use std::rc::Rc;

use super::tables::{self, Interface};
use crate::channel::{CallState, Channel};
use crate::clock;
use crate::core::Core;
use crate::event::push_json_string;
use crate::text;

/// A row: each column's name with its value.
type Row = Vec<(&'static str, String)>;

/// What `show` can be asked for by type, as interfaces of modules.
const TYPES: [&str; 9] = ["codec", "dialplan", "file", "timer", "chat", "say", "management", "endpoint", "limit"];

/// `show WHAT [count] [as json|xml|csv|delim D]`.
pub(super) fn show(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let what = words.first().copied().unwrap_or_default();
    let Some(mut rows) = rows(core, what) else { return tables::usage("show") };
    if let (true, ["like", wanted]) = (what == "channels", words.get(1..3).unwrap_or_default()) {
        let wanted = wanted.trim_matches('%').to_lowercase();
        rows.retain(|row| row.iter().any(|(_, value)| value.to_lowercase().contains(&wanted)));
    }
    let count = words.contains(&"count");
    let format = words.iter().position(|word| word.eq_ignore_ascii_case("as")).map(|at| &words[at + 1..]).unwrap_or_default();
    match (format.first().map(|format| format.to_ascii_lowercase()).as_deref(), count) {
        (None | Some("delim" | "csv"), true) => format!("\n{} total.\n", rows.len()),
        (None | Some("delim" | "csv"), false) => table(&rows, format.get(1).unwrap_or(&",")),
        (Some("json"), true) => format!("{{\"row_count\":{}}}\n", rows.len()),
        (Some("json"), false) => json(&rows),
        (Some("xml"), true) => format!("<result row_count=\"{}\"/>\n", rows.len()),
        (Some("xml"), false) => xml(&rows),
        (Some(other), _) => format!("-ERR Cannot find format {other}\n"),
    }
}

/// `help [COMMAND]`: the API commands with their syntax.
pub(super) fn help(_: &Rc<Core>, argument: &str) -> String {
    let line = |entry: Interface| format!("{},{},{},{}\n", entry.name, entry.syntax, entry.description, entry.module);
    let found: String = tables::api().filter(|entry| argument.is_empty() || entry.name == argument).map(line).collect();
    match (argument, found.as_str()) {
        ("", _) => format!("\nValid Commands:\n\n{found}"),
        (_, "") => "-ERR No such command\n".to_owned(),
        _ => found,
    }
}

fn rows(core: &Core, what: &str) -> Option<Vec<Row>> {
    let channels = core.channels();
    let bridged = || channels.iter().filter(|channel| channel.caller_of_bridge().is_some());
    // A call is shown by the leg that made it.
    let calls = || channels.iter().filter(|channel| channel.partner().is_none() || channel.caller_of_bridge().is_some());
    Some(match what.to_ascii_lowercase().as_str() {
        "channels" => channels.iter().map(|channel| channel_row(core, channel)).collect(),
        "calls" => calls().map(|channel| call_row(core, channel)).collect(),
        "bridged_calls" => bridged().map(|channel| call_row(core, channel)).collect(),
        "detailed_calls" => calls().map(|channel| detailed_row(core, channel)).collect(),
        "detailed_bridged_calls" => bridged().map(|channel| detailed_row(core, channel)).collect(),
        "registrations" | "nat_map" => Vec::new(),
        "aliases" => core.state.borrow().aliases.iter().map(|(alias, command)| alias_row(core, alias, command)).collect(),
        "complete" => tables::completions().map(|words| complete_row(core, &words)).collect(),
        "tasks" => core.tasks.rows(core),
        "api" => tables::api().filter(|entry| !entry.description.is_empty()).map(described_row).collect(),
        "application" => tables::applications().filter(|entry| !entry.description.is_empty()).map(described_row).collect(),
        "interfaces" => tables::interfaces().map(interface_row).collect(),
        "interface_types" => interface_types(),
        "modules" => modules(core),
        named => {
            let kind = TYPES.into_iter().find(|kind| named.strip_suffix('s').unwrap_or(named) == *kind)?;
            tables::interfaces().filter(|entry| entry.kind == kind).map(interface_row).collect()
        }
    })
}

fn table(rows: &[Row], separator: &str) -> String {
    let mut out = String::new();
    if let Some(first) = rows.first() {
        let names: Vec<&str> = first.iter().map(|(name, _)| *name).collect();
        out.push_str(&names.join(separator));
        out.push('\n');
    }
    for row in rows {
        let values: Vec<&str> = row.iter().map(|(_, value)| value.as_str()).collect();
        out.push_str(&values.join(separator));
        out.push('\n');
    }
    out.push_str(&format!("\n{} total.\n", rows.len()));
    out
}

fn json(rows: &[Row]) -> String {
    if rows.is_empty() {
        return "{\"row_count\": 0}\n".to_owned();
    }
    let mut out = format!("{{\"row_count\":{},\"rows\":[", rows.len()).into_bytes();
    for (index, row) in rows.iter().enumerate() {
        out.extend_from_slice(if index == 0 { b"{" } else { b",{" });
        for (index, (name, value)) in row.iter().enumerate() {
            if index > 0 {
                out.push(b',');
            }
            push_json_string(&mut out, name);
            out.push(b':');
            push_json_string(&mut out, value);
        }
        out.push(b'}');
    }
    out.extend_from_slice(b"]}");
    text::decode(&out)
}

fn xml(rows: &[Row]) -> String {
    if rows.is_empty() {
        return "<result row_count=\"0\"/>\n".to_owned();
    }
    let mut out = format!("<result row_count=\"{}\">\n", rows.len());
    for (index, row) in rows.iter().enumerate() {
        out.push_str(&format!("  <row row_id=\"{}\">\n", index + 1));
        for (name, value) in row {
            out.push_str(&format!("    <{name}>{}</{name}>\n", text::escape_xml(value)));
        }
        out.push_str("  </row>\n");
    }
    out.push_str("</result>\n");
    out
}

/// Names of columns with nothing to show here.
fn blank<const N: usize>(names: [&'static str; N]) -> [(&'static str, String); N] {
    names.map(|name| (name, String::new()))
}

/// The columns that every table of channels begins with.
fn identity(channel: &Channel) -> Row {
    let profile = channel.profile();
    let created = channel.times().created;
    vec![
        ("uuid", channel.uuid.clone()),
        ("direction", if channel.is_outbound { "outbound" } else { "inbound" }.to_owned()),
        ("created", clock::local(created)),
        ("created_epoch", (created / 1_000_000).to_string()),
        ("name", channel.name()),
        ("state", channel.shown_state().to_owned()),
        ("cid_name", profile.caller_id_name),
        ("cid_num", profile.caller_id_number),
        ("ip_addr", String::new()),
        ("dest", profile.destination_number),
    ]
}

/// The columns about the callee. A leg that the switch itself called has had its caller id turned round.
fn callee(channel: &Channel) -> Row {
    let profile = channel.profile();
    let answered = channel.is_answered();
    let turned = channel.variable("channel_cid_flipped").is_some();
    let call_uuid = channel.caller_of_bridge().map(|_| channel.uuid.clone()).or_else(|| channel.partner());
    vec![
        ("callstate", if answered { CallState::Active } else { channel.call_state() }.name().to_owned()),
        ("callee_name", profile.callee_id_name),
        ("callee_num", profile.callee_id_number),
        ("callee_direction", if turned { "RECV".to_owned() } else { String::new() }),
        ("call_uuid", if turned { channel.uuid.clone() } else { call_uuid.unwrap_or_default() }),
    ]
}

/// What one leg shows in the detailed tables.
fn leg(core: &Core, channel: &Channel) -> Row {
    let profile = channel.profile();
    let (application, argument) = channel.last_application();
    let mut row = identity(channel);
    row.extend([
        ("application", application),
        ("application_data", argument),
        ("dialplan", "xml".to_owned()),
        ("context", profile.context),
        ("read_codec", "L16".to_owned()),
        ("read_rate", "8000".to_owned()),
        ("read_bit_rate", "128000".to_owned()),
        ("write_codec", "L16".to_owned()),
        ("write_rate", "8000".to_owned()),
        ("write_bit_rate", "128000".to_owned()),
        ("secure", String::new()),
        ("hostname", core.config.hostname.clone()),
    ]);
    row.extend(blank(["presence_id", "presence_data", "accountcode"]));
    row.extend(callee(channel));
    row.extend(blank(["sent_callee_name", "sent_callee_num"]));
    row
}

fn channel_row(core: &Core, channel: &Channel) -> Row {
    let profile = channel.profile();
    let mut row = leg(core, channel);
    row.extend([
        ("initial_cid_name", profile.orig_caller_id_name),
        ("initial_cid_num", profile.orig_caller_id_number),
        ("initial_ip_addr", String::new()),
        ("initial_dest", profile.destination_number),
        ("initial_dialplan", "xml".to_owned()),
        ("initial_context", profile.context),
    ]);
    row
}

/// What the legs show in the short tables, without the host.
fn short(channel: &Channel) -> Row {
    let mut row = identity(channel);
    row.extend(blank(["presence_id", "presence_data", "accountcode"]));
    row.extend(callee(channel));
    row
}

/// The columns of a call's other leg in the short tables, in order.
const SHORT_TAIL: [&str; 19] = [
    "b_uuid",
    "b_direction",
    "b_created",
    "b_created_epoch",
    "b_name",
    "b_state",
    "b_cid_name",
    "b_cid_num",
    "b_ip_addr",
    "b_dest",
    "b_presence_id",
    "b_presence_data",
    "b_accountcode",
    "b_callstate",
    "b_callee_name",
    "b_callee_num",
    "b_callee_direction",
    "b_sent_callee_name",
    "b_sent_callee_num",
];

/// The same in the detailed tables.
const DETAILED_TAIL: [&str; 32] = [
    "b_uuid",
    "b_direction",
    "b_created",
    "b_created_epoch",
    "b_name",
    "b_state",
    "b_cid_name",
    "b_cid_num",
    "b_ip_addr",
    "b_dest",
    "b_application",
    "b_application_data",
    "b_dialplan",
    "b_context",
    "b_read_codec",
    "b_read_rate",
    "b_read_bit_rate",
    "b_write_codec",
    "b_write_rate",
    "b_write_bit_rate",
    "b_secure",
    "b_hostname",
    "b_presence_id",
    "b_presence_data",
    "b_accountcode",
    "b_callstate",
    "b_callee_name",
    "b_callee_num",
    "b_callee_direction",
    "b_call_uuid",
    "b_sent_callee_name",
    "b_sent_callee_num",
];

/// The other leg of a bridge under these names, each from the column of that name without `b_`; nothing where there is none.
fn tail(names: &[&'static str], other: Option<&Row>, bridged: u64) -> Row {
    let value = |name: &str| {
        let other = other?.iter().find(|(known, _)| *known == &name[2..])?;
        Some(other.1.clone())
    };
    let mut row: Row = names.iter().map(|name| (*name, value(name).unwrap_or_default())).collect();
    let epoch = if other.is_some() { (bridged / 1_000_000).to_string() } else { String::new() };
    row.push(("call_created_epoch", epoch));
    row
}

fn call_row(core: &Core, channel: &Channel) -> Row {
    let mut row = short(channel);
    row.push(("hostname", core.config.hostname.clone()));
    row.extend(blank(["sent_callee_name", "sent_callee_num"]));
    let other = channel.caller_of_bridge().and_then(|uuid| core.channel(&uuid)).map(|other| short(&other));
    row.extend(tail(&SHORT_TAIL, other.as_ref(), channel.times().bridged));
    row
}

fn detailed_row(core: &Core, channel: &Channel) -> Row {
    let mut row = leg(core, channel);
    let other = channel.caller_of_bridge().and_then(|uuid| core.channel(&uuid)).map(|other| leg(core, &other));
    row.extend(tail(&DETAILED_TAIL, other.as_ref(), channel.times().bridged));
    row
}

fn alias_row(core: &Core, alias: &str, command: &str) -> Row {
    vec![
        ("sticky", "0".to_owned()),
        ("alias", alias.to_owned()),
        ("command", command.to_owned()),
        ("hostname", core.config.hostname.clone()),
    ]
}

fn complete_row(core: &Core, words: &[&str]) -> Row {
    const COLUMNS: [&str; 10] = ["a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "a10"];
    let mut row = vec![("sticky", "0".to_owned())];
    row.extend(COLUMNS.iter().enumerate().map(|(at, name)| (*name, words.get(at).copied().unwrap_or_default().to_owned())));
    row.push(("hostname", core.config.hostname.clone()));
    row
}

fn described_row(entry: Interface) -> Row {
    vec![("name", entry.name), ("description", entry.description), ("syntax", entry.syntax), ("ikey", entry.module)]
}

fn interface_row(entry: Interface) -> Row {
    vec![("type", entry.kind.to_owned()), ("name", entry.name), ("ikey", entry.module)]
}

fn interface_types() -> Vec<Row> {
    let mut totals: Vec<(&'static str, u32)> = Vec::new();
    for entry in tables::interfaces() {
        match totals.last_mut() {
            Some((kind, total)) if *kind == entry.kind => *total += 1,
            _ => totals.push((entry.kind, 1)),
        }
    }
    totals.into_iter().map(|(kind, total)| vec![("type", kind.to_owned()), ("total", total.to_string())]).collect()
}

/// Each interface once, with the file of its module.
fn modules(core: &Core) -> Vec<Row> {
    let folder = core.global("mod_dir").unwrap_or_default();
    let mut rows: Vec<Row> = Vec::new();
    for entry in tables::interfaces() {
        let file = entry.file(&folder);
        let mut row = interface_row(entry);
        row.push(("filename", file));
        if rows.last() != Some(&row) {
            rows.push(row);
        }
    }
    rows
}
