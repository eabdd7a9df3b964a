//! The thread of a switch: it accepts connections and carries out the orders of the test, until its core ends.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::rc::Rc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use tokio::sync::mpsc::UnboundedReceiver;
use tokio::time::{Instant, sleep_until};

use crate::channel::{self, Cause, Digit, Outgoing};
use crate::config::{Config, Stop};
use crate::control::{ControlError, Order};
use crate::core::{Core, Origin};
use crate::dialplan::Action;
use crate::heartbeat;
use crate::listener::{self, Ending};

/// How long a stopping switch lets its connections say goodbye.
const FAREWELL: Duration = Duration::from_millis(500);
/// How long a core that is shut down waits for connections that linger.
const LAST_LINGER: Duration = Duration::from_secs(10);
/// How long it takes to listen again while somebody else has the port.
const RETRY: Duration = Duration::from_millis(10);

/// Listens on a loopback port, 0 for one that the kernel picks; an error names it.
pub(crate) fn listen(port: u16) -> io::Result<TcpListener> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .map_err(|error| io::Error::new(error.kind(), format!("127.0.0.1:{port}: {error}")))?;
    listener.set_nonblocking(true)?;
    Ok(listener)
}

/// Serves one core after the other, each with a Core-UUID of its own, until one is to end for good.
pub(crate) async fn run(
    config: Config,
    listener: TcpListener,
    port: u16,
    mut orders: UnboundedReceiver<Order>,
    tell_uuid: Sender<String>,
) {
    let Ok(listener) = tokio::net::TcpListener::from_std(listener) else { return };
    let mut door = Door { listener: Some(listener), port, opens: Instant::now() };
    let mut stillness = Stillness::begin(config.virtual_time);
    let mut tell_uuid = Some(tell_uuid);
    let mut watchers = Vec::new();
    loop {
        let core = Core::new(config.clone());
        watchers.drain(..).for_each(|watcher| core.watch(watcher));
        if let Some(tell) = tell_uuid.take() {
            // Whoever waits for it has gone if this fails; the orders' end then stops the switch too.
            let _ = tell.send(core.uuid.clone());
        }
        let pulse = tokio::task::spawn_local(heartbeat::beat(Rc::clone(&core)));
        let why = serve(&core, &mut door, &mut orders, &mut stillness).await;
        pulse.abort();
        let restarted = match why {
            Why::Restarted(reply) => Some(reply),
            Why::Core(Stop::Restart) => None,
            Why::Core(Stop::End) | Why::NoOrders => {
                door.listener = None;
                stillness.end();
                wind_down(&core, matches!(why, Why::Core(_))).await;
                return;
            }
        };
        wind_down(&core, true).await;
        watchers = core.take_watchers();
        tell_uuid = restarted;
    }
}

/// Why a core is served no more.
enum Why {
    /// Nobody can give orders any more: the switch is dropped.
    NoOrders,
    /// A client has ended it.
    Core(Stop),
    /// The test restarts it and waits for the new Core-UUID.
    Restarted(Sender<String>),
}

/// The port, which can be closed for a while.
struct Door {
    listener: Option<tokio::net::TcpListener>,
    port: u16,
    opens: Instant,
}

impl Door {
    /// The next connection. Opens the port again when it is time.
    async fn accept(&mut self) -> std::io::Result<(tokio::net::TcpStream, std::net::SocketAddr)> {
        loop {
            if let Some(listener) = &self.listener {
                return listener.accept().await;
            }
            sleep_until(self.opens).await;
            match tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, self.port)).await {
                Ok(listener) => self.listener = Some(listener),
                Err(_) => self.opens = Instant::now() + RETRY,
            }
        }
    }
}

/// Keeps virtual time from passing: tokio lets paused time run ahead to the next timer whenever all tasks wait, but not while
/// a blocking task runs. So one runs as long as time is to stand still.
struct Stillness(Option<Sender<()>>);

