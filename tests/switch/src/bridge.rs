//! Two channels that talk to each other: `bridge`, `uuid_bridge`. No recording shows it; the events and variables are those of
//! switch_ivr_bridge.c.

use std::rc::Rc;

use crate::api::{self, Dialled};
use crate::channel::{self, Cause, Channel, State, Wake, wait_while};
use crate::core::{Core, Origin};

/// `bridge DIAL_STRING`: calls, and joins the leg that answers with this one until either leaves.
pub(crate) async fn bridge(core: &Rc<Core>, channel: &Rc<Channel>, dial_string: &str) {
    match api::dial(core, dial_string, Some(channel), None).await {
        Dialled::Leg(leg) => {
            for (name, value) in [("originate_disposition", "SUCCESS"), ("DIALSTATUS", "SUCCESS")] {
                channel.set_variable(name, value);
            }
            if leg.is_answered() {
                channel::answer_both(core, channel);
            } else {
                channel::early_media(core, channel);
            }
            talk(core, channel, &leg).await;
            let cause = leg.cause().unwrap_or(Cause::NORMAL_CLEARING);
            channel.set_variable("bridge_hangup_cause", cause.name());
            let after = |name: &str| channel.variable(name).is_some_and(|value| value == "true");
            if after("hangup_after_bridge") && leg.is_hung_up() {
                channel::hangup(core, channel, cause);
            } else if after("park_after_bridge") && !channel.is_gone() {
                let park = crate::dialplan::Action::new("park", "");
                channel::transfer(channel, vec![park], State::Routing);
            }
        }
        Dialled::Failed(cause) => {
            channel.set_variable("originate_disposition", cause.name());
            channel.set_variable("DIALSTATUS", dial_status(cause));
            channel.set_variable("originate_failed_cause", cause.name());
            let goes_on = channel.variable("continue_on_fail").is_some_and(|list| {
                list == "true" || list.split(',').any(|word| Cause::named(word).is_some_and(|wanted| wanted == cause))
            });
            if !goes_on && !channel.is_gone() {
                channel::hangup(core, channel, cause);
            }
        }
    }
}

/// The variable DIALSTATUS, as programs that know Asterisk read it.
fn dial_status(cause: Cause) -> &'static str {
    match cause.name() {
        "USER_BUSY" => "BUSY",
        "NO_ANSWER" | "NO_USER_RESPONSE" => "NOANSWER",
        "ORIGINATOR_CANCEL" => "CANCEL",
        "CALL_REJECTED" => "DECLINE",
        "UNALLOCATED_NUMBER" | "NO_ROUTE_DESTINATION" => "INVALIDARGS",
        "DESTINATION_OUT_OF_ORDER" | "NETWORK_OUT_OF_ORDER" | "SUBSCRIBER_ABSENT" | "USER_NOT_REGISTERED" => "CHANUNAVAIL",
        _ => "CONGESTION",
    }
}

/// `uuid_bridge`: the first leg leaves what it does to make the bridge, the other to be in it.
pub(crate) fn join(core: &Core, channel: &Rc<Channel>, other: &Rc<Channel>) {
    // Whoever talked to one of them before is left alone, and ends.
    for leg in [channel, other] {
        if let Some(former) = leg.partner().and_then(|uuid| core.channel(&uuid)) {
            former.set_bridge(None);
        }
        leg.set_bridge(None);
    }
    other.set_bridge(Some((channel.uuid.clone(), false)));
    channel::leave_for_bridge(other, None);
    channel::leave_for_bridge(channel, Some(other.uuid.clone()));
}

/// What a leg does that was told to make a bridge.
pub(crate) async fn carry(core: &Rc<Core>, channel: &Rc<Channel>) {
    let target = channel.take_bridge_target();
    channel.run_state(core);
    if let Some(other) = target.and_then(|uuid| core.channel(&uuid)) {
        talk(core, channel, &other).await;
    }
    if !channel.is_gone() && channel.state() == State::SoftExecute {
        left(core, channel);
    }
}

