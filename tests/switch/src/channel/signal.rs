//! What one leg tells the other: ringing, early media, digits, hold; and a session's heartbeat.

use std::rc::Rc;
use std::time::Duration;

use super::{CallState, Channel, Digit, life};
use crate::core::{Core, Origin};

/// The other leg of a loopback call.
pub(crate) fn other_leg(core: &Core, channel: &Channel) -> Option<Rc<Channel>> {
    core.channel(&channel.variable("other_loopback_leg_uuid")?)
}

/// Completes when `condition` holds; it is looked at after each change of one of the channels.
pub(crate) async fn until_any(channels: &[Rc<Channel>], condition: impl Fn() -> bool) {
    let mut changes: Vec<_> = channels.iter().map(|channel| channel.changed.subscribe()).collect();
    while !condition() {
        let mut waiting: Vec<_> = changes.iter_mut().map(|changed| Box::pin(changed.changed())).collect();
        std::future::poll_fn(|context| {
            let ready = waiting.iter_mut().any(|changed| changed.as_mut().poll(context).is_ready());
            if ready { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
        })
        .await;
    }
}

/// Answers this leg; the other leg of a loopback call hears of it first.
pub(crate) fn answer_both(core: &Core, channel: &Channel) {
    if let Some(other) = other_leg(core, channel) {
        life::answer(core, &other);
    }
    life::answer(core, channel);
}

/// Opens early media on this leg and the other one.
pub(crate) fn early_media(core: &Core, channel: &Channel) {
    let origin = Origin("switch_channel.c", "switch_channel_perform_mark_pre_answered", 3607);
    for leg in other_leg(core, channel).iter().map(Rc::as_ref).chain([channel]) {
        if leg.mark_early_media(core) {
            leg.fire_full(core, "CHANNEL_PROGRESS_MEDIA", origin, &[]);
        }
    }
}

/// Rings on this leg and the other one.
pub(crate) fn ring_ready(core: &Core, channel: &Channel) {
    let origin = Origin("switch_channel.c", "switch_channel_perform_mark_ring_ready_value", 3530);
    for leg in other_leg(core, channel).iter().map(Rc::as_ref).chain([channel]) {
        if !leg.is_answered() {
            leg.fire_full(core, "CHANNEL_PROGRESS", origin, &[]);
            life::set_call_state(core, leg, CallState::Ringing);
        }
    }
}

/// Sends digits to the far end: on the loopback endpoint the other leg hears them.
pub(crate) fn send_digits(core: &Core, channel: &Channel, digits: &str) {
    let parsed = Digit::parse(digits, "UNKNOWN");
    // Twice the time of all digits, as recorded (in_dtmf, in_myevents).
    let time: u64 = parsed.iter().map(|digit| digit.duration / 8 * 2).sum();
    channel.set_variable("last_dtmf_duration", time.to_string());
    if let Some(far) = other_leg(core, channel) {
        far.receive_digits(parsed);
    }
}

/// The far end puts the call on hold or takes it back.
pub(crate) fn hold(core: &Core, channel: &Channel, on: bool) {
    if channel.resources.held.replace(on) == on {
        return;
    }
    let origin = Origin("switch_channel.c", "switch_channel_mark_hold", 2020);
    life::set_call_state(core, channel, if on { CallState::Held } else { CallState::Unheld });
    channel.fire_full(core, if on { "CHANNEL_HOLD" } else { "CHANNEL_UNHOLD" }, origin, &[]);
    if !on {
        life::set_call_state(core, channel, CallState::Active);
    }
}

/// Fires SESSION_HEARTBEAT each so many seconds as long as the channel is up; 0 ends that.
pub(crate) fn session_heartbeat(core: &Rc<Core>, channel: &Rc<Channel>, seconds: u64) {
    let generation = channel.heartbeats.get() + 1;
    channel.heartbeats.set(generation);
    channel.touch();
    if seconds == 0 {
        return;
    }
    let (core, channel) = (Rc::clone(core), Rc::clone(channel));
    tokio::task::spawn_local(async move {
        let over = || channel.is_hung_up() || channel.heartbeats.get() != generation;
        loop {
            tokio::select! {
                () = tokio::time::sleep(Duration::from_secs(seconds)) => {}
                () = channel.until(over) => return,
            }
            channel.fire_full(&core, "SESSION_HEARTBEAT", Origin("switch_core_session.c", "send_heartbeat", 3050), &[]);
        }
    });
}
