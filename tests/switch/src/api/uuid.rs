//! Commands on one channel, or on all of them.

use std::rc::Rc;

use super::stores;
use super::tables::usage;
use crate::bridge;
use crate::channel::{self, Cause, Channel, Digit, Message};
use crate::core::{Core, Origin};
use crate::dialplan::Action;
use crate::event::{Format, Value};
use crate::record;
use crate::text;

const OK: &str = "+OK\n";
const SUCCESS: &str = "+OK Success\n";
const FAILED: &str = "-ERR Operation failed\n";
const NO_CHANNEL: &str = "-ERR No such channel!\n";
const NO_SESSION: &str = "-ERR Cannot locate session!\n";

/// The command of this name.
pub(super) fn find(name: &str) -> Option<fn(&Rc<Core>, &str) -> String> {
    Some(match name {
        "uuid_answer" => answer,
        "uuid_audio" => |core, argument| succeed(core, argument, "uuid_audio"),
        "uuid_break" => interrupt,
        "uuid_bridge" => bridge_legs,
        "uuid_broadcast" => broadcast,
        "uuid_buglist" => buglist,
        "uuid_chat" => chat,
        "uuid_codec_debug" => |core, argument| succeed(core, argument, "uuid_codec_debug"),
        "uuid_debug_media" => |core, argument| succeed(core, argument, "uuid_debug_media"),
        "uuid_deflect" => |core, argument| succeed(core, argument, "uuid_deflect"),
        "uuid_displace" => displace,
        "uuid_display" => display,
        "uuid_dual_transfer" => dual_transfer,
        "uuid_dump" => dump,
        "uuid_early_ok" => |core, argument| with(core, argument, "uuid_early_ok", 1, |_, _| String::new()),
        "uuid_exists" => exists,
        "uuid_fileman" => fileman,
        "uuid_flush_dtmf" => flush_dtmf,
        "uuid_getvar" => getvar,
        "uuid_hold" => hold,
        "uuid_kill" => kill,
        "uuid_limit" => limit,
        "uuid_limit_release" => limit_release,
        "uuid_loglevel" => |core, argument| acknowledge(core, argument, "uuid_loglevel", 2),
        "uuid_media" => media,
        "uuid_park" => park,
        "uuid_phone_event" => |core, argument| succeed(core, argument, "uuid_phone_event"),
        "uuid_pre_answer" => pre_answer,
        "uuid_record" => record_session,
        "uuid_recv_dtmf" => recv_dtmf,
        "uuid_ring_ready" => ring_ready,
        "uuid_send_dtmf" => send_dtmf,
        "uuid_send_info" => |core, argument| succeed(core, argument, "uuid_send_info"),
        "uuid_send_message" => |core, argument| succeed(core, argument, "uuid_send_message"),
        "uuid_send_text" => |core, argument| acknowledge(core, argument, "uuid_send_text", 2),
        "uuid_session_heartbeat" => session_heartbeat,
        "uuid_setvar" => setvar,
        "uuid_setvar_multi" => setvar_multi,
        "uuid_simplify" => |core, argument| succeed(core, argument, "uuid_simplify"),
        "uuid_transfer" => transfer,
        _ => return None,
    })
}

/// Does something with the channel that the first word names, and with the rest of the argument. Fewer than `least` words get
/// the usage of the command.
fn with(core: &Core, argument: &str, name: &str, least: usize, act: impl FnOnce(&Rc<Channel>, &str) -> String) -> String {
    let (uuid, rest) = argument.split_once(' ').unwrap_or((argument, ""));
    if argument.split(' ').filter(|word| !word.is_empty()).count() < least {
        return usage(name);
    }
    match core.channel(uuid) {
        Some(channel) => act(&channel, rest),
        None => NO_CHANNEL.to_owned(),
    }
}

/// For what the endpoints of this switch take and ignore.
fn acknowledge(core: &Rc<Core>, argument: &str, name: &str, least: usize) -> String {
    with(core, argument, name, least, |_, _| OK.to_owned())
}

/// The same, where the real one says more.
fn succeed(core: &Rc<Core>, argument: &str, name: &str) -> String {
    with(core, argument, name, 1, |_, _| SUCCESS.to_owned())
}

fn answer(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_answer", 1, |channel, _| {
        channel::answer(core, channel);
        OK.to_owned()
    })
}

