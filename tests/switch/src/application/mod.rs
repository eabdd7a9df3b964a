//! Dialplan applications: how one is run, and the short ones.

mod digits;
mod expand;
mod media;
mod socket;
mod speech;
mod variables;

use std::rc::Rc;
use std::time::Duration;

use tokio::time::Instant;

pub(crate) use expand::expand;
pub(crate) use media::length as media_length;

use crate::api;
use crate::bridge;
use crate::channel::{self, Cause, Channel, Wake, wait};
use crate::conference;
use crate::core::{Core, Origin, new_uuid};
use crate::dialplan;
use crate::log::{self, LogLine};
use crate::lots;
use crate::record;
use crate::tasks::Due;

/// Whether the switch has this application.
fn is_known(name: &str) -> bool {
    const NAMES: [&str; 63] = [
        "answer",
        "bind_digit_action",
        "break",
        "bridge",
        "clear_digit_action",
        "conference",
        "deflect",
        "detect_speech",
        "digit_action_set_realm",
        "echo",
        "enable_heartbeat",
        "endless_playback",
        "eval",
        "event",
        "execute_extension",
        "export",
        "fifo",
        "flush_dtmf",
        "gentones",
        "hangup",
        "hash",
        "hold",
        "info",
        "ivr",
        "limit",
        "limit_hash",
        "log",
        "lua",
        "multiset",
        "multiunset",
        "park",
        "phrase",
        "play_and_detect_speech",
        "play_and_get_digits",
        "playback",
        "pre_answer",
        "queue_dtmf",
        "read",
        "record",
        "record_session",
        "redirect",
        "respond",
        "ring_ready",
        "say",
        "sched_broadcast",
        "sched_hangup",
        "sched_transfer",
        "send_dtmf",
        "set",
        "set_global",
        "set_user",
        "sleep",
        "socket",
        "speak",
        "start_dtmf",
        "stop",
        "stop_dtmf",
        "stop_record_session",
        "transfer",
        "unhold",
        "unset",
        "valet_park",
        "wait_for_silence",
    ];
    NAMES.contains(&name)
}

/// Runs an application with its two events, under the Application-UUID that the variable `app_uuid` asks for. One that does not exist hangs the channel up and shows no event (`in_sendmsg`).
pub(crate) async fn execute(core: &Rc<Core>, channel: &Rc<Channel>, name: &str, argument: &str) {
    let lower = name.to_ascii_lowercase();
    if !is_known(&lower) {
        channel::hangup(core, channel, Cause::DESTINATION_OUT_OF_ORDER);
        return;
    }
    // `%[name=value,...]` in front: variables for as long as the application runs.
    let (scoped, argument) = match argument.strip_prefix("%[").and_then(|rest| rest.split_once(']')) {
        Some((inside, rest)) => (inside.split(',').filter_map(|pair| pair.split_once('=')).collect(), rest),
        None => (Vec::new(), argument),
    };
    let before: Vec<(&str, Option<String>)> = scoped.iter().map(|(name, _)| (*name, channel.variable(name))).collect();
    scoped.iter().for_each(|(name, value)| channel.set_variable(name, *value));
    let uuid = channel.variable("app_uuid").unwrap_or_else(new_uuid);
    channel.set_variable("app_uuid", "");
    let argument = &*expand(core, Some(channel), argument).await;
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
    run(core, channel, &lower, argument).await;
    before.into_iter().for_each(|(name, value)| channel.set_variable(name, value.unwrap_or_default()));
    let response = channel.variable("current_application_response");
    let mut more = described.to_vec();
    more.push(("Application-Response", response.unwrap_or_else(|| "_none_".to_owned())));
    more.push(("Application-UUID", uuid));
    channel.fire_full(core, "CHANNEL_EXECUTE_COMPLETE", origin(2972), &more);
}

