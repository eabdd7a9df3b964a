//! Calls on the endpoint `test`: one leg, whose far end follows a script or waits for the test.

use std::rc::Rc;

use super::{Cause, Channel, Digit, Outgoing, State, life, loopback, signal};
use crate::core::{Core, Origin};
use crate::party::{Party, Step};

/// Places the call and starts its thread and its far end.
pub(crate) fn call_party(core: &Rc<Core>, name: &str, outgoing: &Outgoing) -> Rc<Channel> {
    let profile = loopback::profile(core, outgoing, name);
    let uuid = outgoing.uuid();
    let channel = loopback::new_channel(core, uuid, true, format!("test/{name}"), profile, true);
    loopback::announce_codecs(core, &channel);
    channel.data.borrow_mut().state = State::Init;
    loopback::set_identity(&channel);
    loopback::set_codecs(&channel);
    channel.set_variable("channel_name", channel.name());
    outgoing.variables.iter().for_each(|(name, value)| channel.set_variable(name, value));
    channel.set_variable("originate_early_media", "true");
    channel.set_variable("originate_endpoint", "test");
    outgoing.note_originator(&channel);
    channel.fire_basic(core, "CHANNEL_OUTGOING", Origin("switch_core_session.c", "switch_core_session_outgoing_channel", 768));
    tokio::task::spawn_local(leg(Rc::clone(core), Rc::clone(&channel)));
    let party = core.parties.borrow().get(name).cloned().unwrap_or_default();
    tokio::task::spawn_local(far_end(Rc::clone(core), Rc::clone(&channel), party));
    channel
}

async fn leg(core: Rc<Core>, channel: Rc<Channel>) {
    channel.run_state(&core);
    channel.set_state(State::Routing);
    loopback::announce(&core, &channel, "CHANNEL_CREATE", 626);
    loopback::announce(&core, &channel, "CHANNEL_ORIGINATE", 632);
    if !channel.is_hung_up() {
        channel.run_state(&core);
        channel.set_state(State::ConsumeMedia);
        channel.run_state(&core);
    }
    channel.begun.set(true);
    channel.touch();
    life::run(&core, &channel).await;
    life::end(&core, &channel, None).await;
}

/// What the far end does, until the call is over.
async fn far_end(core: Rc<Core>, channel: Rc<Channel>, party: Party) {
    channel.until(|| channel.begun.get()).await;
    tokio::select! {
        () = act(&core, &channel, party) => {}
        () = channel.hung_up() => {}
    }
}

async fn act(core: &Rc<Core>, channel: &Rc<Channel>, party: Party) {
    for step in party.steps {
        match step {
            Step::Wait(time) => tokio::time::sleep(time).await,
            Step::Ring => signal::ring_ready(core, channel),
            Step::EarlyMedia => signal::early_media(core, channel),
            Step::Answer => life::answer(core, channel),
            Step::Press(digits) => channel.receive_digits(Digit::parse(&digits, "RTP")),
            Step::HearPrompt => channel.until(|| channel.is_playing()).await,
            Step::HangUp(cause) => life::hangup(core, channel, Cause::named(&cause).unwrap_or(Cause::NORMAL_CLEARING)),
        }
    }
}
