//! The life of a channel: its states, its end, and the variables that sum it up.

use std::rc::Rc;

use super::{CallState, Cause, Channel, Message, State};
use crate::application;
use crate::bridge;
use crate::clock;
use crate::core::{Core, Origin, new_uuid};
use crate::dialplan::{self, Action};
use crate::log::{LogLine, NOTICE};
use crate::record;

/// Marks the channel answered (`switch_channel_perform_mark_answered`). Nothing happens to one that is, or has hung up.
pub(crate) fn answer(core: &Core, channel: &Channel) {
    if channel.is_answered() || channel.is_hung_up() {
        return;
    }
    channel.data.borrow_mut().times.answered = core.clock.now();
    channel.fire_full(core, "CHANNEL_ANSWER", Origin("switch_channel.c", "switch_channel_perform_mark_answered", 3848), &[]);
    set_call_state(core, channel, CallState::Active);
    channel.set_variable("endpoint_disposition", "ANSWER");
    // `APPLICATION[::ARGUMENT]` or `APPLICATION ARGUMENT`, which no recording shows (switch_channel.c, `do_execute_on`).
    if let Some(named) = channel.variable("execute_on_answer") {
        let (application, argument) = named.split_once("::").or_else(|| named.split_once(' ')).unwrap_or((&named, ""));
        channel.queue(Message::execute(application, argument));
    }
    channel.touch();
}

/// Changes the call state and says so.
pub(crate) fn set_call_state(core: &Core, channel: &Channel, state: CallState) {
    let before = std::mem::replace(&mut channel.data.borrow_mut().call_state, state);
    if before == state {
        return;
    }
    let mut event = core.event("CHANNEL_CALLSTATE", Origin("switch_channel.c", "switch_channel_perform_set_callstate", 302));
    event.add("Original-Channel-Call-State", before.name());
    event.add("Channel-Call-State-Number", state.number().to_string());
    channel.add_basic(&mut event);
    core.fire(event);
}

/// Hangs up; only the first cause counts. The channel's own thread then ends what it does.
pub(crate) fn hangup(core: &Core, channel: &Channel, cause: Cause) {
    if channel.is_hung_up() {
        return;
    }
    {
        let mut data = channel.data.borrow_mut();
        data.state = State::Hangup;
        data.cause = Some(cause);
    }
    let origin = Origin("switch_channel.c", "switch_channel_perform_hangup", 3447);
    let text = format!("Hangup {} [{}] [{}]", channel.name(), channel.data.borrow().running.name(), cause.name());
    core.log(LogLine::new(core, NOTICE, origin, &channel.uuid, &text));
    channel.fire_full(core, "CHANNEL_HANGUP", origin, &[]);
    channel.touch();
}

/// Gives the channel new actions: it leaves what it does and carries these out, at once (`State::Execute`) or by way of
/// routing.
pub(crate) fn transfer(channel: &Channel, actions: Vec<Action>, state: State) {
    channel.data.borrow_mut().actions = actions.into();
    channel.leaving.set(true);
    channel.set_state(state);
}

/// Sends the channel to an extension: it leaves what it does and looks that up (`switch_ivr_session_transfer`).
pub(crate) fn route(core: &Core, channel: &Channel, extension: &str, dialplan: &str, context: &str) {
    let forwards =
        channel.variable("max_forwards").and_then(|count| count.parse().ok()).map_or(70, |count: u32| count.saturating_sub(1));
    let now = core.clock.now();
    let source = format!("{}:{}:bl_xfer:{extension}/{context}/{dialplan}", now / 1_000_000, new_uuid());
    channel.set_variable("max_forwards", forwards.to_string());
    channel.set_variable("transfer_history", source.clone());
    channel.set_variable("transfer_source", source.clone());
    {
        let mut data = channel.data.borrow_mut();
        data.actions.clear();
        let profile = &mut data.profile;
        profile.rdnis = std::mem::replace(&mut profile.destination_number, extension.to_owned());
        profile.transfer_source = source;
        dialplan.clone_into(&mut profile.dialplan);
        context.clone_into(&mut profile.context);
        profile.index += 1;
        profile.created = now;
    }
    channel.leaving.set(true);
    channel.set_state(State::Routing);
}

