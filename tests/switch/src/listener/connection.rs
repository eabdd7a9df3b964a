//! The task of one connection: commands in, everything out.

use std::io;
use std::net::IpAddr;
use std::rc::Rc;
use std::time::Duration;

use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;
use tokio::net::tcp::OwnedReadHalf;
use tokio::time::{Instant, sleep_until};

use super::{Ending, Listener};
use crate::channel::Channel;
use crate::config::Permissions;
use crate::core::{Core, Origin};
use crate::log::{DEBUG, LogLine};
use crate::wire::{PacketReader, Writer, message};

/// How many bytes of queued events go out before commands are looked at again.
const BATCH: usize = 64 * 1024;

/// How an outbound connection controls its session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mode {
    /// `async`: the channel parks and carries out what is sent to it; else each command runs while the client waits.
    pub(crate) is_async: bool,
    /// `full`: every command may be used.
    pub(crate) full: bool,
}

/// Whether and how long a connection outlives its session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Linger {
    No,
    Forever,
    For(u64),
}

impl Linger {
    /// Linger-Time of the notice, in seconds.
    fn seconds(self) -> i64 {
        match self {
            Linger::No => 0,
            Linger::Forever => -1,
            Linger::For(seconds) => i64::try_from(seconds).unwrap_or(i64::MAX),
        }
    }
}

/// One connection with what its commands have set.
pub(super) struct Connection {
    pub(super) core: Rc<Core>,
    pub(super) port: Rc<Listener>,
    /// What the client may do; `None` until it has logged in.
    pub(super) permissions: Option<Permissions>,
    /// How it controls its session, where it is an outbound one.
    pub(super) mode: Option<Mode>,
    /// Whether `myevents` bound it to a session, which it holds from then on.
    pub(super) bound: bool,
    /// Whether a command has been read.
    pub(super) greeted: bool,
    pub(super) linger: Linger,
    packets: PacketReader,
    reader: OwnedReadHalf,
    writer: Writer,
    /// Set once the linger notice is out: when the lingering ends, `None` for never.
    lingering: Option<Option<Instant>>,
}

/// Serves a client that connected to the switch.
pub(crate) async fn accept(core: Rc<Core>, stream: TcpStream, peer: IpAddr) {
    let denied = core.config.denied.contains(&peer);
    let remote = stream.peer_addr().map_or_else(|_| peer.to_string(), |address| address.to_string());
    let mut connection = Connection::new(core, stream);
    let core = &connection.core;
    core.log(LogLine::new(
        core,
        DEBUG,
        Origin("mod_event_socket.c", "listener_run", 2699),
        "",
        &format!("Connection Open from {remote}"),
    ));
    let ending = if denied {
        connection.send(message::RUDE_REJECTION).await.err().unwrap_or(Ending::Goodbye)
    } else {
        match connection.send(message::AUTH_REQUEST).await {
            Ok(()) => connection.serve().await,
            Err(ending) => ending,
        }
    };
    connection.finish(ending).await;
}

/// Serves an application under test that `socket` dialled, until it or the session lets go.
pub(crate) async fn control(core: Rc<Core>, stream: TcpStream, channel: Rc<Channel>, mode: Mode) {
    channel.hold();
    let mut connection = Connection::new(core, stream);
    connection.permissions = Some(Permissions::all());
    connection.mode = Some(mode);
    *connection.port.session.borrow_mut() = Some(Rc::clone(&channel));
    let ending = connection.serve().await;
    connection.finish(ending).await;
    channel.release();
}

impl Connection {
    fn new(core: Rc<Core>, stream: TcpStream) -> Self {
        // Without this the segments that a fault asks for would melt into one; a socket that refuses works all the same.
        let _ = stream.set_nodelay(true);
        let (reader, writer) = stream.into_split();
        let faults = *core.faults.borrow();
        let port = Listener::new(core.next_listener_id(), faults);
        core.add_listener(Rc::clone(&port));
        Connection {
            writer: Writer::new(writer, Rc::clone(&port.faults)),
            core,
            port,
            permissions: None,
            mode: None,
            bound: false,
            greeted: false,
            linger: Linger::No,
            packets: PacketReader::default(),
            reader,
            lingering: None,
        }
    }

    /// The session that this connection controls.
    pub(super) fn session(&self) -> Option<Rc<Channel>> {
        self.port.session.borrow().clone()
    }

    async fn serve(&mut self) -> Ending {
        let silence = Instant::now() + self.core.config.auth_timeout;
        loop {
            if let Err(ending) = self.turn(silence).await {
                return ending;
            }
        }
    }