fn pre_answer(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_pre_answer", 1, |channel, _| {
        channel::early_media(core, channel);
        OK.to_owned()
    })
}

fn ring_ready(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_ring_ready", 1, |channel, _| {
        channel::ring_ready(core, channel);
        OK.to_owned()
    })
}

pub(super) fn interrupt(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_break", 1, |channel, _| {
        channel.interrupt();
        OK.to_owned()
    })
}

/// `UUID on|off`: holds what the channel does.
pub(super) fn pause(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "pause", 2, |channel, word| {
        channel.pause(word.eq_ignore_ascii_case("on"));
        OK.to_owned()
    })
}

/// `UUID OTHER`: both legs leave what they do and talk to each other.
fn bridge_legs(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let [uuid, others @ ..] = words.as_slice() else { return usage("uuid_bridge") };
    if others.is_empty() {
        return usage("uuid_bridge");
    }
    let other = others.iter().find_map(|other| core.channel(other));
    match (core.channel(uuid), other) {
        (Some(channel), Some(other)) if !Rc::ptr_eq(&channel, &other) => {
            bridge::join(core, &channel, &other);
            format!("+OK {}\n", other.uuid)
        }
        _ => "-ERR Invalid uuid\n".to_owned(),
    }
}

/// `UUID APPLICATION::ARGUMENT [LEG]` or `UUID FILE [LEG]`. The real one says that it has sent it to whomever.
pub(super) fn broadcast(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let [uuid, what, rest @ ..] = words.as_slice() else { return usage("uuid_broadcast") };
    if let Some(channel) = core.channel(uuid) {
        let (application, argument) = what.split_once("::").unwrap_or(("playback", what));
        let other = channel.partner().and_then(|uuid| core.channel(&uuid));
        let leg = rest.first().copied().unwrap_or("aleg");
        let mut legs = Vec::new();
        // A leg that has no other is meant itself.
        if leg != "bleg" || other.is_none() {
            legs.push(channel);
        }
        legs.extend(other.filter(|_| matches!(leg, "bleg" | "both" | "holdb")));
        legs.iter().for_each(|leg| leg.queue(Message::execute(application, argument)));
    }
    "+OK Message sent\n".to_owned()
}

/// What listens to the channel's media: here only recordings.
fn buglist(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_buglist", 1, |channel, _| {
        let bug = |path: &String| {
            format!(
                " <media-bug>\n  <function>session_record</function>\n  <target>{}</target>\n  <thread-locked>0</thread-locked>\n \
                 </media-bug>\n",
                text::escape_xml(path)
            )
        };
        format!("<media-bugs>\n{}</media-bugs>\n", channel.recordings().iter().map(bug).collect::<String>())
    })
}

/// The endpoints here take no chat messages.
fn chat(core: &Rc<Core>, argument: &str) -> String {
    match argument.split_once(' ') {
        Some((uuid, _)) if core.channel(uuid).is_some() => "-ERR Send failed\n".to_owned(),
        Some((uuid, _)) => format!("-ERR No such channel {uuid}!\n"),
        None => usage("uuid_chat"),
    }
}

/// `UUID start|stop FILE`: mixes a file that there is into the channel.
fn displace(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let [uuid, verb, path, ..] = words.as_slice() else { return usage("uuid_displace") };
    if core.channel(uuid).is_none() {
        return NO_SESSION.to_owned();
    }
    match (*verb, core.config.media.contains_key(*path)) {
        ("start", true) | ("stop", true) => SUCCESS.to_owned(),
        ("start", false) => "-ERR Cannot displace session!\n".to_owned(),
        ("stop", false) => "-ERR Cannot stop displace session!\n".to_owned(),
        _ => usage("uuid_displace"),
    }
}

fn display(core: &Rc<Core>, argument: &str) -> String {
    match argument.split_once(' ') {
        // Loopback legs show nothing to anybody.
        Some((uuid, _)) => if core.channel(uuid).is_some_and(|channel| channel.is_party()) { SUCCESS } else { FAILED }.to_owned(),
        None => usage("uuid_display"),
    }
}

/// Only the endpoint of tests can go without media.
fn media(core: &Rc<Core>, argument: &str) -> String {
    let uuid = argument.strip_prefix("off ").unwrap_or(argument);
    match uuid {
        "" => usage("uuid_media") + FAILED,
        uuid if core.channel(uuid).is_some_and(|channel| channel.is_party()) => SUCCESS.to_owned(),
        _ => FAILED.to_owned(),
    }
}

