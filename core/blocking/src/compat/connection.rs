//! The class `ESLconnection`.

use std::borrow::Cow;
use std::fmt;
use std::os::fd::{AsRawFd, OwnedFd, RawFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use eslng_engine::command::CommandError;
use eslng_engine::event::compat::{Event, to_plain};
use eslng_engine::vocabulary::is_true;
use eslng_engine::wire::{ContentType, Frame};
use rustix::net::sockopt;

use super::arguments::Login;
use super::event::EslEvent;
use super::log::{self, Logger};
use super::monitor::{Locks, Monitor, StdLocks};
use super::packet;
use super::session::{CallError, Session};
use crate::connect::{ConnectError, connect_while};
use crate::deadline::Deadline;
use crate::socket::{InterruptHook, SendError};

/// What a face gives a connection.
pub struct Hooks {
    /// Asked whether to go on when a signal interrupts a wait: for Ctrl-C in an interpreter. Without one waits always go on.
    pub interrupt: Option<InterruptHook>,
    /// Where it logs. Standard error by default, at the level of [`set_log_level`](log::set_log_level).
    pub log: Logger,
}

impl Default for Hooks {
    fn default() -> Self {
        Hooks { interrupt: None, log: log::to_stderr }
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hooks").field("interrupt", &self.interrupt.is_some()).finish_non_exhaustive()
    }
}

/// The interrupt hook broke a call off. What was waited for may still come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("interrupted by a signal")]
pub struct Interrupted;

/// libesl's `ESLconnection`, for the faces that have this class: arguments and return values are its, texts are bytes, and `None` stands
/// for C's NULL. A status is libesl's: 0 is success, 1 failure.
///
/// Threads may share one: a thread that receives keeps no other from a command and its answer. What would make a command of several
/// lines is refused (the call fails, the connection stays, the log says why), except in [`send`](Self::send) and
/// [`send_recv`](Self::send_recv), which take whole packets. Every method that waits ends with [`Interrupted`] when the interrupt hook
/// says so, and only then.
pub type EslConnection = EslConnectionWith<StdLocks>;

/// An [`EslConnection`] with locks of this kind.
pub struct EslConnectionWith<L: Locks> {
    link: L::Monitor<Option<Arc<Session<OwnedFd, L>>>>,
    /// This and the others are written by exchanges: tools that look for races take a plain store for one.
    connected: AtomicBool,
    /// The answer to `connect`, of an outbound connection.
    info: Option<Frame>,
    /// What `recvEvent` gave last.
    last: L::Monitor<Option<Frame>>,
    asynchronous: AtomicBool,
    event_lock: AtomicBool,
    log: Logger,
}

/// What there is without waiting.
#[derive(Debug)]
pub enum Ready {
    /// An event, or a message that holds none.
    Event(EslEvent),
    /// Nothing yet.
    Nothing,
    /// The connection has ended, or there is none.
    Ended,
}

/// How a wait for a message ended.
enum Received {
    Message(Frame),
    TimedOut,
    /// The connection has ended, or there is none.
    Ended,
}

impl<L: Locks> EslConnectionWith<L> {
    /// `ESLconnection(host, port, password)` and `(host, port, user, password)`: connects and logs in, without a limit of time. Where
    /// that fails the object is there and not connected.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn connect(login: &Login<'_>, hooks: Hooks) -> Result<Self, Interrupted> {
        let mut connection = Self::unconnected(hooks.log);
        let failed = |error: &dyn fmt::Display| (hooks.log)(log::ERROR, "ESLconnection", &mut || error.to_string().into_bytes());
        let Some(port) = login.port else {
            failed(&"the port is none");
            return Ok(connection);
        };
        let Ok(host) = std::str::from_utf8(login.host) else {
            failed(&"the host's name is no text");
            return Ok(connection);
        };
        let fd = match connect_while(host, port, Deadline::NEVER, hooks.interrupt.as_ref()) {
            Ok((fd, _)) => fd,
            Err(ConnectError::Interrupted) => return Err(Interrupted),
            Err(error) => {
                failed(&error);
                return Ok(connection);
            }
        };
        let session = session(fd, hooks.interrupt);
        match session.login(login.user, login.password, Deadline::NEVER) {
            Ok(_) => connection.begin(session),
            Err(error) if error.is_interruption() => return Err(Interrupted),
            Err(error) => failed(&error),
        }
        Ok(connection)
    }

    /// `ESLconnection(fd)`: takes over an outbound connection, which it will close. Sends `connect` and waits for the answer, which
    /// [`get_info`](Self::get_info) gives. Where that fails the object is there and not connected.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn attach(fd: OwnedFd, hooks: Hooks) -> Result<Self, Interrupted> {
        // A descriptor that knows no TCP_NODELAY needs none.
        let _ = sockopt::set_tcp_nodelay(&fd, true);
        let mut connection = Self::unconnected(hooks.log);
        connection.begin(session(fd, hooks.interrupt));
        connection.info = connection.call("ESLconnection", b"connect\n\n")?;
        Ok(connection)
    }

    /// An object without a connection: what a face makes of a number that is no descriptor.
    pub fn unconnected(log: Logger) -> Self {
        EslConnectionWith {
            link: Monitor::new(None),
            connected: AtomicBool::new(false),
            info: None,
            last: Monitor::new(None),
            asynchronous: AtomicBool::new(false),
            event_lock: AtomicBool::new(false),
            log,
        }
    }

    fn begin(&mut self, session: Session<OwnedFd, L>) {
        self.link = Monitor::new(Some(Arc::new(session)));
        self.connected = AtomicBool::new(true);
    }

    /// `socketDescriptor()`: for polling; -1 when not connected.
    pub fn socket_descriptor(&self) -> RawFd {
        self.session().map_or(-1, |session| session.fd().as_raw_fd())
    }

    /// `connected()`: 1 until a call finds that the connection has ended, which closes its descriptor, or `disconnect` ends it.
    pub fn connected(&self) -> i32 {
        i32::from(self.connected.load(Ordering::Acquire))
    }

    /// `getInfo()`: the answer to `connect`, which is the call's data. `None` on an inbound connection and when not connected.
    pub fn get_info(&self) -> Option<EslEvent> {
        self.session()?;
        self.info.clone().map(EslEvent::message)
    }

    /// `send(packet)`: sends it as it is, with the empty line that ends it where it lacks, and waits for no reply. A status.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn send(&self, packet: Option<&[u8]>) -> Result<i32, Interrupted> {
        let (Some(packet), Some(session)) = (self.whole("send", packet), self.session()) else { return Ok(1) };
        self.log_packet("send", packet);
        match session.send(packet, Deadline::NEVER) {
            Ok(()) => Ok(0),
            Err(error) => self.unsent("send", &error).map(|()| 1),
        }
    }

    /// `sendRecv(packet)`: sends it as [`send`](Self::send) does and gives the next reply. What comes before that waits for `recvEvent`.
    /// `None` when there was no reply.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn send_recv(&self, packet: Option<&[u8]>) -> Result<Option<EslEvent>, Interrupted> {
        let Some(packet) = self.whole("sendRecv", packet) else { return Ok(None) };
        self.call("sendRecv", packet).map(reply)
    }

    /// `api(command, argument)`: the answer is the reply's body. `None` when there was none.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn api(&self, command: Option<&[u8]>, argument: Option<&[u8]>) -> Result<Option<EslEvent>, Interrupted> {
        let Some(command) = command else { return Ok(None) };
        self.call_built("api", packet::api(command, argument)).map(reply)
    }

    /// `bgapi(command, argument, job_uuid)`: gives the reply, which has the `Job-UUID`. The result comes as a BACKGROUND_JOB event to
    /// those that subscribed to it.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn bgapi(
        &self,
        command: Option<&[u8]>,
        argument: Option<&[u8]>,
        job_uuid: Option<&[u8]>,
    ) -> Result<Option<EslEvent>, Interrupted> {
        let Some(command) = command else { return Ok(None) };
        self.call_built("bgapi", packet::bgapi(command, argument, job_uuid)).map(reply)
    }

    /// `sendEvent(event)`: sends it for the switch to fire, and waits for the reply. Gives not that but what `recvEvent` gave last, and an
    /// event of type SERVER_DISCONNECTED where it gave none or this call failed.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn send_event(&self, event: Option<&EslEvent>) -> Result<EslEvent, Interrupted> {
        let packet = event.and_then(|event| event.read(sendevent));
        let Some(packet) = packet else { return Ok(EslEvent::disconnected()) };
        self.send_event_packet(packet)
    }

    /// As [`send_event`](Self::send_event), with a packet of [`packet::sendevent`]: for a face with events of its own.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn send_event_packet(&self, packet: Result<Vec<u8>, CommandError>) -> Result<EslEvent, Interrupted> {
        let answered = self.call_built("sendEvent", packet)?.is_some();
        let last = self.last.lock().clone().filter(|_| answered);
        Ok(last.map_or_else(EslEvent::disconnected, EslEvent::received))
    }

    /// `sendMSG(event, uuid)`: sends an event's headers and body as a message to the call `uuid`, or to the connection's own. A status.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn send_msg(&self, event: Option<&EslEvent>, uuid: Option<&[u8]>) -> Result<i32, Interrupted> {
        let packet = event.and_then(|event| event.read(|event| sendmsg(event, uuid)));
        packet.map_or(Ok(1), |packet| self.send_msg_packet(packet))
    }

    /// As [`send_msg`](Self::send_msg), with a packet of [`packet::sendmsg`]: for a face with events of its own.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn send_msg_packet(&self, packet: Result<Vec<u8>, CommandError>) -> Result<i32, Interrupted> {
        self.call_built("sendMSG", packet).map(status)
    }

    /// `recvEvent()`: the next event, or the next message that holds none; those that came before a reply come first. An event of type
    /// SERVER_DISCONNECTED when the connection has ended, also by a disconnect notice.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn recv_event(&self) -> Result<EslEvent, Interrupted> {
        match self.receive("recvEvent", Deadline::NEVER)? {
            Received::Message(frame) => Ok(EslEvent::received(frame)),
            Received::TimedOut | Received::Ended => Ok(EslEvent::disconnected()),
        }
    }

    /// What [`recv_event`](Self::recv_event) would give without waiting, for a face to which giving others their turn costs more than a read.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn recv_event_ready(&self) -> Result<Ready, Interrupted> {
        Ok(match self.receive("recvEvent", Deadline::after(Duration::ZERO))? {
            Received::Message(frame) => Ready::Event(EslEvent::received(frame)),
            Received::TimedOut => Ready::Nothing,
            Received::Ended => Ready::Ended,
        })
    }

    /// `recvEventTimed(ms)`: as [`recv_event`](Self::recv_event) within so many milliseconds; 0 is no limit. `None` when the time passed,
    /// and what has come of a message is kept; `None` also when the connection has ended.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn recv_event_timed(&self, ms: i32) -> Result<Option<EslEvent>, Interrupted> {
        match self.receive("recvEventTimed", Deadline::from_libesl_ms(ms.cast_unsigned()))? {
            Received::Message(frame) => Ok(Some(EslEvent::received(frame))),
            Received::TimedOut | Received::Ended => Ok(None),
        }
    }

    /// `filter(header, value)`: lets through only events whose header has this value. Gives the reply.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn filter(&self, header: Option<&[u8]>, value: Option<&[u8]>) -> Result<Option<EslEvent>, Interrupted> {
        let (Some(header), Some(value)) = (header, value) else { return Ok(None) };
        self.call_built("filter", packet::filter(header, value)).map(reply)
    }

    /// `events(format, names)`: subscribes; `xml` and `json` are formats, everything else is plain. A status: 0 when a reply came,
    /// whatever it says.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn events(&self, format: Option<&[u8]>, names: Option<&[u8]>) -> Result<i32, Interrupted> {
        let Some(names) = names else { return Ok(1) };
        let format = match format {
            Some(b"xml") => "xml",
            Some(b"json") => "json",
            _ => "plain",
        };
        self.call_built("events", packet::events(format, names)).map(status)
    }

    /// `execute(application, argument, uuid)`: runs an application on the call `uuid`, or on the connection's own. Gives the reply.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn execute(
        &self,
        application: Option<&[u8]>,
        argument: Option<&[u8]>,
        uuid: Option<&[u8]>,
    ) -> Result<Option<EslEvent>, Interrupted> {
        self.run("execute", application, argument, uuid, self.asynchronous.load(Ordering::Relaxed))
    }

    /// `executeAsync(application, argument, uuid)`: as [`execute`](Self::execute) with `async: true`, whatever `setAsyncExecute` said.
    ///
    /// # Errors
    /// Only [`Interrupted`].
    pub fn execute_async(
        &self,
        application: Option<&[u8]>,
        argument: Option<&[u8]>,
        uuid: Option<&[u8]>,
    ) -> Result<Option<EslEvent>, Interrupted> {
        self.run("executeAsync", application, argument, uuid, true)
    }

    /// `setAsyncExecute(value)`: whether `execute` sends `async: true`, by FreeSWITCH's words for true. `None` changes nothing. What holds
    /// now, 0 or 1.
    pub fn set_async_execute(&self, value: Option<&[u8]>) -> i32 {
        set(&self.asynchronous, value)
    }

    /// `setEventLock(value)`: whether `execute` and `executeAsync` send `event-lock: true`; see
    /// [`set_async_execute`](Self::set_async_execute).
    pub fn set_event_lock(&self, value: Option<&[u8]>) -> i32 {
        set(&self.event_lock, value)
    }

    /// `disconnect()`: closes the connection without an `exit`. Calls of other threads end: those that read at once, those that write
    /// within a second, and with the last of them the descriptor is closed. 0, also when there was no connection.
    pub fn disconnect(&self) -> i32 {
        self.let_go();
        0
    }

    /// Nothing uses the session from here on. An object whose connection has ended may live long, in a program whose garbage nobody
    /// collects yet: it holds no descriptor.
    fn let_go(&self) {
        self.connected.swap(false, Ordering::AcqRel);
        let link = self.link.lock().take();
        if let Some(session) = link {
            session.close();
        }
    }

    /// The session of an object that is connected.
    fn session(&self) -> Option<Arc<Session<OwnedFd, L>>> {
        let session = self.link.lock().clone();
        session.filter(|_| self.connected.load(Ordering::Acquire))
    }

    fn run(
        &self,
        method: &str,
        application: Option<&[u8]>,
        argument: Option<&[u8]>,
        uuid: Option<&[u8]>,
        asynchronous: bool,
    ) -> Result<Option<EslEvent>, Interrupted> {
        let event_lock = self.event_lock.load(Ordering::Relaxed);
        self.call_built(method, packet::execute(uuid, application, argument, event_lock, asynchronous)).map(reply)
    }

    fn call_built(&self, method: &str, packet: Result<Vec<u8>, CommandError>) -> Result<Option<Frame>, Interrupted> {
        match packet {
            Ok(packet) => self.call(method, &packet),
            Err(error) => {
                (self.log)(log::ERROR, method, &mut || error.to_string().into_bytes());
                Ok(None)
            }
        }
    }

    /// Sends a packet; its reply, or `None` when the connection ended.
    fn call(&self, method: &str, packet: &[u8]) -> Result<Option<Frame>, Interrupted> {
        let Some(session) = self.session() else { return Ok(None) };
        self.log_packet(method, packet);
        match session.call(packet, Deadline::NEVER) {
            Ok(frame) => {
                if let Some(frame) = &frame {
                    self.log_message(method, frame);
                }
                Ok(frame)
            }
            Err(CallError::Send(error)) => self.unsent(method, &error).map(|()| None),
            Err(CallError::Ended(ended)) if ended.is_interruption() => Err(Interrupted),
            Err(CallError::Ended(ended)) => {
                self.lost(method, &ended);
                Ok(None)
            }
        }
    }

    fn receive(&self, method: &str, deadline: Deadline) -> Result<Received, Interrupted> {
        let Some(session) = self.session() else { return Ok(Received::Ended) };
        match session.receive(true, deadline) {
            Ok(Some(frame)) if is_farewell(&frame) => {
                self.log_message(method, &frame);
                self.lost(method, &"the switch closed the connection");
                Ok(Received::Ended)
            }
            Ok(Some(frame)) => {
                self.log_message(method, &frame);
                *self.last.lock() = Some(frame.clone());
                Ok(Received::Message(frame))
            }
            Ok(None) => Ok(Received::TimedOut),
            Err(ended) if ended.is_interruption() => Err(Interrupted),
            Err(ended) => {
                self.lost(method, &ended);
                Ok(Received::Ended)
            }
        }
    }

    /// A packet of the program's own. NUL is refused: the switch drops what follows it.
    fn whole<'p>(&self, method: &str, packet: Option<&'p [u8]>) -> Option<&'p [u8]> {
        let packet = packet?;
        if packet.contains(&0) {
            (self.log)(log::ERROR, method, &mut || b"not sent: the packet holds a NUL".to_vec());
            return None;
        }
        Some(packet)
    }

    /// A packet was not sent. After a part of it the connection is of no more use, interrupted or not.
    fn unsent(&self, method: &str, error: &SendError) -> Result<(), Interrupted> {
        match error {
            SendError::Interrupted { sent: 0, .. } => Err(Interrupted),
            SendError::Interrupted { .. } => {
                self.lost(method, error);
                Err(Interrupted)
            }
            _ => {
                self.lost(method, error);
                Ok(())
            }
        }
    }

    fn lost(&self, method: &str, error: &dyn fmt::Display) {
        self.let_go();
        (self.log)(log::ERROR, method, &mut || error.to_string().into_bytes());
    }

    fn log_packet(&self, method: &str, packet: &[u8]) {
        (self.log)(log::DEBUG, method, &mut || [b"SEND\n", packet].concat());
    }

    fn log_message(&self, method: &str, frame: &Frame) {
        (self.log)(log::DEBUG, method, &mut || [b"RECV MESSAGE\n", &to_plain(Event::of_message(frame).content())[..]].concat());
    }
}