    /// Carries out what has been read, else sends what is queued, else waits for something to happen.
    async fn turn(&mut self, silence: Instant) -> Result<(), Ending> {
        if let Some(ending) = self.port.ending() {
            return Err(ending);
        }
        if let Some(packet) = self.packets.next_packet().map_err(|_| Ending::Goodbye)? {
            return self.obey(packet).await;
        }
        if self.flush().await? {
            return self.read_ready();
        }
        self.end_of_session().await?;
        let deadline = match self.lingering {
            Some(end) => end,
            None => (!self.greeted).then_some(silence),
        };
        let port = Rc::clone(&self.port);
        let hangup = self.session().filter(|_| self.lingering.is_none());
        let mut buffer = [0; 16 * 1024];
        let reads = !port.faults.borrow().stall_reading;
        tokio::select! {
            biased;
            ending = port.ended() => Err(ending),
            read = self.reader.read(&mut buffer), if reads => match read {
                Ok(0) | Err(_) => Err(Ending::Goodbye),
                Ok(count) => {
                    self.packets.feed(&buffer[..count]);
                    Ok(())
                }
            },
            () = port.wake.notified() => Ok(()),
            () = async {
                match hangup {
                    Some(session) => session.hung_up().await,
                    None => std::future::pending().await,
                }
            } => Ok(()),
            () = async {
                match deadline {
                    Some(deadline) => sleep_until(deadline).await,
                    None => std::future::pending().await,
                }
            } => Err(Ending::Goodbye),
        }
    }

    /// Takes what has already arrived, so that commands are heard between two batches of events.
    fn read_ready(&mut self) -> Result<(), Ending> {
        if self.port.faults.borrow().stall_reading {
            return Ok(());
        }
        let mut buffer = [0; 16 * 1024];
        match self.reader.try_read(&mut buffer) {
            Ok(0) => Err(Ending::Goodbye),
            Ok(count) => {
                self.packets.feed(&buffer[..count]);
                Ok(())
            }
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => Ok(()),
            Err(_) => Err(Ending::Goodbye),
        }
    }

    /// Sends a batch of what is queued: raw bytes, log lines, events. Nothing but raw bytes goes out while a command is
    /// half read. False when nothing was to be sent.
    async fn flush(&mut self) -> Result<bool, Ending> {
        let mut batch = Vec::new();
        while let Some(bytes) = self.port.raw.borrow_mut().pop_front() {
            batch.extend_from_slice(&bytes);
        }
        if !self.packets.is_partial() {
            let format = self.port.subscription.borrow().format;
            while batch.len() < BATCH {
                let Some(line) = self.port.lines.borrow_mut().pop_front() else { break };
                batch.extend_from_slice(&line.encode());
            }
            while batch.len() < BATCH {
                let Some(event) = self.port.events.borrow_mut().pop_front() else { break };
                batch.extend_from_slice(&message::event(&event, format));
            }
        }
        if batch.is_empty() {
            return Ok(false);
        }
        self.send(&batch).await?;
        Ok(true)
    }

    /// When the controlled session has hung up: announces the lingering, or ends the connection.
    async fn end_of_session(&mut self) -> Result<(), Ending> {
        let Some(session) = self.session().filter(|session| session.is_hung_up()) else { return Ok(()) };
        if self.lingering.is_some() {
            return Ok(());
        }
        if self.linger == Linger::No {
            // A session of its own thread still reports; one that waits for this listener cannot.
            if self.mode.is_none_or(|mode| mode.is_async) {
                session.reported().await;
                while self.flush().await? {}
            }
            return Err(Ending::Goodbye);
        }
        self.lingering = Some(match self.linger {
            Linger::For(seconds) => Some(Instant::now() + Duration::from_secs(seconds)),
            Linger::No | Linger::Forever => None,
        });
        let notice = message::linger_notice(&session.uuid, &session.name(), self.linger.seconds());
        self.send(&notice).await
    }

    /// Sends a reply, unless a fault keeps it back.
    pub(super) async fn reply(&mut self, bytes: &[u8]) -> Result<(), Ending> {
        let faults = *self.port.faults.borrow();
        if faults.never_answer {
            return Ok(());
        }
        if let Some(delay) = faults.answer_late {
            tokio::time::sleep(delay).await;
        }
        self.send(bytes).await?;
        if faults.answer_twice {
            self.send(bytes).await?;
        }
        Ok(())
    }

    /// Sends a whole message; who ends the connection meanwhile cuts it where it is.
    pub(super) async fn send(&mut self, bytes: &[u8]) -> Result<(), Ending> {
        let port = Rc::clone(&self.port);
        tokio::select! {
            biased;
            sent = self.writer.send(bytes) => sent.map_err(|_| Ending::Dropped),
            ending = port.ended() => Err(ending),
        }
    }

    /// Says goodbye and closes. An ordinary end waits for the jobs that run for this connection.
    async fn finish(mut self, ending: Ending) {
        if ending == Ending::Goodbye {
            self.port.jobs_done().await;
        }
        let text = match ending {
            Ending::Goodbye => Some(message::GOODBYE),
            Ending::Shutdown => Some(message::SHUTTING_DOWN),
            Ending::LostEvents => Some(message::LOST_EVENTS),
            Ending::Dropped => None,
        };
        if let Some(text) = text {
            let session = self.session().filter(|_| ending == Ending::Goodbye);
            let notice = message::disconnect_notice(session.as_ref().map(|session| session.uuid.as_str()), text);
            // The client may be gone already.
            let _ = self.writer.send(&notice).await;
        }
        self.writer.close().await;
        self.core.remove_listener(self.port.id);
        if let Some(session) = self.session().filter(|_| self.bound) {
            session.release();
        }
    }
}