/// Has the channel leave what it does and go into a state in which it is bridged: to make the bridge with `other`, or to be
/// the other.
pub(crate) fn leave_for_bridge(channel: &Channel, other: Option<String>) {
    let state = if other.is_some() { State::SoftExecute } else { State::ExchangeMedia };
    *channel.bridge_to.borrow_mut() = other;
    channel.data.borrow_mut().actions.clear();
    channel.leaving.set(true);
    channel.set_state(state);
}

impl Channel {
    /// The channel that this one left its applications for.
    pub(crate) fn take_bridge_target(&self) -> Option<String> {
        self.leaving.set(false);
        self.bridge_to.borrow_mut().take()
    }

    /// Makes the state that was set the running one and says so.
    pub(crate) fn run_state(&self, core: &Core) {
        let state = self.state();
        self.data.borrow_mut().running = state;
        if state < State::Hangup {
            self.shown_state.set(state);
        }
        if state == State::Routing && !self.is_outbound {
            set_call_state(core, self, CallState::Ringing);
        }
        if state == State::Execute && self.is_answered() {
            set_call_state(core, self, CallState::Active);
        }
        let origin = Origin("switch_channel.c", "switch_channel_perform_set_running_state", 2409);
        if core.goes_down.get() {
            self.fire_full(core, "CHANNEL_STATE", origin, &[]);
        } else {
            self.fire_basic(core, "CHANNEL_STATE", origin);
        }
    }

    pub(super) fn set_state(&self, state: State) {
        let mut data = self.data.borrow_mut();
        if !matches!(data.state, State::Hangup | State::Reporting | State::Destroy) {
            data.state = state;
        }
        drop(data);
        self.touch();
    }
}

/// Runs the channel from routing or waiting on to its hangup: looks its extension up, carries out the actions, waits where
/// there is nothing to do yet.
pub(super) async fn run(core: &Rc<Core>, channel: &Rc<Channel>) {
    loop {
        let state = channel.state();
        match state {
            State::Routing => look_up(core, channel),
            State::Execute => execute_actions(core, channel).await,
            State::SoftExecute => bridge::carry(core, channel).await,
            State::ExchangeMedia => bridge::follow(core, channel).await,
            State::ConsumeMedia => channel.until(|| channel.state() != state).await,
            _ => return,
        }
    }
}

/// Finds the actions of the dialled extension, unless the channel has brought its own.
fn look_up(core: &Core, channel: &Channel) {
    channel.run_state(core);
    if channel.data.borrow().actions.is_empty() {
        let profile = channel.profile();
        let found = match profile.dialplan.as_str() {
            "inline" => Some(dialplan::inline(&profile.destination_number)),
            _ => core.config.dialplan.find(&profile.context, &profile.destination_number),
        };
        match found {
            Some(actions) => channel.data.borrow_mut().actions = actions.into(),
            None => return hangup(core, channel, Cause::NO_ROUTE_DESTINATION),
        }
    }
    channel.set_state(State::Execute);
}

/// Carries out the actions of the channel, one after the other, and hangs up behind the last. Returns when the channel has
/// hung up or was given something else to do.
async fn execute_actions(core: &Rc<Core>, channel: &Rc<Channel>) {
    channel.leaving.set(false);
    channel.run_state(core);
    channel.set_variable("call_uuid", channel.uuid.clone());
    loop {
        if channel.is_gone() {
            return;
        }
        let next = channel.data.borrow_mut().actions.pop_front();
        let Some(action) = next else { break };
        application::execute(core, channel, &action.application, &action.argument).await;
    }
    hangup(core, channel, Cause::NORMAL_CLEARING);
}

