//! Starting a switch and steering it from another thread.

use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::rc::Rc;
use std::sync::mpsc::{Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use tokio::runtime;
use tokio::sync::mpsc;
use tokio::task::LocalSet;

use crate::channel::{self, Cause, Digit, Outgoing};
use crate::config::{Config, User};
use crate::core::Core;
use crate::dialplan::Action;
use crate::event::Event;
use crate::listener::{self, Ending};
use crate::wire::Fault;

/// How long a stopping switch lets its connections say goodbye.
const FAREWELL: Duration = Duration::from_millis(500);

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
        self.config.scripts.insert(script.into(), output.into());
        self
    }

    /// A global variable.
    #[must_use]
    pub fn global(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.config.globals.insert(name.into(), value.into());
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
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, self.config.port))?;
        listener.set_nonblocking(true)?;
        let port = listener.local_addr()?.port();
        let runtime = runtime::Builder::new_current_thread().enable_io().enable_time().build()?;
        let (orders, inbox) = mpsc::unbounded_channel();
        let (tell_uuid, core_uuid) = channel();
        let thread = std::thread::Builder::new().name("eslng-switch".to_owned()).spawn(move || {
            LocalSet::new().block_on(&runtime, async move {
                let core = Core::new(self.config);
                // Whoever started the switch has gone if this fails; the orders' end then stops it too.
                let _ = tell_uuid.send(core.uuid.clone());
                serve(core, listener, inbox).await;
            });
        })?;
        let core_uuid = core_uuid.recv().map_err(|_| io::Error::other("the thread of the test switch ended at once"))?;
        Ok(Switch { port, core_uuid, orders: Some(orders), thread: Some(thread) })
    }
}

/// What the switch's thread is asked to do.
enum Order {
    Emit(Event),
    Call { address: String, mode: String, variables: Vec<(String, String)>, reply: Sender<String> },
    Press { uuid: String, digits: String, reply: Sender<bool> },
    HangUp { uuid: String, cause: String, reply: Sender<Result<(), ControlError>> },
    Raw(Vec<u8>),
    Drop,
    Fault(Fault),
    ClearFaults,
}

/// Why a control did nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ControlError {
    /// No channel has this uuid (any more).
    NoSuchChannel(String),
    /// There is no hangup cause of this name or number.
    NoSuchCause(String),
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
            ControlError::Stopped => write!(formatter, "the test switch has stopped"),
        }
    }
}

impl std::error::Error for ControlError {}

/// A running switch. It stops when this is dropped: connections get the notice that the system goes down.
#[derive(Debug)]
pub struct Switch {
    port: u16,
    core_uuid: String,
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

    /// The Core-UUID of this start.
    pub fn core_uuid(&self) -> &str {
        &self.core_uuid
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

/// Accepts connections and carries out orders until nobody can give any.
async fn serve(core: Rc<Core>, listener: TcpListener, mut inbox: mpsc::UnboundedReceiver<Order>) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    loop {
        tokio::select! {
            accepted = listener.accept() => {
                // A failed accept (the client has gone, no descriptor is left) concerns that client only.
                if let Ok((stream, peer)) = accepted {
                    tokio::task::spawn_local(listener::accept(Rc::clone(&core), stream, peer.ip()));
                }
            }
            order = inbox.recv() => match order {
                Some(order) => carry_out(&core, order),
                None => break,
            },
        }
    }
    for channel in core.channels() {
        channel::hangup(&core, &channel, Cause::SYSTEM_SHUTDOWN);
    }
    for listener in core.listeners() {
        listener.end(Ending::Shutdown);
    }
    // A client that does not read would hold the switch for ever.
    let _ = tokio::time::timeout(FAREWELL, core.no_listeners()).await;
}

fn carry_out(core: &Rc<Core>, order: Order) {
    // Who waits for a reply and has gone needs none, hence the ignored results.
    match order {
        Order::Emit(event) => core.fire(core.complete(event)),
        Order::Call { address, mode, variables, reply } => {
            let socket = Action::new("socket", format!("{address} {mode}"));
            let outgoing = Outgoing {
                destination: "socket".to_owned(),
                context: "default".to_owned(),
                variables,
                far_actions: vec![socket],
            };
            let (_, far) = channel::call(core, outgoing);
            let _ = reply.send(far.uuid.clone());
        }
        Order::Press { uuid, digits, reply } => {
            let channel = core.channel(&uuid);
            if let Some(channel) = &channel {
                channel.receive_digits(Digit::parse(&digits, "APP"));
            }
            let _ = reply.send(channel.is_some());
        }
        Order::HangUp { uuid, cause, reply } => {
            let done = match (core.channel(&uuid), Cause::named(&cause)) {
                (Some(channel), Some(cause)) => {
                    channel::hangup(core, &channel, cause);
                    Ok(())
                }
                (_, None) => Err(ControlError::NoSuchCause(cause)),
                _ => Err(ControlError::NoSuchChannel(uuid)),
            };
            let _ = reply.send(done);
        }
        Order::Raw(bytes) => core.listeners().iter().for_each(|listener| listener.inject(bytes.clone())),
        Order::Drop => core.listeners().iter().for_each(|listener| listener.end(Ending::Dropped)),
        Order::Fault(fault) => {
            core.faults.borrow_mut().add(fault);
            core.listeners().iter().for_each(|listener| listener.faults.borrow_mut().add(fault));
        }
        Order::ClearFaults => {
            *core.faults.borrow_mut() = Default::default();
            core.listeners().iter().for_each(|listener| *listener.faults.borrow_mut() = Default::default());
        }
    }
}
