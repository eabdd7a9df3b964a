//! Commands on one channel, or on all of them.

use std::rc::Rc;

use crate::channel::{self, Cause, Channel, Digit, Message};
use crate::core::{Core, Origin};
use crate::event::{Format, Value};
use crate::text;

const OK: &str = "+OK\n";
const NO_CHANNEL: &str = "-ERR No such channel!\n";

/// Does something with the channel that the first word names, and with the rest of the argument.
fn with(core: &Core, argument: &str, usage: &str, act: impl FnOnce(&Rc<Channel>, &str) -> String) -> String {
    let (uuid, rest) = argument.split_once(' ').unwrap_or((argument, ""));
    if uuid.is_empty() {
        return format!("-USAGE: {usage}\n");
    }
    match core.channel(uuid) {
        Some(channel) => act(&channel, rest),
        None => NO_CHANNEL.to_owned(),
    }
}

pub(super) fn answer(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "<uuid>", |channel, _| {
        channel::answer(core, channel);
        OK.to_owned()
    })
}

pub(super) fn interrupt(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "<uuid> [all]", |channel, _| {
        channel.interrupt();
        OK.to_owned()
    })
}

/// `UUID APPLICATION::ARGUMENT [LEG]` or `UUID FILE [LEG]`: on this leg, whichever is asked for.
pub(super) fn broadcast(core: &Rc<Core>, argument: &str) -> String {
    let usage = "<uuid> <path> [aleg|bleg|holdb|both]";
    with(core, argument, usage, |channel, rest| {
        let what = rest.split(' ').next().unwrap_or_default();
        let (application, argument) = what.split_once("::").unwrap_or(("playback", what));
        channel.queue(Message::execute(application, argument));
        "+OK Message sent\n".to_owned()
    })
}

/// The channel's data as text, plain, JSON or XML.
pub(super) fn dump(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "<uuid> [format]", |channel, format| {
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

pub(super) fn exists(core: &Rc<Core>, argument: &str) -> String {
    core.channel(argument).is_some().to_string()
}

pub(super) fn flush_dtmf(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "<uuid>", |channel, _| {
        channel.flush_digits();
        OK.to_owned()
    })
}

pub(super) fn getvar(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "<uuid> <var>", |channel, name| {
        channel.variable(name.trim()).filter(|value| !value.is_empty()).unwrap_or_else(|| "_undef_".to_owned())
    })
}

pub(super) fn setvar(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "<uuid> <var> [value]", |channel, rest| {
        let (name, value) = rest.split_once(' ').unwrap_or((rest, ""));
        channel.set_variable(name, value);
        OK.to_owned()
    })
}

pub(super) fn setvar_multi(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "<uuid> <var>=<value>;<var>=<value>...", |channel, rest| {
        for (name, value) in rest.split(';').filter_map(|pair| pair.split_once('=')) {
            channel.set_variable(name, value);
        }
        OK.to_owned()
    })
}

pub(super) fn kill(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "<uuid> [cause]", |channel, cause| {
        channel::hangup(core, channel, Cause::named(cause.trim()).unwrap_or(Cause::NORMAL_CLEARING));
        OK.to_owned()
    })
}

pub(super) fn hupall(core: &Rc<Core>, argument: &str) -> String {
    let cause = argument.split(' ').next().and_then(Cause::named).unwrap_or(Cause::MANAGER_REQUEST);
    for channel in core.channels() {
        channel::hangup(core, &channel, cause);
    }
    format!("+OK hangup all channels with cause {}\n", cause.name())
}

/// Digits as if this channel's far end had pressed them.
pub(super) fn recv_dtmf(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "<uuid> <dtmf_data>", |channel, digits| {
        channel.receive_digits(Digit::parse(digits, "APP"));
        format!("+OK {} received DTMF {digits}.\n", channel.uuid)
    })
}

/// Digits to the channel's far end: on the loopback endpoint the other leg hears them.
pub(super) fn send_dtmf(core: &Rc<Core>, argument: &str) -> String {
    with(core, argument, "<uuid> <dtmf_data>", |channel, digits| {
        let parsed = Digit::parse(digits, "UNKNOWN");
        // Twice the time of all digits, as recorded (in_dtmf, in_myevents).
        let time: u64 = parsed.iter().map(|digit| digit.duration / 8 * 2).sum();
        channel.set_variable("last_dtmf_duration", time.to_string());
        let far = channel.variable("other_loopback_leg_uuid").and_then(|uuid| core.channel(&uuid));
        if let Some(far) = far {
            far.receive_digits(parsed);
        }
        format!("+OK {} sent DTMF {digits}.\n", channel.uuid)
    })
}

/// `UUID EXTENSION [DIALPLAN [CONTEXT]]`.
pub(super) fn transfer(core: &Rc<Core>, argument: &str) -> String {
    let usage = "<uuid> [-bleg|-both] <dest-exten> [<dialplan>] [<context>]";
    with(core, argument, usage, |channel, rest| {
        let mut words = rest.split(' ').filter(|word| !word.is_empty());
        let Some(extension) = words.next() else { return format!("-USAGE: {usage}\n") };
        let (dialplan, context) = (words.next().unwrap_or("xml"), words.next().unwrap_or("default"));
        channel::route(core, channel, extension, dialplan, context);
        OK.to_owned()
    })
}
