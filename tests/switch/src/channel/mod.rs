//! Channels: their state, variables and caller profile, and how others wait for them.

mod cause;
mod data;
mod life;
mod loopback;
mod message;
mod party;
mod resources;
mod signal;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use tokio::sync::watch;
use tokio::time::Instant;

pub(crate) use cause::Cause;
pub(crate) use life::{answer, hangup, leave_for_bridge, route, transfer};
pub(crate) use loopback::{Outgoing, call};
pub(crate) use message::{Message, Wake, carry_out, wait, wait_while};
pub(crate) use party::call_party;
pub(crate) use resources::Binding;
pub(crate) use signal::{answer_both, early_media, hold, ring_ready, send_digits, session_heartbeat, until_any};

use crate::core::Core;
use crate::dialplan::Action;
use resources::Resources;

/// `switch_channel_state_t`, of which the model goes through these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum State {
    New,
    Init,
    Routing,
    SoftExecute,
    Execute,
    ExchangeMedia,
    ConsumeMedia,
    Hangup,
    Reporting,
    Destroy,
    /// The running state of a channel whose thread has not begun.
    None,
}

impl State {
    fn name(self) -> &'static str {
        match self {
            State::New => "CS_NEW",
            State::Init => "CS_INIT",
            State::Routing => "CS_ROUTING",
            State::SoftExecute => "CS_SOFT_EXECUTE",
            State::Execute => "CS_EXECUTE",
            State::ExchangeMedia => "CS_EXCHANGE_MEDIA",
            State::ConsumeMedia => "CS_CONSUME_MEDIA",
            State::Hangup => "CS_HANGUP",
            State::Reporting => "CS_REPORTING",
            State::Destroy => "CS_DESTROY",
            State::None => "CS_NONE",
        }
    }

    fn number(self) -> u8 {
        match self {
            State::New => 0,
            State::Init => 1,
            State::Routing => 2,
            State::SoftExecute => 3,
            State::Execute => 4,
            State::ExchangeMedia => 5,
            State::ConsumeMedia => 7,
            State::Hangup => 10,
            State::Reporting => 11,
            State::Destroy => 12,
            State::None => 13,
        }
    }
}

/// `switch_channel_callstate_t`, of which the model goes through these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CallState {
    Down,
    Ringing,
    Active,
    Held,
    Hangup,
    Unheld,
}

impl CallState {
    pub(crate) fn name(self) -> &'static str {
        match self {
            CallState::Down => "DOWN",
            CallState::Ringing => "RINGING",
            CallState::Active => "ACTIVE",
            CallState::Held => "HELD",
            CallState::Unheld => "UNHELD",
            CallState::Hangup => "HANGUP",
        }
    }

    fn number(self) -> u8 {
        match self {
            CallState::Down => 0,
            CallState::Ringing => 2,
            CallState::Active => 4,
            CallState::Held => 5,
            CallState::Unheld => 8,
            CallState::Hangup => 7,
        }
    }
}

/// Who called: the fields of `switch_caller_profile_t` that the recordings show.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profile {
    pub(crate) caller_id_name: String,
    pub(crate) caller_id_number: String,
    pub(crate) orig_caller_id_name: String,
    pub(crate) orig_caller_id_number: String,
    pub(crate) callee_id_name: String,
    pub(crate) callee_id_number: String,
    pub(crate) ani: String,
    pub(crate) destination_number: String,
    /// Where a transferred call came from: seconds, a UUID and the target.
    pub(crate) transfer_source: String,
    /// The number that was dialled before a transfer.
    pub(crate) rdnis: String,
    pub(crate) dialplan: String,
    pub(crate) context: String,
    /// 1, and one more after each transfer.
    pub(crate) index: u32,
    /// In microseconds since 1970.
    pub(crate) created: u64,
}

/// When what happened to a channel, in microseconds since 1970; 0 for not yet.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Times {
    pub(crate) created: u64,
    pub(crate) answered: u64,
    pub(crate) progress_media: u64,
    pub(crate) bridged: u64,
    pub(crate) hangup: u64,
}

