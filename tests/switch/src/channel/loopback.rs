//! The loopback endpoint: a call whose two legs are both channels of this switch. The A leg is what the caller holds, the B
//! leg walks the dialplan.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use tokio::sync::watch;

use super::{CallState, Channel, Data, Profile, Resources, State, Times, life};
use crate::core::{Core, Origin, new_uuid};
use crate::dialplan::Action;
use crate::log::{LogLine, NOTICE};

/// A call to place on the loopback endpoint.
#[derive(Clone, Default)]
pub(crate) struct Outgoing {
    pub(crate) destination: String,
    pub(crate) context: String,
    /// What stood in `{}` of the dial string: both legs get it.
    pub(crate) variables: Vec<(String, String)>,
    /// What the B leg does; it looks its extension up in the dialplan where this is empty.
    pub(crate) far_actions: Vec<Action>,
    /// The channel that calls, where one does.
    pub(crate) originator: Option<Rc<Channel>>,
}

impl Outgoing {
    /// The uuid that the call is to have.
    pub(super) fn uuid(&self) -> String {
        self.variable("origination_uuid").map_or_else(new_uuid, str::to_owned)
    }

    /// Tells a new leg who calls.
    pub(super) fn note_originator(&self, leg: &Channel) {
        if let Some(originator) = &self.originator {
            leg.note_other_leg("originator", originator);
            leg.set_variable("originator", originator.uuid.clone());
            leg.set_variable("originating_leg_uuid", originator.uuid.clone());
        }
    }

