//! The API command `conference`.

use std::rc::Rc;

use super::{Member, Room, kick, list, play};
use crate::channel::{self, Cause};
use crate::core::{Core, Origin};

/// `list`, `json_list`, `xml_list` and `count` of all rooms, or a command of one room behind its name.
pub(crate) fn api(core: &Rc<Core>, argument: &str) -> String {
    let (first, rest) = argument.split_once(' ').unwrap_or((argument, ""));
    let rooms = core.conferences.rooms.borrow().clone();
    match first {
        "" => "-ERR Memory Error\n".to_owned(),
        "list" if rooms.is_empty() => "+OK No active conferences.\n".to_owned(),
        "list" if rest == "count" => format!("+OK Conference count {}\n", rooms.len()),
        "list" => rooms.iter().map(|room| list::summary(room) + &list::members(room)).collect(),
        "count" => format!("{}\n", rooms.len()),
        "json_list" => list::json(core, &rooms),
        "xml_list" => list::xml(core, &rooms),
        name => match core.conferences.room(name) {
            Some(room) => command(core, &room, rest),
            None => format!("-ERR Conference {name} not found\n"),
        },
    }
}

fn command(core: &Rc<Core>, room: &Rc<Room>, text: &str) -> String {
    let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
    let word = |at: usize| rest.split(' ').filter(|word| !word.is_empty()).nth(at);
    match verb.to_ascii_lowercase().as_str() {
        "list" => list::members(room),
        "json_list" => list::json(core, std::slice::from_ref(room)),
        "xml_list" => list::xml(core, std::slice::from_ref(room)),
        "count" => room.members.borrow().len().to_string(),
        "mute" | "tmute" | "unmute" | "deaf" | "undeaf" => each(room, rest, |member| change(core, room, member, verb)),
        "kick" | "hup" => {
            let cause = (verb == "hup").then_some(Cause::NORMAL_CLEARING);
            let done = if verb == "kick" { "kicked" } else { "hup" };
            each(room, rest, |member| {
                kick(core, room, member, cause);
                format!("+OK {done} {}\n", member.id)
            })
        }
        "dtmf" => match word(1) {
            Some(digits) => each(room, word(0).unwrap_or_default(), |member| {
                channel::send_digits(core, &member.channel, digits);
                format!("+OK sent {digits} to {}\n", member.id)
            }),
            None => "-ERR dtmf <[member_id|all|last|non_moderator]> <digits>\n".to_owned(),
        },
        "play" => match word(0) {
            Some(file) if play(core, room, file) => format!("+OK (play) Playing file {file}\n"),
            Some(file) => format!("-ERR (play) File: {file} not found.\n"),
            None => "-ERR play <file_path> [async|<member_id> [nomux]]\n".to_owned(),
        },
        "stop" => "+OK Stopped 0 files.\n".to_owned(),
        // There is no engine that speaks (in_conference).
        "say" => "-ERR (say) Error!\nsay <text>".to_owned(),
        "get" => match word(0) {
            Some("count") => room.members.borrow().len().to_string(),
            Some("run_time") => list::run_time(core, room).to_string(),
            Some("uuid") => room.uuid.clone(),
            Some("rate") => "8000".to_owned(),
            Some("sound_prefix") => core.global("sound_prefix").unwrap_or_default(),
            _ => "-ERR Invalid parameter\n".to_owned(),
        },
        "lock" | "unlock" => {
            room.locked.set(verb == "lock");
            let mut event = room.event(core, Origin("conference_api.c", "conference_api_sub_lock", 2220));
            event.add("Action", verb);
            core.fire(event);
            format!("+OK {} {verb}ed\n", room.name)
        }
        "transfer" => match word(0) {
            None => "-ERR transfer <conference_name> <member_id> [...<member_id>]\n".to_owned(),
            Some(name) => each(room, word(1).unwrap_or("all"), |member| {
                channel::transfer(
                    &member.channel,
                    vec![crate::dialplan::Action::new("conference", name)],
                    channel::State::Routing,
                );
                format!("+OK Member '{}' sent to conference {name}.\n", member.id)
            }),
        },
        other => format!("-ERR Conference command '{other}' not found.\n"),
    }
}

/// Does something with the members that a word names: an id, `all`, `last`, `non_moderator`.
fn each(room: &Room, who: &str, act: impl Fn(&Member) -> String) -> String {
    let members = room.members();
    match who {
        "all" | "non_moderator" => members.iter().map(|member| act(member)).collect(),
        "last" => members.last().map(|member| act(member)).unwrap_or_default(),
        id => match members.iter().find(|member| member.id.to_string() == id) {
            Some(member) => act(member),
            None => format!("-ERR Non-Existant ID {id}\n"),
        },
    }
}

fn change(core: &Core, room: &Room, member: &Member, verb: &str) -> String {
    let (action, function, line) = match verb {
        "mute" => {
            member.speaks.set(false);
            ("mute-member", "conference_api_sub_mute", 339)
        }
        "tmute" => {
            member.speaks.set(!member.speaks.get());
            (if member.speaks.get() { "unmute-member" } else { "mute-member" }, "conference_api_sub_tmute", 360)
        }
        "unmute" => {
            member.speaks.set(true);
            ("unmute-member", "conference_api_sub_unmute", 492)
        }
        "deaf" => {
            member.hears.set(false);
            ("deaf-member", "conference_api_sub_deaf", 680)
        }
        _ => {
            member.hears.set(true);
            ("undeaf-member", "conference_api_sub_undeaf", 710)
        }
    };
    room.tell_of_member(core, member, action, Origin("conference_api.c", function, line));
    format!("+OK {verb} {}\n", member.id)
}