/// What changes in a channel's life.
struct Data {
    name: String,
    state: State,
    running: State,
    call_state: CallState,
    cause: Option<Cause>,
    variables: Vec<(String, String)>,
    profile: Profile,
    times: Times,
    hit_dialplan: bool,
    digits_dialed: String,
    last_application: (String, String),
    actions: VecDeque<Action>,
}

/// One leg of a call.
pub(crate) struct Channel {
    pub(crate) uuid: String,
    pub(crate) session_id: u64,
    pub(crate) is_outbound: bool,
    /// Whether it is a leg of the endpoint `test`.
    is_party: bool,
    /// Whether the application that controls this channel has sent `connect`.
    pub(crate) connected: watch::Sender<bool>,
    data: RefCell<Data>,
    messages: RefCell<VecDeque<Message>>,
    digits: RefCell<VecDeque<Digit>>,
    /// Whether an event-lock keeps further messages waiting.
    locked: Cell<bool>,
    /// Whether the channel was given something else to do than what it does.
    leaving: Cell<bool>,
    /// The last state before the hangup, which tables go on to show.
    shown_state: Cell<State>,
    reported: Cell<bool>,
    /// Listeners that hold the session: it is destroyed when there is none.
    holds: Cell<usize>,
    /// When `uuid_break` was asked for last.
    broken: Cell<Option<Instant>>,
    /// Whether the leg has gone through its first states, so that its far end may act.
    begun: Cell<bool>,
    /// How often heartbeats were asked for; an older request ends when a newer comes.
    heartbeats: Cell<u64>,
    /// Where the channel goes on when it leaves what it does for a bridge.
    bridge_to: RefCell<Option<String>>,
    resources: Resources,
    changed: watch::Sender<()>,
}

impl Channel {
    pub(crate) fn name(&self) -> String {
        self.data.borrow().name.clone()
    }

    pub(crate) fn state(&self) -> State {
        self.data.borrow().state
    }

    pub(crate) fn call_state(&self) -> CallState {
        self.data.borrow().call_state
    }

    pub(crate) fn cause(&self) -> Option<Cause> {
        self.data.borrow().cause
    }

    pub(crate) fn profile(&self) -> Profile {
        self.data.borrow().profile.clone()
    }

    pub(crate) fn set_profile(&self, profile: Profile) {
        self.data.borrow_mut().profile = profile;
    }

    pub(crate) fn times(&self) -> Times {
        self.data.borrow().times
    }

    pub(crate) fn is_answered(&self) -> bool {
        self.data.borrow().times.answered > 0
    }

    /// Whether the channel is answered or has early media.
    pub(crate) fn has_media(&self) -> bool {
        self.is_answered() || self.times().progress_media > 0
    }

    /// Whether it is a leg of the endpoint `test`, whose far end the test plays.
    pub(crate) fn is_party(&self) -> bool {
        self.is_party
    }

