//! Starting a switch and steering it from another thread.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::runtime;
use tokio::sync::mpsc;
use tokio::task::LocalSet;

use crate::config::{Config, User};
use crate::dialplan::Action;
use crate::event::Event;
use crate::party::Party;
use crate::script::Script;
use crate::serve;
use crate::watch::Events;
use crate::wire::{Fault, Malformed};

/// What a switch is to be like, before it starts.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    config: Config,
}

impl Builder {
    /// Listen on this loopback port in the place of one that the kernel picks.
    #[must_use]
    pub fn port(mut self, port: u16) -> Self {
        self.config.port = port;
        self
    }

    /// The password of `auth`, in the place of ClueCon.
    #[must_use]
    pub fn password(mut self, password: impl Into<String>) -> Self {
        self.config.password = password.into();
        self
    }

    /// One more user for `userauth`.
    #[must_use]
    pub fn user(mut self, user: User) -> Self {
        self.config.users.push(user);
        self
    }

    /// One more address whose connections are rejected; 127.0.0.66 is from the start.
    #[must_use]
    pub fn deny(mut self, address: IpAddr) -> Self {
        self.config.denied.push(address);
        self
    }

    /// How long a client may stay silent before its first command, in the place of 25 s.
    #[must_use]
    pub fn auth_timeout(mut self, time: Duration) -> Self {
        self.config.auth_timeout = time;
        self
    }

    /// FreeSWITCH-Hostname and FreeSWITCH-Switchname, in the place of `eslng`.
    #[must_use]
    pub fn hostname(mut self, name: impl Into<String>) -> Self {
        self.config.hostname = name.into();
        self
    }

    /// An extension of the context `default`, in the place of one of that number.
    #[must_use]
    pub fn extension(mut self, number: &str, actions: impl IntoIterator<Item = Action>) -> Self {
        self.config.dialplan.add("default", number, actions.into_iter().collect());
        self
    }

    /// A file that `playback` finds, and how long it plays.
    #[must_use]
    pub fn media(mut self, path: impl Into<String>, length: Duration) -> Self {
        self.config.media.insert(path.into(), length);
        self
    }

    /// What `lua` and `luarun` print when they are called with exactly this argument; other scripts do not exist.
    #[must_use]
    pub fn lua(mut self, script: impl Into<String>, output: impl Into<String>) -> Self {
        self.config.scripts.add(script.into(), Script::new().prints(output.into()));
        self
    }

    /// What `lua` and `luarun` do when they are called with an argument that `reader` makes a script of. Readers are asked in
    /// the order in which they were added, after the scripts that stand fast.
    #[must_use]
    pub fn lua_reader(mut self, reader: impl Fn(&str) -> Option<Script> + Send + Sync + 'static) -> Self {
        self.config.scripts.add_reader(reader);
        self
    }

    /// What `system` prints when it is called with exactly this command. The test switch runs no commands.
    #[must_use]
    pub fn system(mut self, command: impl Into<String>, output: impl Into<String>) -> Self {
        self.config.commands.insert(command.into(), output.into());
        self
    }

    /// How the party of this name behaves when `test/NAME` is called.
    #[must_use]
    pub fn party(mut self, name: impl Into<String>, party: Party) -> Self {
        self.config.parties.insert(name.into(), party);
        self
    }

    /// Time between two HEARTBEAT events, in the place of 20 s.
    #[must_use]
    pub fn heartbeat(mut self, period: Duration) -> Self {
        self.config.heartbeat = period;
        self
    }

    /// Lets time stand still until [`Switch::advance`] is called: timeouts, playing, sleeping and the clock of the switch
    /// follow it. Only connections take real time.
    #[must_use]
    pub fn virtual_time(mut self) -> Self {
        self.config.virtual_time = true;
        self
    }

    /// A global variable.
    #[must_use]
    pub fn global(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let (name, value) = (name.into(), value.into());
        self.config.globals.retain(|(known, _)| *known != name);
        self.config.globals.push((name, value));
        self
    }

    /// A fault of every connection, from its greeting on.
    #[must_use]
    pub fn fault(mut self, fault: Fault) -> Self {
        self.config.add_fault(fault);
        self
    }

