//! Dialplan applications: how one is run, and the short ones.

mod expand;
mod media;
mod socket;

use std::rc::Rc;
use std::time::Duration;

use tokio::time::Instant;

use crate::channel::{self, CallState, Cause, Channel, Wake, wait};
use crate::core::{Core, Origin, new_uuid};
use crate::log::{self, LogLine};

/// The applications that the switch has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Application {
    Answer,
    Echo,
    Export,
    Hangup,
    Log,
    Park,
    PlayAndGetDigits,
    Playback,
    PreAnswer,
    RingReady,
    Set,
    Sleep,
    Socket,
    Transfer,
    Unset,
}

impl Application {
    fn named(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "answer" => Application::Answer,
            "echo" => Application::Echo,
            "export" => Application::Export,
            "hangup" => Application::Hangup,
            "log" => Application::Log,
            "park" => Application::Park,
            "play_and_get_digits" => Application::PlayAndGetDigits,
            "playback" => Application::Playback,
            "pre_answer" => Application::PreAnswer,
            "ring_ready" => Application::RingReady,
            "set" => Application::Set,
            "sleep" => Application::Sleep,
            "socket" => Application::Socket,
            "transfer" => Application::Transfer,
            "unset" => Application::Unset,
            _ => return None,
        })
    }
}

/// Runs an application with its two events, under the Application-UUID that the variable `app_uuid` asks for. One that does not exist hangs the channel up and shows no event (`in_sendmsg`).
pub(crate) async fn execute(core: &Rc<Core>, channel: &Rc<Channel>, name: &str, argument: &str) {
    let Some(application) = Application::named(name) else {
        channel::hangup(core, channel, Cause::DESTINATION_OUT_OF_ORDER);
        return;
    };
    let uuid = channel.variable("app_uuid").unwrap_or_else(new_uuid);
    channel.set_variable("app_uuid", "");
    let argument = &*expand::expand(core, channel, argument);
    channel.set_variable("current_application_response", "");
    channel.set_variable("current_application", name);
    channel.set_variable("current_application_data", argument);
    channel.executed(name, argument);
    let described = [("Application", name.to_owned()), ("Application-Data", argument.to_owned())];
    let mut more = described.to_vec();
    more.push(("Application-UUID", uuid.clone()));
    let origin = |line| Origin("switch_core_session.c", "switch_core_session_exec", line);
    channel.fire_full(core, "CHANNEL_EXECUTE", origin(2949), &more);
    channel.set_variable("current_application", name);
    run(core, channel, application, argument).await;
    let response = channel.variable("current_application_response");
    let mut more = described.to_vec();
    more.push(("Application-Response", response.unwrap_or_else(|| "_none_".to_owned())));
    more.push(("Application-UUID", uuid));
    channel.fire_full(core, "CHANNEL_EXECUTE_COMPLETE", origin(2972), &more);
}

async fn run(core: &Rc<Core>, channel: &Rc<Channel>, application: Application, argument: &str) {
    match application {
        Application::Answer => answer(core, channel),
        Application::Echo => consume(core, channel).await,
        Application::Export => export(channel, argument),
        Application::Hangup => {
            let cause = Cause::named(argument).unwrap_or(Cause::NORMAL_CLEARING);
            channel::hangup(core, channel, cause);
        }
        Application::Log => write_log(core, channel, argument),
        Application::Park => park(core, channel).await,
        Application::PlayAndGetDigits => media::play_and_get_digits(core, channel, argument).await,
        Application::Playback => media::playback(core, channel, argument).await,
        Application::PreAnswer => early_media(core, channel),
        Application::RingReady => ring_ready(core, channel),
        Application::Set => set(channel, argument),
        Application::Sleep => sleep(core, channel, argument).await,
        Application::Socket => Box::pin(socket::control(core, channel, argument)).await,
        Application::Transfer => transfer(core, channel, argument),
        Application::Unset => channel.set_variable(argument.trim(), ""),
    }
}

