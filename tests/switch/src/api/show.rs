//! `show channels` and `show calls`, as text, JSON or XML, or counted.

use std::rc::Rc;

use crate::channel::{CallState, Channel};
use crate::clock;
use crate::core::Core;
use crate::event::push_json_string;
use crate::text;

const USAGE: &str = "-USAGE: codec|endpoint|application|api|dialplan|file|timer|calls [count]|channels [count|like <match string>]|\
calls|detailed_calls|bridged_calls|detailed_bridged_calls|aliases|complete|chat|management|modules|nat_map|say|interfaces|\
interface_types|tasks|limits|status\n";

/// The columns of a call's other leg, which are empty where it is not bridged.
const CALL_TAIL: [&str; 20] = [
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
    "call_created_epoch",
];

/// A row: each column's name with its value.
type Row = Vec<(&'static str, String)>;

/// `show channels|calls [count | as json|xml]`.
pub(super) fn show(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let channels = core.channels();
    let rows: Vec<Row> = match words.first() {
        Some(&"channels") => channels.iter().map(|channel| channel_row(core, channel)).collect(),
        Some(&"calls") => channels.iter().map(|channel| call_row(core, channel)).collect(),
        _ => return USAGE.to_owned(),
    };
    match words.get(1..).unwrap_or_default() {
        ["count"] => format!("\n{} total.\n", rows.len()),
        ["count", "as", "json"] => format!("{{\"row_count\":{}}}\n", rows.len()),
        [.., "as", "json"] => json(&rows),
        [.., "as", "xml"] => xml(&rows),
        _ => table(&rows),
    }
}

fn table(rows: &[Row]) -> String {
    let mut out = String::new();
    if let Some(first) = rows.first() {
        let names: Vec<&str> = first.iter().map(|(name, _)| *name).collect();
        out.push_str(&names.join(","));
        out.push('\n');
    }
    for row in rows {
        let values: Vec<&str> = row.iter().map(|(_, value)| value.as_str()).collect();
        out.push_str(&values.join(","));
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
    let mut out = format!("<result row_count=\"{}\">\n", rows.len());
    for (index, row) in rows.iter().enumerate() {
        out.push_str(&format!("  <row row_id=\"{}\">\n", index + 1));
        for (name, value) in row {
            let value = value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            out.push_str(&format!("    <{name}>{value}</{name}>\n"));
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

/// The columns that both tables begin with.
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
    vec![
        ("callstate", if answered { CallState::Active } else { channel.call_state() }.name().to_owned()),
        ("callee_name", profile.callee_id_name),
        ("callee_num", profile.callee_id_number),
        ("callee_direction", if turned { "RECV".to_owned() } else { String::new() }),
        ("call_uuid", if turned { channel.uuid.clone() } else { String::new() }),
    ]
}

fn channel_row(core: &Core, channel: &Channel) -> Row {
    let profile = channel.profile();
    let (application, argument) = channel.last_application();
    let mut row = identity(channel);
    row.extend([
        ("application", application),
        ("application_data", argument),
        ("dialplan", "xml".to_owned()),
        ("context", profile.context.clone()),
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

fn call_row(core: &Core, channel: &Channel) -> Row {
    let mut row = identity(channel);
    row.extend(blank(["presence_id", "presence_data", "accountcode"]));
    row.extend(callee(channel));
    row.push(("hostname", core.config.hostname.clone()));
    row.extend(blank(["sent_callee_name", "sent_callee_num"]));
    row.extend(blank(CALL_TAIL));
    row
}
