//! How rooms and members are listed: as lines, JSON (as cJSON prints it) and XML.

use std::rc::Rc;

use super::{Member, Room};
use crate::core::Core;
use crate::text::escape_xml;

/// What the profile of the rooms says, with the names of JSON and XML.
const FLAGS: &str = "running|answered|enforce_min|dynamic|exit_sound|enter_sound|json_status";

/// Seconds since the room was opened, at least 1.
pub(super) fn run_time(core: &Core, room: &Room) -> u64 {
    since(core, room.created)
}

fn since(core: &Core, moment: u64) -> u64 {
    ((core.clock.now() - moment).div_ceil(1_000_000)).max(1)
}

pub(super) fn summary(room: &Room) -> String {
    let count = room.members.borrow().len();
    let locked = if room.locked.get() { "locked|" } else { "" };
    format!(
        "+OK Conference {} ({count} member{} rate: 8000 flags: {locked}{FLAGS})\n",
        room.name,
        if count == 1 { "" } else { "s" }
    )
}

pub(super) fn members(room: &Room) -> String {
    let line = |member: &Rc<Member>| {
        let profile = member.channel.profile();
        let mut flags = Vec::new();
        if member.hears.get() {
            flags.push("hear");
        }
        if member.speaks.get() {
            flags.push("speak");
        }
        if room.floor.get() == Some(member.id) {
            flags.push("floor");
        }
        format!(
            "{};{};{};{};{};{};0;0;100\n",
            member.id,
            member.channel.name(),
            member.channel.uuid,
            profile.caller_id_name,
            profile.caller_id_number,
            flags.join("|")
        )
    };
    room.members().iter().map(line).collect()
}

pub(super) fn json(core: &Core, rooms: &[Rc<Room>]) -> String {
    let rooms: Vec<String> = rooms.iter().map(|room| json_room(core, room)).collect();
    format!("[{}]", rooms.join(", "))
}

/// An object of cJSON's pretty printer, `depth` tabs deep, from values that are JSON already.
fn object(depth: usize, fields: &[(&str, String)]) -> String {
    let indent = "\t".repeat(depth);
    let lines: Vec<String> = fields.iter().map(|(name, value)| format!("{indent}\t\"{name}\":\t{value}")).collect();
    let lines = lines.join(",\n");
    if fields.is_empty() { format!("{{\n{indent}}}") } else { format!("{{\n{lines}\n{indent}}}") }
}

fn quoted(text: &str) -> String {
    let mut out = Vec::new();
    crate::event::push_json_string(&mut out, text);
    crate::text::decode(&out)
}

fn json_room(core: &Core, room: &Room) -> String {
    let members = room.members();
    let listed: Vec<String> = members.iter().map(|member| json_member(core, room, member)).collect();
    let flag = |value: bool| value.to_string();
    object(
        1,
        &[
            ("conference_name", quoted(&room.name)),
            ("member_count", members.len().to_string()),
            ("ghost_count", "0".to_owned()),
            ("rate", "8000".to_owned()),
            ("run_time", run_time(core, room).to_string()),
            ("conference_uuid", quoted(&room.uuid)),
            ("canvas_count", "0".to_owned()),
            ("max_bw_in", "0".to_owned()),
            ("force_bw_in", "0".to_owned()),
            ("video_floor_packets", "0".to_owned()),
            ("locked", flag(room.locked.get())),
            ("destruct", flag(false)),
            ("wait_mod", flag(false)),
            ("audio_always", flag(false)),
            ("running", flag(true)),
            ("answered", flag(true)),
            ("enforce_min", flag(true)),
            ("bridge_to", flag(false)),
            ("dynamic", flag(true)),
            ("exit_sound", flag(true)),
            ("enter_sound", flag(true)),
            ("recording", flag(false)),
            ("video_bridge", flag(false)),
            ("video_floor_only", flag(false)),
            ("video_rfc4579", flag(false)),
            ("variables", object(2, &[])),
            ("members", format!("[{}]", listed.join(", "))),
        ],
    )
}

