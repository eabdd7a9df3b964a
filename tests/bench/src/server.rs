//! The loop: one thread, poll(2), non-blocking sockets on loopback.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};

use rustix::event::{PollFd, PollFlags, poll};

use crate::session::{Offer, Session};
use crate::template::Numbers;

/// A connection and its socket.
struct Client {
    socket: TcpStream,
    session: Session,
    /// The last write did not take everything.
    blocked: bool,
}

/// A server that listens on a port of loopback which the kernel picked.
pub struct Server {
    listener: TcpListener,
    offer: Offer,
    numbers: Numbers,
    clients: Vec<Client>,
}

impl Server {
    /// Listens; no client is served before [`Server::serve`].
    ///
    /// # Errors
    /// Those of `socket`, `bind` and `listen`.
    pub fn bind(offer: Offer) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        Ok(Self { listener, offer, numbers: Numbers::new(), clients: Vec::new() })
    }

    /// The port that clients connect to.
    ///
    /// # Errors
    /// Those of `getsockname`.
    pub fn port(&self) -> io::Result<u16> {
        Ok(self.listener.local_addr()?.port())
    }

    /// Serves clients until standard input ends, so that no server outlives the
    /// program that started it.
    ///
    /// # Errors
    /// Those of `poll`, `accept` and of reading standard input. A client's error
    /// ends that client alone.
    pub fn serve(&mut self) -> io::Result<()> {
        let stdin = io::stdin();
        loop {
            let mut watched = vec![PollFd::new(&stdin, PollFlags::IN), PollFd::new(&self.listener, PollFlags::IN)];
            watched.extend(self.clients.iter().map(|client| {
                let wanted = if client.blocked { PollFlags::IN | PollFlags::OUT } else { PollFlags::IN };
                PollFd::new(&client.socket, wanted)
            }));
            match poll(&mut watched, None) {
                Ok(_) => {}
                Err(rustix::io::Errno::INTR) => continue,
                Err(error) => return Err(error.into()),
            }
            let ready: Vec<bool> = watched.iter().map(|fd| !fd.revents().is_empty()).collect();
            drop(watched);
            if ready[0] && io::stdin().read(&mut [0; 64])? == 0 {
                return Ok(());
            }
            let mut ready_clients = ready[2..].iter();
            let (offer, numbers) = (&self.offer, &mut self.numbers);
            self.clients.retain_mut(|client| ready_clients.next() != Some(&true) || client.serve(offer, numbers));
            if ready[1] {
                self.accept()?;
            }
        }
    }

    fn accept(&mut self) -> io::Result<()> {
        loop {
            match self.listener.accept() {
                Ok((socket, _)) => {
                    socket.set_nonblocking(true)?;
                    socket.set_nodelay(true)?;
                    let mut client = Client { socket, session: Session::new(), blocked: false };
                    if client.write(&self.offer) {
                        self.clients.push(client);
                    }
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(()),
                Err(error) if error.kind() == ErrorKind::ConnectionAborted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

impl Client {
    /// Reads and answers; false when the connection has ended.
    fn serve(&mut self, offer: &Offer, numbers: &mut Numbers) -> bool {
        let mut buffer = [0; 16 * 1024];
        match self.socket.read(&mut buffer) {
            Ok(0) => return false,
            Ok(count) => self.session.feed(&buffer[..count], offer, numbers),
            Err(error) if retry(&error) => {}
            Err(_) => return false,
        }
        self.write(offer)
    }

    /// Writes until the socket takes no more or nothing waits; false when the
    /// connection has ended.
    fn write(&mut self, offer: &Offer) -> bool {
        self.blocked = false;
        while let Some(bytes) = self.session.pending(&offer.flood) {
            match self.socket.write(bytes) {
                Ok(count) => self.session.wrote(count, &offer.flood),
                Err(error) if retry(&error) => {
                    self.blocked = true;
                    return true;
                }
                Err(_) => return false,
            }
        }
        !self.session.is_closing()
    }
}

fn retry(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted)
}
