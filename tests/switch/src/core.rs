//! What the switch knows: its identity, its listeners and its channels. One thread owns it; tasks share it as `Rc<Core>`, and
//! no borrow of a cell lives across an await.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::rc::Rc;

use tokio::sync::{Notify, watch};
use uuid::Uuid;

use crate::channel::Channel;
use crate::clock::{self, Clock};
use crate::conference::Conferences;
use crate::config::{Config, Stop};
use crate::event::Event;
use crate::listener::{Listener, Subject};
use crate::log::LogLine;
use crate::lots::Lots;
use crate::party::Party;
use crate::script::Script;
use crate::store::Store;
use crate::tasks::Tasks;
use crate::wire::Faults;

/// Where in the real switch's source an event is made: Event-Calling-File, -Function and -Line-Number, as recorded.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin(pub(crate) &'static str, pub(crate) &'static str, pub(crate) u32);

/// So many events a script fires before others get their turn.
const SCRIPT_BATCH: usize = 100;

/// The owner of the model.
pub(crate) struct Core {
    pub(crate) config: Config,
    /// Core-UUID, new at each start.
    pub(crate) uuid: String,
    pub(crate) clock: Clock,
    /// The faults of connections to come.
    pub(crate) faults: RefCell<Faults>,
    pub(crate) state: RefCell<Store>,
    pub(crate) tasks: Tasks,
    pub(crate) conferences: Conferences,
    pub(crate) lots: RefCell<Lots>,
    /// How the parties of the endpoint `test` behave, by name.
    pub(crate) parties: RefCell<BTreeMap<String, Party>>,
    /// Who gets every event, by a channel of the test's own.
    watchers: RefCell<Vec<std::sync::mpsc::Sender<Event>>>,
    /// Set when the core is to end, and why.
    stop: watch::Sender<Option<Stop>>,
    sequence: Cell<u64>,
    listeners: RefCell<BTreeMap<u64, Rc<Listener>>>,
    next_listener: Cell<u64>,
    listener_gone: Notify,
    channel_gone: Notify,
    /// Whether the end waits for the last call.
    elegant: Cell<bool>,
    /// Whether the core goes down, when states are told with all variables (`in_shutdown_api`).
    pub(crate) goes_down: Cell<bool>,
    /// By session number, so in order of creation.
    channels: RefCell<BTreeMap<u64, Rc<Channel>>>,
    session_ids: RefCell<HashMap<String, u64>>,
    sessions: Cell<u64>,
    peak_channels: Cell<usize>,
    /// When the sessions of the last second began, in microseconds since 1970.
    recent_sessions: RefCell<VecDeque<u64>>,
    peak_rate: Cell<usize>,
}

impl Core {
    pub(crate) fn new(config: Config) -> Rc<Self> {
        let faults = config.faults;
        let uuid = new_uuid();
        let clock = Clock::start();
        let own = [("hostname", config.hostname.clone())];
        let mut globals: Vec<(String, String)> = own.map(|(name, value)| (name.to_owned(), value)).to_vec();
        for (name, value) in &config.globals {
            // The real one knows its Core-UUID once its folders are set.
            if name == "local_ip_v4" {
                globals.push(("core_uuid".to_owned(), uuid.clone()));
            }
            globals.push((name.clone(), value.clone()));
        }
        Rc::new(Core {
            state: RefCell::new(Store::new(globals)),
            tasks: Tasks::new(clock.now() / 1_000_000),
            conferences: Conferences::default(),
            lots: RefCell::default(),
            parties: RefCell::new(config.parties.clone()),
            watchers: RefCell::default(),
            stop: watch::Sender::new(None),
            config,
            uuid,
            clock,
            faults: RefCell::new(faults),
            sequence: Cell::new(0),
            listeners: RefCell::default(),
            next_listener: Cell::new(0),
            listener_gone: Notify::new(),
            channel_gone: Notify::new(),
            elegant: Cell::new(false),
            goes_down: Cell::new(false),
            channels: RefCell::default(),
            session_ids: RefCell::default(),
            sessions: Cell::new(0),
            peak_channels: Cell::new(0),
            recent_sessions: RefCell::default(),
            peak_rate: Cell::new(0),
        })
    }