/// What the thread of a hung-up channel does: tells its end, sums up the call, and destroys it when nobody holds it.
/// `other` is the leg at the other end, which hangs up too.
pub(super) async fn end(core: &Rc<Core>, channel: &Rc<Channel>, other: Option<Rc<Channel>>) {
    let cause = channel.cause().unwrap_or(Cause::NORMAL_CLEARING);
    channel.run_state(core);
    channel.data.borrow_mut().times.hangup = core.clock.now();
    channel.set_variable("hangup_cause", cause.name());
    channel.set_variable("hangup_cause_q850", q850(cause).to_string());
    let dialed = channel.data.borrow().digits_dialed.clone();
    channel.set_variable("digits_dialed", if dialed.is_empty() { "none".to_owned() } else { dialed });
    set_call_state(core, channel, CallState::Hangup);
    for path in channel.take_recordings(|_| true) {
        record::finish(core, channel, &path);
    }
    channel.release_all(core);
    if let Some(other) = other {
        hangup(core, &other, cause);
    }
    channel.data.borrow_mut().state = State::Reporting;
    sum_up(channel);
    channel.run_state(core);
    let mut event =
        core.event("CHANNEL_HANGUP_COMPLETE", Origin("switch_core_state_machine.c", "switch_core_session_reporting_state", 943));
    event.add("Hangup-Cause", cause.name());
    channel.add_data(&mut event);
    core.fire(event);
    channel.reported.set(true);
    channel.touch();
    channel.until(|| channel.holds.get() == 0).await;
    channel.data.borrow_mut().state = State::Destroy;
    channel.fire_full(core, "CHANNEL_DESTROY", Origin("switch_core_session.c", "switch_core_session_perform_destroy", 1588), &[]);
    core.remove_channel(channel);
    channel.run_state(core);
}

/// Causes over 127 are the switch's own, and normal clearing to Q.850 (`out_pipelined_connect`).
fn q850(cause: Cause) -> u16 {
    if cause.number() <= 127 { cause.number() } else { Cause::NORMAL_CLEARING.number() }
}

/// The variables of `switch_channel_set_timestamps`, which the end of a call adds.
fn sum_up(channel: &Channel) {
    let times = channel.times();
    let (start, answer, bridge, end) = (times.created, times.answered, times.bridged, times.hangup);
    let set = |name: &str, value: String| channel.set_variable(name, value);
    let stamp = |name: &str, time: u64| {
        if time > 0 {
            set(name, clock::local(time));
        }
    };
    stamp("start_stamp", start);
    stamp("profile_start_stamp", start);
    stamp("answer_stamp", answer);
    stamp("bridge_stamp", bridge);
    stamp("end_stamp", end);
    let both = |name: &str, time: u64| {
        set(&format!("{name}_epoch"), (time / 1_000_000).to_string());
        set(&format!("{name}_uepoch"), time.to_string());
    };
    both("start", start);
    both("profile_start", start);
    both("answer", answer);
    both("bridge", bridge);
    both("last_hold", 0);
    for unit in ["seconds", "usec", "ms"] {
        set(&format!("hold_accum_{unit}"), "0".to_owned());
    }
    both("resurrect", 0);
    both("progress", 0);
    both("progress_media", times.progress_media);
    both("end", end);
    let (application, argument) = channel.last_application();
    set("last_app", application);
    set("last_arg", argument);
    let profile = channel.profile();
    set(
        "caller_id",
        if profile.caller_id_name.is_empty() {
            profile.caller_id_number
        } else {
            format!("\"{}\" <{}>", profile.caller_id_name, profile.caller_id_number)
        },
    );
    let answered = if answer > 0 { answer } else { start };
    let spans = [
        ("duration", start, end),
        ("bill", if answer > 0 { answer } else { end }, end),
        ("progress", 0, 0),
        ("answer", start, answered),
        ("wait", start, if bridge > 0 { bridge } else { start }),
        ("progress_media", start, times.progress_media.max(start)),
        ("flow_bill", start, end),
    ];
    for (unit, divisor) in [("sec", 1_000_000), ("msec", 1000), ("usec", 1)] {
        for (stem, from, to) in spans {
            let name = match (stem, unit) {
                ("duration", "sec") => stem.to_owned(),
                ("duration", _) => format!("{}{stem}", &unit[..1]),
                _ => format!("{stem}{unit}"),
            };
            // Seconds are the difference of whole seconds, as recorded; the finer units that of the moments.
            let span = if unit == "sec" { to / divisor - from / divisor } else { (to - from) / divisor };
            set(&name, span.to_string());
        }
    }
    if !channel.is_party() {
        set("is_loopback", "1".to_owned());
    }
}