fn json_member(core: &Core, room: &Room, member: &Member) -> String {
    let profile = member.channel.profile();
    let flags = [
        ("can_hear", member.hears.get()),
        ("can_see", true),
        ("can_speak", member.speaks.get()),
        ("hold", false),
        ("mute_detect", false),
        ("talking", false),
        ("has_video", false),
        ("video_bridge", false),
        ("has_floor", room.floor.get() == Some(member.id)),
        ("is_moderator", false),
        ("end_conference", false),
        ("mandatory_member_end_conference", false),
        ("pass_digits", false),
    ];
    let zero = || "0".to_owned();
    object(
        3,
        &[
            ("type", quoted("caller")),
            ("id", member.id.to_string()),
            ("flags", object(4, &flags.map(|(name, value)| (name, value.to_string())))),
            ("uuid", quoted(&member.channel.uuid)),
            ("caller_id_name", quoted(&profile.caller_id_name)),
            ("caller_id_number", quoted(&profile.caller_id_number)),
            ("join_time", since(core, member.joined).to_string()),
            ("last_talking", zero()),
            ("energy", "100".to_owned()),
            ("volume_in", zero()),
            ("volume_out", zero()),
            ("output-volume", zero()),
            ("input-volume", zero()),
        ],
    )
}

pub(super) fn xml(core: &Core, rooms: &[Rc<Room>]) -> String {
    let mut out = "<?xml version=\"1.0\"?>\n<conferences>\n".to_owned();
    for room in rooms {
        let members = room.members();
        let locked = if room.locked.get() { " locked=\"true\"" } else { "" };
        out.push_str(&format!(
            "  <conference name=\"{}\" member-count=\"{}\" ghost-count=\"0\" rate=\"8000\" uuid=\"{}\"{locked} running=\"true\" \
             answered=\"true\" enforce_min=\"true\" dynamic=\"true\" exit_sound=\"true\" enter_sound=\"true\" run_time=\"{}\">\n    \
             <variables></variables>\n    <members>\n",
            escape_xml(&room.name),
            members.len(),
            room.uuid,
            run_time(core, room)
        ));
        members.iter().for_each(|member| out.push_str(&xml_member(core, room, member)));
        out.push_str("    </members>\n  </conference>\n");
    }
    out + "</conferences>\n"
}

fn xml_member(core: &Core, room: &Room, member: &Member) -> String {
    let profile = member.channel.profile();
    let flags = [
        ("can_hear", member.hears.get()),
        ("can_see", true),
        ("can_speak", member.speaks.get()),
        ("mute_detect", false),
        ("talking", false),
        ("hold", false),
        ("has_video", false),
        ("video_bridge", false),
        ("has_floor", room.floor.get() == Some(member.id)),
        ("is_moderator", false),
        ("end_conference", false),
        ("mandatory_member_end_conference", false),
        ("is_ghost", false),
    ];
    let line = |indent: &str, name: &str, value: &str| format!("{indent}<{name}>{}</{name}>\n", escape_xml(value));
    let flags: String = flags.iter().map(|(name, value)| line("          ", name, &value.to_string())).collect();
    let values = [
        ("uuid", member.channel.uuid.as_str()),
        ("caller_id_name", &profile.caller_id_name),
        ("caller_id_number", &profile.caller_id_number),
        ("join_time", &since(core, member.joined).to_string()),
        ("last_talking", "N/A"),
        ("energy", "100"),
        ("volume_in", "0"),
        ("volume_out", "0"),
        ("output-volume", "0"),
    ];
    let values: String = values.iter().map(|(name, value)| line("        ", name, value)).collect();
    let id = line("        ", "id", &member.id.to_string());
    format!("      <member type=\"caller\">\n{id}        <flags>\n{flags}        </flags>\n{values}      </member>\n")
}