/// `[off|toggle] UUID`. A loopback leg takes the hold and cannot be taken off it (`in_uuid_apis`).
fn hold(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let (verb, uuid) = match words.as_slice() {
        [verb @ ("off" | "toggle"), uuid, ..] => (*verb, *uuid),
        [uuid, ..] => ("on", *uuid),
        [] => return usage("uuid_hold") + FAILED,
    };
    let Some(channel) = core.channel(uuid) else { return FAILED.to_owned() };
    if !channel.is_party() {
        return if verb == "off" { FAILED } else { SUCCESS }.to_owned();
    }
    let on = match verb {
        "off" => false,
        "toggle" => !channel.is_held(),
        _ => true,
    };
    channel::hold(core, &channel, on);
    SUCCESS.to_owned()
}

/// `UUID A-EXTENSION[/DIALPLAN[/CONTEXT]] B-EXTENSION[/...]`: each leg goes its way.
fn dual_transfer(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_dual_transfer", 3, |channel, rest| {
        let other = channel.partner().and_then(|uuid| core.channel(&uuid));
        let legs = [Some(Rc::clone(channel)), other];
        for (leg, target) in legs.into_iter().zip(rest.split(' ')) {
            let mut parts = target.split('/');
            let extension = parts.next().unwrap_or_default();
            let (dialplan, context) = (parts.next().unwrap_or("xml"), parts.next().unwrap_or("default"));
            if let Some(leg) = leg {
                channel::route(core, &leg, extension, dialplan, context);
            }
        }
        OK.to_owned()
    })
}

/// The channel's data as text, plain, JSON or XML.
fn dump(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_dump", 1, |channel, format| {
        let mut event = core.event("CHANNEL_DATA", Origin("mod_commands.c", "uuid_dump_function", 6495));
        channel.add_data(&mut event);
        match format {
            "json" => text::decode(&Format::Json.encode(&event)),
            "xml" => text::decode(&Format::Xml.encode(&event)),
            "plain" => {
                let line = |(name, value): &(String, Value)| format!("{name}: [{}]\n", value.text());
                event.headers().iter().map(line).collect::<String>() + "\n"
            }
            _ => text::decode(&Format::Plain.encode(&event)),
        }
    })
}

fn exists(core: &Rc<Core>, argument: &str) -> String {
    core.channel(argument).is_some().to_string()
}

/// Steers what the channel plays.
fn fileman(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_fileman", 2, |channel, verb| {
        if !channel.is_playing() {
            return "-ERR No file handle!\n".to_owned();
        }
        match verb.split(':').next() {
            Some("stop" | "abort") => channel.interrupt(),
            Some("pause") => channel.pause(true),
            _ => {}
        }
        SUCCESS.to_owned()
    })
}

fn flush_dtmf(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_flush_dtmf", 1, |channel, _| {
        channel.flush_digits();
        OK.to_owned()
    })
}

fn getvar(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_getvar", 2, |channel, name| {
        core.variable_of(channel, name.trim()).unwrap_or_else(|| "_undef_".to_owned())
    })
}

fn setvar(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_setvar", 2, |channel, rest| {
        let (name, value) = rest.split_once(' ').unwrap_or((rest, ""));
        channel.set_variable(name, text::unescape(value, ' '));
        OK.to_owned()
    })
}

fn setvar_multi(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_setvar_multi", 2, |channel, rest| {
        for pair in rest.split(';') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            channel.set_variable(name, value);
        }
        OK.to_owned()
    })
}

fn kill(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_kill", 1, |channel, cause| {
        channel::hangup(core, channel, Cause::named(cause.trim()).unwrap_or(Cause::NORMAL_CLEARING));
        OK.to_owned()
    })
}

/// `[CAUSE [VARIABLE VALUE]]`.
pub(super) fn hupall(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let cause = words.first().and_then(|cause| Cause::named(cause)).unwrap_or(Cause::MANAGER_REQUEST);
    let wanted = words.get(1).zip(words.get(2));
    for channel in core.channels() {
        if wanted.is_none_or(|(name, value)| channel.variable(name).as_deref() == Some(*value)) {
            channel::hangup(core, &channel, cause);
        }
    }
    match wanted {
        None => format!("+OK hangup all channels with cause {}\n", cause.name()),
        Some((name, value)) => format!("+OK hangup all channels matching [{name}]=[{value}] with cause: {}\n", cause.name()),
    }
}