/// What a leg does that another one has bridged: it hands on its digits and carries messages out until it is let go.
pub(crate) async fn follow(core: &Rc<Core>, channel: &Rc<Channel>) {
    channel.take_bridge_target();
    channel.run_state(core);
    let bridged = || channel.partner().is_some() && channel.state() == State::ExchangeMedia;
    while bridged() {
        match wait_while(core, channel, None, bridged).await {
            Wake::Digit(digit) => {
                if let Some(other) = channel.partner().and_then(|uuid| core.channel(&uuid)) {
                    channel::send_digits(core, &other, &digit.to_string());
                }
            }
            Wake::Gone => return,
            Wake::Time | Wake::Broken => {}
        }
    }
    if !channel.is_gone() && channel.state() == State::ExchangeMedia {
        left(core, channel);
    }
}

/// What becomes of a leg of `uuid_bridge` whose other one has gone: it is hung up, unless the variable `park_after_bridge` keeps it.
fn left(core: &Rc<Core>, channel: &Rc<Channel>) {
    if channel.variable("park_after_bridge").is_some_and(|value| value == "true") {
        channel::transfer(channel, vec![crate::dialplan::Action::new("park", "")], State::Routing);
    } else {
        channel::hangup(core, channel, Cause::NORMAL_CLEARING);
    }
}

/// Joins two legs until one of them hangs up or goes elsewhere; the other leg ends with it.
async fn talk(core: &Rc<Core>, channel: &Rc<Channel>, leg: &Rc<Channel>) {
    channel.note_other_leg("originatee", leg);
    leg.note_other_leg("originator", channel);
    for (one, other) in [(channel, leg), (leg, channel)] {
        one.set_variable("bridge_channel", other.name());
        one.set_variable("bridge_uuid", other.uuid.clone());
        one.set_variable("signal_bond", other.uuid.clone());
        one.set_variable("last_bridge_to", other.uuid.clone());
        one.mark_bridged(core);
    }
    channel.set_bridge(Some((leg.uuid.clone(), true)));
    leg.set_bridge(Some((channel.uuid.clone(), false)));
    if leg.state() == State::ConsumeMedia {
        channel::leave_for_bridge(leg, None);
    }
    let described = [("Bridge-A-Unique-ID", channel.uuid.clone()), ("Bridge-B-Unique-ID", leg.uuid.clone())];
    channel.fire_full(
        core,
        "CHANNEL_BRIDGE",
        Origin("switch_ivr_bridge.c", "switch_ivr_multi_threaded_bridge", 1850),
        &described,
    );
    let joined = || {
        let together = leg.partner().as_deref() == Some(channel.uuid.as_str()) && channel.caller_of_bridge().is_some();
        together && !leg.is_hung_up() && matches!(leg.state(), State::ExchangeMedia)
    };
    let watcher = tokio::task::spawn_local({
        // The bridge ends with its other leg, whose changes this one does not see.
        let (channel, leg) = (Rc::clone(channel), Rc::clone(leg));
        async move {
            leg.until(|| leg.is_hung_up() || leg.state() != State::ExchangeMedia || leg.partner().is_none()).await;
            channel.touch();
        }
    });
    while joined() {
        match wait_while(core, channel, None, joined).await {
            Wake::Digit(digit) => channel::send_digits(core, leg, &digit.to_string()),
            Wake::Gone => break,
            Wake::Time | Wake::Broken => {}
        }
    }
    watcher.abort();
    channel.fire_full(
        core,
        "CHANNEL_UNBRIDGE",
        Origin("switch_ivr_bridge.c", "switch_ivr_multi_threaded_bridge", 1952),
        &described,
    );
    if channel.caller_of_bridge().as_deref() == Some(leg.uuid.as_str()) {
        channel.set_bridge(None);
    }
    if leg.partner().as_deref() == Some(channel.uuid.as_str()) {
        leg.set_bridge(None);
        if leg.state() == State::ExchangeMedia && !leg.is_gone() {
            channel::hangup(core, leg, channel.cause().unwrap_or(Cause::NORMAL_CLEARING));
        }
    }
}
