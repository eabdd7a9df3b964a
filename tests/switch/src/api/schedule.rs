//! Commands that do something later.

use std::rc::Rc;

use super::{execute, tables::usage, uuid};
use crate::channel::{self, Cause};
use crate::core::Core;
use crate::tasks::{Due, Tasks};

const OK: &str = "+OK\n";
const NO_CHANNEL: &str = "-ERR No such channel!\n";

/// `[+]TIME GROUP COMMAND [ARGUMENT]`; `+@TIME` repeats it.
pub(super) fn api(core: &Rc<Core>, argument: &str) -> String {
    let mut words = argument.splitn(3, ' ');
    let (Some(time), Some(group), Some(command)) = (words.next(), words.next(), words.next()) else {
        return "-ERR Invalid syntax\n".to_owned();
    };
    let command = command.to_owned();
    let id = Tasks::add(core, Due::parse(core, time), "sched_api_function", group, move |core| {
        let command = command.clone();
        async move {
            let (name, argument) = command.split_once(' ').unwrap_or((&command, ""));
            execute(&core, name, argument).await;
        }
    });
    format!("+OK Added: {id}\n")
}

/// `ID` or `GROUP`.
pub(super) fn delete(core: &Rc<Core>, argument: &str) -> String {
    if argument.is_empty() {
        return "-ERR Invalid syntax\n".to_owned();
    }
    let deleted = match argument.parse::<u64>() {
        Ok(wanted) => Tasks::delete(core, |id, _| id == wanted),
        Err(_) => Tasks::delete(core, |_, group| group == argument),
    };
    format!("+OK Deleted: {deleted}\n")
}

/// `ID`; a word that is no number does and says nothing (`in_api_many`).
pub(super) fn unschedule(core: &Rc<Core>, argument: &str) -> String {
    match argument.parse::<u64>() {
        Ok(wanted) if wanted > 0 => {
            let deleted = Tasks::delete(core, |id, _| id == wanted);
            if deleted > 0 { OK } else { "-ERR\n" }.to_owned()
        }
        _ if argument.is_empty() => usage("unsched_api"),
        _ => String::new(),
    }
}

/// `[+]TIME UUID [CAUSE]`.
pub(super) fn hangup(core: &Rc<Core>, argument: &str) -> String {
    let words: Vec<&str> = argument.split(' ').filter(|word| !word.is_empty()).collect();
    let [time, uuid, rest @ ..] = words.as_slice() else { return usage("sched_hangup") };
    if core.channel(uuid).is_none() {
        return NO_CHANNEL.to_owned();
    }
    let cause = rest.first().and_then(|cause| Cause::named(cause)).unwrap_or(Cause::ALLOTTED_TIMEOUT);
    hang_up_later(core, Due::parse(core, time), uuid, cause);
    OK.to_owned()
}

/// Schedules the end of a channel.
pub(crate) fn hang_up_later(core: &Rc<Core>, due: Due, uuid: &str, cause: Cause) {
    let named = uuid.to_owned();
    Tasks::add(core, due, "switch_ivr_schedule_hangup", uuid, move |core| {
        if let Some(channel) = core.channel(&named) {
            channel::hangup(&core, &channel, cause);
        }
        std::future::ready(())
    });
}

/// `[+]TIME UUID EXTENSION [DIALPLAN [CONTEXT]]`.
pub(super) fn transfer(core: &Rc<Core>, argument: &str) -> String {
    later(core, argument, "sched_transfer", "switch_ivr_schedule_transfer", uuid::transfer, OK)
}

/// `[+]TIME UUID PATH [LEG]`.
pub(super) fn broadcast(core: &Rc<Core>, argument: &str) -> String {
    later(core, argument, "sched_broadcast", "switch_ivr_schedule_broadcast", uuid::broadcast, "+OK Message scheduled\n")
}

/// Schedules a command on a channel: its time, then the command's own argument, which begins with the uuid.
fn later(
    core: &Rc<Core>,
    argument: &str,
    name: &str,
    description: &'static str,
    command: fn(&Rc<Core>, &str) -> String,
    done: &str,
) -> String {
    let Some((time, rest)) = argument.split_once(' ').filter(|(_, rest)| rest.contains(' ')) else { return usage(name) };
    let uuid = rest.split(' ').next().unwrap_or_default();
    if core.channel(uuid).is_none() {
        return NO_CHANNEL.to_owned();
    }
    let argument = rest.to_owned();
    Tasks::add(core, Due::parse(core, time), description, uuid, move |core| {
        command(&core, &argument);
        std::future::ready(())
    });
    done.to_owned()
}
