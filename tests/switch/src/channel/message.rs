//! `sendmsg`: what a channel is told to do, and how it waits for it while it does something else.

use std::rc::Rc;
use std::time::Duration;

use regex::Regex;
use tokio::time::{Instant, sleep_until};

use super::{Binding, Cause, Channel, Digit, State, life};
use crate::api;
use crate::application;
use crate::core::{Core, Origin};
use crate::dialplan::Action;
use crate::event::Event;
use crate::wire::Packet;

/// Loops end after a pass that took less than this.
const SHORTEST_LOOP: Duration = Duration::from_millis(500);

/// A message to a session.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    command: String,
    headers: Vec<(String, String)>,
    body: Option<String>,
}

impl Message {
    /// The message of a `sendmsg` packet. Without an argument its Command shows the whole block, as recorded.
    pub(crate) fn of(packet: &Packet, bare: bool) -> Self {
        let command = if bare { &packet.block } else { &packet.command };
        Message { command: command.clone(), headers: packet.headers.clone(), body: packet.body.clone() }
    }

    /// A message that runs an application.
    pub(crate) fn execute(application: &str, argument: &str) -> Self {
        let headers = [("call-command", "execute"), ("execute-app-name", application), ("execute-app-arg", argument)];
        Message {
            command: "execute".to_owned(),
            headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec(),
            body: None,
        }
    }

    /// Whether it asks to be queued although the connection is synchronous.
    pub(crate) fn is_async(&self) -> bool {
        self.is_true("async")
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }

    fn is_true(&self, name: &str) -> bool {
        self.header(name).is_some_and(|value| value.eq_ignore_ascii_case("true"))
    }

    /// The argument of an `execute`: its header, or a text/plain body.
    fn argument(&self) -> &str {
        let plain = self.header("content-type").is_some_and(|kind| kind.eq_ignore_ascii_case("text/plain"));
        match (self.header("execute-app-arg"), &self.body) {
            (Some(argument), _) => argument,
            (None, Some(body)) if plain => body,
            (None, _) => "",
        }
    }
}

/// Carries out a message (`switch_ivr_parse_event`). An unknown call-command does nothing.
pub(crate) async fn carry_out(core: &Rc<Core>, channel: &Rc<Channel>, message: &Message) {
    match message.header("call-command").map(str::to_ascii_lowercase).as_deref() {
        Some("execute") => execute(core, channel, message).await,
        Some("hangup") => {
            let cause = message.header("hangup-cause").and_then(Cause::named).unwrap_or(Cause::NORMAL_CLEARING);
            life::hangup(core, channel, cause);
        }
        Some("xferext") => {
            let actions = message.headers.iter().filter(|(name, _)| name.eq_ignore_ascii_case("application"));
            let actions = actions.map(|(_, action)| Action::parse(action)).collect();
            life::transfer(channel, actions, State::Routing);
        }
        _ => {}
    }
}

async fn execute(core: &Rc<Core>, channel: &Rc<Channel>, message: &Message) {
    let Some(name) = message.header("execute-app-name") else { return };
    let loops: i64 = message.header("loops").and_then(|loops| loops.parse().ok()).unwrap_or(1);
    let locked = channel.locked.get();
    channel.locked.set(locked || message.is_true("event-lock"));
    let mut done = 0;
    while !channel.is_gone() && (loops < 0 || done < loops.max(1)) {
        done += 1;
        if let Some(uuid) = message.header("Event-UUID") {
            channel.set_variable("app_uuid", uuid);
        }
        channel.set_variable("current_loop", done.to_string());
        channel.set_variable("total_loops", loops.to_string());
        let begun = Instant::now();
        application::execute(core, channel, name, message.argument()).await;
        if begun.elapsed() < SHORTEST_LOOP {
            break;
        }
    }
    channel.set_variable("current_loop", "");
    channel.set_variable("total_loops", "");
    channel.locked.set(locked);
}

/// Why a waiting application goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wake {
    /// The time is over.
    Time,
    /// A digit came.
    Digit(char),
    /// Somebody broke it off.
    Broken,
    /// The channel hung up or was sent elsewhere.
    Gone,
}

/// Waits in an application until `deadline`, or for ever. Messages that come meanwhile are carried out in here, nested,
/// unless an event-lock holds them back; the time they take is not counted.
pub(crate) async fn wait(core: &Rc<Core>, channel: &Rc<Channel>, deadline: Option<Instant>) -> Wake {
    wait_while(core, channel, deadline, || true).await
}