async fn run(core: &Rc<Core>, channel: &Rc<Channel>, application: &str, argument: &str) {
    match application {
        "answer" => channel::answer_both(core, channel),
        "bind_digit_action" => digits::bind(channel, argument),
        "break" => channel.interrupt(),
        "bridge" => Box::pin(bridge::bridge(core, channel, argument)).await,
        "clear_digit_action" => channel.clear_bindings(argument.split(',').next().unwrap_or_default().trim()),
        "conference" => Box::pin(conference::attend(core, channel, argument)).await,
        "detect_speech" | "play_and_detect_speech" => speech::detect(core, channel, application, argument).await,
        "digit_action_set_realm" => channel.set_realm(argument.split(',').next().unwrap_or_default().trim()),
        "echo" => consume(core, channel).await,
        "enable_heartbeat" => channel::session_heartbeat(core, channel, argument.trim().parse().unwrap_or(60)),
        "endless_playback" => media::endless_playback(core, channel, argument).await,
        "event" => variables::event(core, channel, argument),
        "execute_extension" => Box::pin(execute_extension(core, channel, argument)).await,
        "export" => variables::export(channel, argument),
        "fifo" => Box::pin(lots::fifo(core, channel, argument)).await,
        "flush_dtmf" => channel.flush_digits(),
        "gentones" => media::gentones(core, channel, argument).await,
        "hangup" => {
            let cause = Cause::named(argument).unwrap_or(Cause::NORMAL_CLEARING);
            channel::hangup(core, channel, cause);
        }
        "hash" => drop(api::execute(core, "hash", argument).await),
        "info" => variables::info(core, channel, argument),
        "ivr" => speech::ivr(core, channel, argument).await,
        "limit" | "limit_hash" => limit(core, channel, application, argument),
        "log" => write_log(core, channel, argument),
        "lua" => drop(api::execute(core, "lua", argument).await),
        "multiset" => variables::multiset(core, channel, argument).await,
        "multiunset" => variables::multiunset(channel, argument),
        "hold" => channel::hold(core, channel, true),
        "unhold" => channel::hold(core, channel, false),
        "park" => park(core, channel).await,
        "phrase" | "say" | "speak" => speech::say(core, channel, argument).await,
        "play_and_get_digits" => digits::play_and_get_digits(core, channel, argument).await,
        "playback" => media::playback(core, channel, argument).await,
        "pre_answer" => channel::early_media(core, channel),
        "queue_dtmf" | "send_dtmf" => channel::send_digits(core, channel, argument),
        "read" => digits::read(core, channel, argument).await,
        "record" => media::record(core, channel, argument).await,
        "record_session" => {
            let (path, limit) = argument.split_once(" +").unwrap_or((argument, ""));
            record::start(core, channel, path, limit.trim().parse().ok());
        }
        "respond" | "redirect" | "deflect" => respond(core, channel, argument),
        "ring_ready" => channel::ring_ready(core, channel),
        "sched_broadcast" | "sched_transfer" => {
            let (time, rest) = argument.split_once(' ').unwrap_or((argument, ""));
            drop(api::execute(core, application, &format!("{time} {} {rest}", channel.uuid)).await);
        }
        "sched_hangup" => {
            let (time, cause) = argument.split_once(' ').unwrap_or((argument, ""));
            let cause = Cause::named(cause.split(' ').next().unwrap_or_default()).unwrap_or(Cause::ALLOTTED_TIMEOUT);
            api::hang_up_later(core, Due::parse(core, time), &channel.uuid, cause);
        }
        "set" => variables::set(core, channel, argument).await,
        "set_global" => {
            let (name, value) = argument.split_once('=').unwrap_or((argument, ""));
            core.state.borrow_mut().set_global(name.trim(), value);
        }
        "set_user" => variables::set_user(core, channel, argument),
        "sleep" => sleep(core, channel, argument).await,
        "socket" => Box::pin(socket::control(core, channel, argument)).await,
        "stop_record_session" => drop(record::stop(core, channel, argument)),
        "transfer" => transfer(core, channel, argument),
        "unset" => channel.set_variable(argument.trim(), ""),
        "valet_park" => Box::pin(lots::valet_park(core, channel, argument)).await,
        "wait_for_silence" => {
            // Nobody speaks here, so there is silence as soon as it has been listened for.
            let listen = argument.split(' ').nth(2).and_then(|hits| hits.parse::<u64>().ok()).unwrap_or_default();
            sleep(core, channel, &(listen * 20).to_string()).await;
        }
        // eval expands its argument, and stop, start_dtmf and stop_dtmf change nothing here.
        _ => {}
    }
}