    /// A new event with the headers that every event has. Its sequence number is taken now.
    pub(crate) fn event(&self, name: &str, origin: Origin) -> Event {
        let mut event = Event::new(name);
        self.stamp(&mut event, origin);
        event
    }

    /// Adds the headers that every event has. A name that the core does not know is CUSTOM from now on.
    pub(crate) fn stamp(&self, event: &mut Event, origin: Origin) {
        let name = event.settle_name();
        let now = self.clock.now();
        self.sequence.set(self.sequence.get() + 1);
        event.add("Event-Name", name);
        event.add("Core-UUID", &*self.uuid);
        event.add("FreeSWITCH-Hostname", &*self.config.hostname);
        event.add("FreeSWITCH-Switchname", &*self.config.hostname);
        event.add("FreeSWITCH-IPv4", "192.0.2.2");
        event.add("FreeSWITCH-IPv6", "fd00::2");
        event.add("Event-Date-Local", clock::local(now));
        event.add("Event-Date-GMT", clock::gmt(now));
        event.add("Event-Date-Timestamp", now.to_string());
        event.add("Event-Calling-File", origin.0);
        event.add("Event-Calling-Function", origin.1);
        event.add("Event-Calling-Line-Number", origin.2.to_string());
        event.add("Event-Sequence", self.sequence.get().to_string());
    }

    /// An event that a test wrote, as a module or a script of the switch would have made it.
    pub(crate) fn complete(&self, written: Event, origin: Origin) -> Event {
        let mut event = Event::new(written.name());
        if let Some(subclass) = written.subclass() {
            event.set_subclass(subclass.to_owned());
        }
        self.stamp(&mut event, origin);
        event.extend(written);
        event
    }

    /// A new CUSTOM event of this subclass.
    pub(crate) fn custom(&self, subclass: &str, origin: Origin) -> Event {
        let mut event = Event::new("CUSTOM");
        event.set_subclass(subclass.to_owned());
        self.stamp(&mut event, origin);
        event
    }

    /// A global variable.
    pub(crate) fn global(&self, name: &str) -> Option<String> {
        self.state.borrow().global(name).map(str::to_owned)
    }

    /// A variable of a channel, or the global one of that name; an empty value is none.
    pub(crate) fn variable_of(&self, channel: &Channel, name: &str) -> Option<String> {
        channel.variable(name).filter(|value| !value.is_empty()).or_else(|| self.global(name))
    }

    /// Does what a script does, and gives its output. Between many events others get their turn, as they do beside a thread.
    pub(crate) async fn run_script(&self, script: &Script) -> String {
        for (uuid, name, value) in &script.variables {
            if let Some(channel) = self.channel(uuid) {
                channel.set_variable(name, value.as_str());
            }
        }
        for (index, event) in script.events.iter().enumerate() {
            if index % SCRIPT_BATCH == SCRIPT_BATCH - 1 {
                tokio::task::yield_now().await;
            }
            self.fire(self.complete(event.clone(), Origin("switch_cpp.cpp", "Event", 315)));
        }
        script.output.clone()
    }

    /// Has the core end: at once, or when its calls have ended (`elegant`).
    pub(crate) fn stop(&self, stop: Stop, elegant: bool) {
        self.elegant.set(elegant);
        self.stop.send_if_modified(|now| now.replace(stop).is_none());
    }

    /// Completes when somebody has the core end; for an elegant end not before the last call.
    pub(crate) async fn stopped(&self) -> Stop {
        let mut stop = self.stop.subscribe();
        // The sender lives in `self`, so waiting cannot fail.
        let why = stop.wait_for(Option::is_some).await.ok().and_then(|why| *why).unwrap_or(Stop::End);
        while self.elegant.get() && !self.channels.borrow().is_empty() {
            self.channel_gone.notified().await;
        }
        why
    }

    /// Has a test hear every event from now on.
    pub(crate) fn watch(&self, watcher: std::sync::mpsc::Sender<Event>) {
        self.watchers.borrow_mut().push(watcher);
    }