    /// Starts the switch on a thread of its own. Fails where the port cannot be listened on or the thread not be made.
    pub fn start(self) -> io::Result<Switch> {
        let listener = serve::listen(self.config.port)?;
        let port = listener.local_addr()?.port();
        let virtual_time = self.config.virtual_time;
        let mut runtime = runtime::Builder::new_current_thread();
        let runtime = runtime.enable_io().enable_time().start_paused(virtual_time).build()?;
        let (orders, inbox) = mpsc::unbounded_channel();
        let (tell_uuid, core_uuid) = channel();
        let thread = std::thread::Builder::new().name("eslng-switch".to_owned()).spawn(move || {
            LocalSet::new().block_on(&runtime, serve::run(self.config, listener, port, inbox, tell_uuid));
        })?;
        let core_uuid = core_uuid.recv().map_err(|_| io::Error::other("the thread of the test switch ended at once"))?;
        Ok(Switch { port, core_uuid: Mutex::new(core_uuid), virtual_time, orders: Some(orders), thread: Some(thread) })
    }
}

/// What the switch's thread is asked to do.
pub(crate) enum Order {
    Emit(Event),
    Call {
        address: String,
        mode: String,
        variables: Vec<(String, String)>,
        reply: Sender<String>,
    },
    Press {
        uuid: String,
        digits: String,
        reply: Sender<bool>,
    },
    HangUp {
        uuid: String,
        cause: String,
        reply: Sender<Result<(), ControlError>>,
    },
    /// The far end of a leg rings (`false`) or answers (`true`).
    Far {
        uuid: String,
        answers: bool,
        reply: Sender<bool>,
    },
    Party {
        name: String,
        party: Party,
    },
    Raw(Vec<u8>),
    Drop,
    Fault(Fault),
    ClearFaults,
    Watch(Sender<Event>),
    Advance {
        time: Duration,
        reply: Sender<()>,
    },
    Refuse {
        time: Duration,
        reply: Sender<()>,
    },
    Restart {
        reply: Sender<String>,
    },
}

/// Why a control did nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ControlError {
    /// No channel has this uuid (any more).
    NoSuchChannel(String),
    /// There is no hangup cause of this name or number.
    NoSuchCause(String),
    /// The switch was not started with virtual time, so its time cannot be advanced.
    RealTime,
    /// The switch has stopped.
    Stopped,
}

impl std::fmt::Display for ControlError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ControlError::NoSuchChannel(uuid) => write!(formatter, "no channel has the uuid {uuid:?}: it may have hung up"),
            ControlError::NoSuchCause(cause) => {
                write!(formatter, "{cause:?} is no hangup cause: use a name such as NORMAL_CLEARING or its number")
            }
            ControlError::RealTime => {
                write!(formatter, "the time of this test switch is real: start it with virtual time to advance it")
            }
            ControlError::Stopped => write!(formatter, "the test switch has stopped"),
        }
    }
}

impl std::error::Error for ControlError {}

/// A running switch. It stops when this is dropped: connections get the notice that the system goes down.
#[derive(Debug)]
pub struct Switch {
    port: u16,
    core_uuid: Mutex<String>,
    virtual_time: bool,
    orders: Option<mpsc::UnboundedSender<Order>>,
    thread: Option<JoinHandle<()>>,
}