/// `UUID BACKEND REALM ID [MAX]`.
fn limit(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_limit", 4, |channel, rest| {
        if stores::take_limit(core, channel, rest) { "+OK" } else { "-ERR" }.to_owned()
    })
}

/// `UUID BACKEND [REALM ID]`: gives back what the channel holds.
fn limit_release(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_limit_release", 2, |channel, rest| {
        let words: Vec<&str> = rest.split(' ').filter(|word| !word.is_empty()).collect();
        let matches = |held: &(String, String, String)| {
            [&held.0, &held.1, &held.2].iter().zip(&words).all(|(held, wanted)| held.as_str() == *wanted)
        };
        for resource in channel.release_limits(matches) {
            core.state.borrow_mut().release(&resource);
        }
        "+OK".to_owned()
    })
}

/// Parks the channel, whatever it does.
fn park(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_park", 1, |channel, _| {
        channel::transfer(channel, vec![Action::new("park", "")], channel::State::Routing);
        OK.to_owned()
    })
}

/// `UUID start|stop FILE [LIMIT]`, where `stop all` stops every recording.
fn record_session(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let [uuid, verb, path, rest @ ..] = words.as_slice() else { return usage("uuid_record") };
    let Some(channel) = core.channel(uuid) else { return NO_SESSION.to_owned() };
    let stopped = match *verb {
        "start" => {
            let limit = rest.first().and_then(|limit| limit.parse().ok()).filter(|limit| *limit > 0);
            record::start(core, &channel, path, limit);
            true
        }
        "stop" => record::stop(core, &channel, path),
        "mask" | "unmask" => channel.recordings().iter().any(|known| known == path),
        _ => return usage("uuid_record"),
    };
    if stopped { SUCCESS } else { "-ERR Cannot stop record session!\n" }.to_owned()
}

/// Digits as if this channel's far end had pressed them.
fn recv_dtmf(core: &Rc<Core>, argument: &str) -> String {
    dtmf(core, argument, "uuid_recv_dtmf", |channel, digits| {
        channel.receive_digits(Digit::parse(digits, "APP"));
        format!("+OK {} received DTMF {digits}.\n", channel.uuid)
    })
}

/// Digits to the channel's far end.
fn send_dtmf(core: &Rc<Core>, argument: &str) -> String {
    dtmf(core, argument, "uuid_send_dtmf", |channel, digits| {
        channel::send_digits(core, channel, digits);
        format!("+OK {} sent DTMF {digits}.\n", channel.uuid)
    })
}

fn dtmf(core: &Core, argument: &str, name: &str, act: impl FnOnce(&Rc<Channel>, &str) -> String) -> String {
    match argument.split_once(' ').map(|(uuid, digits)| (core.channel(uuid), digits.trim())) {
        None | Some((_, "")) => usage(name),
        Some((None, _)) => NO_SESSION.to_owned(),
        Some((Some(channel), digits)) => act(&channel, digits),
    }
}

/// `UUID [sched] [SECONDS]`: a SESSION_HEARTBEAT each so many seconds, 60 without a number; 0 ends it.
fn session_heartbeat(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_session_heartbeat", 1, |channel, rest| {
        let seconds = rest.split(' ').next_back().and_then(|word| word.parse().ok());
        channel::session_heartbeat(core, channel, seconds.unwrap_or(60));
        OK.to_owned()
    })
}

/// `UUID [-bleg|-both] EXTENSION [DIALPLAN [CONTEXT]]`.
pub(super) fn transfer(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "uuid_transfer", 2, |channel, rest| {
        let mut words = rest.split(' ').filter(|word| !word.is_empty()).peekable();
        let option = words.next_if(|word| word.starts_with('-'));
        let Some(extension) = words.next() else { return usage("uuid_transfer") };
        let (dialplan, context) = (words.next().unwrap_or("xml"), words.next().unwrap_or("default"));
        let other = channel.partner().and_then(|uuid| core.channel(&uuid));
        let legs = match (option, other) {
            (Some("-bleg"), Some(other)) => vec![other],
            (Some("-both"), Some(other)) => vec![other, Rc::clone(channel)],
            _ => vec![Rc::clone(channel)],
        };
        legs.iter().for_each(|leg| channel::route(core, leg, extension, dialplan, context));
        OK.to_owned()
    })
}