/// `BACKEND REALM ID [MAX [EXTENSION [DIALPLAN [CONTEXT]]]]`: where there is none left, the call goes to the extension,
/// `limit_exceeded` without one. `limit_hash` leaves the backend out.
fn limit(core: &Core, channel: &Channel, application: &str, argument: &str) {
    let argument = if application == "limit" { argument.to_owned() } else { format!("hash {argument}") };
    if api::take_limit(core, channel, &argument) {
        return;
    }
    let mut words = argument.split(' ').filter(|word| !word.is_empty()).skip(4);
    let extension = words.next().unwrap_or("limit_exceeded");
    if let Some(cause) = extension.strip_prefix('!') {
        return channel::hangup(core, channel, Cause::named(cause).unwrap_or(Cause::NORMAL_CLEARING));
    }
    channel::route(core, channel, extension, words.next().unwrap_or("xml"), words.next().unwrap_or("default"));
}

/// A SIP response of this number hangs an unanswered call up.
fn respond(core: &Core, channel: &Channel, argument: &str) {
    let cause = match argument.split(' ').next().unwrap_or_default() {
        "486" => "USER_BUSY",
        "404" => "UNALLOCATED_NUMBER",
        "408" => "RECOVERY_ON_TIMER_EXPIRE",
        "480" => "NO_USER_RESPONSE",
        "403" | "603" => "CALL_REJECTED",
        _ => "NORMAL_CLEARING",
    };
    if !channel.is_answered() {
        channel::hangup(core, channel, Cause::named(cause).unwrap_or(Cause::NORMAL_CLEARING));
    }
}

/// `EXTENSION [DIALPLAN [CONTEXT]]`: its actions run here, and the present ones go on behind them.
async fn execute_extension(core: &Rc<Core>, channel: &Rc<Channel>, argument: &str) {
    let mut words = argument.split(' ').filter(|word| !word.is_empty());
    let extension = words.next().unwrap_or_default();
    let (dialplan, context) = (words.next().unwrap_or("xml"), words.next().unwrap_or("default"));
    let actions = match dialplan {
        "inline" => dialplan::inline(extension),
        _ => core.config.dialplan.find(context, extension).unwrap_or_default(),
    };
    for action in actions {
        if channel.is_gone() {
            return;
        }
        execute(core, channel, &action.application, &action.argument).await;
    }
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

/// Waits for messages until the call ends, or until `park_timeout` (`SECONDS[:CAUSE]`) has passed since the beginning.
pub(super) async fn park(core: &Rc<Core>, channel: &Rc<Channel>) {
    channel.fire_full(core, "CHANNEL_PARK", Origin("switch_ivr.c", "switch_ivr_park", 1002), &[]);
    let limit = channel.variable("park_timeout");
    let (seconds, cause) = limit.as_deref().map(|limit| limit.split_once(':').unwrap_or((limit, "NORMAL_CLEARING"))).unzip();
    let seconds = seconds.and_then(|seconds| seconds.parse().ok()).filter(|seconds| *seconds > 0);
    let until = seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    loop {
        match wait(core, channel, until).await {
            Wake::Gone => break,
            Wake::Time => {
                channel::hangup(core, channel, cause.and_then(Cause::named).unwrap_or(Cause::NORMAL_CLEARING));
                break;
            }
            Wake::Digit(_) | Wake::Broken => {}
        }
    }
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