impl<L: Locks> Drop for EslConnectionWith<L> {
    fn drop(&mut self) {
        self.disconnect();
    }
}

impl<L: Locks> fmt::Debug for EslConnectionWith<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EslConnection").field("socket", &self.socket_descriptor()).finish_non_exhaustive()
    }
}

fn session<L: Locks>(fd: OwnedFd, interrupt: Option<InterruptHook>) -> Session<OwnedFd, L> {
    let mut session = Session::with_locks(fd, ());
    if let Some(hook) = interrupt {
        session.on_interrupt(hook);
    }
    session
}

fn reply(frame: Option<Frame>) -> Option<EslEvent> {
    frame.map(EslEvent::message)
}

fn status(frame: Option<Frame>) -> i32 {
    i32::from(frame.is_none())
}

fn set(flag: &AtomicBool, value: Option<&[u8]>) -> i32 {
    if let Some(value) = value {
        flag.swap(is_true(&String::from_utf8_lossy(value)), Ordering::Relaxed);
    }
    i32::from(flag.load(Ordering::Relaxed))
}

/// The notice before the end; one that announces a lingering switch is none.
fn is_farewell(frame: &Frame) -> bool {
    let headers = frame.headers();
    frame.content_type() == ContentType::DisconnectNotice
        && headers.get("Content-Length").is_some()
        && !headers.get("Content-Disposition").is_some_and(|kind| kind.eq_ignore_ascii_case("linger"))
}

/// The packet's name is the type's, whatever the headers say.
fn sendevent(event: &Event) -> Result<Vec<u8>, CommandError> {
    let headers: Vec<(&[u8], Cow<'_, [u8]>)> = event.headers().collect();
    packet::sendevent(event.kind().as_str().as_bytes(), headers.iter().map(|(name, value)| (*name, &value[..])), event.body())
}

fn sendmsg(event: &Event, uuid: Option<&[u8]>) -> Result<Vec<u8>, CommandError> {
    let headers: Vec<(&[u8], Cow<'_, [u8]>)> = event.headers().collect();
    packet::sendmsg(uuid, headers.iter().map(|(name, value)| (*name, &value[..])), event.body())
}