/// Answers this leg; the other leg of a loopback call hears of it first.
fn answer(core: &Core, channel: &Channel) {
    if let Some(other) = other_leg(core, channel) {
        channel::answer(core, &other);
    }
    channel::answer(core, channel);
}

fn early_media(core: &Core, channel: &Channel) {
    let origin = Origin("switch_channel.c", "switch_channel_perform_mark_pre_answered", 3607);
    for leg in other_leg(core, channel).iter().map(Rc::as_ref).chain([channel]) {
        if leg.mark_early_media(core) {
            leg.fire_full(core, "CHANNEL_PROGRESS_MEDIA", origin, &[]);
        }
    }
}

fn ring_ready(core: &Core, channel: &Channel) {
    let origin = Origin("switch_channel.c", "switch_channel_perform_mark_ring_ready_value", 3530);
    for leg in other_leg(core, channel).iter().map(Rc::as_ref).chain([channel]) {
        if !leg.is_answered() {
            leg.fire_full(core, "CHANNEL_PROGRESS", origin, &[]);
            channel::set_call_state(core, leg, CallState::Ringing);
        }
    }
}

fn other_leg(core: &Core, channel: &Channel) -> Option<Rc<Channel>> {
    core.channel(&channel.variable("other_loopback_leg_uuid")?)
}

/// `name=value`; `_undef_` or nothing unsets.
fn set(channel: &Channel, argument: &str) {
    let (name, value) = argument.split_once('=').unwrap_or((argument, ""));
    channel.set_variable(name.trim(), if value == "_undef_" { "" } else { value });
}

/// Like set, and the legs that this channel makes get it too; `nolocal:` keeps it off this leg.
fn export(channel: &Channel, argument: &str) {
    let (name, value) = argument.split_once('=').unwrap_or((argument, ""));
    let name = name.trim();
    let exported = channel.variable("export_vars").unwrap_or_default();
    if !exported.split(',').any(|known| known == name) {
        let list = if exported.is_empty() { name.to_owned() } else { format!("{exported},{name}") };
        channel.set_variable("export_vars", list);
    }
    channel.set_variable(name, value);
}

/// `log LEVEL text`.
fn write_log(core: &Core, channel: &Channel, argument: &str) {
    let (level, text) = argument.split_once(' ').unwrap_or((argument, ""));
    let level = log::level(level).unwrap_or(log::DEBUG);
    core.log(LogLine::new(core, level, Origin("mod_dptools.c", "log_function", 1841), &channel.uuid, text));
}

/// `EXTENSION [DIALPLAN [CONTEXT]]`.
fn transfer(core: &Core, channel: &Channel, argument: &str) {
    let mut words = argument.split(' ').filter(|word| !word.is_empty());
    if let Some(extension) = words.next() {
        let (dialplan, context) = (words.next().unwrap_or("xml"), words.next().unwrap_or("default"));
        channel::route(core, channel, extension, dialplan, context);
    }
}

/// Waits for messages until the call ends.
pub(super) async fn park(core: &Rc<Core>, channel: &Rc<Channel>) {
    channel.fire_full(core, "CHANNEL_PARK", Origin("switch_ivr.c", "switch_ivr_park", 1002), &[]);
    consume(core, channel).await;
    unpark(core, channel);
}

pub(super) fn unpark(core: &Core, channel: &Channel) {
    channel.fire_full(core, "CHANNEL_UNPARK", Origin("switch_ivr.c", "switch_ivr_park", 1213), &[]);
}

/// Takes digits and messages until the call ends or somebody breaks it off.
async fn consume(core: &Rc<Core>, channel: &Rc<Channel>) {
    while matches!(wait(core, channel, None).await, Wake::Digit(_) | Wake::Time) {}
}

/// Sleeps so many milliseconds.
async fn sleep(core: &Rc<Core>, channel: &Rc<Channel>, argument: &str) {
    let Ok(time) = argument.trim().parse() else { return };
    let deadline = Instant::now() + Duration::from_millis(time);
    while matches!(wait(core, channel, Some(deadline)).await, Wake::Digit(_)) {}
}
