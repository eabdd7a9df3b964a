//! Applications that set variables or tell them.

use std::rc::Rc;

use super::expand;
use crate::channel::Channel;
use crate::core::{Core, Origin};
use crate::log::{self, LogLine};

/// `name=value`; `_undef_` or nothing unsets.
pub(super) async fn set(core: &Rc<Core>, channel: &Channel, argument: &str) {
    let (name, value) = argument.split_once('=').unwrap_or((argument, ""));
    // The application expands what the core has expanded before (mod_dptools.c, `base_set`).
    let value = expand(core, Some(channel), value).await;
    channel.set_variable(name.trim(), if value == "_undef_" { String::new() } else { value });
}

/// The parts of a list: divided by blanks, or by the character behind `^^`.
fn parts(argument: &str) -> impl Iterator<Item = &str> {
    let (separator, list) = match argument.strip_prefix("^^").and_then(|rest| Some((rest.chars().next()?, rest))) {
        Some((separator, rest)) => (separator, &rest[separator.len_utf8()..]),
        None => (' ', argument),
    };
    list.split(separator).filter(|part| !part.is_empty())
}

/// `a=1 b=2`.
pub(super) async fn multiset(core: &Rc<Core>, channel: &Channel, argument: &str) {
    for pair in parts(argument) {
        set(core, channel, pair).await;
    }
}

pub(super) fn multiunset(channel: &Channel, argument: &str) {
    parts(argument).for_each(|name| channel.set_variable(name, ""));
}

/// Like set, and the legs that this channel makes get it too; `nolocal:` keeps it off this leg.
pub(super) fn export(channel: &Channel, argument: &str) {
    let (name, value) = argument.split_once('=').unwrap_or((argument, ""));
    let name = name.trim();
    let exported = channel.variable("export_vars").unwrap_or_default();
    if !exported.split(',').any(|known| known == name) {
        let list = if exported.is_empty() { name.to_owned() } else { format!("{exported},{name}") };
        channel.set_variable("export_vars", list);
    }
    channel.set_variable(name, value);
}

/// `USER@DOMAIN`: the user's variables of the directory.
pub(super) fn set_user(core: &Core, channel: &Channel, argument: &str) {
    let (id, domain) = argument.trim().split_once('@').unwrap_or((argument.trim(), ""));
    let found = core.config.users.iter().find(|user| user.id == id && user.domain == domain);
    for (name, value) in found.map(crate::config::User::variables).unwrap_or_default() {
        channel.set_variable(&name, value);
    }
}

/// `Name=value,Name=value`: an event of these headers, CUSTOM where none names another.
pub(super) fn event(core: &Core, channel: &Channel, argument: &str) {
    let pairs: Vec<(&str, &str)> = argument.split(',').filter_map(|pair| pair.split_once('=')).collect();
    let value = |wanted: &str| pairs.iter().find(|(name, _)| name.trim().eq_ignore_ascii_case(wanted)).map(|(_, value)| *value);
    let mut event = crate::event::Event::new(value("Event-Name").unwrap_or("CHANNEL_APPLICATION"));
    if let Some(subclass) = value("Event-Subclass") {
        event.set_subclass(subclass.to_owned());
    }
    core.stamp(&mut event, Origin("mod_dptools.c", "event_function", 2003));
    channel.add_data(&mut event);
    for (name, value) in pairs {
        if !["event-name", "event-subclass"].contains(&name.trim().to_ascii_lowercase().as_str()) {
            event.add(name.trim(), value);
        }
    }
    core.fire(event);
}

/// The channel's data in the log, at INFO or the level that is named.
pub(super) fn info(core: &Core, channel: &Channel, argument: &str) {
    let level = log::level(argument.trim()).unwrap_or(log::INFO);
    let mut event = crate::event::Event::new("CHANNEL_DATA");
    channel.add_data(&mut event);
    let lines: String = event.headers().iter().map(|(name, value)| format!("{name}: [{}]\n", value.text())).collect();
    core.log(LogLine::new(
        core,
        level,
        Origin("mod_dptools.c", "info_function", 2068),
        &channel.uuid,
        &format!("CHANNEL_DATA:\n{lines}"),
    ));
}