impl Stillness {
    fn begin(virtual_time: bool) -> Self {
        let still = virtual_time.then(|| {
            let (hold, released) = std::sync::mpsc::channel::<()>();
            tokio::task::spawn_blocking(move || released.recv());
            hold
        });
        Stillness(still)
    }

    /// Lets time pass, by itself from timer to timer.
    fn end(&mut self) {
        self.0 = None;
    }
}

async fn serve(core: &Rc<Core>, door: &mut Door, orders: &mut UnboundedReceiver<Order>, stillness: &mut Stillness) -> Why {
    loop {
        tokio::select! {
            accepted = door.accept() => {
                // A failed accept (the client has gone, no descriptor is left) concerns that client only.
                if let Ok((stream, peer)) = accepted {
                    tokio::task::spawn_local(listener::accept(Rc::clone(core), stream, peer.ip()));
                }
            }
            stop = core.stopped() => return Why::Core(stop),
            order = orders.recv() => match order {
                None => return Why::NoOrders,
                Some(Order::Restart { reply }) => return Why::Restarted(reply),
                Some(Order::Refuse { time, reply }) => {
                    door.listener = None;
                    door.opens = Instant::now() + time;
                    let _ = reply.send(());
                }
                Some(Order::Advance { time, reply }) => {
                    let end = Instant::now() + time;
                    stillness.end();
                    sleep_until(end).await;
                    *stillness = Stillness::begin(true);
                    let _ = reply.send(());
                }
                Some(order) => carry_out(core, order),
            },
        }
    }
}

/// Ends the calls and connections of a core. `announced` fires SHUTDOWN first and waits for connections that linger.
async fn wind_down(core: &Rc<Core>, announced: bool) {
    core.tasks.stop();
    if announced {
        core.goes_down.set(true);
        let mut event = core.event("SHUTDOWN", Origin("switch_core.c", "switch_core_destroy", 3033));
        event.add("Event-Info", "System Shutting Down");
        core.fire(event);
    }
    for channel in core.channels() {
        channel::hangup(core, &channel, Cause::SYSTEM_SHUTDOWN);
    }
    if announced {
        let sessions = async {
            while core.listeners().iter().any(|listener| listener.holds_session()) {
                core.listener_left().await;
            }
        };
        // One that lingers for ever holds the real one up.
        let _ = tokio::time::timeout(LAST_LINGER, sessions).await;
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
        Order::Emit(event) => core.fire(core.complete(event, Origin("eslng-switch", "emit", 1))),
        Order::Call { address, mode, variables, reply } => {
            let socket = Action::new("socket", format!("{address} {mode}"));
            let outgoing = Outgoing {
                destination: "socket".to_owned(),
                context: "default".to_owned(),
                variables,
                far_actions: vec![socket],
                originator: None,
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
        Order::Far { uuid, answers, reply } => {
            let channel = core.channel(&uuid);
            match &channel {
                Some(channel) if answers => channel::answer(core, channel),
                Some(channel) => channel::ring_ready(core, channel),
                None => {}
            }
            let _ = reply.send(channel.is_some());
        }
        Order::Party { name, party } => drop(core.parties.borrow_mut().insert(name, party)),
        Order::Raw(bytes) => core.listeners().iter().for_each(|listener| listener.inject(bytes.clone())),
        Order::Drop => core.listeners().iter().for_each(|listener| listener.end(Ending::Dropped)),
        Order::Fault(fault) => {
            core.faults.borrow_mut().add(fault);
            core.listeners().iter().for_each(|listener| listener.set_fault(Some(fault)));
        }
        Order::ClearFaults => {
            *core.faults.borrow_mut() = Default::default();
            core.listeners().iter().for_each(|listener| listener.set_fault(None));
        }
        Order::Watch(watcher) => core.watch(watcher),
        Order::Advance { .. } | Order::Refuse { .. } | Order::Restart { .. } => {
            unreachable!("orders on time and port are carried out by their owner, serve")
        }
    }
}