    /// The state that tables show, by its name.
    pub(crate) fn shown_state(&self) -> &'static str {
        self.shown_state.get().name()
    }

    /// The application that was begun last, with its argument.
    pub(crate) fn last_application(&self) -> (String, String) {
        self.data.borrow().last_application.clone()
    }

    /// Notes that the channel went through a dialplan.
    pub(crate) fn hit_dialplan(&self) {
        self.data.borrow_mut().hit_dialplan = true;
    }

    /// Whether the channel has hung up.
    pub(crate) fn is_hung_up(&self) -> bool {
        matches!(self.state(), State::Hangup | State::Reporting | State::Destroy)
    }

    /// Whether an application of this channel has to end, by a hangup or a transfer.
    pub(crate) fn is_gone(&self) -> bool {
        self.leaving.get() || self.is_hung_up()
    }

    /// A variable, or the field of the caller profile of that name.
    pub(crate) fn variable(&self, name: &str) -> Option<String> {
        let data = self.data.borrow();
        if let Some((_, value)) = data.variables.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
            return Some(value.clone());
        }
        let profile = &data.profile;
        let value = match name {
            "caller_id_name" => &profile.caller_id_name,
            "caller_id_number" => &profile.caller_id_number,
            "callee_id_name" => &profile.callee_id_name,
            "callee_id_number" => &profile.callee_id_number,
            "ani" => &profile.ani,
            "destination_number" => &profile.destination_number,
            "context" => &profile.context,
            "chan_name" => &data.name,
            _ => return None,
        };
        Some(value.clone())
    }

    /// Sets a variable, which moves to the end of the list; an empty value removes it.
    pub(crate) fn set_variable(&self, name: &str, value: impl Into<String>) {
        let value = value.into();
        let mut data = self.data.borrow_mut();
        data.variables.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        if !value.is_empty() {
            data.variables.push((name.to_owned(), value));
        }
    }

    /// Notes when the channel was bridged first.
    pub(crate) fn mark_bridged(&self, core: &Core) {
        let mut data = self.data.borrow_mut();
        if data.times.bridged == 0 {
            data.times.bridged = core.clock.now();
        }
    }

    /// Notes the application that runs, for last_app and last_arg.
    pub(crate) fn executed(&self, name: &str, argument: &str) {
        self.data.borrow_mut().last_application = (name.to_owned(), argument.to_owned());
    }

    /// Marks early media. False where there was some, or the channel is answered.
    pub(crate) fn mark_early_media(&self, core: &Core) -> bool {
        let mut data = self.data.borrow_mut();
        let first = data.times.progress_media == 0 && data.times.answered == 0;
        if first {
            data.times.progress_media = core.clock.now();
        }
        drop(data);
        self.touch();
        first
    }

    /// Queues a message of `sendmsg` for the channel's own thread.
    pub(crate) fn queue(&self, message: Message) {
        self.messages.borrow_mut().push_back(message);
        self.touch();
    }

    /// Digits for whoever listens on this channel.
    pub(crate) fn receive_digits(&self, digits: impl IntoIterator<Item = Digit>) {
        self.digits.borrow_mut().extend(digits);
        self.touch();
    }

    /// Forgets digits that nobody has read.
    pub(crate) fn flush_digits(&self) {
        self.digits.borrow_mut().clear();
    }

    /// Ends the application that plays or sleeps.
    pub(crate) fn interrupt(&self) {
        self.broken.set(Some(Instant::now()));
        self.touch();
    }

    /// Keeps the session from being destroyed.
    pub(crate) fn hold(&self) {
        self.holds.set(self.holds.get() + 1);
    }

    /// Undoes one [`Channel::hold`].
    pub(crate) fn release(&self) {
        self.holds.set(self.holds.get().saturating_sub(1));
        self.touch();
    }

    /// Completes when the channel has hung up.
    pub(crate) async fn hung_up(&self) {
        self.until(|| self.is_hung_up()).await;
    }

    /// Completes when the channel has told its end (CHANNEL_HANGUP_COMPLETE).
    pub(crate) async fn reported(&self) {
        self.until(|| self.reported.get()).await;
    }

    /// Completes when `condition` holds; it is looked at after each change of the channel.
    pub(crate) async fn until(&self, condition: impl Fn() -> bool) {
        let mut changed = self.changed.subscribe();
        while !condition() {
            if changed.changed().await.is_err() {
                return;
            }
        }
    }

    /// Has everybody who waits for a change look again.
    pub(crate) fn touch(&self) {
        self.changed.send_replace(());
    }
}

/// A DTMF digit that waits to be read.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Digit {
    tone: char,
    /// In samples of 8,000 Hz.
    pub(crate) duration: u64,
    /// DTMF-Source.
    source: &'static str,
}

impl Digit {
    /// The digits of `12#@200`, where the number is the duration in milliseconds (250 without it). What is no digit is left
    /// out. `source` is what the event will name as DTMF-Source.
    pub(crate) fn parse(text: &str, source: &'static str) -> Vec<Self> {
        let (tones, duration) = text.split_once('@').unwrap_or((text, ""));
        let duration = duration.trim().parse::<u64>().unwrap_or(250).saturating_mul(8);
        let known = |tone: &char| matches!(tone, '0'..='9' | '*' | '#' | 'a'..='d' | 'A'..='D' | 'F');
        tones.chars().filter(known).map(|tone| Digit { tone, duration, source }).collect()
    }
}