impl Switch {
    /// What a switch is to be like; `Switch::builder().start()` gives the defaults.
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// The loopback port that it listens on.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        SocketAddr::from((Ipv4Addr::LOCALHOST, self.port))
    }

    /// The Core-UUID since the start, or since [`Switch::restart`].
    pub fn core_uuid(&self) -> String {
        self.core_uuid.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Every event of the switch from now on.
    pub fn events(&self) -> Result<Events, ControlError> {
        let (watcher, events) = channel();
        self.order(Order::Watch(watcher))?;
        Ok(Events::new(events))
    }

    /// Fires an event as a module of the switch would: its subclass first, then the headers that every event has, then its
    /// own.
    pub fn emit(&self, event: Event) -> Result<(), ControlError> {
        self.order(Order::Emit(event))
    }

    /// Places a call to a program that listens at `address` (`host:port`), as `socket` in a dialplan does, with `mode` of
    /// `async`, `full`, both or neither; both legs get the variables. Gives the uuid of the leg that the program controls.
    pub fn call<'a>(
        &self,
        address: &str,
        mode: &str,
        variables: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> Result<String, ControlError> {
        let variables = variables.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let (reply, answer) = channel();
        self.order(Order::Call { address: address.to_owned(), mode: mode.to_owned(), variables, reply })?;
        answer.recv().map_err(|_| ControlError::Stopped)
    }

    /// Presses digits (`12#`, or `12#@200` for 200 ms each) at the far end of the channel, which receives them.
    pub fn press(&self, uuid: &str, digits: &str) -> Result<(), ControlError> {
        let (reply, answer) = channel();
        self.order(Order::Press { uuid: uuid.to_owned(), digits: digits.to_owned(), reply })?;
        match answer.recv() {
            Ok(true) => Ok(()),
            Ok(false) => Err(ControlError::NoSuchChannel(uuid.to_owned())),
            Err(_) => Err(ControlError::Stopped),
        }
    }

    /// Hangs a channel up, with a cause by name or number.
    pub fn hang_up(&self, uuid: &str, cause: &str) -> Result<(), ControlError> {
        let (reply, answer) = channel();
        self.order(Order::HangUp { uuid: uuid.to_owned(), cause: cause.to_owned(), reply })?;
        answer.recv().map_err(|_| ControlError::Stopped)?
    }

    /// The far end of a leg rings: of one to `test/NAME`, or of a loopback call.
    pub fn ring(&self, uuid: &str) -> Result<(), ControlError> {
        self.far(uuid, false)
    }

    /// The far end of a leg answers.
    pub fn answer(&self, uuid: &str) -> Result<(), ControlError> {
        self.far(uuid, true)
    }

    fn far(&self, uuid: &str, answers: bool) -> Result<(), ControlError> {
        let (reply, answer) = channel();
        self.order(Order::Far { uuid: uuid.to_owned(), answers, reply })?;
        match answer.recv() {
            Ok(true) => Ok(()),
            Ok(false) => Err(ControlError::NoSuchChannel(uuid.to_owned())),
            Err(_) => Err(ControlError::Stopped),
        }
    }

    /// How the party of this name behaves when `test/NAME` is called from now on.
    pub fn party(&self, name: impl Into<String>, party: Party) -> Result<(), ControlError> {
        self.order(Order::Party { name: name.into(), party })
    }

    /// Lets so much of virtual time pass, with all that is due in it, one after the other. Fails where time is real.
    pub fn advance(&self, time: Duration) -> Result<(), ControlError> {
        if !self.virtual_time {
            return Err(ControlError::RealTime);
        }
        let (reply, answer) = channel();
        self.order(Order::Advance { time, reply })?;
        answer.recv().map_err(|_| ControlError::Stopped)
    }

    /// Closes the port for so long: who connects is refused. Connections that there are stay.
    pub fn refuse_connections(&self, time: Duration) -> Result<(), ControlError> {
        let (reply, answer) = channel();
        self.order(Order::Refuse { time, reply })?;
        answer.recv().map_err(|_| ControlError::Stopped)
    }

    /// Ends the core, with the notices that the system goes down, and begins again on the same port. Gives the new Core-UUID.
    pub fn restart(&self) -> Result<String, ControlError> {
        let (reply, answer) = channel();
        self.order(Order::Restart { reply })?;
        let uuid = answer.recv().map_err(|_| ControlError::Stopped)?;
        self.core_uuid.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&uuid);
        Ok(uuid)
    }

    /// Sends a message that breaks the rules on every connection, between two messages.
    pub fn send_malformed(&self, message: Malformed) -> Result<(), ControlError> {
        self.send_raw(message.bytes())
    }

    /// Sends these bytes on every connection, between two messages.
    pub fn send_raw(&self, bytes: impl Into<Vec<u8>>) -> Result<(), ControlError> {
        self.order(Order::Raw(bytes.into()))
    }

    /// Closes every connection without a notice.
    pub fn drop_connections(&self) -> Result<(), ControlError> {
        self.order(Order::Drop)
    }

    /// Turns a fault on, for the connections there are and those to come.
    pub fn fault(&self, fault: Fault) -> Result<(), ControlError> {
        self.order(Order::Fault(fault))
    }

    /// Turns all faults off.
    pub fn clear_faults(&self) -> Result<(), ControlError> {
        self.order(Order::ClearFaults)
    }

    fn order(&self, order: Order) -> Result<(), ControlError> {
        let orders = self.orders.as_ref().ok_or(ControlError::Stopped)?;
        orders.send(order).map_err(|_| ControlError::Stopped)
    }
}

impl Drop for Switch {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            // A panic there has been printed; to panic here too would hide the test's own failure.
            let _ = thread.join();
        }
    }
}