/// The same, as long as `lasting` holds; it is looked at after each change of the channel.
pub(crate) async fn wait_while(
    core: &Rc<Core>,
    channel: &Rc<Channel>,
    mut deadline: Option<Instant>,
    lasting: impl Fn() -> bool,
) -> Wake {
    let begun = Instant::now();
    let mut changed = channel.changed.subscribe();
    loop {
        changed.mark_unchanged();
        if channel.is_gone() {
            return Wake::Gone;
        }
        if channel.broken.get().is_some_and(|at| at >= begun) {
            channel.broken.set(None);
            return Wake::Broken;
        }
        if !lasting() {
            return Wake::Broken;
        }
        if channel.resources.paused.get() {
            let begun = Instant::now();
            channel.until(|| !channel.resources.paused.get() || channel.is_gone()).await;
            deadline = deadline.map(|deadline| deadline + begun.elapsed());
            continue;
        }
        let digit = channel.digits.borrow_mut().pop_front();
        if let Some(digit) = digit {
            dequeued(core, channel, digit);
            match bound(channel, digit.tone) {
                Bound::No => return Wake::Digit(digit.tone),
                Bound::Perhaps => continue,
                Bound::To(binding) => {
                    Box::pin(act(core, channel, &binding)).await;
                    continue;
                }
            }
        }
        let message = if channel.locked.get() { None } else { channel.messages.borrow_mut().pop_front() };
        if let Some(message) = message {
            let begun = Instant::now();
            Box::pin(process(core, channel, &message)).await;
            deadline = deadline.map(|deadline| deadline + begun.elapsed());
            continue;
        }
        match deadline {
            Some(deadline) if deadline <= Instant::now() => return Wake::Time,
            Some(deadline) => {
                tokio::select! {
                    _ = changed.changed() => {}
                    () = sleep_until(deadline) => {}
                }
            }
            None => {
                // The sender lives as long as the channel.
                let _ = changed.changed().await;
            }
        }
    }
}

/// What a digit is to the bindings of `bind_digit_action`.
enum Bound {
    /// None of their business.
    No,
    /// The beginning of one.
    Perhaps,
    /// The end of this one.
    To(Binding),
}

fn bound(channel: &Channel, tone: char) -> Bound {
    let bindings = channel.bindings();
    if bindings.is_empty() {
        return Bound::No;
    }
    let mut pending = channel.resources.pending.borrow_mut();
    pending.push(tone);
    let whole = |binding: &&Binding| match binding.digits.strip_prefix('~') {
        Some(pattern) => Regex::new(pattern).is_ok_and(|pattern| pattern.is_match(&pending)),
        None => binding.digits == *pending,
    };
    if let Some(binding) = bindings.iter().find(whole) {
        pending.clear();
        return Bound::To(binding.clone());
    }
    if bindings.iter().any(|binding| binding.digits.starts_with(pending.as_str())) {
        return Bound::Perhaps;
    }
    pending.clear();
    Bound::No
}

/// Does what a binding says: `exec:APPLICATION`, `api:COMMAND`, or an event that names both.
async fn act(core: &Rc<Core>, channel: &Rc<Channel>, binding: &Binding) {
    match binding.action.split_once(':') {
        Some((kind, name)) if kind.starts_with("exec") => application::execute(core, channel, name, &binding.argument).await,
        Some(("api", name)) => drop(api::execute(core, name, &binding.argument).await),
        _ => {
            let mut event = core.event("CUSTOM", Origin("mod_dptools.c", "digit_action_callback", 247));
            channel.add_data(&mut event);
            event.add("action-name", binding.action.as_str());
            event.add("action-value", binding.argument.as_str());
            core.fire(event);
        }
    }
}

/// Carries out a queued message and shows it (`switch_ivr_parse_next_event`).
async fn process(core: &Rc<Core>, channel: &Rc<Channel>, message: &Message) {
    carry_out(core, channel, message).await;
    let mut event = Event::new("PRIVATE_COMMAND");
    event.add("Command", message.command.as_str());
    for (name, value) in &message.headers {
        event.add(name, value.as_str());
    }
    if let Some(body) = &message.body {
        event.set_body(body.clone());
    }
    core.stamp(&mut event, Origin("switch_ivr.c", "switch_ivr_parse_next_event", 804));
    channel.add_basic(&mut event);
    core.fire(event);
}

/// Tells that a digit has been taken from the queue.
fn dequeued(core: &Core, channel: &Channel, digit: Digit) {
    channel.data.borrow_mut().digits_dialed.push(digit.tone);
    let mut event = core.event("DTMF", Origin("switch_channel.c", "switch_channel_dequeue_dtmf", 678));
    channel.add_basic(&mut event);
    event.add("DTMF-Digit", digit.tone);
    event.add("DTMF-Duration", digit.duration.to_string());
    event.add("DTMF-Source", digit.source);
    core.fire(event);
}