    /// Those who watch this core, for the one that follows it.
    pub(crate) fn take_watchers(&self) -> Vec<std::sync::mpsc::Sender<Event>> {
        self.watchers.take()
    }

    /// Tells every listener that wants it.
    pub(crate) fn fire(&self, event: Event) {
        // Who has gone watches no more.
        self.watchers.borrow_mut().retain(|watcher| watcher.send(event.clone()).is_ok());
        let subject = Subject::of(&event);
        let event = Rc::new(event);
        for listener in self.listeners.borrow().values() {
            listener.offer(&event, &subject);
        }
    }

    /// Tells every listener that logs at this level.
    pub(crate) fn log(&self, line: LogLine) {
        let line = Rc::new(line);
        for listener in self.listeners.borrow().values() {
            listener.offer_log(&line);
        }
    }

    /// A number for a new listener.
    pub(crate) fn next_listener_id(&self) -> u64 {
        self.next_listener.set(self.next_listener.get() + 1);
        self.next_listener.get()
    }

    pub(crate) fn add_listener(&self, listener: Rc<Listener>) {
        self.listeners.borrow_mut().insert(listener.id, listener);
    }

    pub(crate) fn remove_listener(&self, id: u64) {
        self.listeners.borrow_mut().remove(&id);
        self.listener_gone.notify_one();
    }

    /// Completes when a listener has gone. Only one task may wait for it.
    pub(crate) async fn listener_left(&self) {
        self.listener_gone.notified().await;
    }

    /// Completes when there is no listener. Only one task may wait for it.
    pub(crate) async fn no_listeners(&self) {
        while !self.listeners.borrow().is_empty() {
            self.listener_gone.notified().await;
        }
    }

    pub(crate) fn listeners(&self) -> Vec<Rc<Listener>> {
        self.listeners.borrow().values().cloned().collect()
    }

    /// A number for a new session.
    pub(crate) fn next_session_id(&self) -> u64 {
        self.sessions.set(self.sessions.get() + 1);
        self.recent_sessions.borrow_mut().push_back(self.clock.now());
        self.peak_rate.set(self.peak_rate.get().max(self.sessions_last_second()));
        self.sessions.get()
    }

    /// How many sessions began in the last second.
    pub(crate) fn sessions_last_second(&self) -> usize {
        let now = self.clock.now();
        let mut recent = self.recent_sessions.borrow_mut();
        while recent.front().is_some_and(|begun| begun + 1_000_000 < now) {
            recent.pop_front();
        }
        recent.len()
    }

    /// The most sessions that began in one second.
    pub(crate) fn peak_sessions_per_second(&self) -> usize {
        self.peak_rate.get()
    }

    /// How many sessions there were since the start.
    pub(crate) fn sessions_since_start(&self) -> u64 {
        self.sessions.get()
    }

    /// The most channels there were at a time.
    pub(crate) fn peak_channels(&self) -> usize {
        self.peak_channels.get()
    }

    pub(crate) fn add_channel(&self, channel: Rc<Channel>) {
        let mut channels = self.channels.borrow_mut();
        self.session_ids.borrow_mut().insert(channel.uuid.clone(), channel.session_id);
        channels.insert(channel.session_id, channel);
        self.peak_channels.set(self.peak_channels.get().max(channels.len()));
    }

    pub(crate) fn remove_channel(&self, channel: &Channel) {
        self.channels.borrow_mut().remove(&channel.session_id);
        self.session_ids.borrow_mut().remove(&channel.uuid);
        self.channel_gone.notify_one();
    }

    /// All channels, oldest first.
    pub(crate) fn channels(&self) -> Vec<Rc<Channel>> {
        self.channels.borrow().values().cloned().collect()
    }

    /// A channel that has not hung up, by its uuid.
    pub(crate) fn channel(&self, uuid: &str) -> Option<Rc<Channel>> {
        let session_id = *self.session_ids.borrow().get(uuid)?;
        self.channels.borrow().get(&session_id).filter(|channel| !channel.is_hung_up()).cloned()
    }
}

/// A random UUID as text.
pub(crate) fn new_uuid() -> String {
    Uuid::new_v4().to_string()
}