    fn variable(&self, name: &str) -> Option<&str> {
        self.variables.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Places the call and starts the threads of its legs, A and B.
pub(crate) fn call(core: &Rc<Core>, outgoing: Outgoing) -> (Rc<Channel>, Rc<Channel>) {
    let destination = &outgoing.destination;
    let profile = profile(core, &outgoing, destination);
    let name = format!("loopback/{destination}/{}-a", outgoing.context);
    let a = new_channel(core, outgoing.uuid(), true, name, profile.clone(), false);
    announce_codecs(core, &a);
    {
        let mut data = a.data.borrow_mut();
        data.state = State::Init;
        data.name = format!("loopback/{destination}-a");
    }
    outgoing.note_originator(&a);
    a.fire_basic(core, "CHANNEL_OUTGOING", Origin("switch_core_session.c", "switch_core_session_outgoing_channel", 768));
    let b = new_channel(core, new_uuid(), false, format!("loopback/{destination}-b"), profile, false);
    set_variables(&a, &b, &outgoing.variables);
    b.data.borrow_mut().actions = outgoing.far_actions.into();
    tokio::task::spawn_local(near_leg(Rc::clone(core), Rc::clone(&a), Rc::clone(&b)));
    (a, b)
}

/// The caller profile of the legs: the caller id that was asked for, else that of the channel that calls.
pub(super) fn profile(core: &Core, outgoing: &Outgoing, destination: &str) -> Profile {
    let caller = outgoing.originator.as_ref();
    let id = |asked: &str, effective: &str, own: fn(Profile) -> String| {
        let asked = outgoing.variable(asked).map(str::to_owned);
        let effective = || caller?.variable(effective).filter(|value| !value.is_empty());
        asked.or_else(effective).or_else(|| Some(own(caller?.profile())))
    };
    let number = id("origination_caller_id_number", "effective_caller_id_number", |profile| profile.caller_id_number);
    let name = id("origination_caller_id_name", "effective_caller_id_name", |profile| profile.caller_id_name);
    let (number, name) = (number.unwrap_or_else(|| "0000000000".to_owned()), name.unwrap_or_default());
    Profile {
        caller_id_name: name.clone(),
        caller_id_number: number.clone(),
        orig_caller_id_name: name,
        orig_caller_id_number: number.clone(),
        callee_id_name: "Outbound Call".to_owned(),
        callee_id_number: if outgoing.context.is_empty() { destination.to_owned() } else { outgoing.context.clone() },
        ani: number,
        destination_number: destination.to_owned(),
        context: outgoing.context.clone(),
        dialplan: "xml".to_owned(),
        index: 1,
        created: core.clock.now(),
        ..Profile::default()
    }
}

async fn near_leg(core: Rc<Core>, a: Rc<Channel>, b: Rc<Channel>) {
    a.run_state(&core);
    announce_codecs(&core, &b);
    a.set_state(State::Routing);
    announce(&core, &a, "CHANNEL_CREATE", 626);
    announce(&core, &a, "CHANNEL_ORIGINATE", 632);
    if !a.is_hung_up() {
        a.run_state(&core);
        a.set_state(State::ConsumeMedia);
        a.run_state(&core);
    }
    tokio::task::spawn_local(far_leg(Rc::clone(&core), Rc::clone(&a), Rc::clone(&b)));
    life::run(&core, &a).await;
    life::end(&core, &a, Some(b)).await;
}

async fn far_leg(core: Rc<Core>, a: Rc<Channel>, b: Rc<Channel>) {
    b.set_state(State::Init);
    b.run_state(&core);
    b.set_state(State::Routing);
    announce(&core, &b, "CHANNEL_CREATE", 626);
    life::run(&core, &b).await;
    life::end(&core, &b, Some(a)).await;
}

pub(super) fn announce(core: &Core, channel: &Channel, name: &str, line: u32) {
    channel.fire_full(core, name, Origin("switch_core_state_machine.c", "switch_core_session_run", line), &[]);
}

pub(super) fn new_channel(
    core: &Core,
    uuid: String,
    is_outbound: bool,
    name: String,
    profile: Profile,
    is_party: bool,
) -> Rc<Channel> {
    let origin = Origin("switch_channel.c", "switch_channel_set_name", 1143);
    core.log(LogLine::new(core, NOTICE, origin, &uuid, &format!("New Channel {name} [{uuid}]")));
    let channel = Rc::new(Channel {
        uuid,
        session_id: core.next_session_id(),
        is_outbound,
        is_party,
        connected: watch::Sender::new(false),
        data: RefCell::new(Data {
            name,
            state: State::New,
            running: State::None,
            call_state: CallState::Down,
            cause: None,
            variables: Vec::new(),
            profile,
            times: Times { created: core.clock.now(), ..Times::default() },
            hit_dialplan: !is_outbound,
            digits_dialed: String::new(),
            last_application: (String::new(), String::new()),
            actions: VecDeque::new(),
        }),
        messages: RefCell::default(),
        digits: RefCell::default(),
        locked: Cell::new(false),
        leaving: Cell::new(false),
        shown_state: Cell::new(State::None),
        reported: Cell::new(false),
        holds: Cell::new(0),
        broken: Cell::new(None),
        begun: Cell::new(false),
        heartbeats: Cell::new(0),
        bridge_to: RefCell::default(),
        resources: Resources::default(),
        changed: watch::Sender::new(()),
    });
    core.add_channel(Rc::clone(&channel));
    channel
}

pub(super) fn set_identity(channel: &Channel) {
    channel.set_variable("direction", if channel.is_outbound { "outbound" } else { "inbound" });
    if channel.is_outbound {
        channel.set_variable("is_outbound", "true");
    }
    channel.set_variable("uuid", channel.uuid.clone());
    channel.set_variable("call_uuid", channel.uuid.clone());
    channel.set_variable("session_id", channel.session_id.to_string());
}

pub(super) fn set_codecs(channel: &Channel) {
    for (name, value) in [("read_codec", "L16"), ("read_rate", "8000"), ("write_codec", "L16"), ("write_rate", "8000")] {
        channel.set_variable(name, value);
    }
}

/// The variables that the legs begin with, in the recorded order.
fn set_variables(a: &Channel, b: &Channel, dialled: &[(String, String)]) {
    let set_dialled = |channel: &Channel| dialled.iter().for_each(|(name, value)| channel.set_variable(name, value));
    set_identity(a);
    set_codecs(a);
    a.set_variable("channel_name", a.name());
    set_dialled(a);
    a.set_variable("originate_early_media", "true");
    a.set_variable("originate_endpoint", "loopback");
    a.set_variable("other_loopback_leg_uuid", b.uuid.clone());
    a.set_variable("loopback_leg", "A");
    set_identity(b);
    b.set_variable("channel_name", b.name());
    set_codecs(b);
    set_dialled(b);
    b.set_variable("other_loopback_leg_uuid", a.uuid.clone());
    b.set_variable("loopback_leg", "B");
}

/// The two CODEC events of a new channel, which spell their headers in two ways (`in_call_plain`).
pub(super) fn announce_codecs(core: &Core, channel: &Channel) {
    let mut event = core.event("CODEC", Origin("switch_core_codec.c", "switch_core_session_set_read_codec", 300));
    channel.add_state(&mut event);
    let read = ["Channel-Read-Codec-Name", "Channel-Read-Codec-Rate", "Channel-Read-Codec-Bit-Rate"];
    let write = ["Channel-Write-Codec-Name", "Channel-Write-Codec-Rate", "Channel-Write-Codec-Bit-Rate"];
    let lower = ["channel-read-codec-name", "channel-read-codec-rate", "channel-read-codec-bit-rate"];
    let again = ["Channel-Write-Codec-Name", "Channel-Write-Codec-Rate", "Channel-Write-codec-bit-rate"];
    let values = ["L16", "8000", "128000"];
    let add = |event: &mut crate::event::Event, names: [&str; 3]| {
        names.iter().zip(values).for_each(|(name, value)| event.add(name, value));
    };
    add(&mut event, read);
    add(&mut event, lower);
    core.fire(event);
    let mut event = core.event("CODEC", Origin("switch_core_codec.c", "switch_core_session_set_write_codec", 471));
    channel.add_state(&mut event);
    add(&mut event, read);
    add(&mut event, write);
    add(&mut event, again);
    core.fire(event);
}
